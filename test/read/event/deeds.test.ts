/** One deed and what belongs to it: harms in a row, accusations, towns in front of a deed, places that are none. */
import { expect, test } from 'vitest'
import type { Event, Place, Timex } from '../../../src/record/index.ts'
import { reading } from '../../support/reading.ts'

const told = (text: string) => reading(text).events
const parties = (e: Event, role: string) => e.participants.filter((p) => p.role === role).map((p) => p.text)
/** A place of the text by its words. */
function at(text: string, words: string, kind: Place['kind'] = 'settlement'): Place {
  const start = text.indexOf(words)
  return {
    id: words,
    span: { start, end: start + words.length },
    text: words,
    name: words,
    lat: 0,
    lon: 0,
    geonameid: null,
    country: null,
    kind,
    precision: kind === 'settlement' ? 'settlement' : 'region',
  }
}
const placesOf = (text: string, place: Place) => reading(text, { places: [place] }).events.map((e) => e.where)

test.each([
  [
    'joined by "and"',
    'Four men were killed and ten women were wounded near the river.',
    { killed: { min: 4 }, injured: { min: 10 } },
  ],
  ['in a fight', 'It was a gun battle in which four farmers were killed.', { killed: { min: 4 } }],
  ['of a bomb', 'A bomb that killed two drivers exploded near a bridge.', { killed: { min: 2 } }],
])('harms %s are one deed', (_, text, casualties) => {
  const events = told(text)
  expect(events).toHaveLength(1)
  expect(events[0]!.casualties).toMatchObject(casualties)
})

test('a second passive leaves out "were"', () => {
  const beating = told('Five students were detained and beaten by police.').find((e) => e.mode === 'beat')
  expect(parties(beating!, 'recipient')).toEqual(['Five students'])
})

test('what a weapon did is the deed of whoever used it', () => {
  const events = told('A group detonated a car bomb at a police academy in Bogota that killed 22 cadets.')
  expect(events).toHaveLength(1)
  expect(events[0]!.casualties.killed).toMatchObject({ min: 22, max: 22 })
})

test('an accusation of a deed tells of the deed too, done by the accused', () => {
  const [accusation, deed] = told('The governor accused Kyiv of shelling a village, wounding a woman.')
  expect(accusation!.type).toBe('ACCUSE')
  expect(deed).toMatchObject({ type: 'ASSAULT', casualties: { injured: { min: 1, max: 1 } } })
  expect(parties(deed!, 'actor')).toEqual(['Kyiv'])
})

test('a deed behind a comma is one of its own', () => {
  const events = told('Police fired tear gas to disperse them, arresting at least five protesters.')
  expect(events.map((e) => e.type)).toEqual(['ASSAULT', 'COERCE'])
  expect(events[1]!.casualties.detained).toMatchObject({ min: 5, max: null })
})

test('a town in front of a deed is where it was', () => {
  const text = 'A Kabul bombing killed ten people.'
  const { events } = reading(text, { places: [at(text, 'Kabul')] })
  expect(parties(events[0]!, 'actor')).toEqual([])
  expect(events[0]!.where).toEqual(['Kabul'])
})

test('ground with a name in front is a place', () => {
  const text = 'An air force jet bombed a camp in neighbouring Zamfara state.'
  expect(placesOf(text, at(text, 'Zamfara', 'region'))).toEqual([['Zamfara']])
})

test('whom words are aimed at is no place', () => {
  const text = 'The premier thanked Washington for a new package.'
  expect(placesOf(text, at(text, 'Washington'))).toEqual([[]])
})

test('aid goes to a place', () => {
  const text = 'The agency sent food to Gaza.'
  expect(placesOf(text, at(text, 'Gaza', 'region'))).toEqual([['Gaza']])
})

test('a deed that happened at a place was there', () => {
  const text = 'The attack happened in Lima, where rebels have fought since the army seized power.'
  expect(placesOf(text, at(text, 'Lima'))[0]).toEqual(['Lima'])
})

test('where the wounded died is not where they were hit', () => {
  const text = 'The man was wounded in an air strike and died in a hospital in Cali.'
  expect(placesOf(text, at(text, 'Cali')).flat()).toEqual([])
})

test('a deed that something came after is a deed', () => {
  const events = told('The firm stopped pumping after the attack on its pipeline.')
  expect(events.find((e) => e.type === 'ASSAULT')!.status).toBe('asserted')
})

test('a deed told as earlier does not name the tactic', () => {
  const [attack] = told('The attack came two days after troops backed by drones retook the town.')
  expect(attack!.acled).not.toBe('Air/drone strike')
})

