/**
 * WebAssembly, written by hand: instructions as nested lists of bytes, and the module around them.
 *
 * In     functions: parameters, locals and a body made with the words below.
 * Out    the bytes of a module that imports one memory ("e" "m") and exports its functions by name.
 * Source the core specification's binary format, with the fixed-width SIMD instructions.
 */

/** Bytes, or lists of them: flattened when the module is written. */
export type Code = readonly (number | Code)[]

type Type = 'i32' | 'f32' | 'v128'
const TYPES = { i32: 0x7f, f32: 0x7d, v128: 0x7b }

export interface Local {
  index: number
}

/** Unsigned LEB128. */
function u(value: number): number[] {
  if (value < 128) return [value]
  const bytes: number[] = []
  let rest = value >>> 0
  do {
    const low = rest & 127
    rest >>>= 7
    bytes.push(rest ? low | 128 : low)
  } while (rest)
  return bytes
}

/** Signed LEB128. */
function s(value: number): number[] {
  if (value >= 0 && value < 64) return [value]
  const bytes: number[] = []
  let rest = value | 0
  for (;;) {
    const low = rest & 127
    rest >>= 7
    if ((rest === 0 && !(low & 64)) || (rest === -1 && low & 64)) return [...bytes, low]
    bytes.push(low | 128)
  }
}

const binary =
  (op: number) =>
  (a: Code, b: Code): Code => [a, b, op]
const vector = (op: number) => {
  const last = [0xfd, ...u(op)]
  return (...args: Code[]): Code => [args, last]
}

export const get = (l: Local): Code => [0x20, u(l.index)]
export const set = (l: Local, value: Code): Code => [value, 0x21, u(l.index)]
/** l += by */
export const step = (l: Local, by: Code): Code => set(l, i32.add(get(l), by))

