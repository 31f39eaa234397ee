/**
 * What joining needs of a report: its events with who took part, where and in which words, whose words they stand in and
 * what they answer; and of the report itself who published it, what it tells of, and which text it shares with others.
 *
 * In     a Record; how common words are.
 * Out    Told, one an event, and a Teller.
 */
import type { Event, LinkType, Place, Record, Stance } from '../record/index.ts'
import { standsOn } from '../record/stand.ts'
import { agenciesOf } from './agencies.ts'
import type { Background } from './background.ts'
import { sketchOf } from './copies.ts'
import { storyOf } from './signature.ts'

/** Someone in whose words an event stands. */
export interface Voice {
  claim: string
  speaker: string
  stance: Stance
}

/** An event as reports tell it. */
export interface Told {
  report: string
  event: Event
  places: Place[]
  /** Names of those who did it; of those it was done to. */
  actors: string[]
  recipients: string[]
  /** The sentence. */
  evidence: string
  voices: Voice[]
  /** Who denies it without telling it: "they had no part in it". Missing in what older versions kept. */
  denials?: string[]
  /** Events of the same report that this one answers, follows or is part of, and the words that say so. */
  links: { to: string; type: LinkType; words: string }[]
}

/** A report that tells of events. */
export interface Teller {
  report: string
  publisher: string | null
  /** YYYY-MM-DD. */
  published: string | null
  /** See copies.ts. */
  sketch: number[]
  /** See signature.ts. */
  story: number[]
  /** Agencies that the report names as where it is from, "Reuters". */
  agencies: string[]
}

export function toldOf(record: Record): Told[] {
  const names = new Map(record.actors.map((a) => [a.id, a.name]))
  const places = new Map(record.places.map((p) => [p.id, p]))
  const claims = new Map(record.claims.map((c) => [c.id, c]))
  const wordsAt = ({ start, end }: { start: number; end: number }) => record.text.slice(start, end)
  return record.events.map((event) => {
    const named = (roles: string[]) => [
      ...new Set(
        event.participants
          .filter((p) => roles.includes(p.role))
          .map((p) => (p.actor === null ? undefined : names.get(p.actor)) ?? p.text),
      ),
    ]
    return {
      report: record.id,
      event,
      places: event.where.flatMap((id) => places.get(id) ?? []),
      actors: named(['actor']),
      recipients: named(['recipient', 'victim']),
      evidence: wordsAt(event.evidence),
      voices: event.claims.flatMap((id) => {
        const claim = claims.get(id)
        return claim === undefined ? [] : [{ claim: id, speaker: claim.speaker.name, stance: claim.stance }]
      }),
      denials: record.claims
        .filter((claim) => !event.claims.includes(claim.id))
        .flatMap((claim) => standsOn(claim, event))
        .filter(({ stand }) => stand === 'denies')
        .map(({ speaker }) => speaker.name),
      links: record.links
        .filter((l) => l.from === event.id)
        .map((l) => ({ to: l.to, type: l.type, words: wordsAt(l.span) })),
    }
  })
}

export const tellerOf = (record: Record, background: Background): Teller => ({
  report: record.id,
  publisher: record.document.publisher ?? null,
  published: record.published.value,
  sketch: sketchOf(record.text),
  story: storyOf(record, background),
  agencies: agenciesOf(record),
})
