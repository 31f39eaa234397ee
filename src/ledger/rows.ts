/**
 * A record as rows: what is kept of it, and what is taken out of it to be searched and listed.
 *
 * In     a Record.
 * Out    plain rows for the tables of migrations/; everything in them but `record` and `body` is made from the record.
 */
import { createHash } from 'node:crypto'
import { type Beside, besideOf } from '../record/beside.ts'
import type { Claim, Event, Place, Record, When } from '../record/index.ts'
import { storable } from './sql.ts'

export interface TextRow {
  sha256: string
  encoding: 'plain' | 'json'
  body: string
}

/** The article as it is kept, under its SHA-256 (of the UTF-8 of `body`). */
export function textRow(text: string): TextRow {
  const isPlain = storable(text) === text
  const body = isPlain ? text : JSON.stringify(text)
  const hash = createHash('sha256')
  if (!isPlain) hash.update('json:') // a text that looks like the JSON of another is still another
  return { sha256: hash.update(body).digest('hex'), encoding: isPlain ? 'plain' : 'json', body }
}

export const textOf = (row: Pick<TextRow, 'encoding' | 'body'>): string =>
  row.encoding === 'plain' ? row.body : JSON.parse(row.body)

/** The record as it is kept: its fields in their order, the text empty. */
export const withoutText = (record: Record): string => JSON.stringify({ ...record, text: '' })

/** The record as `onrecord read` printed it. */
export function withText(json: string, text: string): Record {
  const record: Record = JSON.parse(json)
  record.text = text
  return record
}

/** First 200 characters of the article, without what is not part of it. */
export function excerptOf({ text, skipped }: Record): string {
  let excerpt = ''
  let at = 0
  for (const span of [...skipped, { start: text.length, end: text.length }].sort((a, b) => a.start - b.start)) {
    // More than enough of a piece: white space may take most of it.
    if (span.start > at) excerpt += `${text.slice(at, Math.min(span.start, at + 2000))} `
    at = Math.max(at, span.end)
    if (excerpt.length > 4000) break
  }
  return storable(excerpt.replace(/\s+/g, ' ').trim().slice(0, 200))
}

export interface EventColumns {
  id: string
  position: number
  type: string
  status: string
  countries: string[]
  from_day: string | null
  to_day: string | null
  evidence: string
  trigger_start: number
  trigger_end: number
  actors: string[]
  recipients: string[]
  parties: string
  said_by: string[]
  event: string
  places: string
  /** See EventTold. */
  told: string
  words: string
}

export function eventColumns(record: Record): EventColumns[] {
  const actorNames = new Map(record.actors.map((a) => [a.id, a.name]))
  const places = new Map(record.places.map((p) => [p.id, p]))
  const claims = new Map(record.claims.map((c) => [c.id, c]))
  return record.events.map((event, position) => {
    const evidence = record.text.slice(event.evidence.start, event.evidence.end)
    const named = (roles: string[]) =>
      unique(
        event.participants
          .filter((p) => roles.includes(p.role))
          .map((p) => (p.actor === null ? undefined : actorNames.get(p.actor)) ?? p.text),
      )
    const parties = named(['actor', 'recipient', 'victim', 'mediator'])
    const where = event.where.flatMap((id) => places.get(id) ?? [])
    const saidBy = unique(event.claims.flatMap((id) => claims.get(id)?.speaker.name ?? []))
    const words = [
      evidence,
      ...parties,
      ...event.participants.map((p) => p.text),
      ...where.map((p) => p.name),
      ...saidBy,
    ]
    return {
      id: event.id,
      position,
      type: event.type,
      status: event.status,
      countries: unique(where.flatMap((p) => p.country ?? [])),
      ...daysOf(event.when),
      evidence: storable(evidence),
      trigger_start: event.trigger.start - event.evidence.start,
      trigger_end: event.trigger.end - event.evidence.start,
      actors: named(['actor']),
      recipients: named(['recipient', 'victim']),
      parties: parties.join('\n').toLowerCase(),
      said_by: saidBy,
      event: JSON.stringify(event),
      places: JSON.stringify(where),
      told: JSON.stringify(beside(event, record)),
      words: storable(words.join(' \n ')).slice(0, MOST_WORDS),
    }
  })
}

/** As it can be stored. */
function beside(event: Event, record: Record): Beside {
  const { voices, denials = [], links, ...rest } = besideOf(event, record)
  return {
    voices: voices.map((v) => ({ ...v, speaker: storable(v.speaker) })),
    denials: denials.map(storable),
    ...rest,
    links: links.map((l) => ({ ...l, words: storable(l.words) })), // last: incidents.ts looks for those with links
  }
}

export interface ClaimColumns {
  id: string
  position: number
  stance: string
  speaker: string
  content: string
  claim: string
  words: string
}

export function claimColumns(record: Record): ClaimColumns[] {
  return record.claims.map((claim, position) => {
    const content = claim.content.map((s) => record.text.slice(s.start, s.end)).join(' … ')
    const { name, text, office = '', organization = '' } = claim.speaker
    const speaker = unique([name, organization]).join('\n')
    return {
      id: claim.id,
      position,
      stance: claim.stance,
      speaker: storable(speaker.toLowerCase()),
      content: storable(content),
      claim: JSON.stringify(claim),
      words: storable([content, name, text, office, organization].join(' \n ')).slice(0, MOST_WORDS),
    }
  })
}

export interface PlaceColumns {
  id: string
  name: string
  country: string | null
  lat: number | null
  lon: number | null
  geonameid: number | null
  kind: string
  precision: string
}

export const placeColumns = (record: Record): PlaceColumns[] =>
  record.places.map(({ id, name, country, lat, lon, geonameid, kind, precision }: Place) => ({
    id,
    name: storable(name),
    country,
    lat,
    lon,
    geonameid,
    kind,
    precision,
  }))

/** The words of a whole report; more would not fit a tsvector (1 MB). */
export const MOST_WORDS = 200_000

/**
 * The first and last local day of a time, both inclusive: an instant's day is the day of its own offset, and `to` is
 * exclusive ("until 2021-06-29T00:00+03:00" ends on the 28th).
 */
export function daysOf(when: When | null): { from_day: string | null; to_day: string | null } {
  const from = when?.from ?? null
  const to = when?.to ?? null
  if (from === null || !DAY.test(from)) return { from_day: null, to_day: null }
  const first = from.slice(0, 10)
  const last = to === null || !DAY.test(to) ? first : lastDay(to)
  const isOrdered = first <= last
  return { from_day: first, to_day: isOrdered ? last : first }
}

const DAY = /^\d{4}-\d{2}-\d{2}/
const DAY_MS = 86_400_000

function lastDay(to: string): string {
  const day = to.slice(0, 10)
  const isMidnight = !/T(?!00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$))/.test(to)
  return isMidnight ? new Date(Date.parse(`${day}T00:00:00Z`) - DAY_MS).toISOString().slice(0, 10) : day
}

const unique = (names: string[]): string[] => [...new Set(names.map(storable))]

/** Kept columns, back as what they were. */
export const eventOf = (json: string): Event => JSON.parse(json)
export const claimOf = (json: string): Claim => JSON.parse(json)
export const placesOf = (json: string): Place[] => JSON.parse(json)
