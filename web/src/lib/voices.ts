/** Who is for and who is against an event: the voices on it put together, the same way on every page. */
import type { EventRow, Voice } from '../../../src/desk/types.ts'
import type { Event, Record, Stance } from '../../../src/record/index.ts'
import { isAgainst, standsOn } from '../../../src/record/stand.ts'
import { formatRange } from './format.ts'
import { typeLabel } from './words.ts'

/** Voices of one stance together, those against last; each in the order it came. */
export function byStand<T extends { stand: Stance }>(voices: readonly T[]): [Stance, T[]][] {
  const groups = new Map<Stance, T[]>()
  for (const voice of voices) groups.set(voice.stand, [...(groups.get(voice.stand) ?? []), voice])
  return [...groups].sort(([a], [b]) => Number(isAgainst(a)) - Number(isAgainst(b)))
}

/** The claims about an event of a report, as they stand to it, and whoever they pass on. */
export const voicesIn = (record: Record, event: Event) =>
  record.claims.flatMap((claim) =>
    standsOn(claim, event).map(({ stand, speaker, via = null }) => ({ stand, claim, name: speaker.name, via })),
  )

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
