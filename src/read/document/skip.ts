/**
 * Boilerplate: which blocks stand around the article and are no part of it.
 *
 * In     the blocks of a text, in order, and the text.
 * Out    for each block the rule that skips it, or null.
 * How    a rule looks at one whole block (white space folded, at most 300 characters); a paragraph that only contains
 *        such words is kept. Rules for the top look only at blocks before the first long paragraph.
 * Source patterns seen on news pages and in texts copied from them; English.
 */
import type { Block } from './index.ts'
import { skipRules } from './skip-rules.ts'

const longest = 300
/** Words from which on a paragraph is taken to be the article's own. */
const longParagraph = 25

/** One entry a block: the id of the rule that skips it, or null. */
export function skippedBy(text: string, blocks: readonly Block[]): (string | null)[] {
  const lines = blocks.map((b) =>
    b.span.end - b.span.start > longest ? null : fold(text.slice(b.span.start, b.span.end)),
  )
  const firstLong = lines.findIndex(
    (l, i) => l === null || (blocks[i]!.kind === 'paragraph' && wordsIn(l) >= longParagraph),
  )
  const body = firstLong < 0 ? lines.length : firstLong
  const marks = lines.map((line, i) => (line === null ? null : ruleFor(line, i < body)))
  const label = sectionLabel(lines.slice(0, body), blocks, marks)
  if (label !== null) marks[label] = 'skip/section-label'
  return marks
}

/** The id of the rule that skips a block of these words; `isTop`: it stands before the first long paragraph. */
export function ruleFor(line: string, isTop: boolean): string | null {
  return skipRules.find((r) => (isTop || !r.topOnly) && r.pattern.test(line))?.id ?? null
}

export const fold = (s: string): string => s.replace(/\s+/g, ' ').trim()
const wordsIn = (line: string): number => line.split(' ').length

/**
 * The label above a headline ("World news", "Exclusive"): the first block left, of at most three words, when the next
 * is a longer headline.
 */
function sectionLabel(lines: (string | null)[], blocks: readonly Block[], marks: (string | null)[]): number | null {
  const left = lines.map((_, i) => i).filter((i) => marks[i] === null)
  const [first, next] = left
  if (first === undefined || next === undefined) return null
  const label = lines[first]
  const headline = lines[next]
  if (!label || !headline || blocks[first]!.kind !== 'heading' || blocks[next]!.kind !== 'heading') return null
  if (wordsIn(label) > 3 || wordsIn(headline) < 4) return null
  // Two lines of one headline stand together; a label stands apart from it.
  return /[:?]$/.test(label) ? null : first
}
