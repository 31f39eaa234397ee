/** One server, every route: what it answers, how it refuses, and who may ask. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskOn, type OpenDesk } from '../../src/desk/open.ts'
import type { AddProgress } from '../../src/desk/types.ts'
import { type Running, startServer } from '../../src/http/serve.ts'
import { openLedger, putReports } from '../../src/ledger/index.ts'
import { inFolder, type Place } from '../ledger/databases.ts'
import { all, makeWire } from '../ledger/made.ts'

const token = 'the-token-of-this-run'
const since = '2021-06-29T10:00:00.000Z'
const wire = makeWire()
const id = wire.record.id
let place: Place
let desk: OpenDesk
let server: Running
let web: string

beforeAll(async () => {
  place = await inFolder()
  const ledger = await openLedger(place.location, { command: 'test', since })
  await putReports(ledger, [{ ...wire, sketch: [1], addedAt: since }])
  desk = deskOn(ledger)
  await all(desk.add([]))
  web = await mkdtemp(join(tmpdir(), 'onrecord-web-'))
  await mkdir(join(web, 'assets'))
  await writeFile(join(web, 'index.html'), '<!doctype html><title>Onrecord</title>')
  await writeFile(join(web, 'assets', 'app-1a2b.js'), 'export {}')
  server = await startServer({ desk, token, port: 0, web })
})
afterAll(async () => {
  await server?.stop()
  await desk?.close()
  await place?.remove()
  if (web) await rm(web, { recursive: true })
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** fetch does not let one choose Host and Origin; this does. `path` is sent as it is. */
function ask(
  method: string,
  path: string,
  headers: { [name: string]: string } = {},
  body?: string | Buffer,
): Promise<Answer> {
  const { port } = new URL(server.address)
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece) => pieces.push(piece))
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(pieces).toString() }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
const own = () => ({ origin: server.address })
const json = () => ({ ...own(), 'content-type': 'application/json' })

