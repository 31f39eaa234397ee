/**
 * Text: where sentences and words begin and end. The text itself never changes.
 *
 * In     the frozen text and its blocks (paragraphs, headings; skipped blocks are passed over).
 * Out    Line[] in order, never overlapping, covering every character of a block that is not white space.
 * Units  UTF-16 offsets [start, end).
 * Limits a line longer than MAX_LINE units is cut at the last white space before it, or there if it has none.
 */
import type { Span } from '../../record/index.ts'
import { sentencesOf } from './sentences.ts'

export { datelineEnd } from './dateline.ts'
export { isEarlier } from './earlier.ts'
export { hash } from './hash.ts'
export { type Lexicon, madeOf, rowsOf } from './lexicon.ts'
export { covering, inside } from './spans.ts'
export { tokenize, type Word } from './tokens.ts'

/** What the text room needs of a block; the document room's Block fits. */
export interface TextBlock {
  span: Span
  kind: 'paragraph' | 'heading' | 'skipped'
}

/** A sentence or a heading, not yet analysed. */
export interface Line {
  span: Span
  /** Index of the block it stands in. */
  paragraph: number
  heading: boolean
  /** True for the first of the pieces that a sentence longer than MAX_LINE was cut into. */
  cut?: boolean
}

/** Longest line handed to the language layer: some 400 words, twice the longest sentence seen in news. */
export const MAX_LINE = 2500

/** Splits blocks into sentences. Headings are one line each. */
export function splitSentences(text: string, blocks: readonly TextBlock[]): Line[] {
  const lines: Line[] = []
  blocks.forEach((block, paragraph) => {
    if (block.kind === 'skipped') return
    const heading = block.kind === 'heading'
    const spans = heading ? [block.span] : sentencesOf(text, block.span)
    for (const span of spans) {
      const pieces = cut(text, span)
      pieces.forEach((piece, i) => {
        lines.push({ span: piece, paragraph, heading, ...(i === 0 && pieces.length > 1 ? { cut: true } : {}) })
      })
    }
  })
  return lines
}

const isSpace = (text: string, at: number) => /\s/.test(text.charAt(at))

function trim(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text, start)) start++
  while (end > start && isSpace(text, end - 1)) end--
  return { start, end }
}

function cut(text: string, span: Span): Span[] {
  const pieces: Span[] = []
  let { start } = span
  while (span.end - start > MAX_LINE) {
    let at = start + MAX_LINE
    while (at > start && !isSpace(text, at)) at--
    if (at === start) at = start + MAX_LINE
    // Never between the two halves of a surrogate pair.
    if (/[\udc00-\udfff]/.test(text.charAt(at))) at++
    pieces.push(trim(text, { start, end: at }))
    start = at
  }
  pieces.push(trim(text, { start, end: span.end }))
  return pieces.filter((s) => s.start < s.end)
}
