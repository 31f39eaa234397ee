/** The fields that a person can correct: which form each takes, and what stands there now. Pure. */
import type { Actor, Claim, Event, Record, Role } from '../../../src/record/index.ts'
import { codes, countryName } from './countries.ts'
import { plain, ROLES, STATUSES, TYPES } from './words.ts'

export interface Option {
  value: string
  label: string
}

/** How a value is entered. */
export type Form =
  | { kind: 'choice'; options: Option[] }
  | { kind: 'text'; list?: string[]; isEmptyAllowed: boolean }
  | { kind: 'days' }
  | { kind: 'day' }
  | { kind: 'bounds' }
  | { kind: 'names'; list: string[] }
  | { kind: 'several'; options: Option[] }

const TOLLS = ['killed', 'injured', 'missing', 'detained'] as const
const INSTRUMENTS = 'rocket missile artillery drone aircraft bomb firearm blade vehicle chemical fire other'.split(' ')
const ACTOR_KINDS =
  'person military government armed-group organization population media intergovernmental company facility unknown'.split(
    ' ',
  )
const STANCES = 'asserts denies accuses condemns justifies threatens demands promises doubts praises'.split(' ')

const options = (values: readonly string[], label: (v: string) => string = plain): Option[] =>
  values.map((value) => ({ value, label: label(value) }))

export const isToll = (field: string): field is (typeof TOLLS)[number] => (TOLLS as readonly string[]).includes(field)
const isRole = (field: string): field is Role => field in ROLES

/** The form of a field of an event, claim, actor or of the report (`id` null). */
export function formOf(record: Record, field: string): Form {
  const names = [...new Set(record.actors.map((a) => a.name))]
  if (isToll(field) || field === 'count') return { kind: 'bounds' }
  if (isRole(field)) return { kind: 'names', list: names }
  switch (field) {
    case 'type':
      return { kind: 'choice', options: options(Object.keys(TYPES), (t) => TYPES[t as Event['type']].label) }
    case 'status':
      return { kind: 'choice', options: options(Object.keys(STATUSES), (s) => STATUSES[s as Event['status']].label) }
    case 'when':
      return { kind: 'days' }
    case 'published':
      return { kind: 'day' }
    case 'where':
      return { kind: 'several', options: placesOf(record) }
    case 'instruments':
      return { kind: 'several', options: options(INSTRUMENTS) }
    case 'stance':
      return { kind: 'choice', options: options(STANCES) }
    case 'speaker':
      return { kind: 'text', list: names, isEmptyAllowed: false }
    case 'kind':
      return { kind: 'choice', options: options(ACTOR_KINDS) }
    case 'country':
      return {
        kind: 'choice',
        options: [
          { value: '', label: 'Not known' },
          ...options(codes(), countryName).sort((a, b) => a.label.localeCompare(b.label)),
        ],
      }
    default:
      return { kind: 'text', isEmptyAllowed: field !== 'name' }
  }
}

/** One entry a place, though it may be named often. */
function placesOf(record: Record): Option[] {
  const seen = new Map<string, Option>()
  for (const p of record.places) {
    const key = `${p.name} ${p.geonameid ?? `${p.lat} ${p.lon}`}`
    if (!seen.has(key))
      seen.set(key, { value: p.id, label: p.country ? `${p.name}, ${countryName(p.country)}` : p.name })
  }
  return [...seen.values()]
}

/** What stands there now, in the form that a correction has. */
export function valueNow(record: Record, id: string | null, field: string): unknown {
  if (id === null) {
    if (field === 'published') return record.published.value
    return field === 'title' ? record.title : (record.document.publisher ?? null)
  }
  const event = record.events.find((e) => e.id === id)
  if (event) return ofEvent(record, event, field)
  const claim = record.claims.find((c) => c.id === id)
  if (claim) return field === 'speaker' ? claim.speaker.name : claim[field as keyof Pick<Claim, 'stance' | 'channel'>]
  const actor = record.actors.find((a) => a.id === id)
  return actor?.[field as keyof Pick<Actor, 'name' | 'kind' | 'country'>] ?? null
}

function ofEvent(record: Record, event: Event, field: string): unknown {
  if (isToll(field)) return event.casualties[field] ?? null
  if (isRole(field))
    return event.participants
      .filter((p) => p.role === field)
      .map((p) => record.actors.find((a) => a.id === p.actor)?.name ?? p.text)
  if (field === 'when') return daysOf(event)
  if (field === 'instruments') return [...new Set(event.instruments.map((i) => i.kind))]
  if (field === 'where') return shownPlaces(record, event)
  return event[field as keyof Event] ?? null
}

/** The ids that the choices offer for the places of an event: of several mentions of a place, the first. */
function shownPlaces(record: Record, event: Event): string[] {
  const first = (id: string) => {
    const place = record.places.find((p) => p.id === id)
    return (
      record.places.find(
        (p) => place && p.name === place.name && p.geonameid === place.geonameid && p.lat === place.lat,
      )?.id ?? id
    )
  }
  return [...new Set(event.where.map(first))]
}

/** First and last day, both inclusive; null when it is open. */
function daysOf({ when }: Event): { from: string; to: string } | null {
  if (!when?.from) return null
  const from = when.from.slice(0, 10)
  if (!when.to) return { from, to: from }
  const end = Date.parse(`${when.to.slice(0, 10)}T00:00:00Z`)
  const to = new Date(/T00:00/.test(when.to) ? end - 86_400_000 : end).toISOString().slice(0, 10)
  return to < from ? { from, to: from } : { from, to }
}

/** A whole number that was typed; null for nothing, undefined for what is none. */
export function wholeOf(text: string): number | null | undefined {
  const clean = text.replace(/[\s,]/g, '')
  if (clean === '') return null
  return /^\d{1,9}$/.test(clean) ? Number(clean) : undefined
}
