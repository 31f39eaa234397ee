/** How a claim stands to an event that it is about: for it or against it, in whose mouth. */
import type { Claim, Event, Stance } from './index.ts'

export interface Stand {
  /** What it comes to for the event. */
  stand: Stance
  /** The stance of whoever says it. */
  stance: Stance
  speaker: Claim['speaker']
  /** Who passes it on: "A says that B denied it". */
  via?: string
}

export const isAgainst = (stand: Stance): boolean => stand === 'denies' || stand === 'doubts'

/**
 * The speaker of a claim that is about the event (the event stands in it, or a denial is aimed at it), then whoever it passes
 * on. What the report says was not said is no voice.
 */
export function standsOn(claim: Claim, event: Event): Stand[] {
  if (claim.negated || !(claim.about.includes(event.id) || event.claims.includes(claim.id))) return []
  const relayed = (claim.relays ?? []).filter((r) => r.about.includes(event.id))
  return [
    { stand: standOf(claim, event.status), stance: claim.stance, speaker: claim.speaker },
    ...relayed.map(({ speaker, stance }) => ({
      stand: standOf({ stance }, event.status),
      stance,
      speaker,
      via: claim.speaker.name,
    })),
  ]
}

/** Whoever asserts what did not happen denies it, and so does who had no part in it. */
export function standOf(
  { stance, responsibility }: Pick<Claim, 'stance' | 'responsibility'>,
  status: Event['status'],
): Stance {
  if (responsibility === 'denied') return 'denies'
  return stance === 'asserts' && status === 'negated' ? 'denies' : stance
}
