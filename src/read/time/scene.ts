/**
 * What is known at a place of the text: the day of publication, the date last told, the tense; and what a partial
 * date means there.
 *
 * Units  days are day numbers (calendar.ts); values are TIMEX3.
 * Rule   without an anchor, and outside a narrative, a part that the words do not state stays X.
 */
import type { Note, Span } from '../../record/index.ts'
import {
  addMonths,
  civil,
  dayNumber,
  daysInMonth,
  dayValue,
  monthValue,
  pad,
  parseDay,
  weekday,
  weekValue,
  yearValue,
} from './calendar.ts'
import type { Words } from './lex.ts'
import type { Tense, TenseReader } from './tense.ts'
import type { Unit } from './words.ts'

/** A date as far as it is known. */
export interface Told {
  year: number
  month: number | null
  day: number | null
}

export interface Scene {
  words: Words
  /** Day of publication, null when unknown. */
  anchor: number | null
  /** True for a text that tells dates one after another, each from the last (histories). */
  narrative: boolean
  /** The date last told. */
  told: Told | null
  /** The latest quarter told ('1989-Q3'), what business news counts from; null before one is told. */
  quarter: string | null
  tenses: TenseReader
  notes: Note[]
}

export function note(scene: Scene, rule: string, reason: string, span: Span): void {
  scene.notes.push({ rule, reason, span })
}

/** The date to count deictic words ("last year", "ago") from: the anchor, in narratives the date last told. */
export function deicticBase(scene: Scene): Told | null {
  if (scene.narrative) return scene.told
  return scene.anchor === null ? null : civil(scene.anchor)
}

/** The date to count anaphoric words ("the next day", "later") from: the date last told, else the anchor. */
export function anaphoricBase(scene: Scene): Told | null {
  return scene.told ?? (scene.narrative || scene.anchor === null ? null : civil(scene.anchor))
}

export function tellOf(value: string): Told | null {
  const m = /^(BC)?(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|T|-(?:Q|H|W|S|F))/.exec(value)
  if (!m) return null
  const year = m[1] ? 1 - Number(m[2]) : Number(m[2])
  return { year, month: m[3] ? Number(m[3]) : null, day: m[4] ? Number(m[4]) : null }
}

/** The year of a month in a history: that of the date last told, or the next when the year has turned in between. */
function yearOfMonth(told: Told, month: number): number {
  return told.month !== null && told.month - month >= TURN ? told.year + 1 : told.year
}

/** Months back from which a month is read as one of the next year: "December 1944 ... in January". */
const TURN = 8

/** Value of a month told without its year. */
export function monthWithoutYear(scene: Scene, month: number, tense: Tense): string {
  if (scene.narrative && scene.told) return monthValue(yearOfMonth(scene.told, month), month)
  if (scene.anchor === null || scene.narrative) return `XXXX-${pad(month, 2)}`
  const a = civil(scene.anchor)
  let { year } = a
  // Ahead when the tense says so, or when it says nothing and the month is near.
  const ahead = (month - a.month + 12) % 12
  if (tense === 'future' || (tense !== 'past' && ahead <= 3)) {
    if (month < a.month) year++
  } else if (month > a.month) year--
  return monthValue(year, month)
}

/** Value of a day and month told without their year: the nearest to the anchor, on the side the tense says. */
export function dayWithoutYear(scene: Scene, month: number, day: number, tense: Tense): string | null {
  if (day > daysInMonth(2000, month)) return null
  if (scene.narrative && scene.told) return `${monthValue(yearOfMonth(scene.told, month), month)}-${pad(day, 2)}`
  if (scene.anchor === null || scene.narrative) return `XXXX-${pad(month, 2)}-${pad(day, 2)}`
  const { year } = civil(scene.anchor)
  let best: number | null = null
  for (const y of [year - 1, year, year + 1]) {
    const n = dayNumber(y, month, day)
    const away = Math.abs(n - scene.anchor)
    // A past tense speaks against a day far ahead, a future one against a day far back.
    if (tense === 'past' && n - scene.anchor > 90) continue
    if (tense === 'future' && scene.anchor - n > 90) continue
    if (best === null || away < Math.abs(best - scene.anchor)) best = n
  }
  return best === null ? null : dayValue(best)
}

