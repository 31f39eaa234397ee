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

test('an answer to what is told again answers its first telling', () => {
  const day = { type: 'DATE' as const, from: '2020-03-02T00:00:00Z', to: '2020-03-03T00:00:00Z', resolved: true }
  const text =
    'The rebels shelled the army on Monday. The army was hit by mortars on Monday. The army responded with artillery fire.'
  const times = [...text.matchAll(/Monday/g)].map((m, i) => ({
    ...day,
    id: `t${i + 1}`,
    span: { start: m.index, end: m.index + 6 },
    value: '2020-03-02',
    rule: 'time/test',
  }))
  const { links, events, cut } = reading(text, { times })
  const event = (id: string) => cut(events.find((e) => e.id === id)!.trigger)
  expect(links.map((l) => `${event(l.from)} ${l.type} ${event(l.to)}`)).toEqual([
    'responded response-to hit',
    'hit same-as shelled',
    'responded response-to shelled',
  ])
})
