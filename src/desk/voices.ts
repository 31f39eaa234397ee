/** Who is for and who is against: claims as they stand to the events that they are about. */
import type { Claim, Event, Stance } from '../record/index.ts'
import type { ClaimRow, EventRow, Voice } from './types.ts'

/** Whoever asserts what did not happen denies it, and so does who had no part in it. */
export function standOf(
  { stance, responsibility }: Pick<Claim, 'stance' | 'responsibility'>,
  status: Event['status'],
): Stance {
  if (responsibility === 'denied') return 'denies'
  return stance === 'asserts' && status === 'negated' ? 'denies' : stance
}

export const isAgainst = (stand: Stance): boolean => stand === 'denies' || stand === 'doubts'

/**
 * The voices on these events: every claim that is about one of them (it stands in the claim, or a denial is aimed at it),
 * in the order of the events, and whoever it passes on ("A says that B denied it"). What the report says was not said is
 * no voice.
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

function voicesOf(row: ClaimRow, event: Event): Voice[] {
  const { claim } = row
  if (claim.negated || !(claim.about.includes(event.id) || event.claims.includes(claim.id))) return []
  const relayed = (claim.relays ?? []).filter((r) => r.about.includes(event.id))
  return [
    { stand: standOf(claim, event.status), event: event.id, row },
    ...relayed.map(({ speaker, stance }) => ({
      stand: standOf({ stance }, event.status),
      event: event.id,
      via: claim.speaker.name,
      row: { ...row, claim: { ...claim, speaker, stance } },
    })),
  ]
}
