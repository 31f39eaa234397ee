/**
 * The two heads that find claims: which words head a cue, and which part each word of its window has. Trained by
 * models/claims/train/train.py, whose header gives the formulas.
 *
 * In     the encoder's output for a sentence, the features of cue-features.ts and role-features.ts.
 * Units  32-bit sums in a fixed order, in WebAssembly SIMD or plain loops: the same answer on every machine.
 */
import { Allocator, Floats, padded, placeFloats } from '../../syntax/index.ts'
import { cueFeatures } from './cue-features.ts'
import { outerFeatures, roleFeatures, sightOf, wordFeatures } from './role-features.ts'
import type { View } from './view.ts'
import { type Matrix, unpack, valuesOf } from './weights.ts'
import { windowOf } from './window.ts'

/** PART of view.ts: none, speaker, cue, content. */
const PARTS = 4
/** Words looked at on either side. */
const NEAR = 2
const NEIGHBOURS = 2 * NEAR + 1
/** Words computed together. */
const AT_ONCE = 128
/** Most features of a word, and their number. */
const MOST_ADDED = 256

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

/** The features that a head knows: which row each address has, where bytes and scales of the rows lie, how wide they are. */
interface Known {
  rowOf: Uint16Array
  bytes: number
  scales: number
  /** Bytes of a row, and elements of a row of floats. */
  stride: number
  wide: number
}

export class ClaimHeads {
  readonly #ofCues: Known
  readonly #ofParts: Known
  readonly #known = new WeakMap<Seen, Float32Array>()
  readonly #floats: Floats
  readonly #at: Layout
  /** Width of the encoder's rows. */
  readonly #width: number
  readonly #cueOut: Float32Array
  readonly #cueOutBias: number
  readonly #chain: Float32Array

  constructor(bytes: Uint8Array, options: { plain?: boolean } = {}) {
    const { matrix, table } = unpack(bytes)
    const values = (name: string) => valuesOf(matrix(name))
    const { rows: cueWide, columns: width } = matrix('cues.A.weight')
    const wide = matrix('parts.P.weight').rows
    const features = { cues: matrix('cues.E.weight'), parts: matrix('parts.W.weight') }
    const memory = new Allocator()
    const at = layOut({ cueWide, wide, width, features }, memory)
    const floats = new Floats(memory, options.plain)
    this.#at = at
    this.#floats = floats
    this.#width = width
    this.#ofCues = { rowOf: table('cues'), ...at.cueFeatures, stride: cueWide, wide: padded(cueWide) }
    this.#ofParts = { rowOf: table('parts'), ...at.features, stride: wide, wide: padded(wide) }
    floats.lay(at.ofCueRow, cueWide, { values: values('cues.A.weight'), from: 0, stride: width })
    floats.lay(at.ofRow, wide, { values: values('parts.P.weight'), from: 0, stride: width })
    floats.lay(at.ofCue, wide, { values: values('parts.Q.weight'), from: 0, stride: width })
    floats.lay(at.out, PARTS, { values: values('parts.V.weight'), from: 0, stride: wide })
    for (let k = 0; k < NEIGHBOURS; k++) {
      const neighbour = { from: k * wide, stride: NEIGHBOURS * wide, first: k * padded(wide), count: wide }
      floats.lay(at.near, wide, { values: values('parts.K.weight'), ...neighbour })
    }
    for (const [place, { bytes, scales }] of [
      [at.cueFeatures, features.cues],
      [at.features, features.parts],
    ] as const) {
      floats.i8.set(bytes, place.bytes)
      floats.f32.set(scales, place.scales >> 2)
    }
    floats.layRows(at.cueBias, cueWide, values('cues.A.bias'))
    floats.layRows(at.bias, wide, values('parts.P.bias'))
    floats.layRows(at.nearBias, wide, values('parts.K.bias'))
    floats.layRows(at.outBias, PARTS, values('parts.V.bias'))
    this.#cueOut = values('cues.v.weight')
    this.#cueOutBias = values('cues.v.bias')[0]!
    this.#chain = values('parts.T')
  }

