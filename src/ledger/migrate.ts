/**
 * Brings the tables of a ledger up to this program, each migration once, all in one transaction.
 *
 * Errors LEDGER_DAMAGED when the ledger was made by a newer program: writing to it could spoil it.
 */
import { OnrecordError } from '../record/error.ts'
import * as first from './migrations/0001-first.ts'
import * as journal from './migrations/0002-journal.ts'
import * as joining from './migrations/0003-joining.ts'
import * as blocks from './migrations/0004-blocks.ts'
import * as copyDays from './migrations/0005-copy-days.ts'
import type { Database } from './sql.ts'

/** In order. A migration that was released is never changed; a new one is added. */
export const migrations: readonly { name: string; sql: string }[] = [first, journal, joining, blocks, copyDays]

/** Any number that nothing else on the server locks. */
const MIGRATION_LOCK = 7_341_912

export async function migrate(database: Database): Promise<void> {
  await database.transaction(async (sql) => {
    // Two programs may open one PostgreSQL at the same time.
    await sql.query('SELECT pg_advisory_xact_lock($1::int)', [MIGRATION_LOCK])
    await sql.query('CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY)')
    const rows = await sql.query<{ name: string }>('SELECT name FROM schema_migrations')
    const done = new Set(rows.map((r) => r.name))
    const unknown = rows.map((r) => r.name).filter((n) => !migrations.some((m) => m.name === n))
    if (unknown.length > 0)
      throw new OnrecordError(
        'LEDGER_DAMAGED',
        `Expected a ledger of this version or an older one, got one with ${unknown.join(', ')} (${database.location}). Install the newest onrecord.`,
      )
    for (const { name, sql: text } of migrations) {
      if (done.has(name)) continue
      for (const statement of statements(text)) await sql.query(statement)
      await sql.query('INSERT INTO schema_migrations (name) VALUES ($1)', [name])
    }
  })
}

/** One statement each: at the semicolons that end a line, but not within $$ ... $$. */
function statements(text: string): string[] {
  const found: string[] = []
  let current = ''
  for (const line of text.split('\n')) {
    current += `${line}\n`
    const isOpen = current.split('$$').length % 2 === 0
    if (line.endsWith(';') && !isOpen) {
      found.push(current)
      current = ''
    }
  }
  return current.trim() === '' ? found : [...found, current]
}
