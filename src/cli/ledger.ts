/**
 * The desk for a command: on the ledger itself, or, when a running `onrecord serve` holds it, through that.
 *
 * Errors LEDGER_LOCKED naming the holder when something else holds it.
 */
import type { Desk } from '../desk/desk.ts'
import { findServer, locate, openDesk } from '../desk/open.ts'
import { OnrecordError } from '../record/error.ts'
import { remoteDesk } from './remote.ts'

/** Opens the ledger, runs, and closes it whatever happens. */
export async function withDesk<T>(
  given: { ledger?: string },
  command: string,
  run: (desk: Desk) => Promise<T>,
): Promise<T> {
  const desk = await open(locate(given.ledger), command)
  try {
    return await run(desk)
  } finally {
    await closeKeepingStatus(desk)
  }
}

/** PGlite's runtime sets the exit status when it ends; ours is the one that counts. */
export async function closeKeepingStatus(desk: Desk): Promise<void> {
  const status = process.exitCode
  await desk.close()
  process.exitCode = status
}

async function open(location: string, command: string): Promise<Desk> {
  try {
    return await openDesk(location, command)
  } catch (error) {
    if (!(error instanceof OnrecordError) || error.code !== 'LEDGER_LOCKED') throw error
    const server = await findServer(location)
    if (server === null) throw error
    return remoteDesk(server.address, server.token)
  }
}

/** A whole number from an option, or BAD_OPTION. */
export function wholeNumber(option: string, given: string, least: number, most: number): number {
  const number = Number(given)
  if (/^\d{1,10}$/.test(given) && number >= least && number <= most) return number
  const message = `Expected ${option} as a whole number from ${least} to ${most}, got '${given}'. Try ${option} ${Math.max(least, 10)}.`
  throw new OnrecordError('BAD_OPTION', message)
}
