/**
 * Filters of the events table, the map and the list of claims, kept in the address so that a view can be sent to
 * someone else.
 *
 * Out    only what is set and makes sense: unknown keys, blank values and days that are no days are left out.
 */
import type { EventFilter } from '../../../src/desk/types.ts'
import type { Stance } from '../../../src/record/index.ts'

const TEXTS = ['q', 'type', 'country', 'status', 'party', 'report'] as const
const DAYS = ['from', 'to'] as const
const REVIEWS = ['accepted', 'rejected', 'open'] as const

/** "?type=ASSAULT&from=2021-06-01" -> filter. */
export function filterFrom(search: string): EventFilter {
  const params = new URLSearchParams(search)
  const filter: EventFilter = {}
  for (const key of TEXTS) {
    const value = params.get(key)?.trim()
    if (value) filter[key] = value
  }
  for (const key of DAYS) {
    const value = params.get(key)
    if (value && isDay(value)) filter[key] = value
  }
  const review = REVIEWS.find((r) => r === params.get('review'))
  if (review) filter.review = review
  return filter
}

/** filter -> "?type=ASSAULT", keys always in the same order; "" when nothing is set. */
export function searchOf(filter: EventFilter, more: { [key: string]: string | number | undefined } = {}): string {
  const params = new URLSearchParams()
  for (const key of [...TEXTS, ...DAYS, 'review'] as const) {
    const value = filter[key]
    if (value !== undefined && value !== '') params.set(key, value)
  }
  for (const [key, value] of Object.entries(more)) if (value !== undefined && value !== '') params.set(key, `${value}`)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** How many conditions are set, the search words not counted. */
export const conditionsIn = (filter: EventFilter): number =>
  Object.entries(filter).filter(([k, v]) => v && k !== 'q').length

/** A page number from the address, counted from 1. */
export function pageFrom(search: string): number {
  const n = Number(new URLSearchParams(search).get('page'))
  return Number.isInteger(n) && n > 1 ? n : 1
}

export interface ClaimFilter {
  q?: string
  speaker?: string
  organization?: string
  stance?: Stance
  report?: string
}

export const STANCES: readonly Stance[] = [
  'asserts',
  'denies',
  'accuses',
  'condemns',
  'justifies',
  'threatens',
  'demands',
  'promises',
  'doubts',
  'praises',
]

export function claimFilterFrom(search: string): ClaimFilter {
  const params = new URLSearchParams(search)
  const filter: ClaimFilter = {}
  for (const key of ['q', 'speaker', 'organization', 'report'] as const) {
    const value = params.get(key)?.trim()
    if (value) filter[key] = value
  }
  const stance = STANCES.find((s) => s === params.get('stance'))
  if (stance) filter.stance = stance
  return filter
}

export function claimSearchOf(filter: ClaimFilter, more: { [key: string]: string | number | undefined } = {}): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...filter, ...more })) if (value) params.set(key, `${value}`)
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}

/** A real calendar day written YYYY-MM-DD. */
export function isDay(s: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(s)) return false
  const ms = Date.parse(`${s}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(s)
}
