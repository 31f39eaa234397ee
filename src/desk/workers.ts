/**
 * Worker threads that read: each takes one input at a time, so that a thread that dies takes one input with it.
 *
 * In     inputs; how many threads at most. Threads start when there is work for them and `allow` lets them.
 * Out    the Result of each input. `run` never rejects: a thread that ends early gives INPUT_TOO_LARGE (out of memory)
 *        or READER_FAILED, and the next input gets a new thread.
 * Limits heap per thread: half of the machine's memory shared among the threads, at most 4 GB, at least 512 MB.
 */
import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Input } from '../read/input.ts'
import { type ErrorCode, OnrecordError } from '../record/error.ts'
import type { Layer, Result } from './reading.ts'

/** What a thread is sent, and what it answers; errors travel as code and message. */
export interface Order {
  input: Input
  layer: Layer
}
export type Answer = Exclude<Result, { error: unknown }> | { refusal: { code: ErrorCode; message: string } }

interface Task extends Order {
  done: (result: Result) => void
}

interface Thread {
  worker: Worker
  task: Task | null
}

/** Only the built program can start threads: Node 20 loads no TypeScript. */
export const canUseThreads = import.meta.url.endsWith('.js')

export class Workers {
  #allowed = 1
  readonly #heapMb: number
  readonly #threads = new Set<Thread>()
  readonly #waiting: Task[] = []
  #isClosed = false

  /** `limit`: how many threads there will be at most. */
  constructor(limit: number, heapMb = Math.min(4096, Math.max(512, totalmem() / 2 ** 21 / limit))) {
    this.#heapMb = Math.round(heapMb)
  }

  /** How many threads may be started by now; never fewer than before. */
  allow(count: number): void {
    this.#allowed = Math.max(this.#allowed, count)
  }

  run(input: Input, layer: Layer): Promise<Result> {
    return new Promise((done) => {
      this.#waiting.push({ input, layer, done })
      this.#next()
    })
  }

  /** Ends every thread. Inputs still being read get no answer: call it when nobody waits for one. */
  async close(): Promise<void> {
    this.#isClosed = true
    const threads = [...this.#threads]
    this.#threads.clear()
    await Promise.all(threads.map(({ worker }) => worker.terminate()))
  }

  #next(): void {
    if (this.#waiting.length === 0 || this.#isClosed) return
    let thread = [...this.#threads].find((t) => t.task === null)
    if (!thread && this.#threads.size < this.#allowed) thread = this.#start()
    if (!thread) return
    const task = this.#waiting.shift()!
    thread.task = task
    const { input, layer } = task
    // A copy that is handed over: the bytes themselves stay with whoever keeps them.
    const bytes = input.bytes === undefined ? undefined : new Uint8Array(input.bytes)
    const order: Order = { input: bytes === undefined ? input : { ...input, bytes }, layer }
    thread.worker.postMessage(order, bytes === undefined ? [] : [bytes.buffer])
  }

  #start(): Thread {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.#heapMb },
    })
    const thread: Thread = { worker, task: null }
    let cause: unknown
    worker.on('message', (answer: Answer) => this.#finish(thread, 'refusal' in answer ? refused(answer) : answer))
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', () => {
      this.#threads.delete(thread)
      if (thread.task) this.#finish(thread, { error: died(cause, this.#heapMb) })
      else this.#next()
    })
    this.#threads.add(thread)
    return thread
  }

  #finish(thread: Thread, result: Result): void {
    const task = thread.task
    thread.task = null
    task?.done(result)
    this.#next()
  }
}

function refused({ refusal }: Extract<Answer, { refusal: unknown }>): Result {
  return { error: revive(refusal) }
}

/** The error as it was thrown: its message already ends in the code. */
function revive({ code, message }: { code: ErrorCode; message: string }): OnrecordError {
  const suffix = ` [${code}]`
  return new OnrecordError(code, message.endsWith(suffix) ? message.slice(0, -suffix.length) : message)
}

function died(cause: unknown, heapMb: number): OnrecordError {
  if ((cause as NodeJS.ErrnoException | undefined)?.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return new OnrecordError(
      'INPUT_TOO_LARGE',
      `Expected a report that can be read in ${heapMb} MB of memory, this one needs more. Split it into parts, or give fewer --jobs.`,
      { cause },
    )
  const given = cause instanceof Error ? `${cause.name}: ${cause.message}` : 'no reason given'
  return new OnrecordError(
    'READER_FAILED',
    `Expected the reader to finish, its thread ended (${given}). This is a fault of onrecord: please report it with the input.`,
    { cause },
  )
}
