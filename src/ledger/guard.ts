/**
 * PGlite's file system, with a way out when the disk is full.
 *
 * PostgreSQL answers a full disk with an error while it writes tables, but with PANIC while it writes its log, and a
 * PANIC inside WebAssembly spins forever. There the engine is ended instead, as kill -9 would: an error of ours runs
 * through the engine's frames to the caller. That is safe: what was committed is in the log, and the next opening
 * recovers it (test/ledger/full.test.ts does so on a real full disk).
 */
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** Emscripten's number for ENOSPC. */
const NO_SPACE = 51
const DISK_QUOTA = 19

export class GuardedFs extends NodeFS {
  /** Rejects when the engine was ended. */
  readonly ended: Promise<never>
  isEnded = false
  /** While the engine starts, any write that fails is one it would not survive. */
  isStarting = true
  #reject: (error: Error) => void = () => {}

  constructor(directory: string) {
    super(directory)
    this.ended = new Promise((_, reject) => {
      this.#reject = reject
    })
    this.ended.catch(() => {}) // whoever uses the engine hears of it
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const made = await super.init(pglite, options)
    const guard = (module: { FS: object }) => this.#guard(module.FS as FileCalls)
    const { preRun = [] } = made.emscriptenOpts
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(preRun as []), guard] as typeof preRun } }
  }

  #guard(calls: FileCalls): void {
    for (const name of ['write', 'open', 'mkdir', 'truncate', 'ftruncate'] as const) {
      const call = calls[name]
      calls[name] = (...values: unknown[]) => {
        if (this.isEnded) throw new Error('the disk was full')
        try {
          return call.apply(calls, values)
        } catch (error) {
          const { errno } = error as { errno?: number }
          if ((errno === NO_SPACE || errno === DISK_QUOTA) && (this.isStarting || isLog(values[0]))) this.#end()
          throw error
        }
      }
    }
  }

  #end(): never {
    this.isEnded = true
    const error = new Error('the disk is full')
    this.#reject(error)
    throw error
  }
}

type FileCalls = {
  [name in 'write' | 'open' | 'mkdir' | 'truncate' | 'ftruncate']: (...values: unknown[]) => unknown
}

/** A path or an open stream that belongs to the write-ahead log. */
function isLog(target: unknown): boolean {
  const path = typeof target === 'string' ? target : (target as { path?: unknown } | null)?.path
  return typeof path !== 'string' || path.includes('/pg_wal/')
}
