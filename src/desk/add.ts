/**
 * Adding: gathers, skips what is known by its bytes before reading it, reads the rest, keeps it, and regroups.
 *
 * In     sources; the ledger.
 * Out    AddProgress: one outcome an input, in input order, each only after it is safely kept; then the summary.
 * Errors one bad input is one refusal. A ledger that is full or gone ends the run: one refusal says so, and how many
 *        inputs it concerns. Thrown: BAD_OPTION, DATA_MISSING, and a ledger that fails while regrouping.
 */
import { findKnown, type Given, type Ledger, putReports, type Stored, storable } from '../ledger/index.ts'
import type { Input } from '../read/input.ts'
import { OnrecordError } from '../record/error.ts'
import type { Record } from '../record/index.ts'
import type { AddOptions } from './desk.ts'
import { checkOptions, countInputs, type Gathered, gather, type Source } from './gather.ts'
import { readAll } from './pool.ts'
import type { Grouping } from './regroup.ts'
import { keptForJoining } from './stories.ts'
import type { AddOutcome, AddProgress, AddSummary } from './types.ts'

export interface AddTools {
  ledger: Ledger
  grouping: Grouping
  now: () => string
}

/** One input on its way: `outcome` is set when it is settled. */
interface Slot {
  path: string
  given?: Given
  outcome?: AddOutcome
}
type Unread = Exclude<Gathered, { error: OnrecordError }>
interface ReadSlot {
  slot: Slot
  record: Record
  bytes: Uint8Array
}

/** Looked up together, and kept together. */
const LOOKUP_INPUTS = 64
const LOOKUP_BYTES = 8_000_000
const KEEP_INPUTS = 64
const KEEP_BYTES = 8_000_000
/** At most so long between reading a report and keeping it, so that someone who watches sees it move. */
const KEEP_MS = 400
const LONGEST_ID = 500

export async function* addReports(
  tools: AddTools,
  sources: readonly Source[],
  options: AddOptions,
): AsyncGenerator<AddProgress> {
  const { jobs, ...given } = options
  const checked = checkOptions(given)
  const counted = (await countInputs(sources, checked)) ?? 0
  const adding = new Adding(tools, jobs)
  const work = adding.run(gather(sources, checked))
  const summary: AddSummary = { added: 0, known: 0, refused: 0 }
  let done = 0
  try {
    for await (const slot of adding.settled(work)) {
      done += 1
      let outcome = slot.outcome!
      summary[outcome.state] += 1
      if (slot === adding.last && outcome.state === 'refused' && counted > done)
        outcome = { ...outcome, reason: `${outcome.reason} It and ${counted - done} more were not added.` }
      yield { done, total: Math.max(counted, done), outcome }
    }
  } finally {
    adding.stop()
    await work.catch(() => {})
  }
  yield* regrouped(tools.grouping, summary)
}

/** The summary comes even when regrouping fails: the reports are kept, and the next run regroups. */
async function* regrouped(grouping: Grouping, summary: AddSummary): AsyncGenerator<AddProgress> {
  const failed = await grouping.refresh().then(
    () => null,
    (error: unknown) => ({ error }),
  )
  yield { summary }
  if (failed && summary.refused === 0) throw failed.error
}

class Adding {
  /** Set when the ledger failed: the slot that says so is the last one given out. */
  last: Slot | undefined
  readonly #tools: AddTools
  readonly #jobs: number | undefined
  readonly #slots: Slot[] = []
  readonly #reading: Slot[] = []
  #isStopped = false
  #wake: () => void = () => {}

  constructor(tools: AddTools, jobs: number | undefined) {
    this.#tools = tools
    this.#jobs = jobs
  }

  stop(): void {
    this.#isStopped = true
  }

  /** Slots in input order, as soon as they and all before them are settled. */
  async *settled(work: Promise<void>): AsyncGenerator<Slot> {
    let isDone = false
    const finished = work.then(
      () => {
        isDone = true
        this.#wake()
      },
      (error: unknown) => {
        isDone = true
        this.#wake()
        throw error
      },
    )
    finished.catch(() => {}) // awaited below
    for (;;) {
      const next = new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      while (this.#slots[0]?.outcome) {
        const slot = this.#slots.shift()!
        yield slot
        if (slot === this.last) return
      }
      if (isDone) return finished
      await next
    }
  }

