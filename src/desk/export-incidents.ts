/**
 * Exporting incidents: docs/export.md describes the forms.
 *
 * acled           one row an incident in ACLED's columns (acled.ts).
 * acled-left-out  the incidents that have no row there, and why. Both together are all incidents the filter names.
 *
 * In     a filter of events: an incident is named when one of its events is. Order: by id.
 */
import { findIncidents, type Ledger } from '../ledger/index.ts'
import { ACLED_COLUMNS, type AcledInput, acledRow } from './acled.ts'
import { csvLine } from './csv.ts'
import { eachEvent, isFiltered } from './export.ts'
import { countryNames } from './resources.ts'
import { events } from './search.ts'
import type { EventFilter, EventRow, IncidentExportFormat } from './types.ts'

/** The file in pieces. */
export async function* exportIncidents(
  ledger: Ledger,
  as: IncidentExportFormat,
  filter: EventFilter,
): AsyncGenerator<string> {
  const { limit: _, offset: __, ...conditions } = filter
  const countries = countryNames()
  yield csvLine(as === 'acled' ? ACLED_COLUMNS : ['event_id_cnty', 'reason'])
  const lines: [id: string, line: string][] = []
  for await (const given of eachIncident(ledger, conditions)) {
    const { id } = given.incident
    const row = acledRow(given, countries)
    if (as === 'acled' && typeof row !== 'string') lines.push([id, csvLine(ACLED_COLUMNS.map((c) => row[c]))])
    if (as === 'acled-left-out' && typeof row === 'string') lines.push([id, csvLine([id, row])])
  }
  for (const [, line] of lines.sort(([a], [b]) => (a < b ? -1 : 1))) yield line
}

const STEP = 200
const ALL = 1_000_000

async function* eachIncident(ledger: Ledger, filter: EventFilter): AsyncGenerator<AcledInput> {
  const named = isFiltered(filter) ? await incidentsOf(ledger, filter) : null
  for (let offset = 0; ; offset += STEP) {
    const page = await findIncidents(ledger, { limit: STEP, offset })
    const some = page.rows.filter((i) => named?.has(i.id) ?? true)
    const { rows } = await events(ledger, { incidents: some.map((i) => i.id), limit: ALL })
    const kept = rows.filter((r) => r.review?.state !== 'rejected')
    for (const incident of some) {
      const order = new Map(incident.events.map((e, i) => [`${e.report}\0${e.event}`, i]))
      const place = (r: EventRow) => order.get(`${r.report.id}\0${r.event.id}`)!
      const own = kept.filter((r) => r.incident === incident.id)
      yield { incident, events: own.sort((a, b) => place(a) - place(b)) }
    }
    if (page.rows.length < STEP) return
  }
}

async function incidentsOf(ledger: Ledger, filter: EventFilter): Promise<Set<string>> {
  const named = new Set<string>()
  for await (const { incident } of eachEvent(ledger, filter)) if (incident !== null) named.add(incident)
  return named
}
