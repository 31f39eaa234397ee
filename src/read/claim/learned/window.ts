/** Which sentences the content of a cue may lie in. */
import type { View } from './view.ts'

/** Sentences behind the cue's own that a quotation may go on over. */
const AHEAD = 4

/** Sentence `s` itself; the one before it when it has a quotation; those behind it as long as they have one. */
export function windowOf(views: readonly View[], s: number): number[] {
  const found = views[s - 1]?.hasQuote ? [s - 1, s] : [s]
  const last = views[s]!.tokens[views[s]!.tokens.length - 1]!
  for (let k = s + 1; k <= s + AHEAD && k < views.length; k++) {
    if (!views[k]!.hasQuote && !(k === s + 1 && last.form === ':')) break
    found.push(k)
  }
  return found
}
