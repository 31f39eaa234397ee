/** Joining by table: one line an event, written as a person would say it. */
import { expect, test } from 'vitest'
import {
  groupEvents as group,
  INPUTS,
  inputsOfPair,
  type Teller,
  type Told,
  tellingsOf,
  toIncident,
} from '../../src/incident/index.ts'
import { Incident, type Participant } from '../../src/record/index.ts'
import { makeEvent, makePlace, onDay } from '../ledger/made.ts'
import { joinModel } from './model.ts'
import { shuffled } from './shuffled.ts'

const groupEvents = (told: readonly Told[]) => group(told, joinModel)

const places: { [name: string]: ReturnType<typeof makePlace> } = {
  Qasr: makePlace('p', 'Qasr', 'IRQ', 33.1, 44.2),
  'Qasr village': makePlace('p', 'Qasr Village', 'IRQ', 33.2, 44.3),
  Mosul: makePlace('p', 'Mosul', 'IRQ', 36.3, 43.1),
  Iraq: makePlace('p', 'Iraq', 'IRQ', 33, 44, { precision: 'country', kind: 'country' }),
  Syria: makePlace('p', 'Syria', 'SYR', 35, 38, { precision: 'country', kind: 'country' }),
}
const countries: { [name: string]: string } = { 'US jets': 'USA', 'the US military': 'USA', 'Iraqi army': 'IRQ' }

interface Line {
  who?: string
  whom?: string
  where?: string
  when?: string
  killed?: [number | null, number | null]
  detained?: [number | null, number | null]
  with?: 'rocket' | 'aircraft'
  type?: 'ASSAULT' | 'COERCE'
  status?: 'asserted' | 'negated' | 'planned' | 'possible'
  report?: string
}

let number = 0
function told(line: Line): Told {
  const { who, whom, where, when, killed, detained, type = 'ASSAULT', status = 'asserted' } = line
  number += 1
  const span = { start: 0, end: 1 }
  const part = (role: Participant['role'], text?: string): Participant[] =>
    text === undefined ? [] : [{ role, actor: null, span, text, kind: 'unknown', country: countries[text] ?? null }]
  const event = makeEvent('x', 'x', 'x', {
    id: `e${number}`,
    type,
    status,
    participants: [...part('actor', who), ...part('recipient', whom)],
    instruments: line.with ? [{ kind: line.with, span, text: line.with }] : [],
    when: when === undefined ? null : onDay(when),
    casualties: {
      ...(killed ? { killed: { min: killed[0], max: killed[1], span } } : {}),
      ...(detained ? { detained: { min: detained[0], max: detained[1], span } } : {}),
    },
  })
  return {
    report: line.report ?? `r${number}`,
    event,
    places: where === undefined ? [] : [places[where]!],
    actors: who === undefined ? [] : [who],
    recipients: whom === undefined ? [] : [whom],
    evidence: [who ?? 'They', 'struck', whom ?? 'something', where === undefined ? '' : `in ${where}`].join(' '),
    voices: [],
    links: [],
  }
}

const base: Line = { who: 'US jets', whom: 'the market', where: 'Qasr', when: '2021-06-27' }

test.each<[why: string, a: Line, b: Line, joined: boolean]>([
  ['the same told twice', base, base, true],
  ['another day', base, { ...base, when: '2021-06-28' }, false],
  ['another type', base, { ...base, type: 'COERCE' }, false],
  ['a village beside it', base, { ...base, where: 'Qasr village' }, true],
  ['another town', base, { ...base, where: 'Mosul' }, false],
  ['the country it lies in', base, { ...base, where: 'Iraq' }, true],
  ['another country', base, { ...base, where: 'Syria' }, false],
  ['the same side by another name', base, { ...base, who: 'the US military' }, true],
  ['no one named, the same town and day', base, { where: 'Qasr', when: '2021-06-27' }, true],
  ['no one named, only the country', base, { where: 'Iraq', when: '2021-06-27' }, false],
  ['another is blamed for what hit the same', base, { ...base, who: 'Iraqi army' }, true],
  ['another did it to another', base, { ...base, who: 'Iraqi army', whom: 'a bridge', where: 'Iraq' }, false],
  ['the one struck back', base, { ...base, who: 'the market', whom: 'US jets' }, false],
  ['no place, the same parties', base, { ...base, where: undefined }, true],
  ['no place, one party', base, { who: 'US jets', when: '2021-06-27' }, false],
  ['a denial of it', base, { ...base, status: 'negated' }, true],
  ['a plan of it', base, { ...base, status: 'planned' }, false],
  ['no day', base, { ...base, when: undefined }, false],
])('%s', (_, a, b, joined) => {
  const lines = [told(a), told(b)]
  for (const order of [lines, [...lines].reverse()]) {
    const groups = groupEvents(order)
    expect(groups.some((g) => g.length === 2)).toBe(joined)
  }
})

