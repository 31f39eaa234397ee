/**
 * The names head: a small network over what the encoder says of a word in its sentence, the word's own vector, and the
 * flags of the word and its neighbours; then the best chain of labels. Trained by models/english/train/names.py, whose
 * header gives the file's layout.
 *
 * In     the encoder's last layer [word][width], row after row; what each word's vector adds (`ofWord`); the numbers of
 *        the flags that hold, word by word.
 * Out    one label a word: O, B-PER, I-PER ...; an I- stands behind a B- or I- of its own type only.
 * Units  64-bit sums in a fixed order over 32-bit weights: the same labels on every machine.
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import { FLAGS, type Lists } from './flags.ts'

const MAGIC = 'ONRDNAM\0'
const HEADER = 16

export interface NameHead {
  readonly lists: Lists
  /** What the vector of a word adds to the hidden layer: the same wherever the word stands. */
  ofWord(form: string): Float64Array
  /** Labels of a sentence; a word that is not `worth` scoring is O. */
  label(seen: Seen): string[]
}

/** What the head sees of a sentence, word by word. */
export interface Seen {
  hidden: Float32Array
  ofWords: readonly (Float64Array | null)[]
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
  /** Inputs side by side: the encoder's row, the word's vector, flags of the word, of the one before, of the one behind. */
  readonly #first: Float32Array
  readonly #firstBias: Float32Array
  readonly #second: Float32Array
  readonly #secondBias: Float32Array
  /** [label before, last row the start][label] */
  readonly #go: Float32Array
  readonly #inputs: number
  readonly #wide: number

  constructor(bytes: Uint8Array, encoder: EncoderShape) {
    const { labels, flags, lists, arrays } = unpack(bytes)
    if (flags.join() !== FLAGS.join()) throw damaged(`the flags ${flags.join(', ')}`)
    this.lists = lists
    this.#encoder = encoder
    this.#own = encoder.vector('').length
    this.#labels = labels
    this.#first = arrays['first.weight']!.values
    ;[this.#wide, this.#inputs] = arrays['first.weight']!.shape as [number, number]
    this.#firstBias = arrays['first.bias']!.values
    this.#second = arrays['second.weight']!.values
    this.#secondBias = arrays['second.bias']!.values
    this.#go = arrays.go!.values
    const inputs = encoder.width + this.#own + 3 * FLAGS.length
    if (this.#inputs !== inputs) throw damaged(`a head of ${this.#inputs} inputs where the encoder has ${inputs}`)
  }

  ofWord(form: string): Float64Array {
    const vector = this.#encoder.vector(form)
    const sums = new Float64Array(this.#wide)
    for (let k = 0; k < this.#wide; k++) {
      const row = k * this.#inputs + this.#encoder.width
      let sum = this.#firstBias[k]!
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
  #score({ hidden, ofWords, flags }: Seen, i: number, scores: Float64Array): void {
    const [first, second, wide, width] = [this.#first, this.#second, this.#wide, this.#encoder.width]
    const columns: number[] = []
    ;[flags[i], flags[i - 1], flags[i + 1]].forEach((held, side) => {
      const from = width + this.#own + side * FLAGS.length
      for (const flag of held ?? []) columns.push(from + flag)
    })
    const word = ofWords[i]!
    scores.set(this.#secondBias)
    for (let k = 0; k < wide; k++) {
      const row = k * this.#inputs
      // Four sums at once: in one, each addition would wait for the one before.
      let [a, b, c, d] = [word[k]!, 0, 0, 0]
      for (let j = 0, at = i * width; j < width; j += 4, at += 4) {
        a += first[row + j]! * hidden[at]!
        b += first[row + j + 1]! * hidden[at + 1]!
        c += first[row + j + 2]! * hidden[at + 2]!
        d += first[row + j + 3]! * hidden[at + 3]!
      }
      for (const column of columns) a += first[row + column]!
      const sum = a + b + (c + d)
      if (sum > 0) for (let label = 0; label < scores.length; label++) scores[label]! += sum * second[label * wide + k]!
    }
  }
}

function unpack(bytes: Uint8Array): { labels: string[]; flags: string[]; lists: Lists; arrays: Arrays } {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (bytes.length < HEADER || magic !== MAGIC) throw damaged(`${bytes.length} other bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(8, true)
  if (HEADER + length > bytes.length) throw damaged(`only ${bytes.length} bytes`)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, HEADER + length))) as Head
  let at = HEADER + length
  const arrays: Arrays = {}
  for (const { name, shape } of head.arrays) {
    const size = shape.reduce((a, b) => a * b, 1)
    if (at + 4 * size > bytes.length) throw damaged(`only ${bytes.length} bytes`)
    const values = new Float32Array(size)
    for (let k = 0; k < size; k++) values[k] = view.getFloat32(at + 4 * k, true)
    arrays[name] = { shape, values }
    at += 4 * size
  }
  const lists = new Map(Object.entries(head.lists).map(([name, words]) => [name, new Set(words.split('\n'))]))
  return { labels: head.labels, flags: head.flags, lists, arrays }
}

interface Head {
  labels: string[]
  flags: string[]
  /** Words, one a line, by name of the list. */
  lists: { [name: string]: string }
  arrays: { name: string; shape: number[] }[]
}

const damaged = (given: string) =>
  new OnrecordError(
    'DATA_MISSING',
    `Expected models/english/names.bin of this version, found ${given}. Run npm run build, or install onrecord again.`,
  )
