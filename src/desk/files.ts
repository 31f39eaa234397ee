/**
 * Files: finds them, opens them, splits them into lines. Nothing here knows what a report is.
 *
 * In     paths as the user gave them; a directory stands for the supported files below it.
 * Out    streams of bytes, read a piece at a time.
 * Units  bytes; lines are counted from 1.
 * Errors OnrecordError INPUT_MISSING, INPUT_UNREADABLE. A problem of one file never ends a walk.
 */
import { createReadStream, type Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { OnrecordError } from '../record/error.ts'

/** What a walk through a directory takes up; a file named by the user is read whatever its extension. */
export const EXTENSIONS = ['.txt', '.text', '.html', '.htm', '.xhtml', '.jsonl', '.ndjson'] as const

/** A file to be read, or the reason why there is none at this path. */
export type Found = { path: string; size: number } | { path: string; error: OnrecordError }

/**
 * The files that a path stands for: itself, or, for a directory, every file below it with a supported extension,
 * sorted by name. Hidden files and directories are left out; a directory reached twice through links is walked once.
 */
export async function* findFiles(path: string): AsyncGenerator<Found> {
  const found = await look(path)
  if ('error' in found) yield found
  else if (!found.stats.isDirectory()) yield asFile(path, found.stats)
  else yield* walk(path, path, new Set())
}

async function* walk(top: string, directory: string, seen: Set<string>): AsyncGenerator<Found> {
  let names: string[]
  try {
    const real = await realpath(directory)
    if (seen.has(real)) return
    seen.add(real)
    names = await readdir(directory)
  } catch (cause) {
    yield { path: directory, error: cannotRead(cause, 'a directory that may be listed') }
    return
  }
  let any = false
  for (const name of names.sort()) {
    if (name.startsWith('.')) continue
    const path = join(directory, name)
    const isSupported = (EXTENSIONS as readonly string[]).includes(extname(name).toLowerCase())
    const found = await look(path)
    if ('error' in found) {
      if (isSupported) yield found
    } else if (found.stats.isDirectory()) {
      any = true // its own line says what it lacks
      yield* walk(top, path, seen)
    } else if (isSupported) {
      any = true
      yield asFile(path, found.stats)
    }
  }
  if (!any && directory === top) {
    const message = `Expected a directory with reports in it, got one without a file that ends in ${EXTENSIONS.join(', ')}. Name the files themselves to read other endings.`
    yield { path: directory, error: new OnrecordError('INPUT_MISSING', message) }
  }
}

async function look(path: string): Promise<{ stats: Stats } | { path: string; error: OnrecordError }> {
  try {
    return { stats: await stat(path) }
  } catch (cause) {
    return { path, error: cannotRead(cause) }
  }
}

/** Pipes and devices have no size of their own: 0. */
const asFile = (path: string, stats: Stats): Found => ({ path, size: stats.isFile() ? stats.size : 0 })

/** What the operating system refused, in words that say what to do. */
export function cannotRead(cause: unknown, expected = 'a readable file'): OnrecordError {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new OnrecordError('INPUT_MISSING', 'Expected a file, found nothing at this path. Check the name.', { cause })
  if (code === 'EACCES' || code === 'EPERM')
    return new OnrecordError(
      'INPUT_UNREADABLE',
      `Expected ${expected}, but this user may not read it. Change its permissions (chmod) or run as its owner.`,
      { cause },
    )
  const reason = code === 'EISDIR' ? 'got a directory' : `the system answered: ${message ?? String(cause)}`
  return new OnrecordError('INPUT_UNREADABLE', `Expected ${expected}, ${reason}. Check the path and the disk.`, {
    cause,
  })
}

/** The bytes of a file, a piece at a time. */
export function openFile(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { highWaterMark: 1 << 18 })
}

/** Everything a stream holds, or null as soon as it holds more than `limit` bytes. */
export async function readWhole(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of stream) {
    size += piece.length
    if (size > limit) return null
    pieces.push(piece)
  }
  return concat(pieces)
}

/** One line without its end (\n or \r\n); `bytes` is null when it is longer than the limit. */
export interface Line {
  number: number
  bytes: Uint8Array | null
  /** Length of the line in bytes, also of one that is too long. */
  size: number
}

/** Splits a stream into lines and holds at most one of them, cut off at `limit` bytes, in memory. */
export async function* readLines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let number = 1
  let size = 0
  let pieces: Uint8Array[] = []
  const close = (): Line => {
    let bytes = size > limit ? null : concat(pieces)
    if (bytes?.at(-1) === 13) bytes = bytes.subarray(0, -1)
    const line = { number, bytes, size }
    number += 1
    size = 0
    pieces = []
    return line
  }
  for await (const piece of stream) {
    let from = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, from)) {
      pieces.push(piece.subarray(from, end))
      size += end - from
      from = end + 1
      yield close()
    }
    size += piece.length - from
    if (size > limit) pieces = []
    else pieces.push(piece.subarray(from))
  }
  if (size > 0) yield close()
}

/** The first bytes of a stream (at least `wanted`, or all there are) and the stream as if it were untouched. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
  wanted: number,
): Promise<{ head: Uint8Array; stream: AsyncIterable<Uint8Array> }> {
  const rest = stream[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let size = 0
  while (size < wanted) {
    const next = await rest.next()
    if (next.done) break
    pieces.push(next.value)
    size += next.value.length
  }
  const head = concat(pieces)
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head
      for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
    } finally {
      await rest.return?.()
    }
  }
  return { head, stream: whole() }
}

function concat(pieces: Uint8Array[]): Uint8Array {
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
}
