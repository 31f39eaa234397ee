/** Runs once around all tests: finds what the machine has, and says at the end what was left out for want of it. */
import type { TestProject } from 'vitest/node'
import { findChromium, findPostgres } from './services.ts'

export default async function setup(project: TestProject): Promise<() => void> {
  const postgres = await findPostgres()
  const chromium = findChromium()
  project.provide('postgres', postgres)
  project.provide('chromium', chromium)

  const skipped: string[] = []
  if (postgres === null)
    skipped.push('PostgreSQL ledger tests (no database onrecord_test on 127.0.0.1:5432, and no ONRECORD_TEST_POSTGRES)')
  if (chromium === null) skipped.push('browser tests (no chromium on PATH, and no ONRECORD_TEST_CHROMIUM)')
  if (skipped.length > 0 && process.env.ONRECORD_TEST_STRICT === '1')
    throw new Error(`ONRECORD_TEST_STRICT=1 allows no skips, but these would be skipped: ${skipped.join('; ')}`)
  return () => {
    for (const what of skipped) console.log(`skipped: ${what}`)
  }
}
