/**
 * Where to look for an event's like: keys that two events share when something may speak for them being one happening.
 *
 * In     the facts of an event.
 * Out    keys it is kept under, and keys to look it up by, as 32-bit hashes; of two events that compare.ts joins, each
 *        finds the other. Two keys with one hash only cost a comparison.
 * Cost   an event has a bounded number of keys; it meets those of its type, time and neighbourhood, not all.
 */
import type { Place } from '../record/index.ts'
import { type Facts, SHORT } from './compare.ts'
import { hash } from './signature.ts'

const DAY = 86_400_000
/** Longer times are kept by these many days, and under at most MOST_SLOTS of them. */
const LONG_SLOT = 30
const MOST_SLOTS = 40
/** Words of parties an event is kept under. */
const MOST_WORDS = 8
/** Words of a sentence an event is kept under. */
const MOST_TELLING = 5
/** Degrees; 30 km are within one cell and those around it up to 70 degrees of latitude. */
const CELL = 1

export function keysOf(facts: Facts): { kept: number[]; sought: number[] } {
  const slots = slotsOf(facts)
  const words = partyWords(facts)
  const cells = facts.places.filter(isLocated)
  const countries = [...new Set(facts.places.flatMap((p) => p.country ?? []))]
  const isPlaced = facts.places.length > 0
  // Two towns meet in a cell; a town and its country by a party; those without a place by both parties.
  const kept = [
    ...cells.map(cellOf),
    ...facts.places.filter((p) => !isLocated(p)).map((p) => `n ${p.name}`),
    ...countries.flatMap((c) => words.map((w) => `c ${c} ${w}`)),
    ...pairsOf(facts),
    ...tellingWords(facts),
    `r ${facts.told.report}`,
  ]
  const sought = [
    ...cells.flatMap(cellsAround),
    ...facts.places.filter((p) => !isLocated(p)).map((p) => `n ${p.name}`),
    ...(isPlaced ? countries.flatMap((c) => words.map((w) => `c ${c} ${w}`)) : []),
    ...pairsOf(facts),
    ...tellingWords(facts),
    `r ${facts.told.report}`,
  ]
  const within = (keys: string[]) => {
    const numbers = new Set<number>()
    for (const key of keys) for (const slot of slots) numbers.add(combine(slot, hash(key)))
    return [...numbers]
  }
  return { kept: within(kept), sought: within(sought) }
}

type Located = Place & { lat: number; lon: number }
const isLocated = (p: Place): p is Located =>
  (p.precision === 'point' || p.precision === 'settlement') && p.lat !== null && p.lon !== null

const cellOf = ({ lat, lon }: Located): string => `p ${Math.floor(lat / CELL)} ${Math.floor(lon / CELL)}`

function cellsAround({ lat, lon }: Located): string[] {
  const [y, x] = [Math.floor(lat / CELL), Math.floor(lon / CELL)]
  const turned = (column: number) => (((column % 360) + 540) % 360) - 180
  return [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => `p ${y + dy} ${turned(x + dx)}`))
}

/** Words and countries of either party; enough of them for any one that is shared to be found. */
function partyWords({ actor, recipient }: Facts): string[] {
  const of = (party: Facts['actor'], side: string) =>
    [...party.words]
      .sort()
      .slice(0, MOST_WORDS)
      .concat([...party.countries].sort())
      .map((w) => `${side} ${w}`)
  return [...of(actor, 'a'), ...of(recipient, 'r')]
}

function pairsOf({ actor, recipient }: Facts): string[] {
  const of = (party: Facts['actor']) =>
    [...party.words]
      .sort()
      .slice(0, MOST_WORDS)
      .concat([...party.countries].sort())
  return of(actor).flatMap((a) => of(recipient).map((r) => `b ${a} ${r}`))
}

/** The rarest words of the sentence: names of towns that were not taken for the place, of people, figures. */
function tellingWords({ words }: Facts): string[] {
  const terms: [hash: number, weight: number][] = []
  for (let i = 0; i < words.length; i += 2) terms.push([words[i]!, words[i + 1]!])
  return terms
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_TELLING)
    .map(([hash]) => `w ${hash}`)
}

/** Each slot names the type of event, whether the time is short, and which days. */
function slotsOf({ from, to, type }: Facts): number[] {
  const isShort = to - from <= SHORT
  const step = (isShort ? 1 : LONG_SLOT) * DAY
  const first = Math.floor(from / step)
  const last = Math.min(Math.floor((to - 1) / step), first + MOST_SLOTS)
  const kind = hash(`${type} ${isShort}`)
  const slots: number[] = []
  for (let slot = first; slot <= last; slot += 1) slots.push(combine(kind, slot))
  return slots
}

/** 32 bits, signed. */
function combine(a: number, b: number): number {
  const h = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  return h ^ (h >>> 15)
}
