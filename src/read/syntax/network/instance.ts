/** A module of WebAssembly over a memory of its own, where the engine has WebAssembly with SIMD. */

/** What of the engine's WebAssembly is used: its types come with browsers' libraries only. */
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array<ArrayBuffer>): boolean
      Module: new (bytes: Uint8Array<ArrayBuffer>) => object
      Instance: new (module: object, imports: object) => { exports: unknown }
      Memory: new (size: { initial: number }) => { buffer: ArrayBuffer }
    }
  | undefined

/** @param code the module's bytes, made only where they can run; it imports its memory as ("e" "m") */
export function instanceOf(
  pages: number,
  code: () => Uint8Array<ArrayBuffer>,
): { memory: ArrayBuffer; exports: unknown } | undefined {
  if (typeof WebAssembly === 'undefined') return undefined
  const bytes = code()
  if (!WebAssembly.validate(bytes)) return undefined
  const memory = new WebAssembly.Memory({ initial: pages })
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { e: { m: memory } })
  return { memory: memory.buffer, exports }
}
