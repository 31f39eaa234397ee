/** Whatever the text: words cover every character that is not white space, in order, in proportion to its length. */
import { describe, expect, test } from 'vitest'
import { tokenize } from '../../../src/read/text/index.ts'

/** Checks the promise and returns the number of words. */
function covered(text: string): number {
  const words = tokenize(text, { start: 0, end: text.length })
  let at = 0
  let token = 0
  for (const { span, form, token: surface } of words) {
    if (/[^\s\u0085]/.test(text.slice(at, span.start))) throw new Error(`left out: ${text.slice(at, span.start)}`)
    if (span.start < at || span.end <= span.start) throw new Error(`overlap at ${span.start}`)
    if (text.slice(span.start, span.end) !== form) throw new Error(`form of ${span.start}`)
    if (/[\s\u0085]/.test(form)) throw new Error(`white space in ${form}`)
    if (surface !== token && surface !== token + 1) throw new Error(`surface token ${surface} after ${token}`)
    if (surface === token && at > 0 && span.start !== at) throw new Error(`gap in a contraction at ${at}`)
    token = surface
    at = span.end
  }
  expect(text.slice(at).trim()).toBe('')
  return words.length
}

/** Mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const LIKELY = [
  ...`abcXYZ019.,;:!?'"’“”-–—/()[]@#&$%*_+=<>\\|~\`^ \n\t  é漢ж🙂👩\u200d🇺🇦\u0301\u00ad`,
  "n't",
  "'s",
  'U.S.',
  '...',
]

describe('any text', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('likely signs, seed %i', (seed) => {
    const next = random(seed)
    const text = Array.from({ length: 2000 }, () => LIKELY[Math.floor(next() * LIKELY.length)]).join('')
    expect(covered(text)).toBeGreaterThan(100)
  })

  test.each(Array.from({ length: 10 }, (_, seed) => seed))('any code unit, seed %i', (seed) => {
    const next = random(1000 + seed)
    // Separators of old files are white space here and nowhere else: left out.
    const text = Array.from({ length: 3000 }, () => String.fromCharCode(0x20 + Math.floor(next() * 0xffdf))).join('')
    expect(covered(text)).toBeGreaterThan(100)
  })

  test('a stretch inside a text gives the words of the same stretch alone', () => {
    const text = 'It fell. "They don\'t know," he said. No. 5 stayed.'
    const alone = tokenize(text.slice(9, 36), { start: 0, end: 27 })
    const inside = tokenize(text, { start: 9, end: 36 })
    expect(inside.map((w) => w.form)).toEqual(alone.map((w) => w.form))
    expect(inside.map((w) => w.span.start - 9)).toEqual(alone.map((w) => w.span.start))
  })
})

describe('never without bound', () => {
  const long = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
  test.each([
    ['a megabyte without a space', long('x', 1_000_000)],
    ['brackets', '['.repeat(10_000)],
    ['stops', long('.', 300_000)],
    ['initials', long('A.', 300_000)],
    ['hyphens', long('a-', 300_000)],
    ['prefixes', long('re-', 300_000)],
    ['apostrophes', long("'", 300_000)],
    ['endings', long("'s", 300_000)],
    ['quoted plurals', long(" 'as'", 300_000)],
    ['negations', long("n't", 300_000)],
    ['addresses', long('a@', 300_000)],
    ['links', long('http://', 300_000)],
    ['domains', long('a.com', 300_000)],
    ['figures', long('1,', 300_000)],
    ['a long number', long('1', 300_000)],
    ['dates', long('1/', 300_000)],
    ['smileys', long(':)', 300_000)],
    ['lines drawn', long('-=', 300_000)],
    ['emoji', long('🙂', 300_000)],
    ['joined emoji', long('👩\u200d', 300_000)],
    ['flags', long('🇺🇦', 300_000)],
    ['marks', long('\u0301', 300_000)],
    ['Arabic', long('سلام ', 300_000)],
  ])('%s', (_, text) => {
    expect(covered(text)).toBeGreaterThan(0)
  })
})
