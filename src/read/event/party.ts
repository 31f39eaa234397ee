/**
 * Parties: who stands in a phrase, and which country the words around them give.
 *
 * In     a noun's head. Out: the heads of those who act or are acted on in its phrase; a country with its basis.
 * Rules  a country comes from the phrase's own words, then from what it says of place and belonging ("rebels in Darfur",
 *        "doctors from two American groups"), then, for officials and bodies of a state, from the one country the
 *        sentence names; the last is basis 'context', never silent.
 */
import type { Actor, ActorKind, Place, Sentence, Token } from '../../record/index.ts'
import {
  childrenOf,
  coreOf,
  countryForms,
  countryOfCore,
  countryOfWords,
  kindOfNoun,
  topicOf,
} from '../syntax/index.ts'
import { covering } from '../text/index.ts'
import { speechOver, subjectOf, TIME_WORD } from './grammar.ts'
import type { EventsInput } from './index.ts'
import { actorAt } from './spoken.ts'
import { caseOf } from './trigger.ts'

export const LONGEST_PLACE = 80 // units; no place's name is longer

/** Prepositions that lead from a thing said or done to whose it is, surest first. */
const OWNERS = ['by', 'from', 'of', 'between'] as const
/** And to whom it is aimed at. */
const AIMS = ['to', 'with', 'against', 'on', 'upon', 'toward', 'towards', 'among', 'for', 'over', 'into', 'in', 'at']
const HOMES = /^(of|in|from|at|for|within|inside|across|throughout|around|near)$/i
/** People who are often not of the place they are in. */
const ABROAD =
  /^(troop|force|soldier|peacekeeper|observer|inspector|monitor|diplomat|ambassador|envoy|embassy|marine|personnel|adviser|advisor|worker|correspondent|journalist|reporter|refugee|migrant|tourist|national|prisoner|target|base|contractor|mission)s?$/i
/** "its troops" are of its country, "its partners" are not. */
const OWN =
  /^(citizen|people|force|army|troop|government|national|parliament|minister|ministry|police|soldier|military|authority|navy|court|public|population|worker|official|fighter|forces)s?$/i
const OF_STATE =
  /^(president|premier|minister|parliament|government|army|military|police|authority|official|king|general|lieutenant|court|judge|prosecutor|opposition|rebel|guerrilla|junta|regime|cabinet|senate|congress|party|union|coalition|leader|chancellor|parliamentarian|lawmaker|governor|mayor|soldier|troop|militia|protester|demonstrator|citizen|voter|resident|civilian|speaker|spokesman|spokeswoman|ruler)s?$/i

/** Titles of those who hold an office of a state. */
const TITLE =
  /^(President|Premier|Minister|King|Queen|General|Gen|Colonel|Col|Chancellor|Governor|Mayor|Senator|Prosecutor|Judge|Marshal|Justice)$/

export interface Parties {
  /** Somebody: a person, a body, a group, a people, by name or description. */
  isSomeone(head: number): boolean
  /** The parties in a phrase: itself when somebody, else whose it is or whom it is aimed at. Empty when it names none. */
  within(head: number, how: 'owners' | 'all'): number[]
  country(head: number): { country: string | null; basis: 'words' | 'context' }
  kind(head: number): ActorKind
  actor(head: number): Actor | null
  /** The place that a word names. */
  place(head: number): Place | null
}

