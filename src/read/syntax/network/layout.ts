/** Where everything lies in the kernel's memory. */
import type { Sections } from './format.ts'

/** Words of a sentence that are seen at once; a longer one is cut (network.ts). */
export const LONGEST_SENTENCE = 512
/** Rows of one group of sentences: their words, and a root for each sentence. */
export const ROWS = LONGEST_SENTENCE + 1
/** Distinct words whose share of the first layer is kept. */
export const SLOTS = 2048
/** Rows of 4096 bytes one after the other would fight for the same lines of a processor's cache. */
const APART = 64

export interface Dims {
  hidden: number
  layers: number
  /** Width of a word's vector. */
  input: number
  arc: number
  rel: number
  buckets: number
  tagHidden: number
  tags: number
  rels: number
  /** Width of a word as predicate, and as argument. */
  role: number
}

/** A matrix in memory: addresses, and its size as the kernel counts it. */
export interface Matrix {
  w: number
  s: number
  b: number
  pairs: number
  blocks: number
}

/** Hands out addresses, 64 bytes apart at least. */
export class Allocator {
  #next = 64

  take(bytes: number): number {
    const at = this.#next
    this.#next = (at + bytes + 63) & ~63
    return at
  }

  get size(): number {
    return this.#next
  }
}

export function placeMatrix(sections: Sections, name: string, memory: Allocator): Matrix {
  const w = sections.bytes(`${name}.w`).length
  const outputs = sections.bytes(`${name}.s`).length / 4
  return {
    w: memory.take(w),
    s: memory.take(4 * outputs),
    b: memory.take(4 * outputs),
    pairs: w / outputs / 2,
    blocks: outputs / 8,
  }
}

export type Layout = ReturnType<typeof layOut>

/** Addresses of all that is computed; strides beside them. */
export function layOut(dims: Dims, memory: Allocator) {
  const { hidden, arc, rel, tagHidden, role } = dims
  const even = (n: number): number => (n + 7) & ~7
  const gates = 2 * 4 * hidden * 4 + APART
  const heads = 4 * (tagHidden + 2 * arc + 2 * rel)
  return {
    /** f32 [SLOTS][2][4 * hidden]: the first layer's input share of each known word; slot 0 is the root. */
    slots: memory.take(SLOTS * gates),
    /** The same for the rows of a group, in the layers above. */
    gates: memory.take(ROWS * gates),
    gatesStride: gates,
    /** f32 [ROWS][input]: new words' vectors; int16 the same, rounded. */
    vectors: memory.take(ROWS * dims.input * 4),
    rounded: memory.take(ROWS * dims.input * 2),
    /** f32 [ROWS]: scales of the rows in work. */
    scale: memory.take(ROWS * 4),
    scale2: memory.take(ROWS * 4),
    /** f32 [ROWS], all 1 / 32767. */
    unit: memory.take(ROWS * 4),
    /** int16 [ROWS][2][hidden]: the encoder's output, layer after layer in the same place. */
    states: memory.take(ROWS * hidden * 4),
    statesStride: hidden * 4,
    /** The table of lstm(): u32 [ROWS][2]. */
    table: memory.take(ROWS * 8),
    /** What lstm() keeps: int16 and f32 [hidden], f32 [4 * hidden]. */
    memory: memory.take(hidden * (2 + 4 + 16)),
    /** f32 [ROWS][tag hidden, dep, head, relation dep, relation head]. */
    heads: memory.take(ROWS * heads),
    headsStride: heads,
    /** int16 [ROWS][tagHidden], f32 [ROWS][tags]. */
    tagHidden: memory.take(ROWS * tagHidden * 2),
    tags: memory.take(ROWS * even(dims.tags) * 4),
    tagsStride: even(dims.tags) * 4,
    /** int16 [ROWS][arc] and f32: dependents, their product with U, and heads. */
    dep: memory.take(ROWS * arc * 2),
    depU: memory.take(ROWS * arc * 4),
    head: memory.take(ROWS * arc * 2),
    /** f32 [words][words + 1] of one sentence. */
    arcs: memory.take(LONGEST_SENTENCE * (LONGEST_SENTENCE + 1) * 4),
    /** u32 [ROWS][2], int16 [ROWS][rel * rel + 2 * rel], f32 [ROWS][rels]; scratch f32 [2 * rel]. */
    pairs: memory.take(ROWS * 8),
    outer: memory.take(ROWS * (rel * rel + 2 * rel) * 2),
    outerScratch: memory.take(2 * rel * 4),
    rels: memory.take(ROWS * even(dims.rels) * 4),
    relsStride: even(dims.rels) * 4,
    /** f32 [ROWS][as predicate, as argument]. */
    roles: memory.take(ROWS * 2 * role * 4),
    rolesStride: 2 * role * 4,
  }
}
