/**
 * Tellings: the events of one sentence that tell of one deed, taken together. "Nine were killed when gunmen raided a farm"
 * names two events; the first has the toll, the second who, where and when.
 *
 * In     events of many reports; how common words are; what each report tells of.
 * Out    Facts, one a telling, in any order. Two events of a sentence are one telling when they are of one type, nothing
 *        in them contradicts, none is said to answer or follow the other, and not just one of them is denied. One whose
 *        time is not known takes that of the telling. A telling without a known time is looked for in the days before
 *        its report was published, and left out when that is not known either; one of which it is only known when it was
 *        spoken of, in that time and the days before. A toll alone, without who or when, is that
 *        of the deed told before it: "Gunmen raided a farm on Monday. ... Four of the workers were killed."
 */
import type { Background } from './background.ts'
import { compare, type Facts, factsOf } from './compare.ts'
import { dayBefore } from './day-before.ts'
import { type Signature, sentenceSignature } from './signature.ts'
import type { Told } from './told.ts'

const HAPPENED = ['asserted', 'possible', 'negated']
const PRECISION = ['point', 'settlement', 'region', 'country']

/** What a report tells of, and when it was published (YYYY-MM-DD). */
export interface Context {
  story: Signature
  published: string | null
}

/** News without a time is of these days. */
const ASSUMED_DAYS = 3
const DAY = 86_400_000

export function tellingsOf(
  told: readonly Told[],
  background: Background,
  contexts: ReadonlyMap<string, Context>,
): Facts[] {
  const sentences = new Map<string, Told[]>()
  for (const one of told) {
    if (!HAPPENED.includes(one.event.status)) continue
    const { type, status, evidence } = one.event
    const key = `${one.report}\0${type} ${status === 'negated'} ${evidence.start}`
    const sentence = sentences.get(key)
    if (sentence === undefined) sentences.set(key, [one])
    else sentence.push(one)
  }
  const byReport = new Map<string, Facts[]>()
  for (const events of sentences.values()) {
    const { report, evidence } = events[0]!
    const words = sentenceSignature(evidence, background)
    const tellings = together(events, words, contexts.get(report) ?? NOTHING_KNOWN)
    const found = byReport.get(report)
    if (found === undefined) byReport.set(report, tellings)
    else found.push(...tellings)
  }
  return [...byReport.values()].flatMap(withTolls)
}

/** Letters between a deed and a toll of it. */
const REACH = 2000

/** The tellings of a report, each toll alone with the deed before it. */
function withTolls(tellings: readonly Facts[]): Facts[] {
  const at = (f: Facts) => f.told.event.evidence.start
  const sorted = [...tellings].sort((a, b) => at(a) - at(b) || order(a.told.event.id, b.told.event.id))
  const found: Facts[] = []
  for (const facts of sorted) {
    const isToll =
      facts.isAssumed &&
      facts.actor.words.size === 0 &&
      facts.killed.length + facts.injured.length + facts.detained.length > 0
    const i = isToll
      ? found.findLastIndex(
          (f) =>
            !f.isAssumed && !f.isNegated && f.type === facts.type && at(facts) - at(f) < REACH && !areApart(f, facts),
        )
      : -1
    if (i < 0) found.push(facts)
    else found[i] = joined(found[i]!, facts)
  }
  return found
}

const areApart = (deed: Facts, toll: Facts): boolean =>
  compare(deed, { ...toll, from: deed.from, to: deed.to }) === 'no' || areLinked(deed, toll)

const NOTHING_KNOWN: Context = { story: [], published: null }

