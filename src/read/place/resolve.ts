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

/** Weights of the choice, in units of ten times more people. Fitted as data/places/README.md says. */
export const CHOICE = {
  people: 1,
  country: 5,
  'first-level': 3,
  'second-level': 1,
  area: 6,
  capital: 1,
  seat: 0.3,
  quarter: -1,
  water: 5,
  facility: 5,
  otherName: -2,
  bareCounty: -3,
  sameCountry: 1,
  sameRegion: 1.5,
  near: 3,
  reach: 150,
}

interface Group {
  entries: readonly GazetteerEntry[]
  /** Indices of its candidates. */
  members: number[]
  chosen: number
  rule: string
}

/** At most this many groups look at each other: reports name fewer; a list of thousands of towns must not hang. */
const LOOK = 60
const ROUNDS = 3

export function resolve(candidates: readonly Candidate[]): Choice[] {
  const groups = gather(candidates)
  for (const g of groups) g.chosen = best(g.entries, (e) => prior(e))
  for (let round = 0; round < ROUNDS; round++)
    groups.forEach((g, at) => {
      if (g.entries.length < 2) return
      const first = Math.max(0, Math.min(at - LOOK / 2, groups.length - LOOK))
      const others = groups.slice(first, first + LOOK).filter((o) => o !== g && o.entries.length > 0)
      const chosen = best(g.entries, (e) => prior(e) + company(e, others))
      if (chosen !== g.chosen && g.rule === 'place/largest') g.rule = 'place/near-others'
      g.chosen = chosen
    })
  const choices: Choice[] = candidates.map(() => ({ entry: null, rule: 'place/unknown' }))
  for (const g of groups) {
    const entry = g.entries[g.chosen] ?? null
    for (const i of g.members) choices[i] = { entry, rule: entry === null ? 'place/unknown' : g.rule }
  }
  return choices
}

/** One group a name; names with a region of their own beside them make their own group. */
function gather(candidates: readonly Candidate[]): Group[] {
  const groups: Group[] = []
  const byKey = new Map<string, Group>()
  const open: { key: string; index: number }[] = []
  candidates.forEach((c, i) => {
    const key = c.text.toLowerCase()
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
      const g: Group = { entries: within, members: [i], chosen: 0, rule: 'place/in-region' }
      byKey.set(said, g)
      groups.push(g)
      if (!byKey.has(key)) byKey.set(key, g)
    }
  })
  for (const { key, index } of open) {
    const known = byKey.get(key)
    if (known) known.members.push(index)
    else {
      const { entries } = candidates[index]!
      const g: Group = {
        entries,
        members: [index],
        chosen: 0,
        rule: entries.length === 1 ? 'place/only-one' : 'place/largest',
      }
      byKey.set(key, g)
      groups.push(g)
    }
  }
  return groups.sort((a, b) => a.members[0]! - b.members[0]!)
}

/** Those parts that lie in one of the wholes. */
function held(wholes: readonly GazetteerEntry[], parts: readonly GazetteerEntry[]): GazetteerEntry[] {
  return parts.filter((p) => wholes.some((w) => holds(w, p)))
}

function prior(e: GazetteerEntry): number {
  let score = CHOICE.people * Math.log10(e.population + 10)
  if (e.feature !== 'town') score += CHOICE[e.feature]
  if (e.via === 'alternate' && e.kind === 'settlement') score += CHOICE.otherName
  if (e.via === 'alternate' && e.feature === 'second-level') score += CHOICE.bareCounty
  return score
}

/** How well a place goes with those chosen for the other names. */
function company(e: GazetteerEntry, others: readonly Group[]): number {
  let near = 0
  let sameCountry = 0
  let sameRegion = 0
  for (const o of others) {
    const other = o.entries[o.chosen]!
    if (other.index === e.index) continue
    if (other.country !== '' && other.country === e.country) {
      sameCountry++
      if (other.region !== null && other.region === e.region) sameRegion++
    }
    if (other.kind !== 'country' && other.feature !== 'first-level' && other.feature !== 'area')
      near += Math.exp(-kilometres(e, other) / CHOICE.reach)
  }
  const share = (n: number) => n / (n + 1)
  return CHOICE.near * share(near) + CHOICE.sameCountry * share(sameCountry) + CHOICE.sameRegion * share(sameRegion)
}

function best(entries: readonly GazetteerEntry[], score: (e: GazetteerEntry) => number): number {
  let top = Number.NEGATIVE_INFINITY
  let at = 0
  entries.forEach((e, i) => {
    const s = score(e)
    if (s > top) {
      top = s
      at = i
    }
  })
  return at
}
