/**
 * Generic mentions: "the war on drugs", "violence must stop", "to fight subversion" tell of a kind of deed or of one to
 * come, of no deed on some day at some place. Only deeds of violence are looked at; such an event is possible, not
 * asserted.
 */
import type { Event, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import type { Trigger } from './trigger.ts'

/** Nouns that name a state of things. */
const WIDE = /^(war|violence|hostility|combat|fight|fighting|atrocity|genocide|struggle|aggression|battle)$/i
const DEFINITE = /^(the|this|that|these|those|a|an|another|last|his|her|its|their)$/i
/** Verbs after which "to" tells of something done. */
const DONE = /^(manage|begin|start|continue|succeed|proceed|go|come|force|use|help|cause|lead|serve|resume)$/i

/** Whether the words tell of no particular deed. */
export function isGeneric(tokens: Token[], trigger: Trigger, event: Event): boolean {
  if (event.type !== 'ASSAULT' || event.status !== 'asserted') return false
  const isDated = event.when?.basis === 'stated'
  if (isDated || event.count !== null || Object.keys(event.casualties).length > 0 || trigger.harm.length > 0)
    return false
  const t = tokens[trigger.head]!
  if (!trigger.isNoun) return isInfinitive(tokens, trigger.head) || isHabit(tokens, trigger.head)
  const below = (childrenOf(tokens)[trigger.head] ?? []).map((c) => tokens[c]!)
  const isNamed = event.participants.some((p) => p.actor !== null)
  if (trigger.light !== null && /^VB[DN]$/.test(tokens[trigger.light]!.xpos ?? '') && isNamed) return false
  if (event.where.length > 0) return false
  if (WIDE.test(t.lemma)) return true
  const isDefinite = below.some((c) => DEFINITE.test(c.form) || c.upos === 'NUM' || c.deprel === 'nmod:poss')
  return !isDefinite && event.participants.length === 0
}

/** "to fight subversion", "should attack". */
function isInfinitive(tokens: Token[], v: number): boolean {
  const t = tokens[v]!
  if (t.xpos !== 'VB') return false
  const below = (childrenOf(tokens)[v] ?? []).map((c) => tokens[c]!)
  const hasTo = below.some((c) => c.deprel === 'mark' && /^to$/i.test(c.form))
  return hasTo && !(t.head >= 0 && DONE.test(tokens[t.head]!.lemma))
}

/** "the militias who attack posts", "the people they kidnap": what they are in the habit of. */
function isHabit(tokens: Token[], v: number): boolean {
  const t = tokens[v]!
  const hasAux = (childrenOf(tokens)[v] ?? []).some((c) => tokens[c]!.upos === 'AUX')
  return t.deprel === 'acl:relcl' && /^VB[PZ]$/.test(t.xpos ?? '') && !hasAux
}
