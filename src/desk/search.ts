/**
 * Looking things up: what the ledger has, in the forms that the doors exchange.
 *
 * Errors NOT_FOUND for an id that is not there, BAD_REQUEST for the beginning of several ids.
 */
import { basename } from 'node:path'
import { chainsOf } from '../incident/index.ts'
import {
  count,
  decisionsOn,
  eachRecord,
  eventKey,
  findClaims,
  findDecisions,
  findEvents,
  findIds,
  findIncidents,
  findReports,
  getIncident,
  getOriginal,
  getRecord,
  type Ledger,
  linksOf,
  type Named,
  queueCounts,
  type StoredEvent,
} from '../ledger/index.ts'
import { OnrecordError } from '../record/error.ts'
import type { Chain, Incident, Place, Record } from '../record/index.ts'
import type { Original } from './desk.ts'
import { viewsOf as decisionViews, gradesOn, historyOf, reviewKey, reviewsOf } from './review.ts'
import type {
  ClaimFilter,
  ClaimRow,
  Decision,
  EventFilter,
  EventRow,
  IncidentView,
  MapView,
  Overview,
  Page,
  PageRequest,
  ReportRow,
  ReportView,
} from './types.ts'
import { voicesOn } from './voices.ts'

/** Of one report or incident: all of its events. */
const ALL = 1_000_000
/** A map of more is no map. */
const MOST_ON_MAP = 20_000

export const overview = async (ledger: Ledger, version: string): Promise<Overview> => ({
  ...(await count(ledger)),
  unfit: (await findDecisions(ledger, { unfit: true, limit: 1 })).total,
  queue: await queueCounts(ledger),
  ledger: ledger.location,
  version,
})

export const reports = (ledger: Ledger, request: PageRequest & { q?: string }): Promise<Page<ReportRow>> =>
  findReports(ledger, request)

export const claims = (ledger: Ledger, filter: ClaimFilter & { reports?: string[] }): Promise<Page<ClaimRow>> =>
  findClaims(ledger, filter)

export async function events(
  ledger: Ledger,
  filter: EventFilter & { incidents?: string[]; named?: Named[] },
): Promise<Page<EventRow>> {
  const { rows, total } = await findEvents(ledger, filter)
  return { rows: await withReviews(ledger, rows), total }
}

export async function report(ledger: Ledger, id: string): Promise<ReportView> {
  const found = await getRecord(ledger, await fullId(ledger, id))
  if (found === null) throw noReport(id)
  const { rows } = await events(ledger, { report: found.record.id, limit: ALL })
  const reviews = await reviewsOf(ledger, [found.record.id])
  const targets = [...found.record.events, ...found.record.claims].map((t) => t.id)
  return {
    ...found,
    reviews: Object.fromEntries(
      targets.flatMap((target) => {
        const review = reviews.get(reviewKey(found.record.id, target))
        return review === undefined ? [] : [[target, review]]
      }),
    ),
    grades: await reportGrades(ledger, found.record),
    decisions: await historyOf(ledger, found.record.id),
    incidents: Object.fromEntries(rows.flatMap((r) => (r.incident === null ? [] : [[r.event.id, r.incident]]))),
  }
}

/** The latest grade of the report, of its publisher and of each thing in it. */
async function reportGrades(ledger: Ledger, record: Record): Promise<ReportView['grades']> {
  const grades: ReportView['grades'] = {}
  for (const { target, refs, field, grade } of await gradesOn(ledger, [record.id])) {
    if (target === null || 'incident' in target) continue
    const isOurs = 'publisher' in target && target.publisher === record.document.publisher
    const ref = refs.find((r) => r.report === record.id)
    const key = isOurs ? 'publisher' : ref === undefined ? null : ref.event === null ? '' : ref.now
    if (key !== null) grades[key] = { ...grades[key], [field]: grade }
  }
  return grades
}

export async function original(ledger: Ledger, id: string): Promise<Original> {
  const full = await fullId(ledger, id)
  const bytes = await getOriginal(ledger, full)
  for await (const { record } of eachRecord(ledger, [full])) {
    const { path, mediaType } = record.document
    if (bytes) return { bytes, mediaType, name: fileName(path, mediaType, full) }
  }
  throw noReport(id)
}

export async function incidents(ledger: Ledger, request: PageRequest): Promise<Page<IncidentView>> {
  const { rows, total } = await findIncidents(ledger, request)
  return { rows: await viewsOf(ledger, rows), total }
}

export async function incident(ledger: Ledger, id: string): Promise<IncidentView> {
  const found = await getIncident(ledger, id)
  if (found !== null) return (await viewsOf(ledger, [found]))[0]!
  throw new OnrecordError(
    'NOT_FOUND',
    `Expected an incident of the ledger, found none: ${id}. Incidents change when reports are added: look at the list.`,
  )
}

