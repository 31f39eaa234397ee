/** The queue on both databases: what was ordered is done once, whatever becomes of a worker. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { Source } from '../../src/desk/gather.ts'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import { type Ledger, openLedger, Queue, queueCounts } from '../../src/ledger/index.ts'
import { inFolder, inSchema, type Place } from '../ledger/databases.ts'
import { all } from '../ledger/made.ts'

const server = inject('postgres')
const since = '2021-06-29T10:00:00.000Z'
const file = (name: string, text: string): Source => ({ name, bytes: Buffer.from(text) })
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const databases: [name: string, make: () => Promise<Place>, isHere: boolean][] = [
  ['PGlite', inFolder, true],
  ['PostgreSQL', () => inSchema(server!), server !== null],
]

describe.each(databases)('%s', (_, make, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let place: Place
    let ledger: Ledger
    let desk: OpenDesk

    beforeAll(async () => {
      place = await make()
      ledger = await openLedger(place.location, { command: 'test', since })
      desk = deskOn(ledger)
    })
    afterAll(async () => {
      await desk?.close()
      await place?.remove()
    })
    const work = () => all(desk.work({ jobs: 1, once: true }))
    const inputs = [
      file('a.txt', 'Shells fell on the town of Ara on Tuesday, killing two.'),
      file('empty.txt', ''),
      file('b.jsonl', '{"id":"item-1","text":"Troops left the town of Ara.","published":"2021-06-30"}\nnot json'),
      file('a-again.txt', 'Shells fell on the town of Ara on Tuesday, killing two.'),
    ]

    test('there is no queue before somebody orders something', async () => {
      expect(await queueCounts(ledger)).toBeNull()
    })

    test('what is given is kept, and read by whoever works', async () => {
      const progress = await all(desk.enqueue(inputs, { date: '2021-07-01' }))
      expect(progress.map((p) => ('outcome' in p ? p.outcome.state : p.summary))).toEqual([
        'queued',
        'queued',
        'queued',
        'refused',
        'queued',
        { queued: 4, known: 0, refused: 1 },
      ])
      const queue = await Queue.open(ledger)
      // The same bytes are one order.
      expect(await queue.counts()).toEqual({ waiting: 3, active: 0, done: 0, refused: 0, failed: 0 })
      const outcomes = await work()
      expect(outcomes.map((o) => o.state).sort()).toEqual(['added', 'added', 'refused'])
      expect(await queue.counts()).toEqual({ waiting: 0, active: 0, done: 2, refused: 1, failed: 0 })
      const { rows } = await desk.reports({})
      expect(rows.map((r) => [r.path, r.published]).sort()).toEqual([
        ['a.txt', '2021-07-01'],
        ['b.jsonl:1', '2021-06-30'],
      ])
      expect(await desk.overview()).toMatchObject({ queue: { waiting: 0, refused: 1 } })
      expect(await ledger.query('SELECT 1 FROM documents')).toHaveLength(2) // what is no report is not kept
      expect((await desk.verify()).problems).toEqual([])
    })

    test('what is there is known, and what was refused may be given again', async () => {
      const progress = await all(desk.enqueue(inputs.slice(0, 2)))
      expect(progress.at(-1)).toEqual({ summary: { queued: 1, known: 1, refused: 0 } })
      expect((await work()).map((o) => o.state)).toEqual(['refused'])
    })

    test('a job whose worker is gone is given to another, and what was kept already is kept once', async () => {
      const queue = await Queue.open(ledger, { expireSeconds: 1 })
      const texts = [1, 2, 3].map((n) => file(`${n}.txt`, `A convoy of ${n} lorries was stopped near Ara on Monday.`))
      process.env.ONRECORD_JOB_SECONDS = '1'
      await all(desk.enqueue(texts))
      const taken = await queue.take(2)
      expect(taken.length).toBe(2)
      await all(desk.add(texts.slice(0, 1))) // as a worker that is killed between keeping and saying so
      expect((await queue.counts()).active).toBe(2)
      await wait(1100)
      const states = (await work()).map((o) => o.state).sort()
      delete process.env.ONRECORD_JOB_SECONDS
      expect(states).toEqual(['added', 'added', 'known'])
      expect((await desk.reports({ q: 'convoy' })).total).toBe(3)
      expect(await queue.counts()).toMatchObject({ waiting: 0, active: 0, failed: 0 })
      expect((await desk.verify()).problems).toEqual([])
    })

    test('a job that ends every worker is given up, and counted', async () => {
      const queue = await Queue.open(ledger, { expireSeconds: 1 })
      process.env.ONRECORD_JOB_SECONDS = '1'
      await all(desk.enqueue([file('bad.txt', 'Whoever reads this is killed.')]))
      delete process.env.ONRECORD_JOB_SECONDS
      let tries = 0
      for (let i = 0; i < 6; i += 1) {
        tries += (await queue.take(1)).length
        await wait(1100)
      }
      expect(tries).toBe(4)
      expect(await queue.counts()).toMatchObject({ waiting: 0, active: 0, failed: 1 })
    })

    test('two who take at the same time take different jobs', async () => {
      const queues = [await Queue.open(ledger), await Queue.open(ledger)]
      await all(desk.enqueue(Array.from({ length: 12 }, (_, n) => file(`t${n}`, `Number ${n} was seen in Ara.`))))
      const taken = await Promise.all([...queues, ...queues].map((q) => q.take(3)))
      const keys = taken.flat().map((t) => t.key)
      expect([keys.length, new Set(keys).size]).toEqual([12, 12])
    })

    test('rereading by workers', async () => {
      expect(await desk.enqueueReread(['item-1'])).toBe(1)
      expect(await desk.enqueueReread(['item-1', 'nothing'])).toBe(2)
      const before = JSON.stringify((await desk.report('item-1')).record)
      const queue = await Queue.open(ledger)
      const [first, second] = [await queue.take(1), await queue.take(1)]
      expect([...first, ...second].map((t) => t.job)).toEqual(
        expect.arrayContaining([
          { kind: 'reread', report: 'item-1' },
          { kind: 'reread', report: 'nothing' },
        ]),
      )
      expect(JSON.stringify((await desk.report('item-1')).record)).toBe(before)
    })
  })
})
