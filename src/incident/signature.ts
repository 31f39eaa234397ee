/**
 * Signatures: the most telling terms of a text with their weights, small enough to keep and fast to compare.
 *
 * In     a sentence, or a record; how common words are in English at large, and nothing else: a signature does not change
 *        when other reports come in.
 * Out    pairs of a term's hash and its weight, in order of the hashes; the squares of the weights sum to SCALE squared.
 */
import type { Record } from '../record/index.ts'
import type { Background } from './background.ts'
import { termsOf } from './terms.ts'

export type Signature = number[]

const SCALE = 1000
/** Terms of a report that are kept; a sentence has fewer. */
const MOST = 48
/** The lead tells what a report is about, and so do the names in it. */
const OF_LEAD = 2
const LEAD_SENTENCES = 3
const OF_NAME = 1.5

export const sentenceSignature = (text: string, background: Background): Signature => {
  const weights = new Map<string, number>()
  for (const term of termsOf(text)) weights.set(term, rarity(term, background))
  return signature(weights)
}

export function storyOf({ text, sentences, names }: Record, background: Background): Signature {
  const counts = new Map<string, number>()
  const count = (term: string, n: number) => counts.set(term, (counts.get(term) ?? 0) + n)
  for (const term of termsOf(text)) count(term, 1)
  const lead = sentences[Math.min(LEAD_SENTENCES, sentences.length) - 1]?.end ?? 0
  for (const term of termsOf(text.slice(0, lead))) count(term, OF_LEAD - 1)
  const named = new Set(names.flatMap((n) => termsOf(text.slice(n.span.start, n.span.end))))
  const weights = new Map<string, number>()
  for (const [term, n] of counts)
    weights.set(term, (1 + Math.log(n)) * rarity(term, background) * (named.has(term) ? OF_NAME : 1))
  return signature(weights)
}

/** The cosine, 0 to 1. */
export function alike(a: Signature, b: Signature): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) sum += a[i + 1]! * b[j + 1]!
    if (difference <= 0) i += 2
    if (difference >= 0) j += 2
  }
  return Math.min(1, sum / (SCALE * SCALE))
}

const rarity = (term: string, { documents, counts }: Background): number =>
  Math.log((documents + 1) / ((counts.get(term) ?? 0) + 0.5))

function signature(weights: Map<string, number>): Signature {
  const best = [...weights].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1)).slice(0, MOST)
  const norm = Math.sqrt(best.reduce((sum, [, w]) => sum + w * w, 0))
  const byHash = new Map(best.map(([term, w]) => [hash(term), Math.round((SCALE * w) / norm)]))
  return [...byHash].sort((x, y) => x[0] - y[0]).flat()
}

/** FNV-1a over UTF-16 units, 32 bits signed. */
export function hash(term: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < term.length; i += 1) h = Math.imul(h ^ term.charCodeAt(i), 0x01000193)
  return h | 0
}
