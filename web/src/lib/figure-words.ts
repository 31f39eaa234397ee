/** Which words of an event state a figure of its incident. */
import type { EventRow } from '../../../src/desk/types.ts'
import type { Incident, Participant, Span } from '../../../src/record/index.ts'

export type FigureField = keyof Incident['figures']

/** The words, or null when the value was inferred and has none in this event. */
export function wordsOf(
  row: Pick<EventRow, 'event' | 'actors' | 'recipients'>,
  field: FigureField,
  value: string,
): Span | null {
  const { event } = row
  if (field === 'killed' || field === 'injured') return event.casualties[field]?.span ?? null
  if (field === 'instrument')
    return (event.instruments.find((i) => i.kind === value || same(i.text, value)) ?? null)?.span ?? null
  const those = event.participants.filter((p) =>
    field === 'actor' ? p.role === 'actor' : p.role === 'recipient' || p.role === 'victim',
  )
  const at = (field === 'actor' ? row.actors : row.recipients).findIndex((name) => same(name, value))
  return (
    (those.find((p) => same(p.text, value)) ?? those.find((p) => within(p, value)) ?? those[at] ?? those[0])?.span ??
    null
  )
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** "Colonel Brant" and "Ivo Brant" do not hold each other, "the 14th Brigade" and "14th Brigade" do. */
function within({ text }: Participant, value: string): boolean {
  const [a, b] = [text.toLowerCase(), value.toLowerCase()]
  return a.includes(b) || b.includes(a)
}
