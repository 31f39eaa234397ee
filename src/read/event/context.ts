/**
 * Times from context, after all events are found; each says so with basis 'context'.
 *
 * Order matters: first the deed told of again ("the strikes"), then what is told relative to another deed ("the day
 * after jets bombed the depot"), then verbs joined by "and".
 */
import type { Event, Timex, When } from '../../record/index.ts'
import { numberOf } from './count.ts'

const REACH = 12 // events before or behind
const DAY = 86_400_000
const UNITS: { [unit: string]: number } = { day: DAY, week: 7 * DAY, hour: DAY / 24 }

/** Fills `when` in place where the sentence gave none. */
export function settleTimes(text: string, events: Event[], times: readonly Timex[]): void {
  const stated = events.map((e) => e.when?.basis === 'stated')
  events.forEach((e, i) => {
    if (e.when === null) e.when = toldAgain(text, events, stated, i)
  })
  const byId = new Map(times.map((t) => [t.id, t]))
  events.forEach((e, i) => {
    const time = e.when?.basis === 'unresolved' ? byId.get(e.when.time ?? '') : undefined
    const other =
      time && events.slice(i + 1).find((o) => o.evidence.start === e.evidence.start && o.trigger.start > time.span.end)
    if (time && other?.when?.from)
      e.when = relative(text.slice(time.span.start, time.span.end), time, other.when) ?? e.when
  })
  events.forEach((e, i) => {
    const before = events[i - 1]
    const joined = before && before.evidence.start === e.evidence.start && before.when?.basis === 'stated'
    if (e.when === null && joined && /^[^.;:]*\band\b/.test(text.slice(before.trigger.end, e.trigger.start)))
      e.when = { ...before.when!, basis: 'context' }
  })
}

/** The nearest dated event named by the same words, before this one if there is one. */
function toldAgain(text: string, events: readonly Event[], stated: readonly boolean[], i: number): When | null {
  const own = events[i]!
  const word = fold(text.slice(own.trigger.start, own.trigger.end))
  const fits = (k: number) => {
    const e = events[k]
    return (
      e !== undefined &&
      stated[k] &&
      e.type === own.type &&
      e.mode === own.mode &&
      fold(text.slice(e.trigger.start, e.trigger.end)) === word
    )
  }
  // A verb tells of a new deed: only nouns point back to one.
  if (!/s$|^[a-z]/.test(word) || !isNoun(text, own)) return null
  for (let step = 1; step <= REACH; step++) {
    for (const k of [i - step, i + step]) if (fits(k)) return { ...events[k]!.when!, basis: 'context' }
  }
  return null
}

/** Nouns of doing; verbs in -ed tell of something new. */
const isNoun = (text: string, e: Event) =>
  !/(ed|ing|struck|hit|shot)$/i.test(text.slice(e.trigger.start, e.trigger.end))

/** "air strikes" and "airstrike" are one word. */
const fold = (words: string) => words.toLowerCase().replace(/[\s-]/g, '').replace(/s$/, '')

/** "the day after", "two days after", "a week before" another event. */
function relative(words: string, time: Timex, other: When): When | null {
  const m = /^(the|a|an|one|[\w-]+) (day|week|hour)s? (after|before|later|earlier)\b/i.exec(words)
  if (!m || other.from === null) return null
  const amount = /^(the|a|an)$/i.test(m[1]!) ? 1 : numberOf([m[1]!])
  if (amount === null) return null
  const unit = UNITS[m[2]!.toLowerCase()]!
  const direction = /^(before|earlier)$/i.test(m[3]!) ? -1 : 1
  const from = new Date(Date.parse(other.from) + direction * amount * unit)
  if (Number.isNaN(from.getTime())) return null
  const day = from.toISOString().slice(0, 10)
  return {
    value: day,
    from: `${day}T00:00:00Z`,
    to: `${new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)}T00:00:00Z`,
    time: time.id,
    basis: 'context',
  }
}
