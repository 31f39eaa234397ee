/** Who is for and who is against an event: the voices on it put together, the same way on every page. */
import type { EventRow, Voice } from '../../../src/desk/types.ts'
import type { Claim, Event, Record, Stance } from '../../../src/record/index.ts'
import { formatRange } from './format.ts'
import { typeLabel } from './words.ts'

/** Whoever asserts what did not happen denies it, and so does who had no part in it. */
export function standOf(
  { stance, responsibility }: Pick<Claim, 'stance' | 'responsibility'>,
  status: Event['status'],
): Stance {
  if (responsibility === 'denied') return 'denies'
  return stance === 'asserts' && status === 'negated' ? 'denies' : stance
}

export const isAgainst = (stand: Stance): boolean => stand === 'denies' || stand === 'doubts'

/** Voices of one stance together, those against last; each in the order it came. */
export function byStand<T extends { stand: Stance }>(voices: readonly T[]): [Stance, T[]][] {
  const groups = new Map<Stance, T[]>()
  for (const voice of voices) groups.set(voice.stand, [...(groups.get(voice.stand) ?? []), voice])
  return [...groups].sort(([a], [b]) => Number(isAgainst(a)) - Number(isAgainst(b)))
}

/** The claims about an event of a report, as they stand to it, and whoever they pass on. */
export const voicesIn = (record: Record, event: Event) =>
  record.claims
    .filter((c) => !c.negated && (c.about.includes(event.id) || event.claims.includes(c.id)))
    .flatMap((claim) => [
      { stand: standOf(claim, event.status), claim, name: claim.speaker.name, via: null },
      ...(claim.relays ?? [])
        .filter((r) => r.about.includes(event.id))
        .map((r) => ({
          stand: standOf({ stance: r.stance }, event.status),
          claim,
          name: r.speaker.name,
          via: claim.speaker.name,
        })),
    ])

/** Events that a report tells in its own voice. */
export const inOwnVoice = (rows: readonly EventRow[]): EventRow[] => rows.filter((r) => r.event.claims.length === 0)

/** "Assault, Qasr" and the days. */
export function titleOf(c: {
  type: string
  place: { name: string } | null
  from: string | null
  to: string | null
}): [title: string, days: string] {
  const title = c.place ? `${typeLabel(c.type)}, ${c.place.name}` : typeLabel(c.type)
  return [title, c.from || c.to ? formatRange(c.from, c.to) : 'No date']
}

/** Stances in use, for the legend. */
export const standsIn = (rows: readonly { cells: { [column: string]: Voice[] } }[]): Stance[] => [
  ...new Set(rows.flatMap((r) => Object.values(r.cells).flatMap((vs) => vs.map((v) => v.stand)))),
]
