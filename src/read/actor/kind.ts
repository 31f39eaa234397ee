/** What a phrase is about by its words together, where the head alone says too little. */
import type { ActorKind, Sentence, Token } from '../../record/index.ts'
import { childrenOf, kindOfNoun } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'

/** Bodies that may bear arms. */
const BODY = /^(alliance|faction|group|movement|network|organi[sz]ation|outfit|party|wing)s?$/i
const ARMED =
  /^(armed|extremist|guerrilla|insurgent|islamist|jihadi|jihadist|militant|paramilitary|rebel|secessionist|separatist|terror|terrorist)$/i
/** Bodies that are what their members are: "a coalition of churches". */
const UNION = /^(alliance|coalition|federation|network|union)$/i
/** Offices and callings, whose names in the plural are no person: "the Emergency Lawyers". */
const CALLED = /^(person|government|population)$/

/** Kind of the phrase around `head`; null for what is no actor by its words. */
export function kindOfPhrase(
  lexicon: Lexicon,
  { tokens, heading }: Sentence,
  head: number,
  core: readonly number[],
): ActorKind | null {
  const t = tokens[head]!
  const kind = kindOfNoun(lexicon, t)
  if (kind === null) return null
  const others = core.filter((i) => i !== head).map((i) => tokens[i]!)
  if (BODY.test(t.lemma) && others.some((o) => ARMED.test(o.form))) return 'armed-group'
  // "14 bodies", "their bodies" were people; "sports bodies" are none.
  if (t.lemma === 'body' && /^bodies$/i.test(t.form) && !others.some((o) => /^(ADJ|NOUN|PROPN)$/.test(o.upos)))
    return 'population'
  if (UNION.test(t.lemma)) return kindOfMembers(lexicon, tokens, head) ?? kind
  return !heading && CALLED.test(kind) && isPluralName(tokens, head, others) ? 'organization' : kind
}

/** A name of several capitals that ends in the plural of a calling or an office; "United States" ends in none. */
function isPluralName(tokens: Token[], head: number, others: readonly Token[]): boolean {
  const t = tokens[head]!
  const low = t.form.toLowerCase()
  const isPlural = low.endsWith('s') && low !== t.lemma.toLowerCase() && !/^(emirates|nations|states)$/.test(low)
  const first = others.find((o) => o.upos !== 'DET')
  const capital = /^\p{Lu}\p{Ll}/u
  // A sentence's first capital says nothing.
  const isSure = t.upos === 'PROPN' || (first?.span.start ?? 0) > tokens[0]!.span.start
  return isPlural && head > 0 && isSure && capital.test(t.form) && capital.test(first?.form ?? '')
}

function kindOfMembers(lexicon: Lexicon, tokens: Token[], head: number): ActorKind | null {
  const children = childrenOf(tokens)
  const of = children[head]!.find(
    (c) => tokens[c]!.deprel === 'nmod' && children[c]!.some((k) => tokens[k]!.lemma === 'of' && k < c),
  )
  return of === undefined || tokens[of]!.upos !== 'NOUN' ? null : kindOfNoun(lexicon, tokens[of]!)
}

/** "Maui Thaike, the group's deputy commander", "Ana Roe, who ran": what is told of the name says that it is a person's. */
export function isTold(tokens: Token[], head: number): boolean {
  const children = childrenOf(tokens)
  return children[head]!.some(
    (c) =>
      c > head &&
      ((tokens[c]!.deprel === 'appos' && PERSONS.test(tokens[c]!.lemma)) ||
        (tokens[c]!.deprel === 'acl:relcl' && children[c]!.some((k) => /^who$/i.test(tokens[k]!.form)))),
  )
}

const PERSONS =
  /^(activist|chairman|chief|commander|doctor|farmer|governor|head|journalist|lawyer|leader|mayor|minister|mother|father|nurse|officer|official|priest|professor|resident|son|daughter|brother|sister|spokesman|spokesperson|spokeswoman|student|teacher|trader|widow|witness)$/

/** A name without the age in front of it: "19-year-old Amir Bhat". */
export function withoutAge(tokens: Token[], core: readonly number[]): readonly number[] {
  const age = core.findIndex((i) => /^(\d+-)?(years?-)?old$/i.test(tokens[i]!.form))
  return age >= 0 && age < core.length - 1 ? core.slice(age + 1) : core
}

/** The middle of a name in pieces: "au" of "Port-au-Prince". */
export const isBetweenHyphens = (text: string, { span }: Token): boolean =>
  text.charAt(span.start - 1) === '-' && text.charAt(span.end) === '-'
