import { geoEqualEarth } from 'd3-geo'
import { describe, expect, test } from 'vitest'
import type { Place, Record, Timex } from '../../src/record/index.ts'
import { pixelsPerKm, REACH_KM, reachOf, reachText } from '../../web/src/lib/reach.ts'
import { notesOn, whyPlace, whyTime } from '../../web/src/lib/why.ts'

const text = 'In May 2021 and on Tuesday, for two days, every week.'
const record = (value: string | null): Record =>
  ({ text, published: { value, basis: value ? 'dateline' : 'unknown' }, notes: [] }) as unknown as Record
const time = (words: string, rest: Partial<Timex>): Timex => {
  const start = text.indexOf(words)
  const span = { start, end: start + words.length }
  return { id: 't1', span, type: 'DATE', value: null, from: null, to: null, resolved: true, ...rest }
}

test.each<[string, Partial<Timex>, string | null, RegExp]>([
  ['May 2021', {}, '2021-06-30', /name the year themselves/],
  ['Tuesday', {}, '2021-06-30', /30 Jun 2021 \(from the dateline\)/],
  ['Tuesday', { resolved: false }, null, /day of publication is not known/],
  ['Tuesday', { resolved: false }, '2021-06-30', /do not say which/],
  ['Tuesday', {}, null, /another time of the report/],
  ['two days', { type: 'DURATION' }, '2021-06-30', /length of time/],
  ['every week', { type: 'SET' }, '2021-06-30', /no one day/],
])('why %s', (words, rest, published, said) => {
  expect(whyTime(record(published), time(words, rest))).toMatch(said)
})

test('what was noted about the words, and of nothing else', () => {
  const t = time('Tuesday', {})
  const notes = [
    { rule: 'a', reason: 'two readings', span: { start: t.span.start + 2, end: t.span.end + 5 } },
    { rule: 'b', reason: 'elsewhere', span: { start: 0, end: 2 } },
    { rule: 'c', reason: 'of the whole' },
  ]
  expect(notesOn({ ...record(null), notes }, t.span)).toEqual(['two readings'])
})

test('why a place lies there', () => {
  const place = (rule: string | undefined, lat: number | null) => ({ rule, lat }) as Place
  expect(whyPlace(place('place/unknown', null))).toMatch(/no place of this name/)
  expect(whyPlace(place('place/of-tomorrow', 3))).toMatch(/^Chosen/)
  expect(whyPlace(place(undefined, null))).toBe('Not settled')
})

describe('how far a place reaches', () => {
  const projection = geoEqualEarth().scale(200)
  test('the less exact, the wider', () => {
    const reach = (['point', 'settlement', 'region', 'country'] as const).map((precision) =>
      reachOf(projection, { lat: 33, lon: 44, precision }),
    )
    expect(reach).toEqual([...reach].sort((a, b) => a - b))
    expect(reach[0]).toBeGreaterThan(0)
    expect(reachText('settlement')).toBe(`within about ${REACH_KM.settlement} km`)
  })
  test.each([-90, -45, 0, 45, 90])('at %d degrees north', (lat) => {
    expect(pixelsPerKm(projection, lat, 10)).toBeGreaterThan(0)
  })
})
