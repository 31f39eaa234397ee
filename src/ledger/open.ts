/**
 * Opens a ledger, wherever it is, and brings its tables up to date.
 *
 * Errors LEDGER_LOCKED (class LedgerLocked), LEDGER_UNREACHABLE, LEDGER_FULL, LEDGER_DAMAGED, BAD_OPTION.
 */
import { isPostgres } from './location.ts'
import type { Lock } from './lock.ts'
import { migrate } from './migrate.ts'
import type { Database } from './sql.ts'

export interface Ledger extends Database {
  /** Of a directory; a server needs none. */
  readonly lock?: Lock
}

/** `command` and `since` (ISO 8601, now) are what others are told who find it in use. */
export async function openLedger(location: string, options: { command: string; since: string }): Promise<Ledger> {
  // Loaded when needed: each driver takes its time to load.
  const ledger: Ledger = isPostgres(location)
    ? await (await import('./postgres.ts')).openPostgres(location)
    : await (await import('./embedded.ts')).openEmbedded(location, options)
  try {
    await migrate(ledger)
    return ledger
  } catch (error) {
    await ledger.close()
    throw error
  }
}
