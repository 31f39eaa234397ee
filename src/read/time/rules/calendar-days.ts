/**
 * Days and stretches that the calendar names: holidays, weekends, the year's end.
 */
import { civil, dayNumber, instant, weekday, weekValue, yearValue } from '../calendar.ts'
import { date, type Hit, type Reading, type TimeRule } from '../rule.ts'
import { anaphoricBase, dayWithoutYear, deicticBase } from '../scene.ts'

export const calendarDayRules: readonly TimeRule[] = [
  {
    id: 'time/holiday',
    pattern:
      '(last | this | next)? name:(christmas | thanksgiving | easter | halloween | (new year) APOS s | boxing >> (day) | (may) >> (day) | bastille >> (day) | valentine APOS s | veterans >> (day) | memorial >> (day) | labor >> (day) | (good) >> (friday) | (palm) >> (sunday) | election >> (day)) part:(day | eve | friday | sunday | monday | week)? ((of | COMMA)? year:YEAR)?',
    read: readHoliday,
    hits: [
      'They met on [Good Friday].',
      'They met on [May Day 2019].',
      'They met on [Christmas Eve].',
      'They were home by [Christmas 2007].',
      "They met on [New Year's Day].",
    ],
    misses: [
      'The christmas tree fell.',
      'They met in the new year.',
      'The Good Friday Agreement held.',
      'They may day by day.',
    ],
  },
  {
    id: 'time/weekend',
    pattern:
      '(over | during | at | on | for | of | throughout) << the lead:(following | next | previous | past)? weekend',
    read: (hit) => {
      const { scene } = hit
      if (scene.narrative || scene.anchor === null) return date('XXXX-WXX-WE')
      const lead = hit.word('lead')
      // A weekday looks back on the weekend before; on the weekend itself, it is the one that runs.
      const back = weekday(scene.anchor) < 6 && hit.tense !== 'future' ? -7 : 0
      const shift = lead === 'next' || lead === 'following' ? back + 7 : back
      return date(`${weekValue(scene.anchor + shift)}-WE`)
    },
    hits: ['They fled over [the weekend].'],
    misses: ['They met every weekend.'],
  },
  {
    id: 'time/year-end',
    pattern: '((the)? year HYPHEN? end | (the)? year APOS s end)',
    read: (hit) => {
      const base = deicticBase(hit.scene)
      if (!base) return date('XXXX')
      const from = dayNumber(base.year, 12, 1)
      const bounds = { from: instant(from, 0, null), to: instant(from + 31, 0, null) }
      return { type: 'DATE', value: yearValue(base.year), bounds }
    },
    hits: ['They will leave by [year-end].', "They will leave by [year's end]."],
    misses: ['The year ended.'],
  },
  {
    id: 'time/the-year',
    pattern: '(in | for | during | through | of | throughout) << the kind:(full | fiscal)? year',
    read: readTheYear,
    hits: ['Rainfall for [the year] was low.', 'Losses in [the year] ended March 31 fell.'],
    misses: ['He was Man of the Year.', 'The year was hard.'],
  },
]

function readHoliday(hit: Hit): Reading | null {
  const { scene } = hit
  if (!hit.isCapital(hit.at('name'))) return null
  const name = hit.word('name')
  const part = hit.word('part')
  if (name === 'new' && part !== 'day' && part !== 'eve') return null
  if (part !== '' && part !== 'day' && part !== 'eve' && part !== 'week' && !/^(?:easter|good|palm)$/.test(name))
    return null
  if (name === 'valentine' && part !== 'day') return null
  if (name === 'good' && hit.after() === 'agreement') return null
  const dayIn = (year: number): { month: number; day: number } => {
    const n = holiday(name, part, year)
    const c = civil(n)
    return { month: c.month, day: c.day }
  }
  if (hit.has('year')) return dayReading(hit.num('year'), dayIn(hit.num('year')), part)
  if (scene.anchor === null || scene.narrative) {
    const base = scene.narrative ? anaphoricBase(scene) : null
    if (base) return dayReading(base.year, dayIn(base.year), part)
    if (MOVING.has(name)) return date('XXXX-XX-XX')
    const { month, day } = dayIn(2000)
    return date(dayWithoutYear(scene, month, day, 'none'))
  }
  const a = civil(scene.anchor)
  const lead = scene.words.word[hit.start]
  for (const year of lead === 'next' || hit.tense === 'future' ? [a.year, a.year + 1] : [a.year, a.year - 1]) {
    const { month, day } = dayIn(year)
    const n = dayNumber(year, month, day)
    if (part === 'week' && Math.abs(n - scene.anchor) < 180) return dayReading(year, { month, day }, part)
    if (lead === 'this' || (lead === 'next' || hit.tense === 'future' ? n >= scene.anchor : n <= scene.anchor))
      return dayReading(year, { month, day }, part)
  }
  return null
}

function dayReading(year: number, { month, day }: { month: number; day: number }, part: string): Reading {
  if (part === 'week') return { type: 'DATE', value: weekValue(dayNumber(year, month, day)) }
  const two = (n: number): string => String(n).padStart(2, '0')
  return { type: 'DATE', value: `${yearValue(year)}-${two(month)}-${two(day)}` }
}

/** Month and day of holidays that do not move. */
const FIXED: { readonly [name: string]: readonly [number, number] | undefined } = {
  boxing: [12, 26],
  may: [5, 1],
  bastille: [7, 14],
  valentine: [2, 14],
  veterans: [11, 11],
}
const MOVING = new Set(['thanksgiving', 'easter', 'labor', 'election', 'memorial', 'good', 'palm'])

/** Day number of the n-th weekday (Monday 1) of a month. */
function nth(year: number, month: number, wday: number, n: number): number {
  const first = dayNumber(year, month, 1)
  return first + ((wday - weekday(first) + 7) % 7) + 7 * (n - 1)
}

/** Day number of a holiday in a year. Labor, Memorial, Veterans and Election Day are those of the United States. */
function holiday(name: string, part: string, year: number): number {
  if (name === 'christmas') return dayNumber(year, 12, part === 'eve' ? 24 : 25)
  if (name === 'halloween') return dayNumber(year, 10, 31)
  if (name === 'new') return part === 'eve' ? dayNumber(year, 12, 31) : dayNumber(year, 1, 1)
  const fixed = FIXED[name]
  if (fixed) return dayNumber(year, fixed[0], fixed[1])
  if (name === 'thanksgiving') return nth(year, 11, 4, 4)
  if (name === 'labor') return nth(year, 9, 1, 1)
  if (name === 'election') return nth(year, 11, 1, 1) + 1
  if (name === 'memorial') return nth(year, 6, 1, 1) - 7
  if (name === 'good') return easter(year) - 2
  if (name === 'palm') return easter(year) - 7
  return easter(year) + (part === 'monday' ? 1 : 0)
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const k = h + l - 7 * m + 114
  return dayNumber(year, Math.floor(k / 31), (k % 31) + 1)
}

function readTheYear(hit: Hit): Reading | null {
  if (hit.isTitle(hit.end - 1)) return null
  if (/^(?:ended|ending)$/.test(hit.after())) return { type: 'DURATION', value: 'P1Y' }
  if (hit.after() === 'of' || hit.after() === '-' || hit.after() === 'when') return null
  const { scene } = hit
  const base = scene.narrative ? anaphoricBase(scene) : deicticBase(scene)
  return date(base ? yearValue(base.year) : 'XXXX')
}
