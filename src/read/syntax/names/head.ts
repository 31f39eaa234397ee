/**
 * The names head: a small network over what the encoder says of a word in its sentence, the word's own vector, the flags
 * of the word and its neighbours, and a short vector of all three from a table of words too rare for the encoder; then
 * the best chain of labels. Trained by models/english/train/names.py, whose header gives the file's layout.
 *
 * In     the encoder's last layer [word][width], row after row; the words; the numbers of the flags that hold, word by word.
 * Out    one label a word: O, B-PER, I-PER ...; an I- stands behind a B- or I- of its own type only.
 * Units  32-bit sums in a fixed order, in WebAssembly SIMD or plain loops: the same labels on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { keptForm } from '../network/features.ts'
import { type FloatMatrix, Floats, padded, placeFloats } from '../network/floats.ts'
import { Allocator } from '../network/layout.ts'
import { damaged, unpack } from './file.ts'
import { FLAGS, type Lists } from './flags.ts'
import type { WordTable } from './hashed.ts'

export interface NameHead {
  readonly lists: Lists
  /** Labels of a sentence; a word that is not `worth` scoring is O. */
  label(seen: Seen): string[]
}

/** What the head sees of a sentence, word by word. */
export interface Seen {
  hidden: Float32Array
  forms: readonly string[]
  flags: readonly (readonly number[])[]
  worth: readonly boolean[]
}

/** The encoder that the head stands on, as far as the head needs it. */
export interface EncoderShape {
  /** Width of its rows. */
  readonly width: number
  /** The vector that it is given for a word. */
  vector(word: string): Float32Array
}

/** Score of what cannot be. */
const CLOSED = -1e4
/** Words scored at once. */
const AT_ONCE = 64
/** Distinct words whose share of the hidden layer is kept. */
const SLOTS = 2048

/**
 * Opens the bytes of models/english/names.bin, a head trained on this encoder.
 *
 * @param options.plain run in plain loops even where WebAssembly SIMD is to be had
 */
export function openNameHead(bytes: Uint8Array, encoder: EncoderShape, options: { plain?: boolean } = {}): NameHead {
  return new TrainedHead(bytes, encoder, options.plain ?? false)
}

class TrainedHead implements NameHead {
  readonly lists: Lists
  readonly #encoder: EncoderShape
  readonly #labels: readonly string[]
  /** [label before, last row the start][label] */
  readonly #go: Float32Array
  readonly #table: WordTable
  readonly #floats: Floats
  readonly #at: Layout
  /** Bytes of a row of the hidden layer. */
  readonly #row: number
  /** Elements of a row of scores. */
  readonly #scores: number
  /** Word -> address of what its vectors add to the hidden layer: at its own place, behind it, before it. */
  readonly #words = new Map<string, number>()