function together(events: readonly Told[], words: Signature, { story, published }: Context): Facts[] {
  const known = events.map((t) => timed(t, words, story, published))
  const dated = known.filter((f) => f !== null).sort(byDefiniteness)
  const tellings: Facts[] = []
  const take = (facts: Facts): boolean => {
    const i = tellings.findIndex((t) => compare(t, facts) !== 'no' && !areLinked(t, facts))
    if (i >= 0) tellings[i] = joined(tellings[i]!, facts)
    return i >= 0
  }
  for (const facts of dated) if (!take(facts)) tellings.push(facts)
  for (const undated of events.filter((_, i) => known[i] === null).sort((a, b) => order(a.event.id, b.event.id))) {
    if (
      tellings.some((t) => take({ ...factsAt(undated, t, words, story), isAssumed: t.isAssumed, isLoose: t.isLoose }))
    )
      continue
    if (published === null) continue
    const day = Date.parse(published)
    const days = { from: day - ASSUMED_DAYS * DAY, to: day + DAY }
    tellings.push({ ...factsAt(undated, days, words, story), isAssumed: true, isLoose: true })
  }
  return tellings
}

/** The facts of an event whose time words give; null when none do, or not which day: "on Sunday" of an unknown week. */
function timed(told: Told, words: Signature, story: Signature, published: string | null): Facts | null {
  const facts = factsOf(told, words, story)
  if (facts === null) {
    const day = dayBefore(told.event.when?.value ?? null, published)
    return day === null ? null : { ...factsAt(told, { from: day, to: day + DAY }, words, story), isStated: true }
  }
  return told.isDayOfWords ? { ...facts, from: facts.from - ASSUMED_DAYS * DAY, isLoose: true } : facts
}

/** The facts of an event without a time, as of a time. */
function factsAt(told: Told, { from, to }: { from: number; to: number }, words: Signature, story: Signature): Facts {
  const when = { value: null, from: new Date(from).toISOString(), to: null, time: null, basis: 'unresolved' as const }
  const facts = factsOf({ ...told, event: { ...told.event, when } }, words, story)!
  return { ...facts, from, to, told, all: [told] }
}

/** One of them answers or follows the other: two deeds in one sentence. */
function areLinked(a: Facts, b: Facts): boolean {
  const says = (x: Facts, y: Facts) =>
    x.all.some((t) => t.links.some((l) => l.type !== 'same-as' && y.all.some((o) => o.event.id === l.to)))
  return says(a, b) || says(b, a)
}

function joined(a: Facts, b: Facts): Facts {
  const both = <T>(x: Set<T>, y: Set<T>) => new Set([...x, ...y])
  const party = (x: Facts['actor'], y: Facts['actor']) => ({
    words: both(x.words, y.words),
    countries: both(x.countries, y.countries),
  })
  return {
    ...a,
    all: [...a.all, ...b.all],
    isStated: a.isStated || b.isStated,
    isAssumed: a.isAssumed && b.isAssumed,
    isLoose: a.isLoose && b.isLoose,
    isLead: a.isLead || b.isLead,
    places: [...a.places, ...b.places].sort((p, q) => PRECISION.indexOf(p.precision) - PRECISION.indexOf(q.precision)),
    actor: party(a.actor, b.actor),
    recipient: party(a.recipient, b.recipient),
    instruments: both(a.instruments, b.instruments),
    killed: [...a.killed, ...b.killed],
    injured: [...a.injured, ...b.injured],
    detained: [...a.detained, ...b.detained],
    count: [...a.count, ...b.count],
    deeds: both(a.deeds, b.deeds),
  }
}

/** Narrow times first, then exact places, then known parties; ids decide the rest, so that no order of input shows. */
export function byDefiniteness(a: Facts, b: Facts): number {
  const place = (f: Facts) => Math.min(PRECISION.length, ...f.places.map((p) => PRECISION.indexOf(p.precision)))
  const parties = (f: Facts) => (f.actor.words.size > 0 ? 0 : 1) + (f.recipient.words.size > 0 ? 0 : 1)
  return (
    Number(a.isLoose) - Number(b.isLoose) ||
    Number(isUndated(a)) - Number(isUndated(b)) ||
    a.to - a.from - (b.to - b.from) ||
    place(a) - place(b) ||
    parties(a) - parties(b) ||
    a.from - b.from ||
    order(a.told.report, b.told.report) ||
    order(a.told.event.id, b.told.event.id)
  )
}

/** Its report does not say which day. */
const isUndated = (f: Facts): boolean => f.told.event.when?.from == null

/** By code unit: the same on every machine, unlike localeCompare. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
