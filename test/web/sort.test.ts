import { expect, test } from 'vitest'
import type { EventRow } from '../../src/desk/types.ts'
import { sorted } from '../../web/src/lib/sort.ts'

const span = { start: 0, end: 1 }

function row(id: string, day: string | null, killed: number | null): EventRow {
  return {
    report: { id: 'r', title: null, publisher: null, published: null },
    event: {
      id,
      type: 'ASSAULT',
      mode: null,
      acled: null,
      trigger: span,
      evidence: span,
      participants: [],
      instruments: [],
      where: [],
      when: day ? { value: day, from: `${day}T00:00:00Z`, to: null, time: null, basis: 'stated' } : null,
      count: null,
      casualties: killed === null ? {} : { killed: { min: killed, max: killed, span } },
      status: 'asserted',
      claims: [],
    },
    evidence: '',
    trigger: span,
    actors: [],
    recipients: [],
    places: [],
    saidBy: [],
    incident: null,
    review: null,
  }
}

const rows = [row('b', '2021-06-28', 12), row('x', null, null), row('a', '2021-06-27', 4), row('c', '2021-06-29', 100)]
const ids = (list: EventRow[]) => list.map((r) => r.event.id).join('')

test.each([
  [null, 'bxac'],
  [{ key: 'when', down: false } as const, 'abcx'],
  [{ key: 'when', down: true } as const, 'cbax'],
  [{ key: 'killed', down: true } as const, 'cbax'],
  [{ key: 'where', down: false } as const, 'bxac'],
])('%j', (sort, expected) => {
  expect(ids(sorted(rows, sort))).toBe(expected)
})

test('the rows given stay as they are', () => {
  sorted(rows, { key: 'when', down: false })
  expect(ids(rows)).toBe('bxac')
})
