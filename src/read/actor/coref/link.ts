/**
 * Links phrases to chains, in reading order: what `sure` says is done, else the ranker's best chain that is not barred, if
 * it beats a chain of its own.
 *
 * In     phrases with what the encoder says of their heads.
 * Out    the chain of each, and every chain.
 */
import type { Cluster } from './cluster.ts'
import type { Noun } from './noun.ts'
import { OpenClusters } from './open.ts'
import { fieldOf, pairOf } from './pair.ts'
import type { Ranker, Seen } from './ranker.ts'

export interface Phrase {
  noun: Noun
  /** The encoder's output for the head, then the head's own vector. */
  state: Float32Array
}

export class Linker {
  readonly #ranker: Ranker
  readonly #open = new OpenClusters()
  readonly #seenOf: ReadonlyMap<Phrase, Seen>
  /** What was seen of each placed phrase, by its order. */
  readonly #seen: Seen[] = []

  /** @param phrases all that will be ranked and placed */
  constructor(ranker: Ranker, phrases: readonly Phrase[]) {
    this.#ranker = ranker
    const seen = ranker.see(phrases.map((p) => p.state))
    this.#seenOf = new Map(phrases.map((p, k) => [p, seen[k]!]))
  }

  get clusters(): readonly Cluster[] {
    return this.#open.all
  }

  /** The chain that the ranker gives a phrase; null for a new one. `margin`: by how much the chain must win. */
  rank(phrase: Phrase, isBarred: (c: Cluster) => boolean = () => false, margin = 0): Cluster | null {
    const { noun } = phrase
    const me = this.#seenOf.get(phrase)!
    const all = this.#open.candidates(noun)
    const field = fieldOf(noun, all)
    const free = all.filter((c) => !isBarred(c))
    const scores = this.#ranker.scores(
      me,
      free.map((c) => ({
        best: this.#seen[c.bestOrder]!,
        last: this.#seen[c.order]!,
        features: pairOf(noun, c, this.#open.placed - c.order, field),
      })),
    )
    let best: Cluster | null = null
    let most = this.#ranker.opening(me, noun) + margin
    free.forEach((c, k) => {
      if (scores[k]! <= most) return
      most = scores[k]!
      best = c
    })
    return best
  }

  place(phrase: Phrase, into: Cluster | null): Cluster {
    this.#seen.push(this.#seenOf.get(phrase)!)
    return this.#open.place(phrase.noun, into)
  }
}
