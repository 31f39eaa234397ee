/**
 * Noun phrases: their core words, and the kind and country that their words give.
 *
 * Core   the head with what stands before it (compounds, adjectives, numbers) and, for names, what is joined by "of";
 *        without article, without relative clauses, appositions and other prepositional phrases.
 * Source data/actors/nouns.tsv for kinds, data/places/countries.tsv for countries and demonyms.
 */
import type { ActorKind, Span, Token } from '../../record/index.ts'
import { type Lexicon, madeOf, rowsOf } from '../text/index.ts'
import { childrenOf, subtree } from './walk.ts'

/** Heads that only count or part: "four of their men", "members of the guard". */
const PARTITIVE =
  /^(dozen|hundred|thousand|score|member|number|some|several|many|most|all|one|two|three|four|five|six|seven|eight|nine|ten|group|handful|couple|majority|scores|dozens|hundreds|thousands)$/i

const OUTSIDE =
  /^(acl|appos|conj|cc|punct|case|mark|parataxis|advcl|dep|cop|aux|nsubj|obj|obl|xcomp|ccomp|discourse|root)/
const ARTICLE = /^(a|an|the|this|that|these|those|some|any|all|both|its|his|her|their|our|my|your)$/i

const cores = new WeakMap<Token[], (readonly number[])[]>()

/** Token indices of the core, in order; always holds the head. Found once for each head of a sentence. */
export function coreOf(tokens: Token[], head: number): readonly number[] {
  let known = cores.get(tokens)
  if (known === undefined) {
    known = []
    cores.set(tokens, known)
  }
  known[head] ??= findCore(tokens, head)
  return known[head]
}

function findCore(tokens: Token[], head: number): readonly number[] {
  const children = childrenOf(tokens)
  // The first word's capital says nothing: "Envoys of Spain".
  const isName = tokens[head]!.upos === 'PROPN' || (head > 0 && isCapital(tokens[head]!))
  const kept = new Set([head])
  for (const c of children[head] ?? []) {
    const t = tokens[c]!
    if (t.deprel === 'nmod') {
      const of = (children[c] ?? []).some((k) => tokens[k]!.deprel === 'case' && tokens[k]!.lemma === 'of')
      // "Ministry of Defence", "14th Brigade of the Popular Mobilization Forces": a name goes on through "of".
      const names = isName && isCapital(tokens[c]!) && c - head < 6
      if (of && (names || isPartitive(tokens[head]!))) for (const k of coreOf(tokens, c)) kept.add(k)
      continue
    }
    if (c > head && !/^(flat|fixed|goeswith|compound)/.test(t.deprel)) continue
    if (OUTSIDE.test(t.deprel) && !/^compound/.test(t.deprel)) continue
    for (const k of subtree(tokens, c, (d) => /^(acl|appos|conj|cc)/.test(d))) kept.add(k)
  }
  const sorted = [...kept].sort((a, b) => a - b)
  while (
    sorted.length > 1 &&
    sorted[0]! < head &&
    (ARTICLE.test(tokens[sorted[0]!]!.form) || tokens[sorted[0]!]!.upos === 'PUNCT')
  )
    sorted.shift()
  return sorted
}

const isCapital = (t: Token) => t.upos === 'PROPN' || (t.upos === 'NOUN' && /^\p{Lu}\p{Ll}/u.test(t.form))
const isPartitive = (t: Token) => t.upos === 'NUM' || PARTITIVE.test(t.lemma) || PARTITIVE.test(t.form)

/** The noun that says what a phrase is about: "militiamen" in "four of their militiamen", else the head itself. */
export function topicOf(tokens: Token[], head: number): number {
  if (!isPartitive(tokens[head]!)) return head
  const of = (childrenOf(tokens)[head] ?? []).find(
    (c) => tokens[c]!.deprel === 'nmod' && (childrenOf(tokens)[c] ?? []).some((k) => tokens[k]!.lemma === 'of'),
  )
  return of ?? head
}

/** The span of a core: one unbroken stretch, "of" and its article included. */
export function coreSpan(tokens: Token[], head: number): Span {
  const core = coreOf(tokens, head)
  return { start: tokens[core[0]!]!.span.start, end: tokens[core[core.length - 1]!]!.span.end }
}

/** Kind by the head noun's lemma, or null when the noun says none. */
export function kindOfNoun(lexicon: Lexicon, token: Token): ActorKind | null {
  const kinds = madeOf(
    lexicon,
    'kinds of nouns',
    () => new Map(rowsOf(lexicon, 'actors/nouns.tsv').map((r) => [r[0]!, r[1] as ActorKind])),
  )
  const low = token.form.toLowerCase()
  const at = (word: string) => kinds.get(word)
  return (
    at(token.lemma.toLowerCase()) ??
    at(low) ??
    at(low.replace(/ies$/, 'y')) ??
    at(low.replace(/s$/, '')) ??
    at(low.replace(/men$/, 'man')) ??
    null
  )
}

