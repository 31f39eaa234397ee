/** One deed is told once: what was suffered and what did it, who was taken by whom, and what was not done at all. */
import { expect, test } from 'vitest'
import type { Event } from '../../../src/record/index.ts'
import { reading } from '../../support/reading.ts'

const told = (text: string) => reading(text).events
const parties = (e: Event, role: string) => e.participants.filter((p) => p.role === role).map((p) => p.text)
const tollsOf = (e: Event) =>
  Object.fromEntries(Object.entries(e.casualties).map(([harm, toll]) => [harm, [toll.min, toll.max]]))

test.each([
  [
    'Six people were killed and several injured when a car bomb exploded outside the union offices.',
    { killed: [6, 6], injured: [2, null] },
  ],
  ['Two farmers were killed when they set off a mine near the river.', { killed: [2, 2] }],
  [
    'Two soldiers were killed and seven people hurt when a mine exploded near the gate, police said.',
    { killed: [2, 2], injured: [7, 7] },
  ],
  ['Two boys died after troops opened fire on a crowd.', { killed: [2, 2] }],
])('what was suffered when it happened is one deed: %s', (text, tolls) => {
  const events = told(text)
  expect(events).toHaveLength(1)
  expect(tollsOf(events[0]!)).toEqual(tolls)
})

test('a pronoun for who is named in full beside it is no second party', () => {
  const [deed] = told('Four police officers were wounded when gunmen attacked them in the square.')
  expect(deed!.participants.map((p) => p.text)).toEqual(['gunmen', 'Four police officers'])
})

test('an official whom a bomb killed is a person', () => {
  const [deed] = told('The judge was killed when a bomb placed by guerrillas on his car exploded.')
  expect(deed!.participants).toMatchObject([
    { role: 'actor', text: 'guerrillas' },
    { role: 'recipient', text: 'judge', kind: 'person' },
  ])
})

test('what somebody else did is another deed, and its dead are counted once', () => {
  const events = told('Three men were killed after they attacked a police post.')
  expect(events.map(tollsOf)).toEqual([{ killed: [3, 3] }, {}])
})

test.each([
  'Four Americans were killed when their plane crashed near the border.',
  'An explosion of joy shook the town.',
  'The clock struck midnight.',
])('nobody did it: %s', (text) => expect(told(text)).toEqual([]))

test('who was shot down before the crash was killed by somebody', () => {
  const text = 'Four soldiers were killed when their helicopter crashed after rebels hit it with a missile.'
  expect(told(text).map(tollsOf)).toEqual([{ killed: [4, 4] }])
})

test('nobody is no party', () => {
  expect(told('No one was hurt when a bomb exploded.').flatMap((e) => e.participants)).toEqual([])
})

test.each([
  ['Police captured two guerrillas near the bridge.', 'event/coerce-arrest', 'Police'],
  ['Troops captured two rebels near the bridge.', 'event/coerce-arrest', 'Troops'],
  ['Two rebels were captured near the bridge.', 'event/coerce-arrest', undefined],
  ['Troops captured two nurses near the bridge.', 'event/assault-abduct', 'Troops'],
  ['Rebels captured two policemen.', 'event/assault-abduct', 'Rebels'],
  ['Troops captured the town.', 'event/assault-territory', 'Troops'],
])('who is taken by whom: %s', (text, rule, by) => {
  const [deed] = told(text)
  expect(deed).toMatchObject({ rule })
  expect(parties(deed!, 'actor')[0]).toBe(by)
})

test.each([
  ['Six students remain kidnapped.', 'Six students'],
  ['Five drivers were found murdered.', 'Five drivers'],
])('a participle is suffered: %s', (text, whom) => {
  const deed = told(text).find((e) => e.type === 'ASSAULT')!
  expect(parties(deed, 'recipient')).toEqual([whom])
  expect(parties(deed, 'actor')).toEqual([])
})

test.each([
  ['A package exploded in the square.', []],
  ['Seven of these bombs exploded.', ['bombs']],
  ['One of the rockets hit a school.', ['rockets']],
])('what explodes or hits is a weapon or nothing, nobody: %s', (text, weapons) => {
  const [deed] = told(text)
  expect(parties(deed!, 'actor')).toEqual([])
  expect(deed!.instruments.map((i) => i.text.split(' ').at(-1))).toEqual(weapons)
})

test.each([
  ['The bomber detonated his vest at the gate.', null],
  ['A stealth bomber struck the depot.', 'aircraft'],
  ['Bombers struck the depot.', 'aircraft'],
])('a bomber is a person unless it flies: %s', (text, kind) => {
  const flown = told(text).flatMap((e) => e.instruments.filter((i) => i.kind === 'aircraft'))
  expect(flown[0]?.kind ?? null).toBe(kind)
})