  constructor(bytes: Uint8Array, encoder: EncoderShape, plain: boolean) {
    const { labels, flags, lists, arrays, table } = unpack(bytes)
    if (flags.join() !== FLAGS.join()) throw damaged(`the flags ${flags.join(', ')}`)
    this.lists = lists
    this.#encoder = encoder
    this.#labels = labels
    this.#go = arrays.go!.values
    this.#table = table
    const [wide, inputs] = arrays['first.weight']!.shape as [number, number]
    const own = encoder.vector('').length
    const flagsFrom = encoder.width + own
    const rareFrom = flagsFrom + 3 * FLAGS.length
    const wanted = rareFrom + 3 * table.width
    if (inputs !== wanted) throw damaged(`a head of ${inputs} inputs where the encoder has ${wanted}`)
    this.#row = 4 * padded(wide)
    this.#scores = padded(labels.length)
    const memory = new Allocator()
    const at = layOut({ wide, width: encoder.width, own, rare: table.width, labels: labels.length }, memory)
    this.#at = at
    this.#floats = new Floats(memory, plain)
    const values = (name: string) => arrays[name]!.values
    const first = values('first.weight')
    // Inputs side by side: the encoder's row, the word's vector, flags of the word, of the one before, of the one behind,
    // and in the same order their vectors from the table.
    this.#floats.lay(at.ofStates, wide, { values: first, from: 0, stride: inputs })
    this.#floats.lay(at.ofVector, wide, { values: first, from: encoder.width, stride: inputs })
    ;[at.ofRare, at.ofRareBefore, at.ofRareBehind].forEach((matrix, side) => {
      this.#floats.lay(matrix, wide, { values: first, from: rareFrom + side * table.width, stride: inputs })
    })
    this.#floats.lay(at.mid, wide, { values: values('mid.weight'), from: 0, stride: wide })
    this.#floats.lay(at.second, labels.length, { values: values('second.weight'), from: 0, stride: wide })
    const { f32 } = this.#floats
    for (let flag = 0; flag < 3 * FLAGS.length; flag++)
      for (let k = 0; k < wide; k++)
        f32[((at.flags + flag * this.#row) >> 2) + k] = first[k * inputs + flagsFrom + flag]!
    f32.set(values('first.bias'), at.bias >> 2)
    f32.set(values('mid.bias'), at.midBias >> 2)
    f32.set(values('second.bias'), at.secondBias >> 2)
  }

  label(seen: Seen): string[] {
    const n = this.#labels.length
    const go = this.#go
    const length = seen.worth.length
    const back = new Uint8Array(length * n)
    let path = new Float64Array(n)
    let next = new Float64Array(n)
    for (let from = 0; from < length; from += AT_ONCE) {
      const to = Math.min(length, from + AT_ONCE)
      const scores = this.#score(seen, from, to)
      for (let i = from, row = 0; i < to; i++) {
        const at = seen.worth[i] ? row++ * this.#scores : -1
        for (let label = 0; label < n; label++) {
          let best = i === 0 ? go[n * n + label]! : -Infinity
          for (let last = 0; i > 0 && last < n; last++) {
            const through = path[last]! + go[last * n + label]!
            if (through <= best) continue
            best = through
            back[i * n + label] = last
          }
          next[label] = best + (at < 0 ? (label === 0 ? 0 : CLOSED) : scores[at + label]!)
        }
        ;[path, next] = [next, path]
      }
    }
    let at = 0
    for (let to = 1; to < n; to++) if (path[to]! > path[at]!) at = to
    const found = new Array<string>(length)
    for (let i = length - 1; i >= 0; i--) {
      found[i] = this.#labels[at]!
      at = back[i * n + at]!
    }
    return found
  }

  /** Scores of the labels of those words in [from, to) that are worth it, `#scores` to a row. */
  #score(seen: Seen, from: number, to: number): Float32Array {
    const { kernel, f32 } = this.#floats
    const at = this.#at
    const row = this.#row
    const rows = this.#gather(seen, from, to)
    this.#floats.product(at.ofStates, rows, at.states, 4 * this.#encoder.width, at.hidden, row)
    const [hidden, more, end] = [at.hidden >> 2, at.more >> 2, (rows * row) >> 2]
    for (let k = 0; k < end; k++) if (f32[hidden + k]! < 0) f32[hidden + k] = 0
    kernel.gather(rows, this.#same(rows, at.midBias), at.mid.blocks, at.more, row)
    this.#floats.product(at.mid, rows, at.hidden, row, at.more, row)
    for (let k = 0; k < end; k++) {
      const value = f32[more + k]!
      if (value > 0) f32[hidden + k] = f32[hidden + k]! + value
    }
    kernel.gather(rows, this.#same(rows, at.secondBias), at.second.blocks, at.scores, 4 * this.#scores)
    this.#floats.product(at.second, rows, at.hidden, row, at.scores, 4 * this.#scores)
    return f32.subarray(at.scores >> 2, (at.scores >> 2) + rows * this.#scores)
  }

  /** Puts the encoder's rows in place, and in the hidden layer what words and flags add to it. Gives the number of rows. */
  #gather({ hidden, forms, flags, worth }: Seen, from: number, to: number): number {
    const { kernel, f32, u32 } = this.#floats
    const { width } = this.#encoder
    const at = this.#at
    if (this.#words.size + to - from + 2 > SLOTS) this.#words.clear()
    let table = at.table >> 2
    let rows = 0
    for (let i = from; i < to; i++) {
      if (!worth[i]) continue
      f32.set(hidden.subarray(i * width, (i + 1) * width), (at.states >> 2) + rows++ * width)
      const count = table++
      u32[table++] = this.#ofWord(forms[i]!)
      if (i > 0) u32[table++] = this.#ofWord(forms[i - 1]!) + this.#row
      if (i + 1 < forms.length) u32[table++] = this.#ofWord(forms[i + 1]!) + 2 * this.#row
      for (let side = 0; side < 3; side++)
        for (const flag of flags[SIDES[side]! + i] ?? [])
          u32[table++] = at.flags + (side * FLAGS.length + flag) * this.#row
      u32[count] = table - count - 1
    }
    kernel.gather(rows, at.table, at.mid.blocks, at.hidden, this.#row)
    return rows
  }

  /** A table that names one row for each of `rows`. */
  #same(rows: number, address: number): number {
    const { u32 } = this.#floats
    for (let row = 0, table = this.#at.table >> 2; row < rows; row++) {
      u32[table++] = 1
      u32[table++] = address
    }
    return this.#at.table
  }

  /** Address of what a word adds to the hidden layer: the same wherever it stands. */
  #ofWord(form: string): number {
    const known = this.#words.get(form)
    if (known !== undefined) return known
    const { f32 } = this.#floats
    const at = this.#at
    const row = this.#row
    const here = at.words + this.#words.size * 3 * row
    this.#words.set(keptForm(form), here)
    f32.copyWithin(here >> 2, at.bias >> 2, (at.bias + row) >> 2)
    f32.fill(0, (here + row) >> 2, (here + 3 * row) >> 2)
    f32.set(this.#encoder.vector(form), at.vector >> 2)
    f32.set(this.#table.vector(form.toLowerCase()), at.rare >> 2)
    this.#floats.product(at.ofVector, 1, at.vector, 0, here, 0)
    this.#floats.product(at.ofRare, 1, at.rare, 0, here, 0)
    this.#floats.product(at.ofRareBefore, 1, at.rare, 0, here + row, 0)
    this.#floats.product(at.ofRareBehind, 1, at.rare, 0, here + 2 * row, 0)
    return here
  }
}

/** The word itself, the one before, the one behind. */
const SIDES = [0, -1, 1] as const

type Layout = ReturnType<typeof layOut>

function layOut(sizes: { wide: number; width: number; own: number; rare: number; labels: number }, memory: Allocator) {
  const { wide, width, own, rare, labels } = sizes
  const row = 4 * padded(wide)
  const matrix = (inputs: number): FloatMatrix => placeFloats(memory, inputs, wide)
  return {
    ofStates: matrix(width),
    ofVector: matrix(own),
    ofRare: matrix(rare),
    ofRareBefore: matrix(rare),
    ofRareBehind: matrix(rare),
    mid: matrix(wide),
    second: placeFloats(memory, wide, labels),
    /** Rows of the hidden layer: of each flag of the word, of the one before, of the one behind; biases. */
    flags: memory.take(3 * FLAGS.length * row),
    bias: memory.take(row),
    midBias: memory.take(row),
    secondBias: memory.take(4 * padded(labels)),
    words: memory.take(SLOTS * 3 * row),
    vector: memory.take(4 * own),
    rare: memory.take(4 * rare),
    states: memory.take(AT_ONCE * 4 * width),
    hidden: memory.take(AT_ONCE * row),
    more: memory.take(AT_ONCE * row),
    scores: memory.take(AT_ONCE * 4 * padded(labels)),
    /** A row: how many, the word and its neighbours, any number of flags of each. */
    table: memory.take(AT_ONCE * 4 * (4 + 3 * FLAGS.length)),
  }
}
