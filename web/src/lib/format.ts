/**
 * Days, times and figures as people read them. Always English and always the same form, whatever the machine's
 * locale, so that a value on the screen can be quoted.
 */
import type { Count, Published, When } from '../../../src/record/index.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const PARTS: { [code: string]: string } = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
}
const SEASONS: { [code: string]: string } = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' }
const REFS: { [code: string]: string } = {
  PRESENT_REF: 'at the time of the report',
  PAST_REF: 'in the past',
  FUTURE_REF: 'in the future',
}
const UNITS: { [code: string]: string } = {
  Y: 'year',
  M: 'month',
  W: 'week',
  D: 'day',
  H: 'hour',
  m: 'minute',
  S: 'second',
  DE: 'decade',
  CE: 'century',
}

/** "2021-06-28" -> "28 Jun 2021"; "2021-06" -> "Jun 2021"; what is no day stays as it is. */
export function formatDay(day: string): string {
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(day)
  if (!m) return day
  const [, year, month, date] = m
  if (month === undefined) return year!
  const name = MONTHS[Number(month) - 1]
  if (!name) return day
  return date === undefined ? `${name} ${year}` : `${Number(date)} ${name} ${year}`
}

/** A TIMEX3 value in words: "2021-W26" -> "week 26 of 2021", "P3D" -> "3 days". Unknown forms stay as they are. */
export function formatTimex(value: string): string {
  if (REFS[value]) return REFS[value]
  const [day = '', time] = split(value)
  if (time === undefined) return formatDate(day)
  const date = formatDate(day)
  if (PARTS[time]) return `${date}, ${PARTS[time]}`
  const clock = /^(\d{2}:\d{2})/.exec(time)
  return clock ? `${date}, ${clock[1]}` : `${date}, ${time}`
}

/** When an event happened, as short as it can be said. */
export function formatWhen(when: When | null): string {
  if (!when) return 'No date'
  if (when.value) return formatTimex(when.value)
  if (when.from && when.to) return formatRange(when.from, when.to)
  return 'Date open'
}

/** Days from `from` (inclusive) to `to` (exclusive): "27 – 29 Jun 2021". Either end may be missing. */
export function formatRange(from: string | null, to: string | null): string {
  if (!from && !to) return 'Date open'
  if (!from) return `until ${formatDay(lastDay(to!))}`
  if (!to) return `since ${formatDay(from.slice(0, 10))}`
  const first = from.slice(0, 10)
  const last = lastDay(to)
  if (last <= first) return formatDay(first)
  const [a, b] = [formatDay(first).split(' '), formatDay(last).split(' ')]
  if (a.length !== 3 || b.length !== 3) return `${formatDay(first)} – ${formatDay(last)}`
  if (a[2] !== b[2]) return `${a.join(' ')} – ${b.join(' ')}`
  return a[1] === b[1] ? `${a[0]}–${b.join(' ')}` : `${a[0]} ${a[1]} – ${b.join(' ')}`
}

/** An instant with its offset: "28 Jun 2021, 19:44 +03:00". Midnight is shown as a day alone. */
export function formatInstant(iso: string): string {
  const m = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.exec(iso)
  if (!m) return formatDay(iso)
  const [, day, clock, , zone] = m
  const offset = zone === undefined ? '' : zone === 'Z' ? ' UTC' : ` UTC${zone}`
  return `${formatDay(day!)}, ${clock}${offset}`
}

/** "at least 5", "3–5", "none". A figure without a number is said to be one. */
export function formatCount(count: Pick<Count, 'min' | 'max'>): string {
  const { min, max } = count
  if (min === null && max === null) return 'number not given'
  if (min === 0 && max === 0) return 'none'
  if (min === null || (min === 0 && max !== null)) return `up to ${number(max!)}`
  if (max === null) return `at least ${number(min)}`
  return min === max ? number(min) : `${number(min)}–${number(max)}`
}

/** "4 killed", "none injured", "at least 3 missing". */
export const formatToll = (what: string, count: Pick<Count, 'min' | 'max'>): string =>
  count.min === null && count.max === null ? `${what}, number not given` : `${formatCount(count)} ${what}`

export const BASES: { [basis in Published['basis']]: string } = {
  given: 'given when the report was added',
  metadata: 'from the page’s own metadata',
  dateline: 'from the dateline',
  unknown: 'not known',
}

/** "1 report", "2 reports"; irregular plurals are given. */
export const plural = (n: number, one: string, many = `${one}s`): string => `${number(n)} ${n === 1 ? one : many}`

/** 12345 -> "12,345". */
export const number = (n: number): string => `${n}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** "19 B", "3.4 kB", "12 MB". */
export function formatBytes(n: number): string {
  if (n < 1000) return `${n} B`
  const k = n < 1e6
  const value = n / (k ? 1e3 : 1e6)
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${k ? 'kB' : 'MB'}`
}

/** The last day before an exclusive end: "2021-06-30T00:00:00Z" -> "2021-06-29". */
function lastDay(to: string): string {
  const day = to.slice(0, 10)
  if (!/T00:00(?::00(?:\.0+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(to)) return day
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(ms) ? day : new Date(ms - 86_400_000).toISOString().slice(0, 10)
}

function split(value: string): [string, string?] {
  if (value.startsWith('P')) return [value]
  const i = value.indexOf('T')
  return i > 0 ? [value.slice(0, i), value.slice(i + 1)] : [value]
}

function formatDate(value: string): string {
  const period = /^P(T?)(\d+(?:\.\d+)?|X)(DE|CE|[YMWDHS])$/.exec(value)
  if (period) {
    const [, clock, amount, unit] = period
    const name = UNITS[clock && unit === 'M' ? 'm' : unit!]!
    return amount === 'X' ? `some ${name}s` : amount === '1' ? `1 ${name}` : `${amount} ${name}s`
  }
  if (/^X+(?:-X+)*$/.test(value)) return 'Date open'
  const yearless = /^XXXX-(\d{2})(?:-(\d{2}|XX))?$/.exec(value)
  if (yearless)
    return `${formatDay(`2000-${yearless[1]}${yearless[2] && yearless[2] !== 'XX' ? `-${yearless[2]}` : ''}`).replace(/ 2000$/, '')}, year open`
  const known = value.replace(/(?:-XX)+$/, '')
  const week = /^(\d{4})-W(\d{2})(-WE)?$/.exec(known)
  if (week) return `${week[3] ? 'weekend of week' : 'week'} ${Number(week[2])} of ${week[1]}`
  const weekday = /^XXXX-WXX-(\d)$/.exec(value)
  if (weekday) return `${WEEKDAYS[Number(weekday[1]) - 1] ?? 'day'}, date open`
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(known)
  if (season) return `${SEASONS[season[2]!]} ${season[1]}`
  const part = /^(\d{4})-([QH])(\d)$/.exec(known)
  if (part) return `${part[2] === 'Q' ? 'quarter' : 'half'} ${part[3]} of ${part[1]}`
  const decade = /^(\d{3})X?$/.exec(known)
  if (decade) return `${decade[1]}0s`
  return formatDay(known)
}
