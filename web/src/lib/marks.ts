/** Turns a record into marks over its text: which words belong to which event, claim, time, place or actor. */
import type { Event, Record, Span } from '../../../src/record/index.ts'
import type { Layer, Mark } from './segments.ts'

/** What the reader can switch on and off. */
export const SWITCHES = ['events', 'claims', 'times', 'places', 'actors'] as const
export type Switch = (typeof SWITCHES)[number]
export type Shown = { [layer in Switch]: boolean }

/** Marks of the layers that are switched on; text that is not part of the article is always marked. */
export function marksOf(record: Record, shown: Shown): Mark[] {
  const marks: Mark[] = record.skipped.map((s) => mark('skipped', '', s))
  if (shown.events) for (const e of record.events) marks.push(mark('event', e.id, e.trigger))
  if (shown.claims)
    for (const c of record.claims) {
      for (const s of c.content) marks.push(mark('claim', c.id, s))
      if (c.speaker.span) marks.push(mark('speaker', c.id, c.speaker.span))
      if (c.cue) marks.push(mark('cue', c.id, c.cue))
    }
  if (shown.times) for (const t of record.times) marks.push(mark('time', t.id, t.span))
  if (shown.places) for (const p of record.places) marks.push(mark('place', p.id, p.span))
  if (shown.actors) for (const a of record.actors) for (const s of a.mentions) marks.push(mark('actor', a.id, s))
  return marks
}

/** What a hash like "#e3" names: an event, claim, actor, place or time of the record. */
export type Selection =
  | { kind: 'event' | 'claim' | 'actor' | 'place' | 'time'; id: string; show: Span | null }
  | { kind: 'none' }

/** "#e3" selects e3; "#e3@120-131" also shows those characters. Unknown ids select nothing. */
export function selectionOf(record: Record, hash: string): Selection {
  const raw = hash.replace(/^#/, '')
  if (raw === '') return { kind: 'none' }
  const at = /@(\d+)-(\d+)$/.exec(raw)
  const id = unescaped(at ? raw.slice(0, at.index) : raw)
  const span = at ? { start: Number(at[1]), end: Number(at[2]) } : null
  const show = span && span.start < span.end && span.end <= record.text.length ? span : null
  const has = (list: readonly { id: string }[]) => list.some((x) => x.id === id)
  if (has(record.events)) return { kind: 'event', id, show }
  if (has(record.claims)) return { kind: 'claim', id, show }
  if (has(record.actors)) return { kind: 'actor', id, show }
  if (has(record.places)) return { kind: 'place', id, show }
  if (has(record.times)) return { kind: 'time', id, show }
  return { kind: 'none' }
}

/** The hash that selects `id` and shows `span`. */
export const hashOf = (id: string, span?: Span | null): string =>
  `#${encodeURIComponent(id)}${span ? `@${span.start}-${span.end}` : ''}`

/** Marks of what is selected, laid over the others. */
export function marksOfSelection(record: Record, selection: Selection): Mark[] {
  if (selection.kind === 'none') return []
  const { id } = selection
  if (selection.kind === 'event') {
    const e = record.events.find((x) => x.id === id)!
    return [
      mark('evidence', id, e.evidence),
      mark('event', id, e.trigger),
      ...wordsOf(e).map((s) => mark('role', id, s)),
    ]
  }
  if (selection.kind === 'claim') {
    const c = record.claims.find((x) => x.id === id)!
    const own = c.content.map((s) => mark('evidence', id, s))
    for (const s of [c.speaker.span, c.cue]) if (s) own.push(mark('role', id, s))
    return own
  }
  if (selection.kind === 'actor')
    return record.actors.find((x) => x.id === id)!.mentions.map((s) => mark('role', id, s))
  const list = selection.kind === 'place' ? record.places : record.times
  return [mark('role', id, list.find((x) => x.id === id)!.span)]
}

/** Where the selection stands: what is scrolled to. */
export function anchorOf(record: Record, selection: Selection): Span | null {
  if (selection.kind === 'none') return null
  if (selection.show) return selection.show
  const { id } = selection
  if (selection.kind === 'event') return record.events.find((x) => x.id === id)!.trigger
  if (selection.kind === 'claim') {
    const c = record.claims.find((x) => x.id === id)!
    return c.content[0] ?? c.cue ?? c.speaker.span
  }
  if (selection.kind === 'actor') return record.actors.find((x) => x.id === id)!.mentions[0] ?? null
  return (selection.kind === 'place' ? record.places : record.times).find((x) => x.id === id)!.span
}

/** Events in the order of the text. */
export const inOrder = (events: readonly Event[]): Event[] =>
  [...events].sort((a, b) => a.trigger.start - b.trigger.start || a.trigger.end - b.trigger.end)

function wordsOf(e: Event): Span[] {
  const tolls = Object.values(e.casualties).flatMap((t) => (t ? [t.span] : []))
  return [...e.participants.map((p) => p.span), ...e.instruments.map((i) => i.span), ...tolls]
}

const mark = (layer: Layer, id: string, s: Span): Mark => ({ layer, id, start: s.start, end: s.end })

function unescaped(s: string): string {
  try {
    return decodeURIComponent(s)
  } catch {
    return s
  }
}
