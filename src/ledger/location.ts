/**
 * Where the ledger is: what the user said, else the user's data directory of this system.
 *
 * In     --ledger, the environment, the platform, the home directory.
 * Out    a postgres:// URL as given, or an absolute directory.
 */
import { posix, resolve, win32 } from 'node:path'

/** True for the URL of a PostgreSQL server; everything else is a directory. */
export const isPostgres = (location: string): boolean => /^postgres(ql)?:\/\//.test(location)

/** --ledger wins over ONRECORD_LEDGER, that over the default. */
export function locate(
  given: string | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): string {
  const location = given || env.ONRECORD_LEDGER || ''
  if (location === '') return defaultDirectory(env, platform, home)
  return isPostgres(location) ? location : resolve(location)
}

function defaultDirectory(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  return (platform === 'win32' ? win32 : posix).join(dataDirectory(env, platform, home), 'ledger')
}

/** The user's data directory of this system. */
export function dataDirectory(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'onrecord')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'onrecord')
  // The XDG specification: a relative path is to be ignored.
  const base = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(base, 'onrecord')
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
