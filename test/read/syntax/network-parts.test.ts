/** The network's parts: word features, both kernels operation by operation, the tree. */
import { describe, expect, test } from 'vitest'
import { grams, lower, shape } from '../../../src/read/syntax/network/features.ts'
import type { Kernel } from '../../../src/read/syntax/network/kernel.ts'
import { plainKernel } from '../../../src/read/syntax/network/plain.ts'
import { kernelModule, simdKernel } from '../../../src/read/syntax/network/simd.ts'
import { decode, isTree } from '../../../src/read/syntax/network/tree.ts'
import { chance } from '../../support/chance.ts'

// form, lower, shape, number and sum of n-gram buckets: from corpora.py and parser.py in models/english/train.
test.each([
  ['Kabul', 'kabul', 'Xxx', 12, 87984],
  ['“', '"', '"', 1, 5878],
  ['14-year', '00-year', 'dd-xx', 18, 183205],
  ['İSTANBUL', 'i̇stanbul', 'XX', 24, 245478],
  ['ΟΔΟΣ', 'οδος', 'XX', 9, 80145],
  ['x²', 'x²', 'xd', 3, 36698],
  ['🙂', '🙂', '🙂', 1, 7577],
  ['', '', '', 1, 0],
  ['U.S.-led', 'u.s.-led', 'X.X.-xx', 21, 193899],
  ['٣٤', '00', 'dd', 3, 23155],
  ['Kata’ib', "kata'ib", "Xxx'xx", 18, 172426],
  ['ǅep', 'ǆep', 'xx', 6, 48044],
  ['Ⓐ', 'ⓐ', 'X', 1, 7907],
  ['AAAaaa111---', 'aaaaaa000---', 'XXxxdd--', 33, 324995],
  ['2019–20', '0000-00', 'dd-dd', 18, 183091],
  ['ﬁ', 'ﬁ', 'x', 1, 5403],
  ['abcdefghijklmnopqrstuvwxyzabc', 'abcdefghijklmnopqrstuvwxyzabc', 'xx', 69, 700713],
])('features of %s are those of training', (form, low, signs, count, sum) => {
  expect(lower(form)).toBe(low)
  expect(shape(form)).toBe(signs)
  const found = grams(low, 20011)
  expect([found.length, found.reduce((a, b) => a + b, 0)]).toEqual([count, sum])
})

