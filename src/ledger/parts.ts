/**
 * Parts: events that something ties together, directly or through others. A report that comes in changes the incidents
 * of the parts it touches; all others stay as they are.
 *
 * Out    what has to be read to join the events of some reports again, and the tables after it. Runs in a transaction
 *        that holds the row of `grouping`: two programs never join at once.
 */
import type { EventRef, Incident } from '../record/index.ts'
import { type EventTold, eventTold, inSteps, insertIncidents, type ToldRow } from './incidents.ts'
import type { Sql } from './sql.ts'

/** An event of a part and the keys it is kept under. */
export type PartEvent = EventRef & { blocks: number[] }

/**
 * Waits until no other program joins; nobody does until the transaction ends. All that is read in it is looked up: the
 * planner takes keys for far commoner than they are, and would read whole tables.
 */
export async function holdGrouping(sql: Sql): Promise<void> {
  await sql.query('SET LOCAL enable_seqscan = off')
  await sql.query('SELECT through FROM grouping FOR UPDATE')
}

const COLUMNS = 'e.report, e.event, e.places, e.actors, e.recipients, e.evidence, e.told'

export async function eventsOf(sql: Sql, reports: string[]): Promise<EventTold[]> {
  const rows = await sql.query<ToldRow>(
    `SELECT ${COLUMNS} FROM events e WHERE e.report = ANY($1::text[]) ORDER BY e.seq, e.position`,
    [reports],
  )
  return rows.map(eventTold)
}

/** Events kept under one of these keys, with the part each is in; none of these reports. */
export async function eventsInBlocks(
  sql: Sql,
  keys: number[],
  without: string[],
): Promise<{ told: EventTold; part: string }[]> {
  const rows = await sql.query<ToldRow & { part: string }>(
    `SELECT p.part, ${COLUMNS} FROM event_parts p JOIN events e ON e.report = p.report AND e.id = p.event
     WHERE p.blocks && $1::int[] AND p.report <> ALL($2::text[]) ORDER BY e.seq, e.position`,
    [keys, without],
  )
  return rows.map((row) => ({ told: eventTold(row), part: row.part }))
}

export async function eventsInParts(sql: Sql, parts: string[], without: string[]): Promise<EventTold[]> {
  const rows = await sql.query<ToldRow>(
    `SELECT ${COLUMNS} FROM event_parts p JOIN events e ON e.report = p.report AND e.id = p.event
     WHERE p.part = ANY($1::text[]) AND p.report <> ALL($2::text[]) ORDER BY e.seq, e.position`,
    [parts, without],
  )
  return rows.map(eventTold)
}

/** The parts that events of these reports were in. */
export async function partsOf(sql: Sql, reports: string[]): Promise<string[]> {
  const rows = await sql.query<{ part: string }>(
    'SELECT DISTINCT part FROM event_parts WHERE report = ANY($1::text[]) ORDER BY part',
    [reports],
  )
  return rows.map((r) => r.part)
}

/** What these reports tell of and when they, or what they copy, were published. */
export async function contextsOf(
  sql: Sql,
  reports: string[],
): Promise<Map<string, { story: number[]; published: string | null }>> {
  const rows = await sql.query<{ id: string; story: number[]; published: string | null }>(
    'SELECT id, story, coalesce(published, copy_day) AS published FROM reports WHERE id = ANY($1::text[])',
    [reports],
  )
  return new Map(rows.map(({ id, story, published }) => [id, { story, published }]))
}

/** Puts these in place of the parts `before` and of whatever the reports `changed` told. */
export async function replaceParts(
  sql: Sql,
  after: { parts: readonly (readonly PartEvent[])[]; incidents: readonly Incident[] },
  { before, changed }: { before: string[]; changed: string[] },
): Promise<void> {
  await sql.query(
    `DELETE FROM incidents WHERE id IN (SELECT m.incident FROM incident_events m WHERE m.report = ANY($1::text[])
       UNION SELECT m.incident FROM incident_events m JOIN event_parts p ON p.report = m.report AND p.event = m.event
       WHERE p.part = ANY($2::text[]))`,
    [changed, before],
  )
  await sql.query('DELETE FROM event_parts WHERE part = ANY($1::text[])', [before])
  await sql.query('DELETE FROM event_parts WHERE report = ANY($1::text[])', [changed])
  await insertParts(sql, after.parts)
  await insertIncidents(sql, after.incidents)
  await sql.query('DELETE FROM changed_reports WHERE report = ANY($1::text[])', [changed])
  await sql.query('UPDATE grouping SET through = (SELECT coalesce(max(seq), -1) FROM reports)')
}

/** A part is named by the least of its events. */
export async function insertParts(sql: Sql, parts: readonly (readonly PartEvent[])[]): Promise<void> {
  const rows = parts.flatMap((events) => {
    const [part] = events.map((e) => `${e.report}:${e.event}`).sort()
    return events.map((e) => ({ ...e, part }))
  })
  for (const some of inSteps(rows))
    await sql.query(
      `INSERT INTO event_parts (report, event, part, blocks) SELECT report, event, part, blocks
         FROM json_to_recordset($1::json) AS p(report text, event text, part text, blocks int[])`,
      [JSON.stringify(some)],
    )
}

/**
 * Before another reading of a report takes its place: everything in the parts it is in has to be joined again, and the
 * incidents it is in are no more.
 */
export async function leaveParts(sql: Sql, report: string): Promise<void> {
  await sql.query(
    `INSERT INTO changed_reports (report) SELECT DISTINCT o.report FROM event_parts o WHERE o.part IN
       (SELECT part FROM event_parts WHERE report = $1) ON CONFLICT DO NOTHING`,
    [report],
  )
  await sql.query('DELETE FROM incidents WHERE id IN (SELECT incident FROM incident_events WHERE report = $1)', [
    report,
  ])
  await sql.query('DELETE FROM event_parts WHERE report = $1', [report])
}
