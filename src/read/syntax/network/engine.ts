/** The kernel with the weights in its memory: matrices by name, views, and products of them. */
import type { Sections } from './format.ts'
import { type Kernel, ONE } from './kernel.ts'
import { Allocator, type Dims, type Layout, layOut, type Matrix, placeMatrix, ROWS } from './layout.ts'
import { plainKernel } from './plain.ts'
import { simdKernel } from './simd.ts'

/** Whole numbers of at most this keep a sum of `terms` products with an int8 within 32 bits. */
export const roomFor = (terms: number): number => Math.min(ONE, Math.floor((2 ** 31 - 1) / (128 * terms)))

/** Names of one layer's matrices, forwards and backwards: the input's share of the gates, and the state's. */
export const layerNames = (layer: number): { input: string; recurrent: string }[] =>
  ['f', 'b'].map((way) => ({ input: `in${layer}${way}`, recurrent: `re${layer}${way}` }))

export class Engine {
  readonly kernel: Kernel
  readonly dims: Dims
  readonly at: Layout
  readonly f32: Float32Array
  readonly i16: Int16Array
  readonly u32: Uint32Array
  readonly #matrices = new Map<string, Matrix>()

  /** @param plain run in plain loops even where WebAssembly SIMD is to be had */
  constructor(sections: Sections, dims: Dims, plain: boolean) {
    this.dims = dims
    const memory = new Allocator()
    const recurrent: string[] = []
    const names = ['heads', 'tags', 'arc', 'rel', 'roles']
    for (let layer = 0; layer < dims.layers; layer++) {
      for (const way of layerNames(layer)) {
        names.push(way.input, way.recurrent)
        recurrent.push(way.recurrent)
      }
    }
    for (const name of names) this.#matrices.set(name, placeMatrix(sections, name, memory))
    this.at = layOut(dims, memory)
    const simd = plain ? undefined : simdKernel(memory.size, dims.hidden)
    this.kernel = simd ?? plainKernel(new ArrayBuffer(memory.size), dims.hidden)
    const all = new Uint8Array(this.kernel.memory)
    this.f32 = new Float32Array(this.kernel.memory)
    this.i16 = new Int16Array(this.kernel.memory)
    this.u32 = new Uint32Array(this.kernel.memory)
    for (const [name, matrix] of this.#matrices)
      for (const part of ['w', 's', 'b'] as const) all.set(sections.bytes(`${name}.${part}`), matrix[part])
    const unit = Math.fround(1 / ONE)
    this.f32.fill(unit, this.at.unit >> 2, (this.at.unit >> 2) + ROWS)
    // A state stands for itself divided by ONE: once here instead of at every step.
    for (const name of recurrent) {
      const { s, blocks } = this.matrix(name)
      for (let n = s >> 2; n < (s >> 2) + blocks * 8; n++) this.f32[n] = this.f32[n]! * unit
    }
  }

  matrix(name: string): Matrix {
    return this.#matrices.get(name)!
  }

  /** Rows of int16 at `a`, each with its scale, times a matrix: f32 rows at `out`. */
  product(name: string, rows: number, a: number, aStride: number, scale: number, out: number, outStride: number): void {
    const { w, pairs, blocks, s, b } = this.matrix(name)
    this.kernel.product(rows, a, aStride, scale, w, pairs, blocks, s, b, out, outStride)
  }

  /** The same of the encoder's present states. */
  ofStates(name: string, rows: number, out: number, outStride: number): void {
    this.product(name, rows, this.at.states, this.at.statesStride, this.at.unit, out, outStride)
  }
}
