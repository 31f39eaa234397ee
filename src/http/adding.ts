/**
 * POST /api/reports: files that a page uploads, or paths that a command of this user names.
 *
 * Out    sources for the desk; the answer, one JSON line an outcome.
 * Errors INPUT_TOO_LARGE, BAD_REQUEST, FORBIDDEN before the answer begins. Afterwards an error is a refused outcome: the
 *        status is sent, and a line is all that is left.
 */
import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import type { AddOptions } from '../desk/desk.ts'
import { MAX_REPORT_BYTES, type Source, tooLarge } from '../desk/gather.ts'
import type { AddProgress, RereadProgress } from '../desk/types.ts'
import { OnrecordError } from '../record/error.ts'
import { pathsBody } from './query.ts'

/** All files of one request together. */
export const MOST_UPLOAD_BYTES = 256 * 2 ** 20

/** What the request wants added. `isTrusted`: it carries the token, so it may name paths of this machine. */
export async function sourcesOf(c: Context, isTrusted: boolean): Promise<{ sources: Source[]; options: AddOptions }> {
  const type = c.req.header('content-type') ?? ''
  if (type.startsWith('application/json')) {
    if (!isTrusted) throw new OnrecordError('FORBIDDEN', 'Expected files, got paths. A page may only send files.')
    const { paths, ...options } = pathsBody(await c.req.json().catch(() => null))
    return { sources: paths, options }
  }
  if (!type.startsWith('multipart/form-data'))
    throw new OnrecordError('BAD_REQUEST', `Expected files as multipart/form-data, got ${type || 'nothing'}.`)
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new OnrecordError('BAD_REQUEST', 'Expected files as multipart/form-data, got a body that is not.', { cause })
  })
  const files = form.getAll('files').flatMap((f) => (typeof f === 'string' ? [] : [f]))
  if (files.length === 0)
    throw new OnrecordError('BAD_REQUEST', 'Expected at least one file in the field "files", got none.')
  const options: AddOptions = {}
  for (const name of ['date', 'mediaType'] as const) {
    const value = form.get(name)
    if (typeof value === 'string' && value !== '') options[name] = value
  }
  // One that is too large among others is refused by the desk, and the others go on.
  if (files.every((f) => f.size > MAX_REPORT_BYTES)) throw tooLarge(files[0]!.size)
  const sources = files.map(async (f) => ({ name: f.name, bytes: new Uint8Array(await f.arrayBuffer()) }))
  return { sources: await Promise.all(sources), options }
}

/** The progress as NDJSON; the first line is waited for, so that an error before it is still a status. */
export async function streamProgress(
  c: Context,
  progress: AsyncGenerator<AddProgress | RereadProgress>,
  name: { path: string } | { id: string } = { path: '(adding)' },
): Promise<Response> {
  let next = await progress.next()
  c.header('Content-Type', 'application/x-ndjson; charset=utf-8')
  return stream(c, async (out) => {
    let done = 0
    out.onAbort(() => void progress.return(undefined))
    try {
      for (; !next.done; next = await progress.next()) {
        if ('done' in next.value) done = next.value.done
        await out.write(`${JSON.stringify(next.value)}\n`)
      }
    } catch (error) {
      const isOurs = error instanceof OnrecordError
      if (!isOurs) console.error(error)
      const reason = isOurs ? error.message : 'The server failed unexpectedly; its terminal says why.'
      const code = isOurs ? error.code : 'SERVER_FAILED'
      const line = {
        done: done + 1,
        total: done + 1,
        outcome: { ...name, state: 'refused', reason, code },
      }
      await out.write(`${JSON.stringify(line)}\n`)
    }
  })
}
