/**
 * One line of JSON Lines: `{"id","text"}` and, optional, "published", "title", "url", "publisher", "language".
 *
 * In     the line's bytes, without its end.
 * Out    the fields of an Input, or the reason why it is none. Fields we do not know are left alone; null is absent.
 * Errors returned, not thrown: INPUT_NOT_JSON, INPUT_BAD_FIELD.
 */
import type { Input } from '../read/input.ts'
import { OnrecordError } from '../record/error.ts'
import { isCalendarDay } from './options.ts'

type Fields = Pick<Input, 'id' | 'text' | 'published' | 'title' | 'url' | 'publisher' | 'language'>

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function parseLine(bytes: Uint8Array): Fields | OnrecordError {
  let line: string
  try {
    line = utf8.decode(bytes)
  } catch (cause) {
    return notJson('bytes that are not UTF-8', cause)
  }
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    return notJson(
      `${excerpt(line)} (${(cause as Error).message.replace(/, "[\s\S]*$| in JSON at[\s\S]*$/, '')})`,
      cause,
    )
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return notJson(excerpt(line))
  return checkFields(value as { [field: string]: unknown })
}

/** Checks the fields of one report: also what the library's `read` is given. */
export function checkFields(given: { [field: string]: unknown }): Fields | OnrecordError {
  const { text, id, published, language } = given
  if (typeof text !== 'string')
    return notJson(`an object whose "text" is ${text === undefined ? 'missing' : kind(text)}`)
  const fields: Fields = { text }
  if (typeof id === 'string' && id !== '') fields.id = id
  else if (typeof id === 'number' && Number.isFinite(id)) fields.id = String(id)
  else if (id !== undefined && id !== null) return badField('id', 'a string that is not empty', id)

  if (published !== undefined && published !== null && published !== '') {
    const day = dayOf(published)
    if (day === null) return badField('published', 'a day of the calendar, YYYY-MM-DD', published)
    fields.published = day
  }
  for (const name of ['title', 'url', 'publisher'] as const) {
    const value = given[name]
    if (value === undefined || value === null || value === '') continue
    if (typeof value !== 'string') return badField(name, 'a string', value)
    fields[name] = value
  }
  if (language !== undefined && language !== null && language !== '') {
    // ISO 639-1, as the first part of a language tag: en, en-US.
    const code = typeof language === 'string' ? /^([a-z]{2})(?:[-_][a-z0-9_-]{1,30})?$/i.exec(language)?.[1] : undefined
    if (code === undefined) return badField('language', 'an ISO 639-1 code such as en', language)
    fields.language = code.toLowerCase()
  }
  return fields
}

/** An instant counts as the day it is written with: the publisher's own. */
function dayOf(published: unknown): string | null {
  if (typeof published !== 'string') return null
  const day = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}[\d:.]{0,20}(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(published.trim())?.[1]
  return day !== undefined && isCalendarDay(day) ? day : null
}

function notJson(given: string, cause?: unknown): OnrecordError {
  const message = `Expected a JSON object with "id" and "text" on this line, got ${given}. Correct or remove the line.`
  return new OnrecordError('INPUT_NOT_JSON', message, { cause })
}

function badField(name: string, expected: string, given: unknown): OnrecordError {
  const shown = excerpt(JSON.stringify(given))
  return new OnrecordError(
    'INPUT_BAD_FIELD',
    `Expected "${name}" as ${expected}, got ${shown}. Correct it or leave it out.`,
  )
}

function kind(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `of type ${typeof value}`
}

function excerpt(text: string): string {
  const clean = text.trim()
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean
}
