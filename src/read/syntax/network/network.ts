/**
 * The trained network: three bidirectional layers over the words of a sentence, then tags, arcs and relations.
 *
 * In     sentences as word forms (models/english/README.md says how they were cut in training); any strings.
 * Out    per sentence a tag ("UPOS|XPOS") and relation for each word, and heads that make one tree.
 * Units  heads: 1-based, 0 is the root. Whole numbers and 32-bit floats in a fixed order: the same answer on every
 *        machine, for every order and grouping of sentences.
 * Limits a sentence of more than LONGEST_SENTENCE words is read in pieces of that length, whose roots hang on the first.
 */
import { Encoder } from './encoder.ts'
import { Engine, roomFor } from './engine.ts'
import { Sections } from './format.ts'
import { type Kernel, ONE, SLOPE } from './kernel.ts'
import { LONGEST_SENTENCE, ROWS } from './layout.ts'
import { RoleHead } from './roles.ts'
import { decode } from './tree.ts'

export interface Analysis {
  /** "UPOS|XPOS" of each word. */
  tags: string[]
  /** 1-based; 0 is the root. */
  heads: Int32Array
  rels: string[]
  /** [word][2 * hidden], row after row: the encoder's output, for further heads. When asked for. */
  hidden?: Float32Array
  /** [word][2 * role]: each word as predicate, then as argument, for the role head. When asked for. */
  roles?: Float32Array
}

export interface Network {
  /** Which kernel runs: 'plain' where the engine has no WebAssembly SIMD. Both give the same answers. */
  readonly kernel: Kernel['kind']
  /** Width of a row of `hidden`. */
  readonly width: number
  /** Finds the arguments of a predicate. */
  readonly roleHead: RoleHead
  analyse(sentences: readonly (readonly string[])[], options?: Options): Analysis[]
  /** The word's own vector, as the encoder is given it: for further heads. */
  vector(word: string): Float32Array
}

export interface Options {
  /** Give the encoder's output too. */
  hidden?: boolean
  /** Give what the role head needs. */
  roles?: boolean
}

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

type Nine = [number, number, number, number, number, number, number, number, number]

class EnglishNetwork implements Network {
  readonly #engine: Engine
  readonly #encoder: Encoder
  readonly #tags: readonly string[]
  readonly #rels: readonly string[]
  readonly #rootRel: number
  readonly roleHead: RoleHead

  constructor(bytes: Uint8Array, plain: boolean) {
    const sections = new Sections(bytes)
    const labels = sections.json('labels') as { tags: string[]; rels: string[] }
    this.#tags = labels.tags
    this.#rels = labels.rels
    this.#rootRel = labels.rels.indexOf(ROOT)
    const [hidden, layers, input, , arc, rel, buckets, tagHidden, role] = [...sections.numbers('dims')] as Nine
    const sizes = { tags: labels.tags.length, rels: labels.rels.length }
    this.#engine = new Engine(sections, { hidden, layers, input, arc, rel, buckets, tagHidden, role, ...sizes }, plain)
    this.roleHead = new RoleHead(sections, role, plain)
    this.#encoder = new Encoder(this.#engine, sections)
  }

  get kernel(): Kernel['kind'] {
    return this.#engine.kernel.kind
  }

  get width(): number {
    return 2 * this.#engine.dims.hidden
  }

