/** Where this system keeps the files of a user. */
import { posix, win32 } from 'node:path'

/** The user's data directory of this system. */
export function dataDirectory(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'onrecord')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'onrecord')
  // The XDG specification: a relative path is to be ignored.
  const base = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(base, 'onrecord')
}
