/**
 * Reading back: pages of reports, events and claims; one record; originals.
 *
 * In     filters, all optional, combined with "and". Search words match from their beginning ("bagh" finds Baghdad),
 *        in the English stem of the word.
 * Out    a page of rows and how many there are in all. Never throws for text that a person typed.
 */
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Claim, Event, Place, Record } from '../record/index.ts'
import { claimOf, eventOf, placesOf, textOf, withText } from './rows.ts'
import { type Sql, storable, type Value } from './sql.ts'

export interface PageOf<T> {
  rows: T[]
  total: number
}

export interface StoredReport {
  id: string
  title: string | null
  publisher: string | null
  published: string | null
  language: string
  path: string | null
  url: string | null
  addedAt: string
  events: number
  claims: number
  notes: number
  excerpt: string
}

interface ReportHead {
  id: string
  title: string | null
  publisher: string | null
  published: string | null
}

export interface StoredEvent {
  report: ReportHead
  event: Event
  evidence: string
  trigger: { start: number; end: number }
  actors: string[]
  recipients: string[]
  places: Place[]
  saidBy: string[]
  incident: string | null
}

export interface StoredClaim {
  report: ReportHead
  claim: Claim
  content: string
}

/** An event of a report. */
export interface Named {
  report: string
  id: string
}

export interface EventQuery {
  q?: string
  type?: string
  country?: string
  status?: string
  party?: string
  /** YYYY-MM-DD, inclusive. */
  from?: string
  to?: string
  report?: string
  review?: 'accepted' | 'rejected' | 'open'
  incidents?: string[]
  /** These events and no other. */
  named?: Named[]
  limit?: number
  offset?: number
}

export interface ClaimQuery {
  q?: string
  speaker?: string
  organization?: string
  stance?: string
  report?: string
  reports?: string[]
  limit?: number
  offset?: number
}

const inflate = promisify(inflateRaw)

/** Words as a tsquery in which each matches from its beginning; null when there is no word. */
export function searchWords(q: string): string | null {
  const words = storable(q).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.length === 0
    ? null
    : words
        .slice(0, 20)
        .map((w) => `'${w.slice(0, 100)}':*`)
        .join(' & ')
}

/** Collects conditions and their values. */
class Where {
  readonly values: Value[] = []
  readonly #conditions: string[] = []
  /** `condition` has ? where the value goes; nothing is added for undefined. */
  add(condition: string, value: Value | undefined): this {
    if (value === undefined) return this
    this.values.push(value)
    this.#conditions.push(condition.replaceAll('?', `$${this.values.length}`))
    return this
  }
  search(column: string, q: string | undefined): this {
    if (q === undefined || q.trim() === '') return this
    const words = searchWords(q)
    // Words that English leaves out ("the") make an empty query, which would match nothing.
    return words === null
      ? this.add('?::boolean', false)
      : this.add(`(numnode(to_tsquery('english', ?)) = 0 OR ${column} @@ to_tsquery('english', ?))`, words)
  }
  toString(): string {
    return this.#conditions.length === 0 ? '' : `WHERE ${this.#conditions.join(' AND ')}`
  }
}

