import { expect, test } from 'vitest'
import type { Event, Participant } from '../../src/record/index.ts'
import { type FigureField, wordsOf } from '../../web/src/lib/figure-words.ts'

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
const row = { event, actors: ['Marendan Armed Forces', '14th Brigade'], recipients: ['a depot', 'its guards'] }

test.each<[FigureField, string, string | null]>([
  ['killed', '4', 'four men'],
  ['injured', '9', null],
  ['instrument', 'rocket', 'rockets'],
  ['instrument', 'drone', null],
  ['actor', '14th Brigade', 'the 14th Brigade'],
  ['actor', 'Marendan Armed Forces', 'The army'],
  ['actor', 'the army', 'The army'],
  ['recipient', 'its guards', 'its guards'],
])('%s %s', (field, value, expected) => {
  const span = wordsOf(row, field, value)
  expect(span && text.slice(span.start, span.end)).toBe(expected)
})
