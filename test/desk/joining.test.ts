/** Reports that come in one by one, in any order, make the incidents that they make all at once. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Grouping } from '../../src/desk/regroup.ts'
import { joinModel, keptForJoining } from '../../src/desk/stories.ts'
import { joinEvents, tellerOf, toIncident, toldOf } from '../../src/incident/index.ts'
import { findIncidents, type Ledger, openLedger, putReports, replaceReading } from '../../src/ledger/index.ts'
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
