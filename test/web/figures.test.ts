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

const held = (id: string, min: number, status: Event['status'] = 'asserted'): IncidentView['events'][number] => ({
  ...row,
  report: { id: `r-${id}`, title: null, publisher: null, published: null },
  event: { ...event, id, status, casualties: { detained: { min, max: min, span: at('four men') } } },
  evidence: text,
  trigger: at('shelled'),
  places: [],
  saidBy: [],
  incident: 'i',
  review: null,
})

test('figures that the incident does not hold are put together the same way, denials left out', () => {
  const killed = [{ value: '4', told: [], saidBy: [], own: true, origins: [], since: null }]
  const view: IncidentView = {
    incident: makeIncident({
      id: 'i',
      type: 'COERCE',
      reports: 3,
      origins: 3,
      figures: { killed, injured: [], time: [], place: [], actor: [], recipient: [], instrument: [] },
    }),
    events: [held('e1', 3000), held('e2', 2000), held('e3', 3000), held('e4', 9, 'negated')],
    decisions: [],
    voices: [],
    credibility: null,
    chains: [],
  }
  expect(figuresOf(view, 'killed')).toBe(killed)
  expect(figuresOf(view, 'missing')).toEqual([])
  expect(figuresOf(view, 'detained').map((f) => [f.value, f.told.map((t) => t.event).join()])).toEqual([
    ['3,000', 'e1,e3'],
    ['2,000', 'e2'],
  ])
  expect(agreementOn(view, 'detained', figuresOf(view, 'detained'))).toBe('differ')
  expect(agreementOn(view, 'missing', [])).toBe('silence')
  expect(agreementOn(view, 'killed', killed)).toBe(view.incident.agreement.killed ?? 'silence')
})

test('best, low and high; values in words', () => {
  expect(estimateText({ best: 4, low: 3, high: 1200 })).toEqual({ best: '4', low: '3', high: '1,200' })
  expect(estimateText({ best: 4, low: 4, high: null }).high).toBe('open')
  expect(shown('killed', '0')).toBe('none')
  expect(shown('time', '2021-06-28')).toBe('28 Jun 2021')
  expect(shown('instrument', 'heavy-weapons')).toBe('heavy weapons')
})
