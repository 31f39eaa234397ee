import { expect, test } from 'vitest'
import { averageLink } from '../../src/incident/average-link.ts'
import { parseBackground } from '../../src/incident/background.ts'
import { groupStories } from '../../src/incident/stories.ts'
import { tellingOf, termsOf } from '../../src/incident/terms.ts'
import { makeReport } from '../ledger/made.ts'
import { joinModel as model } from './model.ts'
import { shuffled } from './shuffled.ts'

function telling(id: string, text: string) {
  const { record } = makeReport(text, { id })
  const end = text.indexOf('. ') + 1 || text.length
  const names = [...text.matchAll(/(?<!^)(?<!\. )\b\p{Lu}\p{Ll}+/gu)]
  return tellingOf({
    ...record,
    sentences: [
      { start: 0, end },
      { start: Math.min(end + 1, text.length), end: text.length },
    ],
    names: names.map((m) => ({ span: { start: m.index, end: m.index + m[0].length }, type: 'PER' as const })),
  })
}

const reports = [
  telling(
    'ferry-1',
    'A ferry with 80 aboard sank off Tarmia on Sunday in heavy seas. Coastguards pulled 61 survivors from the water, captain Idris Vane among them.',
  ),
  telling(
    'ferry-2',
    'Rescuers have saved 61 people after the ferry of captain Idris Vane sank off Tarmia. It had 80 passengers aboard when it met heavy seas on Sunday.',
  ),
  telling(
    'ferry-3',
    'The ferry that sank on Sunday off Tarmia carried 80 people, its owner said. Idris Vane, the captain, was saved with 60 others from heavy seas.',
  ),
  telling(
    'mine-1',
    'An explosion in the Kolben mine trapped 14 workers on Thursday. Gas had been reported to inspector Maren Holt a week before the shift.',
  ),
  telling(
    'mine-2',
    'Fourteen workers are trapped in the Kolben mine after Thursday’s explosion. Inspector Maren Holt said gas had been reported the week before.',
  ),
  telling(
    'budget',
    'Parliament passed the budget by two votes after a night of talks. The finance minister called it a compromise that nobody loves.',
  ),
]

test('reports of one happening come together, others stay apart, in whatever order they come', () => {
  const groups = groupStories(reports, model)
  expect(groups).toEqual([['budget'], ['ferry-1', 'ferry-2', 'ferry-3'], ['mine-1', 'mine-2']])
  for (let seed = 1; seed < 6; seed += 1) expect(groupStories(shuffled(reports, seed), model)).toEqual(groups)
})

test('nothing to group is no group', () => {
  expect(groupStories([], model)).toEqual([])
  expect(groupStories([telling('empty', '')], model)).toEqual([['empty']])
})

test.each([
  ['The militiamen', ['militia']],
  ["Hezbollah's rockets", ['hezboll', 'rocket']],
  ['who is it?', []],
])('terms of %j', (text, terms) => {
  expect(termsOf(text)).toEqual(terms)
})

test('days are found in both orders', () => {
  const { days } = telling('d', 'It began on February 22, 2009 and ended on 3 March, a Tuesday.').terms
  expect([...days.keys()]).toEqual(['feb22', '2009', 'mar3', 'tuesday'])
})

test.each<[why: string, n: number, pairs: [number, number, number][], groups: number[]]>([
  ['no pairs', 3, [], [0, 1, 2]],
  ['one pair', 3, [[1, 2, 1]], [0, 1, 1]],
  [
    'a chain breaks where the average is below',
    3,
    [
      [0, 1, 3],
      [1, 2, 1],
    ],
    [0, 0, 2],
  ],
  [
    'a chain holds where the average is above',
    3,
    [
      [0, 1, 9],
      [1, 2, 8],
    ],
    [0, 0, 0],
  ],
  [
    'what speaks against counts',
    3,
    [
      [0, 1, 3],
      [1, 2, 2],
      [0, 2, -3],
    ],
    [0, 0, 2],
  ],
  [
    'of equals the lowest go first',
    4,
    [
      [2, 3, 1],
      [1, 2, 1],
      [0, 1, 1],
    ],
    [0, 0, 2, 2],
  ],
])('average link: %s', (_, n, pairs, groups) => {
  const options = { absent: -6, least: 0 }
  for (const given of [pairs, [...pairs].reverse()])
    expect(
      averageLink(
        n,
        given.map(([a, b, odds]) => ({ a, b, odds })),
        options,
      ),
    ).toEqual(groups)
})

test('a background without its first line is refused', () => {
  expect(() => parseBackground('word\t3\n')).toThrow('documents<TAB>N')
})
