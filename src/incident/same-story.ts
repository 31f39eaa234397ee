/**
 * How much speaks for two reports telling of one happening: a logistic model over what they share.
 *
 * In     two weighted tellings; the weights, one for each of `shareOf`'s values and one for its root, after a constant.
 * Out    log-odds, within +-LIMIT. Symmetric.
 * Source models/joining/train.mjs fits the weights on ECB+ (Cybulska and Vossen 2014).
 */
import type { Weighted, WeightedTelling } from './background.ts'
import { CHANNELS, type Terms } from './terms.ts'

const LIMIT = 6

/** What the values are, in order. */
export const SHARES = [
  ...CHANNELS.map((channel) => `cosine of ${channel}`),
  ...(['numbers', 'days', 'places', 'deeds'] as const).map((channel) => `${channel} in one only or none`),
  'names of the lead that the other has, less',
  'names of the lead that the other has, more',
  'words of the lead that the other has, less',
  'words of the lead that the other has, more',
] as const

/** What two reports share, each from 0 to 1. */
export function sharesOf(a: WeightedTelling, b: WeightedTelling): number[] {
  const [names, namesBack] = [covered(a.leadNames, b.words), covered(b.leadNames, a.words)]
  const [words, wordsBack] = [covered(a.lead, b.words), covered(b.lead, a.words)]
  return [
    ...CHANNELS.map((channel) => cosine(a[channel], b[channel])),
    ...(['numbers', 'days', 'places', 'deeds'] as const).map((c) => (a[c].norm > 0 && b[c].norm > 0 ? 0 : 1)),
    Math.min(names, namesBack),
    Math.max(names, namesBack),
    Math.min(words, wordsBack),
    Math.max(words, wordsBack),
  ]
}

/** The values that the weights belong to. */
export const inputsOf = (shares: readonly number[]): number[] => [1, ...shares, ...shares.map(Math.sqrt)]

export function sameStory(a: WeightedTelling, b: WeightedTelling, weights: readonly number[]): number {
  const inputs = inputsOf(sharesOf(a, b))
  let odds = 0
  for (const [i, value] of inputs.entries()) odds += value * weights[i]!
  return Math.max(-LIMIT, Math.min(LIMIT, odds))
}

/** What two reports that share nothing come to. */
export const STRANGERS = -LIMIT

export function cosine(a: Weighted, b: Weighted): number {
  if (a.norm === 0 || b.norm === 0) return 0
  const [small, large] = a.weights.size < b.weights.size ? [a.weights, b.weights] : [b.weights, a.weights]
  let dot = 0
  for (const [term, weight] of small) dot += weight * (large.get(term) ?? 0)
  return Math.min(1, dot / (a.norm * b.norm))
}

/** The share of these terms that are among the others, by weight; half when there are none. */
function covered(terms: Weighted, others: { weights: Terms }): number {
  if (terms.sum === 0) return 0.5
  let found = 0
  for (const [term, weight] of terms.weights) if (others.weights.has(term)) found += weight
  return found / terms.sum
}