  /** How much each of these words of a sentence looks like the head of a cue: above 0 when more likely than not. */
  cueScores({ view, rows }: Seen, words: readonly number[]): number[] {
    const { f32 } = this.#floats
    const at = this.#at
    const { wide } = this.#ofCues
    const scores: number[] = []
    for (let from = 0; from < words.length; from += AT_ONCE) {
      const part = words.slice(from, from + AT_ONCE)
      this.#same(part.length, at.cueBias, wide, at.hidden)
      this.#add(
        this.#ofCues,
        part.map((i) => cueFeatures(view, i)),
        at.hidden,
      )
      this.#put(rows, part)
      this.#floats.product(at.ofCueRow, part.length, at.rows, 4 * this.#width, at.hidden, 4 * wide)
      for (let k = 0, row = at.hidden >> 2; k < part.length; k++, row += wide) {
        let sum = this.#cueOutBias
        for (let c = 0; c < this.#cueOut.length; c++) if (f32[row + c]! > 0) sum += this.#cueOut[c]! * f32[row + c]!
        scores.push(sum)
      }
    }
    return scores
  }

  /** The part of each word around the cue at word `cue` of sentence `s`. */
  parts(seen: readonly Seen[], views: readonly View[], s: number, cue: number): Tagged[] {
    const sentences = windowOf(views, s)
    const words = sentences.flatMap((k) => views[k]!.tokens.map((_, i) => ({ sentence: k, i })))
    this.#base(seen[s]!, cue)
    const sight = sightOf(views[s]!, cue)
    const featuresOf = ({ sentence: k, i }: (typeof words)[number]) =>
      k === s ? roleFeatures(sight, i) : outerFeatures(sight, views[k]!, i, k - s)
    const scores = new Float64Array(words.length * PARTS)
    for (let from = 0; from < words.length; from += AT_ONCE) {
      const to = Math.min(words.length, from + AT_ONCE)
      const [first, end] = [Math.max(0, from - NEAR), Math.min(words.length, to + NEAR)]
      this.#hidden(seen, words.slice(first, end), featuresOf, first - from + NEAR)
      this.#score(to - from, scores, from * PARTS)
    }
    const best = this.#best(scores, words.length)
    let at = 0
    return sentences.map((sentence) => {
      const parts = best.slice(at, at + views[sentence]!.tokens.length)
      at += parts.length
      return { sentence, parts }
    })
  }

