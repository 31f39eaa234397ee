/**
 * What joining needs of a report: its events with who took part, where and in which words, whose words they stand in and
 * what they answer; and of the report itself who published it, what it tells of, and which text it shares with others.
 *
 * In     a Record; how common words are.
 * Out    Told, one an event, and a Teller.
 */
import { type Beside, besideOf } from '../record/beside.ts'
import type { Event, Place, Record } from '../record/index.ts'
import { agenciesOf } from './agencies.ts'
import type { Background } from './background.ts'
import { sketchOf } from './copies.ts'
import { storyOf } from './signature.ts'

/** An event as reports tell it. */
export interface Told extends Beside {
  report: string
  event: Event
  places: Place[]
  /** Names of those who did it; of those it was done to. */
  actors: string[]
  recipients: string[]
  /** The sentence. */
  evidence: string
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
      ...besideOf(event, record),
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
