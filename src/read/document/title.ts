/**
 * Title and byline.
 *
 * In     a text, its blocks with boilerplate marked, the skip rule of each block; or what a page gives as its title.
 * Out    the headline's words when the text begins with one; the author's name when a line gives it.
 */

import { authorIn } from './byline.ts'
import type { Block } from './index.ts'
import { fold, lettersOf } from './words.ts'

/** The first headline that stands before any paragraph, or null. */
export function titleOf(text: string, blocks: readonly Block[]): string | null {
  const first = blocks.find((b) => b.kind !== 'skipped')
  if (first?.kind !== 'heading') return null
  // A heading with nothing under it is the report itself.
  if (!blocks.some((b) => b.kind === 'paragraph')) return null
  return fold(text.slice(first.span.start, first.span.end)).replace(/^#{1,6} /, '')
}

/** The author's name from the first byline among the blocks, or null. */
export function bylineOf(text: string, blocks: readonly Block[], rules: readonly (string | null)[]): string | null {
  const at = rules.indexOf('skip/byline')
  return at < 0 ? null : authorIn(text.slice(blocks[at]!.span.start, blocks[at]!.span.end))
}

/**
 * The headline of a page: its first-level heading when the title begins or ends with the same words, else the title
 * without the name of the site at its end.
 */
export function headlineOf(title: string, headings: readonly string[], publisher: string | undefined): string {
  const letters = lettersOf(title)
  const heading = headings.map(fold).find((h) => {
    const own = lettersOf(h)
    return own.length >= 12 && (letters.startsWith(own) || letters.endsWith(own))
  })
  if (heading) return unescaped(heading)
  const plain = unescaped(fold(title))
  const suffix = / [-|–—•·:] ([^-|–—•·]{2,60})$/u.exec(plain)
  const isSite = suffix && publisher && lettersOf(publisher).includes(lettersOf(suffix[1]!))
  return isSite ? plain.slice(0, suffix.index) : plain
}

const entities: { readonly [name: string]: string } = { amp: '&', quot: '"', apos: "'", nbsp: ' ', lt: '<', gt: '>' }

/** Titles in JSON-LD are often escaped twice. */
function unescaped(s: string): string {
  return s.replace(/&(?:#(\d{2,5})|([a-z]{2,5}));/g, (all, code: string | undefined, name: string | undefined) =>
    code ? String.fromCodePoint(Number(code)) : (entities[name ?? ''] ?? all),
  )
}
