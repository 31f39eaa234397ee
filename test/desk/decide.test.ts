/** Every kind of decision through the desk, on both databases: laid on, undone, redone; merges and rereadings. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import type { DecisionRequest } from '../../src/desk/types.ts'
import { sketchOf } from '../../src/incident/index.ts'
import { findEvents, type Ledger, openLedger, putReports } from '../../src/ledger/index.ts'
import { inFolder, inSchema, type Place } from '../ledger/databases.ts'
import { all, makeEvent, makePlace, makeReport, makeWire, onDay, spanOf } from '../ledger/made.ts'

const server = inject('postgres')
const since = '2021-06-29T10:00:00.000Z'
const wire = makeWire()
const id = wire.record.id

/** A second report of the same day and town, and a third of another day. */
function other(name: string, day: string, trigger: string) {
  const text = `Rebels ${trigger} a depot in ${name} overnight, residents said.`
  const who = {
    role: 'recipient' as const,
    actor: null,
    span: spanOf(text, 'a depot'),
    text: 'a depot',
    kind: 'facility' as const,
    country: null,
  }
  return makeReport(text, {
    id: name,
    title: name,
    events: [makeEvent(text, text, trigger, { where: ['p1'], when: onDay(day), participants: [who] })],
    places: [makePlace('p1', name, 'IRQ', 35, 43)],
    published: day,
  })
}
const tal = other('Tal', '2021-07-10', 'shelled')
const ora = other('Ora', '2021-07-20', 'bombed')

const databases: [name: string, make: () => Promise<Place>, isHere: boolean][] = [
  ['PGlite', inFolder, true],
  ['PostgreSQL', () => inSchema(server!), server !== null],
]

