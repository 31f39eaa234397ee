/** One deed and what belongs to it: harms in a row, accusations, towns in front of a deed, places that are none. */
import { expect, test } from 'vitest'
import type { Event, Place } from '../../../src/record/index.ts'
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

test('harms in a row are one deed', () => {
  const [deed] = told('In a gun battle in the camp four Palestinians were killed and 44 wounded.')
  expect(deed!.casualties).toMatchObject({ killed: { min: 4 }, injured: { min: 44 } })
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
  const text = 'The premier urged allies to impose sanctions on Moscow.'
  expect(placesOf(text, at(text, 'Moscow')).flat()).toEqual([])
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
  ['another cause', 'A bomb killed a man in a market.\nThe earthquake left forty dead in the hills.'],
  ['what somebody denies', 'A bomb killed a man in a market.\nThe army denied that two officers had died.'],
  [
    'reports denied',
    'A bomb killed a man in a market.\nIt spoke at length, but denied reports that an officer had died.',
  ],
  ['another year', 'A bomb killed a man in a market.\nThe toll of last year was ninety.'],
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

test('whoever a deed was done to did not do it', () => {
  for (const e of told('Three gunmen were shot dead in the raid.'))
    expect(parties(e, 'actor').filter((p) => parties(e, 'recipient').includes(p))).toEqual([])
})

test('what killed in a relative clause may be nobody', () => {
  const [deed] = told('Drivers recalled the raids in which five men of the brigade were killed and nine died.')
  expect(deed === undefined || parties(deed, 'actor').length === 0).toBe(true)
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

test('what responds by a deed answers the deed before', () => {
  const { events, links } = reading(
    'A rocket was fired at Ashkelon. Israeli tanks responded by shelling two Hamas posts in Gaza.',
  )
  const link = links.find((l) => l.type === 'response-to')
  expect(link).toMatchObject({ from: events.at(-1)!.id, to: events[0]!.id })
})
