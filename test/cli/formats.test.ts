import { describe, expect, test } from 'vitest'
import { htmlPrinter } from '../../src/cli/formats/html.ts'
import { jsonPrinter } from '../../src/cli/formats/json.ts'
import { summary } from '../../src/cli/formats/text.ts'
import { amount, whenOf } from '../../src/cli/formats/words.ts'
import { oneLine, painter } from '../../src/cli/terminal.ts'
import { conllu } from '../../src/desk/conllu.ts'
import type { Sentence, Token } from '../../src/record/index.ts'
import { at, record, text } from './a-record.ts'

const plain = painter({ isTTY: false })

describe('text', () => {
  test('says who did what to whom, where, when, how many and who says so', () => {
    expect(summary(record, plain, 200)).toBe(`Jets hit depot <near> Baghdad
2021-06-29 (as given) · a.txt

1 event
  ASSAULT aerial: United States → a depot, Baghdad, 2021-06-27, at least 4 killed (guards), aircraft [asserted] according to Ann Roe
    “US jets struck a depot near Baghdad on Sunday, killing at least four guards.”

1 claim
  Ann Roe (Col.) justifies
    "We acted in self-defence,"

1 note
  - The day is not known. “on Monday” time/unresolved
`)
  })

  test('keeps to the width', () => {
    for (const line of summary(record, plain, 60).split('\n')) expect(line.length).toBeLessThanOrEqual(60)
  })

  test('sends no control character of the report to the terminal', () => {
    const title = 'A\u001b[31mred\u0007 title\u202e'
    expect(summary({ ...record, title }, plain, 80)).toMatch(/^A\\u001b\[31mred\\u0007 title\\u202e\n/)
  })

  test('colours on a terminal only, and never against NO_COLOR', () => {
    expect(painter({ isTTY: true }, {})('bold', 'x')).toBe('\u001b[1mx\u001b[22m')
    expect(painter({ isTTY: true }, { NO_COLOR: '1' })('bold', 'x')).toBe('x')
    expect(painter({ isTTY: true }, { TERM: 'dumb' })('bold', 'x')).toBe('x')
    expect(painter({}, {})('bold', 'x')).toBe('x')
  })

  test.each([
    [{ min: 4, max: 4 }, '4'],
    [{ min: 5, max: null }, 'at least 5'],
    [{ min: null, max: 9 }, 'at most 9'],
    [{ min: 0, max: 9 }, 'at most 9'],
    [{ min: 2, max: 4 }, '2 to 4'],
    [{ min: null, max: null }, ''],
  ])('amount %j', (count, words) => {
    expect(amount(count)).toBe(words)
  })

  test.each([
    ['2021-06-28T19:44', '2021-06-28 19:44'],
    ['2021-06-28TNI', '2021-06-28 night'],
    ['2021-SU', '2021 summer'],
    ['2021-W26', '2021-W26'],
  ])('when: %s', (value, words) => {
    const when = { value, from: null, to: null, time: 't1', basis: 'stated' as const }
    expect(whenOf(record, { ...record.events[0]!, when })).toBe(words)
  })

  test('a day that is not known is said with the words of the report', () => {
    const when = { value: null, from: null, to: null, time: 't2', basis: 'unresolved' as const }
    expect(whenOf(record, { ...record.events[0]!, when })).toBe('on Monday (day not known)')
  })

  test('a message is one line', () => {
    expect(oneLine('a\nb\r\n\u001b]c')).toBe('a b \\u001b]c')
  })
})

describe('json', () => {
  const print = (form: 'json' | 'jsonl', records: (typeof record)[]) => {
    const printer = jsonPrinter(form)
    return printer.start() + records.map((r) => printer.record(r)).join('') + printer.end()
  }
  test.each([0, 1, 3])('%i records', (count) => {
    const records = Array(count).fill(record)
    expect(JSON.parse(print('json', records))).toEqual(records)
    const lines = print('jsonl', records).split('\n')
    expect(lines.pop()).toBe('')
    expect(lines.map((line) => JSON.parse(line))).toEqual(records)
  })
})

describe('html', () => {
  const print = (records: (typeof record)[]) => {
    const printer = htmlPrinter()
    return printer.start() + records.map((r) => printer.record(r)).join('') + printer.end()
  }
  const page = print([record])

  test('asks for nothing from outside and runs nothing', () => {
    expect(page).not.toMatch(/<(?:script|link|img|iframe|object|base)\b|@import|url\(|\son[a-z]+=|(?:src|action)=/i)
    expect(page).toContain(`default-src 'none'`)
  })

  test('every link leads somewhere on the page, every id is there once', () => {
    const ids = [...print([record, record]).matchAll(/\sid="([^"]+)"/g)].map((m) => m[1])
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, target] of print([record, record]).matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
  })

  test('the text is there to the last character, with its layers', () => {
    const section = /<section class="text"[^>]*>\n([\s\S]*?)<\/section>/.exec(page)![1]!
    const bare = section.replace(/<sup>.*?<\/sup>|<[^>]*>/g, '')
    const decoded = bare
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
    expect(decoded.trim().split(/\n+/)).toEqual(text.split(/\n+/))
    for (const [words, layer] of [
      ['struck', 'event'],
      ['Baghdad', 'place'],
      ['on Sunday', 'time'],
      ['Share this', 'skipped'],
      ['Col. Ann Roe', 'actor'],
    ])
      expect(section).toMatch(new RegExp(`class="[^"]*\\b${layer}\\b[^"]*"[^>]*>${words}<`))
  })

  test('nothing of a report is taken for markup', () => {
    const bad = `</title><script>alert(1)</script>"'&`
    const { events, claims } = record
    const hostile = print([
      {
        ...record,
        title: bad,
        byline: bad,
        text: bad + text.slice(bad.length),
        document: { ...record.document, path: bad, url: bad, publisher: bad },
        language: '"><script>',
        actors: record.actors.map((a) => ({ ...a, name: bad })),
        places: record.places.map((p) => ({ ...p, name: bad })),
        events: events.map((e) => ({ ...e, id: bad, mode: bad })),
        claims: claims.map((c) => ({ ...c, id: bad, channel: bad, speaker: { ...c.speaker, name: bad } })),
        notes: [{ rule: bad, reason: bad }],
      },
    ])
    expect(hostile).not.toContain('<script')
    expect(hostile).not.toMatch(/="[^"]*<\/title>/)
  })

  test('several reports are listed, no report says so', () => {
    expect(print([record, record])).toContain('<h2>2 reports</h2>')
    expect(print([])).toContain('No report could be read.')
  })
})