  /** Leaves in `base` what the cue adds to the hidden layer of each word. */
  #base({ view, rows }: Seen, cue: number): void {
    const at = this.#at
    const { wide } = this.#ofParts
    this.#same(1, at.bias, wide, at.base)
    this.#add(this.#ofParts, [cueFeatures(view, cue)], at.base)
    this.#put(rows, [cue])
    this.#floats.product(at.ofCue, 1, at.rows, 0, at.base, 0)
  }

  /** Leaves the hidden layer of these words in `hidden`, from row `first` on; the rows around them, NEAR on either side, zero. */
  #hidden<Word extends { sentence: number; i: number }>(
    seen: readonly Seen[],
    words: readonly Word[],
    featuresOf: (word: Word) => number[],
    first: number,
  ): void {
    const { f32 } = this.#floats
    const at = this.#at
    const { wide } = this.#ofParts
    const start = (at.hidden >> 2) + first * wide
    const end = start + words.length * wide
    const base = at.base >> 2
    words.forEach(({ sentence, i }, row) => {
      const own = this.#words(seen[sentence]!)
      for (let k = 0; k < wide; k++) f32[start + row * wide + k] = own[i * wide + k]! + f32[base + k]!
    })
    this.#add(this.#ofParts, words.map(featuresOf), 4 * start)
    for (let k = start; k < end; k++) if (f32[k]! < 0) f32[k] = 0
    f32.fill(0, at.hidden >> 2, start)
    f32.fill(0, end, end + NEAR * wide)
  }

  /** What the words of a sentence add to the hidden layer whatever the cue. */
  #words(seen: Seen): Float32Array {
    const known = this.#known.get(seen)
    if (known) return known
    const { f32 } = this.#floats
    const at = this.#at
    const { wide } = this.#ofParts
    const { tokens } = seen.view
    const words = new Float32Array(tokens.length * wide)
    for (let from = 0; from < tokens.length; from += AT_ONCE) {
      const part = tokens.map((_, i) => i).slice(from, from + AT_ONCE)
      f32.fill(0, at.word >> 2, (at.word >> 2) + part.length * wide)
      this.#add(
        this.#ofParts,
        part.map((i) => wordFeatures(seen.view, i)),
        at.word,
      )
      this.#put(seen.rows, part)
      this.#floats.product(at.ofRow, part.length, at.rows, 4 * this.#width, at.word, 4 * wide)
      words.set(f32.subarray(at.word >> 2, (at.word >> 2) + part.length * wide), from * wide)
    }
    this.#known.set(seen, words)
    return words
  }

  /** Scores of `n` words, whose hidden layers lie from row NEAR of `hidden` on, with what their neighbours add. */
  #score(n: number, scores: Float64Array, to: number): void {
    const { f32 } = this.#floats
    const at = this.#at
    const { wide } = this.#ofParts
    this.#same(n, at.nearBias, wide, at.near2)
    this.#floats.product(at.near, n, at.hidden, 4 * wide, at.near2, 4 * wide)
    const [own, near] = [(at.hidden >> 2) + NEAR * wide, at.near2 >> 2]
    for (let k = 0; k < n * wide; k++) f32[near + k] = f32[own + k]! + Math.max(0, f32[near + k]!)
    const out = padded(PARTS)
    this.#same(n, at.outBias, out, at.scores)
    this.#floats.product(at.out, n, at.near2, 4 * wide, at.scores, 4 * out)
    for (let i = 0; i < n; i++)
      for (let p = 0; p < PARTS; p++) scores[to + i * PARTS + p] = f32[(at.scores >> 2) + i * out + p]!
  }

  /** Writes the encoder's rows of these words in order. */
  #put(rows: Float32Array, words: readonly number[]): void {
    const width = this.#width
    words.forEach((i, row) => {
      this.#floats.f32.set(rows.subarray(i * width, (i + 1) * width), (this.#at.rows >> 2) + row * width)
    })
  }

  /** `n` times the same row. */
  #same(n: number, from: number, wide: number, to: number): void {
    for (let row = 0; row < n; row++) this.#floats.f32.copyWithin((to >> 2) + row * wide, from >> 2, (from >> 2) + wide)
  }

  /** Adds to each row at `to` the rows of its features. */
  #add({ rowOf, bytes, scales, stride, wide }: Known, features: readonly number[][], to: number): void {
    const { u32, kernel } = this.#floats
    const { table } = this.#at
    let next = table >> 2
    for (const own of features) {
      const entry = next++
      for (const f of own) {
        const row = rowOf[f]!
        if (row > 0 && next - entry < MOST_ADDED) u32[next++] = row
      }
      u32[entry] = next - entry - 1
    }
    kernel.gatherBytes(features.length, table, wide / 8, bytes, stride, scales, to, 4 * wide)
  }

  /** The best row of parts by the scores and by which part may follow which. */
  #best(scores: Float64Array, n: number): Uint8Array {
    const chain = this.#chain
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

type Layout = ReturnType<typeof layOut>

interface Sizes {
  cueWide: number
  wide: number
  width: number
  features: { cues: Matrix; parts: Matrix }
}

function layOut({ cueWide, wide, width, features }: Sizes, memory: Allocator) {
  const row = 4 * padded(wide)
  const cueRow = 4 * padded(cueWide)
  /** Words computed together with their neighbours. */
  const rows = AT_ONCE + 2 * NEAR
  const bytesOf = ({ rows, columns }: Matrix) => ({
    // A row is read in steps of 8 bytes.
    bytes: memory.take(rows * columns + 8),
    scales: memory.take(4 * rows),
  })
  return {
    ofCueRow: placeFloats(memory, width, cueWide),
    ofRow: placeFloats(memory, width, wide),
    ofCue: placeFloats(memory, width, wide),
    near: placeFloats(memory, NEIGHBOURS * padded(wide), wide),
    out: placeFloats(memory, wide, PARTS),
    cueFeatures: bytesOf(features.cues),
    features: bytesOf(features.parts),
    cueBias: memory.take(cueRow),
    bias: memory.take(row),
    nearBias: memory.take(row),
    outBias: memory.take(4 * padded(PARTS)),
    /** The encoder's rows. */
    rows: memory.take(AT_ONCE * 4 * width),
    base: memory.take(row),
    word: memory.take(AT_ONCE * row),
    hidden: memory.take(rows * Math.max(row, cueRow)),
    near2: memory.take(AT_ONCE * row),
    scores: memory.take(AT_ONCE * 4 * padded(PARTS)),
    table: memory.take(rows * 4 * MOST_ADDED),
  }
}
