/** Two claims in one sentence; what looks like a claim and is none. */
import { describe, expect, test } from 'vitest'
import { reading } from '../../support/reading.ts'

const told = (text: string) => {
  const { claims, cut } = reading(text)
  return claims.map((c) => [c.speaker.text, cut(c.cue), c.content.map(cut).join(' … '), c.stance])
}

describe('a second predicate is a claim of the same speaker', () => {
  test.each([
    [
      'The ministry said two of its guards were among the injured, but denied reports that a captain had died.',
      [
        ['The ministry', 'said', 'two of its guards were among the injured', 'asserts'],
        ['The ministry', 'denied', 'reports that a captain had died', 'denies'],
      ],
    ],
    [
      'The premier said the town would not yield to threats and promised to send more guards.',
      [
        ['The premier', 'said', 'the town would not yield to threats', 'asserts'],
        ['The premier', 'promised', 'to send more guards', 'promises'],
      ],
    ],
    [
      'The union said it had counted 31 wounded and accused the police of firing at bystanders.',
      [
        ['The union', 'said', 'it had counted 31 wounded', 'asserts'],
        ['The union', 'accused', 'the police of firing at bystanders', 'accuses'],
      ],
    ],
    [
      'Brazil appealed to all sides to stop fighting and denied that it had sold weapons.',
      [
        ['Brazil', 'appealed to', 'all sides to stop fighting', 'demands'],
        ['Brazil', 'denied', 'that it had sold weapons', 'denies'],
      ],
    ],
    [
      'The rebels accused the army of killing villagers and called for an inquiry.',
      [
        ['The rebels', 'accused', 'the army of killing villagers', 'accuses'],
        ['The rebels', 'called for', 'an inquiry', 'demands'],
      ],
    ],
  ])('%s', (text, want) => expect(told(text)).toEqual(want))

  test.each([
    'The envoy said the rebels burned the mill and accused the army of it.',
    'The mayor said that gunmen who stormed the bank and threatened a clerk had fled.',
    'The mayor said the men were arrested and accused of theft.',
  ])('but not what those it speaks of did: %s', (text) => expect(told(text)).toHaveLength(1))
})

describe('a clause with a speaker of its own is his claim', () => {
  test.each([
    ['The ministry said five people died; the army denied firing at the clinic.', ['The ministry', 'the army']],
    ['The ministry said five people died; two of them were nurses.', ['The ministry']],
  ])('%s', (text, want) => expect(told(text).map(([speaker]) => speaker)).toEqual(want))
})

test('a participle behind what was denied is of him who denied', () => {
  const text =
    'The foreign ministry denied that militants were using its soil, urging the neighbours not to “pass the blame to others”.'
  expect(told(text).map(([speaker, cue]) => [speaker, cue])).toEqual([
    ['The foreign ministry', 'denied'],
    ['The foreign ministry', 'urging'],
  ])
})

describe('denials in a relative clause', () => {
  test.each([
    [
      'The union accused the mine of hiding the deaths, which the owners deny.',
      ['the owners', 'deny', 'which', 'denies', ['The union']],
    ],
    [
      'The union accused the mine of hiding the deaths, an accusation the owners deny.',
      ['the owners', 'deny', 'an accusation', 'denies', ['The union']],
    ],
    [
      'The union said it had seen the files, an accusation which a spokesman dismissed as baseless.',
      ['a spokesman', 'dismissed', 'an accusation', 'denies', ['The union']],
    ],
  ])('%s', (text, want) => {
    const { claims, cut } = reading(text)
    const of = (id: string) => claims.find((c) => c.id === id)!.speaker.text
    expect(
      claims.map((c) => [c.speaker.text, cut(c.cue), c.content.map(cut).join(), c.stance, c.answers?.map(of)]),
    ).toContainEqual(want)
  })

  test('but no other relative clause', () => {
    expect(told('The guards opened the gate which the owners use.')).toEqual([])
  })
})

test('who marches to demand something demands it', () => {
  expect(told('Hundreds of parents marched to the square to demand action.')).toEqual([
    ['Hundreds of parents', 'to demand', 'action', 'demands'],
  ])
})

test.each([
  ['A nurse who asked not to be named put the toll at nine.', ['put']],
  ['A nurse who declined to be identified said nine had died.', ['said']],
])('a wish for cover is no claim, the rest is: %s', (text, want) => {
  expect(told(text).map(([, cue]) => cue)).toEqual(want)
})

test.each([
  ['The Labour Front called a general strike.', []],
  ['The Labour Front called the strike a success.', ['called']],
])('a strike called is a deed: %s', (text, want) => expect(told(text).map(([, cue]) => cue)).toEqual(want))

test('a film is nobody whose words are passed on', () => {
  const { claims } = reading('The mayor said the kidnappers released a video showing the captives being whipped.')
  expect(claims.flatMap((c) => c.relays ?? [])).toEqual([])
})

test.each([
  ['The army has neither claimed nor denied involvement in the raid.', 'asserts', undefined],
  ['The army has denied involvement in the raid.', 'denies', 'denied'],
])('%s', (text, stance, responsibility) => {
  const { claims } = reading(text)
  expect(claims.map((c) => [c.stance, c.responsibility])).toEqual([[stance, responsibility]])
})
