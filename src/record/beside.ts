/**
 * What a report tells beside an event: in whose words it stands, who denies it, which events it answers, and whether its
 * day is only that of saying so.
 *
 * In     an event and its record.
 * Out    Beside: what joining needs and the event alone does not say.
 */
import type { Event, LinkType, Record, Stance } from './index.ts'
import { standsOn } from './stand.ts'

/** Someone in whose words an event stands. */
export interface Speaks {
  claim: string
  speaker: string
  stance: Stance
}

export interface Beside {
  voices: Speaks[]
  /** Who denies it without telling it: "they had no part in it". Missing in what older versions kept. */
  denials?: string[]
  /** Events of the same report that this one answers, follows or is part of, and the words that say so. */
  links: { to: string; type: LinkType; words: string }[]
  /** Its day is that of the words about it, "monitors said on Monday": it was then or before. */
  isDayOfWords?: boolean
}

export function besideOf(event: Event, record: Record): Beside {
  const claims = new Map(record.claims.map((c) => [c.id, c]))
  return {
    voices: event.claims.flatMap((id) => {
      const claim = claims.get(id)
      return claim === undefined ? [] : [{ claim: id, speaker: claim.speaker.name, stance: claim.stance }]
    }),
    denials: record.claims
      .filter((claim) => !event.claims.includes(claim.id))
      .flatMap((claim) => standsOn(claim, event))
      .filter(({ stand }) => stand === 'denies')
      .map(({ speaker }) => speaker.name),
    ...(isDayOfWords(event, record) ? { isDayOfWords: true } : {}),
    links: record.links
      .filter((l) => l.from === event.id)
      .map(({ to, type, span }) => ({ to, type, words: record.text.slice(span.start, span.end) })),
  }
}

/** From context, and no event of the report is stated to be of that time: it dates what was said. */
const isDayOfWords = ({ when }: Event, { events }: Record): boolean =>
  when !== null &&
  when.time !== null &&
  when.basis === 'context' &&
  !events.some((e) => e.when?.time === when.time && e.when.basis === 'stated')
