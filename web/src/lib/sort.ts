/** Order of the events table. Sorting is by all matching events, never by the page one happens to see. */
import type { EventRow } from '../../../src/desk/types.ts'
import { parties } from './words.ts'

export const SORTS = ['when', 'type', 'where', 'killed', 'report'] as const
export type SortKey = (typeof SORTS)[number]
export interface Sort {
  key: SortKey
  down: boolean
}

/** "-when" is by date, newest first; anything unknown is no order of one's own. */
export function sortFrom(text: string | null): Sort | null {
  const key = SORTS.find((k) => k === text?.replace(/^-/, ''))
  return key ? { key, down: text!.startsWith('-') } : null
}

export const sortText = (sort: Sort | null): string | undefined =>
  sort ? `${sort.down ? '-' : ''}${sort.key}` : undefined

/** A press on a column: up, down, then the order of the reports again. */
export function nextSort(sort: Sort | null, key: SortKey): Sort | null {
  if (sort?.key !== key) return { key, down: false }
  return sort.down ? null : { key, down: true }
}

/** A new list; rows without a value come last in both directions. */
export function sorted(rows: readonly EventRow[], sort: Sort | null): EventRow[] {
  if (!sort) return [...rows]
  const keyed = rows.map((row) => ({ row, value: fieldOf(row, sort.key) }))
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) return (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0)
    const order = a.value < b.value ? -1 : a.value > b.value ? 1 : 0
    return sort.down ? -order : order
  })
  return keyed.map((k) => k.row)
}

function fieldOf(row: EventRow, key: SortKey): string | number | null {
  if (key === 'when') return row.event.when?.from ?? row.event.when?.value ?? null
  if (key === 'type') return `${row.event.type} ${row.event.mode ?? ''} ${parties(row)}`
  if (key === 'where') return row.places[0]?.name ?? null
  if (key === 'killed') return row.event.casualties.killed?.min ?? row.event.casualties.killed?.max ?? null
  return row.report.published ? `${row.report.published} ${row.report.title ?? ''}` : (row.report.title ?? null)
}
