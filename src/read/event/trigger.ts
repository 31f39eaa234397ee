/**
 * Triggers: the words that name events, each with the rule it fired and the words around it that belong to it.
 *
 * One happening gives one trigger in a sentence: "carried out strikes" is the noun, not the verb; "the blast killed
 * two" and "two were killed in the blast" are the blast, with the killing as its harm; "rejected a call for talks" is
 * the rejection, and what was rejected is its content (compose.ts).
 */
import type { Sentence, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { carry } from './carry.ts'
import { compose } from './compose.ts'
import { matchWord } from './match.ts'
import type { EventRule } from './rules/index.ts'

export interface Trigger {
  rule: EventRule
  /** How narrow the rule's match was. */
  score: number
  /** Token that heads the trigger. */
  head: number
  first: number
  last: number
  isNoun: boolean
  /** Verb that carries a noun trigger ("launched" an attack); its subject acts. */
  light: number | null
  /** True when the light verb's subject is the one harmed: "suffered an attack". */
  lightSuffers: boolean
  /** A verb of killing or wounding whose harm belongs to this event. */
  harm: number[]
  /** The event it is about: what is demanded, refused, threatened, condemned. */
  content: Trigger | null
}

/** Triggers of a sentence in text order. */
export function findTriggers(sentence: Sentence): Trigger[] {
  const { tokens } = sentence
  const found = new Map<number, Trigger>()
  tokens.forEach((_, i) => {
    const match = matchWord(tokens, i, null)
    if (match) found.set(i, triggerAt(tokens, i, match.rule, match.score))
  })
  carry(tokens, found)
  compose(tokens, found)
  return [...found.values()].sort((a, b) => a.head - b.head)
}

/** A trigger of one word, nothing joined yet. */
export function triggerAt(tokens: Token[], head: number, rule: EventRule, score: number): Trigger {
  const isNoun = tokens[head]!.upos !== 'VERB' && tokens[head]!.upos !== 'ADJ'
  const extent = extentOf(tokens, head, isNoun)
  return { rule, score, head, ...extent, isNoun, light: null, lightSuffers: false, harm: [], content: null }
}

/** The preposition of a noun phrase, lower case; '' when it has none. */
export function caseOf(tokens: Token[], head: number): string {
  const c = (childrenOf(tokens)[head] ?? []).find((k) => tokens[k]!.deprel === 'case' && tokens[k]!.upos !== 'PART')
  return c === undefined ? '' : tokens[c]!.form.toLowerCase()
}

function extentOf(tokens: Token[], head: number, isNoun: boolean): { first: number; last: number } {
  let first = head
  let last = head
  if (isNoun) {
    while (
      first > 0 &&
      /^compound$/.test(tokens[first - 1]!.deprel) &&
      tokens[first - 1]!.head === head &&
      tokens[first - 1]!.upos === 'NOUN'
    )
      first--
  } else {
    const next = tokens[head + 1]
    if (next && /^(compound:prt|advmod)$/.test(next.deprel) && /^(up|down|off|out|back|over)$/i.test(next.form)) last++
  }
  return { first, last }
}

/** Which trigger a word belongs to; a verb that carries two deeds belongs to the first. */
export function triggerByWord(triggers: readonly Trigger[]): Map<number, Trigger> {
  const byWord = new Map<number, Trigger>()
  for (const t of triggers) {
    for (const word of [t.head, ...(t.light === null ? [] : [t.light]), ...t.harm])
      if (!byWord.has(word)) byWord.set(word, t)
  }
  return byWord
}
