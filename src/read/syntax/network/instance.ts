/** A module of WebAssembly over a memory of its own, where the engine has WebAssembly with SIMD. */

const PAGE = 65536

/** What of the engine's WebAssembly is used: its types come with browsers' libraries only. */
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array<ArrayBuffer>): boolean
      Module: new (bytes: Uint8Array<ArrayBuffer>) => object
      Instance: new (module: object, imports: object) => { exports: unknown }
      Memory: new (size: { initial: number }) => { buffer: ArrayBuffer }
    }
  | undefined

/** Compiles a module whose bytes are made only where they can run. Once for all its instances: what runs often is made faster. */
export function compiled(code: () => Uint8Array<ArrayBuffer>): object | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  const bytes = code()
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : undefined
}

/** An instance of a module that imports its memory as ("e" "m"), over `size` bytes. */
export function instanceOf(module: object, size: number): { memory: ArrayBuffer; exports: unknown } {
  const memory = new WebAssembly!.Memory({ initial: Math.ceil(size / PAGE) })
  const { exports } = new WebAssembly!.Instance(module, { e: { m: memory } })
  return { memory: memory.buffer, exports }
}