export const i32 = {
  const: (n: number): Code => [0x41, s(n)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  shl: binary(0x74),
  geU: binary(0x4f),
  load: (address: Code, offset = 0): Code => [address, 0x28, 2, u(offset)],
}

const float = new DataView(new ArrayBuffer(4))

export const f32 = {
  const: (n: number): Code => {
    float.setFloat32(0, n, true)
    return [0x43, float.getUint8(0), float.getUint8(1), float.getUint8(2), float.getUint8(3)]
  },
  mul: binary(0x94),
  div: binary(0x95),
  lt: binary(0x5d),
  load: (address: Code, offset = 0): Code => [address, 0x2a, 2, u(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0x38, 2, u(offset)],
  fromI32: (a: Code): Code => [a, 0xb2],
  /** a when the condition (an i32) is not 0, else b. */
  select: (a: Code, b: Code, condition: Code): Code => [a, b, condition, 0x1b],
}

export const v128 = {
  load: (address: Code, offset = 0): Code => [address, 0xfd, 0, 4, u(offset)],
  /** Eight int8 as int16. */
  load8x8: (address: Code, offset = 0): Code => [address, 0xfd, 1, 3, u(offset)],
  load32Splat: (address: Code, offset = 0): Code => [address, 0xfd, 9, 2, u(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [address, value, 0xfd, 11, 4, u(offset)],
  zero: [0xfd, 12, ...new Array<number>(16).fill(0)] as Code,
  /** The four 32-bit lanes of one value in another order. */
  lanes: (a: Local, order: readonly [number, number, number, number]): Code => [
    get(a),
    get(a),
    0xfd,
    13,
    order.flatMap((lane) => [0, 1, 2, 3].map((byte) => lane * 4 + byte)),
  ],
}

export const i32x4 = {
  add: vector(0xae),
  /** Products of int16 lanes, added in pairs. */
  dot: vector(0xba),
  /** Truncated; out of range at the nearest end. */
  fromF32: vector(0xf8),
  first: (a: Code): Code => [a, 0xfd, 27, 0],
  /** Four of eight int16. */
  low: vector(0xa7),
  high: vector(0xa8),
  /** Two of them as eight int16, saturated. */
  narrow: vector(0x85),
}

export const f32x4 = {
  splat: vector(0x13),
  const: (n: number): Code => [f32.const(n), 0xfd, 0x13],
  abs: vector(0xe0),
  add: vector(0xe4),
  sub: vector(0xe5),
  mul: vector(0xe6),
  div: vector(0xe7),
  /** b < a ? b : a */
  pmin: vector(0xea),
  /** a < b ? b : a */
  pmax: vector(0xeb),
  /** To the nearest whole number, halves to the even one. */
  nearest: vector(0x6a),
  fromI32: vector(0xfa),
  first: (a: Code): Code => [a, 0xfd, 31, 0],
}

/** Runs the body while the counter is below the limit, then adds `by`: for (; counter < limit; counter += by). */
export const loop = (counter: Local, limit: Code, by: Code, ...body: Code): Code => [
  [0x02, 0x40, 0x03, 0x40],
  [i32.geU(get(counter), limit), 0x0d, 1],
  body,
  step(counter, by),
  [0x0c, 0, 0x0b, 0x0b],
]

/** For taking apart only: as many as are asked for. */
type Several = readonly [Local, Local, Local, Local, Local, Local, Local, Local, Local, Local, Local]

/** One function: ask it for its parameters and for locals, then give it a body. `signature`: a letter a parameter. */
export class Func {
  readonly #locals: Type[] = []
  readonly params: readonly Type[]
  readonly name: string
  body: Code = []

  /** @param signature i for an i32, f for an f32, one a parameter: 'iif' */
  constructor(name: string, signature: string) {
    this.name = name
    this.params = [...signature].map((letter) => (letter === 'f' ? 'f32' : 'i32'))
  }

  parameters(): Several {
    return Array.from(this.params, (_, index) => ({ index })) as unknown as Several
  }

  /** As many new locals as are taken: const [a, b] = fn.locals('i32') */
  locals(type: Type): Several {
    const next = (): IteratorResult<Local> => ({ done: false, value: this.local(type) })
    return { [Symbol.iterator]: () => ({ next }) } as unknown as Several
  }

  list(type: Type, count: number): Local[] {
    return Array.from({ length: count }, () => this.local(type))
  }

  local(type: Type): Local {
    this.#locals.push(type)
    return { index: this.params.length + this.#locals.length - 1 }
  }

  code(): number[] {
    const bytes: number[] = u(this.#locals.length)
    for (const type of this.#locals) bytes.push(1, TYPES[type])
    append(bytes, this.body)
    bytes.push(0x0b)
    return u(bytes.length).concat(bytes)
  }
}

function append(bytes: number[], code: Code): void {
  for (let k = 0; k < code.length; k++) {
    const part = code[k]!
    if (typeof part === 'number') bytes.push(part)
    else append(bytes, part)
  }
}

/** A module of the given functions over an imported memory of at least `pages` pages of 64 KiB. */
export function moduleOf(functions: readonly Func[], pages: number): Uint8Array<ArrayBuffer> {
  const text = (word: string): number[] => [word.length, ...[...word].map((c) => c.charCodeAt(0))]
  const section = (id: number, ...items: number[][]): number[] => {
    const bytes = u(items.length).concat(...items)
    return [id].concat(u(bytes.length), bytes)
  }
  const types = functions.map((f) => [0x60, f.params.length, ...f.params.map((t) => TYPES[t]), 0])
  return new Uint8Array(
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0].concat(
      section(1, ...types),
      section(2, [...text('e'), ...text('m'), 2, 0, ...u(pages)]),
      section(3, ...functions.map((_, n) => u(n))),
      section(7, ...functions.map((f, n) => [...text(f.name), 0, ...u(n)])),
      section(10, ...functions.map((f) => f.code())),
    ),
  )
}
