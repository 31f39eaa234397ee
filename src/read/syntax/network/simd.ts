/**
 * The kernel in WebAssembly SIMD, written instruction by instruction. Byte for byte what plain.ts computes.
 *
 * A product keeps rows * 2 vectors of 4 sums in registers: for each pair of inputs, the eight outputs' weights come as two
 * vectors, a row's two inputs as one number repeated four times, and one instruction multiplies and adds in pairs.
 */
import { type Code, Func, f32x4, get, i32, i32x4, type Local, loop, moduleOf, set, step, v128 } from './assemble.ts'
import { compiled, instanceOf } from './instance.ts'
import { type Kernel, ONE, TANH } from './kernel.ts'
import { outer, pairs, quantise, whole } from './simd-rows.ts'

const UNROLL = 4
/** Adds to sums[row][half] the products of one block at `w` with the rows at `at`; moves both on. */
function multiply(sums: Local[][], at: Local[], w: Local, counter: Local, pairs: Code, temp: Local[]): Code {
  const [w0, w1, x] = temp as [Local, Local, Local]
  const body: Code[] = []
  for (let k = 0; k < UNROLL; k++) {
    body.push(set(w0, v128.load8x8(get(w), 16 * k)), set(w1, v128.load8x8(get(w), 16 * k + 8)))
    at.forEach((a, row) => {
      body.push(set(x, v128.load32Splat(get(a), 4 * k)))
      const [low, high] = sums[row] as [Local, Local]
      body.push(set(low, i32x4.add(get(low), i32x4.dot(get(w0), get(x)))))
      body.push(set(high, i32x4.add(get(high), i32x4.dot(get(w1), get(x)))))
    })
  }
  return [
    sums.flat().map((sum) => set(sum, v128.zero)),
    set(counter, i32.const(0)),
    loop(
      counter,
      pairs,
      i32.const(UNROLL),
      body,
      step(w, i32.const(16 * UNROLL)),
      at.map((a) => step(a, i32.const(4 * UNROLL))),
    ),
  ]
}

/** product() of kernel.ts for exactly `lanes` rows at a time; starts at row `from` and leaves it at the first row not done. */
function product(lanes: number): Func {
  const fn = new Func(`product${lanes}`, 'iiiiiiiiiii')
  const [rows, a, aStride, scale, w, pairs, blocks, s, b, out, outStride] = fn.parameters()
  const sums = Array.from({ length: lanes }, () => fn.list('v128', 2))
  const temp = fn.list('v128', 3)
  const at = fn.list('i32', lanes)
  const [n, row, counter, weights, to, block] = fn.locals('i32')
  const finish = sums.map(([low, high], lane): Code => {
    const [, , x] = temp as [Local, Local, Local]
    const half = (sum: Local, offset: number): Code =>
      v128.store(
        get(to),
        f32x4.add(
          f32x4.mul(f32x4.mul(f32x4.fromI32(get(sum)), v128.load(get(s), offset)), get(x)),
          v128.load(get(b), offset),
        ),
        offset,
      )
    return [
      set(x, v128.load32Splat(i32.add(get(scale), i32.shl(get(row), i32.const(2))), 4 * lane)),
      half(low!, 0),
      half(high!, 16),
      step(to, get(outStride)),
    ]
  })
  fn.body = [
    set(n, i32.const(0)),
    set(block, get(w)),
    loop(
      n,
      get(blocks),
      i32.const(1),
      set(row, i32.const(0)),
      set(to, get(out)),
      loop(
        row,
        get(rows),
        i32.const(lanes),
        // Rows follow one another: what multiply() has moved on is set anew from the row's number.
        at.map((p, lane) => set(p, i32.add(get(a), i32.mul(i32.add(get(row), i32.const(lane)), get(aStride))))),
        set(weights, get(block)),
        multiply(sums, at, weights, counter, get(pairs), temp),
        finish,
      ),
      step(block, i32.shl(get(pairs), i32.const(4))),
      step(s, i32.const(32)),
      step(b, i32.const(32)),
      step(out, i32.const(32)),
    ),
  ]
  return fn
}

/** value -> tanh(value), in place; `temp`: three vectors. */
function tanh(x: Local, temp: readonly Local[]): Code {
  const [q, p, r] = temp as [Local, Local, Local]
  const constant = (n: number): Code => f32x4.const(n)
  const horner = (into: Local, values: readonly number[]): Code =>
    values
      .toReversed()
      .map((value, n) =>
        set(into, n === 0 ? constant(value) : f32x4.add(f32x4.mul(get(into), get(q)), constant(value))),
      )
  return [
    set(x, f32x4.pmin(get(x), constant(TANH.end))),
    set(x, f32x4.pmax(get(x), constant(-TANH.end))),
    set(q, f32x4.mul(get(x), get(x))),
    horner(p, TANH.over),
    horner(r, TANH.under),
    set(x, f32x4.div(f32x4.mul(get(x), get(p)), get(r))),
  ]
}

