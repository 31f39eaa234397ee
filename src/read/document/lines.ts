/**
 * Lines of a text, and which of them belong to one paragraph.
 *
 * In     a text of any kind.
 * Out    paragraphs: runs of lines, trimmed spans in order.
 * How    a blank line always divides. Within a run of lines, the layout decides: in a hard-wrapped text (most lines
 *        end in mid-sentence near the same column) a line that is nearly full goes on in the next; in any other text
 *        every line is a paragraph of its own.
 * Units  spans: UTF-16 offsets.
 */
import type { Span } from '../../record/index.ts'

/** A line without its white space on either side; `indent` counts that on the left. */
export interface Line extends Span {
  indent: number
  /** True when a blank line (or the start of the text) stands before it. */
  afterBlank: boolean
}

const breaks = /\r\n|[\n\r\u0085\u2028\u2029\f\v]/g

export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let afterBlank = true
  const add = (from: number, to: number): void => {
    let start = from
    let end = to
    while (start < end && isBlank(text.charCodeAt(start))) start++
    while (end > start && isBlank(text.charCodeAt(end - 1))) end--
    if (start === end) afterBlank = true
    else {
      lines.push({ start, end, indent: start - from, afterBlank })
      afterBlank = false
    }
  }
  let from = 0
  for (const found of text.matchAll(breaks)) {
    add(from, found.index)
    from = found.index + found[0].length
    if (found[0] === '\u2029' || found[0] === '\f') afterBlank = true
  }
  add(from, text.length)
  return lines
}

function isBlank(c: number): boolean {
  return c === 0x20 || c === 0x09 || c === 0xa0 || c === 0xfeff || c === 0x3000 || (c >= 0x2000 && c <= 0x200b)
}

/** Runs of lines that make one paragraph each. */
export function paragraphsOf(text: string, lines: readonly Line[]): Span[] {
  const width = wrapWidth(text, lines)
  const paragraphs: Span[] = []
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const last = paragraphs.at(-1)
    if (before && last && !line.afterBlank && width !== null && goesOn(text, before, line, width)) last.end = line.end
    else paragraphs.push({ start: line.start, end: line.end })
  })
  return paragraphs
}

/** With fewer lines to judge by, short ones are taken for a headline and a byline. */
const fewLines = 4

/** The column a hard-wrapped text is wrapped at, or null for a text that is not. */
export function wrapWidth(text: string, lines: readonly Line[]): number | null {
  const inner = lines.filter((_, i) => lines[i + 1] && !lines[i + 1]!.afterBlank)
  if (inner.length === 0) return null
  const lengths = inner.map((l) => l.end - l.start).sort((a, b) => a - b)
  const width = lengths[Math.ceil((lengths.length - 1) * 0.9)]!
  if (width < (inner.length < fewLines ? 50 : 30) || width > 130) return null
  const open = inner.filter((l) => !endsSentence(text, l)).length
  const full = inner.filter((l) => l.end - l.start > 0.7 * width).length
  return open >= 0.5 * inner.length && full >= 0.6 * inner.length ? width : null
}

const endsSentence = (text: string, line: Span): boolean =>
  /[.!?:]["”’')\]]{0,3}$/.test(text.slice(Math.max(line.start, line.end - 5), line.end))

const bullet = /^(?:[-*•·–—▪●◦]|\(?\d{1,2}[.)])\s/

/** True when the sentence of line `a` may go on in line `b`. */
function goesOn(text: string, a: Line, b: Line, width: number): boolean {
  const next = text.slice(b.start, Math.min(b.end, b.start + 40))
  if (bullet.test(next)) return false
  if (b.indent > a.indent + 1 && endsSentence(text, a)) return false
  const firstWord = next.search(/\s/)
  const would = a.end - a.start + 1 + (firstWord < 0 ? next.length : firstWord)
  if (would > 0.9 * width) return true
  if (/^\p{Ll}/u.test(next)) return true
  return !endsSentence(text, a) && a.end - a.start > 0.6 * width
}
