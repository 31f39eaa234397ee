import { expect, test } from 'vitest'
import type { IncidentView } from '../../src/desk/types.ts'
import type { Event, Participant } from '../../src/record/index.ts'
import { agreementOn, estimateText, type FigureField, figuresOf, shown, wordsOf } from '../../web/src/lib/figures.ts'
import { makeIncident, makePlace } from '../ledger/made.ts'

const text = 'The army and the 14th Brigade shelled a depot and its guards with rockets; four men died.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const party = (role: Participant['role'], words: string): Participant => ({
  role,
  actor: null,
  span: at(words),
  text: words,
  kind: 'unknown',
  country: null,
})

const event: Event = {
  id: 'e1',
  type: 'ASSAULT',
  mode: null,
  acled: null,
  trigger: at('shelled'),
  evidence: { start: 0, end: text.length },
  participants: [
    party('actor', 'The army'),
    party('actor', 'the 14th Brigade'),
    party('recipient', 'a depot'),
    party('victim', 'its guards'),
  ],
  instruments: [{ kind: 'rocket', span: at('rockets'), text: 'rockets' }],
  where: [],
  when: null,
  count: null,
  casualties: { killed: { min: 4, max: 4, span: at('four men') } },
  status: 'asserted',
  claims: [],
}
const place = makePlace('p1', 'Qasr', 'IRQ', 33, 44, { span: at('a depot') })
const row = {
  event,
  actors: ['Marendan Armed Forces', '14th Brigade'],
  recipients: ['a depot', 'its guards'],
  places: [place],
}

test.each<[FigureField, string, string | null]>([
  ['killed', '4', 'four men'],
  ['injured', '9', null],
  ['instrument', 'rocket', 'rockets'],
  ['instrument', 'drone', null],
  ['actor', '14th Brigade', 'the 14th Brigade'],
  ['actor', 'Marendan Armed Forces', 'The army'],
  ['actor', 'the army', 'The army'],
  ['recipient', 'its guards', 'its guards'],
  ['place', 'Qasr', 'a depot'],
  ['place', 'Tal', null],
  ['time', '2021-06-28', null],
])('%s %s', (field, value, expected) => {
  const span = wordsOf(row, field, value)
  expect(span && text.slice(span.start, span.end)).toBe(expected)
})

test('how many were detained stands beside how many were killed; an older incident knows no such field', () => {
  const detained = [{ value: '3000', told: [], saidBy: [], own: true, origins: [0], since: null }]
  const made = makeIncident({ id: 'i', type: 'COERCE', reports: 1, origins: 1 })
  const incident = { ...made, figures: { ...made.figures, detained } }
  const view: IncidentView = { incident, events: [], decisions: [], voices: [], credibility: null, chains: [] }
  expect(figuresOf(view, 'detained')).toBe(detained)
  expect(shown('detained', '3000')).toBe('3,000')
  const { missing: _, ...older } = incident.figures
  const old = { ...view, incident: { ...incident, figures: older, agreement: {} } } as unknown as IncidentView
  expect(figuresOf(old, 'missing')).toEqual([])
  expect(agreementOn(old, 'missing')).toBe('silence')
})

test('best, low and high; values in words', () => {
  expect(estimateText({ best: 4, low: 3, high: 1200 })).toEqual({ best: '4', low: '3', high: '1,200' })
  expect(estimateText({ best: 4, low: 4, high: null }).high).toBe('open')
  expect(shown('killed', '0')).toBe('none')
  expect(shown('time', '2021-06-28')).toBe('28 Jun 2021')
  expect(shown('instrument', 'heavy-weapons')).toBe('heavy weapons')
})