const sigmoid = (x: Local, temp: readonly Local[]): Code => [
  set(x, f32x4.mul(get(x), f32x4.const(0.5))),
  tanh(x, temp),
  set(x, f32x4.add(f32x4.mul(get(x), f32x4.const(0.5)), f32x4.const(0.5))),
]

/** lstm() of kernel.ts for a fixed size of state. */
function lstm(hidden: number): Func {
  const fn = new Func('lstm', 'iiiii')
  const [steps, table, w, s, state] = fn.parameters()
  const sums = [fn.list('v128', 2)]
  const temp = fn.list('v128', 3)
  const [h, input, t, n, counter, weights, scales, gates, c, out] = fn.locals('i32')
  const [i, cell, low] = fn.locals('v128')
  const cells = 2 * hidden
  const scratch = cells + 4 * hidden
  /** Four units: leaves their states, times ONE, in `i`. `offset`: bytes from the unit at `gates`. */
  const four = (offset: number): Code => [
    set(i, v128.load(get(gates), offset)),
    sigmoid(i, temp),
    set(cell, v128.load(get(gates), offset + 8 * hidden)),
    tanh(cell, temp),
    set(i, f32x4.mul(get(i), get(cell))),
    set(cell, v128.load(get(gates), offset + 4 * hidden)),
    sigmoid(cell, temp),
    set(cell, f32x4.add(f32x4.mul(get(cell), v128.load(get(c), offset)), get(i))),
    v128.store(get(c), get(cell), offset),
    tanh(cell, temp),
    set(i, v128.load(get(gates), offset + 12 * hidden)),
    sigmoid(i, temp),
    set(i, f32x4.mul(f32x4.mul(get(i), get(cell)), f32x4.const(ONE))),
  ]
  fn.body = loop(
    t,
    get(steps),
    i32.const(1),
    set(input, i32.load(get(table))),
    set(out, i32.load(get(table), 4)),
    step(table, i32.const(8)),
    set(weights, get(w)),
    set(scales, get(s)),
    set(gates, i32.add(get(state), i32.const(scratch))),
    set(n, i32.const(0)),
    loop(
      n,
      i32.const(hidden / 2),
      i32.const(1),
      set(h, get(state)),
      multiply(sums, [h], weights, counter, i32.const(hidden / 2), temp),
      sums[0]!.map((sum, half) =>
        v128.store(
          get(gates),
          f32x4.add(
            f32x4.mul(f32x4.fromI32(get(sum)), v128.load(get(scales), 16 * half)),
            v128.load(get(input), 16 * half),
          ),
          16 * half,
        ),
      ),
      [input, gates, scales].map((address) => step(address, i32.const(32))),
    ),
    set(h, get(state)),
    set(c, i32.add(get(state), i32.const(cells))),
    set(gates, i32.add(get(state), i32.const(scratch))),
    set(n, i32.const(0)),
    loop(
      n,
      i32.const(hidden),
      i32.const(8),
      four(0),
      set(low, whole(get(i))),
      four(16),
      set(i, i32x4.narrow(get(low), whole(get(i)))),
      v128.store(get(out), get(i)),
      v128.store(get(h), get(i)),
      [c, gates].map((address) => step(address, i32.const(32))),
      [h, out].map((address) => step(address, i32.const(16))),
    ),
  )
  return fn
}

/** Bytes of the module: a few thousand. */
export function kernelModule(hidden: number, pages: number): Uint8Array<ArrayBuffer> {
  return moduleOf([product(1), product(4), lstm(hidden), quantise(), pairs(), outer()], pages)
}

interface Exports extends Pick<Kernel, 'lstm' | 'quantise' | 'pairs' | 'outer'> {
  product1: Kernel['product']
  product4: Kernel['product']
}

/** Undefined where the engine has no WebAssembly, or none with SIMD. */
export function simdKernel(bytes: number, hidden: number): Kernel | undefined {
  const module = compiled(() => kernelModule(hidden, 1))
  if (!module) return undefined
  const made = instanceOf(module, bytes)
  const { product1, product4, lstm, quantise, pairs, outer } = made.exports as Exports
  return {
    kind: 'simd',
    memory: made.memory,
    lstm,
    quantise,
    pairs,
    outer,
    product(rows, a, aStride, scale, w, pairs, blocks, s, b, out, outStride) {
      const fours = rows & ~3
      if (fours) product4(fours, a, aStride, scale, w, pairs, blocks, s, b, out, outStride)
      if (rows > fours) {
        const from = a + fours * aStride
        const to = out + fours * outStride
        product1(rows - fours, from, aStride, scale + 4 * fours, w, pairs, blocks, s, b, to, outStride)
      }
    },
  }
}
