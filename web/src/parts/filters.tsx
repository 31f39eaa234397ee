/** The filter of events, shared by the table and the map. Every change goes to the address at once. */
import { useEffect, useRef, useState } from 'react'
import type { EventFilter, Overview, Page, ReportRow } from '../../../src/desk/types.ts'
import { countryName } from '../lib/countries.ts'
import { useApi } from '../lib/data.ts'
import { conditionsIn } from '../lib/filter.ts'
import { number } from '../lib/format.ts'
import { useMedia } from '../lib/settings.ts'
import { statusLabel, typeLabel } from '../lib/words.ts'
import { Icon } from './icons.tsx'

interface Props {
  filter: EventFilter
  onChange: (filter: EventFilter) => void
}

export function Filters({ filter, onChange }: Props) {
  const { data: overview } = useApi<Overview>('/api/overview')
  const { data: reports } = useApi<Page<ReportRow>>('/api/reports?limit=500')
  const wide = useMedia('(min-width: 60rem)')
  const [open, setOpen] = useState(false)
  const set = (part: EventFilter) => onChange(without({ ...filter, ...part }))
  const count = conditionsIn(filter)
  return (
    <form className="filters" aria-label="Filter events" onSubmit={(e) => e.preventDefault()}>
      <Words label="Search in events" value={filter.q} onChange={(q) => set({ q })} grow />
      {!wide && (
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="filter" /> Filter{count > 0 ? ` (${count})` : ''}
        </button>
      )}
      {(wide || open) && (
        <>
          <Choice
            label="Type"
            value={filter.type}
            counts={overview?.types}
            name={typeLabel}
            onChange={(type) => set({ type })}
          />
          <Choice
            label="Country"
            value={filter.country}
            counts={overview?.countries}
            name={countryName}
            onChange={(country) => set({ country })}
          />
          <Choice
            label="Status"
            value={filter.status}
            counts={overview?.statuses}
            name={statusLabel}
            onChange={(status) => set({ status })}
          />
          <Words label="Party" value={filter.party} onChange={(party) => set({ party })} />
          <Day label="From" value={filter.from} max={filter.to} onChange={(from) => set({ from })} />
          <Day label="To" value={filter.to} min={filter.from} onChange={(to) => set({ to })} />
          <label className="field">
            <span>Report</span>
            <select value={filter.report ?? ''} onChange={(e) => set({ report: e.target.value })}>
              <option value="">Any</option>
              {filter.report && !reports?.rows.some((r) => r.id === filter.report) && (
                <option value={filter.report}>{filter.report.slice(0, 12)}</option>
              )}
              {reports?.rows.map((r) => (
                <option key={r.id} value={r.id}>
                  {r.title ?? r.path ?? r.id.slice(0, 12)}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>Review</span>
            <select
              value={filter.review ?? ''}
              onChange={(e) => set({ review: (e.target.value || undefined) as EventFilter['review'] })}
            >
              <option value="">Any</option>
              <option value="open">Not decided</option>
              <option value="accepted">Accepted</option>
              <option value="rejected">Rejected</option>
            </select>
          </label>
        </>
      )}
      {(count > 0 || filter.q) && (
        <button type="button" className="button button-quiet" onClick={() => onChange({})}>
          <Icon name="close" /> Clear
        </button>
      )}
    </form>
  )
}

interface WordsProps {
  label: string
  value: string | undefined
  onChange: (v: string) => void
  grow?: boolean
}

/** A text field that reports after a short rest, so that typing does not ask the server at every letter. */
export function Words({ label, value = '', onChange, grow }: WordsProps) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // The address changed from outside (back, clear): follow it; while one types, the field leads.
    if (value !== sent.current) {
      sent.current = value
      setText(value)
    }
  }, [value])
  useEffect(() => () => clearTimeout(timer.current), [])
  const send = (v: string) => {
    clearTimeout(timer.current)
    if (v.trim() === sent.current) return
    sent.current = v.trim()
    onChange(v.trim())
  }
  return (
    <label className={`field${grow ? ' field-grow' : ''}`}>
      <span>{label}</span>
      <input
        type="search"
        value={text}
        autoComplete="off"
        onChange={(e) => {
          setText(e.target.value)
          clearTimeout(timer.current)
          timer.current = setTimeout(send, 250, e.target.value)
        }}
        onKeyDown={(e) => e.key === 'Enter' && send(text)}
      />
    </label>
  )
}

interface ChoiceProps {
  label: string
  value: string | undefined
  counts: { [code: string]: number } | undefined
  name: (code: string) => string
  onChange: (v: string) => void
}

function Choice({ label, value = '', counts = {}, name, onChange }: ChoiceProps) {
  const codes = Object.keys(counts).sort((a, b) => counts[b]! - counts[a]! || name(a).localeCompare(name(b)))
  if (value && !codes.includes(value)) codes.push(value)
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(e) => onChange(e.target.value)}>
        <option value="">Any</option>
        {codes.map((c) => (
          <option key={c} value={c}>
            {name(c)} ({number(counts[c] ?? 0)})
          </option>
        ))}
      </select>
    </label>
  )
}

function Day(p: {
  label: string
  value: string | undefined
  min?: string | undefined
  max?: string | undefined
  onChange: (v: string) => void
}) {
  return (
    <label className="field field-day">
      <span>{p.label}</span>
      <input type="date" value={p.value ?? ''} min={p.min} max={p.max} onChange={(e) => p.onChange(e.target.value)} />
    </label>
  )
}

function without(filter: EventFilter): EventFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, v]) => v !== undefined && v !== '')) as EventFilter
}
