/** Who is for and who is against: claims as they stand to the events that they are about. */
import type { Event } from '../record/index.ts'
import { standsOn } from '../record/stand.ts'
import type { ClaimRow, EventRow, Voice } from './types.ts'

/**
 * The voices on these events: every claim that is about one of them, in the order of the events, and whoever it passes on.
 */
export function voicesOn(rows: readonly EventRow[], told: readonly ClaimRow[]): Voice[] {
  const byReport = new Map<string, ClaimRow[]>()
  for (const row of told) byReport.set(row.report.id, [...(byReport.get(row.report.id) ?? []), row])
  const voices = new Map<string, Voice>()
  for (const { report, event } of rows)
    for (const row of byReport.get(report.id) ?? [])
      for (const voice of voicesOf(row, event)) {
        const key = `${report.id}\0${row.claim.id}\0${voice.row.claim.speaker.name}\0${voice.stand}`
        if (!voices.has(key)) voices.set(key, voice)
      }
  return [...voices.values()]
}

const voicesOf = (row: ClaimRow, event: Event): Voice[] =>
  standsOn(row.claim, event).map(({ stand, stance, speaker, via }) => ({
    stand,
    event: event.id,
    ...(via === undefined ? { row } : { via, row: { ...row, claim: { ...row.claim, speaker, stance } } }),
  }))
