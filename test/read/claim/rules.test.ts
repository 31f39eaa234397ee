/** Walks the cue rules: ids unique, every hit fires its rule, no miss does. */
import { describe, expect, test } from 'vitest'
import { cueRules } from '../../../src/read/claim/index.ts'
import { reading } from '../../support/reading.ts'

const fired = (sentence: string) => reading(sentence).claims.map((c) => c.rule)

test('ids are unique and no lemma stands in two rules', () => {
  const ids = cueRules.map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
  const lemmas = cueRules.flatMap((r) => r.lemmas)
  expect(lemmas.filter((l, i) => lemmas.indexOf(l) !== i)).toEqual([])
})

describe.each(cueRules.map((r) => [r.id, r] as const))('%s', (id, rule) => {
  test.each(rule.hits.map((s) => [s]))('fires on: %s', (s) => expect(fired(s)).toContain(id))
  test.each(rule.misses.map((s) => [s]))('is silent on: %s', (s) => expect(fired(s)).not.toContain(id))
})
