/** Reports that come in one by one, in any order, make the incidents that they make all at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Grouping } from '../../src/desk/regroup.ts'
import { joinModel, keptForJoining } from '../../src/desk/stories.ts'
import { joinEvents, tellerOf, toIncident, toldOf, withDays } from '../../src/incident/index.ts'
import {
  contextsOf,
  findIncidents,
  type Ledger,
  openLedger,
  putReports,
  replaceReading,
} from '../../src/ledger/index.ts'
import type { Incident, Record } from '../../src/record/index.ts'
import { shuffled } from '../incident/shuffled.ts'
import { makeEvent, makePlace, makeReport, onDay } from '../ledger/made.ts'

const since = '2021-06-29T10:00:00.000Z'
const TOWNS = [makePlace('p1', 'Qasr', 'IRQ', 33.1, 44.2), makePlace('p1', 'Mosul', 'IRQ', 36.3, 43.1)]

/** A report of one or two raids. */
function report(n: number): Record {
  const sentences = Array.from({ length: 1 + (n % 2) }, (_, i) => {
    const town = TOWNS[(n + i) % 2]!
    return { town, day: `2021-06-2${(n * 3 + i) % 4}`, words: `Gunmen raided the depot of ${town.name}, report ${n}.` }
  })
  const text = sentences.map((s) => s.words).join(' ')
  const events = sentences.map(({ words, day }, i) =>
    makeEvent(text, words, 'raided', {
      id: `e${i + 1}`,
      where: [`p${i + 1}`],
      when: n % 5 === 4 ? null : onDay(day),
      participants: [
        { role: 'actor', actor: null, span: { start: 0, end: 6 }, text: 'Gunmen', kind: 'unknown', country: null },
        {
          role: 'recipient',
          actor: null,
          span: { start: 0, end: 6 },
          text: 'the depot',
          kind: 'facility',
          country: null,
        },
      ],
    }),
  )
  const places = sentences.map(({ town }, i) => ({ ...town, id: `p${i + 1}` }))
  return makeReport(text, { published: '2021-06-24', events, places }).record
}

const records = Array.from({ length: 14 }, (_, n) => report(n))
const folder = mkdtempSync(join(tmpdir(), 'onrecord-joining-'))
let ledger: Ledger
let grouping: Grouping

beforeAll(async () => {
  ledger = await openLedger(join(folder, 'ledger'), { command: 'test', since })
  grouping = new Grouping(ledger)
})
afterAll(async () => {
  await ledger?.close()
  rmSync(folder, { recursive: true })
})

function atOnce(all: readonly Record[]): Incident[] {
  const model = joinModel()
  const tellers = new Map(all.map((r) => [r.id, tellerOf(r, model.background)]))
  const groups = joinEvents(all.flatMap(toldOf), model, tellers).flatMap((part) => part.groups)
  return sorted(groups.map((g) => toIncident(g, tellers)))
}

const sorted = (incidents: Incident[]) => [...incidents].sort((a, b) => (a.id < b.id ? -1 : 1))
const kept = async () => sorted((await findIncidents(ledger, { limit: 1000 })).rows)
const bytesOf = (record: Record) => Buffer.from(record.text)

test('one by one, in another order', async () => {
  for (const [n, record] of shuffled(records, 5).entries()) {
    await putReports(ledger, [{ record, bytes: bytesOf(record), ...keptForJoining(record), addedAt: since }])
    if (n % 3 === 0) await grouping.refresh()
  }
  await grouping.refresh()
  expect(await kept()).toEqual(atOnce(records))
  expect((await kept()).some((i) => i.reports > 2)).toBe(true)
})

test('a report read again leaves the incidents it was in', async () => {
  const changed = { ...records[3]!, events: [] }
  await ledger.transaction((sql) => replaceReading(sql, { record: changed, ...keptForJoining(changed) }))
  await grouping.refresh()
  expect(await kept()).toEqual(atOnce([...records.slice(0, 3), changed, ...records.slice(4)]))
})

describe('a copy that does not say when it was published', () => {
  const more = 'Traders had set up their stalls at dawn, and a baker beside the gate saw four men leave in a grey van.'
  const copied = (published: string | null, words: string): Record => {
    const text = `${words} Gunmen raided the depot of Qasr. ${more}`
    const event = makeEvent(text, 'Gunmen raided the depot of Qasr.', 'raided', {
      where: ['p1'],
      participants: report(0).events[0]!.participants,
    })
    return makeReport(text, { published, events: [event], places: [TOWNS[0]!] }).record
  }
  const [wire, undated] = [copied('2022-03-04', 'By our staff.'), copied(null, 'World.')]
  const later = copied('2022-05-06', 'From the archive.')

  test.each([
    ['comes after what it copies', [wire, undated, later]],
    ['comes first', [undated, later, wire]],
    ['comes between', [later, undated, wire]],
  ])('%s', async (_, order) => {
    const at = await openLedger(mkdtempSync(join(folder, 'copies-')), { command: 'test', since })
    const days = async (record: Record) =>
      (await at.query('SELECT copy_day FROM reports WHERE id = $1', [record.id]))[0]
    try {
      for (const record of order) {
        await putReports(at, [{ record, bytes: bytesOf(record), ...keptForJoining(record), addedAt: since }])
        await new Grouping(at).refresh()
      }
      expect(await days(undated)).toEqual({ copy_day: '2022-03-04' })
      expect(await days(wire)).toEqual({ copy_day: null })
      const contexts = await contextsOf(at, [undated.id, wire.id])
      expect(contexts.get(undated.id)!.published).toBe('2022-03-04')
      // What an older program kept has no keys: they are made when all is joined anew.
      await at.query("UPDATE reports SET copy_keys = '{}', copy_day = NULL")
      await at.query('UPDATE grouping SET version = 0')
      await new Grouping(at).refresh()
      expect(await days(undated)).toEqual({ copy_day: '2022-03-04' })
    } finally {
      await at.close()
    }
  })

  test('the same without a ledger', () => {
    const tellers = new Map([wire, undated, later].map((r) => [r.id, tellerOf(r, joinModel().background)]))
    const dated = withDays(tellers)
    expect([wire, undated, later].map((r) => dated.get(r.id)!.published)).toEqual([
      '2022-03-04',
      '2022-03-04',
      '2022-05-06',
    ])
  })
})
