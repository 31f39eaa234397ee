/**
 * Incidents as they were last grouped, and what grouping needs to read.
 *
 * Out    a page of incidents, those told by most reports first. Replacing them is one transaction: a reader sees the
 *        old ones or the new ones.
 */
import type { Beside } from '../record/beside.ts'
import type { Event, Incident, Place } from '../record/index.ts'
import type { PageOf } from './find.ts'
import { insertParts, type PartEvent } from './parts.ts'
import { eventOf, placesOf } from './rows.ts'
import { type Database, type Sql, storable } from './sql.ts'

/** What grouping reads of an event: the event, where it was, and the names of who took part. */
export interface EventTold extends Beside {
  report: string
  event: Event
  places: Place[]
  actors: string[]
  recipients: string[]
  /** The sentence. */
  evidence: string
}

/** What joining reads of a report. */
export interface ReportTold {
  report: string
  publisher: string | null
  published: string | null
  sketch: number[]
  story: number[]
  agencies: string[]
}

/** A row of an event that makes an EventTold. */
export interface ToldRow {
  report: string
  event: string
  places: string
  actors: string[]
  recipients: string[]
  evidence: string
  told: string
}

export const eventTold = ({ report, event, places, actors, recipients, evidence, told }: ToldRow): EventTold => ({
  report,
  event: eventOf(event),
  places: placesOf(places),
  actors,
  recipients,
  evidence,
  ...(JSON.parse(told) as Beside),
})

/** Every event of the ledger, in the order of reports and of their texts. */
export async function* eachEvent(sql: Sql): AsyncGenerator<EventTold> {
  const STEP = 2000
  for (let seq = -1, position = -1; ; ) {
    const rows = await sql.query<ToldRow & { seq: number; position: number }>(
      `SELECT seq, position, report, event, places, actors, recipients, evidence, told FROM events
       WHERE (seq, position) > ($1::int, $2::int) ORDER BY seq, position LIMIT ${STEP}`,
      [seq, position],
    )
    for (const row of rows) yield eventTold(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < STEP) return
    seq = last.seq
    position = last.position
  }
}

/** These reports, by id. */
export async function reportsTold(sql: Sql, reports: string[]): Promise<Map<string, ReportTold>> {
  const rows = await sql.query<ReportTold>(
    `SELECT id AS report, publisher, published, sketch, story, agencies FROM reports WHERE id = ANY($1::text[])`,
    [reports],
  )
  return new Map(rows.map((r) => [r.report, r]))
}

/**
 * The last report there is, and the last the incidents were made with (-1 for none); and the reports whose events the
 * incidents do not know yet: new ones, those changed by a decision, those read again. Several programs add at once, and
 * a lower number may be kept after a higher one: the list is what counts.
 */
export async function groupingState(
  sql: Sql,
): Promise<{ last: number; grouped: number; isOld: boolean; changed: string[] }> {
  const changed = await sql.query<{ report: string }>('SELECT report FROM changed_reports ORDER BY report')
  const [row] = await sql.query<{ last: number; grouped: number; isOld: boolean }>(
    `SELECT coalesce(max(seq), -1)::int AS last, (SELECT through FROM grouping) AS grouped,
       (SELECT version <> ${JOINING} FROM grouping) AS "isOld" FROM reports`,
  )
  return { ...row!, changed: changed.map((c) => c.report) }
}

/** Another number when all incidents have to be made again by this program. */
const JOINING = 2

/**
 * Puts these, made with the reports up to `through` and with `changed`, in place of all incidents and parts. An event is
 * in at most one. Nothing happens when another program has put there what it made with later reports.
 */
export async function replaceIncidents(
  database: Database,
  incidents: Incident[],
  through: number,
  changed: string[] = [],
  parts: readonly (readonly PartEvent[])[] = [],
): Promise<void> {
  await database.room(incidents.reduce((sum, i) => sum + 2 * JSON.stringify(i).length, 0))
  await database.transaction(async (sql) => {
    const [row] = await sql.query<{ through: number }>('SELECT through FROM grouping FOR UPDATE')
    if (row!.through > through) return
    // Leaves no dead rows, which PGlite would never clear away.
    await sql.query('TRUNCATE incidents, incident_events, event_parts')
    await sql.query(`UPDATE grouping SET through = $1, version = ${JOINING}`, [through])
    await sql.query('DELETE FROM changed_reports WHERE report = ANY($1::text[])', [changed])
    await insertParts(sql, parts)
    await insertIncidents(sql, incidents)
  })
}

