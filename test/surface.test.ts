/** The library's surface: what `import ... from 'onrecord'` gives, and that it keeps its word. */
import { describe, expect, test } from 'vitest'
import { OnrecordError, Record, read, readFiles } from '../src/index.ts'

const TEXT =
  'Rockets hit a base near Mosul on Monday, wounding three soldiers. "We do not know who fired," Col. Ana Roe said.'

test('names', async () => {
  const library = await import('../src/index.ts')
  expect(Object.keys(library).sort()).toMatchInlineSnapshot(`
    [
      "Actor",
      "ActorKind",
      "Agreement",
      "Casualties",
      "Chain",
      "Claim",
      "Count",
      "DocumentInfo",
      "Event",
      "EventRef",
      "EventStatus",
      "EventType",
      "Figure",
      "Incident",
      "Instrument",
      "InstrumentKind",
      "Link",
      "LinkType",
      "MAX_REPORT_BYTES",
      "Name",
      "NameType",
      "Note",
      "OnrecordError",
      "Origin",
      "Participant",
      "Place",
      "PlaceKind",
      "PlacePrecision",
      "Published",
      "Record",
      "Relay",
      "Responsibility",
      "Role",
      "SCHEMA",
      "Span",
      "Speaker",
      "Stance",
      "Suggestion",
      "Timex",
      "TimexMod",
      "TimexType",
      "Toll",
      "When",
      "groupReports",
      "read",
      "readFiles",
    ]
  `)
})

describe('read', () => {
  test('a string, bytes, an object: the same record', () => {
    const records = [TEXT, new TextEncoder().encode(TEXT), { text: TEXT }, { bytes: Buffer.from(TEXT) }].map((input) =>
      Record.parse(read(input)),
    )
    for (const record of records) {
      record.reader.ms = 0
      expect(record).toEqual(records[0])
    }
    expect(records[0]!.text).toBe(TEXT)
    expect(records[0]!.events.length).toBeGreaterThan(0)
    expect(records[0]!.claims.length).toBeGreaterThan(0)
  })

  test('a record is plain JSON', () => {
    const record = read({ text: TEXT, published: '2021-06-29' })
    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  test('what the caller knows is kept', () => {
    const given = { id: 'x', published: '2021-06-29', title: 'T', url: 'https://x.example/', publisher: 'P' }
    expect(read({ text: TEXT, ...given })).toMatchObject({
      id: 'x',
      title: 'T',
      published: { value: '2021-06-29', basis: 'given' },
      document: { url: 'https://x.example/', publisher: 'P', mediaType: 'text/plain' },
    })
  })

  test('HTML is read as HTML when the caller says so', () => {
    const html = `<html><body><article><h1>T</h1><p>${TEXT}</p><p>${TEXT}</p></article></body></html>`
    expect(read({ text: html, mediaType: 'text/html' }).text).not.toContain('<p>')
  })

  test.each([
    ['nothing at all', undefined, 'BAD_OPTION'],
    ['an empty object', {}, 'BAD_OPTION'],
    ['a number', 4, 'BAD_OPTION'],
    ['no text', { text: ' \n' }, 'INPUT_EMPTY'],
    ['no bytes', new Uint8Array(), 'INPUT_EMPTY'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'INPUT_NOT_TEXT'],
    ['a day that is none', { text: TEXT, published: '2021-02-30' }, 'INPUT_BAD_FIELD'],
    ['a title that is none', { text: TEXT, title: 4 }, 'INPUT_BAD_FIELD'],
    ['a media type we do not read', { text: TEXT, mediaType: 'application/pdf' }, 'BAD_OPTION'],
    ['33 MiB', new Uint8Array(33 * 1024 * 1024).fill(97), 'INPUT_TOO_LARGE'],
  ] as [string, Parameters<typeof read>[0], string][])('refuses %s', (_, input, code) => {
    expect(() => read(input)).toThrow(expect.objectContaining({ name: 'OnrecordError', code }))
    expect(() => read(input)).toThrow(OnrecordError)
  })
})

describe('readFiles', () => {
  test('records and refusals in order', async () => {
    const results = []
    const bytes = (text: string) => new TextEncoder().encode(text)
    const sources = [
      { name: 'a.txt', bytes: bytes(TEXT) },
      'no such file',
      { name: 'b.jsonl', bytes: bytes('{"text":"Two died."}\nx') },
    ]
    for await (const { path, ...result } of readFiles(sources, { date: '2021-06-29' }))
      results.push([path, 'record' in result ? result.record.published.value : result.error.code])
    expect(results).toEqual([
      ['a.txt', '2021-06-29'],
      ['no such file', 'INPUT_MISSING'],
      ['b.jsonl:1', '2021-06-29'],
      ['b.jsonl:2', 'INPUT_NOT_JSON'],
    ])
  })

  test('a wrong option is refused before anything is opened', async () => {
    await expect(readFiles([], { date: 'today' }).next()).rejects.toMatchObject({ code: 'BAD_OPTION' })
  })
})
