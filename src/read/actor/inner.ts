/**
 * Names inside a phrase: the register's entry for its core, a name in front of its head, the organization of a title.
 *
 * In     a sentence's tokens and the core's word numbers. Out: entries and mentions; null for none.
 */
import type { Name, Place, Token } from '../../record/index.ts'
import { countryOfWords, kindOfNoun } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import type { Mention } from './mention.ts'
import { type RegisterEntry, registered, registeredAmong } from './register.ts'

export interface Around {
  text: string
  lexicon: Lexicon
  /** By the end of their spans. */
  placeAt: ReadonlyMap<number, Place>
}

const written = (text: string, tokens: Token[], first: number, last: number) =>
  text.slice(tokens[first]!.span.start, tokens[last]!.span.end).replace(/\s+/g, ' ')

/** "Syrian Observatory for Human Rights", headed by its first words: the core with what belongs to the name behind it. */
export function wholeName(around: Around, tokens: Token[], core: readonly number[], name: Name | null): number[] {
  const [first, last] = [core[0]!, core[core.length - 1]!]
  let end = last
  if (name?.type === 'ORG' && name.span.start <= tokens[last]!.span.start)
    while (end + 1 < tokens.length && tokens[end + 1]!.span.end <= name.span.end) end++
  if (/^(for|and|of|in|on|to|against|without|&|-)$/i.test(tokens[last + 1]?.form ?? ''))
    for (let k = Math.min(last + 7, tokens.length - 1); k > end; k--)
      if (registered(around.lexicon, written(around.text, tokens, first, k))) end = k
  const whole = [...core]
  for (let k = last + 1; k <= end; k++) whole.push(k)
  return whole
}

/** The register's entry for the core, or for the names at its end: "extremist group Islamic State". */
export function registeredCore(
  { text, lexicon }: Around,
  tokens: Token[],
  core: readonly number[],
  title: number,
): RegisterEntry | null {
  const last = core[core.length - 1]!
  // "the paramilitary Rapid Support Forces": small words before the first capital.
  const name = core.findIndex((i) => /^\p{Lu}/u.test(tokens[i]!.form))
  for (let k = 0; k < core.length; k++) {
    // "14th Brigade of the Popular Mobilization Forces" is not those forces.
    const isInside = tokens[core[k]!]!.upos !== 'PROPN' || core.some((i) => tokens[i]!.upos === 'ADP')
    if (k > 0 && k !== name && isInside) continue
    const entry = registered(lexicon, written(text, tokens, core[k]!, last))
    // "Michelle Obama" is not Obama, "President Obama" is.
    if (entry && !(entry.surname && k !== title)) return entry
  }
  return null
}

/** A registered name inside a description, before its head: "Hezbollah" in "Hezbollah guerrillas". */
export function registeredBefore(
  { lexicon }: Around,
  tokens: Token[],
  core: readonly number[],
  head: number,
): { entry: RegisterEntry; first: number; last: number } | null {
  const before = core.filter((i) => i < head)
  if (!before.some((i) => tokens[i]!.upos === 'PROPN')) return null
  const found = registeredAmong(
    lexicon,
    before.map((i) => tokens[i]!.form),
  )
  return found && { entry: found.entry, first: before[found.from]!, last: before[found.to - 1]! }
}

/** "Texas officials", "Gaza militants": the country of a place named inside a description. */
export function countryOfPlace(
  { placeAt }: Around,
  tokens: Token[],
  core: readonly number[],
  head: number,
): string | null {
  for (const i of core) {
    // "pro-Iranian fighters", "Beirut-based officials" say nothing of whose they are.
    if (i >= head || tokens[i + 1]?.form === '-' || tokens[i - 1]?.form === '-') continue
    const found = placeAt.get(tokens[i]!.span.end)
    if (found?.country && found.span.start <= tokens[i]!.span.start) {
      if (/^(pro|anti|non)-/i.test(tokens[i]!.form)) continue
      return found.country
    }
  }
  return null
}

/** A mention inside a larger phrase: "U.S." in "U.S. forces", "Pentagon" in "Pentagon press secretary". */
export function innerMention(around: Around, tokens: Token[], at: number, words: readonly number[]): Mention {
  const head = words[words.length - 1]!
  const span = { start: tokens[words[0]!]!.span.start, end: tokens[head]!.span.end }
  const text = around.text.slice(span.start, span.end).replace(/\s+/g, ' ')
  const entry = registered(around.lexicon, text)
  const country =
    entry?.country ??
    countryOfWords(
      around.lexicon,
      words.map((i) => tokens[i]!.form),
    )
  // "Junta spokesman", "police chief": a common noun is no name.
  const noun = entry || country !== null || words.length > 1 ? null : kindOfNoun(around.lexicon, tokens[head]!)
  return {
    sentence: at,
    head,
    span,
    text,
    kind: entry?.kind ?? noun ?? (country === null ? 'organization' : 'government'),
    country,
    named: noun === null,
    pronoun: false,
    definite: true,
    plural: false,
    lemma: tokens[head]!.form.toLowerCase(),
    register: entry?.name ?? null,
    governor: -1,
    isSubject: false,
    appositionOf: null,
  }
}
