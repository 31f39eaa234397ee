/** Reading again: a day of publication learned later, and a newer reader; decisions are laid on what it reads. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import { type Ledger, openLedger, replaceReading } from '../../src/ledger/index.ts'
import type { Record } from '../../src/record/index.ts'
import { inFolder, inSchema, type Place } from '../ledger/databases.ts'
import { all } from '../ledger/made.ts'

const server = inject('postgres')
const since = '2021-06-29T10:00:00.000Z'
const TEXT =
  'Shells hit the market of Mosul on Tuesday, killing six traders. Gunmen abducted a judge in Basra on Monday. "We fired no shell," Gen. Sami Haddad said.'

const databases: [name: string, make: () => Promise<Place>, isHere: boolean][] = [
  ['PGlite', inFolder, true],
  ['PostgreSQL', () => inSchema(server!), server !== null],
]

describe.each(databases)('%s', (_, make, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let place: Place
    let ledger: Ledger
    let desk: OpenDesk
    let id: string

    beforeAll(async () => {
      place = await make()
      ledger = await openLedger(place.location, { command: 'test', since })
      desk = deskOn(ledger)
      const line = JSON.stringify({ id: 'of a line', text: TEXT, published: '2021-06-30', title: 'Market hit' })
      await all(
        desk.add([
          { name: 'a.txt', bytes: Buffer.from(TEXT) },
          { name: 'b.jsonl', bytes: Buffer.from(line) },
        ]),
      )
      id = (await desk.reports({})).rows.find((r) => r.path === 'a.txt')!.id
    })
    afterAll(async () => {
      await desk?.close()
      await place?.remove()
    })

    const recordOf = async (report: string) => (await desk.report(report)).record
    const plain = (record: Record) => JSON.stringify({ ...record, reader: { ...record.reader, ms: 0 } })
    const hit = async () =>
      (await recordOf(id)).events.find((e) => TEXT.slice(e.trigger.start, e.trigger.end) === 'killing')!

    test('a day of publication given later: weekdays resolve; undone, they are open again', async () => {
      const before = await recordOf(id)
      expect((await hit()).when).toMatchObject({ from: null })
      const request = { kind: 'correct' as const, target: { report: id }, field: 'published' }
      const made = await desk.decide({ ...request, value: '2021-06-30', note: 'the archive says so' })
      expect(made).toMatchObject({ before: null, after: '2021-06-30', standing: 'fits' })
      expect((await recordOf(id)).published).toEqual({ value: '2021-06-30', basis: 'given' })
      expect((await hit()).when).toMatchObject({ value: '2021-06-29' })
      expect((await desk.events({ from: '2021-06-29', to: '2021-06-29', report: id })).total).toBeGreaterThan(0)

      const second = await desk.decide({ ...request, value: '2021-07-07' })
      expect((await hit()).when).toMatchObject({ value: '2021-07-06' })
      await desk.decide({ kind: 'undo', of: second.seq })
      expect((await hit()).when).toMatchObject({ value: '2021-06-29' })
      await desk.decide({ kind: 'undo', of: made.seq })
      expect(plain(await recordOf(id))).toBe(plain(before))
      await desk.decide({ kind: 'redo', of: made.seq })
      expect((await hit()).when).toMatchObject({ value: '2021-06-29' })
      expect((await desk.verify()).problems).toEqual([])
    })

    test('the same reader reads the same, the given day included', async () => {
      const before = [plain(await recordOf(id)), plain(await recordOf('of a line'))]
      const progress = await all(desk.reread())
      expect(progress.at(-1)).toEqual({ summary: { changed: 0, same: 2, refused: 0, unfit: 0 } })
      expect([plain(await recordOf(id)), plain(await recordOf('of a line'))]).toEqual(before)
    })

    test('a newer reader: decisions find their words again, and what no longer fits is listed', async () => {
      // An older reading: other ids, another toll, and an event that is not read any more.
      const old = structuredClone(await recordOf(id))
      old.reader.version = '0.0.1'
      for (const e of old.events) e.id = `e${10 + Number(e.id.slice(1))}`
      for (const c of old.claims) c.about = c.about.map((e) => `e${10 + Number(e.slice(1))}`)
      old.links = []
      const { span: _, ...toll } = (await hit()).casualties.killed!
      const first = old.events.find((e) => TEXT.slice(e.trigger.start, e.trigger.end) === 'killing')!
      first.casualties.killed = { min: 4, max: 4, span: first.evidence }
      const extra = { ...structuredClone(first), id: 'e9', trigger: { start: 0, end: 6 } }
      old.events.push(extra)
      await ledger.transaction((sql) => replaceReading(sql, { record: old, sketch: [] }))
      await all(desk.add([]))

      const target = { report: id, event: first.id }
      const accepted = await desk.decide({ kind: 'accept', target, note: 'checked' })
      const agreed = await desk.decide({
        kind: 'correct',
        target,
        field: 'killed',
        value: toll,
      })
      const differs = await desk.decide({ kind: 'correct', target, field: 'instruments', value: ['fire'] })
      const lost = await desk.decide({ kind: 'reject', target: { report: id, event: 'e9' }, note: 'no such thing' })
      const undone = await desk.decide({ kind: 'reject', target: { report: id, event: 'e9' } })
      await desk.decide({ kind: 'undo', of: undone.seq })

      const progress = await all(desk.reread({ reports: [id] }))
      expect(progress[0]).toMatchObject({ outcome: { id, state: 'changed' } })
      const view = await desk.report(id)
      const now = await hit()
      expect(now.id).not.toBe(first.id)
      expect(view.reviews[now.id]).toMatchObject({ state: 'accepted', note: 'checked' })
      expect(now.casualties.killed).toMatchObject({ min: 6, max: 6 })
      expect(now.instruments.map((i) => i.kind)).toEqual(['fire'])
      expect((await desk.events({ review: 'accepted' })).rows.map((r) => r.event.id)).toEqual([now.id])

      const unfit = await desk.decisions({ unfit: true })
      const standing = new Map(unfit.rows.map((d) => [d.seq, d.standing]))
      expect(standing.get(lost.seq)).toBe('lost')
      expect(standing.has(accepted.seq)).toBe(false)
      expect(standing.has(undone.seq)).toBe(false)
      expect(view.decisions.find((d) => d.seq === agreed.seq)!.standing).toBe('agrees')
      expect(view.decisions.find((d) => d.seq === differs.seq)!.standing).toBe('fits')
      expect(view.decisions.find((d) => d.seq === lost.seq)).toMatchObject({
        why: expect.stringContaining('The reader finds no event at “Shells” any more'),
        about: [{ event: 'e9', now: null, words: 'Shells' }],
      })
      expect((await desk.overview()).unfit).toBe(unfit.total)
      expect((await desk.verify()).problems).toEqual([])
    })

    test('a report that is not there', async () => {
      await expect(all(desk.reread({ reports: ['nothing'] }))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })
  })
})