/** ISO 3166-1 alpha-3 by any written form of a country's name or people, in lower case without points. */
export function countryForms(lexicon: Lexicon): ReadonlyMap<string, string> {
  return madeOf(lexicon, 'country forms', () => {
    const forms = new Map<string, string>()
    for (const [iso3, , name, aliases, demonyms, capital] of rowsOf(lexicon, 'places/countries.tsv').slice(1)) {
      const all = [name!, ...(aliases ?? '').split(';'), ...(demonyms ?? '').split(';'), capital ?? '']
      for (const form of all) if (form !== '' && !forms.has(plain(form))) forms.set(plain(form), iso3!)
    }
    return forms
  })
}

/** Peoples by adjective and plural: "Bosnian Serb", "Chechens", "Kurds"; empty for a people of several countries. */
function peopleForms(lexicon: Lexicon): ReadonlyMap<string, string> {
  return madeOf(lexicon, 'people forms', () => {
    const forms = new Map<string, string>()
    for (const [people, country] of rowsOf(lexicon, 'actors/peoples.tsv'))
      for (const form of [people!, `${people}s`]) forms.set(plain(form), country!)
    for (const [iso3, , , demonyms] of rowsOf(lexicon, 'places/regions.tsv').slice(1))
      if (iso3 !== '')
        for (const form of demonyms!.split(';'))
          if (form !== '' && !forms.has(plain(form))) forms.set(plain(form), iso3!)
    return forms
  })
}

/** First words of the forms of more than one word. */
function openingWords(lexicon: Lexicon): ReadonlySet<string> {
  return madeOf(lexicon, 'first words of country forms', () => {
    const all = [...countryForms(lexicon).keys(), ...peopleForms(lexicon).keys()]
    return new Set(all.filter((form) => form.includes(' ')).map((form) => form.slice(0, form.indexOf(' '))))
  })
}

/** "Iraqis", "Bosnian Serbs", "the French": a people by its name alone. */
export function isPeople(lexicon: Lexicon, written: string): boolean {
  const demonyms = madeOf(lexicon, 'demonyms', () => {
    const rows = rowsOf(lexicon, 'places/countries.tsv').slice(1)
    const names = new Set(rows.flatMap((r) => [r[2]!, r[5]!, ...r[3]!.split(';')]).map(plain))
    return new Set(
      rows
        .flatMap((r) => r[4]!.split(';'))
        .map(plain)
        .filter((form) => !names.has(form)),
    )
  })
  const form = plain(written)
  return demonyms.has(form) || peopleForms(lexicon).has(form)
}

const plain = (form: string) => form.toLowerCase().replace(/[.]/g, '').replace(/’/g, "'")

/** True for a one-word name of a state ("U.S.", "Iran"), false for a demonym or a capital. */
export function namesState(lexicon: Lexicon, form: string): boolean {
  const names = madeOf(
    lexicon,
    'state names',
    () =>
      new Set(
        rowsOf(lexicon, 'places/countries.tsv')
          .slice(1)
          .flatMap((r) => [r[2]!, ...r[3]!.split(';')])
          .map(plain),
      ),
  )
  return /^\p{Lu}/u.test(form) && names.has(plain(form))
}

const BACKED =
  /^(backed|allied|aligned|linked|supported|trained|funded|controlled|held|sponsored|affiliated|armed|occupied|based|born|bound|run|owned|ruled|brokered|made|built|supplied|mediated)$/i

/** The country that a noun phrase's own words give it: "Iran-backed militias" are not Iranian. */
export function countryOfCore(lexicon: Lexicon, tokens: Token[], core: readonly number[]): string | null {
  const own = core.filter(
    (i) =>
      !(tokens[i + 1]?.form === '-' && BACKED.test(tokens[i + 2]?.form ?? '')) &&
      // "pro-Iranian", "anti-American".
      !(tokens[i - 1]?.form === '-' && /^(pro|anti|non|ex)$/i.test(tokens[i - 2]?.form ?? '')) &&
      // "ethnic Albanians" are of another country than Albania.
      !(i > 0 && /^ethnic$/i.test(tokens[i - 1]!.form)),
  )
  return countryOfWords(
    lexicon,
    own.map((i) => tokens[i]!.form),
  )
}

/** English short name of a country; the code itself when the table has none. */
export function countryName(lexicon: Lexicon, iso3: string): string {
  const names = madeOf(
    lexicon,
    'country names',
    () => new Map(rowsOf(lexicon, 'places/countries.tsv').map((r) => [r[0]!, r[2]!])),
  )
  return names.get(iso3) ?? iso3
}

/** The one country that these words name or describe, longest form first; null for none or two. */
export function countryOfWords(lexicon: Lexicon, words: readonly string[]): string | null {
  const forms = countryForms(lexicon)
  const peoples = peopleForms(lexicon)
  const opening = openingWords(lexicon)
  const found = new Set<string>()
  for (let i = 0; i < words.length; i++) {
    // "us" is a pronoun, "US" a country; a lower-case word names none.
    if (!/^\p{Lu}/u.test(words[i]!)) continue
    for (let n = opening.has(plain(words[i]!)) ? Math.min(4, words.length - i) : 1; n > 0; n--) {
      const form = plain(n === 1 ? words[i]! : words.slice(i, i + n).join(' '))
      const iso = forms.get(form) ?? peoples.get(form) ?? (n === 1 ? forms.get(form.replace(/s$/, '')) : undefined)
      if (iso === undefined) continue
      if (iso !== '') found.add(iso)
      i += n - 1
      break
    }
  }
  return found.size === 1 ? [...found][0]! : null
}
