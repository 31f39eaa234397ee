/**
 * The encoder: layers of recurrent networks, forwards and backwards, over the words of sentences.
 *
 * In     sentences of words, at most ROWS rows together: each sentence's root, then its words.
 * Out    states in the engine's memory, row after row.
 */
import { type Engine, layerNames, roomFor } from './engine.ts'
import { Features, keptForm, keyOf } from './features.ts'
import type { Sections } from './format.ts'
import { SLOTS } from './layout.ts'

/** Distinct words whose vectors are kept: some 600 bytes each. */
const VECTORS = 8192

export class Encoder {
  readonly #engine: Engine
  readonly #features: Features
  readonly #layers: { input: string; recurrent: string }[][]
  /** Word -> slot: where its share of the first layer lies. Slot 0 is the root. */
  readonly #slots = new Map<string, number>()
  readonly #vectors = new Map<string, Float32Array>()
  #nextSlot = 1

  constructor(engine: Engine, sections: Sections) {
    const { dims, at, f32 } = engine
    this.#engine = engine
    this.#features = new Features(sections, dims.buckets)
    this.#layers = Array.from({ length: dims.layers }, (_, layer) => layerNames(layer))
    f32.set(sections.floats('root'), at.vectors >> 2)
    this.#firstLayer(0, 1)
  }

  /** Leaves the last layer's states behind. Gives the number of rows. */
  encode(sentences: readonly (readonly string[])[]): number {
    const slots = this.#slotsOf(sentences)
    const rows = slots.length
    const { gates, gatesStride, slots: kept } = this.#engine.at
    this.#layers.forEach((ways, layer) => {
      ways.forEach(({ input }, way) => {
        if (layer > 0) this.#engine.ofStates(input, rows, this.#half(gates, way), gatesStride)
      })
      const gatesOf = (row: number): number =>
        layer > 0 ? gates + row * gatesStride : kept + slots[row]! * gatesStride
      ways.forEach(({ recurrent }, way) => {
        let first = 0
        for (const words of sentences) {
          this.#recur(recurrent, way, first, words.length + 1, gatesOf)
          first += words.length + 1
        }
      })
    })
    return rows
  }

  /** What the first layer is given of a word, before rounding. To read only. */
  vector(word: string): Float32Array {
    return this.#vectorOf(keyOf(word))
  }

  #vectorOf(form: string): Float32Array {
    let vector = this.#vectors.get(form)
    if (vector === undefined) {
      if (this.#vectors.size === VECTORS) this.#vectors.clear()
      vector = new Float32Array(this.#engine.dims.input)
      this.#features.fill(form, vector, 0)
      this.#vectors.set(keptForm(form), vector)
    }
    return vector
  }

  /** One direction's half of a row of gates. */
  #half(address: number, way: number): number {
    return address + way * 16 * this.#engine.dims.hidden
  }

  /** One direction of one layer over the rows of one sentence. */
  #recur(name: string, way: number, first: number, steps: number, gatesOf: (row: number) => number): void {
    const { dims, at, kernel, u32, i16 } = this.#engine
    const { w, s } = this.#engine.matrix(name)
    for (let t = 0, entry = at.table >> 2; t < steps; t++) {
      const row = first + (way === 0 ? t : steps - 1 - t)
      u32[entry++] = this.#half(gatesOf(row), way)
      u32[entry++] = at.states + row * at.statesStride + way * 2 * dims.hidden
    }
    i16.fill(0, at.memory >> 1, (at.memory >> 1) + 3 * dims.hidden)
    kernel.lstm(steps, at.table, w, s, at.memory)
  }

  /** The slot of each row, in order; words not known yet are given one. */
  #slotsOf(sentences: readonly (readonly string[])[]): number[] {
    const { dims, at, f32 } = this.#engine
    const words = sentences.reduce((sum, sentence) => sum + sentence.length, 0)
    if (this.#nextSlot + words > SLOTS) {
      this.#slots.clear()
      this.#nextSlot = 1
    }
    const slots: number[] = []
    const before = this.#nextSlot
    for (const sentence of sentences) {
      slots.push(0)
      for (const word of sentence) {
        const form = keyOf(word)
        let slot = this.#slots.get(form)
        if (slot === undefined) {
          slot = this.#nextSlot++
          this.#slots.set(keptForm(form), slot)
          f32.set(this.#vectorOf(form), (at.vectors >> 2) + (slot - before) * dims.input)
        }
        slots.push(slot)
      }
    }
    if (this.#nextSlot > before) this.#firstLayer(before, this.#nextSlot - before)
    return slots
  }

  /** The first layer's share of the words whose vectors lie ready, into slots from `slot` on. */
  #firstLayer(slot: number, count: number): void {
    const { dims, at, kernel } = this.#engine
    const { input } = dims
    kernel.quantise(count, at.vectors, 4 * input, input, 1, roomFor(input), at.rounded, 2 * input, at.scale)
    this.#layers[0]!.forEach((names, way) => {
      const out = this.#half(at.slots + slot * at.gatesStride, way)
      this.#engine.product(names.input, count, at.rounded, 2 * input, at.scale, out, at.gatesStride)
    })
  }
}
