/**
 * A desk that asks a running `onrecord serve`. Both run on this machine as this user, so paths mean the same to both;
 * only standard input has to be sent.
 *
 * Errors as the server gave them: the same codes and messages. LEDGER_UNREACHABLE when it does not answer.
 */
import { resolve } from 'node:path'
import type { AddOptions, Desk, Original } from '../desk/desk.ts'
import type { Source } from '../desk/gather.ts'
import type { AddProgress, AddSummary, ErrorBody, RereadProgress } from '../desk/types.ts'
import { type ErrorCode, OnrecordError } from '../record/error.ts'

export function remoteDesk(address: string, token: string): Desk {
  const ask = (path: string, init: RequestInit = {}) => send(address, token, path, init)
  const get = async <T>(path: string, query: object = {}): Promise<T> => {
    const answer = await ask(path + search(query))
    return (await answer.json()) as T
  }
  const one = (kind: string, id: string) => `/api/${kind}/${encodeURIComponent(id)}`
  return {
    location: address,
    add: (sources, options = {}) => add(ask, sources, options),
    overview: () => get('/api/overview'),
    reports: (request) => get('/api/reports', request),
    report: (id) => (id === '' ? Promise.reject(noId()) : get(one('reports', id))),
    async original(id): Promise<Original> {
      const answer = await ask(`${one('reports', id)}/original`)
      const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? id
      const bytes = new Uint8Array(await answer.arrayBuffer())
      return { bytes, mediaType: answer.headers.get('x-media-type') ?? '', name: decodeURIComponent(name) }
    },
    syntax: (id) => get(`${one('reports', id)}/syntax`),
    events: (filter) => get('/api/events', filter),
    claims: (filter) => get('/api/claims', filter),
    claimMatrix: (filter) => get('/api/claims/matrix', filter),
    incidents: (request) => get('/api/incidents', request),
    incident: (id) => get(one('incidents', id)),
    map: (filter) => get('/api/map', filter),
    async decide(given) {
      const answer = await ask('/api/decisions', json(given))
      return (await answer.json()) as Awaited<ReturnType<Desk['decide']>>
    },
    decisions: (filter) => get('/api/decisions', filter),
    async *reread(options = {}) {
      yield* lines<RereadProgress>(await ask('/api/reread', json(options)))
    },
    async *export(as, filter) {
      const answer = await ask(`/api/export${search({ ...filter, as })}`)
      yield* pieces(answer)
    },
    verify: () => get('/api/verify'),
    async close() {},
  }
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>

/** Paths are named to the server, made absolute; bytes and standard input are sent. In the order given. */
async function* add(ask: Ask, sources: readonly Source[], options: AddOptions): AsyncGenerator<AddProgress> {
  const summary: AddSummary = { added: 0, known: 0, refused: 0 }
  let before = 0
  for (const group of grouped(sources)) {
    let count = before
    for await (const progress of lines<AddProgress>(await ask('/api/reports', await requestOf(group, options)))) {
      if ('summary' in progress) {
        for (const state of ['added', 'known', 'refused'] as const) summary[state] += progress.summary[state]
      } else {
        count = before + progress.done
        yield { ...progress, done: count, total: before + progress.total }
      }
    }
    before = count
  }
  yield { summary }
}

/** Neighbours of one kind go together: all paths in one request, every other source in one of its own. */
function grouped(sources: readonly Source[]): Source[][] {
  const groups: Source[][] = []
  const isPath = (s: Source | undefined) => typeof s === 'string' && s !== '-'
  for (const source of sources) {
    const last = groups.at(-1)
    if (last && isPath(source) && isPath(last[0])) last.push(source)
    else groups.push([source])
  }
  return groups
}

async function requestOf(group: Source[], options: AddOptions): Promise<RequestInit> {
  const [first] = group
  if (typeof first === 'string' && first !== '-')
    return json({ ...options, paths: group.map((path) => resolve(path as string)) })
  const form = new FormData()
  const { name, bytes } = typeof first === 'object' ? first : { name: '-', bytes: await standardInput() }
  form.append('files', new Blob([new Uint8Array(bytes)]), name)
  for (const [field, value] of Object.entries(options)) if (value !== undefined) form.append(field, String(value))
  return { method: 'POST', body: form }
}

async function standardInput(): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for await (const piece of process.stdin) read.push(piece)
  return Buffer.concat(read)
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function send(address: string, token: string, path: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(address + path, {
      ...init,
      headers: { ...(init.headers as object), authorization: `Bearer ${token}` },
    })
  } catch (cause) {
    const message = `Expected an answer of the "onrecord serve" that holds the ledger (${address}), got none. Has it just ended? Try again.`
    throw new OnrecordError('LEDGER_UNREACHABLE', message, { cause })
  }
  if (answer.ok) return answer
  const { error } = (await answer.json().catch(() => ({ error: undefined }))) as Partial<ErrorBody>
  const code = (error?.code ?? 'LEDGER_UNREACHABLE') as ErrorCode
  const message = error?.message ?? `Expected an answer of "onrecord serve" (${address}), got status ${answer.status}.`
  // The code stands at the end of the message already.
  throw new OnrecordError(code, message.replace(` [${code}]`, ''))
}

async function* pieces(answer: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of answer.body ?? []) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

async function* lines<T>(answer: Response): AsyncGenerator<T> {
  let rest = ''
  for await (const piece of pieces(answer)) {
    const found = (rest + piece).split('\n')
    rest = found.pop() ?? ''
    for (const line of found) if (line !== '') yield JSON.parse(line)
  }
}

function search(query: object): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') params.set(key, String(value))
  return params.size === 0 ? '' : `?${params}`
}

const noId = () =>
  new OnrecordError('NOT_FOUND', 'Expected the id of a report, got an empty one. "onrecord list" shows them.')
