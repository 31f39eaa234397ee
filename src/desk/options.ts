/**
 * The options of reading that hold for every input, checked once before anything is opened.
 *
 * In     strings as a person typed them.
 * Out    GatherOptions whose values are known to be good.
 * Errors OnrecordError BAD_OPTION.
 */
import { OnrecordError } from '../record/error.ts'

export const JSON_LINES = 'application/x-ndjson'

export interface GatherOptions {
  /** Publication day for inputs that carry none, YYYY-MM-DD. */
  date?: string
  /** text/plain, text/html or application/x-ndjson: overrules extension and content. */
  mediaType?: string
  /** What '-' reads; default the process's standard input. */
  stdin?: AsyncIterable<Uint8Array>
}

const MEDIA_TYPES: { readonly [given: string]: string } = {
  'text/plain': 'text/plain',
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  [JSON_LINES]: JSON_LINES,
  'application/jsonl': JSON_LINES,
  'application/jsonlines': JSON_LINES,
  'application/x-jsonlines': JSON_LINES,
}

/** Checks what was given as --date and --media-type. Of a media type's parameters, charset is kept. */
export function checkOptions(given: { date?: string; mediaType?: string }): GatherOptions {
  const { date, mediaType } = given
  if (date !== undefined && !isCalendarDay(date))
    throw new OnrecordError(
      'BAD_OPTION',
      `Expected --date as a day of the calendar, YYYY-MM-DD, got '${date}'. Write for example 2021-06-29.`,
    )
  return {
    ...(date === undefined ? {} : { date }),
    ...(mediaType === undefined ? {} : { mediaType: checkMediaType(mediaType) }),
  }
}

function checkMediaType(given: string): string {
  const type = MEDIA_TYPES[given.split(';')[0]!.trim().toLowerCase()]
  if (type === undefined)
    throw new OnrecordError(
      'BAD_OPTION',
      `Expected --media-type text/plain, text/html or ${JSON_LINES}, got '${given}'. Leave it out to go by extension and content.`,
    )
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w.:-]{1,40})/i.exec(given)?.[1]
  if (charset === undefined || type === JSON_LINES) return type
  try {
    new TextDecoder(charset)
  } catch (cause) {
    const message = `Expected --media-type with a character set of the Encoding Standard, got '${charset}'. Write for example charset=windows-1251, or leave it out.`
    throw new OnrecordError('BAD_OPTION', message, { cause })
  }
  return `${type}; charset=${charset.toLowerCase()}`
}

/** True for a day that exists: '2020-02-29' but not '2021-02-29', '2021-2-9' or '2021-06-29T10:00'. */
export function isCalendarDay(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return year > 0 && day > 0 && day <= (days[month - 1] ?? 0)
}
