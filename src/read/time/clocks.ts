/**
 * Second pass over clock times: gives a day to those told without one, joins two readings of one instant ("7.44 p.m.
 * Monday local time (12:44 p.m. ET)"), and turns zones into offsets.
 */
import { dayValue, parseDay } from './calendar.ts'
import type { Match } from './match.ts'
import { note, type Scene } from './scene.ts'
import { offsetAt } from './zones.ts'

/** Words between two readings of one instant: "(", "or", ";" and the like. */
const NEAR = 4

export function settleClocks(matches: Match[], scene: Scene): void {
  const near = nearDays(matches)
  for (let i = 0; i < matches.length; i++) {
    const a = matches[i]!
    const b = matches[i + 1]
    if (b && isClock(a) && isClock(b) && b.hit.start - a.hit.end <= NEAR && isTwin(a, b, scene)) {
      if (a.reading.needsDay && b.reading.needsDay)
        giveDay(a.reading.zone ? b : a, surroundingDay(matches, near, i, scene))
      joinTwins(a.reading.zone ? b : a, a.reading.zone ? a : b, scene)
      i++
      continue
    }
    if (a.reading.needsDay) giveDay(a, surroundingDay(matches, near, i, scene))
    setOffset(a)
  }
}

function isClock(m: Match): boolean {
  return m.reading.type === 'TIME' && /T\d\d:\d\d/.test(m.reading.value)
}

/** One of the two names a zone, the other does not. */
function isTwin(a: Match, b: Match, scene: Scene): boolean {
  if ((a.reading.zone === undefined) === (b.reading.zone === undefined)) return false
  const between = scene.words.word.slice(a.hit.end, b.hit.start)
  return between.every((w) => /^[()[\],;/–—-]$|^(?:or|local|time|at|which|is)$/.test(w)) && between.length > 0
}

function dayPart(m: Match): string {
  return m.reading.value.slice(0, m.reading.value.indexOf('T'))
}

function clockPart(m: Match): string {
  return m.reading.value.slice(m.reading.value.indexOf('T'))
}

function minutesOf(m: Match): number {
  const [h, min] = clockPart(m).slice(1).split(':').map(Number)
  return h! * 60 + (min ?? 0)
}

function giveDay(m: Match, day: string): void {
  m.reading.value = day + clockPart(m)
  m.reading.needsDay = false
}

/** For each match: where the nearest match that states a day stands, before it and after it; -1 for none. */
interface Near {
  before: number[]
  after: number[]
}

function nearDays(matches: readonly Match[]): Near {
  const has = matches.map((m) => dayIn(m) !== null)
  const before: number[] = []
  const after: number[] = new Array(matches.length).fill(-1)
  for (let i = 0, last = -1; i < matches.length; i++) {
    before.push(last)
    if (has[i]) last = i
  }
  for (let i = matches.length - 1, next = -1; i >= 0; i--) {
    after[i] = next
    if (has[i]) next = i
  }
  return { before, after }
}

function dayIn(m: Match): string | null {
  return /^(?:\d{4}-\d\d-\d\d|XXXX-WXX-\d)/.exec(m.reading.value)?.[0] ?? null
}

/** Words from a clock time to a day that belongs to it: "at 7 p.m. local time (noon GMT) on Monday". */
const BESIDE = 3

/** Day right behind it, else of the nearest day expression in the sentence (left first), else the day last told, else the anchor. */
function surroundingDay(matches: readonly Match[], near: Near, i: number, scene: Scene): string {
  const sentenceOf = (j: number): number => scene.tenses.sentence(matches[j]!.hit.span.start)
  const [left, right] = [near.before[i]!, near.after[i]!]
  const sentence = sentenceOf(i)
  const end =
    matches[i + 1] && right !== i + 1 && isClock(matches[i + 1]!) ? matches[i + 1]!.hit.end : matches[i]!.hit.end
  const isBehind = right >= 0 && sentenceOf(right) === sentence && matches[right]!.hit.start - end < BESIDE
  const isNearer = isBehind && (left < 0 || matches[i]!.hit.start - matches[left]!.hit.end >= BESIDE)
  const at = isNearer
    ? right
    : left >= 0 && sentenceOf(left) === sentence
      ? left
      : right >= 0 && sentenceOf(right) === sentence
        ? right
        : left
  const day = at >= 0 ? dayIn(matches[at]!) : null
  if (day !== null) return day
  return scene.anchor === null || scene.narrative ? 'XXXX-XX-XX' : dayValue(scene.anchor)
}

/** Offsets of the world's clocks from UTC, in minutes; all are whole quarters of an hour. */
const WEST = -660
const EAST = 840

/**
 * Gives `local`, told without a zone, the instant of its zoned twin. Where one of the two lacks a day, it takes that
 * of the other or a neighbour: the one that makes a real offset, the least far from zero.
 */
function joinTwins(local: Match, zoned: Match, scene: Scene): void {
  const best = bestOffset(local, zoned)
  if (best !== null) {
    giveDay(local, dayValue(best.localDay))
    giveDay(zoned, dayValue(best.zonedDay))
    local.reading.offset = best.offset
    zoned.reading.offset = best.away
    return
  }
  const day = parseDay(dayPart(local.reading.needsDay ? zoned : local))
  if (day !== null) {
    const reason =
      'The local time and the time with a zone beside it cannot be the same instant in any zone; the one with a zone counts.'
    note(scene, 'time/clock-twins', reason, {
      start: Math.min(local.hit.span.start, zoned.hit.span.start),
      end: Math.max(local.hit.span.end, zoned.hit.span.end),
    })
  }
  // A day of which only the weekday is known may be another one in the other zone: it is not handed on.
  for (const m of [local, zoned]) if (m.reading.needsDay) giveDay(m, day === null ? 'XXXX-XX-XX' : dayValue(day))
  setOffset(zoned)
}

interface Join {
  localDay: number
  zonedDay: number
  /** Offset of the local clock and of the zone named, in minutes. */
  offset: number
  away: number
}

function bestOffset(local: Match, zoned: Match): Join | null {
  const known = parseDay(dayPart(local.reading.needsDay ? zoned : local))
  if (known === null) return null
  let best: Join | null = null
  const open = local.reading.needsDay === true || zoned.reading.needsDay === true
  for (const shift of open ? [0, 1, -1] : [0]) {
    const localDay = local.reading.needsDay ? known + shift : known
    const zonedDay = local.reading.needsDay ? known : open ? known - shift : (parseDay(dayPart(zoned)) ?? known)
    const away = offsetAt(zoned.reading.zone!, zonedDay, minutesOf(zoned))
    if (away === null) return null
    const offset = (localDay - zonedDay) * 1440 + minutesOf(local) - (minutesOf(zoned) - away)
    if (offset < WEST || offset > EAST || offset % 15 !== 0) continue
    if (best === null || Math.abs(offset) < Math.abs(best.offset)) best = { localDay, zonedDay, offset, away }
  }
  return best
}

function setOffset(m: Match): void {
  const { zone, value } = m.reading
  if (zone === undefined || m.reading.offset !== undefined) return
  const day = parseDay(value)
  if (day === null) return
  const offset = offsetAt(zone, day, minutesOf(m))
  if (offset !== null) m.reading.offset = offset
}
