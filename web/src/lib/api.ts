/**
 * The only place that talks to the server: `/api` on the same origin.
 *
 * Errors  ApiError with the server's code and sentence; when the server cannot be reached, code UNREACHABLE.
 */
import type { AddProgress, ErrorBody, RereadProgress } from '../../../src/desk/types.ts'

export class ApiError extends Error {
  readonly code: string
  readonly status: number
  constructor(code: string, status: number, message: string) {
    super(message)
    this.name = 'ApiError'
    this.code = code
    this.status = status
  }
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  const answer = await ask(path, signal ? { signal } : {})
  return (await answer.json()) as T
}

export async function post(path: string, body: unknown): Promise<void> {
  await ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Has everything that is kept read again, and yields a line for every report. */
export async function* rereadAll(): AsyncGenerator<RereadProgress> {
  const headers = { 'content-type': 'application/json' }
  yield* lines<RereadProgress>(await ask('/api/reread', { method: 'POST', headers, body: '{}' }))
}

/** Sends files and yields a line for every report the server has dealt with. */
export async function* addFiles(files: readonly File[]): AsyncGenerator<AddProgress> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  yield* lines<AddProgress>(await ask('/api/reports', { method: 'POST', body: form }))
}

/** The lines of an answer as they come. */
async function* lines<T>(answer: Response): AsyncGenerator<T> {
  if (!answer.body) return
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += value ?? ''
    const lines = rest.split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line.trim() !== '') yield JSON.parse(line) as T
    if (done) return
  }
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ApiError('UNREACHABLE', 0, 'The app cannot reach its server. Is “onrecord serve” still running?')
  }
  if (answer.ok) return answer
  const body = (await answer.json().catch(() => null)) as ErrorBody | null
  throw new ApiError(
    body?.error?.code ?? 'HTTP',
    answer.status,
    body?.error?.message ?? `The server answered ${answer.status} ${answer.statusText}.`,
  )
}
