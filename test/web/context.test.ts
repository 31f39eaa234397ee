/** Which values of an event are marked "from context". */
import { expect, test } from 'vitest'
import type { Event, Participant } from '../../src/record/index.ts'
import { isFromContext } from '../../web/src/lib/context.ts'
import { makeEvent } from '../ledger/made.ts'

const span = { start: 0, end: 1 }
const part = (role: Participant['role'], text: string, rest: Partial<Participant> = {}): Participant => ({
  role,
  actor: null,
  span,
  text,
  kind: 'unknown',
  country: null,
  ...rest,
})
const context = 'context' as const
const row = (rest: Partial<Event>, actors: string[] = [], recipients: string[] = []) => ({
  event: makeEvent('x', 'x', 'x', rest),
  actors,
  recipients,
})

const raid = row(
  {
    participants: [
      part('actor', 'rebels', { actor: 'a1', basis: context }),
      part('recipient', 'the depot'),
      part('victim', 'six guards', { actor: 'a2', basis: context }),
      part('victim', 'they', { actor: 'a2' }),
    ],
    instruments: [{ kind: 'drone', span, text: 'drones', basis: context }],
    whereBasis: 'stated',
    when: { value: '2023-03-14', from: null, to: null, time: null, basis: 'context' },
  },
  ['Free Valley Front'],
  ['the depot', 'guards'],
)

test.each([
  ['actor', 'Free Valley Front', true],
  ['recipient', 'the depot', false],
  ['recipient', 'guards', false], // one of its mentions is in words
  ['instrument', 'drone', true],
  ['instrument', 'rocket', false],
  ['place', 'Qasr', false],
  ['time', '2023-03-14', true],
  ['killed', '4', false],
] as const)('%s: %s', (field, value, is) => expect(isFromContext(raid, field, value)).toBe(is))

test('two parties of one name are told apart by their words', () => {
  const participants = [
    part('actor', 'Police', { actor: 'a1' }),
    part('actor', 'police', { actor: 'a2', basis: context }),
  ]
  expect(isFromContext(row({ participants }, ['Police']), 'actor', 'Police')).toBe(false)
})
