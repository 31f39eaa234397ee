/**
 * From a TIMEX3 value to the instants it covers.
 *
 * In     a value ("2021-06-28", "2021-W26", "198", "2021-06-28TNI", "2021-06-28T19:44") and, for a clock time, the
 *        offset of its zone in minutes when known.
 * Out    {from, to} half-open, or null when the value does not fix a stretch of the calendar ("XXXX-06", "PAST_REF").
 * Note   without a known zone the bounds carry 'Z': the civil day is taken as if it were told in UTC, so that a
 *        reader anywhere gets the same day back; the true instant may lie up to 14 hours off.
 */
import { addMonths, dayNumber, daysInMonth, instant, weekStart } from './calendar.ts'

export interface Bounds {
  from: string
  to: string
}

/** Hours of the parts of a day, [from, to): the morning begins with dawn, the night runs on to the next day's. */
const parts: Readonly<Record<string, readonly [number, number]>> = {
  MO: [4, 12],
  MI: [12, 13],
  AF: [12, 18],
  EV: [18, 22],
  NI: [20, 30],
  DT: [8, 18],
}

/** First months of the seasons of the northern hemisphere; winter starts in December of its year. */
const seasons: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }

const shape =
  /^(BC)?(\d{2,4})(?:-(?:Q([1-4])|H([12])|(SP|SU|FA|WI)|W(\d\d)(?:-(?:([1-7])|(WE)))?|(\d\d)(?:-(\d\d)(?:T(?:(MO|MI|AF|EV|NI|DT)|(\d\d)(?::(\d\d)(?::(\d\d))?)?))?)?))?$/

export function boundsOf(value: string, offset: number | null = null): Bounds | null {
  const m = shape.exec(value)
  if (!m) return null
  const digits = m[2]!
  const bc = m[1] !== undefined
  if (digits.length < 4) {
    if (value.includes('-')) return null
    const span = digits.length === 3 ? 10 : 100
    const start = Number(digits) * span
    // A decade or century before Christ counts backwards: the 480s BC are 489 to 480 BC.
    return bc ? years(2 - start - span, span) : years(start, span)
  }
  const year = bc ? 1 - Number(digits) : Number(digits)
  if (m[3]) return months(year, Number(m[3]) * 3 - 2, 3)
  if (m[4]) return months(year, Number(m[4]) * 6 - 5, 6)
  if (m[5]) return months(year, seasons[m[5]]!, 3)
  if (m[6]) {
    const monday = weekStart(year, Number(m[6]))
    if (m[7]) return days(monday + Number(m[7]) - 1, 1)
    return m[8] ? days(monday + 5, 2) : days(monday, 7)
  }
  if (!m[9]) return years(year, 1)
  const month = Number(m[9])
  if (month < 1 || month > 12) return null
  if (!m[10]) return months(year, month, 1)
  const day = Number(m[10])
  if (day < 1 || day > daysInMonth(year, month)) return null
  const n = dayNumber(year, month, day)
  const part = m[11] && parts[m[11]]
  if (part) return { from: instant(n, part[0] * 60, offset), to: instant(n, part[1] * 60, offset) }
  if (!m[12]) return days(n, 1)
  return clock(n, Number(m[12]), m[13], m[14], offset)
}

function clock(
  day: number,
  hour: number,
  minute: string | undefined,
  second: string | undefined,
  offset: number | null,
) {
  const at = hour * 60 + Number(minute ?? 0)
  if (second === undefined) return { from: instant(day, at, offset), to: instant(day, at + 1, offset) }
  const s = Number(second)
  return { from: instant(day, at, offset, s), to: instant(day, s === 59 ? at + 1 : at, offset, (s + 1) % 60) }
}

function years(start: number, n: number): Bounds {
  return { from: instant(dayNumber(start, 1, 1), 0, null), to: instant(dayNumber(start + n, 1, 1), 0, null) }
}

function months(year: number, month: number, n: number): Bounds {
  const end = addMonths(year, month, n)
  return { from: instant(dayNumber(year, month, 1), 0, null), to: instant(dayNumber(end.year, end.month, 1), 0, null) }
}

function days(day: number, n: number): Bounds {
  return { from: instant(day, 0, null), to: instant(day + n, 0, null) }
}
