/** The tables of data/actors: sorted, whole, and no written form stands for two. */
import { expect, test } from 'vitest'
import { foldName } from '../../../src/read/actor/register.ts'
import { ActorKind } from '../../../src/record/index.ts'
import { lexicon } from '../../support/reading.ts'

const rows = (name: string) =>
  lexicon(`actors/${name}`)
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split('\t'))

const countries = new Set(
  lexicon('places/countries.tsv')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t')[0]!),
)

const tables = [
  { name: 'register.tsv', columns: 4, country: 2 },
  { name: 'people.tsv', columns: 3, country: 1 },
  { name: 'peoples.tsv', columns: 2, country: 1 },
  { name: 'nouns.tsv', columns: 2, country: null },
]

test.each(tables)('$name: sorted, each row whole, countries that are', ({ name, columns, country }) => {
  const table = rows(name)
  const names = table.map((row) => row[0]!)
  expect(names).toEqual([...new Set(names)].sort())
  expect(table.filter((row) => row.length !== columns)).toEqual([])
  if (country !== null) expect(table.filter((row) => row[country] !== '' && !countries.has(row[country]!))).toEqual([])
})

test.each([
  ['register.tsv', 1],
  ['nouns.tsv', 1],
])('%s: kinds of the record only', (name, column) => {
  expect(rows(name).filter((row) => !ActorKind.options.includes(row[column] as ActorKind))).toEqual([])
})

test('a written form stands for one entry', () => {
  const owners = new Map<string, string>()
  const twice: string[] = []
  for (const row of [
    ...rows('register.tsv').map((r) => [r[0]!, r[3]!]),
    ...rows('people.tsv').map((r) => [r[0]!, r[2]!]),
  ])
    for (const form of [row[0]!, ...row[1]!.split('|')].filter((f) => f !== '')) {
      const key = foldName(form)
      const owner = owners.get(key)
      if (owner !== undefined && owner !== row[0]) twice.push(`${form}: ${owner}, ${row[0]}`)
      owners.set(key, row[0]!)
    }
  expect(twice).toEqual([])
})
