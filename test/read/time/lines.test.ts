/** Modifiers, the order of weekdays without a date, local time by the zone of the place, events in a stretch of time. */
import { describe, expect, test } from 'vitest'
import { loadResources } from '../../../src/desk/resources.ts'
import { readReport } from '../../../src/read/read.ts'
import { timesOf } from './helper.ts'

/** The whole reader: places know their zones. */
function reading(text: string, published: string) {
  return readReport({ text, published, sha256: '0', size: text.length, mediaType: 'text/plain' }, loadResources())
}

test.each([
  ['It fell in early 1943.', 'START'],
  ['It fell at the beginning of 1943.', 'START'],
  ['It fell in mid-October.', 'MID'],
  ['It fell in late 1943.', 'END'],
  ['It fell by the end of May.', 'END'],
  ['It lasted more than two hours.', 'MORE_THAN'],
  ['It lasted less than two hours.', 'LESS_THAN'],
  ['It lasted nearly two hours.', 'LESS_THAN'],
  ['It lasted at least two hours.', 'EQUAL_OR_MORE'],
  ['It lasted up to two hours.', 'EQUAL_OR_LESS'],
  ['It lasted about two hours.', 'APPROX'],
  ['It fell early Tuesday.', 'START'],
  ['It lasted two hours.', undefined],
  ['It fell on Tuesday.', undefined],
])('%s is meant %s', (text, mod) => {
  expect(timesOf(text, '2021-06-29')[0]!.mod).toBe(mod)
})

describe('weekdays of a report without a date', () => {
  test.each<[string, (number | undefined)[]]>([
    ['It fell on Monday. Jets answered on Tuesday.', [0, 1]],
    ['It fell on Sunday night. Jets answered on Monday.', [0, 1]],
    ['Jets answered on Monday. It fell on Saturday.', [2, 0]],
    ['They met on Friday and will meet on Tuesday.', [0, 4]],
    ['They met on Wednesday and will meet on Tuesday.', [0, 6]],
    ['It fell on Monday.', [undefined]],
  ])('%s', (text, order) => {
    expect(timesOf(text).map((t) => t.order)).toEqual(order)
    expect(timesOf(text).every((t) => !t.resolved)).toBe(true)
  })

  test('once the day is known they are days, and need no order', () => {
    const times = timesOf('It fell on Sunday. Jets answered on Monday.', '2021-06-29')
    expect(times.map((t) => [t.value, t.order])).toEqual([
      ['2021-06-27', undefined],
      ['2021-06-28', undefined],
    ])
  })
})

describe('local time', () => {
  const published = '2021-06-29'
  test.each([
    ['A rocket hit Damascus at 7:44 p.m. local time on Monday.', '2021-06-28T19:44:00+03:00'],
    ['A rocket hit Kabul at 7:44 p.m. local time on Monday.', '2021-06-28T19:44:00+04:30'],
    ['The shelling of Kharkiv began on Monday. It ended at 5 a.m. local time.', '2021-06-28T05:00:00+03:00'],
    // no place, or one with several zones: the day alone
    ['The rocket fell at 7:44 p.m. local time on Monday.', '2021-06-28T00:00:00Z'],
    ['A rocket hit Russia at 7:44 p.m. local time on Monday.', '2021-06-28T00:00:00Z'],
  ])('%s', (text, from) => {
    const { times } = reading(text, published)
    expect(times.find((t) => t.type === 'TIME')!.from).toBe(from)
  })

  test('two readings of one instant that give the place another clock than it has are noted', () => {
    const text = 'A rocket hit Damascus at 6:44 p.m. local time on Monday (12:44 p.m. ET).'
    const { notes } = reading(text, published)
    expect(notes.map((n) => n.rule)).toContain('time/local-zone')
    const right = reading(text.replace('6:44', '7:44'), published)
    expect(right.notes.map((n) => n.rule)).not.toContain('time/local-zone')
  })
})

describe('an event in a stretch of time', () => {
  test.each([
    ['Rebels have attacked five bases since April.', '2021-04-01T00:00:00Z', '2021-06-30T00:00:00Z'],
    ['Rebels attacked five bases in April.', '2021-04-01T00:00:00Z', '2021-05-01T00:00:00Z'],
    ['Rebels attacked five bases from May 3 to May 5.', '2021-05-03T00:00:00Z', '2021-05-06T00:00:00Z'],
  ])('%s', (text, from, to) => {
    expect(reading(text, '2021-06-29').events[0]!.when).toMatchObject({ from, to, basis: 'stated' })
  })
})

describe('a day on the verb of saying is when it was said: the deed has it from context', () => {
  test.each([
    ['Seven fighters were killed in the raid, monitors said on Monday.', 'context'],
    ['Seven fighters were killed in the raid on Sunday, monitors said on Monday.', 'stated'],
    ['Monitors said on Monday that rebels attacked the port.', 'context'],
    ['Monitors said that rebels attacked the port on Sunday.', 'stated'],
  ])('%s', (text, basis) => {
    const { events } = reading(text, '2024-03-12')
    expect(events.find((e) => e.type === 'ASSAULT')?.when?.basis).toBe(basis)
  })
})

test('what is joined by "and" to a verb with a time was then, not when it was said', () => {
  const text =
    'A man died in Qasr on Sunday evening during a night of protests against the vote, and police detained forty people, the ministry said on Tuesday.'
  const { events } = reading(text, '2024-03-12')
  expect(events.find((e) => e.type === 'COERCE')?.when).toMatchObject({ value: '2024-03-10TEV', basis: 'context' })
})

test('a deed on the border of two countries is in both', () => {
  const { events, places } = reading('Four fighters were killed in the raids on the Iraq-Syria border.', '2024-03-12')
  const [raid] = events.filter((e) => e.type === 'ASSAULT')
  expect(raid!.where.map((id) => places.find((p) => p.id === id)!.name).sort()).toEqual(['Iraq', 'Syria'])
})

test('a clock time takes the day right behind it, not that of the dateline', () => {
  const text =
    'MOSUL, Iraq, 12 March 2024 - Rockets hit a base near Erbil at 7.44 p.m. local time (12:44 p.m. ET) on Monday.'
  expect(reading(text, '2024-03-12').times.flatMap((t) => (t.type === 'TIME' ? [t.value] : []))).toEqual([
    '2024-03-11T19:44',
    '2024-03-11T12:44',
  ])
})

test('"an earlier raid" does not date the raids', () => {
  const text =
    'The governor called the raids a mistake. Troops carried out an earlier raid on the port on February 25, an aide said.'
  const { events } = reading(text, '2024-03-12')
  expect(events.map((e) => e.when?.value ?? null)).toEqual([null, '2024-02-25'])
})
