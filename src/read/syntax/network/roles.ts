/**
 * PropBank roles: for a predicate of a sentence, which words head its arguments ("who did what to whom").
 *
 * In     each word as predicate and as argument, as the network gives them; the place of the predicate, any word.
 * Out    at most one role a word; ARG0 to ARG4 at most once each. ARG0 acts, ARG1 is acted on or said, the rest as PropBank
 *        has them: ARGM-LOC, ARGM-TMP, ARGM-NEG ...
 * Units  `share`: probability of the role against all others, 0 to 1. 32-bit sums in a fixed order, in WebAssembly SIMD or
 *        plain loops: the same everywhere.
 * Source trained on PropBank's roles for the English Web Treebank (models/english/README.md).
 */
import { type FloatMatrix, Floats, padded, placeFloats } from './floats.ts'
import type { Sections } from './format.ts'
import { Allocator } from './layout.ts'

export interface Argument {
  role: string
  /** Place of the word that heads the argument. */
  word: number
  share: number
}

/** Words scored at once. */
const AT_ONCE = 64

export class RoleHead {
  readonly #names: readonly string[]
  readonly #width: number
  readonly #floats: Floats
  readonly #at: ReturnType<typeof layOut>
  /** Of one predicate: what each role's score takes of a word as argument, and of 1. */
  readonly #sides: FloatMatrix

  constructor(sections: Sections, width: number, plain: boolean) {
    this.#names = (sections.json('labels') as { roles: string[] }).roles
    this.#width = width
    const memory = new Allocator()
    const at = layOut(width + 1, this.#names.length, memory)
    this.#at = at
    this.#floats = new Floats(memory, plain)
    this.#sides = { w: at.sides, inputs: width + 1, blocks: padded(this.#names.length) / 8 }
    this.#layForm(sections.floats('role'))
  }

  /** @param form [role][as predicate, 1][as argument, 1]; as a matrix its outputs are the weights of `#sides`. */
  #layForm(form: Float32Array): void {
    const wide = this.#width + 1
    const { f32 } = this.#floats
    const to = this.#at.form.w >> 2
    for (let role = 0, from = 0; role < this.#names.length; role++)
      for (let i = 0; i < wide; i++)
        for (let k = 0; k < wide; k++) f32[to + 8 * (((role >> 3) * wide + k) * wide + i) + (role & 7)] = form[from++]!
  }

  /** @param words rows of `roles` of a network's Analysis */
  arguments(words: Float32Array, predicate: number): Argument[] {
    const { f32 } = this.#floats
    const width = this.#width
    const roles = this.#names.length
    const row = padded(roles)
    const count = words.length / (2 * width)
    const found: Argument[] = []
    this.#turn(words, predicate)
    for (let first = 0; first < count; first += AT_ONCE) {
      const rows = Math.min(AT_ONCE, count - first)
      this.#score(words, first, rows)
      for (let k = 0, at = this.#at.scores >> 2; k < rows; k++, at += row) {
        let best = 0
        for (let role = 1; role < roles; role++) if (f32[at + role]! > f32[at + best]!) best = role
        if (best === 0) continue
        let total = 0
        for (let role = 0; role < roles; role++) total += Math.exp(f32[at + role]! - f32[at + best]!)
        found.push({ role: this.#names[best]!, word: first + k, share: 1 / total })
      }
    }
    return found.filter(
      (a) => !/^ARG\d/.test(a.role) || !found.some((b) => b !== a && b.role === a.role && surer(b, a)),
    )
  }

  /** Leaves the predicate's side of each role's form. */
  #turn(words: Float32Array, predicate: number): void {
    const at = this.#at
    this.#put(words, predicate, 0, 0)
    this.#floats.f32.fill(0, at.sides >> 2, (at.sides >> 2) + 8 * at.form.blocks)
    this.#floats.product(at.form, 1, at.rows, 0, at.sides, 0)
  }

  /** Leaves the scores of `rows` words as arguments. */
  #score(words: Float32Array, first: number, rows: number): void {
    const at = this.#at
    const row = 8 * this.#sides.blocks
    for (let k = 0; k < rows; k++) this.#put(words, first + k, this.#width, k)
    this.#floats.f32.fill(0, at.scores >> 2, (at.scores >> 2) + rows * row)
    this.#floats.product(this.#sides, rows, at.rows, 4 * (this.#width + 1), at.scores, 4 * row)
  }

  /** Writes a word and 1 as row `row`; `side`: where in it the word as predicate or argument stands. */
  #put(words: Float32Array, word: number, side: number, row: number): void {
    const { f32 } = this.#floats
    const width = this.#width
    const from = 2 * width * word + side
    const to = (this.#at.rows >> 2) + row * (width + 1)
    for (let k = 0; k < width; k++) f32[to + k] = words[from + k]!
    f32[to + width] = 1
  }
}

function layOut(wide: number, roles: number, memory: Allocator) {
  return {
    form: placeFloats(memory, wide, padded(roles) * wide),
    sides: memory.take(4 * padded(roles) * wide),
    rows: memory.take(AT_ONCE * 4 * wide),
    scores: memory.take(AT_ONCE * 4 * padded(roles)),
  }
}

const surer = (a: Argument, b: Argument): boolean => a.share > b.share || (a.share === b.share && a.word < b.word)