describe('conllu', () => {
  const source = 'They didn’t\n go:  ✓ [x]'
  const token = (start: number, end: number, head: number, more: Partial<Token> = {}): Token => ({
    span: { start, end },
    form: source.slice(start, end),
    lemma: source.slice(start, end).toLowerCase(),
    upos: 'X',
    head,
    deprel: head === -1 ? 'root' : 'dep',
    ...more,
  })
  const sentence: Sentence = {
    span: { start: 0, end: 16 },
    tokens: [
      token(0, 4, 3),
      token(5, 8, 3),
      token(8, 11, 3, { joined: true }),
      token(13, 15, -1, { upos: 'VERB' }),
      token(15, 16, 3),
    ],
    paragraph: 0,
    heading: false,
  }
  const parse = { id: 'd 1', text: source, language: 'en', sentences: [sentence], names: [] }

  test('sentences, clitics, spaces', () => {
    const lines = conllu(parse).split('\n')
    expect(lines.slice(0, 11)).toEqual([
      '# newdoc id = d 1',
      '# newpar',
      '# sent_id = d 1-1',
      '# text = They didn’t go:',
      '1\tThey\tthey\tX\t_\t_\t4\tdep\t_\t_',
      '2-3\tdidn’t\t_\t_\t_\t_\t_\t_\t_\t_',
      '2\tdid\tdid\tX\t_\t_\t4\tdep\t_\t_',
      '3\tn’t\tn’t\tX\t_\t_\t4\tdep\t_\t_',
      '4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No',
      '5\t:\t:\tX\t_\t_\t4\tdep\t_\t_',
      '',
    ])
  })

  /** The surface forms of one sentence block. */
  const formsOf = (block: string): string[] => {
    const rows = block.split('\n').flatMap((line) => (/^\d/.test(line) ? [line.split('\t')] : []))
    const ranges = rows.flatMap(([id]) => (id!.includes('-') ? [id!.split('-').map(Number)] : []))
    const isInRange = (id: string) => ranges.some(([a, b]) => Number(id) >= a! && Number(id) <= b!)
    return rows.flatMap(([id, form]) => (id!.includes('-') || !isInRange(id!) ? [form!] : []))
  }

  test('what no token covers is still printed: no character is lost', () => {
    const holes = { ...parse, sentences: [{ ...sentence, tokens: sentence.tokens.slice(1, 3) }] }
    for (const made of [conllu(parse), conllu(holes), conllu({ ...parse, sentences: [{ ...sentence, tokens: [] }] })]) {
      const surface = made.split('\n\n').flatMap(formsOf)
      expect(surface.join('')).toBe(source.replace(/\s/g, ''))
      for (const line of made.split('\n')) if (/^\d/.test(line)) expect(line.split('\t')).toHaveLength(10)
      for (const block of made.trim().split('\n\n')) expect(block.match(/\t0\troot\t/g)).toHaveLength(1)
    }
  })

  test('names are marked in MISC', () => {
    const made = conllu({ ...parse, names: [{ span: { start: 0, end: 4 }, type: 'PER' }] })
    expect(made).toContain('dep\t_\tEntity=B-PER\n')
  })

  test('a report in another language says why it has no sentences', () => {
    expect(conllu({ ...parse, language: 'fr', sentences: [] })).toBe(
      '# newdoc id = d 1\n# language = fr\n# note = not English: not parsed\n\n',
    )
  })
})

test('the record of these tests is one', async () => {
  const { Record } = await import('../../src/record/index.ts')
  expect(Record.parse(record)).toEqual(record)
  expect(at('Baghdad', 2).start).toBeGreaterThan(at('Baghdad').start)
})
