/**
 * The names head: a small network over what the encoder says of a word in its sentence, the word's own vector, the flags
 * of the word and its neighbours, and a short vector of all three from a table of words too rare for the encoder; then
 * the best chain of labels. Trained by models/english/train/names.py, whose header gives the file's layout.
 *
 * In     the encoder's last layer [word][width], row after row; what each word's vectors add (`ofWord`); the numbers of
 *        the flags that hold, word by word.
 * Out    one label a word: O, B-PER, I-PER ...; an I- stands behind a B- or I- of its own type only.
 * Units  64-bit sums in a fixed order over 32-bit weights: the same labels on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import { FLAGS, type Lists } from './flags.ts'
import { HashedSet, WordTable } from './hashed.ts'

const MAGIC = 'ONRDNAM\0'
const HEADER = 16

export interface NameHead {
  readonly lists: Lists
  /** What the vectors of a word add to the hidden layer: the same wherever the word stands. */
  ofWord(form: string): WordSums
  /** Labels of a sentence; a word that is not `worth` scoring is O. */
  label(seen: Seen): string[]
}

/** What a word adds to the hidden layer at its own place, at that of the word behind it, at that of the word before it. */
export interface WordSums {
  here: Float64Array
  before: Float64Array
  behind: Float64Array
}

/** What the head sees of a sentence, word by word. */
export interface Seen {
  hidden: Float32Array
  /** Of words that are `worth` scoring and their neighbours. */
  ofWords: readonly (WordSums | null)[]
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

interface Arrays {
  [name: string]: { shape: readonly number[]; values: Float32Array }
}

/** Score of what cannot be. */
const CLOSED = -1e4

/** Opens the bytes of models/english/names.bin, a head trained on this encoder. */
export function openNameHead(bytes: Uint8Array, encoder: EncoderShape): NameHead {
  return new TrainedHead(bytes, encoder)
}

class TrainedHead implements NameHead {
  readonly lists: Lists
  readonly #encoder: EncoderShape
  /** Width of a word's own vector. */
  readonly #own: number
  readonly #labels: readonly string[]
  /**
   * Inputs side by side: the encoder's row, the word's vector, flags of the word, of the one before, of the one behind,
   * and in the same order their vectors from the table.
   */
  readonly #first: Float32Array
  readonly #firstBias: Float32Array
  readonly #mid: Float32Array
  readonly #midBias: Float32Array
  readonly #second: Float32Array
  readonly #secondBias: Float32Array
  /** [label before, last row the start][label] */
  readonly #go: Float32Array
  readonly #inputs: number
  readonly #wide: number
  readonly #table: WordTable

