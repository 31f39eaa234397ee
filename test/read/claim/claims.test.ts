/** Claims: speaker, cue, content, stance. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

/** Claims as [speaker, cue, content, stance, quoted]. */
function told(text: string) {
  const { claims, cut } = reading(text)
  return claims.map((c) => [c.speaker.text, cut(c.cue), c.content.map(cut).join(' … '), c.stance, c.quoted])
}

describe('speaker, cue, content', () => {
  test.each([
    ['The mayor said the bridge was open.', ['The mayor', 'said', 'the bridge was open', 'asserts', 'none']],
    ['The bridge was open, the mayor said.', ['the mayor', 'said', 'The bridge was open', 'asserts', 'none']],
    ['“The bridge is open,” said the mayor.', ['the mayor', 'said', '“The bridge is open,”', 'asserts', 'whole']],
    ['“The bridge is open,” the mayor said.', ['the mayor', 'said', '“The bridge is open,”', 'asserts', 'whole']],
    [
      'The mayor said in a statement that the bridge was open.',
      ['The mayor', 'said in a statement', 'that the bridge was open', 'asserts', 'none'],
    ],
    [
      'According to the mayor, the bridge was open.',
      ['the mayor', 'According to', 'the bridge was open', 'asserts', 'none'],
    ],
    ['The ministry denied the report.', ['The ministry', 'denied', 'the report', 'denies', 'none']],
    [
      'The bishop condemned the killing of the priest.',
      ['The bishop', 'condemned', 'the killing of the priest', 'condemns', 'none'],
    ],
    ['The mayor said the raid was “a mistake”.', ['The mayor', 'said', 'the raid was “a mistake”', 'asserts', 'part']],
    [
      'The mayor told reporters that the bridge was open.',
      ['The mayor', 'told', 'that the bridge was open', 'asserts', 'none'],
    ],
  ])('%s', (text, want) => expect(told(text)).toContainEqual(want))
})

test('the speaker leads to the actor, office and organization', () => {
  const { claims } = reading(
    'Col. Omar Fadel, a spokesman for the Interior Ministry, spoke. He said the road was mined.',
  )
  expect(claims[0]!.speaker).toMatchObject({ text: 'He', name: 'Omar Fadel', organization: 'Interior Ministry' })
})

test('events in the content carry the claim, others do not', () => {
  const { claims, events } = reading('Rebels burned the mill. The army said rebels attacked a convoy.')
  expect(events.map((e) => e.claims)).toEqual([[], [claims[0]!.id]])
  expect(claims[0]!.about).toEqual([events[1]!.id])
})

test('a quotation that goes on in its paragraph is one statement in two pieces', () => {
  const { claims, cut } = reading(
    '“We are ready for whatever may come,” the mayor said. “Nobody will take this town from us.”',
  )
  expect(claims.map((c) => [c.speaker.text, c.content.map(cut)])).toEqual([
    ['the mayor', ['“We are ready for whatever may come,”', '“Nobody will take this town from us.”']],
  ])
})

test('a quotation that goes on in the next paragraph keeps its speaker', () => {
  const { claims } = reading(
    '“We are ready for whatever may come,” the mayor said.\n“Nobody will take this town from us.”',
  )
  expect(claims.map((c) => [c.speaker.text, c.rule])).toEqual([
    ['the mayor', 'claim/speech'],
    ['the mayor', 'claim/quote-goes-on'],
  ])
})

test.each([
  ['The envoy said on Twitter that it was over.', 'Twitter'],
  ['The group said in a statement that it was over.', 'statement'],
  ['She told reporters in Rome that it was over.', 'reporters in Rome'],
])('channel: %s', (text, channel) => expect(reading(text).claims[0]!.channel).toBe(channel))

test('nobody speaks where no group does', () => {
  expect(reading('No group said that it was behind the raid.').claims).toEqual([])
})
