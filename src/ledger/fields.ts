/**
 * Correcting one field: what stands there now, in the form a person gives it, and putting another value there.
 *
 * In     a record, the id of an event, claim or actor (null for the report), a field of CORRECTIONS, a checked value.
 * Out    `fieldValue`: the value now. `putValue`: changes the record it is given.
 * Why    a value that no words state has no span of its own: it gets the sentence of the event (contract: docs/record.md).
 */
import type { z } from 'zod'
import type { CORRECTIONS } from '../record/decision.ts'
import type { Event, Participant, Record, Role, Span, When } from '../record/index.ts'
import { daysOf } from './rows.ts'

const TOLLS = ['killed', 'injured', 'missing', 'detained'] as const
const ROLES = ['actor', 'recipient', 'victim', 'mediator'] as const
type TollName = (typeof TOLLS)[number]
type Bounds = z.infer<(typeof CORRECTIONS)['event']['killed']>

const isToll = (field: string): field is TollName => (TOLLS as readonly string[]).includes(field)
const isRole = (field: string): field is Role => (ROLES as readonly string[]).includes(field)
const DAY_MS = 86_400_000

/** The value of a field now; undefined when there is no such thing. */
export function fieldValue(record: Record, id: string | null, field: string): unknown {
  if (id === null) {
    if (field === 'published') return record.published.value
    return field === 'title' ? record.title : (record.document.publisher ?? null)
  }
  const event = record.events.find((e) => e.id === id)
  if (event) return ofEvent(record, event, field)
  const claim = record.claims.find((c) => c.id === id)
  if (claim) return field === 'speaker' ? claim.speaker.name : field === 'stance' ? claim.stance : claim.channel
  const actor = record.actors.find((a) => a.id === id)
  return actor === undefined ? undefined : actor[field as 'name' | 'kind' | 'country']
}

function ofEvent(record: Record, event: Event, field: string): unknown {
  if (isToll(field)) {
    const toll = event.casualties[field]
    if (toll === undefined) return null
    const { min, max, whom } = toll
    return whom === undefined ? { min, max } : { min, max, whom }
  }
  if (isRole(field)) return event.participants.filter((p) => p.role === field).map((p) => nameOf(record, p))
  if (field === 'when') return inclusive(event.when)
  if (field === 'instruments') return [...new Set(event.instruments.map((i) => i.kind))]
  return event[field as 'type' | 'mode' | 'acled' | 'status' | 'where' | 'count']
}

const nameOf = (record: Record, p: Participant): string => record.actors.find((a) => a.id === p.actor)?.name ?? p.text

/** First and last day, both inclusive. */
function inclusive(when: When | null): { from: string; to: string } | null {
  const { from_day: from, to_day: to } = daysOf(when)
  return from === null || to === null ? null : { from, to }
}

/** Puts a value there. The id must be one of the record. */
export function putValue(record: Record, id: string | null, field: string, value: unknown): void {
  if (id === null) {
    if (field === 'title') record.title = value as string | null
    else if (field === 'publisher') {
      if (value === null) delete record.document.publisher
      else record.document.publisher = value as string
    }
    return // the day of publication is given to the reader: see src/desk/reread.ts
  }
  const event = record.events.find((e) => e.id === id)
  if (event) {
    intoEvent(record, event, field, value)
    return
  }
  const claim = record.claims.find((c) => c.id === id)
  if (claim) {
    if (field === 'speaker') {
      const { span, text } = claim.speaker
      const name = value as string
      claim.speaker = { actor: actorNamed(record, name)?.id ?? null, span, text, name }
    } else Object.assign(claim, { [field]: value })
    return
  }
  const actor = record.actors.find((a) => a.id === id)
  if (actor) Object.assign(actor, { [field]: value })
}

const actorNamed = (record: Record, name: string) =>
  record.actors.find((a) => a.name.toLowerCase() === name.toLowerCase())

function intoEvent(record: Record, event: Event, field: string, value: unknown): void {
  if (isToll(field)) putToll(event, field, value as Bounds)
  else if (isRole(field)) putNames(record, event, field, value as string[])
  else if (field === 'when') event.when = whenOf(event.when, value as { from: string; to: string } | null)
  else if (field === 'instruments') {
    const kinds = value as Event['instruments'][number]['kind'][]
    event.instruments = kinds.map(
      (kind) => event.instruments.find((i) => i.kind === kind) ?? { kind, span: span(event.evidence), text: kind },
    )
  } else Object.assign(event, { [field]: value })
}

function putToll(event: Event, field: TollName, value: Bounds): void {
  if (value === null) {
    delete event.casualties[field]
    return
  }
  const { min, max, whom } = value
  const at = event.casualties[field]?.span ?? span(event.evidence)
  event.casualties[field] = { min, max, ...(whom === undefined ? {} : { whom }), span: at }
}

function putNames(record: Record, event: Event, role: Role, names: string[]): void {
  const others = event.participants.filter((p) => p.role !== role)
  const mine = event.participants.filter((p) => p.role === role)
  const put = names.map((name): Participant => {
    const known = mine.find((p) => nameOf(record, p) === name || p.text === name)
    if (known) return known
    const actor = actorNamed(record, name)
    return {
      role,
      actor: actor?.id ?? null,
      span: span(event.evidence),
      text: name,
      kind: actor?.kind ?? 'unknown',
      country: actor?.country ?? null,
    }
  })
  event.participants = [...put, ...others]
}

function whenOf(before: When | null, days: { from: string; to: string } | null): When | null {
  if (days === null) return null
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(before?.from ?? '')?.[0] ?? 'Z'
  const next = new Date(Date.parse(`${days.to}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
  return {
    value: days.from === days.to ? days.from : null,
    from: `${days.from}T00:00:00${offset}`,
    to: `${next}T00:00:00${offset}`,
    time: null,
    basis: 'stated',
  }
}

const span = ({ start, end }: Span): Span => ({ start, end })
