/**
 * Times from context, after all events are found; each says so with basis 'context'.
 *
 * Order matters: first the deed told of again ("the strikes"), then what is told relative to another deed ("the day
 * after jets bombed the depot"), then verbs joined by "and".
 */
import type { Event, Sentence, Timex, When } from '../../record/index.ts'
import { isEarlier } from '../text/index.ts'
import { numberOf } from './count.ts'

const REACH = 12 // events before or behind
const DAY = 86_400_000
const UNITS: { [unit: string]: number } = { day: DAY, week: 7 * DAY, hour: DAY / 24 }

/** What context.ts needs of a report. */
export interface Context {
  text: string
  sentences: readonly Sentence[]
  times: readonly Timex[]
  /** Publication day, YYYY-MM-DD. */
  anchor: string | null
}

/** Fills `when` and `where` in place where the sentence gave none. */
export function settle(context: Context, events: Event[]): void {
  settleTimes(context.text, events, context.times)
  settlePlaces(context.text, events)
  settleHeadlines(context, events)
  settleStory(context, events)
}

function settleTimes(text: string, events: Event[], times: readonly Timex[]): void {
  const stated = events.map((e) => e.when?.basis === 'stated')
  events.forEach((e, i) => {
    const again = e.when === null ? toldAgain(text, events, stated, i) : null
    if (again?.when) e.when = { ...again.when, basis: 'context' }
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

/** "An earlier raid" is not "the raids". */
const ANOTHER = /\b(earlier|previous|another|similar)\s+(?:[\w-]+\s+){0,2}$/i

/** The nearest event named by the same words of which `known` holds, before this one if there is one. */
function toldAgain(text: string, events: readonly Event[], known: readonly boolean[], i: number): Event | null {
  const own = events[i]!
  const word = fold(text.slice(own.trigger.start, own.trigger.end))
  const fits = (k: number) => {
    const e = events[k]
    return (
      e !== undefined &&
      known[k] &&
      !ANOTHER.test(text.slice(Math.max(0, e.trigger.start - 40), e.trigger.start)) &&
      e.type === own.type &&
      e.mode === own.mode &&
      fold(text.slice(e.trigger.start, e.trigger.end)) === word
    )
  }
  // A verb tells of a new deed: only nouns point back to one.
  if (!/s$|^[a-z]/.test(word) || !isNoun(text, own)) return null
  for (let step = 1; step <= REACH; step++) {
    for (const k of [i - step, i + step]) if (fits(k)) return events[k]!
  }
  return null
}

function settlePlaces(text: string, events: Event[]): void {
  // "Last year a similar attack" is not what "the attack" tells again.
  const stated = events.map((e) => e.where.length > 0 && !isEarlier(text.slice(e.evidence.start, e.trigger.start)))
  events.forEach((e, i) => {
    if (e.where.length > 0) e.whereBasis = 'stated'
    const again = e.where.length === 0 ? toldAgain(text, events, stated, i) : null
    if (!again) return
    e.where = again.where
    e.whereBasis = 'context'
  })
}

const DEEDS = new Set<Event['type']>([
  'ASSAULT',
  'COERCE',
  'PROTEST',
  'MOBILIZE',
  'RETREAT',
  'AID',
  'SANCTION',
  'COOPERATE',
])
const BACK = 2 // sentences a story's time carries over
/** Words that take a deed out of the story's time. */
const ELSEWHEN =
  /\b(earlier|previous(ly)?|last|ago|before|years?|months?|decades?|past|since|history|former(ly)?|had)\b/i

/**
 * A story goes on: a deed without a time takes that of the last dated deed of its paragraph, or of the two sentences
 * before; without a place, that of the last placed deed of its own type in the paragraph. Words of the day (a
 * condemnation, a demand) without a time are as old as the report.
 */
function settleStory({ text, sentences, anchor }: Context, events: Event[]): void {
  const indexOf = new Map(sentences.map((s, i) => [s.span.start, i]))
  let dated = null as { when: When; at: number } | null
  const placed = new Map<Event['type'], { event: Event; paragraph: number }>()
  for (const e of events) {
    const at = indexOf.get(e.evidence.start) ?? -1
    const sentence = sentences[at]
    if (!sentence) continue
    const isNow = e.status === 'asserted' && !ELSEWHEN.test(text.slice(sentence.span.start, sentence.span.end))
    if (e.when === null && isNow && DEEDS.has(e.type)) {
      const near = dated && (at - dated.at <= BACK || sentences[dated.at]!.paragraph === sentence.paragraph)
      if (dated && near) e.when = { ...dated.when, basis: 'context' }
    } else if (e.when === null && isNow && anchor !== null) e.when = around(anchor)
    const before = placed.get(e.type)
    if (e.where.length === 0 && isNow && DEEDS.has(e.type) && before?.paragraph === sentence.paragraph) {
      e.where = before.event.where
      e.whereBasis = 'context'
    }
    // A month or a year is no day of the story; a day that is not resolved leaves what follows undated.
    if (e.when !== null && DEEDS.has(e.type) && isDay(e.when) && e.when.basis !== 'context')
      dated = e.when.basis === 'stated' ? { when: e.when, at } : null
    if (e.whereBasis === 'stated') placed.set(e.type, { event: e, paragraph: sentence.paragraph })
  }
}

/** Two days or less, or a day that has no date yet. */
const isDay = ({ from, to, value }: When): boolean =>
  from !== null && to !== null
    ? Date.parse(to) - Date.parse(from) <= 2 * DAY
    : /^XXXX-(WXX-\d|\d\d-\d\d)/.test(value ?? '')

const LEAD = 4 // sentences under a headline that tell its story

/**
 * A headline gives no date. What the lead tells of the same deed dates it; without that, the deed is as old as the
 * report: the publication day or the day before, with basis 'published'.
 */
function settleHeadlines({ sentences, anchor }: Context, events: Event[]): void {
  const bySentence = new Map<number, Event[]>()
  for (const e of events) bySentence.set(e.evidence.start, [...(bySentence.get(e.evidence.start) ?? []), e])
  sentences.forEach((sentence, s) => {
    const own = sentence.heading ? (bySentence.get(sentence.span.start) ?? []) : []
    if (own.length === 0) return
    const lead = sentences.slice(s + 1, s + 1 + 2 * LEAD).filter((x) => !x.heading)
    const told = lead.slice(0, LEAD).flatMap((x) => bySentence.get(x.span.start) ?? [])
    for (const e of own) {
      const fits = told.filter((o) => o.type === e.type && sharesParty(o, e))
      const dated = fits.find((o) => o.when?.from)
      if (e.when === null && dated?.when) e.when = { ...dated.when, basis: 'context' }
      const placed = fits.find((o) => o.where.length > 0)
      if (e.where.length === 0 && placed) {
        e.where = placed.where
        e.whereBasis = 'context'
      }
      if (e.when === null && anchor !== null && e.status === 'asserted') e.when = around(anchor)
    }
  })
}

/** Some party in common, or nobody named on one side. */
function sharesParty(a: Event, b: Event): boolean {
  const keys = (e: Event) =>
    e.participants.flatMap((p) => [p.actor, p.country, p.text.toLowerCase()]).filter((k) => k !== null)
  const of = new Set(keys(a))
  const others = keys(b)
  return of.size === 0 || others.length === 0 || others.some((k) => of.has(k))
}

function around(day: string): When {
  const at = Date.parse(day)
  const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 10)}T00:00:00Z`
  return { value: day, from: iso(at - DAY), to: iso(at + DAY), time: null, basis: 'published' }
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
