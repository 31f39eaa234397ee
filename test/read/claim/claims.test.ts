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

test('one of many, named behind a comma, is the one named', () => {
  const { claims } = reading('One of the freed miners, Ana Roe, said the ransom had been paid.')
  expect(claims.map((c) => c.speaker.name)).toEqual(['Ana Roe'])
})

test('a speaker headed by another word is the actor that his phrase ends with', () => {
  const { claims, actors } = reading('The ruling Awami League denied that its members carried weapons.')
  expect(actors.find((a) => a.id === claims[0]!.speaker.actor)).toMatchObject({ name: 'Awami League' })
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
  const { claims, cut } = reading(
    '“We are ready for whatever may come,” the mayor said.\n“Nobody will take this town from us.”',
  )
  expect(claims.map((c) => [c.speaker.text, c.content.map(cut)])).toEqual([
    ['the mayor', ['“We are ready for whatever may come,”', '“Nobody will take this town from us.”']],
  ])
})

test('a quotation over several sentences before its cue', () => {
  const { claims, cut } = reading('“They came at night. They burned the mill. Nobody came to help,” the miller said.')
  expect(claims.map((c) => [c.speaker.text, c.content.map(cut)])).toEqual([
    ['the miller', ['“They came at night. They burned the mill. Nobody came to help,”']],
  ])
})

describe('beliefs, wishes, findings, nouns, colons', () => {
  test.each([
    [
      'Analysts believe that the truce will hold.',
      ['Analysts', 'believe', 'that the truce will hold', 'asserts', 'none'],
    ],
    ['Residents want the soldiers to leave.', ['Residents', 'want', 'the soldiers to leave', 'asserts', 'none']],
    [
      'The inquiry found that the bridge was unsafe.',
      ['The inquiry', 'found', 'that the bridge was unsafe', 'asserts', 'none'],
    ],
    ['It was reported that the road was mined.', ['', 'It was reported', 'that the road was mined', 'asserts', 'none']],
    [
      "The army's denial of the massacre was met with anger.",
      ['The army', 'denial of', 'the massacre', 'denies', 'none'],
    ],
    [
      'The claim by the rebels that they shot down a helicopter could not be verified.',
      ['the rebels', 'claim', 'that they shot down a helicopter', 'asserts', 'none'],
    ],
    ['The mayor: “We have no water.”', ['The mayor', ':', '“We have no water.”', 'asserts', 'whole']],
    [
      'The bridge that the army says was mined was closed.',
      ['the army', 'says', 'The bridge that … was mined', 'asserts', 'none'],
    ],
  ])('%s', (text, want) => expect(told(text)).toContainEqual(want))
})

describe('stance', () => {
  test.each([
    ['The general vowed to avenge the dead.', 'threatens'],
    ['The mayor vowed to rebuild the school.', 'promises'],
    ['The army warned that it would strike the port.', 'threatens'],
    ['The doctor warned that thousands could starve.', 'asserts'],
    ['The minister called the accusation absurd.', 'denies'],
    ['The bishop called the raid heinous.', 'condemns'],
    ['The union called for a strike.', 'demands'],
    ['The envoy does not believe that the truce will hold.', 'doubts'],
    ['The premier promised to free the prisoners.', 'promises'],
    ['The envoy praised the troops for opening the road.', 'praises'],
    ['The general defended the raid as necessary.', 'justifies'],
  ])('%s', (text, want) => expect(reading(text).claims.map((c) => c.stance)).toEqual([want]))
})

test('neither confirmed nor denied is one claim, negated', () => {
  const { claims, cut } = reading('The ministry has neither confirmed nor denied the raid.')
  expect(claims.map((c) => [c.content.map(cut), c.negated, c.stance])).toEqual([[['the raid'], true, 'asserts']])
})

test('the unnamed are kept as such, and their wish for cover is no claim', () => {
  const { claims, actors } = reading('A senior official who asked not to be named said the raid had failed.')
  expect(claims.map((c) => c.speaker.text)).toEqual(['A senior official who asked not to be named'])
  expect(reading('A diplomat asked to remain anonymous.').claims).toEqual([])
  expect(actors.find((a) => a.id === claims[0]!.speaker.actor)).toMatchObject({ named: false })
})

test.each([
  ['The envoy said on Twitter that it was over.', 'Twitter'],
  ['The group said in a statement that it was over.', 'statement'],
  ['She told reporters in Rome that it was over.', 'reporters in Rome'],
])('channel: %s', (text, channel) => expect(reading(text).claims[0]!.channel).toBe(channel))

test('nobody speaks where no group does', () => {
  expect(reading('No group said that it was behind the raid.').claims).toEqual([])
})

test('a relative pronoun that speaks is whom it stands for', () => {
  const { claims } = reading('The Pentagon, which says that Iran supplied the drones, sent jets to the region.')
  expect(claims.map((c) => [c.speaker.text, c.speaker.name])).toEqual([['which', 'Pentagon']])
})

describe('a quotation that stays open to go on in the next paragraph', () => {
  test('has the speaker of its own paragraph', () => {
    const { claims, cut } = reading(
      '“We did not fire on the village,” Col. Ana Roe said. “Our men were elsewhere.\n\n“We will open an inquiry, and we will publish it.”',
    )
    expect(claims.map((c) => [c.speaker.name, ...c.content.map(cut)])).toEqual([
      ['Ana Roe', '“We did not fire on the village,”', '“Our men were elsewhere.'],
      ['Ana Roe', '“We will open an inquiry, and we will publish it.”'],
    ])
  })
  test('has the speaker of the paragraph it goes on in', () => {
    const { claims, cut } = reading('"We acted alone.\n\n"We will act again," the group said in the statement.')
    expect(claims.map((c) => c.content.map(cut))).toEqual([['"We acted alone.', '"We will act again,"']])
  })
})
