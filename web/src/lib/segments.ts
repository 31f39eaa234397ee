/**
 * Splits a text with overlapping marks into segments that never overlap.
 *
 * In     a stretch of text and marks over it (any order, nested, crossing, touching or reaching outside it).
 * Out    segments in order that cover the stretch exactly once; each lists the marks over it, outermost first.
 * Units  UTF-16 code units, half-open, as in the record.
 * Errors none: empty marks and marks outside the stretch are left out.
 */
import type { Span } from '../../../src/record/index.ts'

/** From the one drawn at the bottom to the one on top: a click goes to the topmost. */
export const LAYERS = [
  'skipped',
  'evidence',
  'claim',
  'actor',
  'place',
  'time',
  'speaker',
  'cue',
  'role',
  'event',
  'flash',
] as const
export type Layer = (typeof LAYERS)[number]

/** One highlighted stretch; `id` names what it belongs to ("e3"). */
export interface Mark extends Span {
  layer: Layer
  id: string
}

export interface Segment extends Span {
  marks: Mark[]
}

const depth = (layer: Layer): number => LAYERS.indexOf(layer)

/** Outermost first: by layer, then longer before shorter, then by start. */
const byDepth = (a: Mark, b: Mark): number =>
  depth(a.layer) - depth(b.layer) || b.end - b.start - (a.end - a.start) || a.start - b.start

/** Cuts `[stretch.start, stretch.end)` wherever a mark starts or ends, and at `also`. */
export function segment(stretch: Span, marks: readonly Mark[], also: readonly number[] = []): Segment[] {
  const inside = marks
    .filter((m) => m.start < m.end && m.start < stretch.end && m.end > stretch.start)
    .sort((a, b) => a.start - b.start)
  const cuts = new Set([stretch.start, stretch.end])
  for (const m of inside) {
    if (m.start > stretch.start) cuts.add(m.start)
    if (m.end < stretch.end) cuts.add(m.end)
  }
  for (const at of also) if (at > stretch.start && at < stretch.end) cuts.add(at)
  const edges = [...cuts].sort((a, b) => a - b)
  const out: Segment[] = []
  let open: Mark[] = []
  let next = 0
  for (let i = 0; i + 1 < edges.length; i++) {
    const start = edges[i]!
    const end = edges[i + 1]!
    open = open.filter((m) => m.end > start)
    while (next < inside.length && inside[next]!.start <= start) {
      const m = inside[next++]!
      if (m.end > start) open.push(m)
    }
    out.push({ start, end, marks: [...open].sort(byDepth) })
  }
  return out
}

/** Paragraphs: stretches between line breaks, white space at both ends left out. Empty lines give none. */
export function paragraphs(text: string): Span[] {
  const out: Span[] = []
  let start = 0
  while (start < text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const line = text.slice(start, end)
    const first = line.search(/\S/)
    if (first >= 0) out.push({ start: start + first, end: start + line.trimEnd().length })
    start = end + 1
  }
  return out
}
