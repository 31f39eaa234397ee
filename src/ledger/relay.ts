/**
 * Laying the journal on a report again: after a decision, an undo, or another reading.
 *
 * In     the report's id, inside a transaction.
 * Out    its rows as its record and the decisions in force make them, how each decision stands, and a mark that its
 *        incidents have to be looked at when its events are others than before.
 */
import type { Alias } from '../record/decision.ts'
import type { Record } from '../record/index.ts'
import { decisionsOfKind, decisionsOn, toLayable } from './decisions.ts'
import { type Laid, lay, type Stand } from './lay.ts'
import { claimColumns, eventColumns, MOST_WORDS, placeColumns, textOf, withoutText, withText } from './rows.ts'
import { type Sql, storable } from './sql.ts'

/** The aliases in force, in the order they were named. */
export async function aliasesNow(sql: Sql): Promise<Alias[]> {
  return (await decisionsOfKind(sql, ['alias'])).map((d) => d.after as Alias)
}

/** A record with the journal laid on it. */
export async function layOn(sql: Sql, read: Record, aliases: Alias[]): Promise<Laid> {
  return lay(read, (await decisionsOn(sql, [read.id])).map(toLayable), aliases)
}

/** The record of a report as it was read; null when there is none. */
export async function readingOf(sql: Sql, id: string): Promise<Record | null> {
  const [row] = await sql.query<{ record: string; encoding: 'plain' | 'json'; body: string }>(
    'SELECT r.record, t.encoding, t.body FROM reports r JOIN texts t ON t.sha256 = r.article WHERE r.id = $1',
    [storable(id)],
  )
  return row === undefined ? null : withText(row.record, textOf(row))
}

/** Nobody else lays or reads this report again until the transaction ends. */
export async function holdReport(sql: Sql, id: string): Promise<void> {
  await sql.query('SELECT 1 FROM reports WHERE id = $1 FOR UPDATE', [id])
}

/** Makes the rows of these reports again. */
export async function relay(sql: Sql, reports: Iterable<string>): Promise<void> {
  const aliases = await aliasesNow(sql)
  for (const id of new Set(reports)) {
    await holdReport(sql, id)
    const read = await readingOf(sql, id)
    if (read !== null) await write(sql, read, await layOn(sql, read, aliases))
  }
}

async function write(sql: Sql, read: Record, { record, reviews, stands }: Laid): Promise<void> {
  const { id } = read
  const before = await toldBy(sql, id)
  await sql.query(
    `UPDATE reports SET laid = $2, title = $3, publisher = $4, published = $5, search = to_tsvector('english', $6)
     WHERE id = $1`,
    [id, record === read ? null : withoutText(record), ...headOf(record)],
  )
  const events = eventColumns(record).map((e) => ({ ...e, review: reviews.get(e.id)?.state ?? 'open' }))
  await sql.query(
    `UPDATE events e SET type = n.type, status = n.status, countries = n.countries, from_day = n.from_day,
       to_day = n.to_day, actors = n.actors, recipients = n.recipients, parties = n.parties, said_by = n.said_by,
       event = n.event, places = n.places, told = n.told, review = n.review, search = to_tsvector('english', n.words)
     FROM json_to_recordset($2::json) AS n(id text, type text, status text, countries text[], from_day text, to_day text,
       actors text[], recipients text[], parties text, said_by text[], event text, places text, told text,
       review text, words text)
     WHERE e.report = $1 AND e.id = n.id`,
    [id, JSON.stringify(events)],
  )
  await sql.query(
    `UPDATE claims c SET stance = n.stance, speaker = n.speaker, content = n.content, claim = n.claim,
       search = to_tsvector('english', n.words)
     FROM json_to_recordset($2::json) AS n(id text, stance text, speaker text, content text, claim text, words text)
     WHERE c.report = $1 AND c.id = n.id`,
    [id, JSON.stringify(claimColumns(record))],
  )
  await sql.query('DELETE FROM places WHERE report = $1', [id])
  await sql.query(
    `INSERT INTO places (report, id, name, country, lat, lon, geonameid, kind, precision)
     SELECT $1, id, name, country, lat, lon, geonameid, kind, precision
     FROM json_to_recordset($2::json) AS p(id text, name text, country text, lat float8, lon float8, geonameid int,
       kind text, precision text)`,
    [id, JSON.stringify(placeColumns(record))],
  )
  await writeStands(sql, stands)
  if ((await toldBy(sql, id)) !== before)
    await sql.query('INSERT INTO changed_reports (report) VALUES ($1) ON CONFLICT DO NOTHING', [id])
}

function headOf(record: Record): (string | null)[] {
  const shown = (text: string | null | undefined) => (text == null ? null : storable(text))
  const { title, text, published } = record
  const publisher = record.document.publisher
  const words = storable(`${title ?? ''}\n${publisher ?? ''}\n${text}`).slice(0, MOST_WORDS)
  return [shown(title), shown(publisher), published.value, words]
}

/** What the incidents are made of: another string when they have to be made again. */
async function toldBy(sql: Sql, id: string): Promise<string> {
  const published = await sql.query('SELECT published FROM reports WHERE id = $1', [id])
  const rows = await sql.query(
    'SELECT id, event, places, actors, recipients, told FROM events WHERE report = $1 ORDER BY position',
    [id],
  )
  return JSON.stringify([...published, ...rows])
}

async function writeStands(sql: Sql, stands: Stand[]): Promise<void> {
  await sql.query(
    `UPDATE decision_refs r SET now = n.now, standing = n.standing, why = n.why
     FROM json_to_recordset($1::json) AS n(seq int, part int, now text, standing text, why text)
     WHERE r.seq = n.seq AND r.part = n.part
       AND (r.now, r.standing, r.why) IS DISTINCT FROM (n.now, n.standing, n.why)`,
    [JSON.stringify(stands.map((s) => ({ ...s, why: s.why === null ? null : storable(s.why) })))],
  )
}

/** Reports in which someone is called so. */
export async function reportsNaming(sql: Sql, names: string[]): Promise<string[]> {
  const wanted = names.map((n) => storable(n.toLowerCase()))
  const rows = await sql.query<{ report: string }>(
    `SELECT report FROM events e, unnest($1::text[]) AS w WHERE strpos(e.parties, w) > 0
     UNION SELECT report FROM claims c, unnest($1::text[]) AS w WHERE strpos(c.speaker, w) > 0`,
    [wanted],
  )
  return rows.map((r) => r.report)
}

/** How many decisions in force no longer fit this report. */
export async function unfitOn(sql: Sql, report: string): Promise<number> {
  const [row] = await sql.query<{ n: number }>(
    `SELECT count(DISTINCT r.seq)::int AS n FROM decision_refs r WHERE r.report = $1 AND r.standing <> 'fits'
       AND NOT coalesce((SELECT u.kind = 'undo' FROM decisions u WHERE u.undoes = r.seq ORDER BY u.seq DESC LIMIT 1), false)`,
    [report],
  )
  return row!.n
}
