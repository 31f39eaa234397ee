/** The commands that keep a ledger, as processes: what they print, their exit status, and how they share a ledger. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest'
import { barText } from '../../src/cli/progress.ts'
import { dataDirectory } from '../../src/desk/data-directory.ts'
import { locate } from '../../src/ledger/index.ts'
import { takeLock } from '../../src/ledger/lock.ts'
import { inSchema, type Place } from '../ledger/databases.ts'
import { linesOf, onrecord, program } from '../support/program.ts'

let home: string
let ledger: string
let good: string
let bad: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'onrecord-cli-'))
  ledger = join(home, 'ledger')
  good = join(home, 'good.txt')
  bad = join(home, 'bad.txt')
  await writeFile(good, 'Market shelled\n\nMortar shells killed six people in Mosul on Tuesday, the army said.')
  await writeFile(bad, '')
})
afterAll(() => rm(home, { recursive: true, force: true }))

const run = (...args: string[]) => onrecord([...args, '--ledger', ledger])

describe('one after the other', { timeout: 180_000 }, () => {
  test('add: new, known, refused', async () => {
    const first = await run('add', good, bad, join(home, 'none.txt'), '--date', '2021-06-30')
    expect(first.stdout).toBe('1 added, 0 known, 2 refused\n')
    expect(linesOf(first.stderr).map((line) => line.split(':')[0])).toEqual([bad, join(home, 'none.txt')])
    expect(first.stderr).toMatch(/\[INPUT_EMPTY\]\n.*\[INPUT_MISSING\]\n$/)
    expect(first.status).toBe(1)
    expect(await run('add', good)).toMatchObject({ stdout: '0 added, 1 known, 0 refused\n', stderr: '', status: 0 })
  })

  test('add: standard input', async () => {
    const stdin = '{"id":"item-1","text":"Troops left the town."}\n{"id":"item-1","text":"Troops came back."}\n'
    const { stdout, stderr, status } = await onrecord(['add', '-', '--ledger', ledger], { stdin })
    expect([stdout, status]).toEqual(['1 added, 0 known, 1 refused\n', 1])
    expect(stderr).toMatch(/^-:2: .*item-1.*\[ID_TAKEN\]\n$/)
  })

  test('list, show, export, verify', async () => {
    const list = await run('list')
    const [id, day, language] = linesOf(list.stdout)[0]!.split('\t')
    expect([day, language, list.status]).toEqual(['2021-06-30', 'en', 0])
    const rows = linesOf((await run('list', '--json', '--query', 'mosul')).stdout).map((l) => JSON.parse(l))
    expect(rows).toMatchObject([{ id, path: good }])

    const shown = await run('show', id!.slice(0, 8))
    const read = await onrecord(['read', good, '--date', '2021-06-30'])
    const withoutTime = (json: string) => json.replace(/"ms":[\d.]+/, '')
    expect(withoutTime(shown.stdout)).toBe(withoutTime(read.stdout))
    expect((await run('show', id!, '--format', 'original')).stdout).toBe(await readFile(good, 'utf8'))
    expect((await run('show', id!, '--format', 'text')).stdout).toContain('Mosul')

    expect(linesOf((await run('export', '--as', 'jsonl')).stdout)).toContain(shown.stdout.trim())
    const out = join(home, 'events.csv')
    expect(await run('export', '--as', 'csv', '-o', out)).toMatchObject({ stdout: '', status: 0 })
    expect(await readFile(out, 'utf8')).toBe((await run('export', '--as', 'csv')).stdout)
    const filtered = async (...conditions: string[]) =>
      (await run('export', '--as', 'csv', ...conditions)).stdout.split('\r\n').length - 2
    expect(await filtered('--type', 'ASSAULT')).toBeGreaterThan(0)
    expect(await filtered('--type', 'ASSAULT', '--to', '1990-01-01')).toBe(0)
    expect(await run('verify')).toMatchObject({
      stdout: '2 documents, 0 decisions: all as they were stored\n',
      status: 0,
    })
  })

  test('decide, decisions, undo; reread', async () => {
    const [id] = linesOf((await run('list', '--query', 'mosul')).stdout)[0]!.split('\t')
    const about = ['--report', id!.slice(0, 10)]
    const value = ['--field', 'published', '--value', '2021-07-07']
    const made = await run('decide', 'correct', ...about, ...value, '--note', 'the\tarchive')
    const cells = made.stdout.trimEnd().split('\t')
    expect([cells[0], ...cells.slice(3, 8)]).toEqual([
      '1',
      'correct',
      'fits',
      id,
      'published: "2021-06-30" → "2021-07-07"',
      'the archive',
    ])
    expect(linesOf((await run('list', '--query', 'mosul')).stdout)[0]).toContain('2021-07-07')
    expect(await run('decide', 'undo', '--of', '1')).toMatchObject({ status: 0, stderr: '' })
    expect(linesOf((await run('list', '--query', 'mosul')).stdout)[0]).toContain('2021-06-30')
    const json = linesOf((await run('decisions', '--json', ...about)).stdout).map((l) => JSON.parse(l))
    expect(json).toMatchObject([{ seq: 1, undone: true, note: 'the\tarchive' }])
    expect(linesOf((await run('decisions')).stdout).map((l) => l.split('\t')[5])).toEqual(['decision 1', id])
    expect((await run('decisions', '--unfit')).stdout).toBe('')

    const wrong = await run('decide', 'accept', ...about, '--thing', 'e99')
    expect([wrong.status, wrong.stderr]).toEqual([1, expect.stringMatching(/^onrecord: Expected .*\[NOT_FOUND\]\n$/)])
    expect((await run('decide', 'accept', '--thing', 'e1')).status).toBe(2)
    expect((await run('decide', 'guess')).status).toBe(2)
    expect(await run('reread')).toMatchObject({ stdout: '0 changed, 2 the same, 0 refused\n', stderr: '', status: 0 })
    expect((await run('reread', 'nothing')).stderr).toMatch(/\[NOT_FOUND\]/)
    expect(await run('verify')).toMatchObject({ stdout: '2 documents, 2 decisions: all as they were stored\n' })
  })

  test.each<[args: string[], status: number, message: RegExp]>([
    [['show', 'nothing'], 1, /^onrecord: .*\[NOT_FOUND\]\n$/],
    [['show', ''], 1, /\[NOT_FOUND\]\n$/],
    [['list', '--limit', 'many'], 2, /--limit .*\[BAD_OPTION\]\n$/],
    [['add', 'x', '--date', 'today'], 2, /\[BAD_OPTION\]\n$/],
    [['add', 'x', '--jobs', '0'], 2, /\[BAD_OPTION\]\n$/],
    [['add'], 2, /files/],
    [['export'], 2, /--as/],
    [['export', '--as', 'pdf'], 2, /jsonl, csv, geojson/],
    [
      ['export', '--as', 'csv', '--speaker', 'x'],
      2,
      /conditions on events .*--type.*got --speaker\. \[BAD_OPTION\]\n$/,
    ],
    [['export', '--as', 'acled', '--from', 'May'], 2, /another value for --from/],
    [['export', '--as', 'csv', '-o', '/nowhere/at/all.csv'], 1, /\[OUTPUT_FAILED\]\n$/],
    [['serve', '--port', '70000'], 2, /\[BAD_OPTION\]\n$/],
  ])('%j', async (args, status, message) => {
    const ended = await run(...args)
    expect(ended.stderr).toMatch(message)
    expect(ended.status).toBe(status)
  })

  test('a directory that is no ledger is left alone', async () => {
    const ended = await onrecord(['list', '--ledger', home])
    expect(ended.stderr).toMatch(/Expected a ledger or an empty directory.*\[BAD_OPTION\]/)
    expect(ended.status).toBe(2)
  })
  test('a file is no ledger', async () => {
    expect((await onrecord(['list', '--ledger', good])).stderr).toMatch(/\[LEDGER_UNREACHABLE\]\n$/)
  })
  test('a server that is not there, without its password', async () => {
    const ended = await onrecord(['list', '--ledger', 'postgres://me:secret@127.0.0.1:1/x'])
    expect(ended.stderr).toMatch(/postgres:\/\/me@127\.0\.0\.1:1\/x.*\[LEDGER_UNREACHABLE\]\n$/)
    expect(ended.stderr).not.toContain('secret')
    expect(ended.status).toBe(1)
  })
  test('ONRECORD_LEDGER stands for --ledger', async () => {
    const { stdout } = await onrecord(['list'], { env: { ONRECORD_LEDGER: ledger } })
    expect(linesOf(stdout).length).toBe(2)
  })
  test('held by something that does not answer: who it is', async () => {
    const lock = await takeLock(ledger, { command: 'test', since: '2021-06-29T10:00:00.000Z' })
    const ended = await run('list')
    await lock.release()
    expect(ended.stderr).toContain(`held by "onrecord test" (process ${process.pid} `)
    expect(ended.stderr).toMatch(/\[LEDGER_LOCKED\]\n$/)
    expect(ended.status).toBe(1)
  })
})

describe('beside a running serve', { timeout: 180_000 }, () => {
  let server: ChildProcess
  let address: string
  const started = async () => {
    server = spawn(process.execPath, [program, 'serve', '--ledger', ledger, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const said = await Promise.race([once(server.stdout!, 'data'), once(server, 'exit')])
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(String(said[0]))![0]
  }
  const ended = async (signal: NodeJS.Signals) => {
    const end = once(server, 'exit')
    server.kill(signal)
    return (await end) as [status: number | null, signal: string | null]
  }
  afterEach(() => void server.kill('SIGKILL'))

  test('every command goes through it; it ends cleanly', async () => {
    const before = await Promise.all([run('list')])
    await started()
    const more = join(home, 'more.txt')
    await writeFile(more, 'A bridge fell on Monday.')
    expect(await run('add', more, bad)).toMatchObject({ stdout: '1 added, 0 known, 1 refused\n', status: 1 })
    const stdin = 'Rain fell on Monday.'
    const piped = await onrecord(['add', '-', more, '--ledger', ledger], { stdin })
    expect([piped.stdout, piped.status]).toEqual(['1 added, 1 known, 0 refused\n', 0])
    const list = await run('list')
    expect(linesOf(list.stdout).length).toBe(linesOf(before[0]!.stdout).length + 2)
    const id = linesOf(list.stdout)[0]!.split('\t')[0]!
    expect(JSON.parse((await run('show', id.slice(0, 9))).stdout)).toMatchObject({ id })
    expect((await run('show', id, '--format', 'original')).stdout).toBe(await readFile(good, 'utf8'))
    expect(linesOf((await run('export', '--as', 'jsonl')).stdout).length).toBe(4)
    expect((await run('verify')).stdout).toBe('4 documents, 2 decisions: all as they were stored\n')
    expect(await run('show', 'nothing')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/found none: nothing.*\[NOT_FOUND\]\n$/),
    })
    const again = await run('serve')
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining(`at ${address})`)])
    expect(await ended('SIGTERM')).toEqual([0, null])
    expect(linesOf((await run('list')).stdout).length).toBe(4)
  })

  test('Ctrl-C, twice in a row', async () => {
    await started()
    server.kill('SIGINT')
    expect(await ended('SIGINT')).toEqual([0, null])
  })

  test('after kill -9 the next command has the ledger', async () => {
    await started()
    await ended('SIGKILL')
    expect((await run('list')).status).toBe(0)
  })
})

describe.skipIf(inject('postgres') === null)('on a server', () => {
  let place: Place
  beforeAll(async () => {
    place = await inSchema(inject('postgres')!)
  })
  afterAll(() => place?.remove())

  test('the same commands', async () => {
    const on = (...args: string[]) => onrecord([...args, '--ledger', place.location])
    expect((await on('add', good)).stdout).toBe('1 added, 0 known, 0 refused\n')
    expect((await on('add', good)).stdout).toBe('0 added, 1 known, 0 refused\n')
    expect((await on('verify')).stdout).toBe('1 document, 0 decisions: all as they were stored\n')
    expect(linesOf((await on('export', '--as', 'jsonl')).stdout).length).toBe(1)
  })
})

test.each<[env: NodeJS.ProcessEnv, platform: NodeJS.Platform, expected: string]>([
  [{}, 'linux', '/home/ann/.local/share/onrecord'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/onrecord'],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', '/home/ann/.local/share/onrecord'],
  [{}, 'darwin', '/home/ann/Library/Application Support/onrecord'],
  [{ LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local' }, 'win32', 'C:\\Users\\ann\\AppData\\Local\\onrecord'],
])("a user's files: %j %s", (env, platform, expected) => {
  expect(dataDirectory(env, platform, '/home/ann')).toBe(expected)
})

test.each<[given: string | undefined, env: NodeJS.ProcessEnv, expected: string]>([
  [undefined, {}, '/default/ledger'],
  [undefined, { ONRECORD_LEDGER: '/from/env' }, '/from/env'],
  ['/given', { ONRECORD_LEDGER: '/from/env' }, '/given'],
  ['postgres://u@h/d', {}, 'postgres://u@h/d'],
])('the ledger: %s %j', (given, env, expected) => {
  expect(locate(given, env, '/default/ledger')).toBe(expected)
})

test.each<[done: number, total: number, name: string, columns: number, text: string]>([
  [0, 10, 'a.txt', 80, '[                        ] 0 % · 0 of 10 · a.txt'],
  [5, 10, 'a.txt', 80, '[===========>            ] 50 % · 5 of 10 · a.txt'],
  [10, 10, 'a.txt', 80, '[========================] 100 % · 10 of 10 · a.txt'],
  [0, 0, 'a.txt', 80, '[                        ] 0 % · 0 of 0 · a.txt'],
  [5, 10, 'a/very/long/path/of/a/report.txt', 64, '[===========>            ] 50 % · 5 of 10 · …th/of/a/report.txt'],
  [5, 10, 'a\nb\u001b[31m.txt', 80, '[===========>            ] 50 % · 5 of 10 · a b\\u001b[31m.txt'],
  [5, 10, 'a.txt', 20, '[===========>      '],
])('the bar: %i of %i, %j in %i columns', (done, total, name, columns, text) => {
  expect(barText(done, total, name, columns)).toBe(text)
  expect(text.length).toBeLessThan(columns)
})
