/**
 * Calendar days as they are written: "June 3, 2021", "3 juin 2021", "2021-06-03T21:10:00-04:00", "2021年6月3日".
 *
 * In     a short text; the order of day and month where figures alone do not tell ("03/04/2021").
 * Out    days with their place, in order. Always the day as written, never moved to another time zone.
 * Not    days without a year, weekdays, relative days: they are no publication day.
 */

export interface WrittenDay {
  /** YYYY-MM-DD. */
  value: string
  start: number
  end: number
}

/** Which of the two figures comes first in "03/04/2021"; null when nobody knows. */
export type FigureOrder = 'day-first' | 'month-first' | null

/** News before these years is no web page or wire report; later ones are misprints. */
const firstYear = 1900
const lastYear = 2099

import { monthOf } from './months.ts'

/** A word that may be a month. Not \\p{L}: with the flags i and u that costs 100 ms at the first use. */
const word = '[^\\s\\d.,;:!?()/|-]{3,14}'
const forms: readonly { pattern: RegExp; read: (m: RegExpMatchArray, order: FigureOrder) => string | null }[] = [
  // 2021-06-03, 2021/06/03, 2021.6.3, 2021. 6. 3.
  {
    pattern: /(?<![\d/.-])((?:19|20)\d{2})(?:[-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})(?!\d)/g,
    read: (m) => day(m[1]!, m[2]!, m[3]!),
  },
  // 20210603T211000
  { pattern: /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=T\d|$)/g, read: (m) => day(m[1]!, m[2]!, m[3]!) },
  // 2021年6月3日, 2021년 6월 3일
  {
    pattern: /((?:19|20)\d{2})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]/g,
    read: (m) => day(m[1]!, m[2]!, m[3]!),
  },
  // 3 June 2021, 3rd of June, 2021, 3. Juni 2021, 3 de junio de 2021, 03-Jun-2021
  {
    pattern: new RegExp(
      `(?<![\\d:.])(\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.)?(?:\\s|-){1,3}(?:of |de |d'|i )?(${word})\\.?,?(?: ?/ ?${word})?(?:\\s|-){1,3}(?:de |del |of )?((?:19|20)\\d{2})(?!\\d)`,
      'gi',
    ),
    read: (m) => named(m[3]!, m[2]!, m[1]!),
  },
  // June 3, 2021, Jun. 3rd 2021, Jun-03-2021
  {
    pattern: new RegExp(
      `(?<![^\\s\\d.,;:!?()/|-])(${word})\\.?(?:\\s|-){1,3}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,\\s{0,3}|\\s{1,3}|-)((?:19|20)\\d{2})(?!\\d)`,
      'gi',
    ),
    read: (m) => named(m[3]!, m[1]!, m[2]!),
  },
  // 2021 June 3
  {
    pattern: new RegExp(`(?<!\\d)((?:19|20)\\d{2})[ ,-]{1,2}(${word})\\.?[ -](\\d{1,2})(?!\\d)`, 'gi'),
    read: (m) => named(m[1]!, m[2]!, m[3]!),
  },
  // Thu Jun 03 21:10:00 EDT 2021
  {
    pattern: new RegExp(
      `(?<![^\\s\\d.,;:!?()/|-])(${word}) (\\d{1,2}) \\d{1,2}:\\d{2}(?::\\d{2})?(?: [A-Z]{2,5}| [+-]\\d{4})? ((?:19|20)\\d{2})(?!\\d)`,
      'gi',
    ),
    read: (m) => named(m[3]!, m[1]!, m[2]!),
  },
  // 03.06.2021, 3-6-2021 (day first), 03/06/2021 (as `order` says)
  {
    pattern: /(?<![\d/.:-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2})(?!\d|[/.]\d)/g,
    read: (m, order) => figures(m[1]!, m[3]!, m[4]!, m[2] === '.' ? 'day-first' : order),
  },
]

/** Every day written in `text`, in order of place. */
export function findDays(text: string, order: FigureOrder = null): WrittenDay[] {
  const found: WrittenDay[] = []
  for (const { pattern, read } of forms) {
    for (const m of text.matchAll(pattern)) {
      const value = read(m, order)
      const start = m.index
      const end = start + m[0].length
      if (value && !found.some((f) => f.start < end && start < f.end)) found.push({ value, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The first day written in `text`, or null. */
export function firstDay(text: string, order: FigureOrder = null): string | null {
  return findDays(text.slice(0, 300), order)[0]?.value ?? null
}

function named(year: string, month: string, dayOfMonth: string): string | null {
  const number = monthOf(month)
  return number === null ? null : day(year, String(number), dayOfMonth)
}

function figures(a: string, b: string, year: string, order: FigureOrder): string | null {
  if (Number(a) > 12) return day(year, b, a)
  if (Number(b) > 12) return day(year, a, b)
  if (a === b) return day(year, a, b)
  if (order === null) return null
  return order === 'day-first' ? day(year, b, a) : day(year, a, b)
}

const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** YYYY-MM-DD when such a day exists, else null. */
export function day(year: string, month: string, dayOfMonth: string): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(dayOfMonth)]
  if (!(y >= firstYear && y <= lastYear && m >= 1 && m <= 12 && d >= 1 && d <= lengths[m - 1]!)) return null
  if (m === 2 && d === 29 && !(y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0))) return null
  return `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}
