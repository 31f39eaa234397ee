/** The version in package.json: a module of its own, so that `onrecord --version` loads nothing else. */
import { readFileSync } from 'node:fs'

/** Two folders up both in the source tree and in the built package. */
export function packageVersion(): string {
  const file = new URL('../../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
