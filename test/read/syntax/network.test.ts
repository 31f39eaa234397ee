/** The trained network: the same answers from both kernels, trees always, and what PyTorch says of the same weights. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Analysis, LONGEST_SENTENCE, openNetwork } from '../../../src/read/syntax/network/index.ts'
import { isTree } from '../../../src/read/syntax/network/tree.ts'

const weights = readFileSync(new URL('../../../models/english/weights.bin', import.meta.url))
const simd = openNetwork(weights)
const plain = openNetwork(weights, { plain: true })

/** Written by models/english/train/pack.py --check: the unpacked model in PyTorch over sentences of our own. */
const checked = readFileSync(new URL('./network.conllu', import.meta.url), 'utf8')
  .trim()
  .split('\n\n')
  .map((sentence) => {
    const rows = sentence.split('\n').map((line) => line.split('\t'))
    return {
      words: rows.map((c) => c[1]!),
      tags: rows.map((c) => `${c[3]}|${c[4]}`),
      heads: rows.map((c) => Number(c[6])),
      rels: rows.map((c) => c[7]!),
      roles: rows.map((c) => /^Role=(.+)$/.exec(c[9]!)?.[1] ?? ''),
    }
  })

const many = (words: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => words.split(' ')[n % words.split(' ').length]!)

const ODD: [string, string[][]][] = [
  ['no sentence', []],
  ['no words', [[], [], []]],
  ['one word', [['Fire']]],
  ['an empty word', [['', 'said', '']]],
  ['a long sentence', [many('the men who had left the town and', 500)]],
  ['one word again and again', [many('buffalo', 300)]],
  ['signs only', [many('( ) “ ” — …', 200)]],
  ['emoji', [['🙂', '👩‍👩‍👧', 'said', '🇺🇳', '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂']]],
  ['Arabic', [['هاجم', 'المسلحون', 'القافلة', 'قرب', 'النهر', '.']]],
  ['half pairs and controls', [['\ud83d', '\udc00x', '\u0000', '\n', '\uffff', 'a\u0301']]],
  ['names of objects', [['constructor', '__proto__', 'toString', 'hasOwnProperty']]],
  ['a word without end', [['x'.repeat(200_000), '7'.repeat(100_000), 'É'.repeat(300)]]],
  ['of every length', Array.from({ length: 40 }, (_, n) => many('Shells fell on the market .', n))],
]

const flat = (analyses: Analysis[]) =>
  analyses.map(({ tags, heads, rels, hidden }) => ({ tags, heads: [...heads], rels, hidden: hidden && [...hidden] }))

test('this engine runs the SIMD kernel, and the plain one when asked', () => {
  expect(simd.kernel).toBe('simd')
  expect(plain.kernel).toBe('plain')
})

describe.each(ODD)('%s', (_, sentences) => {
  const got = simd.analyse(sentences, { hidden: true })

  test('both kernels give the same, to the last bit', () => {
    expect(flat(plain.analyse(sentences, { hidden: true }))).toEqual(flat(got))
  })

  test('every sentence is one tree, every word has its labels', () => {
    expect(got).toHaveLength(sentences.length)
    got.forEach((analysis, n) => {
      const words = sentences[n]!.length
      expect(analysis.heads).toHaveLength(words)
      expect(isTree(analysis.heads)).toBe(true)
      for (let d = 0; d < words; d++) {
        expect(analysis.tags[d]).toMatch(/^[A-Z]+\|.+$/)
        expect(analysis.rels[d] === 'root').toBe(analysis.heads[d] === 0)
        expect(analysis.rels[d]).toMatch(/^[a-z]+(:[a-z]+)?$/)
      }
      expect(analysis.hidden).toHaveLength(words * simd.width)
      expect(analysis.hidden?.every((x) => Math.abs(x) <= 1)).toBe(true)
    })
  })
})

