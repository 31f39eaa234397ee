/** Walks the event rules: ids unique, every hit fires its rule, no miss does. */
import { describe, expect, test } from 'vitest'
import { eventRules } from '../../../src/read/event/index.ts'
import { reading } from '../../support/reading.ts'

const fired = (sentence: string) => reading(sentence).events.map((e) => e.rule)

test('ids are unique and name their type', () => {
  const ids = eventRules.map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const rule of eventRules) expect(rule.id).toMatch(/^event\/[a-z-]+$/)
})

describe.each(eventRules.map((r) => [r.id, r] as const))('%s', (id, rule) => {
  test('has a hit and a miss', () => {
    expect(rule.hits.length).toBeGreaterThan(0)
    expect(rule.misses.length).toBeGreaterThan(0)
  })
  test.each(rule.hits.map((s) => [s]))('fires on: %s', (s) => expect(fired(s)).toContain(id))
  test.each(rule.misses.map((s) => [s]))('is silent on: %s', (s) => expect(fired(s)).not.toContain(id))
})