describe.each(databases)('%s', (_, make, isHere) => {
  describe.skipIf(!isHere)('', () => {
    let place: Place
    let ledger: Ledger
    let desk: OpenDesk
    const target = { report: id, event: 'e1' }

    beforeAll(async () => {
      place = await make()
      ledger = await openLedger(place.location, { command: 'test', since })
      desk = deskOn(ledger)
      const made = [wire, tal, ora].map((m) => ({ ...m, sketch: sketchOf(m.record.text), addedAt: since }))
      await putReports(ledger, made)
      await all(desk.add([]))
    })
    afterAll(async () => {
      await desk?.close()
      await place?.remove()
    })

    /** Everything that a person sees, but for the journal itself. */
    async function shown(): Promise<string> {
      const without = <T extends object>({ decisions: _, ...rest }: T & { decisions?: unknown }) => rest
      const reports = await Promise.all([id, 'Tal', 'Ora'].map(async (r) => without(await desk.report(r))))
      const incidents = (await desk.incidents({})).rows.map(without)
      const tables = await Promise.all(
        ['events', 'claims', 'places'].map((t) => ledger.query(`SELECT * FROM ${t} ORDER BY report, id`)),
      )
      const events = await desk.events({})
      return JSON.stringify({ reports, incidents, events, tables, map: await desk.map({}) })
    }

    const incidentOf = async (report: string) => (await desk.report(report)).incidents.e1!

    const kinds: [what: string, request: () => Promise<DecisionRequest> | DecisionRequest][] = [
      ['accept', () => ({ kind: 'accept', target })],
      ['reject a claim', () => ({ kind: 'reject', target: { report: id, event: 'c1' }, note: 'misheard' })],
      ['correct a toll', () => ({ kind: 'correct', target, field: 'killed', value: { min: 7, max: 7 } })],
      ['correct a type', () => ({ kind: 'correct', target, field: 'type', value: 'COERCE' })],
      [
        'correct a day',
        () => ({ kind: 'correct', target, field: 'when', value: { from: '2021-06-01', to: '2021-06-03' } }),
      ],
      ['correct a title', () => ({ kind: 'correct', target: { report: id }, field: 'title', value: 'Market hit' })],
      [
        'place by hand',
        () => ({
          kind: 'place',
          target,
          value: { name: 'Old market', lat: 33.5, lon: 44.5, country: 'IRQ', precision: 'point' },
        }),
      ],
      ['an alias', () => ({ kind: 'alias', value: { alias: 'Iraqi Army', name: 'Army of Iraq' } })],
      ['grade', () => ({ kind: 'grade', target, field: 'credibility', value: 2, note: 'two origins' })],
      [
        'grade a publisher',
        () => ({
          kind: 'grade',
          target: { publisher: 'Dijla Wire' },
          field: 'reliability',
          value: 'B',
          note: 'mostly right before',
        }),
      ],
      [
        'merge',
        async () => ({
          kind: 'merge',
          target: { incident: await incidentOf(id) },
          value: { incident: await incidentOf('Tal') },
        }),
      ],
    ]

    test.each(kinds)('%s: changes what is shown; undone and redone, to the byte', async (_, request) => {
      const before = await shown()
      const made = await desk.decide(await request())
      const after = await shown()
      expect(after).not.toBe(before)
      expect(made).toMatchObject({ undone: false, standing: 'fits' })
      await desk.decide({ kind: 'undo', of: made.seq })
      expect(await shown()).toBe(before)
      await desk.decide({ kind: 'redo', of: made.seq })
      expect(await shown()).toBe(after)
      await desk.decide({ kind: 'undo', of: made.seq, note: 'back' })
      expect(await shown()).toBe(before)
      expect((await desk.verify()).problems).toEqual([])
    })

    test('a note is shown where it was made, and stays when the next comes', async () => {
      await desk.decide({ kind: 'note', target: { report: 'Tal' }, note: 'photographs in the archive' })
      const { decisions } = await desk.report('Tal')
      expect(decisions[0]).toMatchObject({
        kind: 'note',
        note: 'photographs in the archive',
        about: [{ report: 'Tal' }],
      })
    })

    test('merged incidents stay together, and take in what is reported later', async () => {
      const [first, second] = [await incidentOf('Tal'), await incidentOf('Ora')]
      const total = (await desk.incidents({})).total
      const made = await desk.decide({
        kind: 'merge',
        target: { incident: first },
        value: { incident: second },
        note: 'one campaign day',
      })
      expect((await desk.incidents({})).total).toBe(total - 1)
      const merged = await desk.incident(first)
      expect(merged.incident.events).toEqual([
        { report: 'Tal', event: 'e1' },
        { report: 'Ora', event: 'e1' },
      ])
      const inForce = merged.decisions.filter((d) => !d.undone)
      expect(inForce.map((d) => [d.kind, d.note])).toEqual([['merge', 'one campaign day']])
      const later = other('Ora', '2021-07-20', 'burned')
      later.record.id = 'later'
      await putReports(ledger, [{ ...later, sketch: [], addedAt: since }])
      await all(desk.add([]))
      expect((await desk.incident(first)).incident.events.length).toBe(3)
      expect((await desk.events({})).rows.find((r) => r.report.id === 'later')!.incident).toBe(first)
      expect((await findEvents(ledger, { incidents: [first] })).total).toBe(3)

      const apart = await desk.decide({
        kind: 'split',
        target: { incident: first },
        value: { events: [{ report: 'later', event: 'e1' }] },
      })
      expect((await desk.incident(first)).incident.events.length).toBe(2)
      expect(await incidentOf('later')).toBe('later:e1')
      await desk.decide({ kind: 'undo', of: apart.seq })
      expect((await desk.incident(first)).incident.events.length).toBe(3)
      await desk.decide({ kind: 'undo', of: made.seq })
      expect((await desk.incidents({})).total).toBe(total)
    })

    test('links within a report and across reports', async () => {
      const link = { to: { report: 'Ora', event: 'e1' }, type: 'follows' as const }
      const made = await desk.decide({ kind: 'link', target: { report: 'Tal', event: 'e1' }, value: link })
      const view = await desk.incident(await incidentOf('Ora'))
      expect(view.decisions[0]).toMatchObject({
        kind: 'link',
        after: link,
        about: [
          { report: 'Tal', now: 'e1', side: 0 },
          { report: 'Ora', now: 'e1', side: 1 },
        ],
      })
      await desk.decide({ kind: 'undo', of: made.seq })
    })

    test('an alias holds for reports that come later', async () => {
      const made = await desk.decide({ kind: 'alias', value: { alias: 'M9', name: 'Ninth Movement' } })
      const report = other('Uru', '2021-07-25', 'raided')
      report.record.actors = [{ id: 'a1', name: 'M9', kind: 'armed-group', named: true, country: null, mentions: [] }]
      await putReports(ledger, [{ ...report, sketch: [], addedAt: since }])
      expect((await desk.report('Uru')).record.actors[0]).toMatchObject({ name: 'Ninth Movement', aliases: ['M9'] })
      await desk.decide({ kind: 'undo', of: made.seq })
    })

    const nowhere = { report: id, event: 'e9' }
    test.each<[what: string, request: DecisionRequest, code: string]>([
      ['no target', { kind: 'accept' }, 'BAD_REQUEST'],
      ['an event that is not there', { kind: 'accept', target: nowhere }, 'NOT_FOUND'],
      ['a report that is not there', { kind: 'note', target: { report: 'x' }, note: 'n' }, 'NOT_FOUND'],
      ['an empty note', { kind: 'note', target, note: ' ' }, 'BAD_REQUEST'],
      ['a field that there is not', { kind: 'correct', target, field: 'evidence', value: 'x' }, 'BAD_REQUEST'],
      ['a value of another form', { kind: 'correct', target, field: 'killed', value: 7 }, 'BAD_REQUEST'],
      [
        'a least above the most',
        { kind: 'correct', target, field: 'killed', value: { min: 3, max: 2 } },
        'BAD_REQUEST',
      ],
      ['the value that stands there', { kind: 'correct', target, field: 'type', value: 'ASSAULT' }, 'BAD_REQUEST'],
      ['a place of another report', { kind: 'correct', target, field: 'where', value: ['p9'] }, 'BAD_REQUEST'],
      ['a place beyond the pole', { kind: 'place', target, value: { name: 'x', lat: 91, lon: 0 } }, 'BAD_REQUEST'],
      ['a grade without a reason', { kind: 'grade', target, field: 'credibility', value: 2 }, 'BAD_REQUEST'],
      ['credibility B', { kind: 'grade', target, field: 'credibility', value: 'B', note: 'x' }, 'BAD_REQUEST'],
      [
        'an incident with itself',
        { kind: 'merge', target: { incident: `${id}:e1` }, value: { incident: `${id}:e1` } },
        'BAD_REQUEST',
      ],
      [
        'all of an incident',
        { kind: 'split', target: { incident: `${id}:e1` }, value: { events: [target] } },
        'BAD_REQUEST',
      ],
      ['a link to nothing', { kind: 'link', target, value: { to: nowhere, type: 'follows' } }, 'NOT_FOUND'],
      ['undo of nothing', { kind: 'undo' }, 'BAD_REQUEST'],
      ['undo of what is not there', { kind: 'undo', of: 4000 }, 'NOT_FOUND'],
      ['undo of what is undone', { kind: 'undo', of: 1 }, 'BAD_REQUEST'],
      ['undo of an undo', { kind: 'undo', of: 2 }, 'BAD_REQUEST'],
    ])('refused: %s', async (_, request, code) => {
      const { total } = await desk.decisions({})
      await expect(desk.decide(request)).rejects.toMatchObject({ code, message: expect.stringMatching(/^Expected/) })
      expect((await desk.decisions({})).total).toBe(total)
    })

    test('a redo of what is in force is refused', async () => {
      const { seq } = await desk.decide({ kind: 'accept', target })
      await expect(desk.decide({ kind: 'redo', of: seq })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })
  })
})
