import { expect, test } from 'vitest'
import { arcsOf, middlesOf } from '../../web/src/lib/arcs.ts'

const levels = (heads: number[]) => arcsOf(heads).map((a) => [a.head, a.dependent, a.level])

test.each<[string, number[], number[][]]>([
  ['one word', [-1], []],
  ['none', [], []],
  [
    'neighbours lie low',
    [1, -1, 1],
    [
      [1, 0, 1],
      [1, 2, 1],
    ],
  ],
  [
    'an arc lies above what it spans',
    [2, 2, -1],
    [
      [2, 0, 2],
      [2, 1, 1],
    ],
  ],
  [
    'a chain',
    [1, 2, -1, 2],
    [
      [1, 0, 1],
      [2, 1, 1],
      [2, 3, 1],
    ],
  ],
  [
    'crossing ones do not share a height',
    [2, 3, -1, 2],
    [
      [2, 0, 1],
      [3, 1, 2],
      [2, 3, 1],
    ],
  ],
  ['a head that is not there, and its own head', [7, 1, -1], []],
])('%s', (_, heads, wanted) => {
  expect(levels(heads)).toEqual(wanted)
})

test('no two arcs over one gap have one height', () => {
  const heads = [3, 0, 1, -1, 8, 4, 8, 6, 3, 8, 11, 9, 11]
  const arcs = arcsOf(heads)
  for (let gap = 0; gap < heads.length - 1; gap++) {
    const over = arcs.filter((a) => Math.min(a.head, a.dependent) <= gap && gap < Math.max(a.head, a.dependent))
    expect(new Set(over.map((a) => a.level)).size).toBe(over.length)
  }
})

test('words stand side by side', () => {
  expect(middlesOf([20, 40], 10)).toEqual({ middles: [15, 55], width: 80 })
})