const arrests: Line = { type: 'COERCE', who: 'police', where: 'Iraq', when: '2021-06-27' }

test.each<[why: string, a: Line, b: Line, joined: boolean]>([
  ['as many were arrested', { ...arrests, detained: [3000, 3000] }, { ...arrests, detained: [3000, null] }, true],
  ['others were', { ...arrests, detained: [3000, 3000] }, { ...arrests, detained: [12, 12] }, false],
])('arrests: %s', (_, a, b, joined) => {
  expect(groupEvents([told(a), told(b)]).some((g) => g.length === 2)).toBe(joined)
})

test.each([
  ['the day of saying so is no other day', '2021-06-28', true, 1],
  ['but not any day before', '2021-07-05', true, 2],
  ['a day of its own is', '2021-06-28', false, 2],
])('%s', (_, when, isDayOfWords, groups) => {
  const later = { ...told({ ...base, killed: [7, 7], when }), isDayOfWords }
  expect(groupEvents([told({ ...base, killed: [7, 7] }), later]).length).toBe(groups)
})

test('figures side by side in one telling: one that both give is what counts', () => {
  const lines = [told({ ...base, killed: [4, 4] }), told({ ...base, killed: [9, null] })]
  const [a, b] = tellingsOf(lines, joinModel.background, new Map())
  const same = INPUTS.indexOf('killed same')
  const both = { ...b!, killed: [...b!.killed, ...a!.killed] }
  expect(inputsOfPair(a!, b!)!.slice(same, same + 2)).toEqual([0, 1])
  expect(inputsOfPair(a!, both)!.slice(same, same + 2)).toEqual([0.75, 0])
})

test('a weekday without a week is that before the day of the report', () => {
  const unresolved = (value: string) => {
    const one = told(base)
    one.event.when = { value, from: null, to: null, time: 't1', basis: 'unresolved' }
    return one
  }
  const joined = (one: Told, published: string | null) =>
    group([told(base), one], joinModel, new Map([[one.report, { story: [], published }]])).some((g) => g.length === 2)
  expect(joined(unresolved('XXXX-WXX-7'), '2021-06-28')).toBe(true)
  expect(joined(unresolved('XXXX-WXX-7TEV'), '2021-06-27')).toBe(true)
  expect(joined(unresolved('XXXX-06-27'), '2021-06-28')).toBe(true)
  expect(joined(unresolved('XXXX-WXX-5'), '2021-06-28')).toBe(false)
  expect(joined(unresolved('XXXX-WXX-7'), '2021-07-06')).toBe(false)
  expect(joined(unresolved('XXXX-WXX-7'), null)).toBe(false)
})

test('a month does not swallow the days in it', () => {
  const month = told(base)
  month.event.when = {
    value: '2021-06',
    from: '2021-06-01T00:00:00+03:00',
    to: '2021-07-01T00:00:00+03:00',
    time: null,
    basis: 'stated',
  }
  expect(groupEvents([month, told(base), told({ ...base, when: '2021-06-20' })]).length).toBe(3)
})

test('an exact hour joins its day, and gives the incident its time and place', () => {
  const hour = told(base)
  hour.event.when = {
    value: '2021-06-27T19:44',
    from: '2021-06-27T19:44:00+03:00',
    to: '2021-06-27T19:45:00+03:00',
    time: null,
    basis: 'stated',
  }
  const groups = groupEvents([told({ ...base, where: 'Iraq' }), hour])
  expect(groups.length).toBe(1)
  expect(toIncident(groups[0]!, new Map())).toMatchObject({
    from: '2021-06-27T19:44:00+03:00',
    place: { name: 'Qasr' },
  })
})

test('one that fits two happenings does not join them', () => {
  const lines = [base, { ...base, where: 'Mosul' }, { ...base, where: 'Iraq' }].map(told)
  expect(
    groupEvents(lines)
      .map((g) => g.length)
      .sort(),
  ).toEqual([1, 2])
})

test('denials alone make no incident', () => {
  expect(groupEvents([told({ ...base, status: 'negated' })])).toEqual([])
})

