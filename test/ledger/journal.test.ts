/** The journal on both databases: sealed, only added to, and every change of a byte found. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  anchorOf,
  checkLedger,
  decisionsOn,
  entryLine,
  findDecisions,
  type Ledger,
  type NewDecision,
  openLedger,
  putDecision,
  putReports,
  refsOf,
  relay,
  sealOf,
} from '../../src/ledger/index.ts'
import { inFolder, inSchema, type Place } from './databases.ts'
import { makeWire } from './made.ts'

const server = inject('postgres')
const since = '2021-06-29T10:00:00.000Z'
const wire = makeWire()
const { id } = wire.record

function about(event: string, rest: Partial<NewDecision> = {}): NewDecision {
  const ref = { report: id, event, side: 0, anchor: anchorOf(wire.record, event) }
  const target = { report: id, event }
  const nothing = { field: null, before: null, after: null, note: null, of: null }
  return { at: since, who: 'ann', kind: 'accept', target, ...nothing, refs: [ref], ...rest }
}

const databases: [name: string, make: () => Promise<Place>, isHere: boolean][] = [
  ['PGlite', inFolder, true],
  ['PostgreSQL', () => inSchema(server!), server !== null],
]

describe.each(databases)('%s', (_, make, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let place: Place
    let ledger: Ledger

    beforeAll(async () => {
      place = await make()
      ledger = await openLedger(place.location, { command: 'test', since })
      await putReports(ledger, [{ ...wire, sketch: [], addedAt: since }])
    })
    afterAll(async () => {
      await ledger?.close()
      await place?.remove()
    })

    test('entries are chained, each sealed as it is kept', async () => {
      const given = about('e1', { note: 'see \0 p. 3', kind: 'note' })
      const first = await putDecision(ledger, about('e1'))
      const second = await putDecision(ledger, given)
      expect(first).toMatchObject({ seq: 1, undone: false, hash: sealOf('', entryLine(1, about('e1'))) })
      const kept = { ...given, note: 'see \uFFFD p. 3' }
      expect(second).toMatchObject({ seq: 2, note: kept.note, hash: sealOf(first.hash, entryLine(2, kept)) })
      expect(await findDecisions(ledger, { limit: 1 })).toEqual({ rows: [second], total: 2 })
      expect(await decisionsOn(ledger, [id])).toEqual([first, second])
      expect(await decisionsOn(ledger, ['nothing'])).toEqual([])
      expect(await refsOf(ledger, [1])).toEqual([
        { seq: 1, part: 0, report: id, event: 'e1', side: 0, now: 'e1', standing: 'fits', why: null },
      ])
    })

    test('two decisions at the same moment both find their place', async () => {
      const made = ['a', 'b', 'c', 'd'].map((who) => putDecision(ledger, about('c1', { who, kind: 'reopen' })))
      expect((await Promise.all(made)).map((d) => d.seq).sort()).toEqual([3, 4, 5, 6])
      await ledger.transaction((sql) => relay(sql, [id]))
      expect((await checkLedger(ledger)).problems).toEqual([])
    })

    test('an entry whose effect fails is not there', async () => {
      const effect = () => Promise.reject(new Error('on purpose'))
      await expect(putDecision(ledger, about('e1'), { effect })).rejects.toThrow('on purpose')
      expect((await findDecisions(ledger, {})).total).toBe(6)
    })

    test('what was undone is so until it is done again', async () => {
      const undone = async () => (await findDecisions(ledger, {})).rows.find((d) => d.seq === 1)!.undone
      const of = (kind: 'undo' | 'redo') => about('e1', { kind, target: null, refs: [], of: 1 })
      await putDecision(ledger, of('undo'))
      expect(await undone()).toBe(true)
      await putDecision(ledger, of('redo'))
      expect(await undone()).toBe(false)
    })

    test.each(['UPDATE decisions SET who = $1', 'DELETE FROM decisions WHERE who <> $1'])(
      'not even %s',
      async (sql) => {
        await expect(ledger.query(sql, ['x'])).rejects.toThrow('only ever added to')
      },
    )

    test('an entry of the first version keeps its seal', async () => {
      const [last] = (await findDecisions(ledger, { limit: 1 })).rows
      const entry = [9, since, 'bob', 'reject', id, 'e1', null]
      await ledger.query(
        'INSERT INTO decisions (seq, at, who, kind, report, event, note, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
        [...(entry as (string | number | null)[]), sealOf(last!.hash, JSON.stringify(entry))],
      )
      await ledger.query(`INSERT INTO decision_refs VALUES (9, 0, $1, 'e1', 0, 'e1', 'fits', NULL)`, [id])
      expect((await findDecisions(ledger, { limit: 1 })).rows[0]).toMatchObject({ seq: 9, who: 'bob', field: null })
      const { problems } = await checkLedger(ledger)
      expect(problems).toEqual([`report ${id}: its events differ from its record`]) // nobody laid it on
    })

    /** As someone who has the database may: the trigger put aside. */
    async function tamper(sql: string, back: string): Promise<string[]> {
      await ledger.query('ALTER TABLE decisions DISABLE TRIGGER USER')
      await ledger.query(sql)
      const { problems } = await checkLedger(ledger)
      await ledger.query(back)
      return problems.filter((p) => p.startsWith('decision'))
    }
    const changed = (seq: number) => `decision ${seq}: it, or the one before it, was changed (its hash does not fit)`

    test.each<[what: string, sql: string, back: string, problems: string[]]>([
      [
        'one byte of an entry',
        `UPDATE decisions SET entry = replace(entry, 'ann', 'anm') WHERE seq = 2`,
        `UPDATE decisions SET entry = replace(entry, 'anm', 'ann') WHERE seq = 2`,
        [changed(2)],
      ],
      [
        'an entry that is not JSON any more',
        `UPDATE decisions SET entry = replace(entry, '{"seq":2', '["seq":2') WHERE seq = 2`,
        `UPDATE decisions SET entry = replace(entry, '["seq":2', '{"seq":2') WHERE seq = 2`,
        [changed(2)],
      ],
      [
        'a column beside the entry',
        `UPDATE decisions SET who = 'eve' WHERE seq = 2`,
        `UPDATE decisions SET who = 'ann' WHERE seq = 2`,
        ['decision 2: its columns say something else than its entry'],
      ],
      [
        'which decision an undo is about',
        `UPDATE decisions SET undoes = 2 WHERE seq = 7`,
        `UPDATE decisions SET undoes = 1 WHERE seq = 7`,
        ['decision 7: its columns say something else than its entry'],
      ],
      [
        'a hash, with the link to the next',
        `UPDATE decisions SET hash = '00' || substr(hash, 3) WHERE seq = 3`,
        `UPDATE decisions SET hash = '@' WHERE seq = 3`,
        [changed(3), changed(4)],
      ],
    ])('verify finds %s', async (_, sql, back, problems) => {
      const [row] = await ledger.query<{ hash: string }>('SELECT hash FROM decisions WHERE seq = 3')
      expect(await tamper(sql, back.replace('@', row!.hash))).toEqual(problems)
      expect(await tamper('SELECT 1', 'SELECT 1')).toEqual([])
    })

    test('verify finds two entries that changed places, and one that was taken out', async () => {
      const swap = (a: number, b: number) => `UPDATE decisions SET
        entry = (SELECT entry FROM decisions d WHERE d.seq = ${a} + ${b} - decisions.seq) WHERE seq IN (${a}, ${b})`
      expect((await tamper(swap(3, 4), swap(3, 4)))[0]).toBe(changed(3))
      await ledger.query('DELETE FROM decision_refs WHERE seq = 4')
      await ledger.query('DELETE FROM decisions WHERE seq = 4')
      const { problems } = await checkLedger(ledger)
      expect(problems).toContain('decision 4: missing, the next is 5')
    })
  })
})
