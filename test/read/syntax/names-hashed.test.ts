/** Sets and tables of words by their hashes, as models/english/train/names_pack.py writes them. */
import { expect, test } from 'vitest'
import { HashedSet, WordTable } from '../../../src/read/syntax/names/hashed.ts'

/** Of "kabul", "łódź", "new york" and "o’brien", as Python wrote them. */
const BYTES = Uint8Array.of(171, 197, 192, 27, 157, 164, 192, 2, 160, 233, 240, 47, 219, 186, 215, 29)

test('a set has the words it was made of, and no others', () => {
  const set = new HashedSet(BYTES, 4)
  for (const word of ['kabul', 'new york', 'łódź', 'o’brien']) expect(set.has(word)).toBe(true)
  for (const word of ['', 'Kabul', 'kabu', 'york', 'lodz', '\u{1f600}', 'x'.repeat(10_000)])
    expect(set.has(word)).toBe(false)
})

test('a word has the pieces that its codes name; a word not in the table has zeros', () => {
  const book = Float32Array.from({ length: 2 * 256 * 2 }, (_, i) => i)
  // In the order of the hashes: new york, o’brien, łódź, kabul.
  const codes = Uint8Array.of(0, 0, 1, 0, 0, 1, 255, 255)
  const table = new WordTable({ hashes: BYTES, count: 4, codes, book, groups: 2, each: 2 })
  expect(table.width).toBe(4)
  expect([...table.vector('new york')]).toEqual([0, 1, 512, 513])
  expect([...table.vector('o’brien')]).toEqual([2, 3, 512, 513])
  expect([...table.vector('łódź')]).toEqual([0, 1, 514, 515])
  expect([...table.vector('kabul')]).toEqual([510, 511, 1022, 1023])
  expect([...table.vector('herat')]).toEqual([0, 0, 0, 0])
})

test('bytes that end too early give fewer words, and no error', () => {
  expect(new HashedSet(BYTES.slice(0, 6), 4).has('kabul')).toBe(false)
  expect(new HashedSet(new Uint8Array(0), 3).has('kabul')).toBe(false)
})