export async function insertIncidents(sql: Sql, incidents: readonly Incident[]): Promise<void> {
  const rows = incidents.map((i) => ({
    id: i.id,
    reports: i.reports,
    events: i.events.length,
    from_at: i.from,
    incident: JSON.stringify(i),
  }))
  const members = incidents.flatMap((i) => i.events.map((e) => ({ ...e, incident: i.id })))
  for (const some of inSteps(rows))
    await sql.query(
      `INSERT INTO incidents SELECT * FROM json_to_recordset($1::json)
         AS i(id text, reports int, events int, from_at text, incident text)`,
      [JSON.stringify(some)],
    )
  for (const some of inSteps(members))
    await sql.query(
      `INSERT INTO incident_events (report, event, incident) SELECT report, event, incident
         FROM json_to_recordset($1::json) AS m(report text, event text, incident text)`,
      [JSON.stringify(some)],
    )
}

/** PGlite has no background worker that counts rows for the planner; a server has. */
export async function countForPlanner(database: Database): Promise<void> {
  if (database.kind === 'embedded') await database.query('ANALYZE')
}

export async function findIncidents(sql: Sql, query: { limit?: number; offset?: number }): Promise<PageOf<Incident>> {
  const { limit = 100, offset = 0 } = query
  const [counted] = await sql.query<{ n: number }>('SELECT count(*)::int AS n FROM shown_incidents')
  const rows = await sql.query<{ incident: string }>(
    `SELECT incident FROM shown_incidents ORDER BY reports DESC, events DESC, from_at DESC NULLS LAST, id
       LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`,
  )
  return { rows: rows.map((r) => JSON.parse(r.incident)), total: counted?.n ?? 0 }
}

/**
 * The incident of this id; else the one that holds the event the id is made of: after a merge, or when an earlier event
 * came in, links to it still lead there.
 */
export async function getIncident(sql: Sql, id: string): Promise<Incident | null> {
  const at = id.lastIndexOf(':')
  const rows = await sql.query<{ incident: string }>(
    `SELECT incident FROM shown_incidents WHERE id = $1 UNION ALL SELECT i.incident FROM shown_incidents i
       WHERE i.id = (SELECT m.incident FROM shown_events m WHERE m.report = $2 AND m.event = $3) LIMIT 1`,
    [storable(id), storable(id.slice(0, Math.max(at, 0))), storable(id.slice(at + 1))],
  )
  return rows[0] === undefined ? null : JSON.parse(rows[0].incident)
}

/** Every link between events of these reports, and the incident of each event that is in one. */
export async function linksOf(
  sql: Sql,
  reports: string[],
): Promise<{
  links: ({ report: string; from: string } & EventTold['links'][number])[]
  incidents: Map<string, string>
}> {
  const rows = await sql.query<{ report: string; id: string; told: string }>(
    `SELECT report, id, told FROM events WHERE report = ANY($1::text[]) AND told NOT LIKE '%"links":[]}'
       ORDER BY seq, position`,
    [reports],
  )
  const members = await sql.query<{ report: string; event: string; incident: string }>(
    'SELECT report, event, incident FROM shown_events WHERE report = ANY($1::text[])',
    [[...new Set(rows.map((r) => r.report))]],
  )
  const links = rows.flatMap(({ report, id, told }) =>
    (JSON.parse(told) as Pick<EventTold, 'links'>).links.map((link) => ({ report, from: id, ...link })),
  )
  return { links, incidents: new Map(members.map((m) => [eventKey(m.report, m.event), m.incident])) }
}

/** NUL is in no id. */
export const eventKey = (report: string, event: string): string => `${report}\0${event}`

export function* inSteps<T>(rows: readonly T[]): Generator<T[]> {
  const STEP = 2000
  for (let at = 0; at < rows.length; at += STEP) yield rows.slice(at, at + STEP)
}
