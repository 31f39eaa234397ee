/**
 * Joins the events of many reports into happenings.
 *
 * In     events as told, in any order; their reports' signatures; learned weights.
 * Out    groups, the same whatever the order: events that compare.ts lets be one are weighed in pairs (evidence.ts), and
 *        groups are made by average link, so that one that contradicts a member is never in its group.
 * Errors none. Left out: what has not happened (planned, threatened, requested), what has no known time, and groups of
 *        denials alone; they stay events of their reports.
 * Cost   pairs are those that share a block (blocks.ts); groups are made within what pairs connect.
 */
import { averageLink, type Pair } from './average-link.ts'
import type { Background } from './background.ts'
import { keysOf } from './blocks.ts'
import { type Facts, factsOf } from './compare.ts'
import { APART, odds } from './evidence.ts'
import { byDefiniteness, type Context, order, tellingsOf } from './telling.ts'
import type { Told } from './told.ts'

export interface EventModel {
  background: Background
  /** For `odds`. */
  events: { weights: readonly number[]; least: number }
}

/** What pairs connect, directly or through others: no group reaches beyond. Groups have the most definite event first. */
export interface Part {
  members: Told[]
  groups: Told[][]
}

/** Groups of events that can be one happening, the most definite event of each first. */
export const groupEvents = (
  told: readonly Told[],
  model: EventModel,
  contexts?: ReadonlyMap<string, Context>,
): Told[][] => joinEvents(told, model, contexts).flatMap((part) => part.groups)

/**
 * The parts, each with its groups. The groups of a part depend on its members alone: an event that comes in changes
 * those of the parts it touches and no others.
 */
export function joinEvents(
  told: readonly Told[],
  model: EventModel,
  contexts: ReadonlyMap<string, Context> = new Map(),
): Part[] {
  const facts = tellingsOf(told, model.background, contexts).sort(byDefiniteness)
  const pairs: Pair[] = []
  for (const [a, b] of blockPairs(facts))
    pairs.push({ a, b, odds: odds(facts[a]!, facts[b]!, model.events.weights) ?? CONTRADICTION })
  return connected(facts.length, pairs).map(({ members, pairs }) => ({
    members: members.flatMap((n) => facts[n]!.all),
    groups: link(members, pairs, model)
      .filter((g) => g.some((n) => !facts[n]!.isAssumed))
      .map((g) => g.flatMap((n) => facts[n]!.all))
      .filter((g) => g.some((t) => t.event.status !== 'negated')),
  }))
}

/** Those of `near` for which something speaks that one of `told` is the same. */
export function touchedBy(
  told: readonly Told[],
  near: readonly Told[],
  model: EventModel,
  contexts: ReadonlyMap<string, Context>,
): Told[] {
  const facts = tellingsOf(told, model.background, contexts)
  return tellingsOf(near, model.background, contexts)
    .filter((n) => facts.some((f) => (odds(n, f, model.events.weights) ?? 0) > 0))
    .flatMap((n) => n.all)
}

/** Events of one telling, and the keys it is kept under and looked up by, as numbers. */
export interface Blocks {
  events: Told[]
  kept: number[]
  sought: number[]
}

export function blocksOf(
  told: readonly Told[],
  { background }: EventModel,
  contexts: ReadonlyMap<string, Context>,
): Blocks[] {
  return tellingsOf(told, background, contexts).map((facts) => ({ events: facts.all, ...keysOf(facts) }))
}

/** Every pair of facts that share a block; the lower number first. */
export function* blockPairs(facts: readonly Facts[]): Generator<[a: number, b: number]> {
  const blocks = new Map<number, number[]>()
  for (const [b, fact] of facts.entries()) {
    const { kept, sought } = keysOf(fact)
    const near = new Set<number>()
    for (const key of sought) for (const a of blocks.get(key) ?? []) near.add(a)
    for (const a of [...near].sort((x, y) => x - y)) yield [a, b]
    for (const key of kept) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [b])
      else block.push(b)
    }
  }
}

/** What a contradiction counts in an average: more than anything that speaks for two events. */
const CONTRADICTION = -12

/** The parts that pairs with something for them connect; a part alone is a part. */
function connected(n: number, pairs: readonly Pair[]): { members: number[]; pairs: Pair[] }[] {
  const into = Array.from({ length: n }, (_, i) => i)
  const rootOf = (i: number): number => {
    let root = i
    while (into[root] !== root) root = into[root]!
    into[i] = root
    return root
  }
  for (const { a, b, odds } of pairs) {
    if (odds <= 0) continue
    const [x, y] = [rootOf(a), rootOf(b)]
    into[Math.max(x, y)] = Math.min(x, y)
  }
  const parts = new Map<number, { members: number[]; pairs: Pair[] }>()
  for (let i = 0; i < n; i += 1) {
    const part = parts.get(rootOf(i))
    if (part === undefined) parts.set(i, { members: [i], pairs: [] })
    else part.members.push(i)
  }
  for (const pair of pairs) if (rootOf(pair.a) === rootOf(pair.b)) parts.get(rootOf(pair.a))!.pairs.push(pair)
  return [...parts.values()]
}

function link(members: readonly number[], pairs: readonly Pair[], { events }: EventModel): number[][] {
  if (members.length === 1) return [[...members]]
  const place = new Map(members.map((m, i) => [m, i]))
  const local = pairs.map(({ a, b, odds }) => ({ a: place.get(a)!, b: place.get(b)!, odds }))
  const groups = new Map<number, number[]>()
  for (const [i, root] of averageLink(members.length, local, { absent: APART, least: events.least }).entries()) {
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [members[i]!])
    else group.push(members[i]!)
  }
  return [...groups.values()]
}

/** Events in the order in which an incident is told by them, the most definite first; those of unknown time last. */
export function definiteFirst(told: readonly Told[]): Told[] {
  const facts = told.flatMap((t) => factsOf(t) ?? []).sort(byDefiniteness)
  const known = new Set(facts.map((f) => f.told))
  const rest = told.filter((t) => !known.has(t))
  rest.sort((a, b) => order(a.report, b.report) || order(a.event.id, b.event.id))
  return [...facts.map((f) => f.told), ...rest]
}
