/**
 * The journal of what people decided: only added to, each entry sealed with the hash of the one before it, so that a
 * change or a gap shows.
 *
 * Hash   SHA-256 (hex) of the previous hash ('' for the first), a line feed, and the entry as JSON (`entryLine`), kept
 *        as it was sealed. Entries of the first version are sealed as [seq, at, who, kind, report, event, note].
 * Undone an entry is undone when the last undo or redo that names it is an undo. Both are entries themselves.
 */
import { createHash } from 'node:crypto'
import type { Decision, DecisionKind, Standing, Target } from '../record/decision.ts'
import { OnrecordError } from '../record/error.ts'
import type { Layable, Ref } from './lay.ts'
import { type Database, type Sql, storable } from './sql.ts'

export interface NewDecision {
  at: string
  who: string
  kind: DecisionKind
  target: Target | null
  field: string | null
  before: unknown
  after: unknown
  note: string | null
  of: number | null
  /** What it names, in words of the reports. */
  refs: Ref[]
}

/** An entry with what it refers to. */
export type StoredDecision = Omit<Decision, 'standing' | 'why'> & { refs: Ref[] }

/** The entry as it is sealed: one line of JSON, its keys in this order. */
export function entryLine(seq: number, given: NewDecision): string {
  const { at, who, kind, target, field, before, after, note, of, refs } = given
  return JSON.stringify({
    seq,
    at,
    who,
    kind,
    target,
    field,
    before: before ?? null,
    after: after ?? null,
    note,
    of,
    refs,
  })
}

/** The hash that seals an entry. */
export const sealOf = (previous: string, line: string): string =>
  createHash('sha256').update(`${previous}\n${line}`).digest('hex')

/**
 * Adds an entry, and does with it what `effect` says, all of it or nothing. What it names has to exist, and an undo has
 * to have something to undo: `check` looks, while nobody else can write.
 */
