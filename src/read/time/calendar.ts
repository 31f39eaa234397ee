/**
 * Calendar arithmetic on proleptic Gregorian days. No Date object: results do not depend on machine or clock.
 *
 * Units  a day number counts days from 1970-01-01 (0); years are astronomical (1 BC is 0); months 1..12;
 *        weekdays as ISO 8601, Monday 1 .. Sunday 7.
 */
export interface Civil {
  year: number
  month: number
  day: number
}

/** Day number of a civil date; days past the month's end run on into the next. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}

export function civil(day: number): Civil {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** ISO weekday of a day number: Monday 1 .. Sunday 7. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

export function daysInMonth(year: number, month: number): number {
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return dayNumber(y, m, 1) - dayNumber(year, month, 1)
}

/** ISO 8601 week-numbering year and week of a day. */
export function isoWeek(day: number): { year: number; week: number } {
  const thursday = day - weekday(day) + 4
  const { year } = civil(thursday)
  return { year, week: Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1 }
}

/** Monday of an ISO week. */
export function weekStart(year: number, week: number): number {
  const jan4 = dayNumber(year, 1, 4)
  return jan4 - weekday(jan4) + 1 + (week - 1) * 7
}

/** Adds months to year and month. */
export function addMonths(year: number, month: number, n: number): { year: number; month: number } {
  const k = year * 12 + (month - 1) + n
  return { year: Math.floor(k / 12), month: (((k % 12) + 12) % 12) + 1 }
}

export function pad(n: number, width: number): string {
  return String(n).padStart(width, '0')
}

/** A year as a TIMEX3 value writes it: '1998', 'BC0490'. */
export function yearValue(year: number): string {
  return year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`
}

export function monthValue(year: number, month: number): string {
  return `${yearValue(year)}-${pad(month, 2)}`
}

export function dayValue(day: number): string {
  const c = civil(day)
  return `${monthValue(c.year, c.month)}-${pad(c.day, 2)}`
}

export function weekValue(day: number): string {
  const w = isoWeek(day)
  return `${yearValue(w.year)}-W${pad(w.week, 2)}`
}

/** Day number of 'YYYY-MM-DD', or null when it is not a day of the calendar. */
export function parseDay(value: string): number | null {
  const m = /^(BC)?(\d{4})-(\d{2})-(\d{2})/.exec(value)
  if (!m) return null
  const year = m[1] ? 1 - Number(m[2]) : Number(m[2])
  const [month, day] = [Number(m[3]), Number(m[4])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return dayNumber(year, month, day)
}

/** An ISO 8601 instant from a day number, minutes after its midnight and the offset of the clock in minutes (0: 'Z'). */
export function instant(day: number, minutes: number, offset: number | null, seconds = 0): string {
  const d = day + Math.floor(minutes / 1440)
  const rest = ((minutes % 1440) + 1440) % 1440
  const c = civil(d)
  const year = c.year < 0 ? `-${pad(-c.year, 6)}` : c.year > 9999 ? `+${pad(c.year, 6)}` : pad(c.year, 4)
  const clock = `${pad(Math.floor(rest / 60), 2)}:${pad(rest % 60, 2)}:${pad(seconds, 2)}`
  return `${year}-${pad(c.month, 2)}-${pad(c.day, 2)}T${clock}${offsetText(offset)}`
}

function offsetText(offset: number | null): string {
  if (!offset) return 'Z'
  const abs = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(abs / 60), 2)}:${pad(abs % 60, 2)}`
}