  async run(gathered: AsyncIterable<Gathered>): Promise<void> {
    let batch: ReadSlot[] = []
    let bytes = 0
    let since = performance.now()
    const keep = async () => {
      await this.#keep(batch)
      batch = []
      bytes = 0
      since = performance.now()
      this.#wake()
    }
    try {
      const jobs = this.#jobs === undefined ? {} : { jobs: this.#jobs }
      for await (const read of readAll(this.#unknown(gathered), jobs)) {
        const slot = this.#reading.shift()!
        if ('error' in read) slot.outcome = refusal(slot.path, read.error)
        else if ('record' in read) {
          batch.push({ slot, record: read.record, bytes: read.bytes })
          bytes += read.bytes.length
        }
        if (batch.length >= KEEP_INPUTS || bytes >= KEEP_BYTES || performance.now() - since > KEEP_MS) await keep()
      }
      await keep()
    } catch (error) {
      const slot = this.#slots.find((s) => s.outcome === undefined)
      if (!isLedgerGone(error) || slot === undefined) throw error
      slot.outcome = refusal(slot.path, error)
      this.last = slot
    }
  }

  /** What is to be read: everything whose bytes the ledger does not have. The others are settled here. */
  async *#unknown(gathered: AsyncIterable<Gathered>): AsyncGenerator<Unread> {
    let waiting: { slot: Slot; item: Unread }[] = []
    let bytes = 0
    const lookUp = async (): Promise<Unread[]> => {
      const known = await findKnown(
        this.#tools.ledger,
        waiting.map(({ item }) => item.input.sha256),
      )
      const unknown = waiting.filter(({ slot, item }) => {
        const id = known.get(item.input.sha256)
        if (id !== undefined) slot.outcome = { path: slot.path, state: 'known', id }
        return id === undefined
      })
      waiting = []
      bytes = 0
      this.#reading.push(...unknown.map(({ slot }) => slot))
      this.#wake()
      return unknown.map(({ item }) => item)
    }
    for await (const item of gathered) {
      if (this.#isStopped) return
      const slot: Slot = { path: item.path, ...('input' in item ? { given: givenOf(item.input) } : {}) }
      this.#slots.push(slot)
      if ('error' in item) {
        slot.outcome = refusal(item.path, item.error)
        continue
      }
      waiting.push({ slot, item })
      bytes += item.bytes.length
      if (waiting.length >= LOOKUP_INPUTS || bytes >= LOOKUP_BYTES) yield* await lookUp()
    }
    yield* await lookUp()
  }

  async #keep(batch: ReadSlot[]): Promise<void> {
    const fit = batch.filter(({ slot, record }) => {
      const reason = unfit(record.id)
      if (reason) slot.outcome = refusal(slot.path, reason)
      return reason === null
    })
    if (fit.length === 0) return
    const { ledger, now } = this.#tools
    const addedAt = now()
    const reports = fit.map(({ slot, record, bytes }) => ({
      record,
      bytes,
      ...keptForJoining(record),
      addedAt,
      ...(slot.given === undefined ? {} : { given: slot.given }),
    }))
    let stored: Stored[]
    try {
      stored = await putReports(ledger, reports)
    } catch (error) {
      if (isLedgerGone(error)) throw error
      // One of them is at fault; the others are not to suffer for it.
      if (fit.length > 1) for (const one of fit) await this.#keep([one])
      else fit[0]!.slot.outcome = refusal(fit[0]!.slot.path, notKept(error))
      return
    }
    for (const [i, { slot, record }] of fit.entries()) slot.outcome = outcomeOf(slot.path, record, stored[i]!)
  }
}

/** What has to be known to read it again. */
export const givenOf = ({ text, mediaType, fallbackDate }: Input): Given => ({
  isLine: text !== undefined,
  ...(mediaType === undefined ? {} : { mediaType }),
  ...(fallbackDate === undefined ? {} : { fallbackDate }),
})

export function outcomeOf(path: string, record: Record, stored: Stored): AddOutcome {
  if (stored.state === 'known') return { path, state: 'known', id: stored.id }
  if (stored.state === 'taken') {
    const message = `Expected an id of its own, got '${stored.id}', which another document has (SHA-256 ${stored.document.slice(0, 12)}...). Nothing was overwritten: give it another id.`
    return refusal(path, new OnrecordError('ID_TAKEN', message))
  }
  const { id, title, events, claims } = record
  return { path, state: 'added', id, title, events: events.length, claims: claims.length }
}

export const refusal = (path: string, error: unknown): AddOutcome => ({
  path,
  state: 'refused',
  reason: error instanceof Error ? error.message : String(error),
  code: error instanceof OnrecordError ? error.code : 'READER_FAILED',
})

const isLedgerGone = (error: unknown): error is OnrecordError =>
  error instanceof OnrecordError && error.code.startsWith('LEDGER_')

function unfit(id: string): OnrecordError | null {
  if (id.length <= LONGEST_ID && storable(id) === id && id.trim() !== '') return null
  const given = id.length > LONGEST_ID ? `one of ${id.length}` : JSON.stringify(id)
  const message = `Expected an "id" of 1 to ${LONGEST_ID} characters without NUL, got ${given}. Shorten it, or leave it out.`
  return new OnrecordError('INPUT_BAD_FIELD', message)
}

function notKept(cause: unknown): OnrecordError {
  const given = cause instanceof Error ? cause.message : String(cause)
  const message = `Expected the ledger to take the report, it did not (${given}). This is a fault of onrecord: please report it with the input.`
  return new OnrecordError('READER_FAILED', message, { cause })
}
