/** Clock times: zones, days from the surroundings, two readings of one instant. */
import { expect, test } from 'vitest'
import { dayNumber } from '../../../src/read/time/calendar.ts'
import { offsetAt } from '../../../src/read/time/zones.ts'
import { read, timesOf } from './helper.ts'

const TUESDAY = '2021-06-29'

const instants = (text: string, anchor: string | null = TUESDAY): (number | null)[] =>
  timesOf(text, anchor).map((t) => (t.from?.includes('T00:00:00Z') || !t.from ? null : Date.parse(t.from)))

test.each([
  ['Rockets fell at 7.44 p.m. Monday local time (12:44 p.m. ET), he said.', '2021-06-28T16:44:00Z'],
  ['Rockets fell at 12:44 p.m. ET Monday (7.44 p.m. local time), he said.', '2021-06-28T16:44:00Z'],
  ['Rockets fell at 7:44 p.m. on Monday (1644 GMT), he said.', '2021-06-28T16:44:00Z'],
  ['Rockets fell at 1:30 a.m. Monday local time (2230 GMT), he said.', '2021-06-27T22:30:00Z'],
  ['ROCKETS FELL AT 2330 ON MONDAY [2030 GMT], HE SAID.', '2021-06-28T20:30:00Z'],
  ['Rockets fell at 05:15 Monday local time (00:45 GMT), he said.', '2021-06-28T00:45:00Z'], // +04:30
])('both readings are one instant: %s', (text, instant) => {
  const got = read(text, TUESDAY)
  expect(instants(text)).toEqual([Date.parse(instant), Date.parse(instant)])
  expect(got.notes).toEqual([])
})

test('two readings that no zone can join are noted, and the one with a zone counts', () => {
  const text = 'Rockets fell at 7.44 p.m. Monday local time (12:41 p.m. ET), he said.'
  const { times, notes } = read(text, TUESDAY)
  expect(notes).toMatchObject([{ rule: 'time/clock-twins' }])
  expect(times.map((t) => t.from)).toEqual(['2021-06-28T00:00:00Z', '2021-06-28T12:41:00-04:00'])
})

test.each([
  // text                                                              value
  ['On Monday they met. He left at 5 p.m. with others.', '2021-06-28T17:00'],
  ['He left at 5 p.m. on a bus that met him Sunday.', '2021-06-27T17:00'],
  ['He left at 5 p.m. with others.', '2021-06-29T17:00'],
  ["He left at six o'clock.", '2021-06-29T06:00'],
  ['He left at 6 in the evening.', '2021-06-29T18:00'],
  ['He left at noon Monday.', '2021-06-28T12:00'],
  ['He left at midnight.', '2021-06-29T00:00'],
  ['He left at 12:05 a.m. Monday.', '2021-06-28T00:05'],
  ['The bomb went off at 1500 on 9 June.', '2021-06-09T15:00'],
  ['THE BOMB WENT OFF AT 0530 TODAY.', '2021-06-29T05:30'],
  ['He left at 3 p.m. yesterday.', '2021-06-28T15:00'],
  ['He left at 3 p.m. GMT on June 3, 2020.', '2020-06-03T15:00'],
])('%s is at %s', (text, value) => {
  expect(timesOf(text, TUESDAY).map((t) => t.value)).toContain(value)
})

test.each([
  // zone, local time, offset in minutes
  ['et', [2021, 6, 28], -240],
  ['et', [2021, 1, 28], -300],
  ['est', [2021, 6, 28], -300],
  ['gmt', [2021, 6, 28], 0],
  ['bst', [2021, 6, 28], 60],
  ['msk', [2021, 6, 28], 180],
  ['baghdad', [2021, 6, 28], 180],
  ['tehran', [2021, 6, 28], 270],
  ['ist', [2021, 6, 28], null], // India, Israel or Ireland
] as const)('zone %s at %j is %s minutes from UTC', (zone, [year, month, day], offset) => {
  expect(offsetAt(zone, dayNumber(year, month, day), 720)).toBe(offset)
})

test('a zone with several meanings gives no instant', () => {
  expect(timesOf('He left at 5 p.m. IST on Monday.', TUESDAY)).toMatchObject([
    { value: '2021-06-28T17:00', from: '2021-06-28T00:00:00Z', to: '2021-06-29T00:00:00Z' },
  ])
})
