/** The kernel's operations on rows, for simd.ts: rounding to whole numbers, dot products, outer products. */
import { type Code, Func, f32, f32x4, get, i32, i32x4, type Local, loop, set, step, v128 } from './assemble.ts'
import { SLOPE, TINY } from './kernel.ts'

/** Vectors of f32 to the nearest whole numbers, halves to the even one. */
export const whole = (value: Code): Code => i32x4.fromF32(f32x4.nearest(value))

const leaky = (x: Code, slope: Code, temp: Local): Code => [
  set(temp, x),
  f32x4.pmax(get(temp), f32x4.mul(slope, get(temp))),
]

/** The greatest of the four lanes, in all of them. */
const across = (x: Local): Code => [
  set(x, f32x4.pmax(get(x), v128.lanes(x, [2, 3, 0, 1]))),
  set(x, f32x4.pmax(get(x), v128.lanes(x, [1, 0, 3, 2]))),
]

/** limit / most, or 0 for an all but empty row. */
const factorOf = (limit: Code, most: Code): Code =>
  f32.select(f32.const(0), f32.div(limit, most), f32.lt(most, f32.const(TINY)))

export function quantise(): Func {
  const fn = new Func('quantise', 'iiiiffiii')
  const [rows, x, xStride, n, slope, limit, out, outStride, scale] = fn.parameters()
  const [row, k, from, to] = fn.locals('i32')
  const most = fn.local('f32')
  const [by, value, temp, factor] = fn.locals('v128')
  const scaled = (offset: number): Code =>
    whole(f32x4.mul(leaky(v128.load(get(from), offset), get(by), temp), get(factor)))
  fn.body = [
    set(by, f32x4.splat(get(slope))),
    loop(
      row,
      get(rows),
      i32.const(1),
      set(value, v128.zero),
      set(from, get(x)),
      set(k, i32.const(0)),
      loop(
        k,
        get(n),
        i32.const(4),
        set(value, f32x4.pmax(get(value), f32x4.abs(leaky(v128.load(get(from)), get(by), temp)))),
        step(from, i32.const(16)),
      ),
      across(value),
      set(most, f32x4.first(get(value))),
      set(factor, f32x4.splat(factorOf(get(limit), get(most)))),
      f32.store(i32.add(get(scale), i32.shl(get(row), i32.const(2))), f32.div(get(most), get(limit))),
      set(from, get(x)),
      set(to, get(out)),
      set(k, i32.const(0)),
      loop(
        k,
        get(n),
        i32.const(8),
        v128.store(get(to), i32x4.narrow(scaled(0), scaled(16))),
        step(from, i32.const(32)),
        step(to, i32.const(16)),
      ),
      step(x, get(xStride)),
      step(out, get(outStride)),
    ),
  ]
  return fn
}

export function pairs(): Func {
  const fn = new Func('pairs', 'iiiiiiiii')
  const [rows, columns, n, a, b, aScale, bScale, out, outStride] = fn.parameters()
  const [i, j, k, p, q, to, scale] = fn.locals('i32')
  const sum = fn.local('v128')
  fn.body = [
    loop(
      i,
      get(rows),
      i32.const(1),
      set(q, get(b)),
      set(to, get(out)),
      set(scale, get(bScale)),
      set(j, i32.const(0)),
      loop(
        j,
        get(columns),
        i32.const(1),
        set(sum, v128.zero),
        set(p, get(a)),
        set(k, i32.const(0)),
        loop(
          k,
          get(n),
          i32.const(8),
          set(sum, i32x4.add(get(sum), i32x4.dot(v128.load(get(p)), v128.load(get(q))))),
          step(p, i32.const(16)),
          step(q, i32.const(16)),
        ),
        set(sum, i32x4.add(get(sum), v128.lanes(sum, [2, 3, 0, 1]))),
        set(sum, i32x4.add(get(sum), v128.lanes(sum, [1, 0, 3, 2]))),
        f32.store(
          get(to),
          f32.mul(f32.mul(f32.fromI32(i32x4.first(get(sum))), f32.load(get(aScale))), f32.load(get(scale))),
        ),
        step(to, i32.const(4)),
        step(scale, i32.const(4)),
      ),
      step(a, i32.shl(get(n), i32.const(1))),
      step(aScale, i32.const(4)),
      step(out, get(outStride)),
    ),
  ]
  return fn
}

export function outer(): Func {
  const fn = new Func('outer', 'iiifiii')
  const [rows, table, n, limit, out, scale, scratch] = fn.parameters()
  const [row, k, i, d, h, at] = fn.locals('i32')
  const [most, mostH] = fn.locals('f32')
  const [value, temp, factor] = fn.locals('v128')
  const bytes = i32.shl(get(n), i32.const(2))
  /** Copies a row, made leaky, to `at`; leaves its greatest absolute value in every lane of `value`. */
  const copy = (from: Local): Code => [
    set(value, v128.zero),
    set(k, i32.const(0)),
    loop(
      k,
      get(n),
      i32.const(4),
      set(temp, leaky(v128.load(get(from)), f32x4.const(SLOPE), temp)),
      v128.store(get(at), get(temp)),
      set(value, f32x4.pmax(get(value), f32x4.abs(get(temp)))),
      step(from, i32.const(16)),
      step(at, i32.const(16)),
    ),
    across(value),
  ]
  /** Writes values from `from` times the vector `by` as whole numbers at `out`, and moves on. */
  const write = (from: Local, count: Code, by: Local): Code => [
    set(k, i32.const(0)),
    loop(
      k,
      count,
      i32.const(8),
      v128.store(
        get(out),
        i32x4.narrow(
          whole(f32x4.mul(v128.load(get(from)), get(by))),
          whole(f32x4.mul(v128.load(get(from), 16), get(by))),
        ),
      ),
      step(from, i32.const(32)),
      step(out, i32.const(16)),
    ),
  ]
  const greater = (other: Local): Code => set(most, f32.select(get(other), get(most), f32.lt(get(most), get(other))))
  const mostD = fn.local('f32')
  fn.body = [
    loop(
      row,
      get(rows),
      i32.const(1),
      set(d, i32.load(get(table))),
      set(h, i32.load(get(table), 4)),
      step(table, i32.const(8)),
      set(at, get(scratch)),
      copy(d),
      set(mostD, f32x4.first(get(value))),
      copy(h),
      set(mostH, f32x4.first(get(value))),
      set(most, f32.mul(get(mostD), get(mostH))),
      greater(mostD),
      greater(mostH),
      set(factor, f32x4.splat(factorOf(get(limit), get(most)))),
      f32.store(i32.add(get(scale), i32.shl(get(row), i32.const(2))), f32.div(get(most), get(limit))),
      set(d, get(scratch)),
      set(i, i32.const(0)),
      loop(
        i,
        get(n),
        i32.const(1),
        set(temp, f32x4.mul(v128.load32Splat(get(d)), get(factor))),
        set(h, i32.add(get(scratch), bytes)),
        write(h, get(n), temp),
        step(d, i32.const(4)),
      ),
      set(d, get(scratch)),
      write(d, i32.shl(get(n), i32.const(1)), factor),
    ),
  ]
  return fn
}
