import { describe, expect, test } from 'vitest'
import {
  formatBytes,
  formatCount,
  formatDay,
  formatInstant,
  formatRange,
  formatTimex,
  formatToll,
  formatWhen,
  number,
  plural,
} from '../../web/src/lib/format.ts'
import { parties, plain, tolls } from '../../web/src/lib/words.ts'

test.each([
  ['2021-06-28', '28 Jun 2021'],
  ['2021-06', 'Jun 2021'],
  ['2021', '2021'],
  ['2021-13-01', '2021-13-01'],
  ['soon', 'soon'],
])('day %s', (day, expected) => {
  expect(formatDay(day)).toBe(expected)
})

test.each([
  ['2021-06-28', '28 Jun 2021'],
  ['2021-06-28T19:44', '28 Jun 2021, 19:44'],
  ['2021-06-28T19:44:10+03:00', '28 Jun 2021, 19:44'],
  ['2021-06-27TMO', '27 Jun 2021, morning'],
  ['2021-06-27TNI', '27 Jun 2021, night'],
  ['2021-W26', 'week 26 of 2021'],
  ['2021-W26-WE', 'weekend of week 26 of 2021'],
  ['XXXX-WXX-7', 'Sunday, date open'],
  ['XXXX', 'Date open'],
  ['XXXX-XX-XX', 'Date open'],
  ['XXXX-06-28', '28 Jun, year open'],
  ['XXXX-06', 'Jun, year open'],
  ['2021-SU', 'summer 2021'],
  ['2021-Q2', 'quarter 2 of 2021'],
  ['199X', '1990s'],
  ['199', '1990s'],
  ['2021-06-XX', 'Jun 2021'],
  ['2021-XX-XX', '2021'],
  ['P3D', '3 days'],
  ['P1Y', '1 year'],
  ['P2DE', '2 decades'],
  ['PT40M', '40 minutes'],
  ['P6M', '6 months'],
  ['PXW', 'some weeks'],
  ['PAST_REF', 'in the past'],
  ['nonsense', 'nonsense'],
])('timex %s', (value, expected) => {
  expect(formatTimex(value)).toBe(expected)
})

test.each([
  [null, 'No date'],
  [{ value: '2021-06-27', from: null, to: null, time: null, basis: 'stated' as const }, '27 Jun 2021'],
  [{ value: null, from: null, to: null, time: 't1', basis: 'unresolved' as const }, 'Date open'],
  [
    { value: null, from: '2021-06-27T00:00:00Z', to: '2021-06-29T00:00:00Z', time: null, basis: 'context' as const },
    '27–28 Jun 2021',
  ],
])('when %j', (when, expected) => {
  expect(formatWhen(when)).toBe(expected)
})

test.each([
  [null, null, 'Date open'],
  ['2021-06-27T00:00:00Z', '2021-06-28T00:00:00Z', '27 Jun 2021'],
  ['2021-06-27T19:00:00+03:00', '2021-06-27T20:00:00+03:00', '27 Jun 2021'],
  ['2021-06-27T00:00:00+03:00', '2021-06-30T00:00:00+03:00', '27–29 Jun 2021'],
  ['2021-06-27', '2021-07-02', '27 Jun – 2 Jul 2021'],
  ['2020-12-30T00:00:00Z', '2021-01-03T00:00:00Z', '30 Dec 2020 – 2 Jan 2021'],
  ['2021-06-27T00:00:00Z', null, 'since 27 Jun 2021'],
  [null, '2021-06-28T00:00:00Z', 'until 27 Jun 2021'],
])('range %s to %s', (from, to, expected) => {
  expect(formatRange(from, to)).toBe(expected)
})

test.each([
  ['2021-06-28T19:44:00+03:00', '28 Jun 2021, 19:44 UTC+03:00'],
  ['2026-02-03T10:20:30.123Z', '3 Feb 2026, 10:20 UTC'],
  ['2021-06-28', '28 Jun 2021'],
])('instant %s', (iso, expected) => {
  expect(formatInstant(iso)).toBe(expected)
})

test.each([
  [4, 4, '4'],
  [3, 5, '3–5'],
  [5, null, 'at least 5'],
  [null, 9, 'up to 9'],
  [0, 9, 'up to 9'],
  [0, 0, 'none'],
  [null, null, 'number not given'],
  [1200, 1200, '1,200'],
])('count %s to %s', (min, max, expected) => {
  expect(formatCount({ min, max })).toBe(expected)
})

describe('tolls', () => {
  test('in words', () => {
    expect(formatToll('killed', { min: 4, max: 4 })).toBe('4 killed')
    expect(formatToll('injured', { min: 0, max: 0 })).toBe('none injured')
    expect(formatToll('killed', { min: null, max: null })).toBe('killed, number not given')
  })

  test('in a fixed order, only what is stated', () => {
    const span = { start: 0, end: 1 }
    expect(
      tolls({ detained: { min: 3, max: 3, span }, killed: { min: 1, max: null, span } }).map((t) => t.text),
    ).toEqual(['at least 1 killed', '3 detained'])
    expect(tolls({})).toEqual([])
  })
})

test.each([
  [['rebels'], ['a depot'], 'rebels → a depot'],
  [[], ['a depot'], '→ a depot'],
  [['rebels', 'bandits'], [], 'rebels, bandits'],
  [[], [], ''],
])('parties %j %j', (actors, recipients, expected) => {
  expect(parties({ actors, recipients })).toBe(expected)
})

test('numbers, plurals, sizes, codes', () => {
  expect(number(1234567)).toBe('1,234,567')
  expect(plural(1, 'report')).toBe('1 report')
  expect(plural(1200, 'report')).toBe('1,200 reports')
  expect(plural(2, 'more event', 'more events')).toBe('2 more events')
  expect(formatBytes(19)).toBe('19 B')
  expect(formatBytes(3449)).toBe('3.4 kB')
  expect(formatBytes(12_400_000)).toBe('12 MB')
  expect(plain('heavy-weapons')).toBe('heavy weapons')
})
