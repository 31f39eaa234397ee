/** Actors: kinds, offices, membership and chains. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

/** Actors as 'name: mention; mention'. */
function chains(text: string): string[] {
  const { actors, cut } = reading(text)
  return actors.map((a) => `${a.name}: ${a.mentions.map(cut).join('; ')}`)
}
const named = (text: string, name: string) => {
  const found = reading(text).actors
  const actor = found.find((a) => a.name === name)
  return actor ? { ...actor, memberOf: found.find((a) => a.id === actor.memberOf)?.name } : undefined
}

describe('chains', () => {
  test.each([
    [
      'a surname after the full name',
      'Gen. Omar Fadel spoke in Lima. Fadel left at noon.',
      'Omar Fadel: Omar Fadel; Fadel',
    ],
    ['a pronoun', 'President Ana Ruiz spoke. She left at noon.', 'Ana Ruiz: Ana Ruiz; She'],
    [
      'a short form of a name',
      'The National Salvation Front denied it. The salvation front left.',
      'National Salvation Front: National Salvation Front; salvation front',
    ],
    [
      'other words, same initials',
      'The Popular Safety Forces spoke. The People’s Safety Forces left.',
      'People’s Safety Forces: Popular Safety Forces; People’s Safety Forces',
    ],
    [
      'a group told of before',
      'Boko Haram claimed the raid. The group denied killing civilians.',
      'Boko Haram: Boko Haram; group',
    ],
    [
      'who spoke last, speaks on',
      'Col. Jean Kabila blamed the rebels for the attack. Rebel spokesman Lawrence Mbeki denied any involvement. “We were not there,” he told reporters.',
      'Lawrence Mbeki: Lawrence Mbeki; he',
    ],
  ])('%s', (_, text, chain) => expect(chains(text)).toContain(chain))

  test.each([
    [
      'a body that speaks on',
      'The Harbour Union accused the police of firing at bystanders. It said the wounded were dockers.',
      'Harbour Union: Harbour Union; It',
    ],
    [
      'what a body says of its own',
      'The health ministry praised the nurses. The Northern Front said its men came under fire.',
      'Northern Front: Northern Front; its',
    ],
    [
      'what a body adds of its own',
      'The army left. The Northern Front said the army had broken the truce, adding that its fighters had seized the port.',
      'Northern Front: Northern Front; its',
    ],
    [
      'small words before a name of the register',
      'The paramilitary Rapid Support Forces denied it. The RSF left.',
      'Rapid Support Forces: paramilitary Rapid Support Forces; RSF',
    ],
    [
      'a short form behind a name that ends in a country',
      'The Free Miners of Colombia (FMC) spoke. The FMC left.',
      'Free Miners of Colombia: Free Miners of Colombia; FMC; FMC',
    ],
    [
      'the name of a leader behind his group',
      'The leader of the Salt gang, Wilson Roe, spoke.',
      'Wilson Roe: leader; Wilson Roe',
    ],
    ['a name with an age', 'One protester, 24-year-old Brian Roe, left.', 'Brian Roe: One protester; Brian Roe'],
  ])('%s', (_, text, chain) => expect(chains(text)).toContain(chain))

  test.each([
    ['a family is not the man it mourns', 'The family of the clerk, Amir Roe, wept.', /family; Amir Roe/],
    [
      'an army is not the rebels who call themselves one',
      'The National Liberation Army (ELN) denied it. The ELN accused the army of the raid.',
      /ELN.*; army/,
    ],
    [
      'some of a people are not their state',
      'Israel shut the road. Three Israelis were hurt.',
      /Israel; Three Israelis/,
    ],
    ['a piece of a name in hyphens is no name', 'A gang in Port-AU-Prince left.', /African Union/],
  ])('%s', (_, text, wrong) => {
    expect(chains(text).filter((c) => wrong.test(c))).toEqual([])
  })

  test('two people with one surname stay two', () => {
    const found = chains('Ali Karim met Omar Karim in Paris.')
    expect(found).toContain('Ali Karim: Ali Karim')
    expect(found).toContain('Omar Karim: Omar Karim')
  })

  test('a surname that fits two people leaves a note', () => {
    const { notes } = reading('President Ali Karim met General Omar Karim. Karim spoke first.')
    expect(notes.map((n) => n.rule)).toEqual(['actor/shared-surname'])
  })

  test('a list of states is not one state', () => {
    const states = reading('Envoys from Spain, France and Italy met on Monday.').actors.filter(
      (a) => a.kind === 'government' && a.named,
    )
    expect(states.map((a) => a.country)).toEqual(['ESP', 'FRA', 'ITA'])
  })
})

