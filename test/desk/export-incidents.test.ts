/** Incidents in ACLED's columns: a row or a reason for each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACLED_COLUMNS, acledRow } from '../../src/desk/acled.ts'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import { keptForJoining } from '../../src/desk/stories.ts'
import type { EventFilter, EventRow, ExportFormat } from '../../src/desk/types.ts'
import { toIncident } from '../../src/incident/index.ts'
import { openLedger, putReports } from '../../src/ledger/index.ts'
import type { Event } from '../../src/record/index.ts'
import { inFolder, type Place } from '../ledger/databases.ts'
import { all, makeEvent, makePlace, makeReport, onDay } from '../ledger/made.ts'

const QASR = makePlace('p1', 'Qasr', 'IRQ', 33.123456, 44.2)
const NORTH = makePlace('p2', 'North', 'IRQ', 36, 43, { precision: 'region', kind: 'region' })
const IRAQ = makePlace('p3', 'Iraq', 'IRQ', 33, 44, { precision: 'country', kind: 'country' })
const TEXT = 'Gunmen raided the depot, killing some workers.'
const countries = new Map([['IRQ', 'Iraq']])
const span = { start: 0, end: 1 }

type Given = Omit<Partial<EventRow>, 'event'> & { event?: Partial<Event> }

function rowOf(report: string, given: Given): EventRow {
  return {
    report: { id: report, title: null, publisher: `Paper ${report}`, published: null },
    places: [QASR],
    actors: ['Gunmen'],
    recipients: ['workers'],
    evidence: TEXT,
    saidBy: [],
    incident: 'i',
    review: null,
    ...given,
    event: makeEvent(TEXT, TEXT, 'raided', { acled: 'Attack', when: onDay('2023-03-14'), ...given.event }),
  } as EventRow
}

function acled(...events: EventRow[]) {
  const told = events.map((e) => ({
    report: e.report.id,
    event: e.event,
    places: e.places,
    actors: e.actors,
    recipients: e.recipients,
    evidence: e.evidence,
    voices: [],
    links: [],
  }))
  return acledRow({ incident: toIncident(told, new Map()), events }, countries)
}

const killed = (min: number | null, max: number | null, whom = 'workers') => ({
  casualties: { killed: { min, max, whom, span } },
})
const within = (from: string, to: string) => ({
  when: { value: null, from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, time: null, basis: 'stated' as const },
})

describe('a row', () => {
  test('all that is known', () => {
    const row = acled(
      rowOf('b', { event: killed(9, 9), saidBy: ['hospital'] }),
      rowOf('a', { event: killed(6, null), saidBy: ['ministry'], places: [NORTH, QASR] }),
    )
    expect(row).toMatchObject({
      event_date: '2023-03-13', // the day begins at three hours to midnight UTC; see onDay
      time_precision: 2,
      disorder_type: 'Political violence',
      event_type: 'Violence against civilians',
      sub_event_type: 'Attack',
      actor1: 'Gunmen',
      actor2: 'workers',
      civilian_targeting: 'Civilians targeted',
      country: 'Iraq',
      admin1: 'North',
      location: 'Qasr',
      latitude: 33.1235,
      longitude: 44.2,
      geo_precision: 1,
      source: 'Paper a; Paper b',
      fatalities: 6,
    })
    expect((row as { notes: string }).notes).toContain('Killed: 6 (ministry); 9 (hospital); the lowest is taken.')
  })

  test.each<[why: string, figure: Partial<Event>, fatalities: number]>([
    ['nobody gives a figure', {}, 0],
    ['no one was killed', killed(0, 0), 0],
    ['several', killed(2, null, 'several workers'), 3],
    ['two', killed(2, 2, 'two workers'), 2],
    ['at most four', killed(null, 4), 4],
  ])('killed: %s', (_, event, fatalities) => expect(acled(rowOf('a', { event }))).toMatchObject({ fatalities }))

  test.each([
    ['2023-03-14', '2023-03-15', '2023-03-14', 1],
    ['2023-03-14', '2023-03-16', '2023-03-14', 2],
    ['2023-03-13', '2023-03-20', '2023-03-16', 2],
    ['2023-03-01', '2023-04-01', '2023-03-16', 3],
  ])('%s to %s', (from, to, event_date, time_precision) =>
    expect(acled(rowOf('a', { event: within(from, to) }))).toMatchObject({ event_date, time_precision }),
  )

  test('the sub-event that most reports name; of equals the one that ACLED puts first', () => {
    const of = (report: string, subEvent: string) => rowOf(report, { event: { acled: subEvent } })
    const [strike, clash] = ['Air/drone strike', 'Armed clash']
    expect(acled(of('a', strike), of('b', strike), of('c', clash))).toMatchObject({ sub_event_type: strike })
    expect(acled(of('a', strike), of('b', clash))).toMatchObject({ event_type: 'Battles', sub_event_type: clash })
  })

  test('a semicolon in a name makes no second name', () => {
    const row = acled(rowOf('a', { recipients: ['x', 'y; z'] }))
    expect(row).toMatchObject({ actor2: 'x', assoc_actor_2: 'y, z' })
  })
})

test.each<[reason: string, given: Given]>([
  ['only the country is known', { places: [IRAQ] }],
  ['no report says where it was', { places: [] }],
  ['no coordinates are known of its place', { places: [{ ...QASR, lat: null, lon: null }] }],
  ['no report says when it was', { event: { when: null } }],
  ['when it was is known only within 59 days', { event: within('2023-01-01', '2023-03-01') }],
  ['ACLED has no type for it: ASSAULT', { event: { acled: null } }],
  ['every event of it was rejected or denied', { event: { status: 'negated' } }],
])('no row: %s', (reason, given) => expect(acled(rowOf('a', given))).toBe(reason))

describe('the files', () => {
  let place: Place
  let desk: OpenDesk
  const made = ['Mosul', 'Basra'].map((town, n) => {
    const text = `Gunmen raided the depot of ${town} on Tuesday.`
    const event = makeEvent(text, text, 'raided', { where: ['p1'], acled: 'Attack', when: onDay(`2023-03-1${n}`) })
    const at = n === 0 ? makePlace('p1', town, 'IRQ', 36.3, 43.1) : { ...IRAQ, id: 'p1' }
    return makeReport(text, { id: town, publisher: '=Paper', events: [event], places: [at] })
  })
  beforeAll(async () => {
    place = await inFolder()
    const ledger = await openLedger(place.location, { command: 'test', since: '2023-04-01T00:00:00.000Z' })
    desk = deskOn(ledger)
    const addedAt = '2023-04-01T00:00:00.000Z'
    await putReports(
      ledger,
      made.map((m) => ({ ...m, ...keptForJoining(m.record), addedAt })),
    )
    await all(desk.add([]))
  })
  afterAll(async () => {
    await desk?.close()
    await place?.remove()
  })
  const rows = async (as: ExportFormat, filter: EventFilter = {}) =>
    (await all(desk.export(as, filter))).join('').trimEnd().split('\r\n')

  test('every incident is in one of the two', async () => {
    const [head, ...kept] = await rows('acled')
    expect(head).toBe(ACLED_COLUMNS.join(','))
    expect(kept.length).toBe(1)
    expect(kept[0]).toContain("'=Paper")
    expect(await rows('acled-left-out')).toEqual(['event_id_cnty,reason', 'Basra:e1,only the country is known'])
  })

  test('a filter names incidents by their events', async () => {
    expect((await rows('acled', { from: '2023-03-12' })).length).toBe(1)
    expect((await rows('acled', { country: 'IRQ', to: '2023-03-12' })).length).toBe(2)
  })

  test('events that a person rejected count for nothing', async () => {
    await desk.decide({ kind: 'reject', target: { report: 'Mosul', event: 'e1' }, note: 'another depot' })
    expect((await rows('acled')).length).toBe(1)
    expect(await rows('acled-left-out')).toContain('Mosul:e1,every event of it was rejected or denied')
  })
})
