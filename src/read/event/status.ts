/** Status: told as done, or negated, planned, threatened, possible, requested. */
import type { EventStatus, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { caseOf, type Trigger } from './trigger.ts'

const NEGATORS = /^(not|n't|n’t|never|no|neither|without)$/i
/** Verbs above the trigger, by what they make of it. */
const ABOVE: readonly { status: EventStatus; lemmas: ReadonlySet<string> }[] = [
  {
    status: 'negated',
    lemmas: new Set([
      'deny',
      'avoid',
      'prevent',
      'avert',
      'foil',
      'thwart',
      'fail',
      'refuse',
      'stop',
      'refrain',
      'cancel',
    ]),
  },
  { status: 'threatened', lemmas: new Set(['threaten', 'vow', 'warn', 'swear']) },
  {
    status: 'planned',
    lemmas: new Set([
      'plan',
      'intend',
      'prepare',
      'seek',
      'aim',
      'agree',
      'promise',
      'pledge',
      'plot',
      'hope',
      'expect',
      'schedule',
      'want',
      'consider',
    ]),
  },
  { status: 'requested', lemmas: new Set(['urge', 'ask', 'demand', 'call', 'request', 'appeal', 'order', 'press']) },
]
/** Prepositions that take the deed behind them as given. */
const GIVEN = /^(after|since|following|during|despite|amid|because|over)$/
const REACH = 3 // steps up the tree

/** "after the attack", "following an attack": told as done. */
export function isGiven(tokens: Token[], trigger: Trigger): boolean {
  const at = trigger.light ?? trigger.head
  return /^(obl|nmod)/.test(tokens[at]!.deprel) && GIVEN.test(caseOf(tokens, at))
}

export function statusOf(tokens: Token[], trigger: Trigger): EventStatus {
  if (trigger.rule.status) return trigger.rule.status
  const children = childrenOf(tokens)
  const heads = [trigger.head, ...(trigger.light === null ? [] : [trigger.light]), ...trigger.harm]
  const below = heads.flatMap((h) => (children[h] ?? []).map((c) => tokens[c]!))
  if (below.some((t) => NEGATORS.test(t.form) && (t.deprel === 'advmod' || t.deprel === 'det' || t.upos === 'PART')))
    return 'negated'
  const modal = below.find(
    (t) => t.upos === 'AUX' && /^(will|would|shall|’ll|'ll|may|might|could|can|should|must)$/i.test(t.form),
  )
  if (below.some((t) => t.deprel === 'mark' && /^(if|unless|whether)$/i.test(t.form))) return 'possible'
  // Up from the outermost word of the trigger.
  let at = trigger.light ?? trigger.head
  // "stopped pumping after the attack": the attack was not stopped.
  if (isGiven(tokens, trigger)) return modal ? 'possible' : 'asserted'
  for (let step = 0; step < REACH; step++) {
    const t = tokens[at]!
    if (t.head < 0) break
    const governor = tokens[t.head]!
    const reachable =
      trigger.isNoun && step === 0 && trigger.light === null
        ? /^(obj|obl|nmod)$/
        : /^(xcomp|ccomp|advcl|obj|csubj|acl)$/
    if (!reachable.test(t.deprel)) break
    const above = ABOVE.find((a) => a.lemmas.has(governor.lemma))
    if (above?.status === 'requested' && !/^(xcomp|obj)$/.test(t.deprel)) {
      at = t.head
      continue
    }
    const isClause = /^(xcomp|ccomp|advcl|acl)$/.test(t.deprel)
    const isDeed = tokens[trigger.head]!.upos === 'NOUN' && t.deprel === 'obj'
    // "ordered air strikes" was done; "ordered the army to strike" was asked for; "called a massacre" is a name.
    if (above && governor.upos === 'VERB' && (isClause || (isDeed && !/^(order|stop|call)$/.test(governor.lemma))))
      return above.status
    if (
      (governor.upos === 'NOUN' || governor.upos === 'ADJ') &&
      /^(threat|plan|demand|call|possibility|risk|fear|reward|bounty|warrant|readiness|ready|willing|intention)$/.test(
        governor.lemma,
      )
    ) {
      if (governor.lemma === 'threat') return 'threatened'
      if (/^(demand|call)$/.test(governor.lemma)) return 'requested'
      return /^(possibility|risk|fear|reward|bounty|warrant)$/.test(governor.lemma) ? 'possible' : 'planned'
    }
    at = t.head
  }
  if (modal) return /^(will|would|shall|’ll|'ll)$/i.test(modal.form) ? 'planned' : 'possible'
  return 'asserted'
}
