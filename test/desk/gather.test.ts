import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  checkOptions,
  countInputs,
  type Gathered,
  gather,
  isCalendarDay,
  type Source,
  sha256,
} from '../../src/desk/gather.ts'
import type { GatherOptions } from '../../src/desk/options.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function all(sources: Source[], options: GatherOptions = {}): Promise<Gathered[]> {
  const found: Gathered[] = []
  for await (const item of gather(sources, options)) found.push(item)
  return found
}

const codes = (items: Gathered[]) => items.map((item) => ('error' in item ? item.error.code : item.path))

describe('JSON Lines', () => {
  const good = '{"id":"a","text":"Two were hurt."}'

  test('each line is one input, hashed as it stands', async () => {
    const [first, second, ...rest] = await all([
      {
        name: 'x.jsonl',
        bytes: utf8(`${good}\r\n\n  \n{"id":7,"text":"b","published":"2021-06-29T23:10:00+03:00","url":null}`),
      },
    ])
    expect(rest).toEqual([])
    expect(first).toEqual({
      path: 'x.jsonl:1',
      bytes: utf8(good),
      input: {
        id: 'a',
        text: 'Two were hurt.',
        mediaType: 'text/plain',
        sha256: sha256(utf8(good)),
        size: good.length,
        path: 'x.jsonl:1',
      },
    })
    expect(second).toMatchObject({ path: 'x.jsonl:4', input: { id: '7', published: '2021-06-29' } })
  })

  test('every optional field is passed on', async () => {
    const fields = { text: 'a', published: '2021-06-29', title: 'T', url: 'https://x.example/', publisher: 'P' }
    const [item] = await all([{ name: 'x.ndjson', bytes: utf8(JSON.stringify({ ...fields, language: 'en-GB' })) }])
    expect(item).toMatchObject({ input: { ...fields, language: 'en' } })
  })

  test.each([
    // line                                        code               words of the message
    ['not json', 'INPUT_NOT_JSON', 'not json'],
    ['["a"]', 'INPUT_NOT_JSON', '["a"]'],
    ['null', 'INPUT_NOT_JSON', 'null'],
    ['{"id":"a"}', 'INPUT_NOT_JSON', '"text" is missing'],
    ['{"text":4}', 'INPUT_NOT_JSON', 'of type number'],
    ['{"text":"a"', 'INPUT_NOT_JSON', '{"text":"a"'],
    ['{"text":"a","id":{}}', 'INPUT_BAD_FIELD', '"id"'],
    ['{"text":"a","id":""}', 'INPUT_BAD_FIELD', '"id"'],
    ['{"text":"a","published":"29 June 2021"}', 'INPUT_BAD_FIELD', '29 June 2021'],
    ['{"text":"a","published":"2021-02-29"}', 'INPUT_BAD_FIELD', '2021-02-29'],
    ['{"text":"a","published":20210629}', 'INPUT_BAD_FIELD', '20210629'],
    ['{"text":"a","title":["b"]}', 'INPUT_BAD_FIELD', '"title"'],
    ['{"text":"a","language":"English"}', 'INPUT_BAD_FIELD', 'English'],
  ])('refused, and the next line read: %s', async (line, code, words) => {
    const [bad, next] = await all([{ name: 'x.jsonl', bytes: utf8(`${line}\n${good}\n`) }])
    expect(bad).toMatchObject({ path: 'x.jsonl:1', error: { code } })
    expect((bad as { error: Error }).error.message).toContain(words)
    expect(next).toMatchObject({ path: 'x.jsonl:2', input: { id: 'a' } })
  })

  test('a line with bytes that are not UTF-8 is refused alone', async () => {
    const bytes = Buffer.concat([utf8('{"text":"'), Buffer.from([0xff]), utf8(`"}\n${good}`)])
    expect(codes(await all([{ name: 'x.jsonl', bytes }]))).toEqual(['INPUT_NOT_JSON', 'x.jsonl:2'])
  })

  test('a line beyond the limit is refused alone', async () => {
    const bytes = Buffer.concat([utf8('{"text":"'), Buffer.alloc(9 * 1024 * 1024, 'a'), utf8(`"}\n${good}`)])
    expect(codes(await all([{ name: 'x.jsonl', bytes }]))).toEqual(['INPUT_TOO_LARGE', 'x.jsonl:2'])
  })

  test.each(['', '\n\n'])('an empty file is one refusal: %j', async (text) => {
    expect(codes(await all([{ name: 'x.jsonl', bytes: utf8(text) }]))).toEqual(['INPUT_EMPTY'])
  })

  test('lines come out as they come in, whatever the pieces', async () => {
    async function* pieces() {
      for (const c of `${good}\n${good}`) yield utf8(c)
    }
    const found = await all(['-'], { stdin: pieces() })
    expect(found.map((item) => ('input' in item ? [item.path, item.input.text, item.input.path] : item))).toEqual([
      ['-:1', 'Two were hurt.', undefined],
      ['-:2', 'Two were hurt.', undefined],
    ])
  })
})

