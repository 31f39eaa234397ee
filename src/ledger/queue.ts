/**
 * Work for other programs: documents to be read, reports to be read again. The queue (pg-boss) lies in the same
 * database, in a schema of its own, so that one transaction keeps a document and the order to read it.
 *
 * In     jobs; a taken job is somebody's for `expireSeconds`.
 * Out    each job is taken at least once: that of a worker that was killed is given to another when its time is over,
 *        and what it writes is written once (src/ledger/store.ts). After MOST_TRIES it is counted as failed.
 * Errors LEDGER_UNREACHABLE, LEDGER_FULL.
 * Limits what became of a job is kept for about a week, then only the report itself tells.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { deflateRaw, inflateRaw } from 'node:zlib'
import type PgBoss from 'pg-boss'
import { type Database, type Sql, storable, type Value } from './sql.ts'
import type { Given } from './store.ts'

/** A document to be read, or a report to be read again. */
export type Job = { kind: 'add'; document: string; path: string; given: Given } | { kind: 'reread'; report: string }

export interface TakenJob {
  /** A UUID. */
  key: string
  job: Job
}

export interface QueueCounts {
  waiting: number
  /** Taken by a worker. */
  active: number
  done: number
  /** Done, but what was given is no report. */
  refused: number
  /** Given up: every worker that took it was killed over it. */
  failed: number
}

export interface NewDocument {
  bytes: Uint8Array
  sha256: string
  path: string
  given: Given
}

const NAME = 'read'
const MOST_TRIES = 4
/** The time that a worker has for a job; most take less than a second. */
const EXPIRE_SECONDS = 300

const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)]

export class Queue {
  readonly #boss: PgBoss
  readonly #database: Database
  readonly #schema: string

  private constructor(database: Database, boss: PgBoss, schema: string) {
    this.#database = database
    this.#boss = boss
    this.#schema = schema
  }

  /** Opens the queue of a ledger; it is made when there is none. */
  static async open(database: Database, { expireSeconds = EXPIRE_SECONDS } = {}): Promise<Queue> {
    const { default: Boss } = await import('pg-boss')
    const schema = await schemaOf(database)
    const db = {
      async executeSql(text: string, values: unknown[] = []) {
        if (values.length > 0) return { rows: await database.query(text, values as Value[]) }
        // Its own scripts are several statements; a question is one, and only that has rows.
        if (text.split(';').filter((s) => s.trim() !== '').length > 1)
          return database.script(text).then(() => ({ rows: [] }))
        return { rows: await database.query(text) }
      },
    }
    const boss = new Boss({ db, schema, supervise: false, schedule: false, expireInSeconds: expireSeconds })
    boss.on('error', () => {}) // whoever asks is told
    await boss.start()
    await boss.createQueue(NAME, { name: NAME, expireInSeconds: expireSeconds, retryLimit: MOST_TRIES - 1 })
    await boss.updateQueue(NAME, { name: NAME, expireInSeconds: expireSeconds, retryLimit: MOST_TRIES - 1 })
    return new Queue(database, boss, schema)
  }