export function partiesIn(input: EventsInput, sentence: Sentence): Parties {
  const { tokens } = sentence
  const children = childrenOf(tokens)
  const { lexicon, places, actors } = input

  const placeAt = (t: Token) => covering(places, t.span, LONGEST_PLACE)[0] ?? null
  const ownCountry = (head: number) => countryOfCore(lexicon, tokens, coreOf(tokens, head))
  /** "Iran", "Sri Lanka": the whole name is a country's. */
  const isState = (head: number) => {
    if (tokens[head]!.upos !== 'PROPN') return false
    const words = coreOf(tokens, head).map((i) => tokens[i]!.form)
    return words.length < 5 && countryForms(lexicon).has(words.join(' ').toLowerCase().replace(/[.]/g, ''))
  }

  function actor(head: number): Actor | null {
    const t = tokens[head]!
    const topic = tokens[topicOf(tokens, head)]!
    const own = ownCountry(head)
    return (
      actorAt(actors, t) ??
      (topic === t ? null : actorAt(actors, topic)) ??
      (isState(head) ? (actors.find((a) => a.country === own && a.kind === 'government' && a.named) ?? null) : null)
    )
  }

  function kind(head: number): ActorKind {
    const topic = tokens[topicOf(tokens, head)]!
    const told = topic.upos === 'NOUN' ? kindOfNoun(lexicon, topic) : null
    return actor(head)?.kind ?? told ?? (isState(head) ? 'government' : placeAt(tokens[head]!) ? 'facility' : 'unknown')
  }

  function isSomeone(head: number): boolean {
    const t = tokens[head]!
    if (TIME_WORD.test(t.form)) return false
    if (t.upos === 'PRON') return /^(he|she|it|they|him|her|them|we|us|i|you|who|those)$/i.test(t.form)
    if (t.upos === 'PROPN') return true
    const topic = tokens[topicOf(tokens, head)]!
    if (kindOfNoun(lexicon, topic) !== null) return true
    return actorAt(actors, t) !== null || countryOfWords(lexicon, [t.form]) !== null
  }

  function within(head: number, how: 'owners' | 'all', depth = 0): number[] {
    if (isSomeone(head)) return [head]
    if (depth > 2) return []
    const below = children[head] ?? []
    const owner = below.find((c) => tokens[c]!.deprel === 'nmod:poss' && tokens[c]!.upos !== 'PRON')
    if (owner !== undefined && isSomeone(owner)) return [owner]
    const adjective = below.find(
      (c) => /^(amod|compound)$/.test(tokens[c]!.deprel) && countryOfWords(lexicon, [tokens[c]!.form]) !== null,
    )
    if (adjective !== undefined) return [head]
    for (const word of how === 'owners' ? OWNERS : [...OWNERS, ...AIMS]) {
      for (const c of below) {
        if (!/^(nmod|obl)/.test(tokens[c]!.deprel) || caseOf(tokens, c) !== word) continue
        const found = within(c, how, depth + 1)
        if (found.length > 0) return found
      }
    }
    // "a motion filed by the party".
    for (const c of below) {
      if (tokens[c]!.deprel !== 'acl') continue
      for (const k of children[c] ?? []) {
        if (!/^obl/.test(tokens[k]!.deprel) || caseOf(tokens, k) !== 'by') continue
        const found = within(k, how, depth + 1)
        if (found.length > 0) return found
      }
    }
    return []
  }

  /** By the phrase: its core, what it belongs to, its apposition. */
  function countryByPhrase(head: number, depth = 0): string | null {
    const own = ownCountry(head) ?? (depth > 0 ? (actor(head)?.country ?? null) : null)
    if (own !== null || depth > 2) return own
    const t = tokens[head]!
    for (const c of children[head] ?? []) {
      const below = tokens[c]!
      if (below.deprel === 'appos' && below.upos !== 'NUM') {
        const found = countryByPhrase(c, depth + 1)
        if (found !== null) return found
      }
      if (/^nmod$/.test(below.deprel) && HOMES.test(caseOf(tokens, c))) {
        const isPlace = !/^(of|for|from)$/i.test(caseOf(tokens, c))
        if (isPlace && ABROAD.test(tokens[topicOf(tokens, head)]!.lemma)) continue
        const found = countryByPhrase(c, depth + 1) ?? placeAt(below)?.country ?? null
        if (found !== null) return found
      }
      if (below.deprel === 'nmod:poss') {
        const whose =
          below.upos === 'PRON' ? (OWN.test(t.lemma) ? countryOfPronoun(c) : null) : countryByPhrase(c, depth + 1)
        if (whose !== null) return whose
      }
      if (/^acl/.test(below.deprel) && /^(base|live|operate|reside|locate|headquarter)$/.test(below.lemma)) {
        for (const k of children[c] ?? []) {
          const found = /^obl/.test(tokens[k]!.deprel)
            ? (countryByPhrase(k, depth + 1) ?? placeAt(tokens[k]!)?.country ?? null)
            : null
          if (found !== null) return found
        }
      }
    }
    return depth === 0 && t.upos === 'PROPN' ? (placeAt(t)?.country ?? null) : null
  }

  /** "Lima said its troops ...": the pronoun's actor, else whoever speaks. */
  function countryOfPronoun(c: number): string | null {
    const known = actorAt(actors, tokens[c]!)
    if (known) return known.country
    const speech = speechOver(tokens, c)
    const speaker = speech < 0 ? -1 : subjectOf(tokens, speech)
    return speaker < 0 || tokens[speaker]!.upos === 'PRON' ? null : countryByPhrase(speaker)
  }

  /** All countries that the sentence's words name. */
  let named: Set<string> | null = null
  function countriesNamed(): Set<string> {
    if (named) return named
    named = new Set()
    for (const t of tokens) {
      const iso = /^(PROPN|ADJ|NOUN)$/.test(t.upos) ? (countryOfWords(lexicon, [t.form]) ?? null) : null
      const place = t.upos === 'PROPN' ? (placeAt(t)?.country ?? null) : null
      for (const c of [iso, place]) if (c !== null) named.add(c)
    }
    return named
  }

  function country(head: number): { country: string | null; basis: 'words' | 'context' } {
    const own = actor(head)?.country ?? countryByPhrase(head)
    if (own !== null) return { country: own, basis: 'words' }
    // A named person or body may well be of another country than the one the sentence speaks of.
    const t = tokens[head]!
    const isTitled = t.upos === 'PROPN' && coreOf(tokens, head).some((k) => k < head && TITLE.test(tokens[k]!.form))
    const isOfState = isTitled || (t.upos === 'NOUN' && (OF_STATE.test(t.lemma) || OF_STATE.test(t.form)))
    const all = isOfState ? [...countriesNamed()] : []
    return all.length === 1 ? { country: all[0]!, basis: 'context' } : { country: null, basis: 'words' }
  }

  return {
    isSomeone,
    within: (head, how) => within(head, how),
    country,
    kind,
    actor,
    place: (head) => placeAt(tokens[head]!),
  }
}
