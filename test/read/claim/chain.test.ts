/** Claims inside claims, responsibility, what a denial is aimed at, hedges. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

describe('a claim inside a claim', () => {
  test.each([
    ['The mayor said the army had denied the raid.', 'The mayor', [[1, 'the army', 'the raid', 'denies']]],
    [
      'The envoy said that the rebels accused the army of burning the mill.',
      'The envoy',
      [[1, 'the rebels', 'the army of burning the mill', 'accuses']],
    ],
  ])('%s', (text, speaker, want) => {
    const { claims, cut } = reading(text)
    expect(claims.map((c) => c.speaker.text)).toEqual([speaker])
    const relays = claims[0]!.relays ?? []
    expect(relays.map((r) => [r.depth, r.speaker.text, r.content.map(cut).join(' '), r.stance])).toEqual(want)
  })

  test('what the report passes on inside a deed is a claim of its own', () => {
    const { claims } = reading(
      'In March the president ordered strikes on depots that the army says were used by rebels.',
    )
    expect(claims.map((c) => c.speaker.text)).toContain('the army')
  })

  test('what is told as plain fact inside is none', () => {
    expect(reading('The mayor said the bridge was open.').claims[0]!.relays).toBeUndefined()
  })
})

describe('responsibility', () => {
  test.each([
    ['The Northern Front claimed responsibility for the bombing.', 'claimed'],
    ['The group took responsibility for the attack on the depot.', 'claimed'],
    ['The group denied responsibility for the bombing.', 'denied'],
    ['The group denied any involvement in the attack.', 'denied'],
    ['The group denied that it was behind the attack.', 'denied'],
    ['The group denied having shelled the market.', 'denied'],
    ['The group denied the report.', undefined],
    ['The group claimed the bombing.', 'claimed'],
    ['The group claimed that the bombing was filmed.', undefined],
    ['The group condemned the bombing.', undefined],
  ])('%s', (text, want) => expect(reading(text).claims[0]!.responsibility).toBe(want))

  test.each([
    'No group has claimed responsibility for the blast.',
    'Nobody has yet claimed responsibility for the blast.',
    'There was no immediate claim of responsibility.',
    'Responsibility for the blast has not been claimed.',
  ])('nobody: %s', (text) => {
    const { claims, notes } = reading(text)
    expect(claims).toEqual([])
    expect(notes.map((n) => n.rule)).toContain('claim/unclaimed')
  })
})

describe('what a denial is aimed at', () => {
  test.each([
    'Kyiv accused Moscow of shelling the plant. Moscow denied the accusation.',
    'Kyiv said Moscow had shelled the plant. Officials were told of it. Moscow denied the claim.',
    'Kyiv said Moscow had shelled the plant. Moscow denied it.',
  ])('the claim it answers: %s', (text) => {
    const { claims } = reading(text)
    const denial = claims.find((c) => c.stance === 'denies')!
    expect(denial.answers).toEqual([claims.find((c) => c.speaker.text === 'Kyiv')!.id])
  })

  test('and the event told of there', () => {
    const { claims, events } = reading('Kyiv said Moscow had shelled the plant. Moscow denied the claim.')
    const shelling = events.find((e) => e.type === 'ASSAULT')!
    expect(claims.map((c) => c.about)).toEqual([[shelling.id], [shelling.id]])
    expect(shelling.claims).toEqual([claims[0]!.id])
  })

  test('the event before it, where its words tell none', () => {
    const { claims, events } = reading('Gunmen burned a mill in the north. The rebels denied any involvement.')
    expect(claims.map((c) => [c.stance, c.about, c.answers])).toEqual([['denies', [events[0]!.id], undefined]])
    expect(events[0]!.claims).toEqual([])
  })

  test.each([
    ['The army said rebels had used the mill as a depot. The rebels denied that they used the mill.', 0],
    ['The army said the road was mined. The rebels rejected the accusation that they robbed the bank.', undefined],
  ])('where it tells what was said, that claim or none: %s', (text, want) => {
    const { claims } = reading(text)
    expect(claims.at(-1)!.answers).toEqual(want === undefined ? undefined : [claims[want]!.id])
  })

  test.each([
    [
      'Rebels blew up a pipeline. Troops retook a town. The mission condemned the bombing.',
      'the deed that its words name',
      ['blew up'],
    ],
    ['Rebels bombed a bank. Troops retook a town. The mission condemned the attack.', 'no gain of ground', ['bombed']],
    [
      'Rebels blew up a pipeline. The army killed a cook. The rebels denied carrying out the bombing.',
      'beside the deed in its own words',
      ['bombing', 'blew up'],
    ],
    ['Rebels bombed a bank. The ministry denied that troops had left the town.', 'none', []],
  ])('%s: %s', (text, _, want) => {
    const { claims, events, cut } = reading(text)
    const triggers = new Map(events.map((e) => [e.id, cut(e.trigger)]))
    expect(claims.at(-1)!.about.map((id) => triggers.get(id))).toEqual(want)
  })

  test.each([
    ['The army said it had hit a depot. The governor rejected that account.', ['The army']],
    [
      'Kyiv accused Moscow of shelling a school. The envoy said rain had begun. Moscow denied shelling the school.',
      ['Kyiv'],
    ],
    ['The envoy said rain had begun. Moscow denied shelling the school.', undefined],
  ])('whom it answers: %s', (text, want) => {
    const { claims } = reading(text)
    const answers = claims.at(-1)!.answers?.map((id) => claims.find((c) => c.id === id)!.speaker.text)
    expect(answers).toEqual(want)
  })

  test('a speaker does not answer himself', () => {
    const { claims } = reading('The army said rebels burned the mill. The army denied the report.')
    expect(claims[1]!.answers).toBeUndefined()
  })
})

test('a deed is no cue', () => {
  expect(reading('Gunmen attacked a convoy on the coast road.').claims).toEqual([])
})

test('the dateline is no part of what is said', () => {
  const { claims, cut } = reading('TARVO, May 3 (Coastline Press) - A bridge over the Selm fell, the mayor said.')
  expect(claims.map((c) => c.content.map(cut))).toEqual([['A bridge over the Selm fell']])
})

test('a negated cue is marked', () => {
  const { claims } = reading('The minister did not say that the road was mined.')
  expect(claims.map((c) => [c.negated, c.speaker.text])).toEqual([[true, 'The minister']])
})

describe('hedges', () => {
  test.each([
    ['The alleged raid was filmed.', 'claim/hedge', 'alleged'],
    ['The so-called ceasefire ended.', 'claim/hedge', 'so-called'],
    ['Troops entered the “safe zone” at dawn.', 'claim/distance', '“safe zone”'],
  ])('%s', (text, rule, words) => {
    const { notes, cut } = reading(text)
    expect(notes.filter((n) => n.rule === rule).map((n) => cut(n.span!))).toEqual([words])
  })

  test.each(['The mayor called it “a mistake”.', 'The raid was filmed.'])('none: %s', (text) => {
    expect(reading(text).notes.filter((n) => /hedge|distance/.test(n.rule))).toEqual([])
  })
})
