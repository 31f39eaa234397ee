/**
 * Joins the events of many reports into happenings.
 *
 * In     events as told, in any order.
 * Out    groups, the same whatever the order: events are taken from the most to the least definite, each joins the group
 *        that most speaks for, and never one of which a single member contradicts it.
 * Errors none. Left out: what has not happened (planned, threatened, requested), what has no known time, and groups of
 *        denials alone; they stay events of their reports.
 * Limits simple on purpose: one type of event, no learning; measured joins are a later issue.
 */
import { compare, type Facts, factsOf, SHORT, type Told } from './compare.ts'

const HAPPENED = ['asserted', 'possible', 'negated']
const PRECISION = ['point', 'settlement', 'region', 'country']
const DAY = 86_400_000
/** Longer times are looked up by these many days; an event is listed under at most MOST_SLOTS of them. */
const LONG_SLOT = 30
const MOST_SLOTS = 40

/** Groups of events that can be one happening, the most definite event of each first. */
export function groupEvents(told: readonly Told[]): Told[][] {
  const facts = told
    .filter((t) => HAPPENED.includes(t.event.status))
    .flatMap((t) => factsOf(t) ?? [])
    .sort(byDefiniteness)
  const groups: Facts[][] = []
  const bySlot = new Map<string, Facts[][]>()
  for (const fact of facts) {
    const slots = slotsOf(fact)
    const near = new Set(slots.flatMap((slot) => bySlot.get(slot) ?? []))
    const best = bestOf(fact, near)
    const group = best ?? [fact]
    if (best) best.push(fact)
    else groups.push(group)
    for (const slot of slots) {
      const listed = bySlot.get(slot)
      if (listed === undefined) bySlot.set(slot, [group])
      else if (!listed.includes(group)) listed.push(group)
    }
  }
  return groups.filter((g) => g.some((f) => f.told.event.status !== 'negated')).map((g) => g.map((f) => f.told))
}

/** Events in the order in which an incident is told by them, the most definite first; those of unknown time last. */
export function definiteFirst(told: readonly Told[]): Told[] {
  const facts = told.flatMap((t) => factsOf(t) ?? []).sort(byDefiniteness)
  const known = new Set(facts.map((f) => f.told))
  const rest = told.filter((t) => !known.has(t))
  rest.sort((a, b) => order(a.report, b.report) || order(a.event.id, b.event.id))
  return [...facts.map((f) => f.told), ...rest]
}

/** The group that most speaks for; the earlier one of equals. */
function bestOf(fact: Facts, groups: Iterable<Facts[]>): Facts[] | undefined {
  let best: Facts[] | undefined
  let most = 0
  for (const group of groups) {
    let sum = 0
    for (const member of group) {
      const judged = compare(fact, member)
      if (judged === 'no') {
        sum = 0
        break
      }
      if (judged !== 'open') sum = Math.max(sum, judged)
    }
    if (sum > most) {
      most = sum
      best = group
    }
  }
  return best
}

/** Where to look for events of the same type at the same time. */
function slotsOf({ from, to, told }: Facts): string[] {
  const isShort = to - from <= SHORT
  const step = (isShort ? 1 : LONG_SLOT) * DAY
  const first = Math.floor(from / step)
  const last = Math.min(Math.floor((to - 1) / step), first + MOST_SLOTS)
  const slots: string[] = []
  for (let slot = first; slot <= last; slot += 1) slots.push(`${told.event.type} ${isShort} ${slot}`)
  return slots
}

/** Narrow times first, then exact places, then known parties; ids decide the rest, so that no order of input shows. */
function byDefiniteness(a: Facts, b: Facts): number {
  const place = (f: Facts) => Math.min(PRECISION.length, ...f.places.map((p) => PRECISION.indexOf(p.precision)))
  const parties = (f: Facts) => (f.actor.words.size > 0 ? 0 : 1) + (f.recipient.words.size > 0 ? 0 : 1)
  return (
    a.to - a.from - (b.to - b.from) ||
    place(a) - place(b) ||
    parties(a) - parties(b) ||
    a.from - b.from ||
    order(a.told.report, b.told.report) ||
    order(a.told.event.id, b.told.event.id)
  )
}

/** By code unit: the same on every machine, unlike localeCompare. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
