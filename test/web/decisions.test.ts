/** Decisions in words, the forms of corrections, and what a person types into them. */
import { describe, expect, test } from 'vitest'
import type { DecisionView } from '../../src/desk/types.ts'
import { formOf, valueNow, wholeOf } from '../../web/src/lib/corrections.ts'
import { concerning, correctionOf, formatValue, saidOf } from '../../web/src/lib/decisions.ts'
import { pointOf } from '../../web/src/lib/point.ts'
import { makeWire } from '../ledger/made.ts'

const { record } = makeWire()

function entry(rest: Partial<DecisionView>): DecisionView {
  const nothing = { field: null, before: null, after: null, note: null, of: null, why: null }
  const about = { report: record.id, event: 'e1', now: 'e1', side: 0, words: 'hit', around: 'Shells hit it.' }
  return {
    seq: 1,
    at: '2021-07-01T10:00:00Z',
    who: 'ann',
    kind: 'accept',
    target: { report: record.id, event: 'e1' },
    ...nothing,
    hash: '',
    undone: false,
    standing: 'fits',
    about: [about],
    ...rest,
  }
}

test.each<[rest: Partial<DecisionView>, said: string]>([
  [{ kind: 'accept' }, 'Accepted'],
  [
    { kind: 'correct', field: 'killed', before: { min: 6, max: 6 }, after: { min: 7, max: null, whom: 'traders' } },
    'Killed: 6 → at least 7 (traders)',
  ],
  [
    { kind: 'correct', field: 'when', before: null, after: { from: '2021-06-28', to: '2021-06-28' } },
    'When: not stated → 28 Jun 2021',
  ],
  [{ kind: 'correct', field: 'type', before: 'ASSAULT', after: 'COERCE' }, 'Type: Assault → Coercion'],
  [{ kind: 'correct', field: 'actor', before: [], after: ['A', 'B'] }, 'Who: not stated → A; B'],
  [{ kind: 'correct', field: 'instruments', before: ['drone'], after: [] }, 'With: drone → not stated'],
  [{ kind: 'place', after: { name: 'Qasr', lat: 33.1, lon: 44.2 } }, 'Placed by hand: Qasr (33.1, 44.2)'],
  [{ kind: 'alias', after: { alias: 'M9', name: 'Ninth Movement' } }, '“M9” is Ninth Movement'],
  [{ kind: 'grade', field: 'reliability', after: 'B' }, 'Reliability B'],
  [{ kind: 'link', after: { type: 'response-to' } }, 'Linked: in response to'],
  [{ kind: 'undo', of: 4 }, 'Took back no. 4'],
])('%j', (rest, said) => {
  expect(saidOf(entry(rest))).toBe(said)
})

test('which decisions concern a thing, and which correction is in force', () => {
  const first = entry({ seq: 1, kind: 'correct', field: 'killed', undone: true })
  const second = entry({ seq: 2, kind: 'correct', field: 'killed' })
  const elsewhere = entry({ seq: 3, about: [{ ...second.about[0]!, now: 'e2' }] })
  const ofReport = entry({ seq: 4, about: [{ ...second.about[0]!, event: null, now: null }] })
  const lost = entry({ seq: 5, about: [{ ...second.about[0]!, now: null }] })
  const all = [lost, ofReport, elsewhere, second, first]
  expect(concerning(all, record.id, 'e1').map((d) => d.seq)).toEqual([2, 1])
  expect(concerning(all, record.id, null).map((d) => d.seq)).toEqual([4])
  expect(correctionOf(all, record.id, 'e1', 'killed')?.seq).toBe(2)
  expect(correctionOf(all, record.id, 'e1', 'type')).toBeUndefined()
})

describe('what stands in a form before it is changed', () => {
  test.each<[id: string | null, field: string, kind: string, value: unknown]>([
    ['e1', 'type', 'choice', 'ASSAULT'],
    ['e1', 'when', 'days', { from: '2021-06-29', to: '2021-06-29' }],
    ['e1', 'actor', 'names', ['Iraqi Army']],
    ['e1', 'recipient', 'names', ['the market']],
    ['e1', 'injured', 'bounds', null],
    ['e1', 'where', 'several', ['p1', 'p2']],
    ['e1', 'instruments', 'several', []],
    ['c1', 'speaker', 'text', 'Sami Haddad'],
    ['c1', 'channel', 'text', 'Radio Dijla'],
    ['a1', 'country', 'choice', 'IRQ'],
    [null, 'published', 'day', '2021-06-30'],
    [null, 'publisher', 'text', 'Dijla Wire'],
  ])('%s %s', (id, field, kind, value) => {
    expect(formOf(record, field).kind).toBe(kind)
    expect(valueNow(record, id, field)).toEqual(value)
  })
})

test.each<[text: string, number: number | null | undefined]>([
  ['', null],
  [' 12 ', 12],
  ['2,000', 2000],
  ['1.5', undefined],
  ['-1', undefined],
  ['many', undefined],
])('the number %j', (text, number) => {
  expect(wholeOf(text)).toBe(number)
})

test.each<[text: string, point: { lat: number; lon: number } | null]>([
  ['33.31, 44.36', { lat: 33.31, lon: 44.36 }],
  ['33.31 44.36', { lat: 33.31, lon: 44.36 }],
  ['33.31° S, 44.36° W', { lat: -33.31, lon: -44.36 }],
  ['-12; -77', { lat: -12, lon: -77 }],
  ['91, 0', null],
  ['33.31', null],
  ['here', null],
])('the point %j', (text, point) => {
  expect(pointOf(text)).toEqual(point)
})

test('a value that is none of the known forms is shown as it is', () => {
  expect(formatValue('channel', 'Radio')).toBe('Radio')
})
