/**
 * Bad input, one table: each is refused in one line that says what was expected, what was given and what to do, and the
 * good report after it is read all the same. What is merely unusual is read, with a note where something was guessed.
 * Adding to a ledger on a full disk is tested with the ledger.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Record } from '../../src/record/index.ts'
import { linesOf, onrecord } from '../support/program.ts'

const GOOD = 'Two people were killed in Aden on Monday, officials said. Residents heard shelling through the night.\n'
const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const menu = Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}">Section ${i}</a></li>`).join('')
const oneLineOf100MB = (path: string) => {
  for (let i = 0; i < 100; i++) writeFileSync(path, Buffer.alloc(1_000_000, 'word '), { flag: 'a' })
}

type Content = string | Uint8Array | ((path: string) => void) | null

/** name, content (null: no such file), code, words the reason must hold */
const refused: [string, Content, string, RegExp][] = [
  ['empty.txt', '', 'INPUT_EMPTY', /empty/],
  ['blank.txt', ' \n\t\n', 'INPUT_EMPTY', /white space/],
  ['binary.txt', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 89) % 256)), 'INPUT_NOT_TEXT', /binary/],
  ['report.pdf', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'INPUT_NOT_TEXT', /PDF/],
  ['pdf-by-another-name.txt', '%PDF-1.4\n1 0 obj\n', 'INPUT_NOT_TEXT', /PDF/],
  ['line-of-100-MB.txt', oneLineOf100MB, 'INPUT_TOO_LARGE', /95\.4 MiB/],
  ['line-of-100-MB.jsonl', oneLineOf100MB, 'INPUT_TOO_LARGE', /95\.4 MiB/],
  ['no-article.html', `<html><body><nav><ul>${menu}</ul></nav></body></html>`, 'INPUT_NO_ARTICLE', /article/],
  ['empty-page.html', '<!doctype html><title>x</title>', 'INPUT_NO_ARTICLE', /article/],
  ['not-json.jsonl', 'this is no JSON\n', 'INPUT_NOT_JSON', /this is no JSON/],
  ['no-text.jsonl', '{"id":"a"}\n', 'INPUT_NOT_JSON', /"text" is missing/],
  ['bad-date.jsonl', '{"text":"a","published":"yesterday"}\n', 'INPUT_BAD_FIELD', /yesterday/],
  ['empty.jsonl', '', 'INPUT_EMPTY', /empty/],
  ['array.json', '[{"text":"a"}]', 'INPUT_NOT_JSON', /JSON Lines/],
  ['missing.txt', null, 'INPUT_MISSING', /nothing at this path/],
  ['empty-directory', (path) => mkdirSync(path), 'INPUT_MISSING', /directory/],
]

/** name, content, the text that must come out, the rule of the note it gets */
const unusual: [string, Uint8Array | string, RegExp, string | null][] = [
  ['utf-16.txt', utf16(`Zażółć. ${GOOD}`), /^Zażółć\. Two people were killed/, null],
  ['utf-16.html', utf16(`<html><body><article><p>Zażółć. ${GOOD}</p><p>${GOOD}</p></article></body></html>`), /Zażółć/, null],
  ['utf-8-mark.txt', `\ufeff${GOOD}`, /^Two people/, null],
  [
    'windows-1252.txt',
    Buffer.from(`\x93We regret it,\x94 he said at the caf\xe9. ${GOOD}`, 'latin1'),
    /^“We regret it,” he said at the café\. Two/,
    'document/assumed-windows-1252',
  ],
  [
    'broken-utf-8.txt',
    Buffer.concat([Buffer.from('Zażółć, in the café. '), Buffer.from([0xc3]), Buffer.from(` ${GOOD}`)]),
    /^Zażółć, in the café\. \ufffd Two/,
    'document/broken-utf-8',
  ],
]

