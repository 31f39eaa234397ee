/** "the attack": which deed it points back to, and when it points to none. */
import { expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

/** Pairs of trigger words that are told to be one deed. */
function pairs(text: string): string[] {
  const { events, links, cut } = reading(text)
  const word = (id: string) => cut(events.find((e) => e.id === id)!.trigger)
  return links.filter((l) => l.rule === 'link/pointed-at').map((l) => `${word(l.from)} = ${word(l.to)}`)
}

test('a definite noun is the deed told before', () => {
  expect(pairs('Rebels blew up a pipeline near the river.\nThe firm stopped pumping after the attack.')).toEqual([
    'attack = blew up',
  ])
  expect(pairs('A car bomb killed two guards.\nThe group said it was behind the bombing.')).toEqual([
    'bombing = killed',
  ])
})

test('of several deeds the one whose parties are named', () => {
  const text =
    'Rebels blew up a pipeline near the river.\nA minister was wounded in an air strike.\nThe firm closed the pipeline after the attack.'
  expect(pairs(text)).toEqual(['attack = blew up'])
})

test.each([
  ['another deed', 'Rebels attacked a post.\nThe latest attack killed two guards.'],
  ['an indefinite one', 'Rebels attacked a post.\nPolice fear an attack on the port.'],
  ['what was shot down', 'Air defences shot down a drone.\nA source spoke of the shelling.'],
  ['another kind', 'Rebels kidnapped a priest.\nThe air strike hit a bridge.'],
  ['other parties', 'Rebels attacked a post.\nThe army attack on a village killed two farmers.'],
  ['another number killed', 'Gunmen attacked a market, leaving two dead.\nThe attack left nine dead.'],
  ['several that fit alike', 'Rebels raided a village.\nGunmen shot a priest.\nThe attack caused anger.'],
])('not %s', (_, text) => expect(pairs(text)).toEqual([]))
