/** Linking an event to another of the same report, and taking a link away. */
import { useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Event, LinkType } from '../../../src/record/index.ts'
import { inOrder } from '../lib/marks.ts'
import { LINKS, typeLabel } from '../lib/words.ts'
import { DecisionForm, useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

export function LinkEvents({ view, event }: { view: ReportView; event: Event }) {
  const [open, setOpen] = useState(false)
  if (view.record.events.length < 2) return null
  if (open) return <LinkForm view={view} event={event} onClose={() => setOpen(false)} />
  return (
    <button type="button" className="link-button small" onClick={() => setOpen(true)}>
      <Icon name="plus" /> Link to another event
    </button>
  )
}

function LinkForm({ view, event, onClose }: { view: ReportView; event: Event; onClose: () => void }) {
  const deciding = useDecide()
  const { record } = view
  const others = inOrder(record.events).filter((e) => e.id !== event.id)
  const [type, setType] = useState<LinkType>('response-to')
  const [to, setTo] = useState(others[0]!.id)
  return (
    <DecisionForm
      deciding={deciding}
      label="Link to another event"
      save="Link"
      onClose={onClose}
      request={(note) => ({
        kind: 'link',
        target: { report: record.id, event: event.id },
        value: { to: { report: record.id, event: to }, type },
        note,
      })}
    >
      <div className="decide-row">
        <label className="decide-field">
          <span>This event is</span>
          <select value={type} onChange={(e) => setType(e.target.value as LinkType)}>
            {(Object.keys(LINKS) as LinkType[]).map((t) => (
              <option key={t} value={t}>
                {LINKS[t].forth}
              </option>
            ))}
          </select>
        </label>
        <label className="decide-field">
          <span>Event</span>
          <select value={to} onChange={(e) => setTo(e.target.value)}>
            {others.map((e) => (
              <option key={e.id} value={e.id}>
                {typeLabel(e.type)}: {record.text.slice(e.trigger.start, e.trigger.end)} (
                {record.text.slice(e.evidence.start, e.evidence.start + 50)}…)
              </option>
            ))}
          </select>
        </label>
      </div>
    </DecisionForm>
  )
}

interface UnlinkProps {
  view: ReportView
  from: string
  to: string
  type: LinkType
}

export function Unlink({ view, from, to, type }: UnlinkProps) {
  const { busy, decide } = useDecide()
  const report = view.record.id
  return (
    <button
      type="button"
      className="link-button small"
      disabled={busy}
      onClick={() =>
        decide({ kind: 'unlink', target: { report, event: from }, value: { to: { report, event: to }, type } })
      }
    >
      Unlink
    </button>
  )
}
