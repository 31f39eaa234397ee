/** The form of a boilerplate rule. */

export interface SkipRule {
  id: string
  /** Must match the whole block, white space folded. */
  pattern: { test(line: string): boolean }
  /** Only before the first long paragraph. */
  topOnly?: boolean
  hits: readonly string[]
  misses: readonly string[]
}

/**
 * A pattern that a whole block must match, by one of its alternatives; `~` is up to 160 characters of anything. Without
 * the u flag: together with i it makes the first use of a pattern of this size cost tens of milliseconds.
 */
export function whole(alternatives: readonly string[], flags = 'i'): RegExp {
  return new RegExp(`^(?:${alternatives.join('|').replaceAll('~', '.{0,160}')})$`, flags)
}
