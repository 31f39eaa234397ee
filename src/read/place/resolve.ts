/**
 * Which place is it? All names of a report are settled together: each choice weighs the size of the place, what is
 * said beside the name ("Paris, Texas") and how near it lies to the other places chosen.
 *
 * In     the accepted candidates, in text order.
 * Out    for each the chosen entry and the rule that settled it; null when the gazetteer has none.
 * Limits one sense a report: every "Springfield" is the same, unless the text says of which region each time.
 */

import type { Candidate } from './candidates.ts'
import type { GazetteerEntry } from './gazetteer.ts'
import { holds, kilometres } from './geo.ts'
import { follows } from './judge.ts'

export interface Choice {
  entry: GazetteerEntry | null
  rule: string
}

/** Weights of the choice, as log odds; `people` for ten times more of them, `reach` in kilometres. Fitted (data/places/README.md). */
export const CHOICE = {
  people: 0.5,
  renown: 0.3,
  country: 4,
  'first-level': 3,
  'second-level': 1.75,
  area: 4,
  capital: 0.5,
  seat: 0,
  quarter: -1,
  water: 5,
  facility: 5,
  otherName: -1.75,
  bareCounty: -3,
  sameCountry: 1,
  sameRegion: 1,
  near: 3.75,
  reach: 100,
  sharp: 1.25,
}

interface Group {
  entries: readonly GazetteerEntry[]
  /** Indices of its candidates. */
  members: number[]
  /** How likely each entry is; sums to 1. */
  odds: number[]
  rule: string
}

/** Each group looks at this many around it: a list of thousands of towns must not hang. */
const LOOK = 40
const ROUNDS = 3
/** Entries less likely than this say nothing about others. */
const LEAST = 0.02

export function resolve(candidates: readonly Candidate[]): Choice[] {
  const groups = gather(candidates)
  // All stay open while they speak for one another (mean field): a small Paris and a Henry County that lie side by
  // side lift each other, though neither is the largest of its name.
  for (const g of groups) g.odds = oddsOf(g.entries.map(prior))
  const alone = groups.map((g) => best(g.odds))
  for (let round = 0; round < ROUNDS; round++)
    groups.forEach((g, at) => {
      if (g.entries.length < 2) return
      const first = Math.max(0, Math.min(at - LOOK / 2, groups.length - LOOK))
      const others = groups.slice(first, first + LOOK).filter((o) => o !== g && o.entries.length > 0)
      g.odds = oddsOf(g.entries.map((e) => prior(e) + company(e, others)))
    })
  const choices: Choice[] = candidates.map(() => ({ entry: null, rule: 'place/unknown' }))
  groups.forEach((g, at) => {
    const chosen = best(g.odds)
    const entry = g.entries[chosen] ?? null
    const rule =
      entry === null
        ? 'place/unknown'
        : g.rule === 'place/largest' && chosen !== alone[at]
          ? 'place/near-others'
          : g.rule
    for (const i of g.members) choices[i] = { entry, rule }
  })
  return choices
}

/** One group a name; names with a region of their own beside them make their own group. */
function gather(candidates: readonly Candidate[]): Group[] {
  const groups: Group[] = []
  const byKey = new Map<string, Group>()
  const open: { key: string; index: number }[] = []
  candidates.forEach((c, i) => {
    // "Kaduna state" is not the town of the dateline.
    const isRegion = c.entries.length > 0 && c.entries.every((e) => e.kind === 'region')
    const key = `${c.text.toLowerCase()}${isRegion ? ' (region)' : ''}`
    const next = candidates[i + 1]
    const within = next !== undefined && follows(c, next) ? held(next.entries, c.entries) : []
    if (within.length === 0) {
      open.push({ key, index: i })
      return
    }
    const said = `${key} ${within.map((e) => e.index).join(' ')}`
    const known = byKey.get(said)
    if (known) known.members.push(i)
    else {
      const g: Group = { entries: within, members: [i], odds: [], rule: 'place/in-region' }
      byKey.set(said, g)
      groups.push(g)
      if (!byKey.has(key)) byKey.set(key, g)
    }
  })
  for (const { key, index } of open) {
    const known = byKey.get(key)
    if (known) known.members.push(index)
    else {
      const entries = namesakes(candidates[index]!.entries)
      const g: Group = {
        entries,
        members: [index],
        odds: [],
        rule: entries.length === 1 ? 'place/only-one' : 'place/largest',
      }
      byKey.set(key, g)
      groups.push(g)
    }
  }
  return groups.sort((a, b) => a.members[0]! - b.members[0]!)
}

/** "Washington" and "New York" are the city; whoever means the state says so. */
function namesakes(entries: readonly GazetteerEntry[]): readonly GazetteerEntry[] {
  const city = entries.find(
    (e) => e.via === 'name' && (e.feature === 'capital' || (e.kind === 'settlement' && e.population > 5e6)),
  )
  return city
    ? entries.filter((e) => e.feature !== 'first-level' || e.country !== city.country || e.via !== 'name')
    : entries
}

/** Those parts that lie in one of the wholes. */
function held(wholes: readonly GazetteerEntry[], parts: readonly GazetteerEntry[]): GazetteerEntry[] {
  return parts.filter((p) => wholes.some((w) => holds(w, p)))
}

function prior(e: GazetteerEntry): number {
  let score = CHOICE.people * Math.log10(e.population + 10) + CHOICE.renown * Math.log2(e.renown + 1)
  if (e.feature !== 'town') score += CHOICE[e.feature]
  // Large towns are known abroad by another name than their own: Geneva, Seville, Mosul.
  if (e.via === 'alternate' && e.kind === 'settlement' && e.population < 150_000) score += CHOICE.otherName
  if (e.via === 'alternate' && e.feature === 'second-level') score += CHOICE.bareCounty
  return score
}

/** How well a place goes with what the other names may be. */
function company(e: GazetteerEntry, others: readonly Group[]): number {
  let near = 0
  let sameCountry = 0
  let sameRegion = 0
  for (const { entries, odds } of others)
    for (let i = 0; i < entries.length; i++) {
      const other = entries[i]!
      const odd = odds[i]!
      if (odd < LEAST || other.index === e.index) continue
      if (other.country !== '' && other.country === e.country) {
        sameCountry += odd
        if (other.region !== null && other.region === e.region) sameRegion += odd
      }
      if (other.kind !== 'country' && other.feature !== 'first-level' && other.feature !== 'area')
        if (Math.abs(other.lat - e.lat) < 6) near += odd * Math.exp(-kilometres(e, other) / CHOICE.reach)
    }
  const share = (n: number) => n / (n + 1)
  return CHOICE.near * share(near) + CHOICE.sameCountry * share(sameCountry) + CHOICE.sameRegion * share(sameRegion)
}

/** Scores, as log odds, to shares of 1. */
function oddsOf(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const weights = scores.map((s) => Math.exp((s - top) * CHOICE.sharp))
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / sum)
}

function best(odds: readonly number[]): number {
  let at = 0
  odds.forEach((o, i) => {
    if (o > odds[at]!) at = i
  })
  return at
}