export function fullDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${monthValue(year, month)}-${pad(day, 2)}`
}

/** Day number of a told date when it is a whole day. */
export function dayOf(told: Told | null): number | null {
  return told?.month && told.day ? dayNumber(told.year, told.month, told.day) : null
}

/** Value of a weekday: `which` -1 the last before, 0 by tense, 1 the next after the base day. */
export function weekdayValue(scene: Scene, wday: number, which: -1 | 0 | 1, tense: Tense): string {
  const base = scene.narrative ? dayOf(scene.told) : scene.anchor
  if (base === null) return `XXXX-WXX-${wday}`
  const back = (weekday(base) - wday + 7) % 7 // days back to the last such day, 0 on the day itself
  if (which === -1) return dayValue(base - (back || 7))
  if (which === 1) return dayValue(base - back + 7)
  if (tense === 'future') return dayValue(back === 0 ? base : base - back + 7)
  return dayValue(base - back)
}

/** The value `n` units from a date, as coarse as the unit; X where the date is not known finely enough. */
export function shifted(from: Told | null, n: number, unit: Unit): string {
  if (from) {
    const day = dayOf(from)
    if (unit === 'day' || unit === 'night') {
      if (day !== null) return dayValue(day + n)
    } else if (unit === 'week') {
      if (day !== null) return weekValue(day + 7 * n)
    } else if (unit === 'weekend') {
      if (day !== null) return `${weekValue(day + 7 * n)}-WE`
    } else if (unit === 'month') {
      if (from.month !== null) {
        const m = addMonths(from.year, from.month, n)
        return monthValue(m.year, m.month)
      }
    } else if (unit === 'quarter') {
      if (from.month !== null) {
        const m = addMonths(from.year, from.month, 3 * n)
        return `${yearValue(m.year)}-Q${Math.ceil(m.month / 3)}`
      }
    } else if (unit === 'year') return yearValue(from.year + n)
    else if (unit === 'decade' && from.year > 0) return pad(Math.floor(from.year / 10) + n, 3)
    else if (unit === 'century' && from.year > 0) return pad(Math.floor(from.year / 100) + n, 2)
  }
  return unknown(unit)
}

/** The value of one unit of which nothing more is known. */
export function unknown(unit: Unit): string {
  const shapes: Readonly<Record<Unit, string>> = {
    second: 'XXXX-XX-XXTXX:XX:XX', minute: 'XXXX-XX-XXTXX:XX', hour: 'XXXX-XX-XXTXX', day: 'XXXX-XX-XX',
    night: 'XXXX-XX-XX', week: 'XXXX-WXX', weekend: 'XXXX-WXX-WE', month: 'XXXX-XX', quarter: 'XXXX-QX', year: 'XXXX',
    decade: 'XXX', century: 'XX', millennium: 'X',
  } // biome-ignore format: a table
  return shapes[unit]
}

/** Value of a season: the year of the base, or the one before or after. */
export function seasonValue(base: Told | null, season: string, shift: number): string {
  return base ? `${yearValue(base.year + shift)}-${season}` : `XXXX-${season}`
}

/** A quarter some years on: '1989-Q3', -1 -> '1988-Q3'. */
export function quarterShifted(quarter: string, years: number): string {
  return `${yearValue(Number(quarter.slice(0, 4)) + years)}${quarter.slice(4)}`
}

/** Parses a YYYY-MM-DD anchor; null for null and for what is no day. */
export function anchorDay(anchor: string | null): number | null {
  return anchor === null ? null : parseDay(anchor)
}
