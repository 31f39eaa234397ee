/** Who is for and who is against: claims as they stand to the events that they are about. */
import type { Event, Stance } from '../record/index.ts'
import type { ClaimRow, EventRow, Voice } from './types.ts'

/** Whoever asserts what did not happen denies it. */
export const standOf = (stance: Stance, status: Event['status']): Stance =>
  stance === 'asserts' && status === 'negated' ? 'denies' : stance

export const isAgainst = (stand: Stance): boolean => stand === 'denies' || stand === 'doubts'

/** The voices on these events: every claim that one of them stands in, in the order of the events. */
export function voicesOn(rows: readonly EventRow[], told: readonly ClaimRow[]): Voice[] {
  const byId = new Map(told.map((row) => [`${row.report.id}\0${row.claim.id}`, row]))
  const voices = new Map<string, Voice>()
  for (const { report, event } of rows)
    for (const id of event.claims) {
      const row = byId.get(`${report.id}\0${id}`)
      if (row === undefined) continue
      const stand = standOf(row.claim.stance, event.status)
      const key = `${report.id}\0${id}\0${stand}`
      if (!voices.has(key)) voices.set(key, { stand, event: event.id, row })
    }
  return [...voices.values()]
}
