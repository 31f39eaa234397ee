/**
 * What the heads compute with: products and sums of rows of 32-bit floats over one block of memory. Two makers as for the
 * network's kernel (kernel.ts), floats-simd.ts and plain loops here: every operation is done in the same order and
 * rounded to 32 bits, so that both leave the same bytes.
 *
 * Units  addresses and strides in bytes; counts in elements. Rows have a multiple of 8 elements, the last of them zero
 *        where fewer are needed.
 */
import { floatsSimd } from './floats-simd.ts'
import type { Allocator } from './layout.ts'

export interface FloatKernel {
  readonly kind: 'simd' | 'plain'
  readonly memory: ArrayBuffer
  /** out[row][n] += a[row][k] * w[k][n], one k after the other. w: a matrix as `lay` leaves it, `blocks` blocks of 8 n. */
  product(
    rows: number,
    a: number,
    aStride: number,
    w: number,
    inputs: number,
    blocks: number,
    out: number,
    outStride: number,
  ): void
  /** out[row] = the sum, in order, of the rows that `table` names: u32, for each row how many there are, then where. */
  gather(rows: number, table: number, blocks: number, out: number, outStride: number): void
  /**
   * out[row] += in order, those rows of a table of int8 that `table` names by number, each times its scale. Rows are `stride`
   * bytes apart; what lies behind the end of one and within a multiple of 8 is added too, to elements that nobody reads.
   */
  gatherBytes(
    rows: number,
    table: number,
    blocks: number,
    w: number,
    stride: number,
    scales: number,
    out: number,
    outStride: number,
  ): void
}

/** A matrix in memory: f32 [blocks][inputs][8]. */
export interface FloatMatrix {
  w: number
  inputs: number
  blocks: number
}

/** Elements of a row that holds `n`. */
export const padded = (n: number): number => (n + 7) & ~7

export function placeFloats(memory: Allocator, inputs: number, outputs: number): FloatMatrix {
  const blocks = padded(outputs) / 8
  return { w: memory.take(32 * blocks * inputs), inputs, blocks }
}

interface Weights {
  values: Float32Array
  from: number
  stride: number
  first?: number
  count?: number
}

/** A head's memory. */
export class Floats {
  readonly kernel: FloatKernel
  readonly f32: Float32Array
  readonly u32: Uint32Array
  readonly i8: Int8Array

  /** @param plain run in plain loops even where WebAssembly SIMD is to be had */
  constructor(memory: Allocator, plain = false) {
    this.kernel = (plain ? undefined : floatsSimd(memory.size)) ?? plainFloats(new ArrayBuffer(memory.size))
    this.f32 = new Float32Array(this.kernel.memory)
    this.u32 = new Uint32Array(this.kernel.memory)
    this.i8 = new Int8Array(this.kernel.memory)
  }

  /**
   * Writes weights: output n, of the first `outputs`, takes of input `first` + k, k below `count`, what
   * values[from + n * stride + k] is.
   */
  lay(matrix: FloatMatrix, outputs: number, weights: Weights): void {
    const { w, inputs } = matrix
    const { values, from, stride, first = 0, count = inputs } = weights
    for (let n = 0; n < outputs; n++) {
      const at = (w >> 2) + (n >> 3) * 8 * inputs + 8 * first + (n & 7)
      for (let k = 0; k < count; k++) this.f32[at + 8 * k] = values[from + n * stride + k]!
    }
  }

  /** Writes rows of `wide` values as rows of padded(wide). */
  layRows(at: number, wide: number, values: Float32Array): void {
    for (let row = 0, from = 0; from < values.length; row++, from += wide)
      this.f32.set(values.subarray(from, from + wide), (at >> 2) + row * padded(wide))
  }

  /** Adds the products of rows at `a` with a matrix to rows at `out`. */
  product(
    { w, inputs, blocks }: FloatMatrix,
    rows: number,
    a: number,
    aStride: number,
    out: number,
    outStride: number,
  ) {
    this.kernel.product(rows, a, aStride, w, inputs, blocks, out, outStride)
  }
}

const f = Math.fround

export function plainFloats(memory: ArrayBuffer): FloatKernel {
  const f32 = new Float32Array(memory)
  const u32 = new Uint32Array(memory)
  const i8 = new Int8Array(memory)
  return {
    kind: 'plain',
    memory,

    product(rows, a, aStride, w, inputs, blocks, out, outStride) {
      for (let row = 0; row < rows; row++) {
        const from = (a + row * aStride) >> 2
        const to = (out + row * outStride) >> 2
        for (let n = 0; n < 8 * blocks; n++) {
          let sum = f32[to + n]!
          let at = (w >> 2) + (n >> 3) * 8 * inputs + (n & 7)
          for (let k = 0; k < inputs; k++, at += 8) sum = f(sum + f(f32[from + k]! * f32[at]!))
          f32[to + n] = sum
        }
      }
    },

    gather(rows, table, blocks, out, outStride) {
      let at = table >> 2
      for (let row = 0; row < rows; row++) {
        const count = u32[at++]!
        const to = (out + row * outStride) >> 2
        f32.fill(0, to, to + 8 * blocks)
        for (let k = 0; k < count; k++) {
          const from = u32[at++]! >> 2
          for (let n = 0; n < 8 * blocks; n++) f32[to + n] = f(f32[to + n]! + f32[from + n]!)
        }
      }
    },

    gatherBytes(rows, table, blocks, w, stride, scales, out, outStride) {
      let at = table >> 2
      for (let row = 0; row < rows; row++) {
        const count = u32[at++]!
        const to = (out + row * outStride) >> 2
        for (let k = 0; k < count; k++) {
          const number = u32[at++]!
          const scale = f32[(scales >> 2) + number]!
          const from = w + number * stride
          for (let n = 0; n < 8 * blocks; n++) f32[to + n] = f(f32[to + n]! + f(i8[from + n]! * scale))
        }
      }
    },
  }
}
