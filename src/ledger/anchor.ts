/**
 * What a decision is about, said in words of the report, so that it is found again when a newer reader gives other ids.
 *
 * In     a record and the id of one of its events, claims, places or actors.
 * Out    an Anchor; later, the id of the same thing in another reading of the same report, or null.
 * Units  spans in the text of the record the anchor was made with. A newer reader may take out another text of a web
 *        page: then the words and their sentence decide.
 */
import type { Layer } from '../record/decision.ts'
import type { Record, Span } from '../record/index.ts'

export interface Anchor {
  layer: Layer
  span: Span
  /** The words of `span`. */
  words: string
  /** The sentence around them; of an actor, its name. */
  around: string
}

interface Thing extends Anchor {
  id: string
  type: string
}

/** Everything of a record that a decision can name. */
export function thingsOf(record: Record): Thing[] {
  const slice = (s: Span) => record.text.slice(s.start, s.end)
  const sentence = (span: Span) =>
    slice(record.sentences.find((s) => s.start <= span.start && span.start < s.end) ?? span)
  const thing = (layer: Layer, id: string, type: string, span: Span, around: string): Thing => ({
    layer,
    id,
    type,
    span: { start: span.start, end: span.end },
    words: slice(span),
    around,
  })
  return [
    ...record.events.map((e) => thing('event', e.id, e.type, e.trigger, slice(e.evidence))),
    ...record.claims.flatMap((c) => {
      const span = c.content[0] ?? c.cue
      return span ? [thing('claim', c.id, c.stance, span, sentence(span))] : []
    }),
    ...record.places.map((p) => thing('place', p.id, p.kind, p.span, sentence(p.span))),
    ...record.actors.map((a) => thing('actor', a.id, a.kind, a.mentions[0] ?? { start: 0, end: 0 }, a.name)),
  ]
}

/** The layer that an id of this record belongs to; null when it has none of that id. */
export function layerOf(record: Record, id: string): Layer | null {
  return thingsOf(record).find((t) => t.id === id)?.layer ?? null
}

export function anchorOf(record: Record, id: string): Anchor | null {
  const found = thingsOf(record).find((t) => t.id === id)
  if (found === undefined) return null
  const { layer, span, words, around } = found
  return { layer, span, words, around }
}

/** The id of what the anchor means in this record. `was` is the id it had: of several that fit, that one. */
export function find(record: Record, anchor: Anchor, was: string): string | null {
  const things = thingsOf(record).filter((t) => t.layer === anchor.layer)
  const same = things.filter((t) => t.words === anchor.words)
  const here = same.filter((t) => t.span.start === anchor.span.start && t.span.end === anchor.span.end)
  const choose = (those: Thing[]) => (those.find((t) => t.id === was) ?? those[0])?.id ?? null
  if (here.length > 0) return choose(here)

  const isTextThere = record.text.slice(anchor.span.start, anchor.span.end) === anchor.words
  if (isTextThere && anchor.words !== '') {
    // The reader now takes more or fewer words of the same spot.
    const over = things
      .map((t) => ({ t, shared: Math.min(t.span.end, anchor.span.end) - Math.max(t.span.start, anchor.span.start) }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
    if (over[0]) return choose(over.filter((o) => o.shared === over[0]!.shared).map((o) => o.t))
  }
  if (anchor.layer === 'actor') {
    const named = things.filter((t) => t.around.toLowerCase() === anchor.around.toLowerCase())
    return named.length === 1 ? named[0]!.id : null
  }
  if (isTextThere) return null // the spot is there, and nothing was read at it
  const told = same.filter((t) => plain(t.around) === plain(anchor.around))
  return told.length === 1 ? told[0]!.id : null
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
