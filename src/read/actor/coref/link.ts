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
  /** What was seen of each phrase, by its order. */
  readonly #seen: Seen[] = []

  constructor(ranker: Ranker) {
    this.#ranker = ranker
  }

  get clusters(): readonly Cluster[] {
    return this.#open.all
  }

  /** The chain that the ranker gives a phrase; null for a new one. `margin`: by how much the chain must win. */
  rank({ noun, state }: Phrase, isBarred: (c: Cluster) => boolean = () => false, margin = 0): Cluster | null {
    const me = this.#ranker.see(state)
    const all = this.#open.candidates(noun)
    const field = fieldOf(noun, all)
    let best: Cluster | null = null
    let most = this.#ranker.opening(me, noun) + margin
    const features: number[] = []
    for (const c of all) {
      if (isBarred(c)) continue
      pairOf(noun, c, this.#open.placed - c.order, field, features)
      const score = this.#ranker.score(me, this.#seen[c.bestOrder]!, this.#seen[c.order]!, features)
      if (score > most) {
        most = score
        best = c
      }
    }
    return best
  }

  place({ noun, state }: Phrase, into: Cluster | null): Cluster {
    this.#seen.push(this.#ranker.see(state))
    return this.#open.place(noun, into)
  }
}
