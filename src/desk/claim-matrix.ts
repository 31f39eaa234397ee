/**
 * Who says what about which happening: speakers by incidents.
 *
 * In     a filter of claims; `limit` and `offset` count happenings.
 * Out    happenings, those on which voices differ first, then those with most voices; speakers in the order in which
 *        the happenings have them, so that who speaks of one thing stands together; in each cell their claims.
 * Limits the claims of the reports added last, MOST of them; `isCut` says that there are more.
 */
import { getIncident, type Ledger } from '../ledger/index.ts'
import { isAgainst } from '../record/stand.ts'
import { claims, events } from './search.ts'
import type { ClaimFilter, ClaimMatrix, ClaimRow, EventRow, MatrixColumn, MatrixRow, Voice } from './types.ts'
import { voicesOn } from './voices.ts'

const MOST = 5000
const COLUMNS = 24
const ALL = 1_000_000

const PRONOUN = /^(?:he|she|it|they|we|i|you|who|that|this)$/

/**
 * One key for every way in which a speaker is named. A description ("spokesman") is another speaker in each organization,
 * a pronoun that was not resolved another in each report.
 */
export function speakerKey({ claim, report }: Pick<ClaimRow, 'claim' | 'report'>): string {
  const { name, organization = '' } = claim.speaker
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
  if (PRONOUN.test(plain)) return `${plain}, ${report.id}`
  const isDescription = /^\p{Ll}/u.test(name.trim())
  return isDescription ? `${plain}, ${organization.toLowerCase()}` : plain
}

interface Column {
  key: string
  incident: string | null
  rows: EventRow[]
  voices: Voice[]
}

export async function claimMatrix(ledger: Ledger, filter: ClaimFilter): Promise<ClaimMatrix> {
  const { limit = COLUMNS, offset = 0, ...conditions } = filter
  const told = await claims(ledger, { ...conditions, limit: MOST })
  const named = told.rows.flatMap(({ report, claim }) => claim.about.map((id) => ({ report: report.id, id })))
  const { rows } = named.length === 0 ? { rows: [] } : await events(ledger, { named, limit: ALL })
  const all = columnsOf(rows, told.rows)
  const shown = all.slice(offset, offset + limit)
  const incidents = shown.flatMap((c) => c.incident ?? [])
  const whole = incidents.length === 0 ? [] : (await events(ledger, { incidents, limit: ALL })).rows
  return {
    columns: await Promise.all(shown.map((column) => describe(ledger, column, whole))),
    rows: rowsOf(shown),
    total: all.length,
    claims: told.total,
    aboutNothing: told.rows.filter(({ claim }) => claim.about.length === 0).length,
    isCut: told.total > told.rows.length,
  }
}

function columnsOf(rows: readonly EventRow[], told: readonly ClaimRow[]): Column[] {
  const columns = new Map<string, Column>()
  for (const row of rows) {
    const key = row.incident ?? `${row.report.id}:${row.event.id}`
    const column = columns.get(key) ?? { key, incident: row.incident, rows: [], voices: [] }
    column.rows.push(row)
    columns.set(key, column)
  }
  for (const column of columns.values()) column.voices = voicesOn(column.rows, told)
  const speakers = ({ voices }: Column) => new Set(voices.map((v) => speakerKey(v.row))).size
  const day = (c: Column) => c.rows[0]?.event.when?.from ?? ''
  return [...columns.values()].sort(
    (a, b) =>
      Number(isContested(b)) - Number(isContested(a)) ||
      speakers(b) - speakers(a) ||
      day(b).localeCompare(day(a)) ||
      a.key.localeCompare(b.key),
  )
}

/** Someone is against it, and someone says it or the report tells it in its own voice. */
const isContested = ({ voices, rows }: Pick<Column, 'voices' | 'rows'>): boolean =>
  voices.some((v) => isAgainst(v.stand)) &&
  (voices.some((v) => !isAgainst(v.stand)) ||
    rows.some(({ event }) => event.claims.length === 0 && event.status === 'asserted'))

/** The column's head, with every event of its happening: those that only the reports tell as well. */
async function describe(ledger: Ledger, column: Column, events: readonly EventRow[]): Promise<MatrixColumn> {
  const { key, incident: id, rows, voices } = column
  const incident = id === null ? null : await getIncident(ledger, id)
  const whole = id === null ? rows : events.filter((row) => row.incident === id)
  const first = rows[0]!
  const place = incident?.place ?? first.places[0] ?? null
  return {
    key,
    incident: id,
    type: incident?.type ?? first.event.type,
    place: place && { name: place.name, country: place.country },
    words: first.evidence.slice(first.trigger.start, first.trigger.end),
    actors: first.actors,
    recipients: first.recipients,
    from: incident === null ? (first.event.when?.from ?? null) : incident.from,
    to: incident === null ? (first.event.when?.to ?? null) : incident.to,
    reports: new Set(whole.map((r) => r.report.id)).size,
    isContested: isContested({ voices, rows: whole }),
    own: whole.filter(({ event }) => event.claims.length === 0),
  }
}

function rowsOf(columns: readonly Column[]): MatrixRow[] {
  const rows = new Map<string, MatrixRow>()
  for (const { key, voices } of columns)
    for (const voice of voices) {
      const { speaker } = voice.row.claim
      const id = speakerKey(voice.row)
      const row = rows.get(id) ?? { key: id, name: speaker.name, office: null, organization: null, cells: {} }
      row.office ??= speaker.office ?? null
      row.organization ??= speaker.organization ?? null
      row.cells[key] = [...(row.cells[key] ?? []), voice]
      rows.set(id, row)
    }
  return [...rows.values()]
}
