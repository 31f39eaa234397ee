/** The packed gazetteer: written by pack.ts, read by gazetteer.ts, opened by the desk. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openGazetteer } from '../../../src/desk/gazetteer.ts'
import { fold } from '../../../src/read/place/fold.ts'
import { readGazetteer } from '../../../src/read/place/gazetteer.ts'
import { type PlaceSource, packGazetteer } from '../../../src/read/place/pack.ts'
import { OnrecordError } from '../../../src/record/error.ts'

const place = (name: string, rest: Partial<PlaceSource> = {}): PlaceSource => ({
  geonameid: null,
  name,
  lat: 0,
  lon: 0,
  country: 'AAA',
  kind: 'settlement',
  feature: 'town',
  population: 0,
  renown: 0,
  region: null,
  zone: null,
  names: [],
  ...rest,
})

const places: PlaceSource[] = [
  place('Noriva', { geonameid: 12, lat: -12.34567, lon: 179.99999, population: 500, renown: 300, region: '09' }),
  place('Noriva', { country: 'BBB', population: 90_000, feature: 'seat' }),
  place('Saint Ory', { population: 3 }),
  place('Deir ez-Zuhr', { names: [{ text: 'Đeir', via: 'alternate' }] }),
  place('Usland', {
    kind: 'country',
    feature: 'country',
    names: [
      { text: 'US', via: 'abbreviation' },
      { text: 'Uslandic', via: 'demonym' },
    ],
  }),
]
const gazetteer = readGazetteer(packGazetteer(places))

test.each([
  ['Deir ez-Zor', 'deir ez zor'],
  ['DEIR EZ ZOR', 'deir ez zor'],
  ['Sa`dah', 'sadah'],
  ['St. Louis', 'st louis'],
  ['Łódź', 'lodz'],
  ['N’Djamena', 'ndjamena'],
  ['  New   York ', 'new york'],
])('folds %s', (name, key) => {
  expect(fold(name)).toBe(key)
  expect(fold(fold(name))).toBe(key)
})

describe('find', () => {
  test.each([
    ['noriva', ['BBB', 'AAA']], // largest first
    ['NORIVA', ['BBB', 'AAA']],
    ['St. Ory', ['AAA']],
    ['St Ory', ['AAA']],
    ['deir ez zuhr', ['AAA']],
    ['Deir', ['AAA']],
    ['US', ['AAA']],
    ['us', []], // an abbreviation is looked up as written
    ['Norivas', []],
    ['', []],
  ])('%s', (name, countries) => {
    expect(gazetteer.find(name).map((e) => e.country)).toEqual(countries)
  })

  test('gives back what was packed, to five decimals', () => {
    expect(gazetteer.find('Noriva')[1]).toEqual({
      index: 0,
      geonameid: 12,
      name: 'Noriva',
      lat: -12.34567,
      lon: 179.99999,
      country: 'AAA',
      kind: 'settlement',
      feature: 'town',
      population: 500,
      renown: 255,
      region: '09',
      zone: null,
      via: 'name',
    })
    expect(gazetteer.find('uslandic')[0]).toMatchObject({ name: 'Usland', via: 'demonym' })
  })
})

test.each([
  ['Saint', true],
  ['deir ez', true],
  ['Deir e', false],
  ['Saint Ory', false],
  ['Zz', false],
])('isPrefix %s: %s', (words, is) => {
  expect(gazetteer.isPrefix(words)).toBe(is)
})

test('the same places give the same bytes', () => {
  expect(packGazetteer(places)).toEqual(packGazetteer(structuredClone(places)))
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['other bytes', new Uint8Array(200)],
  ['half a file', packGazetteer(places).slice(0, 300)],
])('%s is refused', (_, bytes) => {
  expect(() => readGazetteer(bytes)).toThrow(RangeError)
})

describe('the shipped gazetteer', () => {
  test('is there', () => {
    const path = new URL('../../../dist/data/gazetteer.bin', import.meta.url)
    expect(existsSync(path), 'run "npm run build" first').toBe(true)
  })

  test('opens in under 100 ms', () => {
    const start = process.cpuUsage()
    openGazetteer(new URL('../../../dist/data/gazetteer.bin', import.meta.url).pathname)
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(100)
  })

  test.each([
    ['Baghdad', 'Baghdad', 'IRQ'],
    ['Deir Ezzor', 'Deir ez-Zor', 'SYR'],
    ['Kiev', 'Kyiv', 'UKR'],
    ['Iraqi', 'Iraq', 'IRQ'],
    ['Donbas', 'Donbas', 'UKR'],
    ['Darfur', 'Darfur', 'SDN'],
    ['Strait of Hormuz', 'Strait of Hormuz', ''],
    ['al-Tanf', 'Al-Tanf', 'SYR'],
    ['U.S.', 'United States', 'USA'],
  ])('%s is %s', (asked, name, country) => {
    expect(openGazetteer().find(asked)[0]).toMatchObject({ name, country })
  })

  test.each([
    ['absent', ''],
    ['damaged', 'not a gazetteer at all'],
  ])('%s: says what to run', (_, content) => {
    const path = join(mkdtempSync(join(tmpdir(), 'gazetteer-')), 'gazetteer.bin')
    if (content !== '') writeFileSync(path, content)
    const attempt = () => openGazetteer(path)
    expect(attempt).toThrow(OnrecordError)
    expect(attempt).toThrow(/npm run build.*\[DATA_MISSING\]/)
  })
})
