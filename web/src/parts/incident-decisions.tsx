/** Deciding on an incident: credibility, merging with another, taking events out, a note, and the history. */
import { useState } from 'react'
import type { EventRow, IncidentView, Page } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { formatRange, formatWhen } from '../lib/format.ts'
import { parties, typeLabel } from '../lib/words.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { GradeLine } from './grade.tsx'
import { History } from './history.tsx'
import { Icon } from './icons.tsx'
import { Suggested } from './incident-origins.tsx'

type Open = 'merge' | 'split' | 'note' | null

export function IncidentDecisions({ view, titleOf }: { view: IncidentView; titleOf: (view: IncidentView) => string }) {
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const toggle = (what: Open) => setOpen(open === what ? null : what)
  return (
    <section className="deciding" aria-labelledby="decisions">
      <h2 id="decisions" className="section">
        Decisions
      </h2>
      <dl className="facts facts-lines">
        <div>
          <dt>Credibility</dt>
          <dd>
            <GradeLine target={{ incident: view.incident.id }} field="credibility" grade={view.credibility} />
          </dd>
        </div>
        <div>
          <dt>Suggested</dt>
          <dd>
            <Suggested incident={view.incident} events={view.events} />
          </dd>
        </div>
      </dl>
      <p className="decide-buttons">
        <button type="button" className="button" aria-expanded={open === 'merge'} onClick={() => toggle('merge')}>
          <Icon name="merge" /> Merge with another
        </button>
        {view.events.length > 1 && (
          <button type="button" className="button" aria-expanded={open === 'split'} onClick={() => toggle('split')}>
            <Icon name="split" /> Take events out
          </button>
        )}
        <button type="button" className="button" aria-expanded={open === 'note'} onClick={() => toggle('note')}>
          <Icon name="pencil" /> Note
        </button>
      </p>
      {open === 'merge' && <MergeForm view={view} titleOf={titleOf} onClose={close} />}
      {open === 'split' && <SplitForm view={view} onClose={close} />}
      {open === 'note' && <NoteForm incident={view.incident.id} onClose={close} />}
      {view.decisions.length > 0 && <History decisions={view.decisions} />}
    </section>
  )
}

interface FormProps {
  view: IncidentView
  onClose: () => void
}

/** Others of the same kind and near the same days come first. */
function MergeForm({ view, titleOf, onClose }: FormProps & { titleOf: (view: IncidentView) => string }) {
  const { data } = useApi<Page<IncidentView>>('/api/incidents?limit=500')
  const [words, setWords] = useState('')
  const [other, setOther] = useState<string | null>(null)
  const deciding = useDecide()
  const { incident } = view
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = (data?.rows ?? [])
    .filter((v) => v.incident.id !== incident.id)
    .map((v) => ({ v, title: titleOf(v), near: nearness(incident, v.incident) }))
    .filter(({ v, title }) => {
      const text = `${title} ${v.incident.place?.name ?? ''} ${v.events.map(parties).join(' ')}`.toLowerCase()
      return wanted.every((w) => text.includes(w))
    })
    .sort((a, b) => a.near - b.near)
    .slice(0, 8)
  return (
    <DecisionForm
      deciding={deciding}
      label="Merge with another incident"
      save="Merge"
      onClose={onClose}
      request={(note) =>
        other === null
          ? 'Choose the incident that is the same happening.'
          : { kind: 'merge', target: { incident: incident.id }, value: { incident: other }, note }
      }
    >
      <label className="decide-field">
        <span>Find the other incident</span>
        {/* biome-ignore lint/a11y/noAutofocus: the form was opened by the person to type here */}
        <input autoFocus value={words} placeholder="place, party, kind" onChange={(e) => setWords(e.target.value)} />
      </label>
      <fieldset className="decide-list">
        <legend className="unseen">The other incident</legend>
        {found.map(({ v, title }) => (
          <label key={v.incident.id} className="check">
            <input
              type="radio"
              name="other"
              checked={other === v.incident.id}
              onChange={() => setOther(v.incident.id)}
            />
            <span>
              {title}
              <small className="quiet"> {formatRange(v.incident.from, v.incident.to)}</small>
              {v.events[0] && <q className="clamp">{v.events[0].evidence}</q>}
            </span>
          </label>
        ))}
        {data && found.length === 0 && <p className="nothing">None with these words.</p>}
      </fieldset>
    </DecisionForm>
  )
}

/** Days apart, and much more for another kind of event. */
function nearness(a: IncidentView['incident'], b: IncidentView['incident']): number {
  const days = Math.abs(Date.parse(a.from ?? '') - Date.parse(b.from ?? '')) / 86_400_000
  return (Number.isNaN(days) ? 10_000 : days) + (a.type === b.type ? 0 : 1000)
}

function SplitForm({ view, onClose }: FormProps) {
  const deciding = useDecide()
  const [taken, setTaken] = useState<string[]>([])
  const keyOf = (row: EventRow) => `${row.report.id} ${row.event.id}`
  return (
    <DecisionForm
      deciding={deciding}
      label="Take events out"
      save="Take out"
      onClose={onClose}
      request={(note) => {
        const events = view.events.filter((row) => taken.includes(keyOf(row)))
        if (events.length === 0) return 'Choose the events that are another happening.'
        if (events.length === view.events.length) return 'Leave at least one event.'
        const value = { events: events.map((row) => ({ report: row.report.id, event: row.event.id })) }
        return { kind: 'split', target: { incident: view.incident.id }, value, note }
      }}
    >
      <fieldset className="decide-list">
        <legend className="small quiet">These are another happening:</legend>
        {view.events.map((row) => (
          <label key={keyOf(row)} className="check">
            <input
              type="checkbox"
              checked={taken.includes(keyOf(row))}
              onChange={(e) =>
                setTaken(e.target.checked ? [...taken, keyOf(row)] : taken.filter((k) => k !== keyOf(row)))
              }
            />
            <span>
              {typeLabel(row.event.type)} {parties(row)}
              <small className="quiet">
                {' '}
                {formatWhen(row.event.when)} · {row.report.publisher ?? row.report.title ?? 'report'}
              </small>
              <q className="clamp">{row.evidence}</q>
            </span>
          </label>
        ))}
      </fieldset>
    </DecisionForm>
  )
}

function NoteForm({ incident, onClose }: { incident: string; onClose: () => void }) {
  const deciding = useDecide()
  const [text, setText] = useState('')
  return (
    <form
      className="decide"
      aria-label="Note"
      onSubmit={async (e) => {
        e.preventDefault()
        if (await deciding.decide({ kind: 'note', target: { incident }, note: text })) onClose()
      }}
    >
      <label className="decide-field">
        <span>Note</span>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the form was opened by the person to type here
          autoFocus
          required
          rows={3}
          value={text}
          maxLength={10_000}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      {deciding.failure && (
        <p className="bad small" role="alert">
          {deciding.failure}
        </p>
      )}
      <div className="decide-buttons">
        <button type="submit" className="button button-main" disabled={deciding.busy}>
          Save note
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}