  constructor(bytes: Uint8Array, encoder: EncoderShape) {
    const { labels, flags, lists, arrays, table } = unpack(bytes)
    if (flags.join() !== FLAGS.join()) throw damaged(`the flags ${flags.join(', ')}`)
    this.lists = lists
    this.#encoder = encoder
    this.#own = encoder.vector('').length
    this.#labels = labels
    this.#first = arrays['first.weight']!.values
    ;[this.#wide, this.#inputs] = arrays['first.weight']!.shape as [number, number]
    this.#firstBias = arrays['first.bias']!.values
    this.#mid = arrays['mid.weight']!.values
    this.#midBias = arrays['mid.bias']!.values
    this.#second = arrays['second.weight']!.values
    this.#secondBias = arrays['second.bias']!.values
    this.#go = arrays.go!.values
    this.#table = table
    const inputs = encoder.width + this.#own + 3 * FLAGS.length + 3 * table.width
    if (this.#inputs !== inputs) throw damaged(`a head of ${this.#inputs} inputs where the encoder has ${inputs}`)
  }

  ofWord(form: string): WordSums {
    const own = this.#encoder.vector(form)
    const rare = this.#table.vector(form.toLowerCase())
    const from = this.#encoder.width + this.#own + 3 * FLAGS.length
    const here = this.#sums(rare, from)
    for (let k = 0; k < this.#wide; k++) {
      const row = k * this.#inputs + this.#encoder.width
      let sum = this.#firstBias[k]!
      for (let j = 0; j < own.length; j++) sum += this.#first[row + j]! * own[j]!
      here[k]! += sum
    }
    return { here, before: this.#sums(rare, from + rare.length), behind: this.#sums(rare, from + 2 * rare.length) }
  }

  /** What a vector adds to the hidden layer as the inputs from `column` on. */
  #sums(vector: Float32Array, column: number): Float64Array {
    const sums = new Float64Array(this.#wide)
    for (let k = 0; k < this.#wide; k++) {
      const row = k * this.#inputs + column
      let sum = 0
      for (let j = 0; j < vector.length; j++) sum += this.#first[row + j]! * vector[j]!
      sums[k] = sum
    }
    return sums
  }

  label(seen: Seen): string[] {
    const n = this.#labels.length
    const go = this.#go
    const length = seen.worth.length
    const back = new Uint8Array(length * n)
    const scores = new Float64Array(n)
    let path = new Float64Array(n)
    for (let i = 0; i < length; i++) {
      if (seen.worth[i]) this.#score(seen, i, scores)
      else scores.fill(CLOSED).fill(0, 0, 1)
      const next = new Float64Array(n)
      for (let to = 0; to < n; to++) {
        let best = i === 0 ? go[n * n + to]! : -Infinity
        for (let last = 0; i > 0 && last < n; last++) {
          const through = path[last]! + go[last * n + to]!
          if (through <= best) continue
          best = through
          back[i * n + to] = last
        }
        next[to] = best + scores[to]!
      }
      path = next
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

  /** Scores of the labels of word `i`. */
  #score(seen: Seen, i: number, scores: Float64Array): void {
    const [mid, second, wide] = [this.#mid, this.#second, this.#wide]
    const hidden = this.#hidden(seen, i)
    scores.set(this.#secondBias)
    for (let k = 0; k < wide; k++) {
      const more = this.#midBias[k]! + dot(mid, k * wide, hidden, 0, wide)
      const sum = hidden[k]! + Math.max(more, 0)
      for (let label = 0; label < scores.length; label++) scores[label]! += sum * second[label * wide + k]!
    }
  }

  /** The hidden layer of word `i`. */
  #hidden({ hidden, ofWords, flags }: Seen, i: number): Float64Array {
    const [first, wide, width] = [this.#first, this.#wide, this.#encoder.width]
    const columns: number[] = []
    ;[flags[i], flags[i - 1], flags[i + 1]].forEach((held, side) => {
      const from = width + this.#own + side * FLAGS.length
      for (const flag of held ?? []) columns.push(from + flag)
    })
    const sums = new Float64Array(wide)
    const [here, before, behind] = [ofWords[i]!.here, ofWords[i - 1]?.before, ofWords[i + 1]?.behind]
    for (let k = 0; k < wide; k++) {
      const row = k * this.#inputs
      let sum = here[k]! + (before ? before[k]! : 0) + (behind ? behind[k]! : 0)
      sum += dot(first, row, hidden, i * width, width)
      for (const column of columns) sum += first[row + column]!
      sums[k] = Math.max(sum, 0)
    }
    return sums
  }
}

/** A row of weights times `n` values; n is a multiple of four. */
function dot(weights: Float32Array, row: number, values: ArrayLike<number>, at: number, n: number): number {
  // Four sums at once: in one, each addition would wait for the one before.
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let j = 0; j < n; j += 4) {
    a += weights[row + j]! * values[at + j]!
    b += weights[row + j + 1]! * values[at + j + 1]!
    c += weights[row + j + 2]! * values[at + j + 2]!
    d += weights[row + j + 3]! * values[at + j + 3]!
  }
  return a + b + (c + d)
}

interface Unpacked {
  labels: string[]
  flags: string[]
  lists: Lists
  arrays: Arrays
  table: WordTable
}

function unpack(bytes: Uint8Array): Unpacked {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (bytes.length < HEADER || magic !== MAGIC) throw damaged(`${bytes.length} other bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(8, true)
  if (HEADER + length > bytes.length) throw damaged(`only ${bytes.length} bytes`)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, HEADER + length))) as Head
  if (head.hashed === undefined) throw damaged('a head without tables of words')
  let at = HEADER + length
  const take = (size: number): number => {
    if (at + size > bytes.length) throw damaged(`only ${bytes.length} bytes`)
    at += size
    return at - size
  }
  const arrays: Arrays = {}
  for (const { name, shape } of head.arrays) {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1))
    const from = take(4 * values.length)
    for (let k = 0; k < values.length; k++) values[k] = view.getFloat32(from + 4 * k, true)
    arrays[name] = { shape, values }
  }
  const part = (size: number): Uint8Array => bytes.subarray(take(size), at)
  const { towns, words } = head.hashed
  const lists = new Map<string, Pick<ReadonlySet<string>, 'has'>>(
    Object.entries(head.lists).map(([name, words]) => [name, new Set(words.split('\n'))]),
  )
  lists.set('towns', new HashedSet(part(towns.bytes), towns.count))
  const hashes = part(words.bytes)
  const [groups, , each] = arrays.codes!.shape as [number, number, number]
  const codes = part(words.count * groups)
  const table = new WordTable({ hashes, count: words.count, codes, book: arrays.codes!.values, groups, each })
  return { labels: head.labels, flags: head.flags, lists, arrays, table }
}

interface Head {
  labels: string[]
  flags: string[]
  /** Words, one a line, by name of the list. */
  lists: { [name: string]: string }
  arrays: { name: string; shape: number[] }[]
  /** Behind the arrays: hashes of names of towns; hashes of the table's words, then their codes. */
  hashed?: { towns: { count: number; bytes: number }; words: { count: number; bytes: number } }
}

const damaged = (given: string) =>
  new OnrecordError(
    'DATA_MISSING',
    `Expected models/english/names.bin of this version, found ${given}. Run npm run build, or install onrecord again.`,
  )
