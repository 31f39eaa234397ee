/** Walks the rules of tolls: every hit says what it should, no miss says anything. */
import { describe, expect, test } from 'vitest'
import { tollRules } from '../../../src/read/event/index.ts'
import type { Casualties } from '../../../src/record/index.ts'
import { reading } from '../../support/reading.ts'

const HARMS = ['killed', 'injured', 'missing', 'detained'] as const
const range = ({ min, max }: { min: number | null; max: number | null }) =>
  min === max ? `${min}` : `${min ?? ''}-${max ?? ''}`

/** What all events of a sentence tell together: "killed 3, injured 12-". */
function says(sentence: string): string {
  const all: Casualties = Object.assign({}, ...reading(sentence).events.map((e) => e.casualties))
  return HARMS.flatMap((h) => (all[h] ? [`${h} ${range(all[h])}`] : [])).join(', ')
}

test('ids are unique', () => {
  const ids = tollRules.map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
})

describe.each(tollRules.map((r) => [r.id, r] as const))('%s', (_, rule) => {
  test.each(rule.hits)('%s', (sentence, what) => expect(says(sentence)).toBe(what))
  test.each(rule.misses.map((s) => [s]))('says nothing: %s', (s) => expect(says(s)).toBe(''))
})