describe('what was trained is what runs', () => {
  const got = simd.analyse(checked.map(({ words }) => words))
  const words = checked.reduce((sum, s) => sum + s.words.length, 0)
  /** Eight-bit weights move a few close calls: at most two words in a hundred. */
  const most = 0.02 * words

  test.each(['tags', 'heads', 'rels'] as const)('%s agree with PyTorch', (layer) => {
    const other = checked.flatMap((s, n) =>
      s.words.filter((_, d) => got[n]![layer][d] !== s[layer][d]).map((w) => `${w} in ${s.words.join(' ')}`),
    )
    expect(words).toBeGreaterThan(300)
    expect(other.length, other.join('\n')).toBeLessThanOrEqual(most)
  })

  test('roles around each root agree with PyTorch', () => {
    const analyses = simd.analyse(
      checked.map((s) => s.words),
      { roles: true },
    )
    const given = checked.flatMap((s, n) => {
      const root = s.heads.indexOf(0)
      const found = simd.roleHead.arguments(analyses[n]!.roles!, root)
      return s.roles.map((role, d) => ({ role, found: found.find((a) => a.word === d)?.role ?? '', word: s.words[d] }))
    })
    expect(given.filter((g) => g.role !== '').length).toBeGreaterThan(40)
    const other = given.filter((g) => g.role !== g.found)
    expect(other.length, JSON.stringify(other)).toBeLessThanOrEqual(most)
  })

  test('both kernels find the same roles, to the last bit', () => {
    const forms = checked.map((s) => s.words)
    const rolesOf = (network: typeof simd) =>
      network
        .analyse(forms, { roles: true })
        .map((a, n) => forms[n]!.map((_, d) => network.roleHead.arguments(a.roles!, d)))
    expect(rolesOf(plain)).toEqual(rolesOf(simd))
  })

  test('plain news is read right', () => {
    const [analysis] = simd.analyse([['Rebels', 'attacked', 'the', 'convoy', '.']])
    expect(analysis!.tags.map((t) => t.split('|')[0])).toEqual(['NOUN', 'VERB', 'DET', 'NOUN', 'PUNCT'])
    expect([...analysis!.heads]).toEqual([2, 0, 4, 2, 2])
    expect(analysis!.rels).toEqual(['nsubj', 'root', 'det', 'obj', 'punct'])
  })
})

describe('an answer depends on its sentence alone', () => {
  const sentences = checked.map(({ words }) => words)
  const together = flat(simd.analyse(sentences, { hidden: true }))

  test('alone, in other company, in another order', () => {
    expect(sentences.flatMap((words) => flat(simd.analyse([words], { hidden: true })))).toEqual(together)
    expect(flat(simd.analyse(sentences.toReversed(), { hidden: true })).reverse()).toEqual(together)
  })

  test('after more words than are kept', () => {
    const crowd = Array.from({ length: 100 }, (_, s) => Array.from({ length: 90 }, (_, w) => `word${s}x${w}`))
    simd.analyse(crowd)
    expect(flat(simd.analyse(sentences, { hidden: true }))).toEqual(together)
  })
})

test('a word has one vector, which tells its letters apart', () => {
  expect(simd.vector('shelling')).toEqual(plain.vector('shelling'))
  expect(simd.vector('shelling')).not.toEqual(simd.vector('Shelling'))
  expect(simd.vector('')).toHaveLength(simd.vector('shelling').length)
})

test('a sentence beyond the limit is read in pieces that hang on the first', () => {
  const words = many('The men left the town and', LONGEST_SENTENCE * 2 + 5)
  const [analysis] = simd.analyse([words])
  expect(isTree(analysis!.heads)).toBe(true)
  const root = analysis!.heads.indexOf(0)
  expect(root).toBeLessThan(LONGEST_SENTENCE)
  const [first] = simd.analyse([words.slice(0, LONGEST_SENTENCE)])
  expect([...analysis!.heads.slice(0, LONGEST_SENTENCE)]).toEqual([...first!.heads])
  const hung = [...analysis!.heads.slice(LONGEST_SENTENCE)].filter((head) => head === root + 1)
  expect(hung).toHaveLength(2)
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['another file', new TextEncoder().encode('{"name": "english", "version": "1.0.0"}')],
  ['a cut file', new Uint8Array(weights).subarray(0, 1_000_000)],
  ['another version', Uint8Array.from(weights.subarray(0, 100_000)).fill(9, 8, 9)],
])('weights from %s are refused', (_, bytes) => {
  expect(() => openNetwork(bytes)).toThrow(/^Expected the weights of the English model.*\[DATA_MISSING\]$/)
})

test('weights may lie anywhere in memory', () => {
  const moved = new Uint8Array(weights.length + 3)
  moved.set(weights, 3)
  const network = openNetwork(moved.subarray(3))
  expect(flat(network.analyse([checked[0]!.words]))).toEqual(flat(simd.analyse([checked[0]!.words])))
})
