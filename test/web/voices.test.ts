import { describe, expect, test } from 'vitest'
import { isAgainst, standOf } from '../../src/record/stand.ts'
import { stacked } from '../../web/src/lib/stack.ts'
import { byStand, titleOf } from '../../web/src/lib/voices.ts'

test.each([
  ['asserts', 'asserted', 'asserts'],
  ['asserts', 'negated', 'denies'],
  ['denies', 'negated', 'denies'],
  ['denies', 'asserted', 'denies'],
  ['accuses', 'negated', 'accuses'],
  ['asserts', 'planned', 'asserts'],
] as const)('%s what is %s: %s', (stance, status, stand) => {
  expect(standOf({ stance }, status)).toBe(stand)
})

test('who denies responsibility denies, whatever else they say', () => {
  expect(standOf({ stance: 'asserts', responsibility: 'denied' }, 'asserted')).toBe('denies')
  expect(standOf({ stance: 'asserts', responsibility: 'claimed' }, 'asserted')).toBe('asserts')
})

test('those against stand last', () => {
  const voices = (['denies', 'asserts', 'doubts', 'asserts', 'accuses'] as const).map((stand, n) => ({ stand, n }))
  expect(byStand(voices).map(([s, v]) => [s, v.map((x) => x.n)])).toEqual([
    ['asserts', [1, 3]],
    ['accuses', [4]],
    ['denies', [0]],
    ['doubts', [2]],
  ])
  expect(isAgainst('condemns')).toBe(false)
})

test('a happening without a place or a day', () => {
  const open = { type: 'ASSAULT', place: null, from: null, to: null }
  expect(titleOf(open)).toEqual(['Assault', 'No date'])
  expect(
    titleOf({ ...open, place: { name: 'Qasr' }, from: '2021-06-28T00:00:00Z', to: '2021-06-29T00:00:00Z' }),
  ).toEqual(['Assault, Qasr', '28 Jun 2021'])
})

describe('notes in the margin', () => {
  test.each([
    ['room for all', [0, 100, 200], [0, 100, 200]],
    ['two of one line', [10, 10, 200], [10, 54, 200]],
    ['a heap pushes on', [0, 10, 20, 30], [0, 44, 88, 132]],
    ['none', [], []],
  ])('%s', (_, tops, wanted) => {
    expect(
      stacked(
        tops.map((top) => ({ top, height: 40 })),
        4,
      ),
    ).toEqual(wanted)
  })
})
