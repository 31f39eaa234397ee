/** The kernel in plain loops, for engines without WebAssembly SIMD. Byte for byte what simd.ts computes. */
import { type Kernel, ONE, SLOPE, TANH, TINY } from './kernel.ts'

const f = Math.fround
const OVER = TANH.over.map(f)
const UNDER = TANH.under.map(f)
const END = f(TANH.end)

const OVER_0 = OVER[0]!
const OVER_1 = OVER[1]!
const OVER_2 = OVER[2]!
const OVER_3 = OVER[3]!
const OVER_4 = OVER[4]!
const OVER_5 = OVER[5]!
const OVER_6 = OVER[6]!
const UNDER_0 = UNDER[0]!
const UNDER_1 = UNDER[1]!
const UNDER_2 = UNDER[2]!
const UNDER_3 = UNDER[3]!

/** Of f32, to f32. Written out: an engine keeps these in registers. */
function tanh(value: number): number {
  const x = Math.max(Math.min(value, END), -END)
  const q = f(x * x)
  let p = f(f(OVER_6 * q) + OVER_5)
  p = f(f(p * q) + OVER_4)
  p = f(f(p * q) + OVER_3)
  p = f(f(p * q) + OVER_2)
  p = f(f(p * q) + OVER_1)
  p = f(f(p * q) + OVER_0)
  let r = f(f(UNDER_3 * q) + UNDER_2)
  r = f(f(r * q) + UNDER_1)
  r = f(f(r * q) + UNDER_0)
  return f(f(x * p) / r)
}

const sigmoid = (x: number): number => f(f(tanh(f(x * 0.5)) * 0.5) + 0.5)

/** To the nearest whole number, halves to the even one; for |x| below 2 ** 22. */
const nearest = (x: number): number => f(f(x + 12582912) - 12582912)

const leaky = (x: number, slope: number): number => Math.max(x, f(slope * x))

