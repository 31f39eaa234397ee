/**
 * Beside the text: lists of what was read, or the details of what is selected. On wide screens both at once, on
 * narrow ones a sheet at the bottom that opens over the text.
 */
import { useEffect, useRef, useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Span } from '../../../src/record/index.ts'
import { inOrder, type Selection } from '../lib/marks.ts'
import { ClaimDetails } from './claim-details.tsx'
import { EventDetails } from './event-details.tsx'
import { History } from './history.tsx'
import { Icon } from './icons.tsx'
import { ClaimList, EventList, IndexList, NoteList } from './report-lists.tsx'
import { ThingDetails } from './thing-details.tsx'

export const TABS = ['events', 'claims', 'index', 'notes', 'history'] as const
export type Tab = (typeof TABS)[number]

/** Selects something, and shows words when given. */
export type Select = (id: string | null, show?: Span | null) => void

interface Props {
  view: ReportView
  selection: Selection
  tab: Tab
  onTab: (t: Tab) => void
  /** Lists and details in columns of their own. */
  apart: boolean
  onSelect: Select
  onStep: (by: number) => void
}

export function ReportPanel({ view, selection, tab, onTab, apart, onSelect, onStep }: Props) {
  const isSelected = selection.kind !== 'none'
  const [isOpen, setOpen] = useState(false)
  const lists = (
    <Lists
      view={view}
      tab={tab}
      selected={isSelected ? selection.id : null}
      onTab={(t) => {
        setOpen(!(isOpen && t === tab))
        onTab(t)
      }}
      onSelect={onSelect}
    />
  )
  const details = isSelected && (
    <Details view={view} selection={selection} tab={tab} onSelect={onSelect} onStep={onStep} />
  )
  if (apart)
    return (
      <>
        <aside className="panel panel-lists" aria-label="What was read">
          {lists}
        </aside>
        <aside className="panel panel-details" aria-label="Details">
          {details || <Hint />}
        </aside>
      </>
    )
  return (
    <aside
      className={`panel panel-one${isSelected || isOpen ? ' is-open' : ''}`}
      aria-label={isSelected ? 'Details' : 'What was read'}
    >
      {details || lists}
    </aside>
  )
}

function Hint() {
  return (
    <div className="hint">
      <p>
        Select an event or a claim, in the text or in the list, to see each of its values and the words it comes from.
      </p>
      <p>
        <kbd>j</kbd> <kbd>k</kbd> go from event to event, <kbd>Esc</kbd> closes.
      </p>
    </div>
  )
}

interface ListsProps {
  view: ReportView
  tab: Tab
  selected: string | null
  onTab: (t: Tab) => void
  onSelect: Select
}

function Lists({ view, tab, selected, onTab, onSelect }: ListsProps) {
  const { record } = view
  const names: { [t in Tab]: [string, number] } = {
    events: ['Events', record.events.length],
    claims: ['Claims', record.claims.length],
    index: ['Index', record.actors.length],
    notes: ['Notes', record.notes.length],
    history: ['History', view.decisions.length],
  }
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the selection moves
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [selected, tab])
  const move = (e: React.KeyboardEvent) => {
    const by = e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    e.preventDefault()
    e.stopPropagation()
    const next = TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length]!
    onTab(next)
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <>
      <div className="tabs" role="tablist" aria-label="What was read" onKeyDown={move}>
        {TABS.map((t) => (
          <button
            key={t}
            id={`tab-${t}`}
            type="button"
            role="tab"
            aria-selected={t === tab}
            aria-controls="panel-list"
            tabIndex={t === tab ? 0 : -1}
            onClick={() => onTab(t)}
          >
            {names[t][0]} {t !== 'index' && names[t][1] > 0 && <span className="count">{names[t][1]}</span>}
          </button>
        ))}
      </div>
      <div ref={list} id="panel-list" className="panel-scroll" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {tab === 'events' && <EventList view={view} selected={selected} onSelect={onSelect} />}
        {tab === 'claims' && <ClaimList record={record} selected={selected} onSelect={onSelect} />}
        {tab === 'index' && <IndexList record={record} selected={selected} onSelect={onSelect} />}
        {tab === 'notes' && <NoteList record={record} />}
        {tab === 'history' && <ReportHistory view={view} />}
      </div>
    </>
  )
}

function ReportHistory({ view }: { view: ReportView }) {
  if (view.decisions.length === 0) return <p className="none">Nobody has decided anything about this report yet.</p>
  return <History decisions={view.decisions} where />
}

interface DetailsProps {
  view: ReportView
  selection: Exclude<Selection, { kind: 'none' }>
  tab: Tab
  onSelect: Select
  onStep: (by: number) => void
}

function Details({ view, selection, tab, onSelect, onStep }: DetailsProps) {
  const { kind, id } = selection
  const top = useRef<HTMLDivElement>(null)
  const ordered = inOrder(view.record.events)
  const place = ordered.findIndex((e) => e.id === id) + 1
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new selection starts at the top
  useEffect(() => {
    top.current?.scrollTo({ top: 0 })
  }, [id])
  return (
    <>
      <div className="details-bar">
        <button type="button" className="button button-quiet details-back" onClick={() => onSelect(null)}>
          <Icon name="left" /> All {tab === 'index' ? 'names' : tab}
        </button>
        <span className="details-at tabular" role="status">
          {kind === 'event' && `${place} of ${ordered.length}`}
        </span>
        {kind === 'event' && (
          <span className="details-steps">
            <button type="button" className="icon-button" aria-label="Event before (k)" onClick={() => onStep(-1)}>
              <Icon name="up" />
            </button>
            <button type="button" className="icon-button" aria-label="Next event (j)" onClick={() => onStep(1)}>
              <Icon name="down" />
            </button>
          </span>
        )}
        <button
          type="button"
          className="icon-button details-close"
          aria-label="Close (Esc)"
          onClick={() => onSelect(null)}
        >
          <Icon name="close" />
        </button>
      </div>
      <div ref={top} className="panel-scroll details" tabIndex={-1}>
        {kind === 'event' && (
          <EventDetails key={id} view={view} event={view.record.events.find((e) => e.id === id)!} onSelect={onSelect} />
        )}
        {kind === 'claim' && (
          <ClaimDetails key={id} view={view} claim={view.record.claims.find((c) => c.id === id)!} onSelect={onSelect} />
        )}
        {(kind === 'actor' || kind === 'place' || kind === 'time') && (
          <ThingDetails key={id} view={view} kind={kind} id={id} onSelect={onSelect} />
        )}
      </div>
    </>
  )
}
