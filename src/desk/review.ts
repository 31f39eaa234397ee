/**
 * Decisions of people about events and claims: taken into the journal, and folded into the state they give.
 *
 * Errors NOT_FOUND when the target does not exist, BAD_REQUEST for a note that is none.
 */
import {
  decisionsOn,
  findDecisions,
  hasTarget,
  type Ledger,
  type NewDecision,
  putDecision,
  type Sql,
} from '../ledger/index.ts'
import { OnrecordError } from '../record/error.ts'
import type { Decision, Page, Review } from './types.ts'

const LONGEST_NOTE = 10_000

export async function decide(ledger: Ledger, given: NewDecision): Promise<Decision> {
  const { target, kind, note } = given
  if (note !== null && note.length > LONGEST_NOTE)
    throw new OnrecordError(
      'BAD_REQUEST',
      `Expected a note of at most ${LONGEST_NOTE} characters, got ${note.length}. Shorten it.`,
    )
  if (kind === 'note' && !note?.trim())
    throw new OnrecordError('BAD_REQUEST', 'Expected a note with words in it, got none. Write what you noticed.')
  if (!(await hasTarget(ledger, target)))
    throw new OnrecordError(
      'NOT_FOUND',
      `Expected an event or claim of the ledger, found none: ${target.event} of report ${target.report}.`,
    )
  return putDecision(ledger, given)
}

export const listDecisions = (ledger: Ledger, limit: number): Promise<Page<Decision>> => findDecisions(ledger, limit)

/** The state of every event and claim of these reports that someone decided about; key: `reviewKey`. */
export async function reviewsOf(sql: Sql, reports: string[]): Promise<Map<string, Review>> {
  const reviews = new Map<string, Review>()
  for (const { target, kind, note, at, who } of await decisionsOn(sql, [...new Set(reports)])) {
    const key = reviewKey(target.report, target.event)
    const before = reviews.get(key)
    // A note leaves the state as it is; a decision without a note leaves the note.
    const state = kind === 'note' ? (before?.state ?? 'open') : STATES[kind]
    reviews.set(key, { state, note: note ?? before?.note ?? null, at, who })
  }
  return reviews
}

const STATES = { accept: 'accepted', reject: 'rejected', reopen: 'open' } as const

/** NUL is in no id. */
export const reviewKey = (report: string, event: string): string => `${report}\0${event}`
