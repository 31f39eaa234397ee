/**
 * A ledger on a PostgreSQL server. Several programs may use it at once; the server keeps them apart.
 *
 * In     postgres://user:password@host:port/database; parameters as libpq's: ?options=-csearch_path%3Dname, ?sslmode=...
 * Errors LEDGER_UNREACHABLE when the server does not answer or refuses, LEDGER_FULL when its disk is full.
 */
import pg from 'pg'
import { OnrecordError } from '../record/error.ts'
import { shown } from './location.ts'
import { type Database, ledgerFull, type Sql, type Value } from './sql.ts'

const DISK_FULL = '53100'

export async function openPostgres(url: string): Promise<Database> {
  const location = shown(url)
  const failed = (cause: unknown): unknown => translate(cause, location)
  let pool: pg.Pool
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: 4,
      connectionTimeoutMillis: 10_000,
      application_name: 'onrecord',
      allowExitOnIdle: true,
    })
  } catch (cause) {
    throw unreachable(location, cause)
  }
  // A server that goes away while nobody asks; the next query says so.
  pool.on('error', () => {})
  try {
    await pool.query('SELECT 1')
  } catch (cause) {
    await pool.end().catch(() => {})
    throw unreachable(location, cause)
  }

  const over = (client: pg.Pool | pg.PoolClient): Sql => ({
    async query<Row>(text: string, values: Value[] = []) {
      try {
        const result = await client.query(text, values.map(asParameter))
        return result.rows as Row[]
      } catch (cause) {
        throw failed(cause)
      }
    },
  })
  const sql = over(pool)
  return {
    kind: 'postgres',
    location,
    query: sql.query,
    script: async (text) => void (await sql.query(text)),
    async transaction(run) {
      const client = await pool.connect().catch((cause) => {
        throw failed(cause)
      })
      const inside = over(client)
      let broken: Error | undefined
      try {
        await inside.query('BEGIN')
        const result = await run(inside)
        await inside.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch((e: Error) => {
          broken = e // the connection is gone: not to be used again
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    async room() {}, // the server looks after its disk and says so in time
    close: async () => (pool.ended || pool.ending ? undefined : pool.end()),
  }
}

const asParameter = (value: Value): unknown =>
  value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value

function translate(cause: unknown, location: string): unknown {
  const code = (cause as { code?: unknown }).code
  if (code === DISK_FULL) return ledgerFull(location, cause)
  const isServerSpeaking = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^(?:08|57P|E[A-Z]{4})/.test(code)
  return isServerSpeaking ? cause : unreachable(location, cause)
}

function unreachable(location: string, cause: unknown): OnrecordError {
  // Several addresses for one name: the reasons are in `errors`.
  const inner = (cause as AggregateError).errors?.[0] ?? cause
  const reason = (inner instanceof Error && inner.message) || String((inner as { code?: string }).code ?? inner)
  return new OnrecordError(
    'LEDGER_UNREACHABLE',
    `Expected a PostgreSQL server at ${location}, it did not serve us: ${reason}. Check address, user, password and permissions.`,
    { cause },
  )
}