test('a surname of the register is not that of another person in the report', () => {
  const found = chains('Governor Paula Trump spoke in Lima. Trump left at noon.')
  expect(found).toContain('Paula Trump: Paula Trump; Trump')
})

describe('what an actor is', () => {
  test.each([
    [
      'Pentagon press secretary Jane Lowe spoke.',
      'Jane Lowe',
      { kind: 'person', office: 'press secretary', memberOf: 'Pentagon' },
    ],
    [
      'Col. Omar Fadel, a spokesman for the ministry, spoke.',
      'Omar Fadel',
      { kind: 'person', office: 'Col., spokesman for the ministry', memberOf: 'ministry' },
    ],
    [
      'Inspector General of Police Omar Fadel spoke.',
      'Omar Fadel',
      { kind: 'person', office: 'Inspector General of Police' },
    ],
    ["Haiti's foreign minister, Ana Roe, spoke.", 'Ana Roe', { office: 'foreign minister', memberOf: 'Haiti' }],
    [
      'The Harbour Union left. Its spokesman, Omar Fadel, stayed.',
      'Omar Fadel',
      { office: 'spokesman', memberOf: 'Harbour Union' },
    ],
    ['Three Israelis were hurt in the town.', 'Three Israelis', { kind: 'population', country: 'ISR', named: false }],
    ['An armed group entered the town.', 'armed group', { kind: 'armed-group' }],
    ['A church group entered the town.', 'church group', { kind: 'organization' }],
    ['A coalition of churches spoke.', 'coalition', { kind: 'organization' }],
    ['The porters carried their bodies to the road.', 'bodies', { kind: 'population' }],
    ['Two government bodies left the town.', 'Two government bodies', { kind: 'organization' }],
    ['State prosecutor Omar Fadel spoke.', 'Omar Fadel', { kind: 'person', office: 'State prosecutor' }],
    ['Porters carried 14 bodies to the road.', '14 bodies', { kind: 'population' }],
    ['The Emergency Lawyers left the town.', 'Emergency Lawyers', { kind: 'organization' }],
    ['Iraqi troops attacked the town.', 'Iraqi troops', { kind: 'military', country: 'IRQ', named: false }],
    [
      'Iran-backed militias attacked the town.',
      'Iran-backed militias',
      { kind: 'armed-group', country: null, named: false },
    ],
    ['The Taliban attacked the town.', 'Taliban', { kind: 'armed-group', country: 'AFG', named: true }],
    ['The Iraqi army entered the town.', 'Iraqi army', { kind: 'military', country: 'IRQ' }],
    ['Houthi fighters entered the town.', 'Houthi fighters', { kind: 'armed-group', country: 'YEM', named: false }],
    ['Colombian rebels entered the town.', 'Colombian rebels', { kind: 'armed-group', country: 'COL', named: false }],
    ['Bosnian Serbs entered the town.', 'Bosnian Serbs', { kind: 'population', country: 'BIH' }],
    ['Ethnic Albanian guerrillas attacked the town.', 'Ethnic Albanian guerrillas', { country: null }],
    ['The Obama administration spoke.', 'Obama administration', { kind: 'government', country: 'USA', named: false }],
    ['Saudi-led forces attacked the town.', 'Saudi-led forces', { kind: 'military', country: 'SAU' }],
    ['Obama spoke in Lima.', 'Barack Obama', { kind: 'person', country: 'USA', named: true }],
    ['The PKK attacked the town.', "Kurdistan Workers' Party", { kind: 'armed-group', country: 'TUR' }],
    ['Mursi spoke in Lima.', 'Mohamed Morsi', { kind: 'person', country: 'EGY' }],
  ])('%s', (text, name, want) => expect(named(text, name)).toMatchObject(want))
})
