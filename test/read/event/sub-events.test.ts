/** ACLED sub-events: every cue in its sentence, and the rules that need more than a cue. */
import { describe, expect, test } from 'vitest'
import { subEventRules } from '../../../src/read/event/rules/sub-events.ts'
import { reading } from '../../support/reading.ts'

const rows = (text: string) => reading(text).events.map((e) => e.acled)

test('ids are unique', () => {
  const ids = subEventRules.map((r) => r.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^event\/acled-[a-z-]+$/)
})

describe.each(subEventRules.map((r) => [r.id, r] as const))('%s', (_, rule) => {
  test.each(rule.hits.map((s) => [s]))('is the row of: %s', (s) => expect(rows(s)).toContain(rule.subEvent))
  test.each(rule.misses.map((s) => [s]))('is not the row of: %s', (s) => expect(rows(s)).not.toContain(rule.subEvent))
})

test.each([
  ['The army recaptured two villages from the rebels.', 'Government regains territory'],
  ['Militants took control of the port.', 'Non-state actor overtakes territory'],
  ['Police seized twelve rifles in a raid.', 'Disrupted weapons use'],
  ['A cache of ammunition was found in a well.', 'Disrupted weapons use'],
  ['Rebels set up a base near the lake.', 'Headquarters or base established'],
  ['The two sides signed a ceasefire.', 'Agreement'],
  ['The rebels released four captured soldiers.', 'Agreement'],
  ['The militia handed over the base to the army.', 'Non-violent transfer of territory'],
  ['The army dispatched hundreds of soldiers to the valley.', 'Change to group/activity'],
  ['Three shops were looted on Sunday.', 'Looting/property destruction'],
  ['The army captured a rebel commander.', 'Arrests'],
  ['Gunmen attacked an army convoy.', 'Armed clash'],
  ['Gunmen attacked a church.', 'Attack'],
  ['Thousands took to the streets of the capital.', 'Peaceful protest'],
])('%s', (text, subEvent) => expect(rows(text)).toContain(subEvent))

test('what has no row of its own has none', () => {
  expect(rows('The ministry banned the party.')).toEqual([null])
  expect(rows('The two states are still at war.')).not.toContain('Armed clash')
})