export async function putDecision(
  database: Database,
  given: NewDecision,
  steps: { check?: (sql: Sql) => Promise<void>; effect?: (sql: Sql, seq: number) => Promise<void> } = {},
): Promise<StoredDecision> {
  await database.room(100_000)
  return database.transaction(async (sql) => {
    await sql.query('LOCK TABLE decisions IN EXCLUSIVE MODE') // others may read; who writes waits
    await steps.check?.(sql)
    const [last] = await sql.query<{ seq: number; hash: string }>(
      'SELECT seq, hash FROM decisions ORDER BY seq DESC LIMIT 1',
    )
    const entry: NewDecision = {
      ...given,
      who: storable(given.who),
      note: given.note === null ? null : storable(given.note),
    }
    const seq = (last?.seq ?? 0) + 1
    const line = entryLine(seq, entry)
    const hash = sealOf(last?.hash ?? '', line)
    await sql.query(
      `INSERT INTO decisions (seq, at, who, kind, report, event, note, hash, entry, undoes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [seq, entry.at, entry.who, entry.kind, ...columnsOf(entry.target), entry.note, hash, line, entry.of],
    )
    await sql.query(
      `INSERT INTO decision_refs (seq, part, report, event, side, now, standing, why)
       SELECT $1, part, report, event, side, event, 'fits', NULL
       FROM json_to_recordset($2::json) AS r(part int, report text, event text, side int)`,
      [seq, JSON.stringify(entry.refs.map(({ report, event, side }, part) => ({ part, report, event, side })))],
    )
    await steps.effect?.(sql, seq)
    return { ...entry, seq, hash, undone: false }
  })
}

/** What stands in the columns to be searched. */
const columnsOf = (target: Target | null): [report: string | null, event: string | null] =>
  target === null || !('report' in target) ? [null, null] : [target.report, 'event' in target ? target.event : null]

interface Row {
  seq: number
  at: string
  who: string
  kind: DecisionKind
  report: string | null
  event: string | null
  note: string | null
  hash: string
  entry: string | null
  undoes: number | null
  undone: boolean
}

const UNDONE = `coalesce((SELECT u.kind = 'undo' FROM decisions u WHERE u.undoes = d.seq ORDER BY u.seq DESC LIMIT 1), false)`
const COLUMNS = `d.seq, d.at, d.who, d.kind, d.report, d.event, d.note, d.hash, d.entry, d.undoes, ${UNDONE} AS undone`

function toDecision(row: Row): StoredDecision {
  const { seq, hash, undone } = row
  if (row.entry !== null) return { ...opened(seq, row.entry), seq, hash, undone }
  const { at, who, kind, note } = row
  const [report, event] = [row.report!, row.event!]
  const refs = [{ report, event, side: 0, anchor: null }]
  const nothing = { field: null, before: null, after: null, of: null }
  return { seq, at, who, kind, target: { report, event }, ...nothing, note, refs, hash, undone }
}

function opened(seq: number, entry: string): NewDecision {
  try {
    return JSON.parse(entry)
  } catch (cause) {
    const message = `Expected decision ${seq} as it was sealed, got one that was changed. "onrecord verify" lists what does not fit; put it back from a copy.`
    throw new OnrecordError('LEDGER_DAMAGED', message, { cause })
  }
}

export const toLayable = ({
  seq,
  at,
  who,
  kind,
  field,
  before,
  after,
  note,
  undone,
  refs,
}: StoredDecision): Layable => ({
  seq,
  at,
  who,
  kind,
  field,
  before,
  after,
  note,
  undone,
  refs,
})

export async function getDecision(sql: Sql, seq: number): Promise<StoredDecision | null> {
  const [row] = await sql.query<Row>(`SELECT ${COLUMNS} FROM decisions d WHERE d.seq = $1`, [seq])
  return row === undefined ? null : toDecision(row)
}

/** All entries that name these reports or anything in them, in the order they were made; undone ones too. */
export async function decisionsOn(sql: Sql, reports: string[]): Promise<StoredDecision[]> {
  if (reports.length === 0) return []
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM decisions d WHERE d.seq IN (SELECT seq FROM decision_refs WHERE report = ANY($1::text[]))
     ORDER BY d.seq`,
    [reports.map(storable)],
  )
  return rows.map(toDecision)
}

/** Entries of these kinds that are in force, in the order they were made. */
export async function decisionsOfKind(sql: Sql, kinds: DecisionKind[]): Promise<StoredDecision[]> {
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM decisions d WHERE d.kind = ANY($1::text[]) ORDER BY d.seq`,
    [kinds],
  )
  return rows.map(toDecision).filter((d) => !d.undone)
}

export interface DecisionQuery {
  /** Those that name this report or anything in it. */
  report?: string
  /** Those that no longer fit what the reader reads now. */
  unfit?: boolean
  limit?: number
  offset?: number
}

/** The latest entries first. */
export async function findDecisions(
  sql: Sql,
  query: DecisionQuery,
): Promise<{ rows: StoredDecision[]; total: number }> {
  const { report, unfit = false, limit = 100, offset = 0 } = query
  const conditions = [
    ...(report === undefined ? [] : ['d.seq IN (SELECT seq FROM decision_refs WHERE report = $1)']),
    ...(unfit ? [`d.seq IN (SELECT seq FROM decision_refs WHERE standing <> 'fits') AND NOT ${UNDONE}`] : []),
  ]
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const values = report === undefined ? [] : [storable(report)]
  const [counted] = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM decisions d ${where}`, values)
  const rows = await sql.query<Row>(
    `SELECT ${COLUMNS} FROM decisions d ${where} ORDER BY d.seq DESC LIMIT ${Math.trunc(limit)} OFFSET ${Math.trunc(offset)}`,
    values,
  )
  return { rows: rows.map(toDecision), total: counted?.n ?? 0 }
}

/** An entry with the text it was sealed as. */
export interface SealedDecision {
  seq: number
  hash: string
  line: string
  /** Whether the columns to be searched say what the entry says. */
  isWhole: boolean
}

/** The whole journal, from the first entry, to be followed. */
export async function* eachSealed(sql: Sql): AsyncGenerator<SealedDecision> {
  const STEP = 1000
  for (let after = 0; ; ) {
    const rows = await sql.query<Row>(
      `SELECT seq, at, who, kind, report, event, note, hash, entry, undoes, false AS undone FROM decisions
       WHERE seq > $1 ORDER BY seq LIMIT ${STEP}`,
      [after],
    )
    for (const row of rows) yield sealed(row)
    if (rows.length < STEP) return
    after = rows.at(-1)!.seq
  }
}

function sealed(row: Row): SealedDecision {
  const { seq, at, who, kind, report, event, note, hash, entry, undoes } = row
  if (entry === null)
    return { seq, hash, line: JSON.stringify([seq, at, who, kind, report, event, note]), isWhole: true }
  let isWhole = false
  try {
    const said = JSON.parse(entry) as NewDecision & { seq: number }
    const wanted = [said.seq, said.at, said.who, said.kind, ...columnsOf(said.target), said.note, said.of]
    isWhole = JSON.stringify(wanted) === JSON.stringify([seq, at, who, kind, report, event, note, undoes])
  } catch {
    // not JSON any more
  }
  return { seq, hash, line: entry, isWhole }
}

export interface RefState extends Omit<Ref, 'anchor'> {
  seq: number
  part: number
  now: string | null
  standing: Standing
  why: string | null
}

/** How the things that these entries name stand now. */
export function refsOf(sql: Sql, seqs: number[]): Promise<RefState[]> {
  return sql.query<RefState>(
    'SELECT seq, part, report, event, side, now, standing, why FROM decision_refs WHERE seq = ANY($1::int[]) ORDER BY seq, part',
    [seqs],
  )
}

/** How an entry stands: what its first thing says; of a merge or link, lost when a whole side is. */
export function standingOf(refs: readonly RefState[]): { standing: Standing; why: string | null } {
  for (const side of new Set(refs.map((r) => r.side))) {
    const those = refs.filter((r) => r.side === side)
    if (those.every((r) => r.standing === 'lost')) return { standing: 'lost', why: those[0]!.why }
  }
  const odd = refs.find((r) => r.standing === 'agrees' || r.standing === 'differs')
  return { standing: odd?.standing ?? 'fits', why: odd?.why ?? null }
}
