/**
 * The trained network: three bidirectional layers over the words of a sentence, then tags, arcs and relations.
 *
 * In     sentences as word forms (models/english/README.md says how they were cut in training); any strings.
 * Out    per sentence a tag ("UPOS|XPOS") and relation for each word, and heads that make one tree.
 * Units  heads: 1-based, 0 is the root. Whole numbers and 32-bit floats in a fixed order: the same answer on every
 *        machine, for every order and grouping of sentences.
 * Limits a sentence of more than LONGEST_SENTENCE words is read in pieces of that length, whose roots hang on the first.
 */
import { Features, keyOf } from './features.ts'
import { Sections } from './format.ts'
import { type Kernel, ONE } from './kernel.ts'
import {
  Allocator,
  type Dims,
  type Layout,
  LONGEST_SENTENCE,
  layOut,
  type Matrix,
  placeMatrix,
  ROWS,
  SLOTS,
} from './layout.ts'
import { plainKernel } from './plain.ts'
import { simdKernel } from './simd.ts'
import { decode } from './tree.ts'

export interface Analysis {
  /** "UPOS|XPOS" of each word. */
  tags: string[]
  /** 1-based; 0 is the root. */
  heads: Int32Array
  rels: string[]
  /** [word][2 * hidden], row after row: the encoder's output, for further heads. When asked for. */
  hidden?: Float32Array
}

export interface Network {
  /** Which kernel runs: 'plain' where the engine has no WebAssembly SIMD. Both give the same answers. */
  readonly kernel: Kernel['kind']
  /** Width of a row of `hidden`. */
  readonly width: number
  analyse(sentences: readonly (readonly string[])[], options?: { hidden?: boolean }): Analysis[]
}

/** Whole numbers of at most this keep a sum of `terms` products with an int8 within 32 bits. */
const roomFor = (terms: number): number => Math.min(ONE, Math.floor((2 ** 31 - 1) / (128 * terms)))
/** A group of this many rows takes no further sentence: more would not fit a processor's second cache. */
const ENOUGH = 128
const JOINED = 'parataxis'
const ROOT = 'root'

interface Piece {
  words: readonly string[]
  /** Place of the sentence in what was given, and of the piece's first word in it. */
  sentence: number
  from: number
}

class EnglishNetwork implements Network {
  readonly #kernel: Kernel
  readonly #dims: Dims
  readonly #at: Layout
  readonly #features: Features
  readonly #tags: string[]
  readonly #rels: string[]
  readonly #layers: { input: Matrix; recurrent: Matrix }[][]
  readonly #headsMatrix: Matrix
  readonly #tagMatrix: Matrix
  readonly #arcMatrix: Matrix
  readonly #relMatrix: Matrix
  readonly #f32: Float32Array
  readonly #i16: Int16Array
  readonly #u32: Uint32Array
  /** Word -> slot. */
  readonly #slots = new Map<string, number>()
  #nextSlot = 1
  readonly #rootVector: Float32Array
  readonly #rootRel: number
  readonly #arcLimit: number

