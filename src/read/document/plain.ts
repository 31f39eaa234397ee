/**
 * Plain text: its blocks. The text itself is not touched.
 *
 * In     the text.
 * Out    blocks in order, each a paragraph or a heading; what is boilerplate is decided later (skip.ts), over
 *        these blocks and those of HTML pages alike.
 * Units  spans: UTF-16 offsets.
 */
import type { Block } from './index.ts'
import { linesOf, paragraphsOf } from './lines.ts'

/** Blocks of a plain text, paragraphs and headings. */
export function blocksOf(text: string): Block[] {
  const spans = paragraphsOf(text, linesOf(text))
  const blocks = spans.map((span): Block => ({ span, kind: 'paragraph' }))
  blocks.forEach((block, i) => {
    if (isHeading(text.slice(block.span.start, Math.min(block.span.end, block.span.start + 400)), i === 0)) {
      block.kind = 'heading'
    }
  })
  return blocks
}

const listItem = /^(?:[-*•·▪●◦]|\(?\d{1,2}[.)])\s/

/**
 * True for a line that is a headline or a heading: short, no full stop, starts with a capital or a figure. A first
 * line may end in a full stop when it is written as headlines are (nearly every word capitalised).
 */
export function isHeading(line: string, isFirst: boolean): boolean {
  const words = line.split(/\s+/)
  if (line.length > 180 || words.length > 24 || line.includes('\n\n')) return false
  if (/^#{1,6} \S/.test(line)) return true
  if (listItem.test(line)) return false
  if (!/^["'“‘«¿¡([]{0,2}[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(line)) return false
  if (/[,;–—-]$/.test(line)) return false
  // A sentence ends within it and another begins: running text without its last full stop.
  if (/\p{L}{4}[.!?]["”’)]? +["“‘[(]?\p{Lu}/u.test(line)) return false
  // What introduces a quotation or a list: "The text of the letter follows:".
  if (line.endsWith(':') && words.length > 4) return false
  if (/[.!?…]["'”’»)\]]{0,2}$/.test(line)) return isFirst && words.length > 2 && isTitleCase(words)
  return /\p{L}/u.test(line)
}

const small = new Set(
  'a an and as at but by for from in into of off on onto or over per the to up via vs with'.split(' '),
)

/** Nearly every longer word begins with a capital, as in the headlines of the American press. */
function isTitleCase(words: string[]): boolean {
  const content = words.filter((w) => /\p{L}/u.test(w) && !small.has(w.toLowerCase()))
  const capital = content.filter((w) => /^[^\p{L}]*\p{Lu}/u.test(w) && /\p{Ll}/u.test(w))
  return content.length >= 3 && capital.length >= 0.85 * content.length
}
