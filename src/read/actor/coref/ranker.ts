/**
 * The ranker of chains: which of the open chains a phrase belongs to, or none. Trained by models/coref/train/train.py, whose
 * header gives the formula and pack() the file's layout.
 *
 * In     the encoder's output and the vector of each phrase's head, the features of pair.ts.
 * Units  32-bit sums in a fixed order, in WebAssembly SIMD or plain loops: the same answer on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file, or of other features.
 */
import { OnrecordError } from '../../../record/error.ts'
import { Allocator, Floats, padded, placeFloats } from '../../syntax/index.ts'
import { NOUN_TYPES, type Noun } from './noun.ts'
import { FEATURES } from './pair.ts'

const MAGIC = 'ONRDCRF\0'
/** Phrases, or chains for one phrase, that are looked at together. */
const AT_ONCE = 32

interface Part {
  rows: number
  columns: number
  values: Float32Array
}

/**
 * What the ranker keeps of a phrase: how it looks back (`a`), how it is looked back at as the best (`p`) and as the last (`q`)
 * of a chain; then what it adds to the hidden layers as the one that looks back, to that of a chain and to that of a chain of
 * its own, as the best, as the last.
 */
export type Seen = Float32Array

/** A chain that a phrase may belong to: its best and its last phrase, and the features that hold. */
export interface Rival {
  best: Seen
  last: Seen
  features: readonly number[]
}

export class Ranker {
  /** How many features, from the first, tell of the phrase itself. */
  readonly #ownFeatures: number
  readonly #floats: Floats
  readonly #at: Layout
  /** Elements of a row: of `a`, of a hidden layer, of Seen, of the encoder's output and vector. */
  readonly #rep: number
  readonly #wide: number
  readonly #seen: number
  readonly #width: number
  readonly #ends: { chain: Float32Array; chainBias: number; own: Float32Array; ownBias: number; hidden: Float32Array }