test('the air force is no weapon, its jet is', () => {
  expect(told('Bombs damaged an air force depot.').flatMap((e) => e.instruments.map((i) => i.text))).toEqual(['Bombs'])
})

test.each([
  ['They are going to attack the town.', 'planned'],
  ['Rebels planned an attack on the bank.', 'planned'],
  ['An attack on the bank was planned for May.', 'planned'],
  ['The bomb attack which destroyed the hall had been planned since May.', 'asserted'],
  ['The army did not prevent the killing of two farmers.', 'asserted'],
  ['There will not be any more raids.', 'negated'],
  ['It is not true that rebels attacked the village.', 'negated'],
  ['Rumours that soldiers had killed two farmers are false.', 'negated'],
  ['Reports that a third nurse had been killed are untrue, the ministry added.', 'negated'],
  ['It is true that rebels attacked the village.', 'asserted'],
  ['Militias who attack army posts are based at the farm.', 'possible'],
  ['Gunmen who attacked army posts are based at the farm.', 'asserted'],
  ['Police failed to stop the bombing of the bank on Monday.', 'asserted'],
  ['Police failed to prevent the killing of two farmers.', 'asserted'],
  ['The army prevented an attack on the bank.', 'negated'],
  ['Rebels failed to attack the bank.', 'negated'],
])('%s is %s', (text, status) => expect(told(text).find((e) => e.type === 'ASSAULT')?.status).toBe(status))

test.each([['No attacks or killings were reported.'], ['Rebels denied bombings and attacks.']])(
  'deeds in a row share what is denied: %s',
  (text) => expect(told(text).map((e) => e.status)).toEqual(['negated', 'negated']),
)

test('"the attacks" behind bombings were done with bombs, also where a group claims them', () => {
  for (const text of [
    'Two bombs exploded in banks. No one claimed the attacks.',
    'Two bombs exploded in banks. These attacks angered the town.',
    'A bomb exploded in a bank. The Red Front claimed the attack.',
  ])
    expect(told(text)[1]).toMatchObject({ mode: 'explosives', instruments: [{ kind: 'bomb', basis: 'context' }] })
})

test.each([
  ['"They hit the bakery first," said Samir Aloush, a teacher.', 'They'],
  ['Samir Aloush said they hit the bakery.', 'they'],
  ['The ministry said it hit a rebel depot.', 'ministry'],
])('who speaks did it only where the pronoun can be the speaker: %s', (text, who) => {
  const [hit] = told(text).filter((e) => e.type === 'ASSAULT')
  expect(parties(hit!, 'actor').join()).toContain(who)
})

test('dead of a relative clause are of the deed right before it', () => {
  const events = told(
    'A source said that the strikes were a response to the shelling of a hospital on Thursday, in which three doctors died.',
  )
  expect(events.map(tollsOf)).toEqual([{}, { killed: [3, 3] }])
})

test('a past tense is joined to one, not to a purpose', () => {
  const events = told('Police used tear gas to disperse the crowd and detained at least 30 people.')
  expect(events.map((e) => e.rule)).toEqual(['event/assault-gas', 'event/coerce-arrest'])
  expect(parties(events[1]!, 'actor')).toEqual(['Police'])
})

test('prisoners are given back, they give nobody back', () => {
  const [swap] = told('A prisoner swap took place on Friday.')
  expect(swap!.participants).toMatchObject([{ role: 'recipient', text: 'prisoner' }])
})

test.each([
  ['Two soldiers were killed and seven people hurt when a mine exploded.', ['Two soldiers', 'seven people'], []],
  ['The plane was damaged by the flames.', ['plane'], []],
  ['Two men were killed by police after gunmen attacked a bus.', ['Two men'], ['police']],
])('who suffers and who acts: %s', (text, whom, by) => {
  const [deed] = told(text)
  expect(parties(deed!, 'recipient')).toEqual(whom)
  expect(parties(deed!, 'actor')).toEqual(by)
})

test.each([
  ['A captain and seven policemen were killed when guerrillas dynamited their car.', ['population']],
  ['The President of the Supreme Court was wounded when a bomb exploded.', ['person']],
])('officials hurt by a deed of another kind are people: %s', (text, kinds) => {
  const hurt = told(text)[0]!.participants.filter((p) => /policemen|President/.test(p.text))
  expect(hurt.map((p) => p.kind)).toEqual(kinds)
})

test('in quotation marks "he" is not who speaks', () => {
  expect(parties(told('"He shot two men," said Ramiro Solana.')[0]!, 'actor')).toEqual(['He'])
})
