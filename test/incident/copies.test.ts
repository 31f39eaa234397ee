/** Copied text: found cut down, found told again in other words, not taken for what is only about the same. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groupCopies, sharedText, sketchOf } from '../../src/incident/index.ts'

const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url), 'utf8')
const wire = sample('border-strikes-wire.txt')
const texts: { [name: string]: string } = {
  wire,
  rewritten: sample('border-strikes-rewritten.txt'),
  'cut down': `AGENCIES\n\n${wire.slice(0, 1200).replaceAll('Kirby', 'Kerby').toUpperCase()}`,
  toll: sample('border-strikes-toll.txt'),
  funeral: sample('baghdad-funeral-weekdays.txt'),
  minsk: sample('minsk-arrests-wire.txt'),
  'minsk later': sample('minsk-second-night.txt'),
  'quotes the wire': `${sample('minsk-arrests-wire.txt')}\n${wire.slice(400, 700)}`,
}
const sketches = new Map(Object.entries(texts).map(([name, text]) => [name, sketchOf(text)]))

test.each<[copies: string[][]]>([
  [[['wire', 'rewritten']]],
  [[['wire', 'cut down']]],
  [[['rewritten', 'wire', 'cut down'], ['toll']]],
  [[['wire'], ['toll'], ['funeral']]],
  [[['minsk'], ['minsk later']]],
  [[['minsk', 'quotes the wire'], ['wire']]],
])('%j', (groups) => {
  const found = groupCopies(groups.flat(), sketches).map((g) => g.sort())
  expect(found).toEqual(groups.map((g) => g.sort()))
})

test('sketches do not grow with the text, and are the same for the same words', () => {
  const long = Array.from({ length: 20_000 }, (_, i) => `${i * 7919}word`).join(' ')
  expect(sketchOf(long).length).toBe(800)
  expect(sketchOf('The men,  said "he"\n were there.')).toEqual(sketchOf('the men said he were THERE'))
  expect(sketchOf(long).every((h) => Number.isInteger(h) && h >= -(2 ** 31) && h < 2 ** 31)).toBe(true)
})

test('a long text and its first half: estimated, not counted', () => {
  const words = Array.from({ length: 6000 }, (_, i) => `w${(i * 7919) % 100_003}`)
  const half = words.slice(0, 3000).join(' ')
  const mixed = [...words.slice(0, 1500), ...words.slice(3000, 4500).map((w) => `x${w}`)].join(' ')
  expect(sharedText(sketchOf(words.join(' ')), sketchOf(half)).sequences).toBe(1)
  expect(sharedText(sketchOf(mixed), sketchOf(half)).sequences).toBeGreaterThan(0.4)
  expect(sharedText(sketchOf(mixed), sketchOf(half)).sequences).toBeLessThan(0.6)
})

test.each(['', '...', '\0'])('a text without words is a copy of nothing: %j', (text) => {
  expect(sketchOf(text)).toEqual([])
  expect(
    groupCopies(
      ['a', 'b'],
      new Map([
        ['a', []],
        ['b', []],
      ]),
    ),
  ).toEqual([['a'], ['b']])
})

test('200 kB of one character', () => {
  for (const c of ['a', ' ', 'a ', '\u0301']) expect(sketchOf(c.repeat(200_000)).length).toBeLessThan(4)
})