let top: string
const path = (name: string) => join(top, name)
const put = (name: string, content: Content) => {
  if (typeof content === 'function') content(path(name))
  else if (content !== null) writeFileSync(path(name), content)
}

beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'onrecord-bad-'))
  chmodSync(top, 0o755)
  put('good.txt', GOOD)
})
afterAll(() => rmSync(top, { recursive: true, force: true }))

function expectOneRefusal({ stdout, stderr, status }: Awaited<ReturnType<typeof onrecord>>, name: string) {
  expect(status).toBe(1)
  const lines = linesOf(stderr)
  expect(lines, stderr).toHaveLength(1)
  expect(lines[0]).toMatch(new RegExp(`^${path(name).replace(/[.\\]/g, '\\$&')}(:1)?: Expected .+\\. [A-Z].+\\[[A-Z_]+\\]$`))
  const records: Record[] = linesOf(stdout).map((line) => JSON.parse(line))
  expect(records.map((r) => r.document.path)).toEqual([path('good.txt')])
  expect(records[0]!.text).toBe(GOOD)
  return lines[0]!
}

describe('refused in one line, the rest read', () => {
  test.each(refused)('%s', async (name, content, code, reason) => {
    put(name, content)
    const line = expectOneRefusal(await onrecord(['read', path(name), path('good.txt')]), name)
    expect(line).toContain(`[${code}]`)
    expect(line).toMatch(reason)
    rmSync(path(name), { recursive: true, force: true })
  })

  // Root may read everything, so as root the program is run as a user who may not.
  const uid = process.getuid?.() === 0 ? { uid: 65534 } : {}
  test.each([
    ['locked-directory', (p: string) => mkdirSync(p), 0o311],
    ['locked.txt', (p: string) => writeFileSync(p, GOOD), 0o200],
  ] as const)('%s', async (name, make, mode) => {
    make(path(name))
    chmodSync(path(name), mode)
    const line = expectOneRefusal(await onrecord(['read', path(name), path('good.txt')], uid), name)
    expect(line).toContain('[INPUT_UNREADABLE]')
    expect(line).toMatch(/may not read it/)
    chmodSync(path(name), 0o700)
  })

  test('a line of 100 MB on standard input', async () => {
    const stdin = Buffer.alloc(100_000_000, 'word ')
    const { status, stderr, stdout } = await onrecord(['read', '-', path('good.txt')], { stdin })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^-: Expected .+ MiB.+\[INPUT_TOO_LARGE\]\n$/)
    expect(linesOf(stdout)).toHaveLength(1)
  })

  test('all of them at once: one line each, and every good report', async () => {
    const names = refused.filter(([name]) => !name.startsWith('line-of'))
    for (const [name, content] of names) put(name, content)
    const files = names.flatMap(([name]) => [path(name), path('good.txt')])
    for (const jobs of ['1', '3']) {
      const { status, stderr, stdout } = await onrecord(['read', '--jobs', jobs, ...files])
      expect(status).toBe(1)
      expect(linesOf(stderr).map((line) => /\[([A-Z_]+)\]$/.exec(line)?.[1])).toEqual(names.map(([, , code]) => code))
      expect(linesOf(stdout)).toHaveLength(names.length)
    }
  })

  test('a path with a line break in it cannot forge a second line', async () => {
    const { stderr } = await onrecord(['read', path('a\nb.txt: fine'), path('good.txt')])
    expect(linesOf(stderr)).toHaveLength(1)
  })
})

describe('unusual, and read', () => {
  test.each(unusual)('%s', async (name, content, text, rule) => {
    put(name, content)
    const { status, stdout, stderr } = await onrecord(['read', path(name)])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    const record: Record = JSON.parse(stdout)
    expect(record.text).toMatch(text)
    const notes = record.notes.map((note) => note.rule).filter((r) => r.startsWith('document/'))
    if (rule === null) expect(notes.filter((r) => /utf|1252/.test(r))).toEqual([])
    else expect(notes).toContain(rule)
  })
})
