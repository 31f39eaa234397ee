/**
 * What the network computes with: five operations over one block of memory. There are two makers, simd.ts and
 * plain.ts, which give the same bytes: integers are exact, and every operation on 32-bit floats is done in the same order.
 *
 * Units  addresses and strides in bytes; counts in elements.
 */
export interface Kernel {
  readonly kind: 'simd' | 'plain'
  readonly memory: ArrayBuffer
  /**
   * out[row][n] = (whole number sum over k of a[row][k] * w[n][k]) * s[n] * scale[row] + b[n].
   * a: int16; w: int8 in the order of the weights file, `blocks` blocks of 8 outputs, 2 * `pairs` inputs (pairs a multiple
   * of 4); scale, s, b, out: f32.
   */
  product(
    rows: number,
    a: number,
    aStride: number,
    scale: number,
    w: number,
    pairs: number,
    blocks: number,
    s: number,
    b: number,
    out: number,
    outStride: number,
  ): void
  /**
   * One direction of one layer over a sentence. `table`: u32, per step the address of the input's share of the gates
   * (f32, 4 * hidden: input, forget, cell, output) and of the place for the new state (int16, 32767 for 1). `state`: int16
   * state [hidden], then f32 cell [hidden], zero at the start, then scratch f32 [4 * hidden]. `w`, `s`: recurrent weights;
   * s already divided by 32767.
   */
  lstm(steps: number, table: number, w: number, s: number, state: number): void
  /**
   * Rows of f32 to whole numbers of at most `limit`: y = max(x, slope * x); out = round(y * limit / max|y|), and
   * scale[row] = max|y| / limit. n a multiple of 8.
   */
  quantise(
    rows: number,
    x: number,
    xStride: number,
    n: number,
    slope: number,
    limit: number,
    out: number,
    outStride: number,
    scale: number,
  ): void
  /** out[i][j] = (a[i] . b[j]) * aScale[i] * bScale[j]; int16 rows of n elements, n a multiple of 8, rows without gaps. */
  pairs(
    rows: number,
    columns: number,
    n: number,
    a: number,
    b: number,
    aScale: number,
    bScale: number,
    out: number,
    outStride: number,
  ): void
  /**
   * For each row of `table` (u32: addresses of two f32 rows d and h of n elements): with both y = max(x, x / 10), the
   * products d[i] * h[j], then d, then h, as whole numbers of at most `limit` with a scale, as quantise does. `scratch`:
   * 2n f32. n a multiple of 8.
   */
  outer(rows: number, table: number, n: number, limit: number, out: number, scale: number, scratch: number): void
}

/** What stands for 1 in a state. */
export const ONE = 32767
/** A row whose greatest value is below this counts as zero. */
export const TINY = 1e-20
export const SLOPE = Math.fround(0.1)

/** tanh as a quotient of polynomials in x * x; beyond END it is flat. Error below 1e-6. */
export const TANH = {
  end: 7.905311,
  over: [
    4.89352455891786e-3, 6.37261928875436e-4, 1.48572235717979e-5, 5.12229709037114e-8, -8.60467152213735e-11,
    2.00018790482477e-13, -2.76076847742355e-16,
  ],
  under: [4.89352518554385e-3, 2.268434632439e-3, 1.18534705686654e-4, 1.19825839466702e-6],
} as const
