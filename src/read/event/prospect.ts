/**
 * What is still to come counts as words, by PLOVER 2.0.
 *
 * Good   a meeting, support, cooperation or aid that is announced is AGREE; so is whatever somebody is willing, ready or
 *        offering to do. A truce or withdrawal that is announced is CONCEDE.
 * Harm   that its own doer announces is THREATEN.
 * No     what somebody will not do for another is REJECT: said, and so done.
 */
import type { EventStatus, EventType, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { speechOver, subjectOf } from './grammar.ts'
import type { Trigger } from './trigger.ts'

const TO_COME = new Set<EventType>(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'])
const HARM = new Set<EventType>(['ASSAULT', 'SANCTION', 'PROTEST', 'COERCE', 'MOBILIZE'])
const REFUSED: { [type: string]: string | null } = {
  AGREE: null,
  CONSULT: 'meet',
  SUPPORT: 'assist',
  COOPERATE: 'assist',
  AID: 'assist',
  CONCEDE: 'yield',
  RETREAT: 'yield',
}
const WILLING = /^(willing|ready|prepared|offer|agree|promise|pledge|willingness|readiness|commit|committed|consent)$/
const WILL = /^(will|would|shall|wo|’ll|'ll)$/i
const NOT = /^(not|n't|n’t|never|no|neither|nor)$/i

export interface Told {
  type: EventType
  mode: string | null
  status: EventStatus
}

/** The type, mode and status under which an event is told. */
export function prospectOf(told: Told, tokens: Token[], trigger: Trigger): Told {
  const { type, status } = told
  if (Object.hasOwn(REFUSED, type) && isRefused(tokens, trigger)) {
    return { type: 'REJECT', mode: REFUSED[type]!, status: 'asserted' }
  }
  if (trigger.rule.refusable && status === 'negated') return { type: 'REJECT', mode: 'yield', status: 'asserted' }
  if (status !== 'planned') return told
  if (TO_COME.has(type)) return { type: 'AGREE', mode: null, status }
  if ((type === 'RETREAT' || type === 'CONCEDE') && isOffered(tokens, trigger))
    return { type: 'AGREE', mode: null, status }
  if (type === 'RETREAT') return { type: 'CONCEDE', mode: null, status }
  if (HARM.has(type) && (hasCondition(tokens) || isOwnWord(tokens, trigger)))
    return { type: 'THREATEN', mode: type === 'ASSAULT' ? 'violence' : 'restrict', status }
  return told
}

const hasCondition = (tokens: readonly Token[]) => tokens.some((t) => /^(unless|if)$/i.test(t.form))
const outer = (trigger: Trigger) => trigger.light ?? trigger.head

/** "will not lift", "is not ready to meet". */
function isRefused(tokens: Token[], trigger: Trigger): boolean {
  const children = childrenOf(tokens)
  const below = (i: number) => (children[i] ?? []).map((c) => tokens[c]!)
  const isNot = (i: number) => below(i).some((t) => NOT.test(t.form) && t.deprel === 'advmod')
  const verb = outer(trigger)
  if (tokens[verb]!.upos === 'VERB' && isNot(verb) && below(verb).some((t) => t.upos === 'AUX' && WILL.test(t.form)))
    return subjectOf(tokens, verb) >= 0
  const { head, deprel } = tokens[verb]!
  return head >= 0 && /^(xcomp|ccomp|advcl)$/.test(deprel) && WILLING.test(tokens[head]!.lemma) && isNot(head)
}

/** "willing to withdraw", "offered to free". */
function isOffered(tokens: Token[], trigger: Trigger): boolean {
  const { head, deprel } = tokens[outer(trigger)]!
  return head >= 0 && /^(xcomp|ccomp|acl|advcl)$/.test(deprel) && WILLING.test(tokens[head]!.lemma)
}

/** Told by the one who will do it: "Lima said it would boycott". */
function isOwnWord(tokens: Token[], trigger: Trigger): boolean {
  const verb = outer(trigger)
  if (tokens[verb]!.upos !== 'VERB') return false
  const doer = subjectOf(tokens, verb)
  if (doer < 0) return false
  const speech = speechOver(tokens, verb)
  if (speech < 0) return false
  const speaker = subjectOf(tokens, speech)
  return speaker < 0 || speaker === doer || tokens[doer]!.upos === 'PRON'
}
