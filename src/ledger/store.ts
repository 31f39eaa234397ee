/**
 * Keeping reports: documents and texts once, by hash; records without their text; rows to search.
 *
 * In     records with the bytes they were read from, and the instant of adding.
 * Out    for each, in order: added, known (the same bytes are there; nothing is changed), or taken (another document
 *        has this id; nothing is overwritten).
 * Errors LEDGER_FULL, LEDGER_UNREACHABLE: then nothing of the batch is kept, and everything before it is.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import type { Record } from '../record/index.ts'
import { leaveParts } from './parts.ts'
import { aliasesNow, holdReport, relay } from './relay.ts'
import { claimColumns, eventColumns, excerptOf, MOST_WORDS, placeColumns, textRow, withoutText } from './rows.ts'
import { type Database, type Sql, storable } from './sql.ts'

export interface NewReport {
  record: Record
  bytes: Uint8Array
  /** Hashes that tell copied text, see src/incident/copies.ts. */
  sketch: number[]
  /** Where its copies are looked for, see the same. */
  copyKeys?: number[]
  /** What the report tells of, see src/incident/signature.ts. */
  story?: number[]
  /** Agencies it is from. */
  agencies?: string[]
  /** ISO 8601 instant. */
  addedAt: string
  /** How it was given, so that it can be read again. */
  given?: Given
}

/** Of a line of JSON Lines, `isLine`; what the caller said of it, as in Input. */
export interface Given {
  isLine: boolean
  mediaType?: string
  fallbackDate?: string
}

export type Stored =
  | { state: 'added'; id: string }
  | { state: 'known'; id: string }
  /** `document`: the SHA-256 of the report that has the id. */
  | { state: 'taken'; id: string; document: string }

const deflate = promisify(deflateRaw)
const UNIQUE_VIOLATION = '23505'

/** Ids of the reports whose document has one of these SHA-256. */
export async function findKnown(sql: Sql, documents: string[]): Promise<Map<string, string>> {
  if (documents.length === 0) return new Map()
  const rows = await sql.query<{ document: string; id: string }>(
    'SELECT document, id FROM reports WHERE document = ANY($1::text[])',
    [documents],
  )
  return new Map(rows.map((r) => [r.document, r.id]))
}

/** Keeps a batch, all of it or nothing. */
export async function putReports(database: Database, batch: NewReport[]): Promise<Stored[]> {
  for (const { record, bytes } of batch) {
    const given = createHash('sha256').update(bytes).digest('hex')
    if (given !== record.document.sha256)
      throw new Error(`the bytes of report ${record.id} have another hash than its record says: ${given}`)
  }
  await database.room(batch.reduce((sum, r) => sum + r.bytes.length + 4 * r.record.text.length, 0))
  const deflated = await Promise.all(batch.map((r) => deflate(r.bytes)))
  try {
    return await database.transaction((sql) => put(sql, batch, deflated))
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error
    // Another program added one of them at the same moment: now it can be seen.
    return database.transaction((sql) => put(sql, batch, deflated))
  }
}

async function put(sql: Sql, batch: NewReport[], deflated: Uint8Array[]): Promise<Stored[]> {
  const rows = await sql.query<{ id: string; document: string }>(
    'SELECT id, document FROM reports WHERE id = ANY($1::text[]) OR document = ANY($2::text[])',
    [batch.map((r) => storable(r.record.id)), batch.map((r) => r.record.document.sha256)],
  )
  const byDocument = new Map(rows.map((r) => [r.document, r.id]))
  const byId = new Map(rows.map((r) => [r.id, r.document]))
  const outcomes: Stored[] = []
  const added: NewReport[] = []
  for (const [i, report] of batch.entries()) {
    const { id, document } = report.record
    const known = byDocument.get(document.sha256)
    const holder = byId.get(id)
    if (known !== undefined) outcomes.push({ state: 'known', id: known })
    else if (holder !== undefined) outcomes.push({ state: 'taken', id, document: holder })
    else {
      byDocument.set(document.sha256, id)
      byId.set(id, document.sha256)
      outcomes.push({ state: 'added', id })
      await putOriginal(sql, report, deflated[i]!)
      added.push(report)
    }
  }
  if (added.length > 0) {
    await putRows(sql, added)
    if ((await aliasesNow(sql)).length > 0)
      await relay(
        sql,
        added.map((a) => a.record.id),
      )
  }
  return outcomes
}

/** The large values go one by one: as parameters of their own. */
async function putOriginal(sql: Sql, { record, bytes }: NewReport, deflated: Uint8Array): Promise<void> {
  const { sha256 } = record.document
  await sql.query('INSERT INTO documents (sha256, size, deflated) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    sha256,
    bytes.length,
    deflated,
  ])
  const text = textRow(record.text)
  await sql.query('INSERT INTO texts (sha256, encoding, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    text.sha256,
    text.encoding,
    text.body,
  ])
}

