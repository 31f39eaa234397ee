/**
 * The figures of an incident, side by side: a value, the events that give it, and the words in which each does.
 */
import type { EventRow, IncidentView } from '../../../src/desk/types.ts'
import type { Agreement, Estimate, Figure, Incident, Participant, Span } from '../../../src/record/index.ts'
import { formatTimex, number } from './format.ts'
import { plain } from './words.ts'

const TOLLS = ['killed', 'injured', 'missing', 'detained'] as const
type Toll = (typeof TOLLS)[number]
/** What is shown of a Figure. */
export type Value = Pick<Figure, 'value' | 'told'>
export type FigureField = keyof Incident['figures']

export const FIELDS: readonly (readonly [FigureField, string])[] = [
  ['killed', 'Killed'],
  ['injured', 'Injured'],
  ['missing', 'Missing'],
  ['detained', 'Detained'],
  ['time', 'When'],
  ['place', 'Where'],
  ['actor', 'Who'],
  ['recipient', 'To whom'],
  ['instrument', 'With'],
]

export const isToll = (field: FigureField): field is Toll => (TOLLS as readonly string[]).includes(field)

/** How the origins stand to each other. */
export const agreementOn = ({ incident }: IncidentView, field: FigureField): Agreement =>
  incident.agreement[field] ?? 'silence'

/** "4", "at least 4" where nobody says how many at most. */
export const estimateText = ({ best, low, high }: Estimate): { best: string; low: string; high: string } => ({
  best: number(best),
  low: number(low),
  high: high === null ? 'open' : number(high),
})

/** "0" killed is "none"; kinds of weapons lose their hyphens; times are said in words. */
export function shown(field: FigureField, value: string): string {
  if (field === 'instrument') return plain(value)
  if (field === 'time') return formatTimex(value)
  if (!isToll(field)) return value
  return value === '0' ? 'none' : value.replace(/\d+/g, (digits) => number(Number(digits)))
}

/** None where an older program made the incident and knew no such field. */
export const figuresOf = ({ incident }: IncidentView, field: FigureField): Value[] => incident.figures[field] ?? []

/** The words, or null when the value was inferred and has none in this event. */
export function wordsOf(
  row: Pick<EventRow, 'event' | 'actors' | 'recipients' | 'places'>,
  field: FigureField,
  value: string,
): Span | null {
  const { event } = row
  if (isToll(field)) return event.casualties[field]?.span ?? null
  if (field === 'time') return null // its words are a time of the report, found in the event's details
  if (field === 'place') return row.places.find((p) => same(p.name, value))?.span ?? null
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
