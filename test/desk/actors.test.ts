/** The researcher's own register: both forms of file, what is refused, what is replaced. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addActors, ownActorsFile, readActors } from '../../src/desk/actors.ts'

const countries = new Set(['MLI', 'NER', 'PSE', 'USA'])
let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'onrecord-actors-'))
})
afterAll(() => rmSync(top, { recursive: true }))

test('a table: rows, comments, a header, refusals by line', () => {
  const text = `name\tkind\tcountry\taliases
# a comment
Blue River Militia\tarmed-group\tMLI\tBRM | Blue River fighters
Lake Council\tintergovernmental
\tmilitary\tMLI
Grey Wing\tgang\tMLI
Grey Wing\tarmed-group\tMali
`
  const { entries, refused } = readActors(text, countries)
  expect(entries).toEqual([
    { name: 'Blue River Militia', kind: 'armed-group', country: 'MLI', others: ['BRM', 'Blue River fighters'] },
    { name: 'Lake Council', kind: 'intergovernmental', country: '', others: [] },
  ])
  expect(refused.map(({ line }) => line)).toEqual([5, 6, 7])
})

describe('a dictionary of PETRARCH or Phoenix', () => {
  test.each([
    [
      'BLUE_RIVER_MILITIA_ [MLIREB]\n+BRM_\n+BLUE_RIVER_FRONT_\n',
      'Blue River Militia',
      'armed-group',
      'MLI',
      ['BRM', 'Blue River Front'],
    ],
    [
      'OMAR_SISSOKO_  ; once in office\n+SISSOKO_\n\t[MLIGOV 011222-140929]\n\t[NERELI >140929]\n',
      'Omar Sissoko',
      'person',
      'NER',
      ['Sissoko'],
    ],
    ['LAKE_COUNCIL_ [IGOWAF]', 'Lake Council', 'intergovernmental', '', []],
    ['RAMALLAH_POLICE_ [PALCOP]', 'Ramallah Police', 'government', 'PSE', []],
    ['NIGER_ [NER]', 'Niger', 'government', 'NER', []],
  ] as const)('%j', (text, name, kind, country, others) => {
    expect(readActors(text, countries)).toEqual({ entries: [{ name, kind, country, others }], refused: [] })
  })

  test('agents, codes of nothing and loose lines are refused', () => {
    const { entries, refused } = readActors('+LOOSE_\nPOLICEMAN_ [~COP]\nTHING_ [ZZZ]\nGOOD_ONE_ [USAMIL]\n', countries)
    expect(entries.map(({ name }) => name)).toEqual(['Good One'])
    expect(refused.map(({ line }) => line)).toEqual([1, 2, 3])
  })
})

test('added entries are kept sorted, and replaced by name', () => {
  const file = join(top, 'kept', 'actors.tsv')
  const from = join(top, 'given.tsv')
  writeFileSync(from, 'Zebra Front\tarmed-group\tMLI\nAcacia Front\tarmed-group\tMLI\n')
  expect(addActors(from, countries, file)).toMatchObject({ added: 2, replaced: 0 })
  writeFileSync(from, 'Zebra Front\torganization\tNER\tZF\n')
  expect(addActors(from, countries, file)).toMatchObject({ added: 0, replaced: 1 })
  expect(readFileSync(file, 'utf8').split('\n').slice(1)).toEqual([
    'Acacia Front\tarmed-group\tMLI\t',
    'Zebra Front\torganization\tNER\tZF',
    '',
  ])
})

test('a missing file is told', () => {
  expect(() => addActors(join(top, 'none'), countries, join(top, 'x'))).toThrow(/INPUT_MISSING/)
})

test('the environment says where it is', () => {
  expect(ownActorsFile({ ONRECORD_ACTORS: '/somewhere/own.tsv' })).toBe('/somewhere/own.tsv')
  expect(ownActorsFile({})).toMatch(/onrecord.actors\.tsv$/)
})
