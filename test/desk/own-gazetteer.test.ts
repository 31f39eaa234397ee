/** GeoNames dumps of one's own: rows of both tables as the dump writes them, made up here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openGazetteer } from '../../src/desk/gazetteer.ts'
import { addGazetteer, listGazetteers, removeGazetteer } from '../../src/desk/own-gazetteer.ts'
import { alternateOf, placeOf } from '../../src/read/place/dump.ts'
import { joinGazetteers } from '../../src/read/place/join.ts'
import { onrecord } from '../support/program.ts'

let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'onrecord-gazetteer-'))
})
afterAll(() => rmSync(top, { recursive: true }))

const iso3 = new Map([
  ['SY', 'SYR'],
  ['IQ', 'IRQ'],
])

/** A row of the main table: id, name, other names, lat, lon, class, code, country, first-level code, people, zone. */
const row = (
  id: number,
  name: string,
  others: string,
  at: [number, number],
  is: string,
  country = 'SY',
  people = 0,
) => {
  const [group, code] = is.split('.')
  const zone = country === 'SY' ? 'Asia/Damascus' : 'Asia/Baghdad'
  const ascii = name.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const cells = [
    id,
    name,
    ascii,
    others,
    ...at,
    group,
    code,
    country,
    '',
    '09',
    '',
    '',
    '',
    people,
    '',
    100,
    zone,
    '2020-01-01',
  ]
  return cells.join('\t')
}

const main = [
  row(900001, 'Tell Zuhra', 'Tall Zuhrah,تل زهرة', [34.5, 36.5], 'P.PPL', 'SY', 1200),
  row(900002, 'Qarmid Air Base', '', [35.5, 36.6], 'S.AIRB'),
  row(900003, 'Wadi Samour', '', [35.1, 38.2], 'H.WAD'),
  row(900004, 'Zuhra District', '', [34.6, 36.4], 'A.ADM2'),
  row(900005, 'Old Mill School', '', [34.6, 36.4], 'S.SCH'),
  row(900006, 'Highway Nine', '', [34.6, 36.4], 'R.RD'),
  row(900007, 'Darzan', '', [33.1, 44.2], 'P.PPL', 'IQ'),
  'not a row',
]
const alternates = [
  '1\t900001\ten\tZuhra Hill\t1\t\t\t\t\t',
  '2\t900001\tlink\thttps://example.org/Zuhra\t\t\t\t\t\t',
  '3\t900001\tar\tتل زهرة\t\t\t\t\t\t',
  '4\t900099\ten\tElsewhere\t\t\t\t\t\t',
]

test('a dump is packed, found beside the shipped places, and taken away again', async () => {
  const directory = join(top, 'own')
  const [dump, names] = [join(top, 'allCountries.txt'), join(top, 'alternateNamesV2.txt')]
  writeFileSync(dump, `${main.join('\n')}\n`)
  writeFileSync(names, `${alternates.join('\n')}\n`)
  const added = await addGazetteer([names, dump], { iso3, directory })
  expect(added).toMatchObject({ places: 5, names: 1, left: 6 })
  const own = joinGazetteers([openGazetteer(), openGazetteer(added.file)])
  for (const name of ['Tell Zuhra', 'Tall Zuhrah', 'zuhra hill'])
    expect(own.find(name)).toMatchObject([
      {
        geonameid: 900001,
        name: 'Tell Zuhra',
        country: 'SYR',
        kind: 'settlement',
        population: 1200,
        zone: 'Asia/Damascus',
      },
    ])
  expect(own.find('Qarmid Air Base')).toMatchObject([{ kind: 'facility', lat: 35.5, lon: 36.6 }])
  expect(own.find('Wadi Samour')).toMatchObject([{ kind: 'water' }])
  expect(own.find('Zuhra District')).toMatchObject([{ kind: 'region', feature: 'second-level', region: '09' }])
  expect(own.find('Old Mill School')).toEqual([])
  expect(own.find('Damascus')[0]).toEqual(openGazetteer().find('Damascus')[0])
  expect(listGazetteers(directory).map((g) => g.name)).toEqual(['allCountries'])
  removeGazetteer('allCountries', directory)
  expect(listGazetteers(directory)).toEqual([])
})

test('countries are chosen, and what is no dump is refused', async () => {
  const directory = join(top, 'chosen')
  const dump = join(top, 'SY.txt')
  writeFileSync(dump, `${main.join('\n')}\n`)
  expect(await addGazetteer([dump], { iso3, directory, countries: ['IRQ'] })).toMatchObject({ places: 1 })
  await expect(addGazetteer([dump], { iso3, directory, countries: ['XX'] })).rejects.toMatchObject({
    code: 'BAD_OPTION',
  })
  await expect(addGazetteer([join(top, 'none')], { iso3, directory })).rejects.toMatchObject({ code: 'INPUT_MISSING' })
  writeFileSync(join(top, 'prose.txt'), 'A mine killed two.\n')
  await expect(addGazetteer([join(top, 'prose.txt')], { iso3, directory })).rejects.toMatchObject({
    code: 'INPUT_UNREADABLE',
  })
  expect(() => removeGazetteer('nothing', directory)).toThrow(/Expected an own gazetteer/)
})

test('a place that the shipped gazetteer has is not told twice', async () => {
  const directory = join(top, 'twice')
  const damascus = openGazetteer().find('Damascus')[0]!
  const dump = join(top, 'again.txt')
  writeFileSync(dump, `${row(damascus.geonameid!, 'Damascus', '', [33.5, 36.3], 'P.PPLC', 'SY', 9)}\n`)
  const { file } = await addGazetteer([dump], { iso3, directory })
  const of = joinGazetteers([openGazetteer(), openGazetteer(file)]).find('Damascus')
  expect(of.filter((e) => e.geonameid === damascus.geonameid)).toHaveLength(1)
})

test.each([
  ['', null],
  ['1\t2', null],
  [row(1, 'Nowhere', '', [95, 0], 'P.PPL'), null],
  [row(1, 'Nowhere', '', [5, 0], 'U.SHLU'), null],
])('no place in %j', (line, want) => {
  expect(placeOf(line.split('\t'), iso3)).toBe(want)
  expect(alternateOf(line.split('\t'))).toBe(null)
})

test('the command line: what was added is used by the next reading', async () => {
  const env = { ONRECORD_GAZETTEERS: join(top, 'cli') }
  const dump = join(top, 'SY2.txt')
  writeFileSync(dump, `${main.join('\n')}\n`)
  const read = async () => {
    const { stdout } = await onrecord(['read', '--format', 'jsonl'], {
      stdin: 'Shells hit the town of Tell Zuhra in Syria.',
      env,
    })
    return JSON.parse(stdout).places[0]
  }
  expect(await read()).not.toMatchObject({ geonameid: 900001 })
  const added = await onrecord(['gazetteer', 'add', dump, '--countries', 'syr'], { env })
  expect(added.stdout).toMatch(/^4 places with 0 further names, 4 rows left out/)
  expect(await read()).toMatchObject({ geonameid: 900001, name: 'Tell Zuhra', country: 'SYR', lat: 34.5, lon: 36.5 })
  expect((await onrecord(['gazetteer', 'list'], { env })).stdout).toMatch(/^SY2\t\d+ bytes\n$/)
  expect((await onrecord(['gazetteer', 'remove', 'SY2'], { env })).stdout).toBe('SY2 removed\n')
})
