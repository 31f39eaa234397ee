/**
 * Reading again what the ledger keeps: with a newer reader, or with a day of publication that was learned later. The
 * documents are as they were received, so nothing has to be fetched; decisions are laid on the new reading, and those
 * that no longer fit are counted and listed (`onrecord decisions --unfit`), never dropped.
 *
 * In     the ledger; which reports, and with how many threads.
 * Out    RereadProgress: one outcome a report, in the order they were added, each after it is kept; then the summary.
 * Errors a report that the newer reader refuses keeps its old reading, and the outcome says so.
 */
import {
  decisionsOn,
  type Given,
  getOriginal,
  howGiven,
  type Ledger,
  readingOf,
  replaceReading,
  reportIds,
  type Sql,
  unfitOn,
} from '../ledger/index.ts'
import { OnrecordError } from '../record/error.ts'
import type { Record } from '../record/index.ts'
import type { RereadOptions } from './desk.ts'
import type { Gathered } from './gather.ts'
import { inputFrom } from './given.ts'
import { parseLine } from './json-line.ts'
import { readAll } from './pool.ts'
import type { Grouping } from './regroup.ts'
import { keptForJoining } from './stories.ts'
import type { RereadOutcome, RereadProgress, RereadSummary } from './types.ts'

/** The day of publication that people gave a report, the latest in force; null when none did. */
export async function publishedNow(sql: Sql, report: string, { without = 0 } = {}): Promise<string | null> {
  const given = (await decisionsOn(sql, [report])).filter(
    (d) => d.kind === 'correct' && d.field === 'published' && !d.undone && d.seq !== without,
  )
  return (given.at(-1)?.after as string | undefined) ?? null
}

/** One report read again; `published` wins over what the report says of its day. */
export async function readAgain(ledger: Ledger, id: string, published: string | null): Promise<Record> {
  const item = await inputOf(ledger, id, published)
  for await (const read of readAll(once(item), { jobs: 1 })) {
    if ('error' in read) throw read.error
    if ('record' in read) return read.record
  }
  throw new OnrecordError('NOT_FOUND', `Expected a report of the ledger, found none: ${id}.`)
}

export async function* once<T>(item: T): AsyncGenerator<T> {
  yield item
}

/** The input as it was when the report was added. */
export async function inputOf(ledger: Ledger, id: string, published: string | null): Promise<Gathered> {
  const bytes = await getOriginal(ledger, id)
  const old = await readingOf(ledger, id)
  if (bytes === null || old === null)
    throw new OnrecordError('NOT_FOUND', `Expected a report of the ledger, found none: ${id}.`)
  const given = (await howGiven(ledger, id)) ?? guessed(old, bytes)
  return inputFrom(id, bytes, given, old.document.path, published)
}

/** For reports that were kept before it was noted how they were given. */
function guessed({ document, published, text }: Record, bytes: Uint8Array): Given {
  const line = document.mediaType === 'text/plain' ? parseLine(bytes) : null
  const isLine = line !== null && !(line instanceof OnrecordError) && line.text === text
  return {
    isLine,
    mediaType: document.mediaType,
    ...(published.basis === 'given' && published.value !== null ? { fallbackDate: published.value } : {}),
  }
}

export async function* rereadReports(
  { ledger, grouping }: { ledger: Ledger; grouping: Grouping },
  options: RereadOptions = {},
): AsyncGenerator<RereadProgress> {
  const ids = options.reports ?? (await reportIds(ledger))
  const summary: RereadSummary = { changed: 0, same: 0, refused: 0, unfit: 0 }
  let done = 0
  const gathered = async function* (): AsyncGenerator<Gathered> {
    for (const id of ids) yield await inputOf(ledger, id, await publishedNow(ledger, id))
  }
  const jobs = options.jobs === undefined ? {} : { jobs: options.jobs }
  for await (const read of readAll(gathered(), jobs)) {
    const outcome = await keep(ledger, read)
    done += 1
    summary[outcome.state] += 1
    if (outcome.state === 'changed') summary.unfit += outcome.unfit
    yield { done, total: ids.length, outcome }
  }
  await grouping.refresh()
  yield { summary }
}

type ReadAgain =
  | { path: string; error: OnrecordError }
  | { path: string; record: Record }
  | { path: string; parse: unknown }

/** Keeps a new reading of a report; one that says the same is counted as such. */
export async function keep(ledger: Ledger, read: ReadAgain): Promise<RereadOutcome> {
  const id = read.path
  if ('error' in read) return { id, state: 'refused', reason: read.error.message, code: read.error.code }
  if (!('record' in read)) throw new Error('expected a record')
  const { record } = read
  const before = await readingOf(ledger, id)
  const isSame = before !== null && plain(before) === plain(record)
  if (isSame && before.reader.version === record.reader.version) return { id, state: 'same' }
  await ledger.room(4 * record.text.length)
  await ledger.transaction((sql) => replaceReading(sql, { record, ...keptForJoining(record) }))
  if (isSame) return { id, state: 'same' }
  return { id, state: 'changed', title: record.title, unfit: await unfitOn(ledger, id) }
}

/** What was read, without by whom and how long it took. */
const plain = (record: Record): string => JSON.stringify({ ...record, reader: null })