/** @param hidden size of a state */
export function plainKernel(memory: ArrayBuffer, hidden: number): Kernel {
  const i8 = new Int8Array(memory)
  const i16 = new Int16Array(memory)
  const u32 = new Uint32Array(memory)
  const f32 = new Float32Array(memory)
  const sums = new Int32Array(8)

  /** Eight sums of a block of weights at `w` (byte) with the inputs at `a` (element). */
  function block(w: number, a: number, pairs: number): void {
    for (let half = 0; half < 8; half += 4) {
      let s0 = 0
      let s1 = 0
      let s2 = 0
      let s3 = 0
      let at = w + half * 2
      for (let k = 0; k < pairs; k++) {
        const x = i16[a + 2 * k]!
        const y = i16[a + 2 * k + 1]!
        s0 = (s0 + i8[at]! * x + i8[at + 1]! * y) | 0
        s1 = (s1 + i8[at + 2]! * x + i8[at + 3]! * y) | 0
        s2 = (s2 + i8[at + 4]! * x + i8[at + 5]! * y) | 0
        s3 = (s3 + i8[at + 6]! * x + i8[at + 7]! * y) | 0
        at += 16
      }
      sums[half] = s0
      sums[half + 1] = s1
      sums[half + 2] = s2
      sums[half + 3] = s3
    }
  }

  /** Writes n values, starting at element `x`, as whole numbers at `out`; gives nothing for an all but empty row. */
  function round(x: number, n: number, slope: number, factor: number, out: number): void {
    for (let i = 0; i < n; i++) i16[out + i] = nearest(f(leaky(f32[x + i]!, slope) * factor))
  }

  function greatest(x: number, n: number, slope: number): number {
    let most = 0
    for (let i = 0; i < n; i++) {
      most = Math.max(most, Math.abs(leaky(f32[x + i]!, slope)))
    }
    return most
  }

  return {
    kind: 'plain',
    memory,

    product(rows, a, aStride, scale, w, pairs, blocks, s, b, out, outStride) {
      for (let n = 0; n < blocks; n++) {
        for (let row = 0; row < rows; row++) {
          block(w + n * pairs * 16, (a + row * aStride) >> 1, pairs)
          const factor = f32[(scale >> 2) + row]!
          const to = ((out + row * outStride) >> 2) + n * 8
          for (let j = 0; j < 8; j++) {
            const value = f(f(f(sums[j]!) * f32[(s >> 2) + n * 8 + j]!) * factor)
            f32[to + j] = f(value + f32[(b >> 2) + n * 8 + j]!)
          }
        }
      }
    },

    lstm(steps, table, w, s, state) {
      const h = state >> 1
      const c = (state + 2 * hidden) >> 2
      const gates = c + hidden
      for (let t = 0; t < steps; t++) {
        const x = u32[(table >> 2) + 2 * t]! >> 2
        const out = u32[(table >> 2) + 2 * t + 1]! >> 1
        for (let n = 0; n < hidden / 2; n++) {
          block(w + n * hidden * 8, h, hidden / 2)
          for (let j = 0; j < 8; j++) {
            const at = n * 8 + j
            f32[gates + at] = f(f(f(sums[j]!) * f32[(s >> 2) + at]!) + f32[x + at]!)
          }
        }
        for (let k = 0; k < hidden; k++) {
          const keep = f(sigmoid(f32[gates + hidden + k]!) * f32[c + k]!)
          const cell = f(keep + f(sigmoid(f32[gates + k]!) * tanh(f32[gates + 2 * hidden + k]!)))
          f32[c + k] = cell
          const value = f(sigmoid(f32[gates + 3 * hidden + k]!) * tanh(cell))
          i16[h + k] = nearest(f(value * ONE))
          i16[out + k] = i16[h + k]!
        }
      }
    },

    quantise(rows, x, xStride, n, slope, limit, out, outStride, scale) {
      const by = f(slope)
      for (let row = 0; row < rows; row++) {
        const from = (x + row * xStride) >> 2
        const most = greatest(from, n, by)
        round(from, n, by, most < f(TINY) ? 0 : f(limit / most), (out + row * outStride) >> 1)
        f32[(scale >> 2) + row] = f(most / limit)
      }
    },

    pairs(rows, columns, n, a, b, aScale, bScale, out, outStride) {
      for (let i = 0; i < rows; i++) {
        const p = (a >> 1) + i * n
        for (let j = 0; j < columns; j++) {
          const q = (b >> 1) + j * n
          let sum = 0
          for (let k = 0; k < n; k++) sum = (sum + i16[p + k]! * i16[q + k]!) | 0
          const value = f(f(sum) * f32[(aScale >> 2) + i]!)
          f32[((out + i * outStride) >> 2) + j] = f(value * f32[(bScale >> 2) + j]!)
        }
      }
    },

    outer(rows, table, n, limit, out, scale, scratch) {
      const d = scratch >> 2
      const h = d + n
      for (let row = 0; row < rows; row++) {
        const from = [u32[(table >> 2) + row * 2]! >> 2, u32[(table >> 2) + row * 2 + 1]! >> 2]
        for (let i = 0; i < n; i++) {
          f32[d + i] = leaky(f32[from[0]! + i]!, SLOPE)
          f32[h + i] = leaky(f32[from[1]! + i]!, SLOPE)
        }
        const mostD = greatest(d, n, 1)
        const mostH = greatest(h, n, 1)
        const most = Math.max(f(mostD * mostH), mostD, mostH)
        const factor = most < f(TINY) ? 0 : f(limit / most)
        let to = (out >> 1) + row * (n * n + 2 * n)
        for (let i = 0; i < n; i++) {
          const by = f(f32[d + i]! * factor)
          for (let j = 0; j < n; j++) i16[to++] = nearest(f(f32[h + j]! * by))
        }
        round(d, 2 * n, 1, factor, to)
        f32[(scale >> 2) + row] = f(most / limit)
      }
    },
  }
}
