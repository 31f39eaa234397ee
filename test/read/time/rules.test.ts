/** Walks the rule table: ids are unique, every hit fires its rule on the marked words, no miss fires it. */
import { expect, test } from 'vitest'
import { timeRules } from '../../../src/read/time/rules/index.ts'
import { marked, timesOf } from './helper.ts'

test('ids are unique and every rule has a hit and a miss', () => {
  const ids = timeRules.map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const rule of timeRules) {
    expect(rule.id).toMatch(/^time\/[a-z0-9-]+$/)
    expect(rule.hits.length, rule.id).toBeGreaterThan(0)
    expect(rule.misses.length, rule.id).toBeGreaterThan(0)
  }
})

const hits = timeRules.flatMap((r) => r.hits.map((hit) => [r.id, hit] as const))
test.each(hits)('%s fires on: %s', (id, hit) => {
  const { text, spans } = marked(hit)
  const own = timesOf(text, '2021-06-29').filter((t) => t.rule === id)
  expect(own.map((t) => t.span)).toEqual(spans)
})

const misses = timeRules.flatMap((r) => r.misses.map((miss) => [r.id, miss] as const))
test.each(misses)('%s does not fire on: %s', (id, miss) => {
  const own = timesOf(miss, '2021-06-29').filter((t) => t.rule === id)
  expect(own.map((t) => miss.slice(t.span.start, t.span.end))).toEqual([])
})
