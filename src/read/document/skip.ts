/**
 * Boilerplate: which blocks stand around the article and are no part of it.
 *
 * In     the blocks of a text, in order, and the text.
 * Out    for each block the rule that skips it, or null.
 * How    a rule looks at one whole block (white space folded, at most 400 characters); a paragraph that only contains
 *        such words is kept. Rules for the top look only at blocks before the first long paragraph.
 * Source patterns seen on news pages and in texts copied from them; English.
 */
import type { Block } from './index.ts'
import { skipRules } from './skip-rules.ts'
import { countWords, fold, lettersOf } from './words.ts'

const longest = 400
/** Words from which on a paragraph is taken to be the article's own. */
const longParagraph = 25
/** Blocks from the end among which a note about the author may stand. */
const authorBlocks = 4

/** What a page says in its head and often says again above the text. */
export interface Known {
  title: string | null
  byline: string | null
}

/** One entry a block: the id of the rule that skips it, or null. `page` is given for HTML pages only. */
export function skippedBy(text: string, blocks: readonly Block[], page?: Known): (string | null)[] {
  const lines = blocks.map((b) =>
    b.span.end - b.span.start > longest ? null : fold(text.slice(b.span.start, b.span.end)),
  )
  const isBody = (l: string | null, i: number): boolean =>
    l === null || (blocks[i]!.kind === 'paragraph' && countWords(l) >= longParagraph)
  const firstLong = lines.findIndex(isBody)
  const body = firstLong < 0 ? lines.length : firstLong
  const marks = lines.map((line, i) => (line === null ? null : ruleFor(line, i < body)))
  if (page) {
    const { title, byline } = page
    lines.forEach((line, i) => {
      if (line === null || marks[i] !== null) return
      if (title && i <= body && repeatsTitle(line, title)) marks[i] = 'skip/title-again'
      else if (byline && repeatsByline(line, byline)) marks[i] = 'skip/byline-again'
      else if (byline && i >= lines.length - authorBlocks && isAboutAuthor(line, byline)) marks[i] = 'skip/author-note'
    })
  } else {
    const label = sectionLabel(lines.slice(0, body), blocks, marks)
    if (label !== null) marks[label] = 'skip/section-label'
  }
  return marks
}

/** The id of the rule that skips a block of these words; `isTop`: it stands before the first long paragraph. */
export function ruleFor(line: string, isTop: boolean): string | null {
  return skipRules.find((r) => (isTop || !r.topOnly) && r.pattern.test(line))?.id ?? null
}

/** True when the block is the title, or the title without the name of the site. */
function repeatsTitle(line: string, title: string): boolean {
  const [a, b] = [lettersOf(line), lettersOf(title)]
  return (
    a !== '' &&
    (a === b || (a.length >= 20 && b.startsWith(a)) || (b.length >= 20 && a.startsWith(b) && a.length < b.length + 30))
  )
}

/** True when the block is nothing but the author's name. */
function repeatsByline(line: string, byline: string): boolean {
  const words = lettersOf(line).split(' ')
  const names = new Set(['by', 'and', ...lettersOf(byline).split(' ')])
  return words.length <= 8 && words.every((w) => names.has(w))
}

/** "Jane Roe is a reporter in Baghdad.": begins with the author's name and says what the author does. */
function isAboutAuthor(line: string, byline: string): boolean {
  const name = lettersOf(byline.split(/,| and |\||;/)[0]!.replace(/^by /i, ''))
  const [first = ''] = name.split(' ')
  const words = lettersOf(line)
  if (first.length < 3 || !(words.startsWith(`${name} `) || words.startsWith(`${first} `))) return false
  return /\b(?:is|was|covers|writes|has|joined|reports|works|follow)\b/.test(words)
}

/**
 * The label above a headline ("World news", "Exclusive"): the first block left, of at most two words, when the next
 * is a longer headline.
 */
function sectionLabel(
  lines: readonly (string | null)[],
  blocks: readonly Block[],
  marks: readonly (string | null)[],
): number | null {
  const left = lines.map((_, i) => i).filter((i) => marks[i] === null)
  const [first, next] = left
  if (first === undefined || next === undefined) return null
  const label = lines[first]
  const headline = lines[next]
  if (!label || !headline || blocks[first]!.kind !== 'heading' || blocks[next]!.kind !== 'heading') return null
  if (countWords(label) > 2 || countWords(headline) < 4) return null
  return /[:?]$/.test(label) ? null : first
}
