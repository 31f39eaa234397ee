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
 * The voices on these events: every claim that one of them stands in, in the order of the events, and whoever it passes
 * on ("A says that B denied it"). What the report says was not said is no voice.
 */
export function voicesOn(rows: readonly EventRow[], told: readonly ClaimRow[]): Voice[] {
  const byId = new Map(told.map((row) => [`${row.report.id}\0${row.claim.id}`, row]))
  const voices = new Map<string, Voice>()
  const add = (key: string, voice: Voice) => {
    if (!voices.has(key)) voices.set(key, voice)
  }
  for (const { report, event } of rows)
    for (const id of event.claims) {
      const row = byId.get(`${report.id}\0${id}`)
      if (row === undefined || row.claim.negated) continue
      const stand = standOf(row.claim, event.status)
      add(`${report.id}\0${id}\0${stand}`, { stand, event: event.id, row })
      for (const relay of row.claim.relays ?? []) {
        if (!relay.about.includes(event.id)) continue
        const claim: Claim = { ...row.claim, speaker: relay.speaker, stance: relay.stance }
        const stand = standOf({ stance: relay.stance }, event.status)
        const via = row.claim.speaker.name
        add(`${report.id}\0${id}\0${relay.depth}\0${stand}`, { stand, event: event.id, via, row: { ...row, claim } })
      }
    }
  return [...voices.values()]
}
