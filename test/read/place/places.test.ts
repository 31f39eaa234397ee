/** findPlaces by table. Sentences are our own; [brackets] mark the places, in order. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openGazetteer } from '../../../src/desk/gazetteer.ts'
import { findPlaces } from '../../../src/read/place/index.ts'
import type { Place, Sentence, Span } from '../../../src/record/index.ts'

const lexicon = (name: string) => readFileSync(new URL(`../../../data/${name}`, import.meta.url), 'utf8')

/** One sentence a line; the room needs spans only. */
function read(text: string): Place[] {
  const sentences: Sentence[] = [...text.matchAll(/[^\n]+/g)].map((m, paragraph) => ({
    span: { start: m.index, end: m.index + m[0].length },
    tokens: [],
    paragraph,
    heading: false,
  }))
  return findPlaces({ text, sentences, names: [], gazetteer: openGazetteer(), lexicon }).places
}

function marked(source: string): { text: string; spans: Span[] } {
  const spans: Span[] = []
  let text = ''
  let start = 0
  for (const ch of source) {
    if (ch === '[') start = text.length
    else if (ch === ']') spans.push({ start, end: text.length })
    else text += ch
  }
  return { text, spans }
}

/** "Name COUNTRY", '-' for no country, '*' when it stands for a state or people. */
const short = (p: Place) => `${p.name} ${p.country ?? '-'}${p.associative ? '*' : ''}`

describe('finds and places', () => {
  test.each([
    ['Shells hit [Tripoli] as troops advanced from [Benghazi].', ['Tripoli LBY', 'Benghazi LBY']],
    ['Two died in [Tripoli], in northern [Lebanon], on Monday.', ['Tripoli LBN', 'Lebanon LBN']],
    ['A bomb in [Hyderabad] killed four, [Indian] police said.', ['Hyderābād IND', 'India IND*']],
    ['A bomb in [Hyderabad], [Pakistan], killed four.', ['Hyderabad PAK', 'Pakistan PAK']],
    [
      'Crowds met in [Birmingham], [England], and in [Birmingham], [Alabama].',
      ['Birmingham GBR', 'England GBR', 'Birmingham USA', 'Alabama USA'],
    ],
    ['[Georgia] said its army had left [Gori] for [Tbilisi].', ['Georgia GEO*', 'Gori GEO', 'Tbilisi GEO']],
    [
      'Fire broke out in [Atlanta], [Ga.], and in [Athens], [Ga.], on Sunday.',
      ['Atlanta USA', 'Georgia USA', 'Athens USA', 'Georgia USA'],
    ],
    ['[Washington] rejected the plan and [Tehran] denied it.', ['Washington USA*', 'Tehran IRN*']],
    [
      'The strike on [Ain al-Asad] in [Anbar] province hurt two [U.S.] soldiers.',
      ['Ain al-Asad Air Base IRQ', 'Anbar IRQ', 'United States USA*'],
    ],
    ['Rebels hold [Al-Bab] and [Manbij], near [Aleppo].', ['Al Bāb SYR', 'Manbij SYR', 'Aleppo SYR']],
    ['Ships in the [Red Sea] and the [Strait of Hormuz] turned back.', ['Red Sea -', 'Strait of Hormuz -']],
    ['[Iran]-backed fighters left [Iraq] for [Syria].', ['Iran IRN', 'Iraq IRQ', 'Syria SYR']],
    ['[Kandahar] province and [Helmand] were quiet.', ['Kandahar Province AFG', 'Helmand AFG']],
    ['Police left [Kaduna] for a school in [Kaduna] state.', ['Kaduna NGA', 'Kaduna State NGA']],
    ['Police stormed a hospital in [Port-au-Prince].', ['Port-au-Prince HTI']],
    ['[Kaduna] state officials left.', ['Kaduna State NGA']],
    ['The two met in [New York] and later in [Geneva].', ['New York City USA', 'Genève CHE']],
    [
      'GUNMEN ATTACKED THE TOWN OF [SAN MIGUEL], IN EASTERN [EL SALVADOR], POLICE SAID.',
      ['San Miguel SLV', 'El Salvador SLV'],
    ],
  ])('%s', (source, expected) => {
    const { text, spans } = marked(source)
    const places = read(text)
    expect(places.map((p) => p.text)).toEqual(spans.map((s) => text.slice(s.start, s.end)))
    expect(places.map((p) => p.span)).toEqual(spans)
    expect(places.map(short)).toEqual(expected)
  })
})

test.each([
  'Michael Jordan and Chad Smith signed the letter.',
  'Mr. Lima thanked Mrs. Victoria Austin.',
  'Reading the list, she shook her head. Of course, he said.',
  'On Sunday in March the police union met; Nice weather followed.',
  'He said us, not them; may they rest.',
])('no place in: %s', (text) => {
  expect(read(text).map((p) => p.text)).toEqual([])
})

test('the same small town is preferred where its neighbours are named', () => {
  const far = read('Two people were hurt in Paris, police said.')
  const near = read('Deputies from Lamar County and Delta County searched a farm near Paris and Bonham in Texas.')
  expect(far.find((p) => p.text === 'Paris')).toMatchObject({ country: 'FRA' })
  expect(near.find((p) => p.text === 'Paris')).toMatchObject({ country: 'USA', rule: 'place/near-others' })
})

test('kinds and precisions go together, ids count in text order, rules are named', () => {
  const places = read('In Mosul, in Iraq, near the Tigris, and at Bagram in Parwan province, nothing moved.')
  expect(places.map((p) => [p.id, p.kind, p.precision])).toEqual([
    ['p1', 'settlement', 'settlement'],
    ['p2', 'country', 'country'],
    ['p3', 'water', 'region'],
    ['p4', 'facility', 'point'],
    ['p5', 'region', 'region'],
  ])
  for (const p of places) expect(p.rule).toMatch(/^place\/[a-z-]+$/)
})

test('a place that the gazetteer lacks is found, not placed, and noted', () => {
  const text = 'A shell hit a house on Qarmoush Street in Aleppo.'
  const sentences: Sentence[] = [{ span: { start: 0, end: text.length }, tokens: [], paragraph: 0, heading: false }]
  const { places, notes } = findPlaces({ text, sentences, names: [], gazetteer: openGazetteer(), lexicon })
  expect(places[0]).toMatchObject({ text: 'Qarmoush Street', lat: null, lon: null, rule: 'place/unknown' })
  expect(notes).toMatchObject([{ rule: 'place/unknown', span: places[0]!.span }])
})

describe('long and strange text neither throws nor hangs', () => {
  const towns = ['Paris', 'Richmond', 'Salem', 'Madison', 'Clinton', 'Franklin', 'Union', 'Oxford']
  test.each([
    ['empty', ''],
    ['a', 'a'.repeat(200_000)],
    ['A', 'A'.repeat(200_000)],
    ['San', 'San '.repeat(50_000)],
    ['U.', 'U.'.repeat(100_000)],
    ['New-', 'New-'.repeat(50_000)],
    ["O'", "O'".repeat(100_000)],
    ['one town', 'Springfield, '.repeat(15_000)],
    ['many towns', Array.from({ length: 15_000 }, (_, i) => `${towns[i % 8]} ${'abcdefg'[i % 7]}`).join(' in ')],
    ['surrogates', '\ud83d'.repeat(1000)],
  ])('%s', (_, text) => {
    const start = process.cpuUsage()
    const places = read(text)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000)
    for (const p of places) expect(text.slice(p.span.start, p.span.end)).toBe(p.text)
  })
})