describe('both kernels leave the same bytes behind', () => {
  const HIDDEN = 16
  const BYTES = 65536
  /** Memory filled by chance, with floats of a sane size in its second half. */
  function filled(kernel: Kernel, seed: number): Kernel {
    const next = chance(seed)
    const bytes = new Uint8Array(kernel.memory)
    for (let n = 0; n < bytes.length; n++) bytes[n] = next() * 256
    const floats = new Float32Array(kernel.memory, BYTES / 2)
    for (let n = 0; n < floats.length; n++) floats[n] = (next() - 0.5) * 10 ** Math.floor(next() * 8 - 4)
    return kernel
  }
  const F = BYTES / 2

  test.each<[string, (kernel: Kernel) => void]>([
    ['product of 1 row', (k) => k.product(1, 0, 64, F, 4096, 32, 3, F + 256, F + 512, F + 8192, 96)],
    ['product of 7 rows', (k) => k.product(7, 0, 80, F, 4096, 16, 2, F + 256, F + 512, F + 8192, 160)],
    [
      'greatest sums',
      (k) => {
        new Int16Array(k.memory, 0, 512).fill(32767)
        new Int8Array(k.memory, 4096, 16 * 128).fill(127)
        k.product(4, 0, 256, F, 4096, 128, 1, F + 256, F + 512, F + 8192, 64)
      },
    ],
    [
      'lstm',
      (k) => {
        const table = new Uint32Array(k.memory, 0, 16)
        for (let n = 0; n < 16; n += 2) {
          table[n] = F + 64 * n
          table[n + 1] = 1024 + 32 * n
        }
        new Uint8Array(k.memory, F + 16384, HIDDEN * 6).fill(0)
        k.lstm(8, 0, 4096, F + 8192, F + 16384)
      },
    ],
    ['quantise, relu', (k) => k.quantise(5, F, 64, 16, 0, 32767, 0, 32, 1024)],
    ['quantise, leaky', (k) => k.quantise(5, F, 96, 24, 0.1, 4095, 0, 48, 1024)],
    [
      'quantise, all but empty',
      (k) => {
        new Float32Array(k.memory, F, 16).fill(1e-30)
        k.quantise(1, F, 64, 16, 1, 32767, 0, 32, 1024)
      },
    ],
    [
      'pairs',
      (k) => {
        new Int16Array(k.memory, 0, 2048).forEach((x, n, all) => {
          all[n] = x >> 3
        })
        k.pairs(3, 5, 128, 0, 1024, F, F + 64, F + 1024, 32)
      },
    ],
    [
      'outer',
      (k) => {
        new Uint32Array(k.memory, 0, 4).set([F, F + 64, F + 32, F + 128])
        k.outer(2, 0, 8, 15000, 1024, 512, F + 4096)
      },
    ],
  ])('%s', (_, run) => {
    for (let seed = 1; seed <= 5; seed++) {
      const one = filled(simdKernel(BYTES, HIDDEN)!, seed)
      const other = filled(plainKernel(new ArrayBuffer(BYTES), HIDDEN), seed)
      const before = new Uint8Array(one.memory.slice(0))
      run(one)
      run(other)
      expect(Buffer.from(one.memory).equals(Buffer.from(other.memory))).toBe(true)
      expect(Buffer.from(one.memory).equals(before)).toBe(false)
    }
  })

  test('the module is small enough for a browser to make at once', () => {
    expect(kernelModule(128, 1).length).toBeLessThan(16_000)
  })
})

describe('trees', () => {
  /** Best tree by trying all. */
  function greatest(scores: Float32Array, words: number): number {
    let best = -Infinity
    const heads = new Int32Array(words)
    const tryAll = (d: number, sum: number): void => {
      if (d === words) {
        if (isTree(heads)) best = Math.max(best, sum)
        return
      }
      for (let h = 0; h <= words; h++) {
        if (h === d + 1) continue
        heads[d] = h
        tryAll(d + 1, sum + scores[d * (words + 1) + h]!)
      }
    }
    tryAll(0, 0)
    return best
  }
  const sum = (scores: Float32Array, heads: Int32Array): number =>
    heads.reduce((total, h, d) => total + scores[d * (heads.length + 1) + h]!, 0)

  test.each([1, 2, 3, 4, 5, 6])('of %d words: the greatest of all', (words) => {
    const next = chance(words)
    for (let round = 0; round < 60; round++) {
      const scores = Float32Array.from({ length: words * (words + 1) }, () => Math.floor(next() * 40) - 20)
      const heads = decode(scores, 0, words + 1, words)
      expect(isTree(heads)).toBe(true)
      // The best head of each word, where these make a tree, is greatest too.
      expect(sum(scores, heads)).toBe(greatest(scores, words))
    }
  })

  test.each([
    ['equal scores', () => 0],
    ['no numbers', () => Number.NaN],
    ['without end', (n: number) => (n % 2 ? Infinity : -Infinity)],
    ['chance', chance(7)],
    // Each two words would head each other: circle in circle.
    ['circles', (n: number) => -Math.abs((n % 513) - 1 - (Math.floor(n / 513) ^ 1)) * (1 + (n % 513 === 0 ? 9 : 0))],
  ])('of 512 words with scores that are %s: one tree, soon', (_, score) => {
    const scores = Float32Array.from({ length: 512 * 513 }, (_, n) => score(n))
    const start = performance.now()
    expect(isTree(decode(scores, 0, 513, 512))).toBe(true)
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test.each([
    [[0], true],
    [[2, 0], true],
    [[2, 1], false],
    [[0, 0], false],
    [[0, 3, 2], false],
    [[], true],
  ])('%j is a tree: %s', (heads, want) => expect(isTree(Int32Array.from(heads))).toBe(want))
})
