/**
 * Words for people: what the fields of a record say, in short phrases. Shared by the text and HTML printers.
 */
import type { Claim, Count, Event, Place, Record, Role, Span, Toll } from '../../record/index.ts'

/** The text of a span on one line. */
export function quote(record: Record, span: Span): string {
  return record.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim()
}

/**
 * Names of the participants of that role: the actor's name where it is known, else the words of the text; marked where no
 * sentence on the deed names them.
 */
export function parties(record: Record, event: Event, role: Role): string[] {
  const names = event.participants
    .filter((p) => p.role === role)
    .map((p) => {
      const name = record.actors.find((a) => a.id === p.actor)?.name ?? p.text.replace(/\s+/g, ' ')
      return p.basis === 'context' ? `${name} (from context)` : name
    })
  return [...new Set(names)]
}

export function placesOf(record: Record, event: Event): Place[] {
  const places = event.where.map((id) => record.places.find((p) => p.id === id)).filter((p) => p !== undefined)
  return places.filter((p, i) => places.findIndex((q) => q.name === p.name) === i)
}

/** "2021-06-27", "2021-06-28 19:44", "Monday (day not known)"; empty when the report gives no time. */
export function whenOf(record: Record, event: Event): string {
  const { when } = event
  if (!when) return ''
  if (when.value !== null && when.basis !== 'unresolved') {
    const value = readable(when.value)
    return when.basis === 'published' ? `${value} (day of the report)` : value
  }
  const time = record.times.find((t) => t.id === when.time)
  return time ? `${quote(record, time.span)} (day not known)` : (when.value ?? '')
}

/** Codes of TIMEX3 values that are not figures. */
const CODES: { readonly [code: string]: string } = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
  SP: 'spring',
  SU: 'summer',
  FA: 'autumn',
  WI: 'winter',
}

/** "2021-06-28T19:44" -> "2021-06-28 19:44"; "2021-06-28TNI" -> "2021-06-28 night"; "2021-SU" -> "2021 summer". */
function readable(value: string): string {
  return value
    .replace(/[T-]([A-Z]{2})$/, (all, code: string) => (CODES[code] ? ` ${CODES[code]}` : all))
    .replace('T', ' ')
}

/** "4", "at least 5", "2 to 4", "at most 9"; empty when nothing is known. */
export function amount({ min, max }: Count): string {
  if (min === null && max === null) return ''
  if (min === max) return String(min)
  if (max === null) return `at least ${min}`
  return min === null || min === 0 ? `at most ${max}` : `${min} to ${max}`
}

/** ["4 killed (militiamen)", "no injured"]. */
export function tolls(event: Event): string[] {
  const kinds = ['killed', 'injured', 'missing', 'detained'] as const
  return kinds.flatMap((kind) => {
    const toll: Toll | undefined = event.casualties[kind]
    if (!toll) return []
    const number = toll.min === 0 && toll.max === 0 ? 'no' : amount(toll)
    return [`${number ? `${number} ` : ''}${kind}${toll.whom ? ` (${toll.whom})` : ''}`]
  })
}

/** Names of those whose claims carry the event; empty when the report says it in its own voice. */
export function saidBy(record: Record, event: Event): string[] {
  const names = event.claims.map((id) => record.claims.find((c) => c.id === id)?.speaker)
  return [...new Set(names.flatMap((s) => (s ? [s.name || s.text || 'someone not named'] : [])))]
}

/** "Wayne Marotto (spokesman, Operation Inherent Resolve)". */
export function speakerOf({ speaker }: Claim): string {
  const name = speaker.name || speaker.text || 'someone not named'
  const more = [speaker.office, speaker.organization].filter((s) => s !== undefined && s !== '' && !name.includes(s))
  return more.length > 0 ? `${name} (${more.join(', ')})` : name
}

/** The words of a claim; pieces that stand apart are joined by an ellipsis. */
export function contentOf(record: Record, claim: Claim): string {
  return claim.content.map((span) => quote(record, span)).join(' … ')
}

/** "2021-06-29", "day of publication not known". */
export function publishedOf({ published }: Record): string {
  if (published.value === null) return 'day of publication not known'
  const from = { given: 'as given', metadata: 'from the page', dateline: 'from the dateline', unknown: 'uncertain' }
  return `${published.value} (${from[published.basis]})`
}

/** The title, else the first words of the text. */
export function titleOf(record: Record): string {
  if (record.title) return record.title.replace(/\s+/g, ' ')
  const line = record.text.trim().split('\n', 1)[0]!.replace(/\s+/g, ' ')
  return line.length > 90 ? `${line.slice(0, 90)}…` : line || '(no text)'
}

/** Counts with their noun: "1 event", "3 events". */
export const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
