/** Claims as files: every form of docs/export.md, with the offsets that each counts in its own way. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import type { ClaimFilter, ExportFormat } from '../../src/desk/types.ts'
import { sketchOf } from '../../src/incident/index.ts'
import { type Ledger, openLedger, putReports } from '../../src/ledger/index.ts'
import type { Claim } from '../../src/record/index.ts'
import { inFolder, type Place } from '../ledger/databases.ts'
import { all, makeEvent, makeReport, makeWire, onDay, spanOf } from '../ledger/made.ts'

const since = '2021-06-29T10:00:00.000Z'
const TEXT =
  '🔥🔥 Fire at Qasr 🇮🇶: "Nobody 😀 was hurt", said Lina Aziz of the Civil Guard. She called the 🚀 attack a crime.'
const claim = (id: string, words: string, rest: Partial<Claim>): Claim => ({
  id,
  speaker: {
    actor: 'a1',
    span: spanOf(TEXT, 'Lina Aziz'),
    text: 'Lina Aziz',
    name: 'Lina Aziz',
    organization: 'Civil Guard',
  },
  cue: spanOf(TEXT, 'said'),
  content: [spanOf(TEXT, words)],
  stance: 'asserts',
  quoted: 'whole',
  about: [],
  channel: null,
  ...rest,
})

describe('exporting claims', () => {
  const wire = makeWire()
  const emoji = makeReport(TEXT, {
    id: 'emoji/report 1',
    title: 'Fire',
    published: '2021-07-01',
    claims: [
      claim('c1', '"Nobody 😀 was hurt"', {}),
      claim('c2', 'the 🚀 attack', { stance: 'condemns', cue: spanOf(TEXT, 'called'), about: ['e1'], quoted: 'none' }),
    ],
    events: [makeEvent(TEXT, 'She called the 🚀 attack a crime.', 'attack', { when: onDay('2021-06-30') })],
    actors: [{ id: 'a1', name: 'Lina Aziz', kind: 'person', named: true, country: 'IRQ', mentions: [] }],
  })
  emoji.record.document.url = 'https://example.org/fire'
  let place: Place
  let ledger: Ledger
  let desk: OpenDesk

  beforeAll(async () => {
    place = await inFolder()
    ledger = await openLedger(place.location, { command: 'test', since })
    desk = deskOn(ledger)
    await putReports(
      ledger,
      [wire, emoji].map((made) => ({ ...made, sketch: sketchOf(made.record.text), addedAt: since })),
    )
    await all(desk.add([]))
    const target = { report: emoji.record.id, event: 'c2' }
    await desk.decide({ kind: 'grade', target, field: 'credibility', value: 2, note: 'seen on film' })
    await desk.decide({ kind: 'accept', target, note: null })
  })
  afterAll(async () => {
    await desk?.close()
    await place?.remove()
  })
  const exported = async (as: ExportFormat, filter: ClaimFilter = {}) => (await all(desk.export(as, filter))).join('')

  test('csv: one row a claim, spans as in the record', async () => {
    const rows = (await exported('claims-csv')).trim().split('\r\n')
    expect(rows.length).toBe(4)
    const at = spanOf(TEXT, 'the 🚀 attack')
    expect(rows[2]).toMatch(
      /^emoji\/report 1,Fire,,2021-07-01,c2,Lina Aziz,,Civil Guard,Lina Aziz,condemns,called,the 🚀 attack,none,,e1,ASSAULT,asserted,/,
    )
    expect(rows[2]).toContain(`,accepted,,2,${at.start}-${at.end},`)
    expect(rows[3]).toContain(',denies,told,"""We fired no shell,""",whole,Radio Dijla,e1,ASSAULT,')
  })

  test('a filter on who speaks, for whom, how', async () => {
    const ids = async (filter: ClaimFilter) =>
      (await exported('claims-csv', filter))
        .trim()
        .split('\r\n')
        .slice(1)
        .map((r) => r.split(',')[4])
    expect(await ids({ organization: 'civil guard' })).toEqual(['c1', 'c2'])
    expect(await ids({ organization: 'haddad' })).toEqual(['c1'])
    expect(await ids({ organization: 'lina' })).toEqual([])
    expect(await ids({ speaker: 'lina', stance: 'condemns' })).toEqual(['c2'])
  })

  test('schema.org: articles, events, claims and a review', async () => {
    const file = JSON.parse(await exported('claims-jsonld')) as { '@graph': { '@id': string; '@type': string }[] }
    const graph = file['@graph']
    expect(graph.map((n) => n['@type'])).toEqual([
      'NewsArticle',
      'Claim',
      'Event',
      'Claim',
      'ClaimReview',
      'NewsArticle',
      'Event',
      'Claim',
    ])
    expect(new Set(graph.map((n) => n['@id'])).size).toBe(graph.length)
    expect(graph[3]).toMatchObject({
      '@id': 'urn:onrecord:emoji%2Freport%201:c2',
      text: 'the 🚀 attack',
      author: { '@type': 'Person', name: 'Lina Aziz', affiliation: { '@type': 'Organization', name: 'Civil Guard' } },
      appearance: { '@id': 'urn:onrecord:emoji%2Freport%201' },
      about: [{ '@id': 'urn:onrecord:emoji%2Freport%201:e1' }],
      stance: 'condemns',
      cue: 'called',
    })
    expect(graph[4]).toMatchObject({
      itemReviewed: { '@id': 'urn:onrecord:emoji%2Freport%201:c2' },
      reviewRating: { ratingValue: 2, bestRating: 1, worstRating: 6 },
      reviewBody: 'seen on film',
    })
  })

  test('Web Annotation: positions in code points give back the words', async () => {
    const file = JSON.parse(await exported('annotations', { speaker: 'lina' })) as {
      total: number
      first: { items: Annotation[] }
    }
    expect([file.total, file.first.items.length]).toEqual([2, 2])
    const points = [...TEXT]
    for (const item of file.first.items)
      for (const place of [...item.target, ...item.body.filter((b) => b.selector)]) {
        const [position, quote] = place.selector as [Position, Quote]
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
        expect(TEXT).toContain(quote.prefix + quote.exact + quote.suffix)
        expect(quote.prefix + quote.suffix).not.toMatch(/\p{Surrogate}/u)
      }
    const [first] = file.first.items
    expect(first).toMatchObject({ id: 'urn:onrecord:emoji%2Freport%201:c1', motivation: 'classifying' })
    expect(first!.target[0]).toMatchObject({
      source: { id: 'urn:onrecord:emoji%2Freport%201:text', language: 'en' },
      scope: 'https://example.org/fire',
    })
    // In UTF-16 it begins at 24: two fires, and a flag of two signs, are two code units each.
    expect(first!.target[0]!.selector![0]).toEqual({ type: 'TextPositionSelector', start: 20, end: 39 })
  })

  test('nothing to export is still a whole file', async () => {
    const none = { speaker: 'nobody at all' }
    expect(JSON.parse(await exported('annotations', none))).toMatchObject({ total: 0, first: { items: [] } })
    expect(JSON.parse(await exported('claims-jsonld', none))).toMatchObject({ '@graph': [] })
    expect((await exported('claims-csv', none)).trim().split('\r\n').length).toBe(1)
  })
})

interface Position {
  type: string
  start: number
  end: number
}
interface Quote {
  exact: string
  prefix: string
  suffix: string
}
interface Words {
  selector?: [Position, Quote]
}
interface Annotation {
  id: string
  target: Words[]
  body: Words[]
}
