/**
 * The chains open so far, and which of them a phrase may belong to: the latest ones, and any with one of its words.
 *
 * Bounds a phrase is compared with RECENT latest chains and MATCHING others: time is linear in the text.
 */
import { Cluster } from './cluster.ts'
import { isPronoun, type Noun } from './noun.ts'

const RECENT = 24
const MATCHING = 12

export class OpenClusters {
  readonly all: Cluster[] = []
  /** By last phrase, latest last; no more than RECENT. */
  #recent: Cluster[] = []
  readonly #byWord = new Map<string, Cluster[]>()
  /** How many phrases were placed. */
  placed = 0

  /** In order of their last phrases, latest last. */
  candidates(noun: Noun): Cluster[] {
    const found = new Set(this.#recent)
    const keys = isPronoun(noun.type) ? [`${noun.type}`] : [...noun.words, noun.lemma, initialsKey(noun)]
    for (const key of keys) {
      const same = this.#byWord.get(key) ?? []
      for (let k = same.length - 1, n = 0; k >= 0 && n < MATCHING; k--, n++) found.add(same[k]!)
    }
    return [...found].sort((a, b) => a.order - b.order)
  }

  /** Puts a phrase into a cluster; null opens one. */
  place(noun: Noun, into: Cluster | null): Cluster {
    const order = this.placed++
    const cluster = into ?? new Cluster(noun, order)
    if (into) into.add(noun, order)
    else this.all.push(cluster)
    this.#recent = this.#recent.filter((c) => c !== cluster)
    this.#recent.push(cluster)
    if (this.#recent.length > RECENT) this.#recent.shift()
    const keys = isPronoun(noun.type) ? [`${noun.type}`] : [...noun.words, noun.lemma, initialsKey(noun)]
    for (const key of keys) {
      if (key === '') continue
      const same = this.#byWord.get(key) ?? []
      if (!same.includes(cluster)) same.push(cluster)
      this.#byWord.set(key, same)
    }
    return cluster
  }
}

/** One key for "pmf" and "popular mobilization forces". */
function initialsKey(noun: Noun): string {
  if (noun.type !== 'name') return ''
  const letters = noun.words.length > 1 ? noun.words.map((w) => w[0]).join('') : noun.core
  return letters.length > 1 && letters.length < 8 ? `:${letters}` : ''
}
