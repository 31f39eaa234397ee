/** `onrecord read` as docs/cli.md says it: exit statuses, formats, order, pipes. Runs the built program. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Record } from '../../src/record/index.ts'
import { linesOf, onrecord, root } from '../support/program.ts'

const REPORT = `Rockets hit base near Mosul

Three soldiers were wounded when rockets hit a base near Mosul on Monday, the army said.

"We do not know who fired," Col. Ana Roe told reporters.
`
const line = (id: string, more = {}) => JSON.stringify({ id, text: REPORT, ...more })
const withoutMs = (text: string) => text.replace(/"ms":\s?\d+/g, '"ms":0')

let top: string
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'onrecord-cli-'))
  writeFileSync(join(top, 'a.txt'), REPORT)
  // Enough text for three threads, each report of another length.
  const many = Array.from({ length: 110 }, (_, i) => line(`n${i}`, { text: REPORT.repeat(5 + (i % 13)) }))
  writeFileSync(join(top, 'many.jsonl'), many.join('\n'))
})
afterAll(() => rmSync(top, { recursive: true }))

describe('command line', () => {
  test.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
    [['--help'], 0, /read .*\[files\.\.\.\]/, /^$/],
    [['read', '--help'], 0, /--media-type/, /^$/],
    [[], 2, /^$/, /Usage: onrecord/],
    [['raed', 'x'], 2, /^$/, /unknown command 'raed'/],
    [['constructor'], 2, /^$/, /unknown command/],
    [['read', '--formt', 'json', 'x'], 2, /^$/, /unknown option '--formt'/],
    [['read', '--format', 'xml', 'x'], 2, /^$/, /Allowed choices are jsonl, json, text, html, conllu/],
    [['read', '--date', '2021-02-29', 'x'], 2, /^$/, /2021-02-29.*\[BAD_OPTION\]\n$/],
    [['read', '--date', 'monday', 'x'], 2, /^$/, /'monday'/],
    [['read', '--media-type', 'application/pdf', 'x'], 2, /^$/, /application\/pdf/],
    [['read', '--jobs', '0', 'x'], 2, /^$/, /'0'/],
    [['read', '--jobs', '1.5', 'x'], 2, /^$/, /'1\.5'/],
  ] as const)('%j ends with %i', async (args, status, stdout, stderr) => {
    const ended = await onrecord(args)
    expect(ended.status, ended.stderr).toBe(status)
    expect(ended.stdout).toMatch(stdout)
    expect(ended.stderr).toMatch(stderr)
  })
})

describe('reading', () => {
  test('standard input is read when no file is named, and where - stands', async () => {
    const [plain, dash] = await Promise.all([
      onrecord(['read'], { stdin: REPORT }),
      onrecord(['read', join(top, 'a.txt'), '-'], { stdin: REPORT }),
    ])
    const record = Record.parse(JSON.parse(plain.stdout))
    expect(record.text).toBe(REPORT)
    expect(record.document.path).toBeUndefined()
    const [first, second] = linesOf(dash.stdout).map((l) => JSON.parse(l))
    expect(first.document.path).toBe(join(top, 'a.txt'))
    expect(second).toEqual({ ...record, reader: second.reader })
  })

  test('--date dates only what has no date of its own', async () => {
    const stdin = `${line('a')}\n${line('b', { published: '2020-01-02' })}\n`
    const { stdout } = await onrecord(['read', '--date', '2021-06-29'], { stdin })
    expect(linesOf(stdout).map((l) => JSON.parse(l).published)).toEqual([
      { value: '2021-06-29', basis: 'given' },
      { value: '2020-01-02', basis: 'given' },
    ])
  })

  test('--media-type overrules the extension', async () => {
    const html = join(top, 'page.txt')
    writeFileSync(html, `<html><body><article><p>${REPORT}</p><p>${REPORT}</p></article></body></html>`)
    const { stdout } = await onrecord(['read', '--media-type', 'text/html', html])
    const record = JSON.parse(stdout)
    expect(record.document.mediaType).toBe('text/html')
    expect(record.text).not.toContain('<p>')
  })

  test('the same bytes in the same order with any number of threads', async () => {
    const runs = []
    for (const jobs of ['1', '2', '5'])
      runs.push(await onrecord(['read', '--jobs', jobs, join(top, 'many.jsonl'), join(top, 'a.txt')]))
    expect(runs[0]!.status).toBe(0)
    expect(
      linesOf(runs[0]!.stdout)
        .map((l) => JSON.parse(l).id)
        .slice(0, 110),
    ).toEqual(Array.from({ length: 110 }, (_, i) => `n${i}`))
    for (const run of runs) expect(withoutMs(run.stdout)).toBe(withoutMs(runs[0]!.stdout))
  }, 180_000)

  test('a reader that hangs up ends it quietly', async () => {
    const { status, stderr } = await onrecord(['read', '--jobs', '2', ...Array(8).fill(join(top, 'many.jsonl'))], {
      hangUp: true,
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('the ledger is never loaded', async () => {
    const { stderr, status } = await onrecord(['read', join(top, 'a.txt')], {
      env: { NODE_OPTIONS: `--import ${JSON.stringify(`data:text/javascript,${encodeURIComponent(WATCH)}`)}` },
    })
    expect(status).toBe(0)
    const loaded = linesOf(stderr)
    expect(loaded.some((url) => url.endsWith('/read/read.js'))).toBe(true)
    expect(loaded.filter((url) => /\/(ledger|incident|http)\/|pglite|node_modules\/(pg|hono|zod)\//.test(url))).toEqual(
      [],
    )
  })
})

/** Prints every module that is imported. */
const WATCH = `
import { register } from 'node:module'
register('data:text/javascript,' + encodeURIComponent(\`
import { writeSync } from 'node:fs'
export async function load(url, context, next) { writeSync(2, url + '\\\\n'); return next(url, context) }
\`))`

