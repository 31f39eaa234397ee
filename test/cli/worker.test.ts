/**
 * Workers as processes, on the embedded database and on a PostgreSQL server: killed in mid-job, nothing is lost and
 * nothing is there twice. A folder is open to one program at a time, so there they work one after the other.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Ledger, openLedger, queueCounts } from '../../src/ledger/index.ts'
import { inFolder, inSchema, type Place } from '../ledger/databases.ts'
import { linesOf, onrecord, program } from '../support/program.ts'

const server = inject('postgres')
const REPORTS = 30

const databases: [name: string, make: () => Promise<Place>, isHere: boolean, together: number][] = [
  ['PGlite', inFolder, true, 1],
  ['PostgreSQL', () => inSchema(server!), server !== null, 2],
]

describe.each(databases)('on %s', { timeout: 600_000 }, (_, make, isHere, together) => {
  describe.skipIf(!isHere)('', () => {
    let home: string
    let place: Place
    const children: ChildProcess[] = []

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'onrecord-worker-'))
      place = await make()
    })
    afterEach(() => {
      for (const child of children.splice(0)) child.kill('SIGKILL')
    })
    afterAll(async () => {
      await place?.remove()
      await rm(home, { recursive: true, force: true })
    })

    const env = { ONRECORD_JOB_SECONDS: '4' }
    function worker(...options: string[]): ChildProcess & { lines: string[] } {
      const args = [program, 'worker', '--ledger', place.location, ...options]
      const child = spawn(process.execPath, args, {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      children.push(child)
      const lines: string[] = []
      child.stdout!.setEncoding('utf8').on('data', (text: string) => lines.push(...linesOf(text)))
      return Object.assign(child, { lines })
    }
    /** Looks into the ledger while no worker has it. */
    async function look<T>(at: (ledger: Ledger) => Promise<T>): Promise<T> {
      const ledger = await openLedger(place.location, { command: 'test', since: '2021-06-29T10:00:00.000Z' })
      try {
        return await at(ledger)
      } finally {
        await ledger.close()
      }
    }
    const until = async (isSo: () => boolean) => {
      while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5))
    }

    test('kill -9 in mid-job, three times, with others working beside', async () => {
      // Long enough that a job takes a moment.
      const sentence = (n: number, i: number) =>
        `On Monday ${n * 100 + i} shells hit the market of Qasr, killing ${i + 2}.`
      const text = (n: number) => Array.from({ length: 40 }, (_, i) => sentence(n, i)).join(' ')
      const lines = Array.from({ length: REPORTS }, (_, n) => JSON.stringify({ id: `r${n}`, text: text(n) }))
      const file = join(home, 'reports.jsonl')
      await writeFile(file, lines.join('\n'))
      const added = await onrecord(['add', file, '--queue', '--date', '2021-06-30', '--ledger', place.location], {
        env,
      })
      expect([added.stdout, added.status]).toEqual([`${REPORTS} queued, 0 known, 0 refused\n`, 0])

      let cutShort = 0
      for (let round = 0; round < 3; round += 1) {
        const doomed = worker('--jobs', '1')
        await until(() => doomed.lines.length > 0)
        doomed.kill('SIGKILL')
        await once(doomed, 'close')
        cutShort += (await look(queueCounts))!.active
      }
      expect(cutShort).toBeGreaterThan(0) // it was at a job each time, or the test shows nothing

      const rest = Array.from({ length: together }, () => worker('--once', '--jobs', '1'))
      await Promise.all(rest.map((w) => once(w, 'close')))
      expect(rest.map((w) => w.exitCode)).toEqual(rest.map(() => 0))

      expect(await look(queueCounts)).toEqual({ waiting: 0, active: 0, done: REPORTS, refused: 0, failed: 0 })
      const list = await onrecord(['list', '--ledger', place.location, '--limit', '1000'])
      const ids = linesOf(list.stdout).map((l) => l.split('\t')[0]!)
      expect(ids.sort()).toEqual(Array.from({ length: REPORTS }, (_, n) => `r${n}`).sort())
      const [row] = await look((ledger) =>
        ledger.query<{ documents: number; events: number; said: number; changed: number }>(
          `SELECT (SELECT count(*) FROM documents)::int AS documents, (SELECT count(*) FROM events)::int AS events,
           (SELECT sum(events) FROM reports)::int AS said, (SELECT count(*) FROM changed_reports)::int AS changed`,
        ),
      )
      expect(row).toEqual({ documents: REPORTS, events: row!.said, said: row!.said, changed: 0 })
      expect(row!.events).toBeGreaterThan(REPORTS)
      const verified = await onrecord(['verify', '--ledger', place.location])
      expect(verified.stdout).toBe(`${REPORTS} documents, 0 decisions: all as they were stored\n`)
    })

    test('told to end, it ends its jobs first', async () => {
      const file = join(home, 'one.txt')
      await writeFile(file, 'On Monday a convoy left the town of Qasr.')
      await onrecord(['add', file, '--queue', '--ledger', place.location], { env })
      const idle = worker()
      await until(() => idle.lines.length > 0) // it is there, and waits for more
      idle.kill('SIGTERM')
      const [code] = await once(idle, 'close')
      expect(code).toBe(0)
    })

    test('reports are read again by workers', async () => {
      const queued = await onrecord(['reread', 'r1', 'r2', '--queue', '--ledger', place.location], { env })
      expect([queued.stdout, queued.stderr]).toEqual(['2 queued\n', ''])
      const { stdout, status } = await onrecord(['worker', '--once', '--ledger', place.location], { env })
      expect([linesOf(stdout).sort(), status]).toEqual([['same\tr1', 'same\tr2'], 0])
    })
  })
})
