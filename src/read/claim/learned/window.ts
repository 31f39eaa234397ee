/** Which sentences the content of a cue may lie in. */
import type { View } from './view.ts'

/** Sentences before and behind the cue's own that a quotation may go on over. */
const BACK = 4
const AHEAD = 4

/** Sentence `s` itself; those before it in its paragraph and those behind it, as long as they have a quotation. */
export function windowOf(views: readonly View[], s: number): number[] {
  const own = views[s]!
  const found = [s]
  for (let k = s - 1; k >= 0 && k >= s - BACK; k--) {
    const { hasQuote, paragraph } = views[k]!
    if (!hasQuote || (k < s - 1 && paragraph !== own.paragraph)) break
    found.unshift(k)
  }
  const last = own.tokens[own.tokens.length - 1]!
  for (let k = s + 1; k <= s + AHEAD && k < views.length; k++) {
    if (!views[k]!.hasQuote && !(k === s + 1 && last.form === ':')) break
    found.push(k)
  }
  return found
}
