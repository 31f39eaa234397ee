/**
 * Reading many inputs: in this thread when they are few, in worker threads when that pays.
 *
 * In     gathered inputs; how many threads to use.
 * Out    Read, in input order. The same records with any number of threads, but for `reader.ms`.
 * Limits holds at most four inputs a thread and MAX_BYTES_AHEAD bytes at once: a slow taker slows the reading.
 * Errors DATA_MISSING is thrown; everything that concerns one input is in its Read.
 */
import { availableParallelism } from 'node:os'
import type { Input } from '../read/input.ts'
import type { OnrecordError } from '../record/error.ts'
import type { Record } from '../record/index.ts'
import type { Gathered } from './gather.ts'
import type { Layer, Parse, Result } from './reading.ts'
import { canUseThreads, Workers } from './workers.ts'

export type Read =
  | { path: string; bytes: Uint8Array; record: Record }
  | { path: string; bytes: Uint8Array; parse: Parse }
  | { path: string; error: OnrecordError }

export interface ReadOptions {
  /** Threads; default the machine's cores. */
  jobs?: number
  /** 'sentences' for the language layer alone. */
  layer?: Layer
}

/**
 * Work is counted in bytes of plain text, some 7 µs each; a byte of HTML, mostly markup, is a twelfth. A thread takes
 * 0.4 s to start: as long as reading THREAD_WORK, so that each further thread starts when as much again has come in.
 */
const THREAD_WORK = 75_000
/** More inputs than this are not held back to see whether threads pay. */
const MOST_AHEAD = 100
/** An input of this much work is read in a thread of its own accord: running out of memory then ends only the thread. */
const BIG_WORK = 1_000_000
const MAX_BYTES_AHEAD = 64_000_000

/** Reads every gathered input. */
export async function* readAll(gathered: AsyncIterable<Gathered>, options: ReadOptions = {}): AsyncGenerator<Read> {
  const { jobs = availableParallelism(), layer = 'record' } = options
  const source = gathered[Symbol.asyncIterator]()
  const ahead: Gathered[] = []
  let isMany = false
  if (jobs > 1 && canUseThreads) {
    let work = 0
    while (!isMany) {
      const next = await source.next()
      if (next.done) break
      ahead.push(next.value)
      work += workOf(next.value)
      isMany = ahead.length > MOST_AHEAD || (ahead.length > 1 && work > 2 * THREAD_WORK)
    }
  }
  const inputs = chain(ahead, source)
  const workers = new Workers(jobs)
  try {
    if (isMany) yield* readInThreads(inputs, workers, jobs, layer)
    else yield* readHere(inputs, workers, layer)
  } finally {
    await source.return?.()
    await workers.close()
  }
}

async function* readHere(inputs: AsyncIterable<Gathered>, workers: Workers, layer: Layer): AsyncGenerator<Read> {
  const { readOne } = await import('./reading.ts')
  for await (const item of inputs) {
    if ('error' in item) yield item
    else if (canUseThreads && workOf(item) > BIG_WORK) yield asRead(item, await workers.run(item.input, layer))
    else yield asRead(item, readOne(item.input, layer))
  }
}

async function* readInThreads(
  inputs: AsyncIterable<Gathered>,
  workers: Workers,
  jobs: number,
  layer: Layer,
): AsyncGenerator<Read> {
  const pending: { read: Promise<Read>; size: number }[] = []
  let bytesAhead = 0
  let work = 0
  for await (const item of inputs) {
    const size = sizeOf(item)
    work += workOf(item)
    workers.allow(Math.min(jobs, Math.ceil(work / THREAD_WORK)))
    const read =
      'error' in item ? Promise.resolve(item) : workers.run(item.input, layer).then((result) => asRead(item, result))
    pending.push({ read, size })
    bytesAhead += size
    while (pending.length >= 4 * jobs || bytesAhead > MAX_BYTES_AHEAD) {
      const first = pending.shift()
      if (!first) break
      bytesAhead -= first.size
      yield await first.read
    }
  }
  for (const { read } of pending) yield await read
}

function asRead(item: { path: string; input: Input; bytes: Uint8Array }, result: Result): Read {
  return 'error' in result
    ? { path: item.path, error: result.error }
    : { path: item.path, bytes: item.bytes, ...result }
}

const sizeOf = (item: Gathered): number => ('error' in item ? 0 : item.input.size)

function workOf(item: Gathered): number {
  const size = sizeOf(item)
  if (size === 0 || !('input' in item)) return 0
  const { mediaType, path = '' } = item.input
  const isHtml = mediaType === undefined ? /\.x?html?$/i.test(path) : mediaType.startsWith('text/html')
  return isHtml ? size / 12 : size
}

async function* chain<T>(first: T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  yield* first.splice(0)
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}
