/**
 * Gathering: turns what the user named (files, directories, standard input, bytes) into inputs of one report each.
 *
 * In     sources; the options that hold for all of them.
 * Out    Gathered, in the order given: an input with its bytes, or the reason why there is none. Nothing throws on
 *        the way: one bad file or line is one refusal, and the rest goes on.
 * Units  bytes, MiB in messages; sizes and hashes are those of the report's own bytes (a file, or a
 *        line without its end).
 * Errors BAD_OPTION from `checkOptions`; INPUT_* inside Gathered.
 * Limits a report may have MAX_REPORT_BYTES, a line of JSON Lines as much as a plain text; a file any number of lines,
 *        held one at a time.
 */
import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { largest } from '../read/document/index.ts'
import type { Input } from '../read/input.ts'
import { OnrecordError } from '../record/error.ts'
import { cannotRead, findFiles, openFile, peek, readLines, readWhole } from './files.ts'
import { parseLine } from './json-line.ts'
import { type GatherOptions, JSON_LINES } from './options.ts'

export { checkOptions, type GatherOptions, isCalendarDay } from './options.ts'

/** A path, '-' for standard input, or bytes that have a name (an upload). */
export type Source = string | { name: string; bytes: Uint8Array }

/** One report to be read, or why there is none. `path` is `FILE:LINE` for a line of a JSON Lines file. */
export type Gathered = { path: string; input: Input; bytes: Uint8Array } | { path: string; error: OnrecordError }

/** No report of any kind may have more; the document room allows plain text less. */
export const MAX_REPORT_BYTES = largest.html

const MiB = 1024 * 1024
/** Enough of a stream to tell JSON Lines from text. */
const HEAD_BYTES = 4096

/** Every report of the sources, in order. */
export async function* gather(sources: readonly Source[], options: GatherOptions = {}): AsyncGenerator<Gathered> {
  for (const source of sources) {
    if (typeof source !== 'string') yield* open(source.name, once(source.bytes), source.bytes.length, options)
    else if (source === '-') yield* open('-', options.stdin ?? process.stdin, 0, options)
    else {
      for await (const found of findFiles(source)) {
        if ('error' in found) yield found
        else yield* open(found.path, openFile(found.path), found.size, options)
      }
    }
  }
}

/**
 * How many inputs `gather` will give, refused ones included; null when standard input is among the sources.
 * For progress bars: JSON Lines files are read through once to count.
 */
export async function countInputs(sources: readonly Source[], options: GatherOptions = {}): Promise<number | null> {
  if (sources.includes('-')) return null
  let count = 0
  for (const source of sources) {
    const found = typeof source === 'string' ? findFiles(source) : [{ path: source.name, size: source.bytes.length }]
    for await (const file of found) {
      if ('error' in file || kindOf(file.path, options) !== 'lines') count += 1
      else {
        const stream = typeof source === 'string' ? openFile(file.path) : once(source.bytes)
        count += await countLines(stream)
      }
    }
  }
  return count
}

async function countLines(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0
  try {
    for await (const line of readLines(stream, largest.plain)) if (!isBlank(line.bytes)) count += 1
  } catch {
    count += 1 // what cannot be read is refused, once
  }
  return count || 1
}

async function* open(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  size: number,
  options: GatherOptions,
): AsyncGenerator<Gathered> {
  try {
    let kind = kindOf(path, options)
    let content = stream
    if (kind === 'unknown') {
      const peeked = await peek(stream, HEAD_BYTES)
      content = peeked.stream
      kind = looksLikeJsonLines(peeked.head) ? 'lines' : 'report'
    }
    if (kind === 'lines') yield* openLines(path, content, options)
    else yield await openReport(path, content, size, options)
  } catch (cause) {
    // From the stream only: everything below returns its refusals.
    yield { path, error: cause instanceof OnrecordError ? cause : cannotRead(cause) }
  }
}

async function openReport(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  size: number,
  options: GatherOptions,
): Promise<Gathered> {
  if (size > MAX_REPORT_BYTES) return { path, error: tooLarge(size) }
  const bytes = await readWhole(stream, MAX_REPORT_BYTES)
  if (bytes === null) return { path, error: tooLarge(null) }
  if (extname(path).toLowerCase() === '.json') return { path, error: wholeJson() }
  const input: Input = {
    bytes,
    sha256: sha256(bytes),
    size: bytes.length,
    ...(path === '-' ? {} : { path }),
    ...(options.date === undefined ? {} : { fallbackDate: options.date }),
    ...(options.mediaType === undefined ? {} : { mediaType: options.mediaType }),
  }
  return { path, input, bytes }
}

async function* openLines(
  file: string,
  stream: AsyncIterable<Uint8Array>,
  options: GatherOptions,
): AsyncGenerator<Gathered> {
  let any = false
  for await (const line of readLines(stream, largest.plain)) {
    if (isBlank(line.bytes)) continue
    any = true
    const path = `${file}:${line.number}`
    if (line.bytes === null) {
      yield { path, error: tooLarge(line.size, largest.plain) }
      continue
    }
    const parsed = parseLine(line.bytes)
    if (parsed instanceof OnrecordError) yield { path, error: parsed }
    else {
      const input: Input = {
        ...parsed,
        mediaType: 'text/plain',
        sha256: sha256(line.bytes),
        size: line.bytes.length,
        ...(file === '-' ? {} : { path }),
        ...(options.date === undefined ? {} : { fallbackDate: options.date }),
      }
      yield { path, input, bytes: line.bytes }
    }
  }
  if (!any) {
    const message = 'Expected JSON Lines, one {"id","text"} object a line, got an empty input. Check how it was made.'
    yield { path: file, error: new OnrecordError('INPUT_EMPTY', message) }
  }
}

function kindOf(path: string, options: GatherOptions): 'lines' | 'report' | 'unknown' {
  if (options.mediaType !== undefined) return options.mediaType === JSON_LINES ? 'lines' : 'report'
  const extension = extname(path).toLowerCase()
  if (extension === '.jsonl' || extension === '.ndjson') return 'lines'
  return ['.txt', '.text', '.html', '.htm', '.xhtml'].includes(extension) ? 'report' : 'unknown'
}

/** A line that opens with one of our fields: no report begins so. */
function looksLikeJsonLines(head: Uint8Array): boolean {
  const start = new TextDecoder().decode(head.subarray(0, 256))
  return /^\s{0,20}\{[ \t]{0,20}"(?:id|text|published|title|url|publisher|language)"[ \t]{0,20}:/.test(start)
}

/** SHA-256 as lower-case hex. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const isBlank = (bytes: Uint8Array | null): boolean => bytes?.every((b) => b === 32 || (b >= 9 && b <= 13)) ?? false

/** The refusal of a report of that many bytes; null when nobody counted to the end. */
export function tooLarge(size: number | null, limit = MAX_REPORT_BYTES): OnrecordError {
  const given = size === null ? 'more' : `${(size / MiB).toFixed(1)} MiB`
  return new OnrecordError(
    'INPUT_TOO_LARGE',
    `Expected one report of at most ${limit / MiB} MiB, got ${given}. Give one report a file, or JSON Lines with one report a line.`,
  )
}

function wholeJson(): OnrecordError {
  return new OnrecordError(
    'INPUT_NOT_JSON',
    'Expected JSON Lines, one {"id","text"} object a line, got another form of JSON. Write it as JSON Lines (jq -c), or give --media-type text/plain to read it as text.',
  )
}
