/** Rows of an event's details that are shown only when there is something in them, and the way to add one. */
import { useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Event, Record, Span, Toll as TollValue } from '../../../src/record/index.ts'
import { correctionOf, FIELD_NAMES } from '../lib/decisions.ts'
import { formatCount } from '../lib/format.ts'
import { CorrectForm } from './correct.tsx'
import { Field, Unstated, Words } from './fields.tsx'

export const TOLLS = ['killed', 'injured', 'missing', 'detained'] as const
/** Rows that are shown only when there is something in them; the others can be added. */
export const MORE = [...TOLLS, 'instruments', 'count', 'victim', 'mediator', 'mode', 'acled'] as const

/** What has a value, or had one until somebody took it away. */
export function filledRows(view: ReportView, e: Event): Set<string> {
  const corrected = (field: string) => correctionOf(view.decisions, view.record.id, e.id, field) !== undefined
  const hasValue = (field: string) => {
    if (field === 'instruments') return e.instruments.length > 0
    if (field === 'count') return e.count !== null
    if (field === 'mode' || field === 'acled') return false // they stand beside the type
    if (field === 'victim' || field === 'mediator') return e.participants.some((p) => p.role === field)
    return e.casualties[field as (typeof TOLLS)[number]] !== undefined
  }
  return new Set(MORE.filter((f) => hasValue(f) || (f !== 'mode' && f !== 'acled' && corrected(f))))
}

/** A value that no words state has the whole sentence as its span: it is not shown as a quotation. */
export const isStated = (e: Event, span: Span): boolean =>
  span.start !== e.evidence.start || span.end !== e.evidence.end

interface TollProps {
  toll: TollValue | undefined
  e: Event
  record: Record
  show: (s: Span) => void
}

export function Toll({ toll, e, record, show }: TollProps) {
  if (toll === undefined) return <Unstated />
  return (
    <>
      <p className="value-line">
        <b className="tabular">{formatCount(toll)}</b> {toll.whom && <span className="quiet">{toll.whom}</span>}
      </p>
      {isStated(e, toll.span) && <Words record={record} span={toll.span} onShow={show} />}
    </>
  )
}

/** Fields that the reader left empty, to be filled by a person. */
export function More({ view, id, fields }: { view: ReportView; id: string; fields: readonly string[] }) {
  const [field, setField] = useState<string | null>(null)
  if (field !== null)
    return (
      <Field name={FIELD_NAMES[field] ?? field}>
        <CorrectForm
          view={view}
          id={id}
          field={field}
          name={FIELD_NAMES[field] ?? field}
          onClose={() => setField(null)}
        />
      </Field>
    )
  return (
    <div className="row-field row-more">
      <dt>
        <label htmlFor={`more-${id}`}>Add</label>
      </dt>
      <dd>
        <select id={`more-${id}`} value="" onChange={(e) => setField(e.target.value || null)}>
          <option value="">another field …</option>
          {fields.map((f) => (
            <option key={f} value={f}>
              {FIELD_NAMES[f] ?? f}
            </option>
          ))}
        </select>
      </dd>
    </div>
  )
}
