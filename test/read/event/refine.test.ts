/** Deeds of violence: who is a party, what is a weapon, what tells of no particular deed, what the report as a whole says. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

const deeds = (text: string) => reading(text).events.filter((e) => e.type === 'ASSAULT')
const side = (text: string, role: string) =>
  deeds(text).flatMap((e) => e.participants.filter((p) => p.role === role).map((p) => p.text))

describe('parties', () => {
  test('a weapon is none, but what a state sends is', () => {
    expect(side('Two bombs killed a guard.', 'actor')).toEqual([])
    expect(deeds('Two bombs killed a guard.')[0]?.instruments[0]).toMatchObject({ kind: 'bomb' })
    expect(side('Turkish tanks shelled the village.', 'actor')).toEqual(['Turkish tanks'])
  })
  test('a bomb attack was done with a bomb', () => {
    expect(deeds('The bomb attack killed a guard.').flatMap((e) => e.instruments.map((i) => i.text))).toEqual(['bomb'])
  })
  test('whoever is killed is somebody', () => {
    const killed = deeds('Gunmen killed three clergymen.')[0]?.participants.find((p) => p.role === 'recipient')
    expect(killed?.kind).toMatch(/^(population|person)$/)
  })
  test('a named person is told by the name', () => {
    expect(side('Gunmen murdered provincial governor Ramiro Solana.', 'recipient')).toEqual(['Ramiro Solana'])
  })
  test('a murder is the murder of whom it is said to be', () => {
    expect(side("Nariman Solana's murder shocked the town.", 'recipient')).toEqual(['Nariman Solana'])
    expect(side("The warlord's murder of a judge went unpunished.", 'actor')).toEqual(['warlord'])
  })
  test('members act for their group', () => {
    expect(side('Hamas gunmen attacked a convoy.', 'actor')).toContain('Hamas')
  })
})

describe('status', () => {
  test.each([
    'The party called for unity in the war on drugs.',
    'Violence must stop.',
    'The minister asked the citizens to fight subversion.',
  ])('tells of no particular deed: %s', (text) => {
    for (const e of deeds(text)) expect(e.status).not.toBe('asserted')
  })
  test.each(['The attack on the bridge failed.', 'Rebels attacked a bridge.', 'Fighting killed nine people.'])(
    'tells of one: %s',
    (text) => expect(deeds(text).some((e) => e.status === 'asserted')).toBe(true),
  )
})

describe('fillers', () => {
  const report = [
    'A powerful bomb exploded in the early hours outside the offices of an airline.',
    'The blast destroyed the windows of the building.',
    'Police said that urban guerrillas had placed the dynamite.',
    'Nobody was hurt.',
  ].join('\n')
  test('lead back to their characters and say their basis', () => {
    const added = deeds(report).flatMap((e) =>
      [...e.participants, ...e.instruments].filter((x) => x.basis === 'context'),
    )
    for (const x of added) expect(report.slice(x.span!.start, x.span!.end)).toBe(x.text)
  })
  test('the same report gives the same record', () => {
    expect(deeds(report)).toEqual(deeds(report))
  })
  test('a lone sentence is left to its grammar', () => {
    for (const e of deeds('A bomb exploded near the dynamite store.'))
      expect(e.participants.every((p) => p.basis === undefined)).toBe(true)
  })
})

test('whoever speaks in a report is nobody who attacked, for what the report sounds like', () => {
  const text = [
    'A child was killed and three other people were wounded when bombs struck houses in the town.',
    'The raid came after gunmen fired rockets at an airport.',
    'Spokesman John Kirby said the strikes were necessary. Kirby said no civilians were harmed.',
    'The town was quiet in the morning. Shops stayed shut.',
  ].join(' ')
  const { events } = reading(text)
  const actors = events
    .filter((e) => e.type === 'ASSAULT')
    .flatMap((e) => e.participants.filter((p) => p.role === 'actor'))
  expect(actors.map((p) => p.text).filter((words) => /Kirby/.test(words))).toEqual([])
})

test('who calls a deed something did not do it', () => {
  const { events } = reading('The spokesman called the raids “defensive precision airstrikes”.')
  expect(events.flatMap((e) => e.participants.filter((p) => p.role === 'actor'))).toEqual([])
})
