/** Speakers by happenings, and the voices on an incident. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { speakerKey } from '../../src/desk/claim-matrix.ts'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import { voicesOn } from '../../src/desk/voices.ts'
import { sketchOf } from '../../src/incident/index.ts'
import { type Ledger, openLedger, putReports } from '../../src/ledger/index.ts'
import type { Claim, Event } from '../../src/record/index.ts'
import { inFolder, type Place } from '../ledger/databases.ts'
import { all, makeEvent, makePlace, makeReport, onDay, spanOf } from '../ledger/made.ts'

const since = '2021-06-29T10:00:00.000Z'
let place: Place
let ledger: Ledger
let desk: OpenDesk

const FIRST =
  'Rebels shelled Qasr on Tuesday, the Army Staff said. Mara Oul of Relief Now doubted it. A bus was seized in Tal.'
const SECOND = 'No shell fell on Qasr on Tuesday, the rebels said. It is a lie, Mara Oul said of the market.'

function claim(text: string, id: string, name: string, words: string, rest: Partial<Claim> = {}): Claim {
  const speaker = { actor: null, span: null, text: name, name }
  const base = { id, speaker, cue: null, content: [spanOf(text, words)], quoted: 'none' as const, channel: null }
  return { ...base, stance: 'asserts', about: ['e1'], ...rest }
}
function shelling(text: string, sentence: string, trigger: string, rest: Partial<Event>): Event {
  const hit = {
    role: 'recipient',
    actor: null,
    span: spanOf(text, 'Qasr'),
    text: 'Qasr market',
    kind: 'facility',
  } as const
  const participants = [{ ...hit, country: null }]
  return makeEvent(text, sentence, trigger, { where: ['p1'], when: onDay('2021-06-29'), participants, ...rest })
}

beforeAll(async () => {
  place = await inFolder()
  ledger = await openLedger(place.location, { command: 'test', since })
  desk = deskOn(ledger)
  const places = [makePlace('p1', 'Qasr', 'IRQ', 33.1, 44.2)]
  const first = makeReport(FIRST, {
    id: 'first',
    published: '2021-06-30',
    places,
    claims: [
      claim(FIRST, 'c1', 'Army Staff', 'Rebels shelled Qasr on Tuesday'),
      claim(FIRST, 'c2', 'Mara Oul', 'it', {
        stance: 'doubts',
        speaker: { actor: null, span: null, text: 'Mara Oul', name: 'Mara Oul', organization: 'Relief Now' },
      }),
    ],
    events: [
      shelling(FIRST, 'Rebels shelled Qasr on Tuesday', 'shelled', { claims: ['c1', 'c2'] }),
      makeEvent(FIRST, 'A bus was seized in Tal.', 'seized', { id: 'e2', type: 'COERCE' }),
    ],
  })
  const second = makeReport(SECOND, {
    id: 'second',
    published: '2021-06-30',
    places,
    claims: [
      claim(SECOND, 'c1', 'the rebels', 'No shell fell on Qasr on Tuesday'),
      claim(SECOND, 'c2', 'Mara Oul', 'It is a lie', { about: [] }),
    ],
    events: [shelling(SECOND, 'No shell fell on Qasr on Tuesday', 'fell', { status: 'negated', claims: ['c1'] })],
  })
  const kept = [first, second].map((made) => ({ ...made, sketch: sketchOf(made.record.text), addedAt: since }))
  await putReports(ledger, kept)
  await all(desk.add([]))
})
afterAll(async () => {
  await desk?.close()
  await place?.remove()
})

test('the matrix: the contested first, speakers in their order, what no event is about is counted', async () => {
  const matrix = await desk.claimMatrix({})
  expect(matrix).toMatchObject({ claims: 4, aboutNothing: 1, isCut: false })
  const voices = matrix.rows.flatMap((r) => Object.values(r.cells).flatMap((vs) => vs.map((v) => [r.name, v.stand])))
  expect(voices.sort()).toEqual([
    ['Army Staff', 'asserts'],
    ['Mara Oul', 'doubts'],
    ['the rebels', 'denies'],
  ])
  expect(matrix.columns[0]).toMatchObject({ type: 'ASSAULT', isContested: true, place: { name: 'Qasr' } })
  expect(matrix.rows.find((r) => r.name === 'Mara Oul')).toMatchObject({ organization: 'Relief Now' })
})

test('a page of it, and a filter', async () => {
  const none = await desk.claimMatrix({ offset: 100 })
  expect([none.columns, none.rows, none.claims]).toEqual([[], [], 4])
  const filtered = await desk.claimMatrix({ organization: 'relief' })
  expect([filtered.total, filtered.claims, filtered.rows.map((r) => r.key)]).toEqual([1, 1, ['mara oul']])
  expect(await desk.claimMatrix({ speaker: 'nobody' })).toMatchObject({ columns: [], rows: [], total: 0, claims: 0 })
})

test('an incident has its voices', async () => {
  const { rows } = await desk.incidents({})
  const stands = rows.flatMap((r) => r.voices.map((v) => `${v.row.claim.speaker.name} ${v.stand}`))
  expect(stands.sort()).toEqual(['Army Staff asserts', 'Mara Oul doubts', 'the rebels denies'])
})

test('who is passed on has a voice, what was not said has none', async () => {
  const { rows } = await desk.claims({ report: 'first' })
  const row = rows.find((r) => r.claim.id === 'c1')!
  const [event] = (await desk.events({ report: 'first', type: 'ASSAULT' })).rows
  const speaker = { actor: null, span: null, text: 'Ivo', name: 'Ivo' }
  const relay = { depth: 1, speaker, cue: row.claim.content[0]!, content: [], stance: 'denies' as const, about: ['e1'] }
  const relays = [relay, { ...relay, depth: 2, about: ['e9'] }]
  const said = (claim: Partial<Claim>) =>
    voicesOn([event!], [{ ...row, claim: { ...row.claim, ...claim } }]).map((v) => [
      v.row.claim.speaker.name,
      v.stand,
      v.via,
    ])
  expect(said({ relays })).toEqual([
    ['Army Staff', 'asserts', undefined],
    ['Ivo', 'denies', 'Army Staff'],
  ])
  expect(said({ negated: true, relays })).toEqual([])
  // A denial is aimed at an event that stands in no claim.
  const aimed = { ...event!, event: { ...event!.event, claims: [] } }
  expect(voicesOn([aimed], [row]).map((v) => v.stand)).toEqual(['asserts'])
  expect(voicesOn([aimed], [{ ...row, claim: { ...row.claim, about: ['e9'] } }])).toEqual([])
  expect(said({ responsibility: 'denied' })).toEqual([['Army Staff', 'denies', undefined]])
})

test.each([
  ['The Pentagon', undefined, 'pentagon'],
  ['Pentagon', 'Pentagon', 'pentagon'],
  ['spokesman', 'Civil Guard', 'spokesman, civil guard'],
  ['Mara Oul', 'Relief Now', 'mara oul'],
  ['', undefined, ''],
  ['It', undefined, 'it, first'],
  ['they', 'Civil Guard', 'they, first'],
])('the key of %j of %j', (name, organization, key) => {
  const speaker = { actor: null, span: null, text: name, name, ...(organization && { organization }) }
  const report = { id: 'first', title: null, publisher: null, published: null }
  expect(speakerKey({ report, claim: { ...claim(FIRST, 'c1', name, 'it'), speaker } })).toBe(key)
})
