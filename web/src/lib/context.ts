/** Which values of an event no words on the deed give: the report tells them elsewhere, and the reader took them from there. */
import type { EventRow } from '../../../src/desk/types.ts'
import type { Participant } from '../../../src/record/index.ts'
import type { FigureField } from './figures.ts'

type Row = Pick<EventRow, 'event' | 'actors' | 'recipients'>

const SIDES = {
  actor: ['actor'],
  recipient: ['recipient', 'victim'],
} as const

export function isFromContext(row: Row, field: FigureField, value: string): boolean {
  const { event } = row
  if (field === 'time') return event.when?.basis === 'context'
  if (field === 'place') return event.whereBasis === 'context'
  if (field === 'instrument') return all(event.instruments.filter((i) => i.kind === value))
  if (field !== 'actor' && field !== 'recipient') return false
  return all(participantsOf(row, field, value))
}

const all = (things: readonly { basis?: 'context' | undefined }[]): boolean =>
  things.length > 0 && things.every((t) => t.basis === 'context')

/** Those that a name stands for: names are listed once each, in the order of the participants. */
function participantsOf({ event, actors, recipients }: Row, side: 'actor' | 'recipient', name: string): Participant[] {
  const roles: readonly string[] = SIDES[side]
  const names = side === 'actor' ? actors : recipients
  const byParty = new Map<string, Participant[]>()
  for (const p of event.participants) {
    if (!roles.includes(p.role)) continue
    const key = p.actor ?? `"${p.text}`
    byParty.set(key, [...(byParty.get(key) ?? []), p])
  }
  const parties = [...byParty.values()]
  const at = names.findIndex((n) => n.toLowerCase() === name.toLowerCase())
  if (parties.length === names.length) return parties[at] ?? []
  return event.participants.filter((p) => roles.includes(p.role) && p.text.toLowerCase() === name.toLowerCase())
}
