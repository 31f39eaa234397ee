/** The desk on an embedded ledger: adding real inputs, looking things up, deciding, exporting, verifying. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { csvCell } from '../../src/desk/csv.ts'
import type { Source } from '../../src/desk/gather.ts'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import type { AddProgress, EventFilter, ExportFormat } from '../../src/desk/types.ts'
import { sketchOf } from '../../src/incident/index.ts'
import { type Ledger, openLedger, putReports } from '../../src/ledger/index.ts'
import { OnrecordError, Record } from '../../src/record/index.ts'
import { inFolder, type Place } from '../ledger/databases.ts'
import { all, makeEvent, makePlace, makeReport, makeWire, onDay } from '../ledger/made.ts'

const since = '2021-06-29T10:00:00.000Z'
let place: Place
let ledger: Ledger
let desk: OpenDesk

beforeAll(async () => {
  place = await inFolder()
  ledger = await openLedger(place.location, { command: 'test', since })
  desk = deskOn(ledger)
})
afterAll(async () => {
  await desk?.close()
  await place?.remove()
})

const file = (name: string, text: string): Source => ({ name, bytes: Buffer.from(text) })
const outcomes = (progress: AddProgress[]) => progress.flatMap((p) => ('outcome' in p ? [p.outcome] : []))
const summary = (progress: AddProgress[]) => progress.flatMap((p) => ('summary' in p ? [p.summary] : []))

describe('adding', () => {
  const inputs = [
    file('a.txt', 'Two men were detained near the border on Friday, police said.'),
    file('empty.txt', ''),
    file('b.txt', 'The ministry denied the report on Saturday. Nobody was hurt, it said.'),
    file('again.txt', 'Two men were detained near the border on Friday, police said.'),
    file(
      'c.jsonl',
      '{"id":"item-1","text":"Troops left the town."}\nnot json\n{"id":"item-1","text":"Troops came back."}',
    ),
    file('d.jsonl', JSON.stringify({ id: 'x'.repeat(501), text: 'Its id is too long.' })),
  ]

  test('every input has its outcome, in order; one bad one stops nothing', async () => {
    const progress = await all(desk.add(inputs))
    expect(outcomes(progress).map((o) => [o.path, o.state, o.state === 'refused' ? o.code : ''])).toEqual([
      ['a.txt', 'added', ''],
      ['empty.txt', 'refused', 'INPUT_EMPTY'],
      ['b.txt', 'added', ''],
      ['again.txt', 'known', ''],
      ['c.jsonl:1', 'added', ''],
      ['c.jsonl:2', 'refused', 'INPUT_NOT_JSON'],
      ['c.jsonl:3', 'refused', 'ID_TAKEN'],
      ['d.jsonl:1', 'refused', 'INPUT_BAD_FIELD'],
    ])
    expect(summary(progress)).toEqual([{ added: 3, known: 1, refused: 4 }])
    const counts = progress.flatMap((p) => ('done' in p ? [[p.done, p.total]] : []))
    expect(counts).toEqual(counts.map((_, i) => [i + 1, 8]))
  })

  test('a second time everything is known, and nothing changes', async () => {
    const before = await all(desk.export('jsonl', {}))
    const progress = await all(desk.add(inputs))
    expect(summary(progress)).toEqual([{ added: 0, known: 4, refused: 4 }])
    expect(await all(desk.export('jsonl', {}))).toEqual(before)
  })

  test('files on disk, some of which are not there', async () => {
    const folder = join(place.location, '..', 'reports')
    await mkdir(folder)
    await writeFile(join(folder, 'one.txt'), 'Shells fell on the town of Ara on Monday.')
    await writeFile(join(folder, 'two.html'), '<p>no article')
    const progress = await all(desk.add([folder, join(folder, 'three.txt')], { date: '2021-06-29', jobs: 1 }))
    expect(outcomes(progress).map((o) => o.state)).toEqual(['added', 'refused', 'refused'])
    const [row] = (await desk.reports({ q: 'Ara' })).rows
    expect(row).toMatchObject({ published: '2021-06-29', path: join(folder, 'one.txt') })
    expect(await desk.original(row!.id)).toMatchObject({ name: 'one.txt', mediaType: 'text/plain' })
  })

  test('a wrong option is an error before anything is read', async () => {
    await expect(all(desk.add(inputs, { date: 'yesterday' }))).rejects.toMatchObject({ code: 'BAD_OPTION' })
  })

  test('a ledger that is full ends the run with one refusal that says how many are left', async () => {
    const full: Ledger = {
      ...ledger,
      room: () => Promise.reject(new OnrecordError('LEDGER_FULL', 'Expected room on the disk.')),
    }
    const many = Array.from({ length: 200 }, (_, i) => file(`${i}.txt`, `Report number ${i} on nothing.`))
    const progress = await all(deskOn(full).add([inputs[0]!, ...many]))
    expect(outcomes(progress)).toEqual([
      expect.objectContaining({ path: 'a.txt', state: 'known' }),
      {
        path: '0.txt',
        state: 'refused',
        code: 'LEDGER_FULL',
        reason: 'Expected room on the disk. [LEDGER_FULL] It and 199 more were not added.',
      },
    ])
    expect(summary(progress)).toEqual([{ added: 0, known: 1, refused: 1 }])
    expect((await desk.reports({ q: 'nothing' })).total).toBe(0)
  })

  test('one report that the ledger cannot take does not spoil its batch', async () => {
    const bad = makeReport('Two events of one id.')
    bad.record.events = [makeEvent('Two', 'Two', 'Two'), makeEvent('Two', 'Two', 'Two')]
    await expect(putReports(ledger, [{ ...bad, sketch: [], addedAt: since }])).rejects.toThrow()
    const stubborn: Ledger = {
      ...ledger,
      transaction: (run) =>
        ledger.transaction((sql) =>
          run({
            query: (text, values) => {
              if (values?.some((v) => typeof v === 'string' && v.startsWith('[{"id":') && v.includes('number 3 ')))
                throw new Error('cannot be taken')
              return sql.query(text, values)
            },
          }),
        ),
    }
    const inputs = [1, 2, 3, 4].map((i) => file(`${i}.txt`, `Report with number ${i} on something.`))
    const got = outcomes(await all(deskOn(stubborn).add(inputs)))
    expect(got.map((o) => (o.state === 'refused' ? o.code : o.state))).toEqual([
      'added',
      'added',
      'READER_FAILED',
      'added',
    ])
  })

  test('leaving early keeps what was said to be added', async () => {
    const inputs = Array.from({ length: 30 }, (_, i) => file(`${i}.txt`, `An early report, number ${i}.`))
    const ids: string[] = []
    for await (const p of desk.add(inputs, { jobs: 1 })) {
      if ('outcome' in p && p.outcome.state === 'added') ids.push(p.outcome.id)
      if (ids.length === 3) break
    }
    for (const id of ids) expect((await desk.report(id)).record.id).toBe(id)
  })
})

describe('looking up', () => {
  const wire = makeWire()
  const copy = makeReport(`${wire.record.text} `, {
    id: 'copy/of it',
    title: '=HYPERLINK("x")',
    places: wire.record.places,
    events: [{ ...wire.record.events[0]!, claims: [], casualties: {} }],
    actors: wire.record.actors,
  })
  const text = 'Gunmen seized a bus somewhere in Lydia, an official said; "it is gone".'
  const vague = makeReport(text, {
    title: 'Bus seized',
    events: [
      makeEvent(text, text, 'seized', { type: 'COERCE', where: ['p1'], when: onDay('2021-07-02') }),
      makeEvent(text, text, 'gone', { id: 'e2', type: 'COERCE' }),
    ],
    places: [makePlace('p1', 'Lydia', 'TUR', 38.5, 28, { precision: 'region', kind: 'region' })],
  })

  beforeAll(async () => {
    await putReports(
      ledger,
      [wire, copy, vague].map((made) => ({ ...made, sketch: sketchOf(made.record.text), addedAt: since })),
    )
    await all(desk.add([])) // regroups
  })

  test('a report, by its id or the beginning of it', async () => {
    const view = await desk.report(wire.record.id.slice(0, 10))
    expect(view).toEqual({
      record: wire.record,
      addedAt: since,
      reviews: {},
      grades: {},
      decisions: [],
      incidents: { e1: expect.stringContaining(':e1') },
    })
    expect(Record.parse(view.record)).toEqual(wire.record)
    await expect(desk.report('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(desk.report('')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const everyone = (await desk.reports({})).rows.map((r) => r.id)
    const twice = '0123456789abcdef'.split('').find((c) => everyone.filter((id) => id.startsWith(c)).length > 1)!
    await expect(desk.report(twice)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('an incident told by a report and its copy', async () => {
    const { rows } = await desk.incidents({ limit: 1 })
    expect(rows[0]!.incident).toMatchObject({ type: 'ASSAULT', reports: 2, origins: 1, place: { name: 'Qasr' } })
    expect(rows[0]!.events.map((e) => e.report.id).sort()).toEqual([wire.record.id, 'copy/of it'].sort())
    expect(await desk.incident(rows[0]!.incident.id)).toEqual(rows[0])
    await expect(desk.incident('none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('the map: exact places, a region, and what is nowhere', async () => {
    const { points, unlocated, total } = await desk.map({ q: 'market OR bus' })
    expect([points.length, unlocated.length, total]).toEqual([0, 0, 0]) // words are joined with "and"
    const map = await desk.map({ to: '2021-07-30', from: '2021-06-01' })
    expect(map.points.map((p) => [p.name, p.precision, p.events.length])).toEqual([
      ['Lydia', 'region', 1],
      ['Qasr', 'settlement', 2],
    ])
    expect((await desk.map({ report: vague.record.id })).unlocated.map((r) => r.event.id)).toEqual(['e2'])
  })

  test('decisions: the latest is the state, all are kept', async () => {
    const target = { report: wire.record.id, event: 'e1' }
    expect((await desk.decide({ kind: 'accept', target, note: 'two sources' })).seq).toBe(1)
    await desk.decide({ kind: 'note', target, note: 'called the hospital' })
    const [row] = (await desk.events({ report: wire.record.id })).rows
    expect(row!.review).toMatchObject({ state: 'accepted', note: 'called the hospital' })
    await desk.decide({ kind: 'reject', target: { ...target, event: 'c1' }, note: null })
    expect((await desk.report(wire.record.id)).reviews).toMatchObject({
      e1: { state: 'accepted' },
      c1: { state: 'rejected', note: null },
    })
    expect((await desk.events({ review: 'accepted' })).total).toBe(1)
    expect((await desk.decisions({ limit: 2 })).rows.map((d) => d.seq)).toEqual([3, 2])
    await expect(desk.decide({ kind: 'accept', target: { ...target, event: 'e7' }, note: null })).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    )
    await expect(desk.decide({ kind: 'note', target, note: '  ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  const exported = async (as: ExportFormat, filter: EventFilter = {}) => (await all(desk.export(as, filter))).join('')

  test('jsonl: the records as they were read', async () => {
    const lines = (await exported('jsonl')).trim().split('\n')
    expect(lines.length).toBe((await desk.overview()).reports)
    expect(lines).toContain(JSON.stringify(wire.record))
    expect(await exported('jsonl', { party: 'iraqi army', report: 'copy/of it' })).toBe(
      `${JSON.stringify(copy.record)}\n`,
    )
  })

  test('csv: one row an event, quoted, without formulas', async () => {
    const csv = await exported('csv', { from: '2021-06-29', to: '2021-07-02' })
    const rows = csv.split('\r\n')
    expect(rows.length).toBe(5) // columns, three events, and nothing after the last line end
    expect(rows[0]).toMatch(/^report,title,publisher,published,event,type,/)
    expect(csv).toContain(`copy/of it,"'=HYPERLINK(""x"")",`)
    expect(rows.find((r) => r.startsWith(wire.record.id))).toBe(
      `${wire.record.id},Shells hit market,Dijla Wire,2021-06-30,e1,ASSAULT,,,asserted,2021-06-29,2021-06-29T00:00:00+03:00,2021-06-30T00:00:00+03:00,stated,Iraqi Army,the market,,Qasr; Iraq,IRQ,33.1,44.2,settlement,,,,6,6,,,,,,,Sami Haddad,${[wire.record.id, 'copy/of it'].sort()[0]}:e1,accepted,called the hospital,"Mortar shells hit the market of Qasr on Tuesday, killing six traders.",0,69`,
    )
  })

  test.each<[value: string | number | null, cell: string]>([
    ['=1+1', `'=1+1`],
    ['+49 30', `'+49 30`],
    ['-5', `'-5`],
    ['@home', `'@home`],
    ['\t=1', `'\t=1`],
    ['\r=1', `"'\r=1"`],
    [-33.9, '-33.9'],
    ['a "b", c', '"a ""b"", c"'],
    ['two\nlines', '"two\nlines"'],
    ['a=b', 'a=b'],
    ['é 日本', 'é 日本'],
    [null, ''],
    ['', ''],
  ])('cell %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell)
  })

  test('geojson: a point only where one is known', async () => {
    const { type, features } = JSON.parse(await exported('geojson', { to: '2021-12-31', q: 'official market' }))
    expect([type, features]).toEqual(['FeatureCollection', []])
    const byReport = JSON.parse(await exported('geojson')).features as {
      geometry: unknown
      properties: { report: { id: string }; event: string; precision: string; centre: unknown; basis: string }
    }[]
    const of = (report: string, event: string) =>
      byReport.find((f) => f.properties.report.id === report && f.properties.event === event)!
    expect(of(wire.record.id, 'e1')).toMatchObject({
      geometry: { type: 'Point', coordinates: [44.2, 33.1] },
      properties: { precision: 'settlement', centre: null, basis: 'centre of the settlement named in the report' },
    })
    expect(of(vague.record.id, 'e1')).toMatchObject({
      geometry: null,
      properties: { precision: 'region', centre: [28, 38.5], basis: 'only the region is known' },
    })
    expect(of(vague.record.id, 'e2')).toMatchObject({ geometry: null, properties: { precision: null, centre: null } })
  })

  test('what was changed behind its back is found', async () => {
    expect(await desk.verify()).toMatchObject({ problems: [], decisions: 3 })
    const id = wire.record.id
    await ledger.query(
      `UPDATE texts SET body = body || '!' WHERE sha256 = (SELECT article FROM reports WHERE id = $1)`,
      [id],
    )
    await ledger.query(`UPDATE documents SET deflated = substr(deflated, 2) WHERE sha256 = $1`, [
      copy.record.document.sha256,
    ])
    await ledger.query(`UPDATE events SET evidence = 'Gunmen seized two buses' WHERE report = $1`, [vague.record.id])
    await ledger.query('ALTER TABLE decisions DISABLE TRIGGER USER')
    await ledger.query(`UPDATE decisions SET entry = replace(entry, '"accept"', '"reject"') WHERE seq = 1`)
    const { problems } = await desk.verify()
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^document ${copy.record.document.sha256}: `)),
      `report ${id}: its text has another hash`,
      `report ${vague.record.id}: its events differ from its record`,
      'decision 1: it, or the one before it, was changed (its hash does not fit)',
    ])
    await ledger.query('DELETE FROM decision_refs WHERE seq = 2')
    await ledger.query('DELETE FROM decisions WHERE seq = 2')
    expect((await desk.verify()).problems.at(-1)).toBe('decision 2: missing, the next is 3')
  })
})
