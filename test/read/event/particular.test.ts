/** Kinds of deeds and particular ones; what a toll or "the attack" was done with. */
import { describe, expect, test } from 'vitest'
import { Deeds } from '../../../src/read/event/index.ts'
import { reading } from '../../support/reading.ts'

const deeds = (text: string) => reading(text).events.filter((e) => e.type === 'ASSAULT')

describe('a kind of deed is possible', () => {
  test.each([
    'Death squads murder peasants with impunity.',
    'They speak of kidnappings and murders.',
    'We live in a country where gunmen kill judges and kidnap farmers.',
  ])('%s', (text) => {
    expect(deeds(text).length).toBeGreaterThan(0)
    for (const e of deeds(text)) expect(e.status).toBe('possible')
  })
})

describe('a particular deed is asserted', () => {
  test.each([
    'Gunmen killed a judge.', // one person
    'Gunmen killed nine judges.', // a toll
    'The rebels kidnapped Ramiro Solana.', // by name
    'Rebels attacked villages.', // simple past
    'Troops are fighting rebels.', // armed sides are not judged
    'The attack was over within an hour.', // told of before
  ])('%s', (text) => {
    expect(deeds(text).some((e) => e.status === 'asserted')).toBe(true)
  })
})

describe('no violence', () => {
  test.each([
    'An earthquake killed two farmers.',
    'A hurricane destroyed the pier.',
    'The senator harshly attacked the budget.',
    'Marchers burned a flag.',
  ])('%s', (text) => expect(deeds(text)).toEqual([]))
})

describe('means', () => {
  const told = (text: string, word: string) => deeds(text).find((e) => text.slice(e.trigger.start).startsWith(word))
  test('a toll behind a bombing was done with the bomb', () => {
    const toll = told('A bomb exploded in the market. Two traders were killed.', 'killed')
    expect(toll).toMatchObject({ mode: 'explosives', instruments: [{ kind: 'bomb', text: 'bomb', basis: 'context' }] })
  })
  test('a toll with somebody who did it, or behind another deed, was not', () => {
    const text = 'A bomb exploded in the market. Gunmen killed two traders.'
    expect(told(text, 'killed')?.instruments).toEqual([])
    expect(told('Gunmen opened fire on a bus. Two traders were killed.', 'killed')?.mode).toBe(null)
  })
  test.each([
    ['Youths set fire to a bus.', 'fire'],
    ['Villagers burned two trucks.', 'burned'],
  ])('fire: %s', (text, word) => {
    expect(deeds(text)[0]?.instruments).toMatchObject([{ kind: 'fire', text: word }])
  })
})

test('other bytes are no deed model', () => {
  expect(() => new Deeds(new Uint8Array(12))).toThrow(/DATA_MISSING/)
})
