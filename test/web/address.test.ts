import { describe, expect, test } from 'vitest'
import {
  claimFilterFrom,
  claimSearchOf,
  conditionsIn,
  filterFrom,
  isDay,
  pageFrom,
  searchOf,
} from '../../web/src/lib/filter.ts'
import { incidentPath, reportPath, routeOf } from '../../web/src/lib/routes.ts'
import { nextSort, sortFrom, sortText } from '../../web/src/lib/sort.ts'

describe('pages', () => {
  test.each([
    ['/', { page: 'reports' }],
    ['/reports', { page: 'reports' }],
    ['/reports/', { page: 'reports' }],
    ['/reports/abc', { page: 'report', id: 'abc' }],
    ['/reports/a%2Fb%20c', { page: 'report', id: 'a/b c' }],
    ['/incidents/x1', { page: 'incident', id: 'x1' }],
    ['/map', { page: 'map' }],
    ['/events/7', { page: 'missing' }],
    ['/nowhere', { page: 'missing' }],
    ['/reports/%E0%A4%A', { page: 'missing' }],
    ['/reports/a/b', { page: 'missing' }],
  ])('%s', (path, expected) => {
    expect(routeOf(path)).toEqual(expected)
  })

  test('an id of any characters comes back whole', () => {
    for (const id of ['a/b', '100%', 'wire 1.txt', 'é?#&']) {
      expect(routeOf(reportPath(id))).toEqual({ page: 'report', id })
      expect(routeOf(incidentPath(id))).toEqual({ page: 'incident', id })
    }
    expect(reportPath('r1', '#e3')).toBe('/reports/r1#e3')
  })
})

describe('filter of events', () => {
  test.each([
    ['', {}],
    ['?type=ASSAULT&country=SYR', { type: 'ASSAULT', country: 'SYR' }],
    ['?q=%20%20', {}],
    ['?q=a%20b&party=x', { q: 'a b', party: 'x' }],
    ['?from=2021-06-01&to=2021-02-30', { from: '2021-06-01' }],
    ['?review=open&other=1', { review: 'open' }],
    ['?review=maybe', {}],
  ])('%s', (search, expected) => {
    expect(filterFrom(search)).toEqual(expected)
  })

  test('what searchOf writes, filterFrom reads', () => {
    const filter = {
      q: 'a & b',
      type: 'ASSAULT',
      country: 'IRQ',
      status: 'negated',
      party: 'Kata’ib',
      report: 'id/1',
      from: '2021-06-01',
      to: '2021-06-30',
      review: 'rejected' as const,
    }
    expect(filterFrom(searchOf(filter))).toEqual(filter)
    expect(searchOf({})).toBe('')
    expect(searchOf({ q: '', type: 'AID' }, { limit: 10, offset: 0, page: undefined })).toBe(
      '?type=AID&limit=10&offset=0',
    )
  })

  test('conditions are counted without the search words', () => {
    expect(conditionsIn({ q: 'x', type: 'AID', review: 'open' })).toBe(2)
  })

  test.each([
    ['2021-06-28', true],
    ['2024-02-29', true],
    ['2021-02-29', false],
    ['2021-6-1', false],
    ['yesterday', false],
  ])('is %s a day', (day, expected) => {
    expect(isDay(day)).toBe(expected)
  })

  test.each([
    ['', 1],
    ['?page=3', 3],
    ['?page=0', 1],
    ['?page=-2', 1],
    ['?page=x', 1],
  ])('page of "%s"', (search, expected) => {
    expect(pageFrom(search)).toBe(expected)
  })
})

test('filter of claims', () => {
  expect(claimFilterFrom('?speaker=Kirby&stance=denies&report=r')).toEqual({
    speaker: 'Kirby',
    stance: 'denies',
    report: 'r',
  })
  expect(claimFilterFrom('?stance=sings')).toEqual({})
  expect(claimSearchOf({ speaker: 'A B', stance: 'doubts' }, { limit: 5 })).toBe('?speaker=A+B&stance=doubts&limit=5')
})

test('sorting goes up, down, and back to the order of the reports', () => {
  const up = nextSort(null, 'when')
  const down = nextSort(up, 'when')
  expect([sortText(up), sortText(down), sortText(nextSort(down, 'when'))]).toEqual(['when', '-when', undefined])
  expect(sortText(nextSort(down, 'killed'))).toBe('killed')
  expect(sortFrom('-killed')).toEqual({ key: 'killed', down: true })
  expect(sortFrom('colour')).toBeNull()
  expect(sortFrom(null)).toBeNull()
})
