import { expect, test } from 'vitest'
import { codePointOffsets, wholeSlice } from '../../src/desk/code-points.ts'

test.each([
  ['plain', 'abc', [0, 1, 2, 3], [0, 1, 2, 3]],
  ['empty', '', [0], [0]],
  ['a pair at the start', '😀a', [0, 1, 2, 3], [0, 1, 1, 2]],
  ['pairs with words between', 'a😀b🇸🇾c', [1, 3, 4, 6, 8, 9], [1, 2, 3, 4, 5, 6]],
  ['joined emoji are several code points', '👩‍👩‍👧!', [8, 9], [5, 6]],
  ['a lone surrogate is one', 'a\ud83db', [1, 2, 3], [1, 2, 3]],
  ['an accent is its own', 'e\u0301x', [1, 2, 3], [1, 2, 3]],
])('%s', (_, text, offsets, wanted) => {
  const of = codePointOffsets(text)
  const inside = offsets.map((o) => of(o))
  const isInPair = (o: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(o - 1, o + 1))
  expect(inside.map((n, i) => (isInPair(offsets[i]!) ? wanted[i] : n))).toEqual(wanted)
  for (const o of offsets) if (!isInPair(o)) expect([...text.slice(0, o)].length).toBe(of(o))
})

test('a slice cuts no pair in two', () => {
  const text = 'a😀b😀c'
  expect(wholeSlice(text, 2, 5)).toBe('b')
  expect(wholeSlice(text, 1, 3)).toBe('😀')
  expect(wholeSlice(text, 0, 7)).toBe(text)
  expect(wholeSlice(text, 0, 99)).toBe(text)
})
