/**
 * Adding files: one queue for the whole app, so that files dropped while others are read simply wait.
 *
 * Files go to the server in batches, so that neither side holds many in memory; every report's outcome is kept.
 */
import { useSyncExternalStore } from 'react'
import type { AddOutcome, AddSummary } from '../../../src/desk/types.ts'
import { ApiError, addFiles } from './api.ts'
import { refresh } from './data.ts'

export interface Adding {
  /** Files taken on and files dealt with. */
  files: number
  done: number
  running: boolean
  outcomes: AddOutcome[]
  summary: AddSummary
  /** Why a whole batch could not be sent. */
  failures: string[]
}

const BATCH_FILES = 25
const BATCH_BYTES = 32e6
const none: Adding = {
  files: 0,
  done: 0,
  running: false,
  outcomes: [],
  summary: { added: 0, known: 0, refused: 0 },
  failures: [],
}

let state = none
let queue: File[] = []
const listeners = new Set<() => void>()
const set = (part: Partial<Adding>) => {
  state = { ...state, ...part }
  for (const l of listeners) l()
}

export const useAdding = (): Adding =>
  useSyncExternalStore(
    (l) => {
      listeners.add(l)
      return () => listeners.delete(l)
    },
    () => state,
  )

/** Takes files on; returns at once. */
export function add(files: readonly File[]): void {
  if (files.length === 0) return
  queue.push(...files)
  if (state.running) set({ files: state.files + files.length })
  else {
    set({ ...none, files: files.length, running: true })
    void work()
  }
}

/** Closes the list of outcomes. */
export const dismiss = (): void => {
  if (!state.running) set(none)
}

async function work(): Promise<void> {
  while (queue.length > 0) {
    const batch = nextBatch()
    const before = state.done
    try {
      for await (const line of addFiles(batch)) {
        if ('summary' in line) continue
        const { outcome, done, total } = line
        const summary = { ...state.summary, [outcome.state]: state.summary[outcome.state] + 1 }
        // A file of JSON Lines holds many reports: progress is by reports, scaled to this batch's files.
        const part = total > 0 ? Math.floor((done / total) * batch.length) : 0
        set({ outcomes: [outcome, ...state.outcomes], summary, done: before + part })
      }
    } catch (error) {
      const why = error instanceof ApiError ? error.message : 'The answer broke off; what was added before it is kept.'
      set({ failures: [...state.failures, `${names(batch)}: ${why}`] })
    }
    set({ done: before + batch.length })
    refresh()
  }
  set({ running: false })
}

function nextBatch(): File[] {
  let bytes = 0
  let n = 0
  while (n < queue.length && n < BATCH_FILES && (n === 0 || bytes + queue[n]!.size <= BATCH_BYTES))
    bytes += queue[n++]!.size
  const batch = queue.slice(0, n)
  queue = queue.slice(n)
  return batch
}

const names = (files: readonly File[]): string =>
  files.length === 1 ? files[0]!.name : `${files[0]!.name} and ${files.length - 1} more`

/** Every file of a drop, folders opened. */
export async function filesOf(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].flatMap((i) => (i.kind === 'file' ? [i.webkitGetAsEntry()] : []))
  if (entries.every((e) => !e?.isDirectory)) return [...data.files]
  const nested = await Promise.all(entries.map((e) => (e ? filesUnder(e) : [])))
  return nested.flat()
}

async function filesUnder(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) return [await new Promise<File>((ok, no) => (entry as FileSystemFileEntry).file(ok, no))]
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const out: File[] = []
  for (;;) {
    // A reader hands out at most a hundred entries at a time and an empty list at the end.
    const some = await new Promise<FileSystemEntry[]>((ok, no) => reader.readEntries(ok, no))
    if (some.length === 0) return out
    for (const e of some) if (!e.name.startsWith('.')) out.push(...(await filesUnder(e)))
  }
}
