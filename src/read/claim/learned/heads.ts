/**
 * The two heads that find claims: which words head a cue, and which part each word of its window has. Trained by
 * models/claims/train/train.py, whose header gives the formulas.
 *
 * In     the encoder's output for a sentence, the features of cue-features.ts and role-features.ts.
 * Units  64-bit sums in a fixed order: the same answer on every machine.
 */
import { cueFeatures } from './cue-features.ts'
import { outerFeatures, roleFeatures, sightOf, wordFeatures } from './role-features.ts'
import type { View } from './view.ts'
import { type Matrix, unpack } from './weights.ts'
import { windowOf } from './window.ts'

/** PART of view.ts: none, speaker, cue, content. */
const PARTS = 4
/** Words looked at on either side. */
const NEAR = 2

/** A sentence with what the encoder says of its words. */
export interface Seen {
  view: View
  /** Row after row. */
  rows: Float32Array
}

/** A sentence of a window with the part of each of its words. */
export interface Tagged {
  sentence: number
  parts: Uint8Array
}

interface Layer {
  /** Sums over rows of the encoder's output. */
  dense: Matrix
  bias: Float32Array
}

export class ClaimHeads {
  readonly #cueTable: Uint16Array
  readonly #partTable: Uint16Array
  readonly #known = new WeakMap<Seen, Float64Array>()
  readonly #cue: Layer & { features: Matrix; out: Float32Array; outBias: number }
  readonly #part: Layer & {
    ofCue: Matrix
    features: Matrix
    near: Matrix
    nearBias: Float32Array
    out: Matrix
    outBias: Float32Array
    chain: Float32Array
  }

  constructor(bytes: Uint8Array) {
    const { matrix, table } = unpack(bytes)
    const values = (name: string) => matrix(name).values
    this.#cueTable = table('cues')
    this.#partTable = table('parts')
    this.#cue = {
      dense: matrix('cues.A.weight'),
      bias: values('cues.A.bias'),
      features: matrix('cues.E.weight'),
      out: values('cues.v.weight'),
      outBias: values('cues.v.bias')[0]!,
    }
    this.#part = {
      dense: matrix('parts.P.weight'),
      bias: values('parts.P.bias'),
      ofCue: matrix('parts.Q.weight'),
      features: matrix('parts.W.weight'),
      near: matrix('parts.K.weight'),
      nearBias: values('parts.K.bias'),
      out: matrix('parts.V.weight'),
      outBias: values('parts.V.bias'),
      chain: values('parts.T'),
    }
  }

  /** How much word `i` looks like the head of a cue: above 0 when more likely than not. */
  cueScore({ view, rows }: Seen, i: number): number {
    const { dense, bias, features, out, outBias } = this.#cue
    const hidden = product(dense, rows, i)
    add(hidden, 0, bias, 0, hidden.length)
    addFeatures(hidden, 0, features, this.#cueTable, cueFeatures(view, i))
    let sum = outBias
    for (let k = 0; k < hidden.length; k++) if (hidden[k]! > 0) sum += out[k]! * hidden[k]!
    return sum
  }

  /** The part of each word around the cue at word `cue` of sentence `s`. */
  parts(seen: readonly Seen[], views: readonly View[], s: number, cue: number): Tagged[] {
    const sentences = windowOf(views, s)
    const { near, out, outBias } = this.#part
    const wide = out.columns
    const hidden = this.#hidden(seen, sentences, s, cue)
    const n = hidden.length / wide
    const scores = new Float64Array(n * PARTS)
    const g = new Float64Array(wide)
    for (let i = 0; i < n; i++) {
      this.#smooth(hidden, n, i, near, g)
      for (let p = 0; p < PARTS; p++) {
        let sum = outBias[p]!
        for (let k = 0; k < wide; k++) sum += out.values[p * wide + k]! * g[k]!
        scores[i * PARTS + p] = sum
      }
    }
    const best = this.#best(scores, n)
    let at = 0
    return sentences.map((sentence) => {
      const parts = best.slice(at, at + views[sentence]!.tokens.length)
      at += parts.length
      return { sentence, parts }
    })
  }

  #hidden(seen: readonly Seen[], sentences: readonly number[], s: number, cue: number): Float64Array {
    const { bias, ofCue, features, out } = this.#part
    const wide = out.columns
    const own = seen[s]!
    const base = product(ofCue, own.rows, cue)
    addFeatures(base, 0, features, this.#partTable, cueFeatures(own.view, cue))
    add(base, 0, bias, 0, wide)
    const sight = sightOf(own.view, cue)
    const words = sentences.reduce((sum, k) => sum + seen[k]!.view.tokens.length, 0)
    const hidden = new Float64Array(words * wide)
    let at = 0
    for (const k of sentences) {
      const { view } = seen[k]!
      const words = this.#words(seen[k]!)
      for (let i = 0; i < view.tokens.length; i++, at += wide) {
        for (let c = 0; c < wide; c++) hidden[at + c] = words[i * wide + c]! + base[c]!
        const both = k === s ? roleFeatures(sight, i) : outerFeatures(sight, view, i, k - s)
        addFeatures(hidden, at, features, this.#partTable, both)
        for (let c = 0; c < wide; c++) if (hidden[at + c]! < 0) hidden[at + c] = 0
      }
    }
    return hidden
  }

  /** What the words of a sentence add to the hidden layer whatever the cue. */
  #words(seen: Seen): Float64Array {
    const known = this.#known.get(seen)
    if (known) return known
    const { dense, features } = this.#part
    const { tokens } = seen.view
    const words = new Float64Array(tokens.length * dense.rows)
    for (let i = 0; i < tokens.length; i++) {
      words.set(product(dense, seen.rows, i), i * dense.rows)
      addFeatures(words, i * dense.rows, features, this.#partTable, wordFeatures(seen.view, i))
    }
    this.#known.set(seen, words)
    return words
  }

  /** A word's hidden layer with what its neighbours add. */
  #smooth(hidden: Float64Array, n: number, i: number, near: Matrix, g: Float64Array): void {
    const wide = g.length
    for (let k = 0; k < wide; k++) {
      let sum = this.#part.nearBias[k]!
      for (let d = -NEAR; d <= NEAR; d++) {
        if (i + d < 0 || i + d >= n) continue
        const from = k * near.columns + (d + NEAR) * wide
        const at = (i + d) * wide
        for (let c = 0; c < wide; c++) sum += near.values[from + c]! * hidden[at + c]!
      }
      g[k] = hidden[i * wide + k]! + Math.max(0, sum)
    }
  }

  /** The best row of parts by the scores and by which part may follow which. */
  #best(scores: Float64Array, n: number): Uint8Array {
    const { chain } = this.#part
    const back = new Uint8Array(n * PARTS)
    let sums = scores.slice(0, PARTS)
    for (let i = 1; i < n; i++) {
      const next = new Float64Array(PARTS)
      for (let p = 0; p < PARTS; p++) {
        let best = 0
        let most = Number.NEGATIVE_INFINITY
        for (let q = 0; q < PARTS; q++) {
          const sum = sums[q]! + chain[q * PARTS + p]!
          if (sum > most) {
            most = sum
            best = q
          }
        }
        next[p] = most + scores[i * PARTS + p]!
        back[i * PARTS + p] = best
      }
      sums = next
    }
    const parts = new Uint8Array(n)
    let p = sums.indexOf(Math.max(...sums))
    for (let i = n - 1; i >= 0; i--) {
      parts[i] = p
      p = back[i * PARTS + p]!
    }
    return parts
  }
}

function product({ rows, columns, values }: Matrix, states: Float32Array, word: number): Float64Array {
  const out = new Float64Array(rows)
  const from = word * columns
  for (let r = 0, at = 0; r < rows; r++) {
    let sum = 0
    for (let c = 0; c < columns; c++, at++) sum += values[at]! * states[from + c]!
    out[r] = sum
  }
  return out
}

function add(into: Float64Array, at: number, from: Float32Array, start: number, n: number): void {
  for (let k = 0; k < n; k++) into[at + k]! += from[start + k]!
}

function addFeatures(into: Float64Array, at: number, matrix: Matrix, table: Uint16Array, features: number[]): void {
  const wide = matrix.columns
  for (const f of features) {
    const row = table[f]!
    if (row > 0) add(into, at, matrix.values, row * wide, wide)
  }
}
