/** Text never throws and never hangs: long runs of what rules begin with, calendar edges, words glued to others. */
import { describe, expect, test } from 'vitest'
import { addMonths, civil, dayNumber, dayValue, isoWeek, parseDay, weekday } from '../../../src/read/time/calendar.ts'
import { findTimes } from '../../../src/read/time/index.ts'
import { timesOf } from './helper.ts'

const pieces = [
  'a', '1', '-', '.', ' ', '\n\n', '(', 'é', 'March ', 'May 3-', '3 ', 'the ', 'in 1990 ', 'nineteen ninety ', 'twenty-',
  'p.m. ', '12:44 p.m. ET ', '5 p.m. local time (', '1990-', '1,000,', '1.', '1/', '1 1/2 ', 'second ', 'the last ',
  'Monday ', "'90s ", 'early the very end of ', 'a.', 'b.c.', 'years ago a ', 'the quarter ', 'at 5 p.m. ',
] // biome-ignore format: a list
test.each(pieces)('200 kB of %j is read in good time', (piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length))
  const sentences = [{ span: { start: 0, end: text.length }, tokens: [], paragraph: 0, heading: false }]
  const start = process.cpuUsage()
  const { times } = findTimes({ text, sentences, anchor: '2021-06-29' })
  // Of the processor's time: some 200 ms; quadratic readings took 17 s.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(4000)
  for (const t of times) expect(t.span.end).toBeLessThanOrEqual(text.length)
})

test.each([
  '',
  ' ',
  '\u0000',
  '\ud800',
  'January',
  '31 February 2021',
  '99/99/9999',
  '2021-13-45',
  '25:61',
  'May',
  'a.m.',
])('odd text %j gives no day that the calendar lacks', (text) => {
  for (const t of timesOf(text, '2021-06-29')) if (t.from) expect(Number.isNaN(Date.parse(t.from))).toBe(false)
})

test('text outside of sentences is not read', () => {
  const text = 'Updated Monday.\nHe left on Sunday.'
  const sentences = [{ span: { start: 16, end: text.length }, tokens: [], paragraph: 0, heading: false }]
  expect(findTimes({ text, sentences, anchor: '2021-06-29' }).times.map((t) => t.value)).toEqual(['2021-06-27'])
})

test('an anchor that is no day counts as none', () => {
  expect(timesOf('He left on Monday.', '2021-02-31')).toMatchObject([{ value: 'XXXX-WXX-1', resolved: false }])
})

describe('calendar', () => {
  test('day numbers and civil dates are inverse over 8,000 years', () => {
    for (let n = dayNumber(-3000, 1, 1); n < dayNumber(5000, 1, 1); n += 97) {
      const c = civil(n)
      expect(dayNumber(c.year, c.month, c.day)).toBe(n)
    }
  })
  test.each([
    ['2021-06-28', 1, 2021, 26],
    ['2020-12-31', 4, 2020, 53],
    ['2021-01-03', 7, 2020, 53],
    ['2024-12-30', 1, 2025, 1],
    ['1970-01-01', 4, 1970, 1],
  ])('%s is weekday %d of %d-W%d', (value, wday, year, week) => {
    const day = parseDay(value)!
    expect(weekday(day)).toBe(wday)
    expect(isoWeek(day)).toEqual({ year, week })
    expect(dayValue(day)).toBe(value)
  })
  test('months wrap around years', () => {
    expect(addMonths(2021, 1, -1)).toEqual({ year: 2020, month: 12 })
    expect(addMonths(2021, 12, 14)).toEqual({ year: 2023, month: 2 })
  })
})
