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
  for (let i = 0; i < matches.length; i++) {
    const a = matches[i]!
    const b = matches[i + 1]
    if (b && isClock(a) && isClock(b) && b.hit.start - a.hit.end <= NEAR && isTwin(a, b, scene)) {
      if (a.reading.needsDay) giveDay(a, b.reading.needsDay ? surroundingDay(matches, i, scene) : dayPart(b))
      joinTwins(a.reading.zone ? b : a, a.reading.zone ? a : b, scene)
      i++
      continue
    }
    if (a.reading.needsDay) giveDay(a, surroundingDay(matches, i, scene))
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
  return between.every((w) => /^[(),;/–—-]$|^(?:or|local|time|at|which|is)$/.test(w)) && between.length > 0
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

/** Day of the nearest day expression in the sentence (left first), else the day last told, else the anchor. */
function surroundingDay(matches: readonly Match[], i: number, scene: Scene): string {
  const here = matches[i]!
  const sentence = scene.tenses.sentence(here.hit.span.start)
  const dayIn = (m: Match | undefined): string | null =>
    (m && /^(?:\d{4}-\d\d-\d\d|XXXX-WXX-\d)/.exec(m.reading.value)?.[0]) || null
  for (const step of [-1, 1]) {
    for (let j = i + step; j >= 0 && j < matches.length; j += step) {
      if (scene.tenses.sentence(matches[j]!.hit.span.start) !== sentence) break
      const day = dayIn(matches[j])
      if (day) return day
    }
  }
  for (let j = i - 1; j >= 0; j--) {
    const day = dayIn(matches[j])
    if (day) return day
  }
  return scene.anchor === null || scene.narrative ? 'XXXX-XX-XX' : dayValue(scene.anchor)
}

/** Gives `local`, told without a zone, the instant of its zoned twin, and the twin the day of the local reading. */
function joinTwins(local: Match, zoned: Match, scene: Scene): void {
  const known = zoned.reading.needsDay !== true
  const localDay = parseDay(dayPart(local))
  if (localDay === null) {
    if (!known) giveDay(zoned, dayPart(local))
    setOffset(zoned)
    return
  }
  // The twin's day is the local day or a neighbour: the one that makes a real offset, the least far from zero.
  let best: { day: number; offset: number; away: number } | null = null
  for (const day of known ? [parseDay(dayPart(zoned)) ?? localDay] : [localDay, localDay - 1, localDay + 1]) {
    const away = offsetAt(zoned.reading.zone!, day, minutesOf(zoned))
    if (away === null) continue
    const offset = (localDay - day) * 1440 + minutesOf(local) - (minutesOf(zoned) - away)
    if (offset < -720 || offset > 840 || offset % 15 !== 0) continue
    if (best === null || Math.abs(offset) < Math.abs(best.offset)) best = { day, offset, away }
  }
  if (best === null) {
    const reason =
      'The local time and the time with a zone beside it cannot be the same instant in any zone; the one with a zone counts.'
    note(scene, 'time/clock-twins', reason, { start: local.hit.span.start, end: zoned.hit.span.end })
    if (!known) giveDay(zoned, dayPart(local))
    setOffset(zoned)
    return
  }
  if (!known) giveDay(zoned, dayValue(best.day))
  zoned.reading.offset = best.away
  local.reading.offset = best.offset
}

function setOffset(m: Match): void {
  const { zone, value } = m.reading
  if (zone === undefined || m.reading.offset !== undefined) return
  const day = parseDay(value)
  if (day === null) return
  const offset = offsetAt(zone, day, minutesOf(m))
  if (offset !== null) m.reading.offset = offset
}
