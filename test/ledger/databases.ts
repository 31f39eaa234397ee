/** The two databases every ledger test runs on: an embedded one in a folder, and a schema of its own on a server. */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** Where a fresh, empty ledger may be, and how to take it away again. */
export interface Place {
  location: string
  remove(): Promise<void>
}

export async function inFolder(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'onrecord-ledger-'))
  return { location: join(folder, 'ledger'), remove: () => rm(folder, { recursive: true, force: true }) }
}

export async function inSchema(server: string): Promise<Place> {
  const schema = `onrecord_${randomUUID().replaceAll('-', '')}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE SCHEMA ${schema}`) // its queue is made beside it
  const url = new URL(server)
  url.searchParams.set('options', `-csearch_path=${schema}`)
  return {
    location: url.href,
    remove: () => run(`DROP SCHEMA ${schema} CASCADE; DROP SCHEMA IF EXISTS ${schema}_jobs CASCADE`),
  }
}
