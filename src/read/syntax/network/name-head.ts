/**
 * The names head: from what the encoder says of each word, and yes-or-no features the caller knows, to B-, I- and O
 * labels. The sums over the encoder's outputs come from the kernel; what is small is done here, in plain arithmetic.
 *
 * In     two rows of sums a word (first and last layer), flags [word][features].
 * Out    one label a word; an I- follows a B- or I- of its own type only.
 */
import type { Sections } from './format.ts'

export class NameHead {
  readonly labels: readonly string[]
  /** Width of the sums. */
  readonly width: number
  /** Number of flags a word. */
  readonly flags: number
  readonly #flagWeights: Float32Array
  readonly #second: Float32Array
  readonly #bias: Float32Array
  readonly #go: Float32Array

  constructor(sections: Sections) {
    this.labels = sections.json('name.labels') as string[]
    this.#flagWeights = sections.floats('name.flags')
    this.#second = sections.floats('name.second')
    this.#bias = sections.floats('name.bias')
    this.#go = sections.floats('name.go')
    this.width = this.#second.length / this.labels.length
    this.flags = this.#flagWeights.length / this.width
  }

  /** Labels of `words` words, whose sums start at `first` and `last` in `f32`, row after row. */
  decode(
    f32: Float32Array,
    first: number,
    last: number,
    words: number,
    flags: ArrayLike<number>,
    from: number,
  ): string[] {
    const n = this.labels.length
    const row = new Float32Array(this.width)
    const back = new Uint8Array(words * n)
    let score = this.#go.slice(n * n)
    for (let d = 0; d < words; d++) {
      for (let k = 0; k < this.width; k++) row[k] = f32[first + d * this.width + k]! + f32[last + d * this.width + k]!
      for (let flag = 0; flag < this.flags; flag++) {
        const value = flags[(from + d) * this.flags + flag] ?? 0
        if (value === 0) continue
        for (let k = 0; k < this.width; k++) row[k] = row[k]! + value * this.#flagWeights[flag * this.width + k]!
      }
      const next = new Float32Array(n)
      for (let to = 0; to < n; to++) {
        let sum = this.#bias[to]!
        for (let k = 0; k < this.width; k++) if (row[k]! > 0) sum += row[k]! * this.#second[to * this.width + k]!
        let best = d === 0 ? score[to]! : -Infinity
        for (let label = 0; d > 0 && label < n; label++) {
          const path = score[label]! + this.#go[label * n + to]!
          if (path > best) {
            best = path
            back[d * n + to] = label
          }
        }
        next[to] = best + sum
      }
      score = next
    }
    let label = 0
    for (let to = 1; to < n; to++) if (score[to]! > score[label]!) label = to
    const labels = new Array<string>(words)
    for (let d = words - 1; d >= 0; d--) {
      labels[d] = this.labels[label]!
      label = back[d * n + label]!
    }
    return labels
  }
}
