/** Keeping and finding, the same on both databases. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import {
  count,
  type EventQuery,
  eachEvent,
  eachRecord,
  findClaims,
  findEvents,
  findIds,
  findIncidents,
  findKnown,
  findReports,
  getIncident,
  getOriginal,
  getRecord,
  groupingState,
  type Ledger,
  openLedger,
  putReports,
  replaceIncidents,
  reportsTold,
} from '../../src/ledger/index.ts'
import { inFolder, inSchema, type Place } from './databases.ts'
import { all, makeEvent, makeIncident, makeReport, makeWire } from './made.ts'

const server = inject('postgres')
const since = '2021-06-29T10:00:00.000Z'
const stored = (made: ReturnType<typeof makeWire>) => ({ ...made, sketch: [-7, 12], addedAt: since })

const databases: [name: string, make: () => Promise<Place>, isHere: boolean][] = [
  ['PGlite', inFolder, true],
  ['PostgreSQL', () => inSchema(server!), server !== null],
]

describe.each(databases)('%s', (_, make, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let place: Place
    let ledger: Ledger
    const wire = makeWire()
    const plainText = 'Two men were detained near the border on Friday.'
    const plain = makeReport(plainText, {
      title: 'Detained',
      events: [makeEvent(plainText, plainText, 'detained', { type: 'COERCE', status: 'negated', when: null })],
    })
    const strange = makeReport('Halves \ud83d and NUL \0 and "quotes" \u{1f600} \\u0000', {
      title: 'NUL \0 \udc00',
      id: 'odd/id ',
    })

    beforeAll(async () => {
      place = await make()
      ledger = await openLedger(place.location, { command: 'test', since })
    })
    afterAll(async () => {
      await ledger?.close()
      await place?.remove()
    })

    test('keeps reports, and the same bytes once', async () => {
      expect(await putReports(ledger, [wire, plain, wire].map(stored))).toEqual([
        { state: 'added', id: wire.record.id },
        { state: 'added', id: plain.record.id },
        { state: 'known', id: wire.record.id },
      ])
      expect(await putReports(ledger, [strange, plain].map(stored))).toEqual([
        { state: 'added', id: 'odd/id ' },
        { state: 'known', id: plain.record.id },
      ])
      const shas = [wire, plain].map((m) => m.record.document.sha256)
      expect(await findKnown(ledger, [...shas, 'f'.repeat(64)])).toEqual(new Map(shas.map((sha) => [sha, sha])))
    })

    test('another document with the same id is not stored and changes nothing', async () => {
      const other = makeReport('Quite another text.', { id: wire.record.id })
      const before = await getRecord(ledger, wire.record.id)
      expect(await putReports(ledger, [stored(other)])).toEqual([
        { state: 'taken', id: wire.record.id, document: wire.record.document.sha256 },
      ])
      const twin = makeReport('First of a pair.', { id: 'pair' })
      const second = makeReport('Second of a pair.', { id: 'pair' })
      expect((await putReports(ledger, [stored(twin), stored(second)])).map((s) => s.state)).toEqual(['added', 'taken'])
      expect(await getRecord(ledger, wire.record.id)).toEqual(before)
      expect(await findKnown(ledger, [other.record.document.sha256, second.record.document.sha256])).toEqual(new Map())
    })

    test('a text told by two documents is kept once', async () => {
      const spaced = makeReport(plainText, { bytes: Buffer.from(`${plainText}\n`), id: 'spaced' })
      await putReports(ledger, [stored(spaced)])
      const [row] = await ledger.query<{ texts: number; reports: number }>(
        'SELECT (SELECT count(*) FROM texts)::int AS texts, (SELECT count(*) FROM reports)::int AS reports',
      )
      expect(row).toEqual({ texts: 4, reports: 5 })
    })

    test.each([
      ['wire', wire],
      ['strange', strange],
    ] as const)('%s: the record comes back to the byte', async (_, made) => {
      const found = await getRecord(ledger, made.record.id)
      expect(JSON.stringify(found?.record)).toBe(JSON.stringify(made.record))
      expect(found?.addedAt).toBe(since)
      expect(Buffer.compare((await getOriginal(ledger, made.record.id))!, made.bytes)).toBe(0)
    })

    test('what is not there is null', async () => {
      expect(await getRecord(ledger, 'nothing')).toBeNull()
      expect(await getOriginal(ledger, 'nothing')).toBeNull()
      expect(await getIncident(ledger, 'nothing')).toBeNull()
    })

    test('bytes that are not those of the record are refused', async () => {
      await expect(putReports(ledger, [{ ...stored(wire), bytes: Buffer.from('x') }])).rejects.toThrow('another hash')
    })

    test('a batch is all or nothing', async () => {
      const good = makeReport('A good one.')
      const bad = makeReport('One whose events have one id.', {
        events: [makeEvent('One', 'One', 'One'), makeEvent('One', 'One', 'One')],
      })
      await expect(putReports(ledger, [good, bad].map(stored))).rejects.toThrow()
      expect(await getRecord(ledger, good.record.id)).toBeNull()
      expect((await putReports(ledger, [stored(good)]))[0]?.state).toBe('added')
    })

    test('ids are found by their beginning', async () => {
      const { id } = wire.record
      expect(await findIds(ledger, id.slice(0, 8))).toEqual([id])
      expect(await findIds(ledger, 'odd/id ')).toEqual(['odd/id '])
      expect(await findIds(ledger, '%')).toEqual([])
      expect((await findIds(ledger, '')).length).toBe(3)
    })

    test.each<[q: string, titles: (string | null)[]]>([
      ['market', ['Shells hit market']],
      ['killed', ['Shells hit market']], // the text has "killing"
      ['trad', ['Shells hit market']],
      ['market detained', []],
      ['dijla', ['Shells hit market']],
      ["o'brien & (", []],
      ["') | 'x", []],
      ['...', []],
    ])('reports with %s', async (q, titles) => {
      const found = await findReports(ledger, { q })
      expect(found.rows.map((r) => r.title)).toEqual(titles)
      expect(found.total).toBe(titles.length)
    })

    test('reports, the latest first, in pages', async () => {
      const { rows, total } = await findReports(ledger, { limit: 2 })
      expect(total).toBe(6)
      expect(rows[0]).toEqual({
        id: wire.record.id,
        title: 'Shells hit market',
        publisher: 'Dijla Wire',
        published: '2021-06-30',
        language: 'en',
        path: 'made.txt',
        url: null,
        addedAt: since,
        events: 1,
        claims: 1,
        notes: 0,
        excerpt: wire.record.text,
      })
      expect((await findReports(ledger, { limit: 2, offset: 5 })).rows.length).toBe(1)
      expect((await findReports(ledger, { q: 'the' })).total).toBe(6) // a word that English leaves out asks for nothing
    })

    test.each<[query: EventQuery, found: number]>([
      [{}, 2],
      [{ type: 'ASSAULT' }, 1],
      [{ type: 'AID' }, 0],
      [{ country: 'IRQ' }, 1],
      [{ country: 'SYR' }, 0],
      [{ status: 'negated' }, 1],
      [{ party: 'iraqi ARMY' }, 1],
      [{ party: 'navy' }, 0],
      [{ q: 'qasr mortars' }, 1],
      [{ q: 'haddad' }, 1], // who says so
      [{ from: '2021-06-29', to: '2021-06-29' }, 1],
      [{ from: '2021-06-30' }, 0],
      [{ to: '2021-06-28' }, 0],
      [{ report: wire.record.id }, 1],
      [{ review: 'open' }, 2],
      [{ review: 'accepted' }, 0],
      [{ type: 'ASSAULT', status: 'asserted', country: 'IRQ', q: 'shell', party: 'market' }, 1],
    ])('events with %j: %i', async (query, found) => {
      const page = await findEvents(ledger, query)
      expect([page.rows.length, page.total]).toEqual([found, found])
    })

    test('an event comes with its words', async () => {
      const [row] = (await findEvents(ledger, { type: 'ASSAULT' })).rows
      expect(row).toEqual({
        report: { id: wire.record.id, title: 'Shells hit market', publisher: 'Dijla Wire', published: '2021-06-30' },
        event: wire.record.events[0],
        evidence: 'Mortar shells hit the market of Qasr on Tuesday, killing six traders.',
        trigger: { start: 14, end: 17 },
        actors: ['Iraqi Army'],
        recipients: ['the market'],
        places: wire.record.places,
        saidBy: ['Sami Haddad'],
        incident: null,
      })
    })

    test.each([
      [{}, 1],
      [{ speaker: 'HADDAD' }, 1],
      [{ speaker: 'Roe' }, 0],
      [{ stance: 'denies' }, 1],
      [{ stance: 'praises' }, 0],
      [{ q: 'fired' }, 1],
      [{ report: 'nothing' }, 0],
    ] as const)('claims with %j: %i', async (query, found) => {
      const { rows, total } = await findClaims(ledger, query)
      expect([rows.length, total]).toEqual([found, found])
      if (found > 0) expect(rows[0]).toMatchObject({ claim: wire.record.claims[0], content: '"We fired no shell,"' })
    })

    test('what grouping reads', async () => {
      const events = await all(eachEvent(ledger))
      expect(events.map((e) => e.event.id)).toEqual(['e1', 'e1'])
      expect(events[0]).toEqual({
        report: wire.record.id,
        event: wire.record.events[0],
        places: wire.record.places,
        actors: ['Iraqi Army'],
        recipients: ['the market'],
        evidence: 'Mortar shells hit the market of Qasr on Tuesday, killing six traders.',
        voices: [{ claim: 'c1', speaker: 'Sami Haddad', stance: 'denies' }],
        denials: [],
        links: [],
      })
      expect((await reportsTold(ledger, [wire.record.id])).get(wire.record.id)).toEqual({
        report: wire.record.id,
        publisher: 'Dijla Wire',
        published: '2021-06-30',
        sketch: [-7, 12],
        story: [],
        agencies: [],
      })
    })

    test('incidents are replaced as a whole', async () => {
      const incident = (id: string) =>
        makeIncident({ id, from: since, to: since, events: [{ report: wire.record.id, event: 'e1' }] })
      const { last, grouped, changed } = await groupingState(ledger)
      expect([last > 0, grouped, changed.includes(wire.record.id)]).toEqual([true, -1, true])
      await replaceIncidents(ledger, [incident('old')], 1)
      await replaceIncidents(ledger, [incident('new')], last, changed)
      await replaceIncidents(ledger, [incident('of another program, made before')], 1)
      expect(await groupingState(ledger)).toEqual({ last, grouped: last, isOld: false, changed: [] })
      expect(await findIncidents(ledger, {})).toEqual({ rows: [incident('new')], total: 1 })
      expect(await getIncident(ledger, 'new')).toEqual(incident('new'))
      expect((await findEvents(ledger, { incidents: ['new'] })).rows.map((r) => r.incident)).toEqual(['new'])
    })

    test('counts', async () => {
      expect(await count(ledger)).toEqual({
        reports: 6,
        events: 2,
        claims: 1,
        incidents: 1,
        types: { ASSAULT: 1, COERCE: 1 },
        countries: { IRQ: 1 },
        statuses: { asserted: 1, negated: 1 },
      })
    })

    test('what failed in a transaction leaves nothing, and the ledger goes on', async () => {
      const failed = ledger.transaction(async (sql) => {
        await sql.query(`INSERT INTO documents (sha256, size, deflated) VALUES ('x', 1, $1)`, [new Uint8Array(1)])
        throw new Error('on purpose')
      })
      await expect(failed).rejects.toThrow('on purpose')
      expect(await ledger.query(`SELECT 1 FROM documents WHERE sha256 = 'x'`)).toEqual([])
    })

    test('closed and opened again, all is there; a newer ledger is left alone', async () => {
      await ledger.close()
      ledger = await openLedger(place.location, { command: 'test', since })
      expect((await all(eachRecord(ledger))).length).toBe(6)
      await ledger.query(`INSERT INTO schema_migrations (name) VALUES ('9999-of-tomorrow')`)
      await ledger.close()
      await expect(openLedger(place.location, { command: 'test', since })).rejects.toMatchObject({
        code: 'LEDGER_DAMAGED',
        message: expect.stringContaining('9999-of-tomorrow'),
      })
    })
  })
})
