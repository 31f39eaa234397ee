/** The heads' kernel: in WebAssembly SIMD and in plain loops the same bytes; and so each head the same answers. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { NOUN_TYPES, type Noun } from '../../../src/read/actor/coref/noun.ts'
import { FEATURES } from '../../../src/read/actor/coref/pair.ts'
import { Ranker } from '../../../src/read/actor/coref/ranker.ts'
import { ClaimHeads } from '../../../src/read/claim/index.ts'
import { viewOf } from '../../../src/read/claim/learned/view.ts'
import { openNameHead } from '../../../src/read/syntax/names/head.ts'
import { type FloatKernel, Floats, placeFloats, plainFloats } from '../../../src/read/syntax/network/floats.ts'
import { floatsSimd } from '../../../src/read/syntax/network/floats-simd.ts'
import { Allocator } from '../../../src/read/syntax/network/layout.ts'
import { chance } from '../../support/chance.ts'
import { language, parsed } from '../../support/reading.ts'

describe('both kernels leave the same bytes behind', () => {
  const BYTES = 65536

  function filled(kernel: FloatKernel, seed: number): FloatKernel {
    const next = chance(seed)
    const floats = new Float32Array(kernel.memory, 0, BYTES / 4)
    for (let n = 0; n < floats.length; n++) floats[n] = (next() - 0.5) * 10 ** Math.floor(next() * 8 - 4)
    return kernel
  }

  test.each<[string, (kernel: FloatKernel) => void]>([
    ['product of 1 row', (k) => k.product(1, 0, 64, 4096, 32, 3, 32768, 96)],
    ['product of 7 rows', (k) => k.product(7, 0, 36, 4096, 9, 2, 32768, 160)],
    [
      'sums of rows',
      (k) => {
        new Uint32Array(k.memory, 1024, 8).set([3, 4096, 8192, 4096, 0, 2, 12288, 4160])
        k.gather(3, 1024, 3, 32768, 128)
      },
    ],
    [
      'sums of rows of bytes',
      (k) => {
        new Uint32Array(k.memory, 1024, 8).set([3, 0, 9, 2, 0, 2, 40, 7])
        k.gatherBytes(3, 1024, 3, 4097, 20, 16384, 32768, 128)
      },
    ],
  ])('%s', (_, run) => {
    for (let seed = 1; seed <= 5; seed++) {
      const one = filled(floatsSimd(BYTES)!, seed)
      const other = filled(plainFloats(new ArrayBuffer(BYTES)), seed)
      const before = Buffer.from(one.memory.slice(0))
      run(one)
      run(other)
      expect(Buffer.from(one.memory).equals(Buffer.from(other.memory))).toBe(true)
      expect(Buffer.from(one.memory).equals(before)).toBe(false)
    }
  })
})

test.each([true, false])('a product is what it says, in plain loops: %s', (plain) => {
  const memory = new Allocator()
  const matrix = placeFloats(memory, 3, 10)
  const [a, out] = [memory.take(64), memory.take(128)]
  const floats = new Floats(memory, plain)
  const values = Float32Array.from({ length: 20 }, (_, n) => n)
  floats.lay(matrix, 10, { values, from: 0, stride: 2, first: 1, count: 2 })
  floats.f32.set([5, 2, 3, 7, 1, -1], a >> 2)
  floats.f32.fill(100, out >> 2, (out >> 2) + 32)
  floats.product(matrix, 2, a, 12, out, 64)
  const got = [0, 1].map((row) => [...floats.f32.subarray((out >> 2) + 16 * row, (out >> 2) + 16 * row + 11)])
  const want = (x: number, y: number) =>
    Array.from({ length: 11 }, (_, n) => 100 + (n < 10 ? x * 2 * n + y * (2 * n + 1) : 0))
  expect(got).toEqual([want(2, 3), want(1, -1)])
})

describe('each head answers the same in plain loops', () => {
  const long = `${'The mayor of Ostrava said that Karl Blom and the Union of Miners met in Brno, '.repeat(16)}he said.`
  const text = `Gen. Ana Ruiz told reporters in Quito that “the army shelled Loja.” She denied it.\n${long}`
  const { sentences, rowsOf, stateOf } = parsed(text)
  const file = (name: string) => readFileSync(new URL(`../../../models/${name}`, import.meta.url))

  test('names', () => {
    const bytes = file('english/names.bin')
    const { network } = language()
    const heads = [false, true].map((plain) => openNameHead(bytes, network, { plain }))
    const labels = sentences.flatMap((sentence) => {
      const forms = sentence.tokens.map((t) => t.form)
      const seen = {
        hidden: rowsOf(sentence)!,
        forms,
        flags: forms.map((_, i) => (i % 3 === 0 ? [0, 2] : [])),
        worth: forms.map((_, i) => i % 5 > 0),
      }
      const [one, other] = heads.map((head) => head.label(seen))
      expect(one).toEqual(other)
      return one!
    })
    expect(new Set(labels).size).toBeGreaterThan(2)
  })

  test('the ranker of chains', () => {
    const bytes = file('coref/ranker.bin')
    const states = sentences.flatMap((s) => s.tokens.flatMap((_, i) => stateOf(s, i) ?? []))
    const [one, other] = [false, true].map((plain) => {
      const ranker = new Ranker(bytes, { plain })
      const seen = ranker.see(states)
      const rivals = seen.map((best, k) => ({
        best,
        last: seen[(k + 1) % seen.length]!,
        features: [k % FEATURES.length, 3],
      }))
      const opening = NOUN_TYPES.map((type) => ranker.opening(seen[1]!, { type } as Noun))
      return { seen, scores: ranker.scores(seen[0]!, rivals), opening }
    })
    expect(states.length).toBeGreaterThan(64)
    expect(one).toEqual(other)
    expect(new Set(one!.scores).size).toBeGreaterThan(50)
  })

  test('claims', () => {
    const bytes = file('claims/heads.bin')
    const views = sentences.map((s) => viewOf(s, [], []))
    const seen = sentences.map((s, k) => ({ view: views[k]!, rows: rowsOf(s)! }))
    const [one, other] = [false, true].map((plain) => {
      const heads = new ClaimHeads(bytes, { plain })
      const cues = seen.map((x) => heads.cueScores(x, [...x.view.tokens.keys()]))
      return { cues, parts: sentences.map((_, s) => heads.parts(seen, views, s, 0)) }
    })
    expect(Math.max(...sentences.map((s) => s.tokens.length))).toBeGreaterThan(256)
    expect(one).toEqual(other)
  })
})
