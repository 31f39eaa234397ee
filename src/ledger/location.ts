/**
 * Where the ledger is: what the user said, else a directory of their own.
 *
 * Out    a postgres:// URL as given, or an absolute directory.
 */
import { resolve } from 'node:path'

/** True for the URL of a PostgreSQL server; everything else is a directory. */
export const isPostgres = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)

/** --ledger wins over ONRECORD_LEDGER, that over `directory`. */
export function locate(given: string | undefined, env: NodeJS.ProcessEnv, directory: string): string {
  const location = given || env.ONRECORD_LEDGER || directory
  return isPostgres(location) ? location : resolve(location)
}

/** A location fit for screens and logs: the URL without password and parameters. */
export function shown(location: string): string {
  if (!isPostgres(location)) return location
  try {
    const url = new URL(location)
    return `${url.protocol}//${url.username ? `${url.username}@` : ''}${url.host}${url.pathname}`
  } catch {
    return 'postgres://(unreadable)'
  }
}
