/**
 * Incidents as people decided them: the tables that stand in place of what was joined (views shown_incidents and
 * shown_events). Made again from the journal each time; the joined incidents themselves are never touched, so that a
 * merge taken back leaves them as they were.
 */
import type { EventRef, Incident } from '../record/index.ts'
import { type EventTold, eventTold, type ToldRow } from './incidents.ts'
import type { Database, Sql } from './sql.ts'

/** Of each of these events the joined incident it belongs to, with all of that incident's events. */
export async function joinedWith(sql: Sql, events: EventRef[]): Promise<{ id: string; events: EventRef[] }[]> {
  if (events.length === 0) return []
  const rows = await sql.query<EventRef & { incident: string }>(
    `SELECT m.report, m.event, m.incident FROM incident_events m WHERE m.incident IN (
       SELECT n.incident FROM incident_events n
       JOIN json_to_recordset($1::json) AS w(report text, event text) ON n.report = w.report AND n.event = w.event)
     ORDER BY m.incident, m.report, m.event`,
    [JSON.stringify(events)],
  )
  const byId = new Map<string, EventRef[]>()
  for (const { report, event, incident } of rows) {
    const events = byId.get(incident) ?? []
    events.push({ report, event })
    byId.set(incident, events)
  }
  return [...byId].map(([id, events]) => ({ id, events }))
}

/** The events themselves, for grouping; those that are not there are left out. */
export async function eventsTold(sql: Sql, events: EventRef[]): Promise<EventTold[]> {
  const rows = await sql.query<ToldRow>(
    `SELECT e.report, e.event, e.places, e.actors, e.recipients, e.evidence, e.told FROM events e
     JOIN json_to_recordset($1::json) AS w(report text, event text) ON e.report = w.report AND e.id = w.event
     ORDER BY e.seq, e.position`,
    [JSON.stringify(events)],
  )
  return rows.map(eventTold)
}

export async function hasDecidedIncidents(sql: Sql): Promise<boolean> {
  return (
    (await sql.query('SELECT 1 FROM hidden_incidents UNION ALL SELECT 1 FROM decided_incidents LIMIT 1')).length > 0
  )
}

/** Shows these in place of the joined incidents `hidden`, and nothing else in place of any. */
export async function decideIncidents(database: Database, decided: Incident[], hidden: string[]): Promise<void> {
  const json = decided.map((incident) => JSON.stringify(incident))
  const rows = decided.map((i, n) => ({
    id: i.id,
    reports: i.reports,
    events: i.events.length,
    from_at: i.from,
    incident: json[n],
  }))
  const members = decided.flatMap((i) => i.events.map((e) => ({ ...e, incident: i.id })))
  await database.room(2 * json.reduce((sum, j) => sum + j.length, 0))
  await database.transaction(async (sql) => {
    await sql.query('LOCK TABLE hidden_incidents IN EXCLUSIVE MODE')
    await sql.query('DELETE FROM decided_incidents')
    await sql.query('DELETE FROM hidden_incidents')
    await sql.query('INSERT INTO hidden_incidents SELECT unnest($1::text[])', [hidden])
    await sql.query(
      `INSERT INTO decided_incidents SELECT * FROM json_to_recordset($1::json)
         AS i(id text, reports int, events int, from_at text, incident text)`,
      [JSON.stringify(rows)],
    )
    await sql.query(
      `INSERT INTO decided_events (report, event, incident) SELECT report, event, incident
         FROM json_to_recordset($1::json) AS m(report text, event text, incident text)`,
      [JSON.stringify(members)],
    )
  })
}
