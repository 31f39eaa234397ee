/**
 * The library: `import { read } from 'onrecord'`.
 *
 * `read` is synchronous and needs no network; its data files are opened once, at the first call. `readFiles` is what
 * the command line does: many inputs, worker threads, results in input order. Records follow docs/record.md.
 */
import { checkOptions, gather, MAX_REPORT_BYTES, type Source, sha256, tooLarge } from './desk/gather.ts'
import { checkFields } from './desk/json-line.ts'
import { readAll } from './desk/pool.ts'
import { readOne } from './desk/reading.ts'
import type { Input } from './read/input.ts'
import { OnrecordError } from './record/error.ts'
import type { Record as ReportRecord } from './record/index.ts'

export { MAX_REPORT_BYTES, type Source } from './desk/gather.ts'
export { groupReports } from './desk/stories.ts'
export * from './record/index.ts'

/** One report. Give `text`, or `bytes` as they were received (their encoding is found out). */
export interface ReportInput {
  text?: string
  bytes?: Uint8Array
  /** Kept as the record's id; default: the SHA-256 of the bytes. */
  id?: string
  /** Publication day, YYYY-MM-DD: wins over what the report says. */
  published?: string
  title?: string
  url?: string
  publisher?: string
  /** ISO 639-1; default: found out from the text. */
  language?: string
  /** text/plain or text/html; default: found out from the content. */
  mediaType?: string
}

/**
 * Reads one report. The same input always gives the same record, but for `reader.ms`.
 *
 * @throws OnrecordError: INPUT_* when the input holds no text, BAD_OPTION when it is not an input at all.
 * @example read({ text: 'Two people were killed on Monday.', published: '2021-06-29' }).events[0]?.casualties
 */
export function read(input: string | Uint8Array | ReportInput): ReportRecord {
  const result = readOne(toInput(input))
  if ('error' in result) throw result.error
  return (result as { record: ReportRecord }).record
}

export type ReadResult = { path: string; record: ReportRecord } | { path: string; error: OnrecordError }

export interface ReadFilesOptions {
  /** Publication day, YYYY-MM-DD, of inputs that carry none. */
  date?: string
  /** text/plain, text/html or application/x-ndjson; default: by extension, then by content. */
  mediaType?: string
  /** Worker threads; default: the number of cores. */
  jobs?: number
}

/**
 * Reads files, directories and JSON Lines, in order; what cannot be read is a result with an `error`, and the rest
 * goes on.
 *
 * @throws OnrecordError BAD_OPTION, before anything is opened.
 * @example for await (const { path, ...result } of readFiles(['reports/'])) console.log(path, 'record' in result)
 */
export async function* readFiles(
  sources: readonly Source[],
  options: ReadFilesOptions = {},
): AsyncGenerator<ReadResult> {
  const { jobs, ...given } = options
  const gathered = gather(sources, checkOptions(given))
  for await (const result of readAll(gathered, jobs === undefined ? {} : { jobs })) {
    if ('record' in result) yield { path: result.path, record: result.record }
    else if ('error' in result) yield result
  }
}

function toInput(given: string | Uint8Array | ReportInput): Input {
  const report: ReportInput =
    typeof given === 'string' ? { text: given } : given instanceof Uint8Array ? { bytes: given } : given
  const { text, bytes, mediaType } = report ?? {}
  if (typeof text !== 'string' && !(bytes instanceof Uint8Array))
    throw new OnrecordError(
      'BAD_OPTION',
      'Expected a string, a Uint8Array or an object with text or bytes, got neither.',
    )
  const fields = checkFields({ ...report, text: text ?? '' })
  if (fields instanceof OnrecordError) throw fields
  const content = typeof text === 'string' ? Buffer.from(text) : bytes!
  if (content.length > MAX_REPORT_BYTES) throw tooLarge(content.length)
  const checked = checkOptions(mediaType === undefined ? {} : { mediaType })
  if (typeof text !== 'string') delete fields.text
  return {
    ...fields,
    ...(typeof text === 'string' ? {} : { bytes: content }),
    ...(checked.mediaType === undefined ? {} : { mediaType: checked.mediaType }),
    sha256: sha256(content),
    size: content.length,
  }
}
