/** Proper names by the trained head: [name] with its type, and capitalised words that are no names. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Flagger } from '../../../src/read/syntax/names/flags.ts'
import { openNameHead } from '../../../src/read/syntax/names/head.ts'
import { parsed } from '../../support/reading.ts'

/** 'in [Kabul LOC]' -> the text without marks, and the names they gave. */
function marked(source: string): { text: string; names: string[] } {
  const names: string[] = []
  const text = source.replace(/\[([^\]]+) (PER|ORG|LOC)\]/g, (_, name: string, type: string) => {
    names.push(`${name} ${type}`)
    return name
  })
  return { text, names }
}

const namesOf = (text: string) => parsed(text).names.map((n) => `${text.slice(n.span.start, n.span.end)} ${n.type}`)

test.each([
  'President [Barack Obama PER] met Prime Minister [David Cameron PER] in [London LOC] on Tuesday.',
  'Rebels shelled the airport near [Donetsk LOC], [Ukraine LOC], on Monday.',
  'Gen. [Joseph Carter PER] told reporters in [Washington LOC] that the strike had failed.',
  'The spokesman, [Ahmed Hassan PER], denied the report.',
  'Troops moved from [Syria LOC] into [Lebanon LOC] and [Jordan LOC].',
  'Mr. [Thomas PER] said the talks in [Geneva LOC] would go on.',
  'The [World Bank ORG] will lend [Nigeria LOC] two billion dollars.',
  'Clashes broke out in the [Helmand LOC] province of [Afghanistan LOC].',
  'Residents of [New York LOC] remember him.',
  'Troops retook the town of [Adan Yabal LOC] from the rebels.',
  'The mayor of the town, [Adan Yabal PER], left.',
  '[Maria Lopez PER], a teacher from [Bogota LOC], was among the dead.',
  'The temple in [Samos LOC] was built around 300 BC.',
  'King [Charles III PER] left [Graz LOC].',
  'He grew up in [Flensburg LOC] and studied in [Uppsala LOC].',
  '[Helen Mandl PER] wrote it; critics praised [Mandl PER].',
])('%s', (source) => {
  const { text, names } = marked(source)
  expect(namesOf(text)).toEqual(names)
})

test.each([
  'He won a second term on Monday.',
  'The Iraqi soldiers fled.',
  'Yesterday was quiet.',
  'Three people died in March 2013.',
  'they said nothing about it',
  '',
  '...',
])('no name in: %s', (text) => {
  expect(namesOf(text)).toEqual([])
})

test('names are in order, apart, on the ends of words, and never titles', () => {
  const text =
    'GEN. SALEH AND PRESIDENT HADI MET IN SANAA. Saleh left.\nThe President of France, Mr. Dupont, went to Lyon.'
  const { names, sentences } = parsed(text)
  const tokens = sentences.flatMap((s) => s.tokens)
  let end = 0
  for (const { span, type } of names) {
    expect(span.start).toBeGreaterThanOrEqual(end)
    end = span.end
    expect(tokens.some((t) => t.span.start === span.start)).toBe(true)
    expect(tokens.some((t) => t.span.end === span.end)).toBe(true)
    if (type === 'PER') expect(text.slice(span.start, span.end)).not.toMatch(/^(?:gen|president|mr)\b/i)
  }
  expect(names.length).toBeGreaterThan(3)
})

test('long and odd texts end, whatever they hold', () => {
  for (const piece of ['A ', 'Aa', '. ', 'New York ', '(“', '\u{1f600}', 'ب ', 'U.S. ']) {
    const { names } = parsed(piece.repeat(Math.ceil(5_000 / piece.length)))
    expect(Array.isArray(names)).toBe(true)
  }
})

test('the same text gives the same names wherever its sentences are cut into groups', () => {
  const one = 'Officials in Kabul said Omar Khan had left.\n'
  const many = parsed(one.repeat(150)).names
  const few = parsed(one.repeat(2)).names.slice(0, many.length / 150)
  expect(many).toEqual(
    Array.from({ length: 150 }, (_, k) =>
      few.map(({ span, type }) => ({
        span: { start: span.start + k * one.length, end: span.end + k * one.length },
        type,
      })),
    ).flat(),
  )
})

const lists = new Map([
  ['title', new Set(['gen'])],
  ['country', new Set(['mali'])],
  ['places', new Set(['gulf of guinea'])],
])

test.each([
  // words                                word  flags that hold
  ['The Gen. left Mali .', 1, [0, 2, 11]],
  ['The Gen. left Mali .', 3, [0, 2, 8]],
  ['The Gen. left Mali .', 0, [0, 1]],
  ['In the Gulf of Guinea .', 2, [0, 2, 16]],
  ['In the Gulf of Guinea .', 3, [3, 17]],
  ['In the gulf of Guinea .', 2, [3]],
  ['“ Peace', 1, [0, 1, 20]],
  ['fled near Kabul , Kabul fell .', 4, [0, 2, 22]],
  ['the Gen. Ode said Ode left .', 4, [0, 2, 21]],
  ['AU TROOPS LEAVE', 1, [0, 4, 6]],
])('flags of "%s", word %i', (source, i, expected) => {
  const words = source.split(' ')
  expect(new Flagger(lists, [words]).flags(words)[i]).toEqual(expected)
})

test('words far from any capital are not scored', () => {
  const words = 'the men left Mali in a hurry'.split(' ')
  expect(new Flagger(lists, []).worth(words)).toEqual([false, false, true, true, true, false, false])
})

const bytes = new Uint8Array(readFileSync(new URL('../../../models/english/names.bin', import.meta.url)))
const encoder = { width: 256, vector: () => new Float32Array(144) }

test.each([
  ['nothing', new Uint8Array(0)],
  ['other bytes', new Uint8Array(64)],
  ['a file cut in its lists', bytes.slice(0, 100)],
  ['a file cut in its weights', bytes.slice(0, -4)],
])('refuses %s', (_, file) => {
  expect(() => openNameHead(file, encoder)).toThrow('DATA_MISSING')
})

test('refuses an encoder of another shape', () => {
  expect(() => openNameHead(bytes, { ...encoder, width: 128 })).toThrow('DATA_MISSING')
})