  constructor(bytes: Uint8Array, plain: boolean) {
    const sections = new Sections(bytes)
    const labels = sections.json('labels') as { tags: string[]; rels: string[] }
    const [hidden, layers, input, , arc, rel, buckets, tagHidden] = sections.numbers('dims')
    this.#tags = labels.tags
    this.#rels = labels.rels
    this.#dims = {
      hidden: hidden!,
      layers: layers!,
      input: input!,
      arc: arc!,
      rel: rel!,
      buckets: buckets!,
      tagHidden: tagHidden!,
      tags: labels.tags.length,
      rels: labels.rels.length,
    }
    this.#features = new Features(sections, buckets!)
    this.#rootVector = sections.floats('root')
    this.#rootRel = labels.rels.indexOf(ROOT)
    this.#arcLimit = Math.floor(Math.sqrt((2 ** 31 - 1) / arc!))
    const memory = new Allocator()
    const matrices: [string, Matrix][] = []
    const place = (name: string): Matrix => {
      const matrix = placeMatrix(sections, name, memory)
      matrices.push([name, matrix])
      return matrix
    }
    this.#layers = Array.from({ length: layers! }, (_, n) =>
      ['f', 'b'].map((way) => ({ input: place(`in${n}${way}`), recurrent: place(`re${n}${way}`) })),
    )
    this.#headsMatrix = place('heads')
    this.#tagMatrix = place('tags')
    this.#arcMatrix = place('arc')
    this.#relMatrix = place('rel')
    this.#at = layOut(this.#dims, memory)
    this.#kernel =
      (plain ? undefined : simdKernel(memory.size, hidden!)) ?? plainKernel(new ArrayBuffer(memory.size), hidden!)
    const all = new Uint8Array(this.#kernel.memory)
    this.#f32 = new Float32Array(this.#kernel.memory)
    this.#i16 = new Int16Array(this.#kernel.memory)
    this.#u32 = new Uint32Array(this.#kernel.memory)
    for (const [name, matrix] of matrices)
      for (const part of ['w', 's', 'b'] as const) all.set(sections.bytes(`${name}.${part}`), matrix[part])
    const unit = Math.fround(1 / ONE)
    this.#f32.fill(unit, this.#at.unit >> 2, (this.#at.unit >> 2) + ROWS)
    for (const { recurrent } of this.#layers.flat())
      for (let n = recurrent.s >> 2; n < (recurrent.s >> 2) + recurrent.blocks * 8; n++)
        this.#f32[n] = this.#f32[n]! * unit
    this.#f32.set(this.#rootVector, this.#at.vectors >> 2)
    this.#firstLayer(0, 1)
  }

  get kernel(): Kernel['kind'] {
    return this.#kernel.kind
  }

  get width(): number {
    return 2 * this.#dims.hidden
  }

  analyse(sentences: readonly (readonly string[])[], options: { hidden?: boolean } = {}): Analysis[] {
    const results: Analysis[] = sentences.map((words) => ({
      tags: new Array<string>(words.length),
      heads: new Int32Array(words.length),
      rels: new Array<string>(words.length),
      ...(options.hidden && { hidden: new Float32Array(words.length * this.width) }),
    }))
    for (const group of groupsOf(piecesOf(sentences))) {
      const rows = this.#encode(group)
      this.#score(rows)
      this.#read(group, rows, results)
    }
    sentences.forEach((words, n) => {
      if (words.length > LONGEST_SENTENCE) join(results[n]!)
    })
    return results
  }

  /** Runs the encoder over a group: its sentences' rows follow one another, each with the root in front. */
  #encode(group: readonly Piece[]): number {
    const slots = this.#slotsOf(group)
    const rows = slots.length
    const { states, statesStride, gates, gatesStride, slots: kept } = this.#at
    this.#layers.forEach((ways, layer) => {
      ways.forEach(({ input }, way) => {
        const out = this.#gates(gates, way)
        if (layer > 0) this.#product(input, rows, states, statesStride, this.#at.unit, out, gatesStride)
      })
      ways.forEach(({ recurrent }, way) => {
        let first = 0
        for (const { words } of group) {
          for (let t = 0, at = this.#at.table >> 2; t <= words.length; t++) {
            const row = first + (way === 0 ? t : words.length - t)
            this.#u32[at++] = this.#gates(layer > 0 ? gates + row * gatesStride : kept + slots[row]! * gatesStride, way)
            this.#u32[at++] = states + row * statesStride + way * 2 * this.#dims.hidden
          }
          this.#recur(recurrent, words.length + 1)
          first += words.length + 1
        }
      })
    })
    return rows
  }

  /** Address of one direction's gates in a row of both. */
  #gates(address: number, way: number): number {
    return address + way * 16 * this.#dims.hidden
  }

  /** One direction of one layer over one sentence, whose table is written. */
  #recur({ w, s }: Matrix, steps: number): void {
    const { table, memory } = this.#at
    this.#i16.fill(0, memory >> 1, (memory >> 1) + 3 * this.#dims.hidden)
    this.#kernel.lstm(steps, table, w, s, memory)
  }

  /** The slot of each row's word, in order; those not known yet are filled. */
  #slotsOf(group: readonly Piece[]): number[] {
    const words = group.reduce((sum, piece) => sum + piece.words.length, 0)
    if (this.#nextSlot + words > SLOTS) {
      this.#slots.clear()
      this.#nextSlot = 1
    }
    const slots: number[] = []
    const before = this.#nextSlot
    for (const piece of group) {
      slots.push(0)
      for (const word of piece.words) {
        const form = keyOf(word)
        let slot = this.#slots.get(form)
        if (slot === undefined) {
          slot = this.#nextSlot++
          // A part of a text keeps the whole text in memory: a copy does not.
          this.#slots.set(form.length > 12 ? ` ${form}`.slice(1) : form, slot)
          this.#features.fill(form, this.#f32, (this.#at.vectors >> 2) + (slot - before) * this.#dims.input)
        }
        slots.push(slot)
      }
    }
    if (this.#nextSlot > before) this.#firstLayer(before, this.#nextSlot - before)
    return slots
  }

  /** The first layer's input share of the words whose vectors lie ready, into slots from `slot` on. */
  #firstLayer(slot: number, count: number): void {
    const { vectors, rounded, scale, slots, gatesStride } = this.#at
    const { input } = this.#dims
    this.#kernel.quantise(count, vectors, 4 * input, input, 1, roomFor(input), rounded, 2 * input, scale)
    this.#layers[0]!.forEach((matrix, way) => {
      const out = this.#gates(slots + slot * gatesStride, way)
      this.#product(matrix.input, count, rounded, 2 * input, scale, out, gatesStride)
    })
  }

  #product(m: Matrix, rows: number, a: number, stride: number, scale: number, out: number, outStride: number): void {
    this.#kernel.product(rows, a, stride, scale, m.w, m.pairs, m.blocks, m.s, m.b, out, outStride)
  }

  /** Tags of all rows, and what the arcs are scored with. */
  #score(rows: number): void {
    const at = this.#at
    const { arc, tagHidden } = this.#dims
    const kernel = this.#kernel
    this.#product(this.#headsMatrix, rows, at.states, at.statesStride, at.unit, at.heads, at.headsStride)
    kernel.quantise(
      rows,
      at.heads,
      at.headsStride,
      tagHidden,
      0,
      roomFor(tagHidden),
      at.tagHidden,
      2 * tagHidden,
      at.scale,
    )
    this.#product(this.#tagMatrix, rows, at.tagHidden, 2 * tagHidden, at.scale, at.tags, at.tagsStride)
    const dep = at.heads + 4 * tagHidden
    kernel.quantise(rows, dep, at.headsStride, arc, 0.1, roomFor(arc), at.dep, 2 * arc, at.scale)
    this.#product(this.#arcMatrix, rows, at.dep, 2 * arc, at.scale, at.depU, 4 * arc)
    kernel.quantise(rows, at.depU, 4 * arc, arc, 1, this.#arcLimit, at.dep, 2 * arc, at.scale)
    kernel.quantise(rows, dep + 4 * arc, at.headsStride, arc, 0.1, this.#arcLimit, at.head, 2 * arc, at.scale2)
  }

  /** Decodes a group's sentences into their results. */
  #read(group: readonly Piece[], rows: number, results: Analysis[]): void {
    const at = this.#at
    const { arc, rel, tagHidden, tags, rels } = this.#dims
    const depOf = at.heads + 4 * (tagHidden + 2 * arc)
    const headOf = depOf + 4 * rel
    let first = 0
    for (const { words, sentence, from } of group) {
      const n = words.length
      const [a, b] = [at.dep + (first + 1) * 2 * arc, at.head + first * 2 * arc]
      this.#kernel.pairs(n, n + 1, arc, a, b, at.scale + 4 * (first + 1), at.scale2 + 4 * first, at.arcs, 4 * (n + 1))
      const heads = decode(this.#f32, at.arcs >> 2, n + 1, n)
      results[sentence]!.heads.set(heads, from)
      const pairs = (at.pairs >> 2) + 2 * first
      // The root's own row is scored like a word's and never read.
      this.#u32[pairs] = depOf + first * at.headsStride
      this.#u32[pairs + 1] = headOf + first * at.headsStride
      for (let d = 0; d < n; d++) {
        this.#u32[pairs + 2 * (d + 1)] = depOf + (first + 1 + d) * at.headsStride
        this.#u32[pairs + 2 * (d + 1) + 1] = headOf + (first + heads[d]!) * at.headsStride
      }
      first += n + 1
    }
    const size = rel * rel + 2 * rel
    this.#kernel.outer(rows, at.pairs, rel, roomFor(size), at.outer, at.scale, at.outerScratch)
    this.#product(this.#relMatrix, rows, at.outer, 2 * size, at.scale, at.rels, at.relsStride)
    first = 0
    for (const { words, sentence, from } of group) {
      const result = results[sentence]!
      for (let d = 0; d < words.length; d++) {
        const row = first + 1 + d
        const head = result.heads[from + d]!
        result.tags[from + d] = this.#tags[this.#best(at.tags + row * at.tagsStride, tags, -1)]!
        result.rels[from + d] =
          head === 0 ? ROOT : this.#rels[this.#best(at.rels + row * at.relsStride, rels, this.#rootRel)]!
        if (from > 0 && head > 0) result.heads[from + d] = head + from
      }
      if (result.hidden) {
        const start = (at.states + (first + 1) * at.statesStride) >> 1
        const to = from * this.width
        for (let k = 0; k < words.length * this.width; k++) result.hidden[to + k] = this.#i16[start + k]! / ONE
      }
      first += words.length + 1
    }
  }

  /** Place of the greatest of n values; `except` is passed over. */
  #best(address: number, n: number, except: number): number {
    let place = except === 0 ? 1 : 0
    for (let k = place + 1, at = address >> 2; k < n; k++)
      if (k !== except && this.#f32[at + k]! > this.#f32[at + place]!) place = k
    return place
  }
}

