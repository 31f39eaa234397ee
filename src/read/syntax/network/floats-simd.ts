/** The heads' kernel in WebAssembly SIMD. Byte for byte what the plain loops of floats.ts compute. */
import { type Code, Func, f32x4, get, i32, i32x4, type Local, loop, moduleOf, set, step, v128 } from './assemble.ts'
import type { FloatKernel } from './floats.ts'
import { compiled, instanceOf } from './instance.ts'

/** product() of floats.ts for exactly `lanes` rows at a time. */
function product(lanes: number): Func {
  const fn = new Func(`product${lanes}`, 'iiiiiiii')
  const [rows, a, aStride, w, inputs, blocks, out, outStride] = fn.parameters()
  const sums = Array.from({ length: lanes }, () => fn.list('v128', 2))
  const [w0, w1, x] = fn.locals('v128')
  const at = fn.list('i32', lanes)
  const [n, row, k, weights, to, place] = fn.locals('i32')
  const ofLane = (lane: number): Code => {
    const [low, high] = sums[lane] as [Local, Local]
    return [
      set(x, v128.load32Splat(get(at[lane]!))),
      set(low, f32x4.add(get(low), f32x4.mul(get(x), get(w0)))),
      set(high, f32x4.add(get(high), f32x4.mul(get(x), get(w1)))),
      step(at[lane]!, i32.const(4)),
    ]
  }
  /** Each row's eight outputs, from memory or back to it. */
  const each = (what: (low: Local, high: Local) => Code): Code => [
    set(place, get(to)),
    sums.map(([low, high]) => [what(low!, high!), step(place, get(outStride))]),
  ]
  const fetch = (low: Local, high: Local): Code => [
    set(low, v128.load(get(place))),
    set(high, v128.load(get(place), 16)),
  ]
  const keep = (low: Local, high: Local): Code => [
    v128.store(get(place), get(low)),
    v128.store(get(place), get(high), 16),
  ]
  fn.body = loop(
    n,
    get(blocks),
    i32.const(1),
    set(row, i32.const(0)),
    set(to, get(out)),
    loop(
      row,
      get(rows),
      i32.const(lanes),
      at.map((p, lane) => set(p, i32.add(get(a), i32.mul(i32.add(get(row), i32.const(lane)), get(aStride))))),
      set(weights, get(w)),
      each(fetch),
      set(k, i32.const(0)),
      loop(
        k,
        get(inputs),
        i32.const(1),
        set(w0, v128.load(get(weights))),
        set(w1, v128.load(get(weights), 16)),
        at.map((_, lane) => ofLane(lane)),
        step(weights, i32.const(32)),
      ),
      each(keep),
      set(to, get(place)),
    ),
    step(w, i32.shl(get(inputs), i32.const(5))),
    step(out, i32.const(32)),
  )
  return fn
}

function gather(): Func {
  const fn = new Func('gather', 'iiiii')
  const [rows, table, blocks, out, outStride] = fn.parameters()
  const [row, n, k, count, at, from, offset] = fn.locals('i32')
  const [low, high] = fn.locals('v128')
  fn.body = loop(
    row,
    get(rows),
    i32.const(1),
    set(count, i32.load(get(table))),
    step(table, i32.const(4)),
    set(offset, i32.const(0)),
    set(n, i32.const(0)),
    loop(
      n,
      get(blocks),
      i32.const(1),
      [set(low, v128.zero), set(high, v128.zero)],
      set(at, get(table)),
      set(k, i32.const(0)),
      loop(
        k,
        get(count),
        i32.const(1),
        set(from, i32.add(i32.load(get(at)), get(offset))),
        set(low, f32x4.add(get(low), v128.load(get(from)))),
        set(high, f32x4.add(get(high), v128.load(get(from), 16))),
        step(at, i32.const(4)),
      ),
      set(from, i32.add(get(out), get(offset))),
      v128.store(get(from), get(low)),
      v128.store(get(from), get(high), 16),
      step(offset, i32.const(32)),
    ),
    step(table, i32.shl(get(count), i32.const(2))),
    step(out, get(outStride)),
  )
  return fn
}

function gatherBytes(): Func {
  const fn = new Func('gatherBytes', 'iiiiiiii')
  const [rows, table, blocks, w, stride, scales, out, outStride] = fn.parameters()
  const [row, n, k, count, at, number, offset, place] = fn.locals('i32')
  const [low, high, bytes, scale] = fn.locals('v128')
  const added = (half: Local, four: Code): Code =>
    set(half, f32x4.add(get(half), f32x4.mul(f32x4.fromI32(four), get(scale))))
  fn.body = loop(
    row,
    get(rows),
    i32.const(1),
    set(count, i32.load(get(table))),
    step(table, i32.const(4)),
    set(offset, i32.const(0)),
    set(n, i32.const(0)),
    loop(
      n,
      get(blocks),
      i32.const(1),
      set(place, i32.add(get(out), i32.shl(get(offset), i32.const(2)))),
      [set(low, v128.load(get(place))), set(high, v128.load(get(place), 16))],
      set(at, get(table)),
      set(k, i32.const(0)),
      loop(
        k,
        get(count),
        i32.const(1),
        set(number, i32.load(get(at))),
        set(scale, v128.load32Splat(i32.add(get(scales), i32.shl(get(number), i32.const(2))))),
        set(bytes, v128.load8x8(i32.add(i32.add(get(w), get(offset)), i32.mul(get(number), get(stride))))),
        added(low, i32x4.low(get(bytes))),
        added(high, i32x4.high(get(bytes))),
        step(at, i32.const(4)),
      ),
      v128.store(get(place), get(low)),
      v128.store(get(place), get(high), 16),
      step(offset, i32.const(8)),
    ),
    step(table, i32.shl(get(count), i32.const(2))),
    step(out, get(outStride)),
  )
  return fn
}

interface Exports extends Pick<FloatKernel, 'gather' | 'gatherBytes'> {
  product1: FloatKernel['product']
  product4: FloatKernel['product']
}

let module: object | undefined

/** Undefined where the engine has no WebAssembly, or none with SIMD. */
export function floatsSimd(bytes: number): FloatKernel | undefined {
  module ??= compiled(() => moduleOf([product(1), product(4), gather(), gatherBytes()], 1))
  if (!module) return undefined
  const made = instanceOf(module, bytes)
  const { product1, product4, gather: sum, gatherBytes: sumBytes } = made.exports as Exports
  return {
    kind: 'simd',
    memory: made.memory,
    gather: sum,
    gatherBytes: sumBytes,
    product(rows, a, aStride, w, inputs, blocks, out, outStride) {
      const fours = rows & ~3
      if (fours) product4(fours, a, aStride, w, inputs, blocks, out, outStride)
      if (rows > fours)
        product1(rows - fours, a + fours * aStride, aStride, w, inputs, blocks, out + fours * outStride, outStride)
    },
  }
}
