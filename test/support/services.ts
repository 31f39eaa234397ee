/**
 * What only some machines have, and tests may use: a PostgreSQL server, a Chromium.
 *
 * Looked for once, by test/support/setup.ts; tests ask with `inject('postgres')` and `inject('chromium')` and are left
 * out with `describe.skipIf` when the answer is null. What is left out is named at the end of the run; under
 * ONRECORD_TEST_STRICT=1 it is a failure.
 */
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

declare module 'vitest' {
  interface ProvidedContext {
    /** postgres://... of an empty database that tests may write to, or null. */
    postgres: string | null
    /** Path of a Chromium, or null. */
    chromium: string | null
  }
}

/** A database on this machine that was made for these tests: its name says that they may write to it. */
const OWN_DATABASE = 'postgres://onrecord_test:onrecord_test@127.0.0.1:5432/onrecord_test'

/** ONRECORD_TEST_POSTGRES when it is set, else the database `onrecord_test` of a server on this machine. */
export async function findPostgres(): Promise<string | null> {
  const given = process.env.ONRECORD_TEST_POSTGRES
  if (given) return given
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: OWN_DATABASE, connectionTimeoutMillis: 2000 })
  try {
    await client.connect()
    await client.end()
    return OWN_DATABASE
  } catch {
    return null
  }
}

/** ONRECORD_TEST_CHROMIUM, else the first of the usual names on PATH. */
export function findChromium(): string | null {
  const given = process.env.ONRECORD_TEST_CHROMIUM
  if (given) return given
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
      const path = join(folder, name)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // not here: look on
      }
    }
  }
  return null
}
