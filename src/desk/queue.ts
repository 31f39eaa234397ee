/**
 * Reading by others: `onrecord add --queue` keeps documents and orders them to be read, `onrecord worker` reads them, on
 * this machine and on as many others as there are.
 *
 * Out    enqueue: one outcome an input, as adding has. work: one outcome a job, after it is kept; it goes on until it is
 *        told to stop, or, `once`, until nothing is left to do.
 * Safety a job is done only after its report is kept, in that order; taken twice, it is `known` the second time. A worker
 *        that is killed loses and doubles nothing.
 */
import {
  dropDocument,
  findKnown,
  getDocument,
  type Ledger,
  type NewDocument,
  putReports,
  Queue,
  reportIds,
  type TakenJob,
} from '../ledger/index.ts'
import { OnrecordError } from '../record/error.ts'
import { type AddTools, givenOf, outcomeOf, refusal } from './add.ts'
import type { AddOptions } from './desk.ts'
import { checkOptions, countInputs, type Gathered, gather, type Source } from './gather.ts'
import { inputFrom } from './given.ts'
import { readAll } from './pool.ts'
import { inputOf, keep, publishedNow } from './reread.ts'
import { keptForJoining } from './stories.ts'
import type { EnqueueProgress, EnqueueSummary, WorkOutcome } from './types.ts'

const BATCH = 64
const BATCH_BYTES = 8_000_000
const IDLE_MS = 1000
/** The incidents are made again when nothing waits, and at the latest after this long. */
const REGROUP_MS = 30_000

export async function* enqueue(
  ledger: Ledger,
  sources: readonly Source[],
  options: Omit<AddOptions, 'jobs'>,
): AsyncGenerator<EnqueueProgress> {
  const checked = checkOptions(options)
  const total = (await countInputs(sources, checked)) ?? 0
  const queue = await openQueue(ledger)
  const summary: EnqueueSummary = { queued: 0, known: 0, refused: 0 }
  let done = 0
  let batch: Gathered[] = []
  let bytes = 0
  const settle = async function* (): AsyncGenerator<EnqueueProgress> {
    for (const outcome of await putBatch(ledger, queue, batch)) {
      done += 1
      summary[outcome.state] += 1
      yield { done, total: Math.max(done, total), outcome }
    }
    batch = []
    bytes = 0
  }
  for await (const item of gather(sources, checked)) {
    batch.push(item)
    bytes += 'error' in item ? 0 : item.bytes.length
    if (batch.length >= BATCH || bytes >= BATCH_BYTES) yield* settle()
  }
  yield* settle()
  yield { summary }
}

type EnqueueOutcome = Extract<EnqueueProgress, { done: number }>['outcome']

async function putBatch(ledger: Ledger, queue: Queue, batch: Gathered[]): Promise<EnqueueOutcome[]> {
  const given = batch.flatMap((item) => ('error' in item ? [] : [item.input.sha256]))
  const known = await findKnown(ledger, given)
  const outcomes: EnqueueOutcome[] = []
  const documents: NewDocument[] = []
  for (const item of batch) {
    const { path } = item
    if ('error' in item) {
      outcomes.push({ path, state: 'refused', reason: item.error.message, code: item.error.code })
      continue
    }
    const { input, bytes } = item
    const id = known.get(input.sha256)
    if (id !== undefined) {
      outcomes.push({ path, state: 'known', id })
      continue
    }
    documents.push({ bytes, sha256: input.sha256, path: input.path ?? '-', given: givenOf(input) })
    outcomes.push({ path, state: 'queued' })
  }
  await queue.putDocuments(documents)
  return outcomes
}

/** Orders every report, or these, to be read again by workers. */
export async function enqueueReread(ledger: Ledger, reports?: string[]): Promise<number> {
  const ids = reports ?? (await reportIds(ledger))
  const queue = await openQueue(ledger)
  for (let at = 0; at < ids.length; at += 1000) await queue.putRereads(ids.slice(at, at + 1000))
  return ids.length
}

export interface WorkOptions {
  jobs: number
  /** Ends when nothing waits and no worker is at a job. */
  once?: boolean
  signal?: AbortSignal
}

/** How long a job is a worker's own, as it is said when it is ordered. */
function openQueue(ledger: Ledger): Promise<Queue> {
  const seconds = Number(process.env.ONRECORD_JOB_SECONDS)
  return Queue.open(ledger, Number.isInteger(seconds) && seconds > 0 ? { expireSeconds: seconds } : {})
}

export async function* work(tools: AddTools, options: WorkOptions): AsyncGenerator<WorkOutcome> {
  const { ledger, grouping } = tools
  const { jobs, once = false, signal } = options
  const queue = await openQueue(ledger)
  let isGrouped = true
  let since = performance.now()
  while (!signal?.aborted) {
    const taken = await queue.take(2 * jobs)
    if (taken.length > 0) {
      isGrouped = false
      yield* doAll(tools, queue, taken, jobs)
    }
    if (!isGrouped && (taken.length === 0 || performance.now() - since > REGROUP_MS)) {
      await grouping.refresh()
      isGrouped = true
      since = performance.now()
    }
    if (taken.length > 0) continue
    if (once) {
      const { waiting, active } = await queue.counts()
      if (waiting + active === 0) break
    }
    await idle(signal)
  }
  if (!isGrouped) await grouping.refresh()
}

function idle(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, IDLE_MS)
    signal?.addEventListener('abort', end)
  })
}

async function* doAll(
  { ledger, now }: AddTools,
  queue: Queue,
  taken: TakenJob[],
  jobs: number,
): AsyncGenerator<WorkOutcome> {
  const gathered = async function* (): AsyncGenerator<Gathered> {
    for (const { job } of taken) yield await inputFor(ledger, job)
  }
  let at = 0
  for await (const read of readAll(gathered(), { jobs })) {
    const { key, job } = taken[at]!
    at += 1
    let outcome: WorkOutcome
    if (job.kind === 'reread') outcome = await keep(ledger, { ...read, path: job.report })
    else if ('error' in read) {
      outcome = refusal(job.path, read.error)
      await dropDocument(ledger, job.document)
    } else if ('record' in read) {
      const { record, bytes } = read
      const report = { record, bytes, ...keptForJoining(record), addedAt: now(), given: job.given }
      const [stored] = await putReports(ledger, [report])
      outcome = outcomeOf(job.path, record, stored!)
    } else throw new Error('expected a record')
    await queue.done(key, outcome)
    yield outcome
  }
}

async function inputFor(ledger: Ledger, job: TakenJob['job']): Promise<Gathered> {
  if (job.kind === 'reread') {
    try {
      return await inputOf(ledger, job.report, await publishedNow(ledger, job.report))
    } catch (error) {
      if (error instanceof OnrecordError && error.code === 'NOT_FOUND') return { path: job.report, error }
      throw error
    }
  }
  const bytes = await getDocument(ledger, job.document)
  if (bytes !== null) return inputFrom(job.path, bytes, job.given, job.path === '-' ? undefined : job.path)
  const message = `Expected the document of this job in the ledger, found none: ${job.document}. Add it again.`
  return { path: job.path, error: new OnrecordError('INPUT_MISSING', message) }
}
