/**
 * The journal of what people decided about events and claims: only added to, each entry sealed with the hash of the
 * one before it, so that a change or a gap shows.
 *
 * Hash   SHA-256 (hex) of the previous hash ('' for the first), a line feed, and the entry as JSON:
 *        [seq, at, who, kind, report, event, note].
 */
import { createHash } from 'node:crypto'
import type { EventRef } from '../record/index.ts'
import { type Database, type Sql, storable } from './sql.ts'

export interface StoredDecision {
  /** From 1, without gaps. */
  seq: number
  at: string
  who: string
  kind: 'accept' | 'reject' | 'reopen' | 'note'
  target: EventRef
  note: string | null
  hash: string
}

export type NewDecision = Omit<StoredDecision, 'seq' | 'hash'>

/** The hash that seals an entry. */
export function sealOf(previous: string, entry: Omit<StoredDecision, 'hash'>): string {
  const { seq, at, who, kind, target, note } = entry
  const line = JSON.stringify([seq, at, who, kind, target.report, target.event, note])
  return createHash('sha256').update(`${previous}\n${line}`).digest('hex')
}

/** Adds an entry. The target has to exist: the desk looks. */
export async function putDecision(database: Database, given: NewDecision): Promise<StoredDecision> {
  await database.room(1000)
  return database.transaction(async (sql) => {
    await sql.query('LOCK TABLE decisions IN EXCLUSIVE MODE') // others may read; who writes waits
    const [last] = await sql.query<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1',
    )
    const entry = {
      ...given,
      who: storable(given.who),
      note: given.note === null ? null : storable(given.note),
      seq: (last?.seq ?? 0) + 1,
    }
    const hash = sealOf(last?.hash ?? '', entry)
    await sql.query(
      'INSERT INTO decisions (seq, at, who, kind, report, event, note, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [entry.seq, entry.at, entry.who, entry.kind, entry.target.report, entry.target.event, entry.note, hash],
    )
    return { ...entry, hash }
  })
}

type Row = Omit<StoredDecision, 'target'> & { report: string; event: string }

const toDecision = ({ report, event, ...row }: Row): StoredDecision => ({
  seq: row.seq,
  at: row.at,
  who: row.who,
  kind: row.kind,
  target: { report, event },
  note: row.note,
  hash: row.hash,
})

const COLUMNS = 'seq, at, who, kind, report, event, note, hash'

/** The latest entries first. */
export async function findDecisions(sql: Sql, limit: number): Promise<{ rows: StoredDecision[]; total: number }> {
  const [counted] = await sql.query<{ n: number }>('SELECT count(*)::int AS n FROM decisions')
  const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM decisions ORDER BY seq DESC LIMIT ${Math.trunc(limit)}`)
  return { rows: rows.map(toDecision), total: counted?.n ?? 0 }
}

/** All entries about events and claims of these reports, in the order they were made. */
export async function decisionsOn(sql: Sql, reports: string[]): Promise<StoredDecision[]> {
  if (reports.length === 0) return []
  const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM decisions WHERE report = ANY($1::text[]) ORDER BY seq`, [
    reports,
  ])
  return rows.map(toDecision)
}

/** The whole journal, from the first entry. */
export async function* eachDecision(sql: Sql): AsyncGenerator<StoredDecision> {
  const STEP = 1000
  for (let after = 0; ; ) {
    const rows = await sql.query<Row>(`SELECT ${COLUMNS} FROM decisions WHERE seq > $1 ORDER BY seq LIMIT ${STEP}`, [
      after,
    ])
    for (const row of rows) yield toDecision(row)
    if (rows.length < STEP) return
    after = rows.at(-1)!.seq
  }
}

/** Whether a report has an event or claim of this id. */
export async function hasTarget(sql: Sql, target: EventRef): Promise<boolean> {
  const values = [storable(target.report), storable(target.event)]
  const rows = await sql.query(
    `SELECT 1 FROM events WHERE report = $1 AND id = $2 UNION ALL SELECT 1 FROM claims WHERE report = $1 AND id = $2 LIMIT 1`,
    values,
  )
  return rows.length > 0
}
