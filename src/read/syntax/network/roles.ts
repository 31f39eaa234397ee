/**
 * PropBank roles: for a predicate of a sentence, which words head its arguments ("who did what to whom").
 *
 * In     each word as predicate and as argument, as the network gives them; the place of the predicate, any word.
 * Out    at most one role a word; ARG0 to ARG4 at most once each. ARG0 acts, ARG1 is acted on or said, the rest as PropBank
 *        has them: ARGM-LOC, ARGM-TMP, ARGM-NEG ...
 * Units  `share`: probability of the role against all others, 0 to 1. 64-bit sums in a fixed order: the same everywhere.
 * Source trained on PropBank's roles for the English Web Treebank (models/english/README.md).
 */
import type { Sections } from './format.ts'

export interface Argument {
  role: string
  /** Place of the word that heads the argument. */
  word: number
  share: number
}

export class RoleHead {
  readonly #names: readonly string[]
  /** [role][as predicate, 1][as argument, 1] */
  readonly #form: Float32Array
  readonly #width: number

  constructor(sections: Sections, width: number) {
    this.#names = (sections.json('labels') as { roles: string[] }).roles
    this.#form = sections.floats('role')
    this.#width = width
  }

  /** @param words rows of `roles` of a network's Analysis */
  arguments(words: Float32Array, predicate: number): Argument[] {
    const width = this.#width
    const wide = width + 1
    const roles = this.#names.length
    const count = words.length / (2 * width)
    const sides = this.#ofPredicate(words.subarray(2 * width * predicate, 2 * width * predicate + width))
    const found: Argument[] = []
    const scores = new Float64Array(roles)
    for (let word = 0; word < count; word++) {
      const from = 2 * width * word + width
      for (let role = 0; role < roles; role++) {
        const row = role * wide
        let sum = sides[row + width]!
        for (let k = 0; k < width; k++) sum += sides[row + k]! * words[from + k]!
        scores[role] = sum
      }
      let best = 0
      for (let role = 1; role < roles; role++) if (scores[role]! > scores[best]!) best = role
      if (best === 0) continue
      let total = 0
      for (let role = 0; role < roles; role++) total += Math.exp(scores[role]! - scores[best]!)
      found.push({ role: this.#names[best]!, word, share: 1 / total })
    }
    return found.filter(
      (a) => !/^ARG\d/.test(a.role) || !found.some((b) => b !== a && b.role === a.role && surer(b, a)),
    )
  }

  /** The predicate's side of each role's form: [role][as argument, 1]. */
  #ofPredicate(predicate: Float32Array): Float64Array {
    const wide = this.#width + 1
    const sides = new Float64Array(this.#names.length * wide)
    for (let role = 0; role < this.#names.length; role++) {
      const form = role * wide * wide
      for (let i = 0; i < wide; i++) {
        const weight = i < this.#width ? predicate[i]! : 1
        const row = form + i * wide
        for (let k = 0; k < wide; k++) sides[role * wide + k]! += weight * this.#form[row + k]!
      }
    }
    return sides
  }
}

const surer = (a: Argument, b: Argument): boolean => a.share > b.share || (a.share === b.share && a.word < b.word)
