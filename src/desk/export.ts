/**
 * Exporting: the ledger, or the part that a filter names, as one file.
 *
 * jsonl    records as `onrecord read` prints them, in the order they were added; with a filter, those of reports that
 *          have an event it names.
 * csv      one row an event; columns in docs/export.md. UTF-8 without byte-order mark, RFC 4180, CRLF. A text cell that
 *          a spreadsheet would run as a formula gets a leading apostrophe (csv.ts).
 * geojson  one feature an event (RFC 7946). A geometry only where the place is a point or a settlement; the centre of a
 *          region or country is a property, never a point on the map.
 */
import { eachRecord, type Ledger } from '../ledger/index.ts'
import { type Cell, csvLine } from './csv.ts'
import { events, locatedPlace } from './search.ts'
import type { EventExportFormat, EventFilter, EventRow } from './types.ts'

/** The file in pieces. */
export function exportEvents(ledger: Ledger, as: EventExportFormat, filter: EventFilter): AsyncGenerator<string> {
  const { limit: _, offset: __, ...conditions } = filter
  if (as === 'jsonl') return jsonLines(ledger, conditions)
  return as === 'csv' ? csv(ledger, conditions) : geoJson(ledger, conditions)
}

const STEP = 500

export async function* eachEvent(ledger: Ledger, filter: EventFilter): AsyncGenerator<EventRow> {
  for (let offset = 0; ; offset += STEP) {
    const { rows } = await events(ledger, { ...filter, limit: STEP, offset })
    yield* rows
    if (rows.length < STEP) return
  }
}

export const isFiltered = (filter: EventFilter): boolean =>
  Object.values(filter).some((v) => v !== undefined && v !== '')

async function* jsonLines(ledger: Ledger, filter: EventFilter): AsyncGenerator<string> {
  let ids: string[] | undefined
  if (isFiltered(filter)) {
    const named = new Set<string>()
    for await (const row of eachEvent(ledger, filter)) named.add(row.report.id)
    ids = [...named]
  }
  for await (const { record } of eachRecord(ledger, ids)) yield `${JSON.stringify(record)}\n`
}

/** Column and what stands in it; the order is part of the format. */
const COLUMNS: readonly [name: string, cell: (row: EventRow) => Cell][] = [
  ['report', (r) => r.report.id],
  ['title', (r) => r.report.title],
  ['publisher', (r) => r.report.publisher],
  ['published', (r) => r.report.published],
  ['event', (r) => r.event.id],
  ['type', (r) => r.event.type],
  ['mode', (r) => r.event.mode],
  ['acled', (r) => r.event.acled],
  ['status', (r) => r.event.status],
  ['when', (r) => r.event.when?.value ?? null],
  ['from', (r) => r.event.when?.from ?? null],
  ['to', (r) => r.event.when?.to ?? null],
  ['when_basis', (r) => r.event.when?.basis ?? null],
  ['actors', (r) => r.actors.join('; ')],
  ['recipients', (r) => r.recipients.join('; ')],
  ['instruments', (r) => [...new Set(r.event.instruments.map((i) => i.kind))].join('; ')],
  ['places', (r) => r.places.map((p) => p.name).join('; ')],
  ['countries', (r) => [...new Set(r.places.flatMap((p) => p.country ?? []))].join('; ')],
  ['lat', (r) => locatedPlace(r.places)?.lat ?? null],
  ['lon', (r) => locatedPlace(r.places)?.lon ?? null],
  ['precision', (r) => locatedPlace(r.places)?.precision ?? null],
  ['geonameid', (r) => locatedPlace(r.places)?.geonameid ?? null],
  ['count_min', (r) => r.event.count?.min ?? null],
  ['count_max', (r) => r.event.count?.max ?? null],
  ...(['killed', 'injured', 'missing', 'detained'] as const).flatMap((kind): [string, (row: EventRow) => Cell][] => [
    [`${kind}_min`, (r) => r.event.casualties[kind]?.min ?? null],
    [`${kind}_max`, (r) => r.event.casualties[kind]?.max ?? null],
  ]),
  ['said_by', (r) => r.saidBy.join('; ')],
  ['incident', (r) => r.incident],
  ['review', (r) => r.review?.state ?? 'open'],
  ['review_note', (r) => r.review?.note ?? null],
  ['evidence', (r) => r.evidence],
  ['evidence_start', (r) => r.event.evidence.start],
  ['evidence_end', (r) => r.event.evidence.end],
]

async function* csv(ledger: Ledger, filter: EventFilter): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name))
  for await (const row of eachEvent(ledger, filter)) yield csvLine(COLUMNS.map(([, cell]) => cell(row)))
}

const BASIS = {
  point: 'exact place named in the report',
  settlement: 'centre of the settlement named in the report',
  region: 'only the region is known',
  country: 'only the country is known',
} as const

async function* geoJson(ledger: Ledger, filter: EventFilter): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const row of eachEvent(ledger, filter)) {
    yield separator + JSON.stringify(featureOf(row))
    separator = ',\n'
  }
  yield '\n]}\n'
}

function featureOf(row: EventRow): object {
  const place = locatedPlace(row.places)
  const isPoint = place?.precision === 'point' || place?.precision === 'settlement'
  const { event } = row
  return {
    type: 'Feature',
    id: `${row.report.id}:${event.id}`,
    geometry: place && isPoint ? { type: 'Point', coordinates: [place.lon, place.lat] } : null,
    properties: {
      place: place?.name ?? row.places[0]?.name ?? null,
      precision: place?.precision ?? null,
      basis: place === undefined ? 'no place with coordinates is known' : BASIS[place.precision],
      centre: place && !isPoint ? [place.lon, place.lat] : null,
      places: row.places.map(({ name, country, geonameid, precision }) => ({ name, country, geonameid, precision })),
      type: event.type,
      mode: event.mode,
      acled: event.acled,
      status: event.status,
      when: event.when?.value ?? null,
      from: event.when?.from ?? null,
      to: event.when?.to ?? null,
      when_basis: event.when?.basis ?? null,
      actors: row.actors,
      recipients: row.recipients,
      instruments: [...new Set(event.instruments.map((i) => i.kind))],
      casualties: event.casualties,
      said_by: row.saidBy,
      incident: row.incident,
      review: row.review?.state ?? 'open',
      evidence: row.evidence,
      report: row.report,
      event: event.id,
    },
  }
}
