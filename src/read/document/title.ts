/**
 * Title and byline of a plain text.
 *
 * In     text, blocks with boilerplate marked, the skip rule of each block.
 * Out    the headline's words when the text begins with one; the author's name when a line gives it.
 */
import type { Block } from './index.ts'
import { fold } from './words.ts'

/** The first headline that stands before any paragraph, or null. */
export function titleOf(text: string, blocks: readonly Block[]): string | null {
  const first = blocks.find((b) => b.kind !== 'skipped')
  if (first?.kind !== 'heading') return null
  // A heading with nothing under it is the report itself.
  if (!blocks.some((b) => b.kind === 'paragraph')) return null
  return fold(text.slice(first.span.start, first.span.end)).replace(/^#{1,6} /, '')
}

/** "By Jane Roe and Ali Hasan | Example News" -> "Jane Roe and Ali Hasan". */
export function bylineOf(text: string, blocks: readonly Block[], rules: readonly (string | null)[]): string | null {
  const at = rules.indexOf('skip/byline')
  if (at < 0) return null
  const line = fold(text.slice(blocks[at]!.span.start, blocks[at]!.span.end))
  const name = line
    .replace(/^(?:(?:written|reported|story|words|text) )?(?:by:?|from) /i, '')
    .replace(/ ?[|–—/(@].*$/, '')
    .trim()
  return name === '' ? null : name
}