/** Incidents with their events, those in the order in which the incident names them. */
async function viewsOf(ledger: Ledger, incidents: Incident[]): Promise<IncidentView[]> {
  const { rows } = await events(ledger, { incidents: incidents.map((i) => i.id), limit: ALL })
  const found = new Map(rows.map((row) => [reviewKey(row.report.id, row.event.id), row]))
  const decided = await decisionsOnIncidents(ledger, incidents)
  const reports = [...new Set(rows.map((r) => r.report.id))]
  const told = reports.length === 0 ? [] : (await claims(ledger, { reports, limit: ALL })).rows
  const chains = await chainsBetween(ledger, incidents)
  return incidents.map((incident, i) => {
    const mine = incident.events.flatMap((e) => found.get(reviewKey(e.report, e.event)) ?? [])
    const chained = chains.filter((c) => c.from === incident.id || c.to === incident.id)
    return { incident, events: mine, voices: voicesOn(mine, told), chains: chained, ...decided[i]! }
  })
}

async function chainsBetween(ledger: Ledger, incidents: Incident[]): Promise<Chain[]> {
  const reports = new Set(incidents.flatMap((i) => i.events.map((e) => e.report)))
  const { links, incidents: of } = await linksOf(ledger, [...reports])
  return chainsOf(links, (report, event) => of.get(eventKey(report, event)))
}

/** Decisions of the whole: merges, splits, notes and grades of the incident, links of its events. */
async function decisionsOnIncidents(
  ledger: Ledger,
  incidents: Incident[],
): Promise<Pick<IncidentView, 'decisions' | 'credibility'>[]> {
  const reports = [...new Set(incidents.flatMap((i) => i.events.map((e) => e.report)))]
  const all = (await decisionViews(ledger, await decisionsOn(ledger, reports))).reverse()
  return incidents.map((incident) => {
    const isIn = new Set(incident.events.map((e) => reviewKey(e.report, e.event)))
    const decisions = all.filter(
      (d) =>
        (WIDE.includes(d.kind) || (d.target !== null && 'incident' in d.target)) &&
        d.about.some((a) => a.now !== null && isIn.has(reviewKey(a.report, a.now))),
    )
    const graded = decisions.find((d) => d.kind === 'grade' && d.field === 'credibility' && !d.undone)
    const grade = graded && { value: graded.after as number, note: graded.note!, at: graded.at, who: graded.who }
    return { decisions, credibility: grade === undefined ? null : { field: 'credibility', ...grade } }
  })
}

const WIDE: Decision['kind'][] = ['merge', 'split', 'link', 'unlink']

/** Each event at its most precise place that has coordinates; the others are listed. */
export async function map(ledger: Ledger, filter: EventFilter): Promise<MapView> {
  const { rows, total } = await events(ledger, { ...filter, limit: filter.limit ?? MOST_ON_MAP })
  const points = new Map<string, MapView['points'][number]>()
  const unlocated: EventRow[] = []
  for (const row of rows) {
    const place = locatedPlace(row.places)
    if (place === undefined) {
      unlocated.push(row)
      continue
    }
    const { lat, lon, name, country, precision } = place
    const key = `${lat} ${lon} ${precision} ${name}`
    const point = points.get(key)
    if (point) point.events.push(row)
    else points.set(key, { lat, lon, name, country, precision, events: [row] })
  }
  return { points: [...points.values()], unlocated, total }
}

const PRECISION = ['point', 'settlement', 'region', 'country']

/** The most precise place with coordinates; the first of equals. */
export function locatedPlace(places: Place[]): (Place & { lat: number; lon: number }) | undefined {
  const located = places.filter((p): p is Place & { lat: number; lon: number } => p.lat !== null && p.lon !== null)
  return located.sort((a, b) => PRECISION.indexOf(a.precision) - PRECISION.indexOf(b.precision))[0]
}

async function withReviews(ledger: Ledger, rows: StoredEvent[]): Promise<EventRow[]> {
  const reviews = await reviewsOf(
    ledger,
    rows.map((r) => r.report.id),
  )
  return rows.map((row) => ({ ...row, review: reviews.get(reviewKey(row.report.id, row.event.id)) ?? null }))
}

async function fullId(ledger: Ledger, id: string): Promise<string> {
  const ids = id === '' ? [] : await findIds(ledger, id)
  if (ids.length === 1) return ids[0]!
  if (ids.length === 0) throw noReport(id)
  const message = `Expected the beginning of one id, got that of several: ${ids.join(', ')}${ids.length > 2 ? ' ...' : ''}. Write more of it.`
  throw new OnrecordError('BAD_REQUEST', message)
}

const noReport = (id: string): OnrecordError =>
  new OnrecordError(
    'NOT_FOUND',
    `Expected a report of the ledger, found none: ${id || '(no id)'}. "onrecord list" shows them.`,
  )

/** The name the file had; for a line of a JSON Lines file, one made of the id. */
function fileName(path: string | undefined, mediaType: string, id: string): string {
  const base = path === undefined || /:\d+$/.test(path) ? '' : basename(path.replaceAll('\\', '/'))
  const extension = mediaType === 'text/html' ? 'html' : path !== undefined && /:\d+$/.test(path) ? 'json' : 'txt'
  return base || `${id.replace(/[^\w.-]+/g, '_').slice(0, 60)}.${extension}`
}