test('a toll alone is a telling of the deed before, with its own figure', () => {
  const { events, links } = reading('A bomb killed eleven people in a market.\nA police officer put the toll at nine.')
  expect(events.map((e) => e.casualties.killed?.min)).toEqual([11, 9])
  expect(events[1]!.rule).toBe('event/assault-toll')
  expect(links).toMatchObject([{ from: events[1]!.id, to: events[0]!.id, type: 'same-as' }])
})

test.each([
  ['no violence before', 'The minister spoke at length.\nA nurse put the toll at nine.'],
  ['another cause', 'A bomb killed a man in a market.\nNurses put the toll of the earthquake at nine.'],
  ['what somebody denies', 'A bomb killed a man in a market.\nThe army denied that two officers had died.'],
  [
    'reports denied',
    'A bomb killed a man in a market.\nIt spoke at length, but denied reports that an officer had died.',
  ],
  ['another year', 'A bomb killed a man in a market.\nLast year police put the toll at ninety.'],
])('no toll alone with %s', (_, text) => {
  expect(told(text).filter((e) => e.rule === 'event/assault-toll')).toEqual([])
})

test("a name for a deed is nobody's doing and nobody's wish", () => {
  const events = told('Warplanes bombed a market in what the rebels called a massacre of 17 traders.')
  const massacre = events.find((e) => e.rule !== 'event/assault-bomb')
  expect(massacre ? parties(massacre, 'actor') : []).toEqual([])
  expect(events.map((e) => e.status)).not.toContain('requested')
})

test('who denied accused, not whom the denial is about', () => {
  const [accusation] = told(
    'The deputy leader denied that his men had harmed patients and accused police of lying.',
  ).filter((e) => e.type === 'ACCUSE')
  expect(parties(accusation!, 'actor')).toEqual(['deputy leader'])
})

test('who puts a toll did not wound', () => {
  const events = told(
    'A bomb killed a man in a depot.\nThe Interior Ministry had put the toll at six dead and eleven wounded.',
  )
  expect(events[1]!.casualties).toMatchObject({ killed: { min: 6 }, injured: { min: 11 } })
  expect(events.flatMap((e) => parties(e, 'actor'))).toEqual([])
})

test('people are not seized like goods', () => {
  const [abduction] = told('Gunmen on motorcycles seized about 30 students.')
  expect(abduction).toMatchObject({ type: 'ASSAULT', mode: 'abduct', casualties: { missing: { min: 30 } } })
  const [arrest] = told('The army seized two suspects.')
  expect(arrest).toMatchObject({ type: 'COERCE', mode: 'arrest', casualties: { detained: { min: 2 } } })
  expect(told('Customs officers seized a shipment of timber.')[0]).toMatchObject({ type: 'COERCE', mode: 'seize' })
})

test('where somebody was shot is no party', () => {
  const [deed] = told('Soldiers rounded up men and shot them at the edge of the village.')
  expect(parties(deed!, 'recipient')).toEqual(['them'])
})

test('a weapon has all its words', () => {
  expect(told('An air force jet bombed a camp.')[0]!.instruments.map((i) => i.text)).toEqual(['air force jet'])
})

test('what a reward is for was not done', () => {
  expect(told("She announced a reward of $100,000 for the capture of the gang's chief.")[0]!.status).toBe('possible')
})

/** A day or a year of the text by its words. */
function on(text: string, words: string, from: string, to: string): Timex {
  const start = text.indexOf(words)
  const days = { from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` }
  return {
    id: words,
    span: { start, end: start + words.length },
    type: 'DATE',
    value: words,
    ...days,
    resolved: true,
    rule: 'time/day',
  }
}
const timesOf = (text: string, time: Timex) => reading(text, { times: [time] }).events.map((e) => e.when?.time ?? null)

test('the year of a truce is not that of its breach', () => {
  const text = 'Troops broke a 2003 ceasefire near the river.'
  expect(timesOf(text, on(text, '2003', '2003-01-01', '2004-01-01'))).toEqual([null])
})

test('a story goes on with its days, not with its years', () => {
  const text = 'Rebels seized a town in 2021.\nA jet dropped bombs on a monastery.'
  expect(timesOf(text, on(text, '2021', '2021-01-01', '2022-01-01'))).toEqual(['2021', null])
  const day = 'Rebels seized a town on Monday.\nA jet dropped bombs on a monastery.'
  expect(timesOf(day, on(day, 'Monday', '2021-03-01', '2021-03-02'))).toEqual(['Monday', 'Monday'])
})

test('what responds by a deed answers the deed before', () => {
  const { events, links } = reading(
    'A rocket was fired at Ashkelon. Israeli tanks responded by shelling two Hamas posts in Gaza.',
  )
  const link = links.find((l) => l.type === 'response-to')
  expect(link).toMatchObject({ from: events.at(-1)!.id, to: events[0]!.id })
})