test('the order of reading does not show', () => {
  const wheres = ['Qasr', 'Qasr village', 'Mosul', 'Iraq', undefined]
  const whens = ['2021-06-27', '2021-06-28', undefined]
  const whos = ['US jets', 'Iraqi army', undefined]
  const lines = wheres.flatMap((where) =>
    whens.flatMap((when) => whos.map((who) => told({ where, when, who, whom: who ? 'the market' : undefined }))),
  )
  const incidents = (order: Told[]) => groupEvents(order).map((g) => toIncident(g, new Map()))
  const expected = incidents(lines)
  expect(expected.length).toBeGreaterThan(2)
  for (let seed = 1; seed <= 20; seed += 1) expect(incidents(shuffled(lines, seed))).toEqual(expected)
  const refs = expected.flatMap((i) => i.events.map((e) => `${e.report} ${e.event}`))
  expect(new Set(refs).size).toBe(refs.length) // no event is in two
  expect(new Set(expected.map((i) => i.id)).size).toBe(expected.length)
})

test('figures stand side by side, each with what tells it', () => {
  const lines = [
    told({ ...base, report: 'a', killed: [4, 4], with: 'aircraft' }),
    told({ ...base, report: 'b', killed: [5, null], who: 'the US military' }),
    told({ ...base, report: 'c', killed: [4, 4], whom: 'The Market' }),
    told({ ...base, report: 'd', killed: [null, 7], status: 'negated' }),
    told({ ...base, report: 'e', killed: [10, 12] }),
  ]
  const [a, b, c, d, e] = lines.map((t) => ({ report: t.report, event: t.event.id }))
  const [group] = groupEvents(lines)
  const teller = (
    report: string,
    sketch: number[],
    published: string | null = null,
    publisher: string | null = null,
  ): [string, Teller] => [report, { report, sketch, published, publisher, story: [], agencies: [] }]
  const incident = toIncident(
    group!,
    new Map([
      teller('a', [2, 4], '2021-06-28', 'The Signal'),
      teller('c', [2, 4], '2021-06-27'),
      teller('b', [6], '2021-06-29', 'The Signal'),
    ]),
  )
  expect(Incident.parse(incident)).toEqual(incident)
  const figure = (value: string, told: (object | undefined)[], origins: number[], since: string | null) => {
    return { value, told, saidBy: [], own: true, origins, since }
  }
  expect(incident).toMatchObject({
    id: `a:${a!.event}`,
    type: 'ASSAULT',
    from: '2021-06-27T00:00:00+03:00',
    to: '2021-06-28T00:00:00+03:00',
    place: { name: 'Qasr', country: 'IRQ', lat: 33.1, lon: 44.2, precision: 'settlement' },
    events: [a, b, c, d, e],
    reports: 5,
    publishers: 1,
    origins: 4, // a and c are copies
    independent: [
      { agency: null, first: 'c', reports: ['a', 'c'] },
      { agency: null, first: 'b', reports: ['b'] },
      { agency: null, first: 'd', reports: ['d'] },
      { agency: null, first: 'e', reports: ['e'] },
    ],
    figures: {
      killed: [
        figure('4', [a, c], [0], '2021-06-27'),
        figure('at least 5', [b], [1], '2021-06-29'),
        figure('10 to 12', [e], [3], null),
      ],
      injured: [],
      missing: [],
      detained: [],
      time: [figure('2021-06-27', [a, b, c, e], [0, 1, 3], '2021-06-27')],
      place: [figure('Qasr', [a, b, c, e], [0, 1, 3], '2021-06-27')],
      actor: [figure('US jets', [a, c, e], [0, 3], '2021-06-27'), figure('the US military', [b], [1], '2021-06-29')],
      recipient: [figure('the market', [a, b, c, e], [0, 1, 3], '2021-06-27')],
      instrument: [figure('aircraft', [a], [0], '2021-06-28')],
    },
    agreement: {
      killed: 'conflict',
      injured: 'silence',
      missing: 'silence',
      detained: 'silence',
      time: 'agreement',
      place: 'agreement',
      actor: 'differ',
      recipient: 'agreement',
      instrument: 'single',
    },
    estimates: { killed: { best: 4, low: 4, high: 12 }, injured: null },
  })
})

test('4,000 events in the time it takes to read a few reports', () => {
  const lines = Array.from({ length: 4000 }, (_, i) =>
    told({ ...base, where: i % 3 ? 'Qasr' : 'Mosul', when: `20${10 + (i % 20)}-0${1 + (i % 9)}-${10 + (i % 19)}` }),
  )
  const start = performance.now()
  expect(groupEvents(lines).length).toBeGreaterThan(100)
  expect(performance.now() - start).toBeLessThan(20_000)
})
