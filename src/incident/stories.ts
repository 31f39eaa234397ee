/**
 * Groups reports that tell of one happening.
 *
 * In     tellings of reports, in any order; how common terms are; learned weights.
 * Out    groups of report ids, each and all in order of id: the same whatever the order of the reports.
 * Cost   reports are compared only with those that share some of their most telling terms; no all-pairs.
 */
import { averageLink, type Pair } from './average-link.ts'
import { type Background, type WeightedTelling, weigh } from './background.ts'
import { STRANGERS, sameStory } from './same-story.ts'
import { order } from './telling.ts'
import type { Telling, Terms } from './terms.ts'

export interface StoryModel {
  background: Background
  /** For `sameStory`. */
  weights: readonly number[]
  /** Log-odds above which groups become one. */
  least: number
}

/** Terms a report is found by, and how many reports it is compared with. */
const TELLING_TERMS = 60
const MOST_COMPARED = 150
/** A term of more reports than these leads to none. */
const MOST_POSTINGS = 400

export function groupStories(tellings: readonly Telling[], model: StoryModel): string[][] {
  const sorted = [...tellings].sort((a, b) => order(a.report, b.report))
  const weighted = weigh(sorted, model.background)
  const pairs = candidates(weighted).map(([a, b]): Pair => {
    return { a, b, odds: sameStory(weighted[a]!, weighted[b]!, model.weights) }
  })
  const groups = new Map<number, string[]>()
  for (const [i, root] of averageLink(sorted.length, pairs, { absent: STRANGERS, least: model.least }).entries())
    groups.set(root, [...(groups.get(root) ?? []), sorted[i]!.report])
  return [...groups.values()]
}

/** Pairs worth comparing: of each report those that share the most of its most telling terms. */
export function candidates(weighted: readonly WeightedTelling[]): [number, number][] {
  const telling = weighted.map(({ words }) => mostTelling(words.weights))
  const postings = new Map<string, number[]>()
  for (const [i, terms] of telling.entries())
    for (const [term] of terms) {
      const list = postings.get(term)
      if (list === undefined) postings.set(term, [i])
      else list.push(i)
    }
  const pairs = new Map<string, [number, number]>()
  for (const [i, terms] of telling.entries()) {
    const shared = new Map<number, number>()
    for (const [term, weight] of terms) {
      const list = postings.get(term)!
      if (list.length > MOST_POSTINGS) continue
      for (const j of list) if (j !== i) shared.set(j, (shared.get(j) ?? 0) + weight)
    }
    const best = [...shared].sort((x, y) => y[1] - x[1] || x[0] - y[0]).slice(0, MOST_COMPARED)
    for (const [j] of best) pairs.set(i < j ? `${i} ${j}` : `${j} ${i}`, i < j ? [i, j] : [j, i])
  }
  return [...pairs.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1])
}

const mostTelling = (weights: Terms): [string, number][] =>
  [...weights].sort((x, y) => y[1] - x[1] || order(x[0], y[0])).slice(0, TELLING_TERMS)