function piecesOf(sentences: readonly (readonly string[])[]): Piece[] {
  return sentences.flatMap((words, sentence) => {
    const pieces: Piece[] = []
    for (let from = 0; from < words.length; from += LONGEST_SENTENCE)
      pieces.push({ words: words.slice(from, from + LONGEST_SENTENCE), sentence, from })
    return pieces
  })
}

/** Sentences next to each other together, so that the weights are fetched once for all their rows. */
function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  let rows = ROWS
  for (const piece of pieces) {
    const size = piece.words.length + 1
    if (rows >= ENOUGH || rows + size > ROWS) {
      groups.push([])
      rows = 0
    }
    groups.at(-1)!.push(piece)
    rows += size
  }
  return groups
}

/** A sentence read in pieces: the later pieces' roots hang on the first. */
function join(result: Analysis): void {
  const root = result.heads.indexOf(0)
  for (let d = root + 1; d < result.heads.length; d++) {
    if (result.heads[d] !== 0) continue
    result.heads[d] = root + 1
    result.rels[d] = JOINED
  }
}

/**
 * Opens the weights of models/english/weights.bin. The bytes are kept and must not change.
 *
 * @param options.plain run in plain loops even where WebAssembly SIMD is to be had
 * @throws OnrecordError DATA_MISSING when the bytes are no such file
 */
export function openNetwork(bytes: Uint8Array, options: { plain?: boolean } = {}): Network {
  return new EnglishNetwork(bytes, options.plain ?? false)
}
