/** The form of a boilerplate rule. */

export interface SkipRule {
  id: string
  pattern: RegExp
  /** Only before the first long paragraph. */
  topOnly?: boolean
  hits: readonly string[]
  misses: readonly string[]
}

/** A pattern that a whole block must match, by one of its alternatives; `~` is up to 160 characters of anything. */
export function whole(alternatives: readonly string[], flags = 'iu'): RegExp {
  return new RegExp(`^(?:${alternatives.join('|').replaceAll('~', '.{0,160}')})$`, flags)
}
