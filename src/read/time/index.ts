/**
 * Time expressions: finds them in a report and gives each a calendar value.
 *
 * In     the text; its sentences (for tense; text outside of every sentence is not read); `anchor`, the day the report
 *        was published (YYYY-MM-DD) or null.
 * Out    Timex[] in text order, never overlapping, ids 't1', 't2', ...; notes on what could not be settled.
 * Units  spans: UTF-16 offsets [start, end). `value`: TIMEX3 (ISO 8601 with X for what is not known). `from`/`to`:
 *        half-open instants; 'Z' stands for a day told without a zone (bounds.ts).
 * Rule   `resolved` is true when `from`/`to` are known, and for durations and sets when the value has no X. Without an
 *        anchor nothing resolves to a day that the words do not state.
 * Errors none for text of any kind.
 * Source types and values: TimeML's TIMEX3. Corpora to measure on: TimeBank, AQUAINT, WikiWars.
 */
import type { Note, Sentence, Timex } from '../../record/index.ts'
import { boundsOf } from './bounds.ts'
import { civil } from './calendar.ts'
import { settleClocks } from './clocks.ts'
import { scan, type Words } from './lex.ts'
import { type Match, matchAt } from './match.ts'
import { modifierOf } from './modifier.ts'
import { howTold, movesOn, type YearTold } from './narrative.ts'
import { orderOfWeekdays } from './order.ts'
import { anchorDay, type Scene, shifted, tellOf } from './scene.ts'
import { readTenses } from './tense.ts'

export { settleLocalTimes } from './local.ts'

export function findTimes(input: { text: string; sentences: Sentence[]; anchor: string | null }): {
  times: Timex[]
  notes: Note[]
} {
  const words = scan(input.text)
  const anchor = anchorDay(input.anchor)
  const { narrative, years } = howTold(words, anchor)
  const scene: Scene = {
    words,
    anchor,
    narrative,
    told: null,
    quarter: firstQuarter(words, anchor),
    tenses: readTenses(input.sentences),
    notes: [],
  }
  const matches: Match[] = []
  for (let i = 0; i < words.word.length; ) {
    const match = matchAt(scene, i)
    if (match === null || scene.tenses.sentence(words.start[i]!) < 0) {
      i++
      continue
    }
    matches.push(match)
    remember(scene, match, years)
    i = match.hit.end
  }
  settleClocks(matches, scene)
  const times = matches.map((m, i) => timexOf(m, i))
  return { times: anchor === null ? ordered(times, scene) : times, notes: scene.notes }
}

/** Gives weekdays without a date their order among each other. */
function ordered(times: Timex[], scene: Scene): Timex[] {
  const weekdays = times.flatMap(({ id, type, value, span }) => {
    const day = type === 'SET' ? null : /^XXXX-WXX-([1-7])/.exec(value ?? '')
    return day ? [{ id, day: Number(day[1]), ahead: scene.tenses.at(span.start, span.end) === 'future' }] : []
  })
  const order = orderOfWeekdays(weekdays)
  return times.map((t) => (order.has(t.id) ? { ...t, order: order.get(t.id)! } : t))
}

function statesYear(hit: Match['hit']): boolean {
  return hit.scene.words.word.slice(hit.start, hit.end).some((w) => /^\d{3,4}$/.test(w))
}

/** The quarter a business report is about: the first it names, as the last of that name that was over. */
function firstQuarter({ word, num }: Words, anchor: number | null): string | null {
  if (anchor === null) return null
  for (let i = word.indexOf('quarter'); i > 0; i = word.indexOf('quarter', i + 1)) {
    const n = num[word[i - 1] === '-' ? i - 2 : i - 1]
    if (n === undefined || !(n >= 1 && n <= 4) || !Number.isInteger(n)) continue
    const { year } = civil(anchor)
    const value = `${year}-Q${n}`
    return isOver(value, anchor) ? value : `${year - 1}-Q${n}`
  }
  return null
}

/** True for a quarter that had ended by the anchor: a forecast is not what figures are compared with. */
function isOver(quarter: string, anchor: number | null): boolean {
  return anchor !== null && quarter < `${shifted(civil(anchor), 0, 'quarter')}`
}

/** Keeps the date just told for those that count from it. */
function remember(scene: Scene, { hit, reading }: Match, years: readonly YearTold[]): void {
  const { type, value, told } = reading
  if (told === false || (type !== 'DATE' && type !== 'TIME')) return
  if (/^\d{4}-Q\d$/.test(value) && isOver(value, scene.anchor) && (scene.quarter === null || value > scene.quarter))
    scene.quarter = value
  const date = tellOf(value)
  if (!date) return
  // A year in figures that the telling only touches must not carry the months after it with it.
  if (
    scene.narrative &&
    scene.told &&
    date.year !== scene.told.year &&
    statesYear(hit) &&
    !movesOn(years, hit.start, hit.end)
  )
    return
  scene.told = date
}

function timexOf({ hit, reading, rule }: Match, i: number): Timex {
  const { type, value } = reading
  const calendar = type === 'DATE' || type === 'TIME'
  // A clock time whose zone nobody names is no instant: its bounds are those of its day.
  const floating = reading.offset === undefined && /T\d/.test(value)
  const bounds =
    reading.bounds ?? (calendar ? boundsOf(floating ? value.replace(/T.*/, '') : value, reading.offset ?? null) : null)
  const mod = value.endsWith('_REF') ? null : modifierOf(hit.scene.words.text.slice(hit.span.start, hit.span.end))
  return {
    id: `t${i + 1}`,
    span: hit.span,
    type,
    value,
    from: bounds?.from ?? null,
    to: bounds?.to ?? null,
    resolved: calendar ? bounds !== null : !value.includes('X'),
    ...(mod === null ? {} : { mod }),
    rule: rule.id,
  }
}