/** A multipart body with files of these names and contents. */
function upload(files: [name: string, content: string | Buffer][]): {
  headers: { [name: string]: string }
  body: Buffer
} {
  const boundary = 'xxBOUNDARYxx'
  const parts = files.flatMap(([name, content]) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name.replaceAll('"', '%22')}"\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  const body = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
  return { headers: { ...own(), 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"

const incident = () => encodeURIComponent(`${id}:e1`)
const decision = JSON.stringify({ kind: 'accept', target: { report: id, event: 'e1' }, note: 'seen' })

describe('every route', () => {
  // route, then a request that succeeds, then one that does not and its code
  type Ask = [path: string, body?: string]
  const walk: [route: string, good: () => Ask, shape: unknown, bad: (() => Ask) | null, code: string][] = [
    ['GET /api/health', () => ['/api/health'], { ok: true, pid: process.pid, version: expect.any(String) }, null, ''],
    [
      'GET /api/overview',
      () => ['/api/overview'],
      { reports: 1, events: 1, incidents: 1, types: { ASSAULT: 1 } },
      null,
      '',
    ],
    [
      'GET /api/reports',
      () => ['/api/reports?q=market&limit=5'],
      { total: 1, rows: [{ id }] },
      () => ['/api/reports?limit=0'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/reports/:id',
      () => [`/api/reports/${id}`],
      { record: { id }, addedAt: since },
      () => ['/api/reports/none'],
      'NOT_FOUND',
    ],
    [
      'GET /api/events',
      () => ['/api/events?type=ASSAULT&q='],
      { total: 1, rows: [{ saidBy: ['Sami Haddad'] }] },
      () => ['/api/events?from=june'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/claims',
      () => ['/api/claims?stance=denies'],
      { total: 1, rows: [{ content: '"We fired no shell,"' }] },
      () => ['/api/claims?offset=-1'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/incidents',
      () => ['/api/incidents?limit=1'],
      { total: 1, rows: [{ incident: { type: 'ASSAULT' } }] },
      () => ['/api/incidents?limit=many'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/incidents/:id',
      () => [`/api/incidents/${incident()}`],
      { incident: { reports: 1 } },
      () => ['/api/incidents/none'],
      'NOT_FOUND',
    ],
    [
      'GET /api/map',
      () => ['/api/map'],
      { points: [{ name: 'Qasr', precision: 'settlement' }], unlocated: [] },
      () => ['/api/map?review=maybe'],
      'BAD_REQUEST',
    ],
    [
      'POST /api/decisions',
      () => ['/api/decisions', decision],
      { seq: 1, kind: 'accept' },
      () => ['/api/decisions', '{"kind":"guess"}'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/decisions',
      () => ['/api/decisions?limit=3'],
      { total: 1, rows: [{ note: 'seen' }] },
      () => ['/api/decisions?limit=x'],
      'BAD_REQUEST',
    ],
    [
      'GET /api/export',
      () => ['/api/export?as=geojson'],
      { type: 'FeatureCollection', features: [{}] },
      () => ['/api/export?as=pdf'],
      'BAD_REQUEST',
    ],
    ['GET /api/verify', () => ['/api/verify'], { documents: 1, decisions: 1, problems: [] }, null, ''],
  ]

  test.each(walk)('%s', async (route, good, shape, bad, code) => {
    const method = route.split(' ')[0]!
    const send = ([path, body]: Ask) => ask(method, path, body === undefined ? {} : json(), body)
    const answer = await send(good())
    expect(answer.status).toBe(method === 'POST' ? 201 : 200)
    expect(JSON.parse(answer.text)).toMatchObject(shape as object)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['content-security-policy']).toBe(CSP)
    if (bad === null) return
    const refused = await send(bad())
    expect(refused.status).toBe(code === 'NOT_FOUND' ? 404 : 400)
    expect(JSON.parse(refused.text)).toEqual({ error: { code, message: expect.stringContaining('Expected') } })
    expect(refused.headers['content-security-policy']).toBe(CSP)
  })

  test('GET /api/reports/:id/original', async () => {
    const answer = await ask('GET', `/api/reports/${id}/original`)
    expect([answer.status, answer.text]).toEqual([200, wire.record.text])
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="made.txt"; filename*=UTF-8''made.txt`,
      'x-content-type-options': 'nosniff',
    })
    expect((await ask('GET', '/api/reports/none/original')).status).toBe(404)
  })

  test('GET /api/reports/:id/syntax and conllu: read when asked for', async () => {
    const { text, sentences, isSameText } = JSON.parse((await ask('GET', `/api/reports/${id}/syntax`)).text)
    expect([text, isSameText]).toEqual([wire.record.text, true])
    for (const { tokens } of sentences) {
      expect(tokens.filter((t: { head: number }) => t.head === -1).length).toBe(1)
      for (const { span, form } of tokens) expect(text.slice(span.start, span.end)).toBe(form)
    }
    const file = await ask('GET', `/api/reports/${id}/conllu`)
    expect(file.headers['content-type']).toContain('text/plain')
    expect(file.text).toMatch(/^# newdoc id = .*\n# newpar\n# sent_id = /)
    expect((await ask('GET', '/api/reports/none/syntax')).status).toBe(404)
  })

  test('GET /api/export: files to keep', async () => {
    const csv = await ask('GET', '/api/export?as=csv&status=asserted')
    expect(csv.headers['content-disposition']).toContain('onrecord.csv')
    expect(csv.headers['content-type']).toContain('text/csv')
    expect(csv.text.split('\r\n').length).toBe(3)
    expect((await ask('GET', '/api/export?as=jsonl')).text).toBe(`${JSON.stringify(wire.record)}\n`)
    const claims = await ask('GET', '/api/export?as=annotations&stance=denies')
    expect(claims.headers['content-type']).toContain('application/ld+json')
    expect(claims.headers['content-disposition']).toContain('onrecord-annotations.jsonld')
    expect(JSON.parse(claims.text)).toMatchObject({ type: 'AnnotationCollection', total: 1 })
    expect((await ask('GET', '/api/export?as=claims-csv&stance=praises')).text.split('\r\n').length).toBe(2)
  })

  test('POST /api/decisions: laid on what the other routes answer, undone, and listed', async () => {
    const post = async (body: object) => ask('POST', '/api/decisions', json(), JSON.stringify(body))
    const target = { report: id, event: 'e1' }
    const made = await post({ kind: 'correct', target, field: 'killed', value: { min: 7, max: 9 }, note: 'list' })
    expect([made.status, JSON.parse(made.text)]).toMatchObject([
      201,
      { kind: 'correct', field: 'killed', before: { min: 6, max: 6 }, after: { min: 7, max: 9 }, undone: false },
    ])
    const killed = async () =>
      JSON.parse((await ask('GET', `/api/reports/${id}`)).text).record.events[0].casualties.killed as object
    expect(await killed()).toMatchObject({ min: 7, max: 9 })
    const undo = await post({ kind: 'undo', of: JSON.parse(made.text).seq })
    expect(undo.status).toBe(201)
    expect(await killed()).toMatchObject({ min: 6, max: 6 })
    const listed = JSON.parse((await ask('GET', `/api/decisions?report=${id}&limit=5`)).text)
    expect(listed.rows[0]).toMatchObject({ kind: 'correct', undone: true, standing: 'fits', about: [{ now: 'e1' }] })
    expect(JSON.parse((await ask('GET', '/api/decisions?unfit=true')).text)).toEqual({ rows: [], total: 0 })
    for (const body of [
      { kind: 'undo', of: 4000 },
      { kind: 'merge', target: { incident: 'x' }, value: { incident: 'y' } },
    ])
      expect((await post(body)).status).toBe(404)
    for (const body of [
      { kind: 'correct', target, field: 'killed', value: 'seven' },
      { kind: 'accept', target, colour: 'red' },
      { kind: 'grade', target, field: 'credibility', value: 2 },
    ]) {
      const refused = await post(body)
      expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([400, 'BAD_REQUEST'])
    }
  })

  test('POST /api/reread: a line a report', async () => {
    const answer = await ask('POST', '/api/reread', json(), JSON.stringify({ reports: [id] }))
    expect(progressOf(answer)).toMatchObject([{ done: 1, total: 1, outcome: { id } }, { summary: { refused: 0 } }])
    expect((await ask('POST', '/api/reread', json(), '{"reports":["none"]}')).status).toBe(404)
    expect((await ask('POST', '/api/reread', json(), '{"reports":[]}')).status).toBe(400)
    expect((await ask('POST', '/api/reread', {}, '{}')).status).toBe(403)
  })

  const progressOf = (answer: Answer) =>
    answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as AddProgress)

  test('POST /api/reports: files of a page, a line for each', async () => {
    const { headers, body } = upload([
      ['one.txt', 'A bridge fell on Monday.'],
      ['zwei "ä".txt', ''],
      ['made.txt', wire.record.text],
    ])
    const answer = await ask('POST', '/api/reports', headers, body)
    expect(answer.headers['content-type']).toContain('application/x-ndjson')
    expect(progressOf(answer)).toMatchObject([
      { done: 1, total: 3, outcome: { path: 'one.txt', state: 'added' } },
      { done: 2, outcome: { state: 'refused', code: 'INPUT_EMPTY' } },
      { done: 3, outcome: { state: 'known', id } },
      { summary: { added: 1, known: 1, refused: 1 } },
    ])
  })

  test('POST /api/reports: paths only with the token', async () => {
    const path = join(web, 'report.txt')
    await writeFile(path, 'A tunnel was opened on Monday.')
    const body = JSON.stringify({ paths: [path], date: '2021-06-29' })
    const refused = await ask('POST', '/api/reports', json(), body)
    expect([refused.status, JSON.parse(refused.text).error.code]).toEqual([403, 'FORBIDDEN'])
    const trusted = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const answer = await ask('POST', '/api/reports', trusted, body)
    expect(progressOf(answer)).toMatchObject([{ outcome: { path, state: 'added' } }, { summary: { added: 1 } }])
    expect((await ask('POST', '/api/reports', trusted, '{"paths":[]}')).status).toBe(400)
    const wrongDay = await ask('POST', '/api/reports', trusted, JSON.stringify({ paths: [path], date: 'x' }))
    expect([wrongDay.status, JSON.parse(wrongDay.text).error.code]).toEqual([400, 'BAD_OPTION'])
  })

  test.each<[why: string, headers: { [name: string]: string }, body: string, status: number]>([
    ['no body', {}, '', 400],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'files=x', 400],
    ['a broken multipart', { 'content-type': 'multipart/form-data; boundary=b' }, '--c\r\n', 400],
    ['no files in it', { 'content-type': 'multipart/form-data; boundary=b' }, '--b--\r\n', 400],
  ])('POST /api/reports: %s', async (_, headers, body, status) => {
    const answer = await ask('POST', '/api/reports', { ...own(), ...headers }, body)
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([status, 'BAD_REQUEST'])
  })

  test('more than it takes is 413', async () => {
    const large = upload([['large.txt', Buffer.alloc(33 * 2 ** 20, 'a')]])
    const alone = await ask('POST', '/api/reports', large.headers, large.body)
    expect([alone.status, JSON.parse(alone.text).error.code]).toEqual([413, 'INPUT_TOO_LARGE'])
    const among = upload([
      ['large.txt', Buffer.alloc(33 * 2 ** 20, 'a')],
      ['small.txt', 'Rain fell on Monday.'],
    ])
    expect(progressOf(await ask('POST', '/api/reports', among.headers, among.body))).toMatchObject([
      { outcome: { state: 'refused', code: 'INPUT_TOO_LARGE' } },
      { outcome: { state: 'added' } },
      { summary: {} },
    ])
    const note = JSON.stringify({ kind: 'note', target: { report: id, event: 'e1' }, note: 'x'.repeat(70_000) })
    expect((await ask('POST', '/api/decisions', json(), note)).status).toBe(413)
  })

  test.each(['/api', '/api/', '/api/nothing', '/api/reports/a/b/c'])('%s is no route: 404 as JSON', async (path) => {
    const answer = await ask('GET', path)
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([404, 'NOT_FOUND'])
  })
  test('a method that a route does not have', async () => {
    expect((await ask('DELETE', `/api/reports/${id}`, own())).status).toBe(404)
  })
})

describe('the app', () => {
  test.each(['/', '/reports/some-id', '/reports/wire.1', '/incidents/a.b', '/events'])(
    '%s is the app',
    async (path) => {
      const answer = await ask('GET', path)
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(answer.text).toContain('<title>Onrecord</title>')
      expect(answer.headers['content-security-policy']).toBe(CSP)
    },
  )
  test('what has its hash in its name is kept for ever', async () => {
    const { status, headers } = await ask('GET', '/assets/app-1a2b.js')
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8'])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })
  test.each([
    '/assets/gone.js',
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/assets/../../../etc/passwd.txt',
    '/%00.js',
    '/%',
  ])('%s is nothing of ours', async (path) => {
    const { text } = await ask('GET', path)
    expect(text).not.toMatch(/devDependencies|root:/)
    if (!text.includes('<title>Onrecord')) expect(JSON.parse(text).error.code).toBe('NOT_FOUND')
  })
})

describe('who may ask', () => {
  const port = () => new URL(server.address).port
  test.each<[why: string, method: string, headers: () => { [name: string]: string }, allowed: boolean]>([
    ['a person', 'GET', () => ({}), true],
    ['by the name localhost', 'GET', () => ({ host: `localhost:${port()}` }), true],
    ['by IPv6', 'GET', () => ({ host: `[::1]:${port()}` }), true],
    ['a name that points here', 'GET', () => ({ host: 'evil.example' }), false],
    ['a name that points here, right port', 'GET', () => ({ host: `evil.example:${port()}` }), false],
    ['another port', 'GET', () => ({ host: '127.0.0.1:1' }), false],
    ['our page', 'GET', () => ({ origin: server.address, 'sec-fetch-site': 'same-origin' }), true],
    ['a page elsewhere', 'GET', () => ({ origin: 'https://evil.example' }), false],
    ['a page elsewhere, without Origin', 'GET', () => ({ 'sec-fetch-site': 'cross-site' }), false],
    ['a page of another port of this machine', 'GET', () => ({ 'sec-fetch-site': 'same-site' }), false],
    ['a page without origin', 'GET', () => ({ origin: 'null' }), false],
    ['our page, posting', 'POST', () => own(), true],
    ['a form elsewhere, posting', 'POST', () => ({ origin: 'http://evil.example' }), false],
    ['something without Origin, posting', 'POST', () => ({}), false],
    ['a command with the token, posting', 'POST', () => ({ authorization: `Bearer ${token}` }), true],
    ['a command with a wrong token, posting', 'POST', () => ({ authorization: 'Bearer the-token-of-that-run' }), false],
    ['the token under another name', 'GET', () => ({ host: 'evil.example', authorization: `Bearer ${token}` }), false],
  ])('%s', async (_, method, headers, allowed) => {
    const path = method === 'GET' ? '/api/health' : '/api/decisions'
    const { status, text } = await ask(method, path, headers(), method === 'GET' ? undefined : '{}')
    expect(status === 403).toBe(!allowed)
    if (!allowed) expect(JSON.parse(text).error.code).toBe('FORBIDDEN')
  })

  test('it listens on 127.0.0.1 only, and a taken port is named', async () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const taken = startServer({ desk, token, port: Number(port()), web })
    await expect(taken).rejects.toMatchObject({ code: 'BAD_OPTION', message: expect.stringContaining(port()) })
  })
})