describe('formats', () => {
  const samples = join(root, 'samples')

  test('json is one array of the records jsonl prints', async () => {
    const [lines, array] = await Promise.all(
      ['jsonl', 'json'].map((format) => onrecord(['read', '--format', format, samples])),
    )
    expect(JSON.parse(withoutMs(array!.stdout))).toEqual(linesOf(withoutMs(lines!.stdout)).map((l) => JSON.parse(l)))
  })

  test('every sample keeps the promises of the record', async () => {
    const { stdout, status } = await onrecord(['read', samples])
    expect(status).toBe(0)
    for (const l of linesOf(stdout)) {
      const record = Record.parse(JSON.parse(l))
      const spans = [
        ...record.skipped,
        ...record.sentences,
        ...[...record.names, ...record.places, ...record.times, ...record.links].map((x) => x.span),
        ...record.actors.flatMap((a) => a.mentions),
        ...record.events.flatMap((e) => [e.trigger, e.evidence, ...e.participants.map((p) => p.span)]),
        ...record.claims.flatMap((c) => [
          ...c.content,
          ...(c.cue ? [c.cue] : []),
          ...(c.speaker.span ? [c.speaker.span] : []),
        ]),
      ]
      for (const span of spans) expect(span.end).toBeLessThanOrEqual(record.text.length)
      for (const x of [...record.places, ...record.events.flatMap((e) => [...e.participants, ...e.instruments])])
        expect(record.text.slice(x.span.start, x.span.end)).toBe(x.text)
      if (
        record.document.mediaType === 'text/plain' &&
        record.document.path &&
        !record.document.path.includes('.jsonl')
      )
        expect(record.text).toBe(readFileSync(record.document.path, 'utf8'))
    }
  })

  test('html is one page for all of them', async () => {
    const { stdout } = await onrecord(['read', '--format', 'html', samples])
    expect(stdout.match(/<html/g)).toHaveLength(1)
    expect(stdout.trimEnd().endsWith('</html>')).toBe(true)
    expect(stdout.match(/<article /g)!.length).toBeGreaterThanOrEqual(8)
  })

  test('conllu holds every character of the text', async () => {
    const file = join(samples, 'border-strikes-wire.txt')
    const { stdout } = await onrecord(['read', '--format', 'conllu', file])
    const texts = [...stdout.matchAll(/^# text = (.*)$/gm)].map((m) => m[1])
    expect(texts.join('').replace(/\s/g, '')).toBe(readFileSync(file, 'utf8').replace(/\s/g, ''))
    for (const row of stdout.split('\n').filter((l) => /^\d/.test(l))) expect(row.split('\t')).toHaveLength(10)
  })

  test('text is for people', async () => {
    const { stdout } = await onrecord(['read', '--format', 'text', join(top, 'a.txt')])
    expect(stdout).toMatch(/^Rockets hit base near Mosul\n/)
    expect(stdout).not.toContain('\u001b')
  })
})
