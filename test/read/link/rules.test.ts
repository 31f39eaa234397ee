/** Walks the link rules. */
import { describe, expect, test } from 'vitest'
import { linkRules } from '../../../src/read/link/index.ts'
import { reading } from '../../support/reading.ts'

const fired = (sentence: string) => reading(sentence).links.map((l) => l.rule)

describe.each(linkRules.map((r) => [r.id, r] as const))('%s', (id, rule) => {
  test.each(rule.hits.map((s) => [s]))('fires on: %s', (s) => expect(fired(s)).toContain(id))
  test.each(rule.misses.map((s) => [s]))('is silent on: %s', (s) => expect(fired(s)).not.toContain(id))
})

test('what is told with "responded" answers the deed before it', () => {
  const { links, events, cut } = reading(
    'Rebels fired mortars at the camp. The army responded with artillery fire at the hills.',
  )
  expect(links).toHaveLength(1)
  const event = (id: string) => cut(events.find((e) => e.id === id)!.trigger)
  expect([event(links[0]!.from), links[0]!.type, event(links[0]!.to), cut(links[0]!.span)]).toEqual([
    'responded',
    'response-to',
    'fired',
    'responded',
  ])
})