async function page<Row, T>(
  sql: Sql,
  parts: { columns: string; from: string; where: Where; order: string; limit?: number; offset?: number },
  toRow: (row: Row) => T,
): Promise<PageOf<T>> {
  const { columns, from, where, order, limit = 100, offset = 0 } = parts
  const counted = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from} ${where}`, where.values)
  const rows = await sql.query<Row>(
    `SELECT ${columns} FROM ${from} ${where} ORDER BY ${order} LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`,
    where.values,
  )
  return { rows: rows.map(toRow), total: counted[0]?.n ?? 0 }
}

/** Newest first by day of publication, those without a day last. */
export function findReports(
  sql: Sql,
  query: { q?: string; limit?: number; offset?: number },
): Promise<PageOf<StoredReport>> {
  const where = new Where().search('search', query.q)
  const columns = `id, title, publisher, published, language, path, url, added_at AS "addedAt", events, claims, notes, excerpt`
  const order = 'published DESC NULLS LAST, seq DESC'
  return page(sql, { ...query, columns, from: 'reports', where, order }, (row: StoredReport) => row)
}

const REPORT_HEAD = `r.id AS report_id, r.title, r.publisher, r.published`

interface EventRecord {
  report_id: string
  title: string | null
  publisher: string | null
  published: string | null
  event: string
  evidence: string
  trigger_start: number
  trigger_end: number
  actors: string[]
  recipients: string[]
  places: string
  said_by: string[]
  incident: string | null
}

const IS_NAMED = `(e.report, e.id) IN (SELECT n->>'report', n->>'id' FROM json_array_elements(?::json) n)`

/** Latest day first, those without a day last; within a report in the order of the text. */
export function findEvents(sql: Sql, query: EventQuery): Promise<PageOf<StoredEvent>> {
  const where = new Where()
    .search('e.search', query.q)
    .add('e.type = ?', query.type)
    .add('e.countries @> ARRAY[?]::text[]', query.country)
    .add('e.status = ?', query.status)
    .add('strpos(e.parties, ?) > 0', query.party === undefined ? undefined : storable(query.party.toLowerCase()))
    .add('e.to_day >= ?', query.from)
    .add('e.from_day <= ?', query.to)
    .add('e.report = ?', query.report === undefined ? undefined : storable(query.report))
    .add('e.review = ?', query.review)
    .add('m.incident = ANY(?::text[])', query.incidents?.map(storable))
    .add(IS_NAMED, query.named && storable(JSON.stringify(query.named)))
  const columns = `${REPORT_HEAD}, e.event, e.evidence, e.trigger_start, e.trigger_end, e.actors, e.recipients, e.places,
    e.said_by, m.incident`
  const from = `events e JOIN reports r ON r.id = e.report
    LEFT JOIN shown_events m ON m.report = e.report AND m.event = e.id`
  const order = 'e.from_day DESC NULLS LAST, e.seq DESC, e.position'
  return page(sql, { ...query, columns, from, where, order }, toEvent)
}

const toEvent = (row: EventRecord): StoredEvent => ({
  report: headOf(row),
  event: eventOf(row.event),
  evidence: row.evidence,
  trigger: { start: row.trigger_start, end: row.trigger_end },
  actors: row.actors,
  recipients: row.recipients,
  places: placesOf(row.places),
  saidBy: row.said_by,
  incident: row.incident,
})

const headOf = (row: { report_id: string } & Omit<ReportHead, 'id'>): ReportHead => ({
  id: row.report_id,
  title: row.title,
  publisher: row.publisher,
  published: row.published,
})

/** `speaker` is a name and, on a second line, an organization; who has none may be one. */
const ORGANIZATION = `coalesce(nullif(split_part(c.speaker, E'\\n', 2), ''), split_part(c.speaker, E'\\n', 1))`

/** Those of the report added last first; within a report in the order of the text. */
export function findClaims(sql: Sql, query: ClaimQuery): Promise<PageOf<StoredClaim>> {
  const where = new Where()
    .search('c.search', query.q)
    .add('strpos(c.speaker, ?) > 0', query.speaker === undefined ? undefined : storable(query.speaker.toLowerCase()))
    .add(
      `strpos(${ORGANIZATION}, ?) > 0`,
      query.organization === undefined ? undefined : storable(query.organization.toLowerCase()),
    )
    .add('c.stance = ?', query.stance)
    .add('c.report = ?', query.report === undefined ? undefined : storable(query.report))
    .add('c.report = ANY(?::text[])', query.reports?.map(storable))
  const columns = `${REPORT_HEAD}, c.claim, c.content`
  const from = 'claims c JOIN reports r ON r.id = c.report'
  const order = 'c.seq DESC, c.position'
  type Row = { report_id: string; claim: string; content: string } & Omit<ReportHead, 'id'>
  return page(sql, { ...query, columns, from, where, order }, (row: Row) => ({
    report: headOf(row),
    claim: claimOf(row.claim),
    content: row.content,
  }))
}

/** Ids that are `id` or begin with it; the exact one alone when there is one. At most three. */
export async function findIds(sql: Sql, id: string): Promise<string[]> {
  const wanted = storable(id)
  const rows = await sql.query<{ id: string }>(
    'SELECT id FROM reports WHERE id = $1 OR left(id, length($1::text)) = $1 ORDER BY id = $1 DESC, id LIMIT 3',
    [wanted],
  )
  return rows[0]?.id === wanted ? [wanted] : rows.map((r) => r.id)
}

/** The record with its text, and when it was added; null when there is none of this id. */
export async function getRecord(sql: Sql, id: string): Promise<{ record: Record; addedAt: string } | null> {
  for await (const found of eachRecord(sql, [id])) return found
  return null
}

/** Records in the order they were added, with the decisions laid on them; all of them, or those named. */
export async function* eachRecord(sql: Sql, ids?: string[]): AsyncGenerator<{ record: Record; addedAt: string }> {
  const STEP = 20
  let after = -1
  for (;;) {
    const rows = await sql.query<{
      seq: number
      record: string
      encoding: 'plain' | 'json'
      body: string
      addedAt: string
    }>(
      `SELECT r.seq, coalesce(r.laid, r.record) AS record, t.encoding, t.body, r.added_at AS "addedAt" FROM reports r JOIN texts t ON t.sha256 = r.article
       WHERE r.seq > $1 ${ids === undefined ? '' : 'AND r.id = ANY($2::text[])'} ORDER BY r.seq LIMIT ${STEP}`,
      ids === undefined ? [after] : [after, ids.map(storable)],
    )
    for (const row of rows) yield { record: withText(row.record, textOf(row)), addedAt: row.addedAt }
    if (rows.length < STEP) return
    after = rows.at(-1)!.seq
  }
}

/** The bytes of a report as they were received; null when there is no such report. */
export async function getOriginal(sql: Sql, id: string): Promise<Uint8Array | null> {
  const rows = await sql.query<{ deflated: Uint8Array }>(
    'SELECT d.deflated FROM reports r JOIN documents d ON d.sha256 = r.document WHERE r.id = $1',
    [storable(id)],
  )
  return rows[0] === undefined ? null : inflate(rows[0].deflated)
}

/** How much there is, and how many events of each type, country and status. */
export async function count(sql: Sql): Promise<{
  reports: number
  events: number
  claims: number
  incidents: number
  types: { [type: string]: number }
  countries: { [country: string]: number }
  statuses: { [status: string]: number }
}> {
  const [totals] = await sql.query<{ reports: number; events: number; claims: number; incidents: number }>(
    `SELECT (SELECT count(*) FROM reports)::int AS reports, (SELECT count(*) FROM events)::int AS events,
       (SELECT count(*) FROM claims)::int AS claims, (SELECT count(*) FROM shown_incidents)::int AS incidents`,
  )
  const by = async (expression: string) => {
    const rows = await sql.query<{ key: string; n: number }>(
      `SELECT ${expression} AS key, count(*)::int AS n FROM events GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    return Object.fromEntries(rows.map((r) => [r.key, r.n]))
  }
  return { ...totals!, types: await by('type'), countries: await by('unnest(countries)'), statuses: await by('status') }
}