/** Everything else in one statement a table: rows travel as one JSON parameter. */
async function putRows(sql: Sql, added: NewReport[]): Promise<void> {
  const reports = added.map(({ record, sketch, copyKeys = [], story = [], agencies = [], addedAt, given }) => ({
    id: record.id,
    document: record.document.sha256,
    article: textRow(record.text).sha256,
    title: shownOrNull(record.title),
    publisher: shownOrNull(record.document.publisher),
    published: record.published.value,
    language: record.language,
    path: shownOrNull(record.document.path),
    url: shownOrNull(record.document.url),
    added_at: addedAt,
    events: record.events.length,
    claims: record.claims.length,
    notes: record.notes.length,
    excerpt: excerptOf(record),
    sketch,
    copy_keys: copyKeys,
    story,
    agencies,
    record: withoutText(record),
    given: given === undefined ? null : JSON.stringify(given),
    words: storable(`${record.title ?? ''}\n${record.document.publisher ?? ''}\n${record.text}`).slice(0, MOST_WORDS),
  }))
  const sequence = await sql.query<{ id: string; seq: number }>(
    `INSERT INTO reports (id, document, article, title, publisher, published, language, path, url, added_at,
       events, claims, notes, excerpt, sketch, copy_keys, story, agencies, record, given, search)
     SELECT id, document, article, title, publisher, published, language, path, url, added_at,
       events, claims, notes, excerpt, sketch, copy_keys, story, agencies, record, given, to_tsvector('english', words)
     FROM json_to_recordset($1::json) AS r(id text, document text, article text, title text, publisher text,
       published text, language text, path text, url text, added_at text, events int, claims int, notes int,
       excerpt text, sketch int[], copy_keys int[], story int[], agencies text[], record text, given text, words text)
     RETURNING id, seq`,
    [JSON.stringify(reports)],
  )
  await putThings(
    sql,
    added.map(({ record }) => record),
    new Map(sequence.map((r) => [r.id, r.seq])),
  )
  await sql.query('INSERT INTO changed_reports (report) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING', [
    added.map(({ record }) => record.id),
  ])
}

/** The rows of what the records hold, to be searched; `seq` by report. */
async function putThings(sql: Sql, records: Record[], seq: ReadonlyMap<string, number>): Promise<void> {
  const all = <T extends object>(columns: (record: Record) => T[]) =>
    JSON.stringify(
      records.flatMap((record) => columns(record).map((c) => ({ report: record.id, seq: seq.get(record.id), ...c }))),
    )
  await sql.query(
    `INSERT INTO events (report, id, seq, position, type, status, countries, from_day, to_day, evidence,
       trigger_start, trigger_end, actors, recipients, parties, said_by, event, places, told, search)
     SELECT report, id, seq, position, type, status, countries, from_day, to_day, evidence,
       trigger_start, trigger_end, actors, recipients, parties, said_by, event, places, told, to_tsvector('english', words)
     FROM json_to_recordset($1::json) AS e(report text, id text, seq int, position int, type text, status text,
       countries text[], from_day text, to_day text, evidence text, trigger_start int, trigger_end int, actors text[],
       recipients text[], parties text, said_by text[], event text, places text, told text, words text)`,
    [all(eventColumns)],
  )
  await sql.query(
    `INSERT INTO claims (report, id, seq, position, stance, speaker, content, claim, search)
     SELECT report, id, seq, position, stance, speaker, content, claim, to_tsvector('english', words)
     FROM json_to_recordset($1::json) AS c(report text, id text, seq int, position int, stance text, speaker text,
       content text, claim text, words text)`,
    [all(claimColumns)],
  )
  await sql.query(
    `INSERT INTO places (report, id, name, country, lat, lon, geonameid, kind, precision)
     SELECT report, id, name, country, lat, lon, geonameid, kind, precision
     FROM json_to_recordset($1::json) AS p(report text, id text, name text, country text, lat float8, lon float8,
       geonameid int, kind text, precision text)`,
    [all(placeColumns)],
  )
}

/**
 * Puts another reading of a report in place of the one that is kept, and lays the journal on it. Its document stays;
 * the text may be another where a newer reader takes another out of a web page.
 */
export async function replaceReading(
  sql: Sql,
  { record, sketch, copyKeys = [], story = [], agencies = [] }: Omit<NewReport, 'bytes' | 'addedAt' | 'given'>,
): Promise<void> {
  const { id } = record
  await holdReport(sql, id)
  const text = textRow(record.text)
  await sql.query('INSERT INTO texts (sha256, encoding, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    text.sha256,
    text.encoding,
    text.body,
  ])
  await leaveParts(sql, id)
  for (const table of ['incident_events', 'decided_events', 'events', 'claims', 'places'])
    await sql.query(`DELETE FROM ${table} WHERE report = $1`, [id])
  const [row] = await sql.query<{ seq: number }>(
    `UPDATE reports SET article = $2, language = $3, url = $4, events = $5, claims = $6, notes = $7, excerpt = $8,
       sketch = $9, record = $10, story = $11, agencies = $12, copy_keys = $13, laid = NULL WHERE id = $1 RETURNING seq`,
    [
      id,
      text.sha256,
      record.language,
      shownOrNull(record.document.url),
      record.events.length,
      record.claims.length,
      record.notes.length,
      excerptOf(record),
      sketch,
      withoutText(record),
      story,
      agencies,
      copyKeys,
    ],
  )
  await putThings(sql, [record], new Map([[id, row!.seq]]))
  await sql.query('INSERT INTO changed_reports (report) VALUES ($1) ON CONFLICT DO NOTHING', [id])
  await relay(sql, [id])
}

const shownOrNull = (text: string | null | undefined): string | null =>
  text === null || text === undefined ? null : storable(text)

/** How a report was given; null where it was not noted. */
export async function howGiven(sql: Sql, id: string): Promise<Given | null> {
  const [row] = await sql.query<{ given: string | null }>('SELECT given FROM reports WHERE id = $1', [id])
  return row?.given == null ? null : JSON.parse(row.given)
}

/** Every report, in the order they were added. */
export async function reportIds(sql: Sql): Promise<string[]> {
  return (await sql.query<{ id: string }>('SELECT id FROM reports ORDER BY seq')).map((r) => r.id)
}