describe('kinds', () => {
  test.each([
    // name            content                    media type                 inputs
    ['a', '{"id":"a","text":"b"}\n{"text":"c"}', undefined, ['a:1', 'a:2']],
    ['a.txt', '{"id":"a","text":"b"}\n{"text":"c"}', undefined, ['a.txt']],
    ['a', '{"text":"c"}', 'text/plain', ['a']],
    ['a.txt', '{"text":"c"}', 'application/x-ndjson', ['a.txt:1']],
    ['a', '{ "quote": "c"}', undefined, ['a']],
    ['a.json', '{"text":"c"}', undefined, ['a.json:1']],
    ['a.json', '[{"text":"c"}]', undefined, ['INPUT_NOT_JSON']],
  ] as const)('%s: %s as %s', async (name, content, mediaType, expected) => {
    const options = mediaType ? checkOptions({ mediaType }) : {}
    expect(codes(await all([{ name, bytes: utf8(content) }], options))).toEqual(expected)
  })

  test('--date is a fallback, never the day given with the input', async () => {
    const [item] = await all([{ name: 'a.txt', bytes: utf8('x') }], checkOptions({ date: '2021-06-29' }))
    expect(item).toMatchObject({ input: { fallbackDate: '2021-06-29' } })
    expect('input' in item! && item.input.published).toBeUndefined()
  })
})

describe('files and directories', () => {
  let top: string
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'onrecord-gather-'))
    mkdirSync(join(top, 'b', 'deep'), { recursive: true })
    mkdirSync(join(top, 'empty'))
    mkdirSync(join(top, '.hidden'))
    for (const name of ['c.txt', 'b/b.html', 'b/deep/a.jsonl', 'b/notes.docx', '.hidden/x.txt', '.x.txt'])
      writeFileSync(join(top, name), '{"text":"x"}\n{"text":"y"}\n')
    symlinkSync(top, join(top, 'b', 'loop'))
    symlinkSync(join(top, 'gone'), join(top, 'd.txt'))
  })
  afterAll(() => rmSync(top, { recursive: true }))

  test('a directory gives its supported files, sorted, links followed once', async () => {
    const found = codes(await all([top])).map((path) => path.replace(top, ''))
    expect(found).toEqual(['/b/b.html', '/b/deep/a.jsonl:1', '/b/deep/a.jsonl:2', '/c.txt', 'INPUT_MISSING'])
  })

  test('a directory without any says so', async () => {
    expect(codes(await all([join(top, 'empty')]))).toEqual(['INPUT_MISSING'])
  })

  test('missing files are refused one by one', async () => {
    const found = await all([join(top, 'no.txt'), join(top, 'c.txt'), join(top, 'c.txt', 'below')])
    expect(codes(found)).toEqual(['INPUT_MISSING', join(top, 'c.txt'), 'INPUT_MISSING'])
  })

  test('counting agrees with gathering', async () => {
    const sources = [top, join(top, 'no.txt'), { name: 'z.jsonl', bytes: utf8('1\n\n2\n') }]
    expect(await countInputs(sources)).toBe((await all(sources)).length)
    expect(await countInputs([top, '-'])).toBeNull()
  })
})

describe('options', () => {
  test.each(['2020-02-29', '2000-02-29', '2021-12-31', '0999-01-01'])('a day: %s', (day) => {
    expect(isCalendarDay(day)).toBe(true)
  })
  test.each([
    '2021-02-29',
    '1900-02-29',
    '2021-13-01',
    '2021-00-10',
    '2021-04-31',
    '2021-6-29',
    '29.06.2021',
    '',
    '2021-06-29T00:00',
    '0000-01-01',
    ' 2021-06-29',
  ])('not a day: %s', (day) => {
    expect(isCalendarDay(day)).toBe(false)
    expect(() => checkOptions({ date: day })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
  })
  test.each([
    ['text/html; charset="UTF-8"', 'text/html; charset=utf-8'],
    ['text/plain;charset=windows-1251; x=y', 'text/plain; charset=windows-1251'],
    ['application/x-ndjson; charset=utf-8', 'application/x-ndjson'],
    ['TEXT/PLAIN', 'text/plain'],
    ['application/jsonl', 'application/x-ndjson'],
  ])('media type %s', (given, mediaType) => {
    expect(checkOptions({ mediaType: given })).toEqual({ mediaType })
  })
  test.each(['application/pdf', 'text/plain; charset=none', ''])('a media type we do not read: %s', (mediaType) => {
    expect(() => checkOptions({ mediaType })).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }))
  })
})
