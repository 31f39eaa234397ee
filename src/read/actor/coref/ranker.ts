/**
 * The ranker of chains: which of the open chains a phrase belongs to, or none. Trained by models/coref/train/train.py, whose
 * header gives the formula and pack() the file's layout.
 *
 * In     the encoder's output and the vector of each phrase's head, the features of pair.ts.
 * Units  64-bit sums in a fixed order over whole numbers and their scales: the same answer on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file, or of other features.
 */
import { OnrecordError } from '../../../record/error.ts'
import type { Noun } from './noun.ts'
import { FEATURES } from './pair.ts'

const MAGIC = 'ONRDCRF\0'

interface Part {
  rows: number
  columns: number
  values: Float32Array
}

/** What the ranker keeps of a phrase: how it looks back, and how it is looked back at as the best or the last of a chain. */
export interface Seen {
  /** As the phrase that looks back. */
  a: Float64Array
  /** What it adds to the hidden layer, as the phrase that looks back. */
  own: Float64Array
  /** As a chain's best and as its last phrase, and what these add. */
  p: Float64Array
  q: Float64Array
  addsP: Float64Array
  addsQ: Float64Array
}

export class Ranker {
  readonly #parts: { [name: string]: Part }
  readonly #rep: number
  readonly #wide: number
  /** How many features, from the first, tell of the phrase itself. */
  readonly #ownFeatures: number
  readonly #hidden: Float64Array

  constructor(bytes: Uint8Array) {
    const { dims, features, parts } = unpack(bytes)
    if (features.join() !== FEATURES.join()) throw damaged('other features')
    this.#parts = parts
    this.#rep = dims.rep
    this.#wide = dims.wide
    this.#ownFeatures = dims.own
    this.#hidden = new Float64Array(dims.wide)
  }

  /** @param state the encoder's output for the head, then its vector */
  see(state: Float32Array): Seen {
    const [rep, wide] = [this.#rep, this.#wide]
    const side = (name: string) => relu(product(this.#parts[`${name}.weight`]!, this.#parts[`${name}.bias`]!, state))
    const [a, p, q] = [side('A'), side('B'), side('C')] as const
    const u = this.#parts['U.weight']!
    const adds = (v: Float64Array, from: number) => {
      const sums = new Float64Array(wide)
      for (let k = 0; k < wide; k++) {
        let sum = 0
        for (let i = 0; i < rep; i++) sum += u.values[k * u.columns + from + i]! * v[i]!
        sums[k] = sum
      }
      return sums
    }
    return { a, p, q, own: adds(a, 0), addsP: adds(p, rep), addsQ: adds(q, 2 * rep) }
  }

  /** How well a phrase fits a chain. */
  score(m: Seen, best: Seen, last: Seen, features: readonly number[]): number {
    const [rep, wide] = [this.#rep, this.#wide]
    const { values: e } = this.#parts['E.weight']!
    const u = this.#parts['U.weight']!
    const bias = this.#parts['U.bias']!.values
    const v = this.#parts['v.weight']!.values
    const hidden = this.#hidden
    for (let k = 0; k < wide; k++) hidden[k] = bias[k]! + m.own[k]! + best.addsP[k]! + last.addsQ[k]!
    for (const f of features) for (let k = 0, at = f * wide; k < wide; k++, at++) hidden[k]! += e[at]!
    for (let i = 0; i < rep; i++) {
      const ap = m.a[i]! * best.p[i]!
      const aq = m.a[i]! * last.q[i]!
      if (ap === 0 && aq === 0) continue
      for (let k = 0, at = 3 * rep + i; k < wide; k++, at += u.columns)
        hidden[k]! += u.values[at]! * ap + u.values[at + rep]! * aq
    }
    let sum = this.#parts['v.bias']!.values[0]!
    for (let k = 0; k < wide; k++) if (hidden[k]! > 0) sum += v[k]! * hidden[k]!
    return sum
  }

  /** How well the phrase opens a chain of its own. */
  opening(m: Seen, noun: Noun): number {
    const n = this.#parts['N.weight']!
    const bias = this.#parts['N.bias']!.values
    const w = this.#parts['w.weight']!.values
    const type = FEATURES.indexOf(`is ${noun.type}`)
    let sum = this.#parts['w.bias']!.values[0]!
    for (let k = 0; k < this.#wide; k++) {
      let hidden = bias[k]!
      for (let i = 0; i < this.#rep; i++) hidden += n.values[k * n.columns + i]! * m.a[i]!
      if (type < this.#ownFeatures) hidden += n.values[k * n.columns + this.#rep + type]!
      if (hidden > 0) sum += w[k]! * hidden
    }
    return sum
  }
}

function product(weight: Part, bias: Part, x: Float32Array): Float64Array {
  const out = new Float64Array(weight.rows)
  for (let r = 0; r < weight.rows; r++) {
    let sum = bias.values[r]!
    for (let c = 0, at = r * weight.columns; c < weight.columns; c++, at++) sum += weight.values[at]! * x[c]!
    out[r] = sum
  }
  return out
}

function relu(v: Float64Array): Float64Array {
  for (let i = 0; i < v.length; i++) if (v[i]! < 0) v[i] = 0
  return v
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