  analyse(sentences: readonly (readonly string[])[], options: Options = {}): Analysis[] {
    const results: Analysis[] = sentences.map((words) => ({
      tags: new Array<string>(words.length),
      heads: new Int32Array(words.length),
      rels: new Array<string>(words.length),
      ...(options.hidden && { hidden: new Float32Array(words.length * this.width) }),
      ...(options.roles && { roles: new Float32Array((words.length * this.#engine.at.rolesStride) / 4) }),
    }))
    for (const group of groupsOf(piecesOf(sentences))) {
      const rows = this.#encoder.encode(group.map((piece) => piece.words))
      this.#score(rows)
      if (options.roles) this.#engine.ofStates('roles', rows, this.#engine.at.roles, this.#engine.at.rolesStride)
      this.#read(group, rows, results)
    }
    sentences.forEach((words, n) => {
      if (words.length > LONGEST_SENTENCE) join(results[n]!)
    })
    return results
  }

  vector(word: string): Float32Array {
    return this.#encoder.vector(word)
  }

  /** Tags of all rows, and what the arcs are scored with. */
  #score(rows: number): void {
    const { at, dims, kernel } = this.#engine
    const { arc, tagHidden } = dims
    this.#engine.ofStates('heads', rows, at.heads, at.headsStride)
    const [dep, head] = [at.heads + 4 * tagHidden, at.heads + 4 * (tagHidden + arc)]
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
    this.#engine.product('tags', rows, at.tagHidden, 2 * tagHidden, at.scale, at.tags, at.tagsStride)
    kernel.quantise(rows, dep, at.headsStride, arc, SLOPE, roomFor(arc), at.dep, 2 * arc, at.scale)
    this.#engine.product('arc', rows, at.dep, 2 * arc, at.scale, at.depU, 4 * arc)
    // Both sides of the products to come are whole numbers: a sum of `arc` of them has 31 bits.
    const limit = Math.floor(Math.sqrt((2 ** 31 - 1) / arc))
    kernel.quantise(rows, at.depU, 4 * arc, arc, 1, limit, at.dep, 2 * arc, at.scale)
    kernel.quantise(rows, head, at.headsStride, arc, SLOPE, limit, at.head, 2 * arc, at.scale2)
  }

  /** Decodes a group's sentences into their results. */
  #read(group: readonly Piece[], rows: number, results: readonly Analysis[]): void {
    const { at, dims, f32, kernel } = this.#engine
    const { arc } = dims
    let first = 0
    for (const { words, sentence, from } of group) {
      const n = words.length
      const [a, b] = [at.dep + (first + 1) * 2 * arc, at.head + first * 2 * arc]
      kernel.pairs(n, n + 1, arc, a, b, at.scale + 4 * (first + 1), at.scale2 + 4 * first, at.arcs, 4 * (n + 1))
      const heads = decode(f32, at.arcs >> 2, n + 1, n)
      this.#pairUp(first, heads)
      results[sentence]!.heads.set(from > 0 ? heads.map((head) => (head > 0 ? head + from : 0)) : heads, from)
      first += n + 1
    }
    this.#scoreRels(rows)
    first = 0
    for (const { words, sentence, from } of group) {
      const { tags, heads, rels, hidden, roles } = results[sentence]!
      for (let d = 0; d < words.length; d++) {
        const row = first + 1 + d
        tags[from + d] = this.#tags[this.#best(at.tags + row * at.tagsStride, dims.tags, -1)]!
        const rel = heads[from + d] === 0 ? -1 : this.#best(at.rels + row * at.relsStride, dims.rels, this.#rootRel)
        rels[from + d] = rel < 0 ? ROOT : this.#rels[rel]!
      }
      if (hidden) this.#copyStates(first + 1, words.length, hidden, from)
      if (roles) this.#copyRoles(first + 1, words.length, roles, from)
      first += words.length + 1
    }
  }

  /** Writes, for the relation of each word of a sentence, where the word's and its head's sides lie. */
  #pairUp(first: number, heads: Int32Array): void {
    const { at, dims, u32 } = this.#engine
    const dep = at.heads + 4 * (dims.tagHidden + 2 * dims.arc)
    const head = dep + 4 * dims.rel
    for (let k = 0, entry = (at.pairs >> 2) + 2 * first; k <= heads.length; k++) {
      u32[entry++] = dep + (first + k) * at.headsStride
      // The root's own row is scored like a word's and never read.
      u32[entry++] = head + (first + (k > 0 ? heads[k - 1]! : 0)) * at.headsStride
    }
  }

  #scoreRels(rows: number): void {
    const { at, dims, kernel } = this.#engine
    const size = dims.rel * dims.rel + 2 * dims.rel
    kernel.outer(rows, at.pairs, dims.rel, roomFor(size), at.outer, at.scale, at.outerScratch)
    this.#engine.product('rel', rows, at.outer, 2 * size, at.scale, at.rels, at.relsStride)
  }

  #copyStates(row: number, words: number, into: Float32Array, from: number): void {
    const { at, i16 } = this.#engine
    const start = (at.states + row * at.statesStride) >> 1
    for (let k = 0; k < words * this.width; k++) into[from * this.width + k] = i16[start + k]! / ONE
  }

  #copyRoles(row: number, words: number, into: Float32Array, from: number): void {
    const { at, f32 } = this.#engine
    const width = at.rolesStride >> 2
    const start = (at.roles >> 2) + row * width
    for (let k = 0; k < words * width; k++) {
      const value = f32[start + k]!
      into[from * width + k] = value < 0 ? value * SLOPE : value
    }
  }

  /** Place of the greatest of n values; `except` is passed over. */
  #best(address: number, n: number, except: number): number {
    const { f32 } = this.#engine
    let place = except === 0 ? 1 : 0
    for (let k = place + 1, at = address >> 2; k < n; k++)
      if (k !== except && f32[at + k]! > f32[at + place]!) place = k
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