  /** Keeps documents and orders them to be read, all or none. One that is waiting already waits once. */
  async putDocuments(given: NewDocument[]): Promise<void> {
    const documents = given.filter((d, i) => given.findIndex((other) => other.sha256 === d.sha256) === i)
    if (documents.length === 0) return
    await this.#database.room(documents.reduce((sum, d) => sum + d.bytes.length, 0))
    const deflated = await Promise.all(documents.map((d) => deflate(d.bytes)))
    await this.#database.transaction(async (sql) => {
      for (const [i, { sha256, bytes }] of documents.entries())
        await sql.query('INSERT INTO documents (sha256, size, deflated) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
          sha256,
          bytes.length,
          deflated[i]!,
        ])
      const jobs = documents.map(({ sha256, path, given }): [string, Job] => [
        sha256,
        { kind: 'add', document: sha256, path: storable(path), given },
      ])
      await this.#put(sql, jobs)
    })
  }

  /** Orders reports to be read again. */
  async putRereads(reports: string[]): Promise<void> {
    const jobs = reports.map((report): [string, Job] => [`again ${report}`, { kind: 'reread', report }])
    await this.#database.transaction((sql) => this.#put(sql, jobs))
  }

  /** Under a key made of what is to be done: an order that was given already is given once. */
  async #put(sql: Sql, jobs: [about: string, job: Job][]): Promise<void> {
    const rows = jobs.map(([about, data]) => ({ id: keyOf(about), name: NAME, data }))
    // What became of it the last time gives way to the new order.
    await sql.query(
      `DELETE FROM ${this.#schema}.job WHERE name = $1 AND id = ANY($2::uuid[])
       AND state IN ('completed', 'failed', 'cancelled')`,
      [NAME, rows.map((r) => r.id)],
    )
    const db = {
      executeSql: async (text: string, values: unknown[]) => ({ rows: await sql.query(text, values as Value[]) }),
    }
    await this.#boss.insert(rows as PgBoss.JobInsert[], { db } as PgBoss.InsertOptions)
  }

  /** Takes up to `most` jobs; those whose worker was killed are taken again. */
  async take(most: number): Promise<TakenJob[]> {
    await this.#database.query('SELECT 1') // the library keeps silent about a server that is gone
    await this.#boss.expire()
    const jobs = await this.#boss.fetch<Job>(NAME, { batchSize: most })
    return (jobs ?? []).map(({ id, data }) => ({ key: id, job: data }))
  }

  /** The job is done; `outcome` is kept with it. */
  async done(key: string, outcome: object): Promise<void> {
    await this.#boss.complete(NAME, key, outcome)
  }

  async counts(): Promise<QueueCounts> {
    return (await queueCounts(this.#database))!
  }

  /** Sweeps away what is long done. */
  async sweep(): Promise<void> {
    await this.#boss.maintain()
  }
}

/** How much is ordered and done; null for a ledger in which nothing was ever ordered. Makes nothing. */
export async function queueCounts(sql: Sql): Promise<QueueCounts | null> {
  const schema = await schemaOf(sql)
  const tables = await sql.query(`SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = 'job'`, [schema])
  if (tables.length === 0) return null
  const rows = await sql.query<{ key: keyof QueueCounts; n: number }>(
    `SELECT CASE WHEN state IN ('created', 'retry') THEN 'waiting' WHEN state = 'active' THEN 'active'
       WHEN state = 'completed' AND output ->> 'state' = 'refused' THEN 'refused'
       WHEN state = 'completed' THEN 'done' ELSE 'failed' END AS key, count(*)::int AS n
     FROM ${schema}.job WHERE name = $1 GROUP BY 1`,
    [NAME],
  )
  const none: QueueCounts = { waiting: 0, active: 0, done: 0, refused: 0, failed: 0 }
  return { ...none, ...Object.fromEntries(rows.map((r) => [r.key, r.n])) }
}

/** Beside the ledger's own schema, so that two ledgers in one database have two queues. */
async function schemaOf(sql: Sql): Promise<string> {
  const [row] = await sql.query<{ schema: string }>('SELECT current_schema()::text AS schema')
  const own = row!.schema === 'public' ? 'onrecord' : row!.schema.replace(/\W/g, '_')
  return `${own.slice(0, 44)}_jobs`
}

/** A UUID that is the same for the same order. */
function keyOf(about: string): string {
  const hex = createHash('sha256').update(about).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** The bytes of a document, by its SHA-256; null when it is not kept. */
export async function getDocument(sql: Sql, sha256: string): Promise<Uint8Array | null> {
  const [row] = await sql.query<{ deflated: Uint8Array }>('SELECT deflated FROM documents WHERE sha256 = $1', [sha256])
  return row === undefined ? null : inflate(row.deflated)
}

/** Takes a document away that no report was made of. */
export async function dropDocument(sql: Sql, sha256: string): Promise<void> {
  await sql.query(
    'DELETE FROM documents d WHERE sha256 = $1 AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.document = d.sha256)',
    [sha256],
  )
}
