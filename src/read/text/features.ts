/**
 * Features: what is seen on both sides of a gap, as addresses into the table of weights.
 *
 * The trainer (models/sentences) and the reader call this same function; a change here asks for new weights.
 */
import type { View } from './gaps.ts'
import { address } from './hash.ts'
import { NO_RUN } from './runs.ts'

/** More than there are. */
export const MOST_FEATURES = 64

/** Runs of a paragraph that may have lost its line breaks. */
const LONG = 100

/** Classes (classes.ts) of words that open sentences: determiners, pronouns, adpositions, conjunctions. */
const OPENING = new Set([8, 9, 10, 11, 12, 13])

/** What the weights of the gap behind run `i` must add up to: more than this. */
export function leastOf(view: View, i: number, bars: { stop: number; bare: number; bareLong: number }): number {
  const { stop, short } = view.runs[i]!
  // "U.S. TROOPS": where capitals say nothing, only a word that likes to open sentences does.
  if (view.capitals && short === 3 && !OPENING.has(view.runs[i + 1]?.kind ?? 0)) return Number.POSITIVE_INFINITY
  if (stop === 2 || stop === 3) return bars.stop
  return view.runs.length < LONG ? bars.bare : bars.bareLong
}

/** 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-21, 22-31, 32-46, more. */
const BUCKETS = [1, 2, 3, 4, 6, 9, 14, 21, 31, 46]
const bucket = (n: number): number => {
  let b = 0
  while (b < BUCKETS.length && n > BUCKETS[b]!) b++
  return b
}

/**
 * Writes the features of the gap behind run `i` into `out` and returns how many there are.
 *
 * @param first index of the run that begins the sentence
 * @param out addresses below SIZE
 */
export function seenAt(view: View, i: number, first: number, out: Int32Array): number {
  const { runs } = view
  const l = runs[i]!
  const r = runs[i + 1] ?? NO_RUN
  const l2 = i > first ? runs[i - 1]! : NO_RUN
  const r2 = runs[i + 2] ?? NO_RUN
  const r3 = runs[i + 3] ?? NO_RUN
  const length = bucket(i - first + 1)
  const left = bucket(runs.length - i - 1)
  const ahead = i + 1 < runs.length ? bucket(view.ahead[i + 1]!) : 11
  const open = view.open[i]!
  const mode = view.capitals ? 1 : 0
  const known = r.shape === 2 && view.lower.has(r.core) ? 1 : 0
  const gap = l.glued ? 1 : 0
  const kind = l.stop + 8 * l.short
  const before = view.verbs[i]! - (first > 0 ? view.verbs[first - 1]! : 0)
  const nextStop = Math.min(runs.length - 1, i + 1 + (view.ahead[i + 1] ?? 0))
  const after = view.verbs[nextStop]! - view.verbs[i]!
  const clauses = Math.min(2, before) + 3 * Math.min(2, after)
  const shapes = l.shape + 16 * r.shape
  let n = 0
  const add = (template: number, a: number, b = 0): void => {
    out[n++] = address(template, a, b)
  }
  add(0, mode, gap)
  add(1, kind, r.shape)
  add(2, kind + 64 * shapes, gap)
  add(3, l.tail, r.shape)
  add(4, l.tail, r.lead)
  add(5, l.core, l.stop)
  add(6, r.core, l.stop)
  add(7, r.core, r.shape)
  add(8, l.core, r.shape + 16 * l.stop)
  add(9, l.core, r.core)
  add(10, l2.core, kind)
  add(11, r2.core, l.stop + 8 * r.shape)
  add(12, r2.shape + 16 * shapes, l.stop)
  add(13, l2.shape + 16 * shapes, kind)
  add(14, length + 16 * kind, r.shape)
  add(15, left + 16 * kind, r.shape)
  add(16, ahead + 16 * l.stop, r.shape)
  add(17, ahead + 16 * length, l.stop + 8 * r.shape)
  add(18, open + 4 * kind, r.lead)
  add(19, known + 2 * kind, r.shape)
  add(20, l.suffix, l.stop + 8 * r.shape)
  add(21, r.suffix, l.stop + 8 * r.shape)
  add(22, r.tail, l.stop + 8 * r.shape)
  add(23, l2.tail, l.tail)
  add(24, r.stop + 8 * r2.shape + 128 * r2.stop, shapes + 256 * l.stop)
  add(25, r3.shape + 16 * r2.shape + 256 * r.shape, l.stop)
  add(26, l2.shape + 16 * l2.stop + 128 * shapes, r2.shape)
  add(27, l.core, l.tail)
  add(28, runs[first]!.core, l.stop + 8 * length)
  add(29, runs[first]!.shape + 16 * length, kind + 64 * r.shape)
  const sides = l.kind + 32 * r.kind
  const form = l.stop + 8 * r.shape
  add(30, sides, form)

  add(35, clauses + 16 * length, form)
  add(36, clauses + 16 * l.kind, form + 64 * r.kind)

  add(40, clauses + 16 * ahead, form + 64 * r.kind)
  if (l.short !== 0) {
    add(46, l.short, r.kind + 32 * r.shape)
    add(47, l.core, r.kind + 32 * r.shape)
  }
  const start = first === 0 ? 1 : 0
  add(44, start + 2 * length, form + 64 * known)
  add(45, start + 2 * Math.min(3, i - first), r.kind + 32 * form)
  add(42, bucket(runs.length >> 2), form)
  add(43, bucket(runs.length >> 2), kind + 64 * l.shape)

  return n
}