  constructor(bytes: Uint8Array, options: { plain?: boolean } = {}) {
    const { dims, features, parts } = unpack(bytes)
    if (features.join() !== FEATURES.join()) throw damaged('other features')
    const { rep, wide, own, width } = dims
    this.#ownFeatures = own
    this.#rep = padded(rep)
    this.#wide = padded(wide)
    this.#seen = 3 * this.#rep + 4 * this.#wide
    this.#width = width
    const memory = new Allocator()
    const at = layOut({ rep, wide, width, features: features.length, seen: this.#seen }, memory)
    this.#at = at
    const floats = new Floats(memory, options.plain)
    this.#floats = floats
    const values = (name: string) => parts[name]!.values
    const [u, n] = [parts['U.weight']!, parts['N.weight']!]
    for (const side of ['A', 'B', 'C'] as const) {
      floats.lay(at.ofState[side], rep, { values: values(`${side}.weight`), from: 0, stride: width })
      floats.f32.set(values(`${side}.bias`), at.biases[side] >> 2)
    }
    const ofRep = [at.own, at.addsP, at.addsQ, at.ofP, at.ofQ] as const
    ofRep.forEach((matrix, k) => {
      floats.lay(matrix, wide, { values: u.values, from: k * rep, stride: u.columns })
    })
    floats.lay(at.opens, wide, { values: n.values, from: 0, stride: n.columns })
    floats.layRows(at.features, wide, values('E.weight'))
    for (let type = 0; type < own; type++)
      for (let k = 0; k < wide; k++)
        floats.f32[(at.types >> 2) + type * this.#wide + k] = n.values[k * n.columns + rep + type]!
    floats.layRows(at.opensBias, wide, values('N.bias'))
    this.#ends = {
      chain: values('v.weight'),
      chainBias: values('v.bias')[0]!,
      own: values('w.weight'),
      ownBias: values('w.bias')[0]!,
      hidden: Float32Array.from({ length: this.#wide }, (_, k) => values('U.bias')[k] ?? 0),
    }
  }

  /** @param states of each phrase: the encoder's output for the head, then its vector */
  see(states: readonly Float32Array[]): Seen[] {
    const seen: Seen[] = []
    for (let from = 0; from < states.length; from += AT_ONCE) this.#see(states.slice(from, from + AT_ONCE), seen)
    return seen
  }

  #see(states: readonly Float32Array[], into: Seen[]): void {
    const { f32 } = this.#floats
    const [at, rep, wide, size] = [this.#at, this.#rep, this.#wide, this.#seen]
    states.forEach((state, row) => {
      const to = (at.seen >> 2) + row * size
      f32.set(state, (at.states >> 2) + row * this.#width)
      ;(['A', 'B', 'C'] as const).forEach((side, k) => {
        f32.copyWithin(to + k * rep, at.biases[side] >> 2, (at.biases[side] >> 2) + rep)
      })
      f32.fill(0, to + 3 * rep, to + size)
      f32.copyWithin(to + 3 * rep + wide, at.opensBias >> 2, (at.opensBias >> 2) + wide)
    })
    const product = (matrix: Layout['own'], a: number, aStride: number, out: number) =>
      this.#floats.product(matrix, states.length, a, aStride, at.seen + 4 * out, 4 * size)
    ;(['A', 'B', 'C'] as const).forEach((side, k) => {
      product(at.ofState[side], at.states, 4 * this.#width, k * rep)
    })
    for (let row = 0; row < states.length; row++) {
      const from = (at.seen >> 2) + row * size
      for (let k = from; k < from + 3 * rep; k++) if (f32[k]! < 0) f32[k] = 0
    }
    product(at.own, at.seen, 4 * size, 3 * rep)
    product(at.opens, at.seen, 4 * size, 3 * rep + wide)
    product(at.addsP, at.seen + 4 * rep, 4 * size, 3 * rep + 2 * wide)
    product(at.addsQ, at.seen + 8 * rep, 4 * size, 3 * rep + 3 * wide)
    for (let row = 0; row < states.length; row++)
      into.push(f32.slice((at.seen >> 2) + row * size, (at.seen >> 2) + (row + 1) * size))
  }

  /** How well a phrase fits each of the chains. */
  scores(m: Seen, rivals: readonly Rival[]): number[] {
    const scores: number[] = []
    for (let from = 0; from < rivals.length; from += AT_ONCE)
      this.#scores(m, rivals.slice(from, from + AT_ONCE), scores)
    return scores
  }

  #scores(m: Seen, rivals: readonly Rival[], into: number[]): void {
    const { f32, u32, kernel } = this.#floats
    const [at, rep, wide] = [this.#at, this.#rep, this.#wide]
    const { chain, chainBias, hidden } = this.#ends
    const [own, addsP, addsQ] = [3 * rep, 3 * rep + 2 * wide, 3 * rep + 3 * wide]
    let table = at.table >> 2
    rivals.forEach(({ best, last, features }, row) => {
      const base = (at.bases >> 2) + row * wide
      for (let k = 0; k < wide; k++) f32[base + k] = hidden[k]! + m[own + k]! + best[addsP + k]! + last[addsQ + k]!
      const both = (at.both >> 2) + 2 * row * rep
      for (let i = 0; i < rep; i++) {
        f32[both + i] = m[i]! * best[rep + i]!
        f32[both + rep + i] = m[i]! * last[2 * rep + i]!
      }
      u32[table++] = 1 + features.length
      u32[table++] = 4 * base
      for (const f of features) u32[table++] = at.features + 4 * f * wide
    })
    kernel.gather(rivals.length, at.table, wide / 8, at.hidden, 4 * wide)
    this.#floats.product(at.ofP, rivals.length, at.both, 8 * rep, at.hidden, 4 * wide)
    this.#floats.product(at.ofQ, rivals.length, at.both + 4 * rep, 8 * rep, at.hidden, 4 * wide)
    for (let row = 0; row < rivals.length; row++)
      into.push(chainBias + sumOfPositive(f32, (at.hidden >> 2) + row * wide, chain))
  }

  /** How well the phrase opens a chain of its own. */
  opening(m: Seen, noun: Noun): number {
    const { f32 } = this.#floats
    const wide = this.#wide
    const hidden = m.slice(3 * this.#rep + wide, 3 * this.#rep + 2 * wide)
    const type = NOUN_TYPES.indexOf(noun.type)
    const row = (this.#at.types >> 2) + type * wide
    if (type < this.#ownFeatures) for (let k = 0; k < wide; k++) hidden[k]! += f32[row + k]!
    return this.#ends.ownBias + sumOfPositive(hidden, 0, this.#ends.own)
  }
}

/** The sum of weights times those values from `at` on that are above zero. */
function sumOfPositive(values: Float32Array, at: number, weights: Float32Array): number {
  let sum = 0
  for (let k = 0; k < weights.length; k++) if (values[at + k]! > 0) sum += weights[k]! * values[at + k]!
  return sum
}

type Layout = ReturnType<typeof layOut>

function layOut(
  sizes: { rep: number; wide: number; width: number; features: number; seen: number },
  memory: Allocator,
) {
  const { rep, wide, width, features, seen } = sizes
  const row = 4 * padded(wide)
  const ofState = () => placeFloats(memory, width, rep)
  const ofRep = () => placeFloats(memory, rep, wide)
  const bias = () => memory.take(4 * padded(rep))
  return {
    ofState: { A: ofState(), B: ofState(), C: ofState() },
    biases: { A: bias(), B: bias(), C: bias() },
    own: ofRep(),
    opens: ofRep(),
    addsP: ofRep(),
    addsQ: ofRep(),
    ofP: ofRep(),
    ofQ: ofRep(),
    features: memory.take(features * row),
    types: memory.take(NOUN_TYPES.length * row),
    opensBias: memory.take(row),
    states: memory.take(AT_ONCE * 4 * width),
    seen: memory.take(AT_ONCE * 4 * seen),
    /** Of each chain: what phrases add to the hidden layer, products of how they look, the hidden layer. */
    bases: memory.take(AT_ONCE * row),
    both: memory.take(AT_ONCE * 8 * padded(rep)),
    hidden: memory.take(AT_ONCE * row),
    table: memory.take(AT_ONCE * 4 * (2 + features)),
  }
}

interface Header {
  dims: { rep: number; wide: number; own: number; width: number }
  features: string[]
  parts: { name: string; rows: number; columns: number }[]
}

function unpack(bytes: Uint8Array): { dims: Header['dims']; features: string[]; parts: { [name: string]: Part } } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to))
  if (bytes.length < 12 || text(0, 8) !== MAGIC) throw damaged('no such file')
  const size = view.getInt32(8, true)
  const header = JSON.parse(text(12, 12 + size)) as Header
  const parts: { [name: string]: Part } = {}
  let at = 12 + size
  for (const { name, rows, columns } of header.parts) {
    const values = new Float32Array(rows * columns)
    const from = at + 4 * rows
    for (let r = 0; r < rows; r++) {
      const scale = view.getFloat32(at + 4 * r, true)
      for (let c = 0; c < columns; c++) values[r * columns + c] = view.getInt8(from + r * columns + c) * scale
    }
    parts[name] = { rows, columns, values }
    at = from + rows * columns
    at += (4 - ((at - 12 - size) % 4)) % 4
  }
  return { dims: header.dims, features: header.features, parts }
}

function damaged(what: string): OnrecordError {
  const message = `Expected the ranker of models/coref/ranker.bin, found ${what}. Run npm run build, or install onrecord again.`
  return new OnrecordError('DATA_MISSING', message)
}
