/** Status: told as done, or negated, planned, threatened, possible, requested. */
import type { EventStatus, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { caseOf, type Trigger } from './trigger.ts'

const NEGATORS = /^(not|n't|n’t|never|no|neither|without)$/i
const PREVENTING = new Set(['avoid', 'prevent', 'avert', 'foil', 'thwart', 'stop'])
/** Verbs above the trigger, by what they make of it. */
const ABOVE: readonly { status: EventStatus; lemmas: ReadonlySet<string> }[] = [
  {
    status: 'negated',
    lemmas: new Set([...PREVENTING, 'deny', 'fail', 'refuse', 'refrain', 'cancel']),
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
const REPORT = /^(report|claim|rumou?r|allegation|accusation|assertion|statement|story|news|suggestion)$/
const UNTRUE = /^(false|untrue|unfounded|baseless|groundless|incorrect|fabricated)$/

/** "rumours that ... are false", "it is not true that": what is said is said to be wrong. */
function isUntrue(tokens: Token[], said: number): boolean {
  const t = tokens[said]!
  const at = REPORT.test(t.lemma) && /^nsubj/.test(t.deprel) ? t.head : said
  const below = (childrenOf(tokens)[at] ?? []).map((c) => tokens[c]!)
  // "Reports that ... are untrue" at the head of a sentence may be read as a verb.
  if (at === 0 && REPORT.test(t.lemma) && below.some((c) => c.deprel === 'ccomp' && UNTRUE.test(c.lemma))) return true
  const { lemma } = tokens[at]!
  return UNTRUE.test(lemma) || (lemma === 'true' && below.some((c) => NEGATORS.test(c.form)))
}

/** "after the attack", "following an attack": told as done. */
export function isGiven(tokens: Token[], trigger: Trigger): boolean {
  const at = trigger.light ?? trigger.head
  return /^(obl|nmod)/.test(tokens[at]!.deprel) && GIVEN.test(caseOf(tokens, at))
}

/** The word a deed hangs on the sentence by: its verb, or the first of nouns in a row ("no bombings or attacks"). */
function outermost(tokens: Token[], trigger: Trigger): number {
  let at = trigger.light ?? trigger.head
  while (trigger.isNoun && tokens[at]!.deprel === 'conj' && tokens[tokens[at]!.head]?.upos === 'NOUN')
    at = tokens[at]!.head
  return at
}

/** "failed to prevent the attack", "did not prevent the killing": it was done. */
function isUndone(tokens: Token[], v: number): boolean {
  const t = tokens[v]!
  if (!PREVENTING.has(t.lemma)) return false
  if ((childrenOf(tokens)[v] ?? []).some((c) => NEGATORS.test(tokens[c]!.form))) return true
  return t.deprel === 'xcomp' && /^(fail|unable)$/.test(tokens[t.head]!.lemma)
}

/** "planned an attack"; of an attack that "had been planned" the rest of the sentence tells that it was done. */
function isPlanned(tokens: Token[], { rule, light }: Trigger): boolean {
  if (light === null || rule.type !== 'ASSAULT' || !/^(plan|prepare)$/.test(tokens[light]!.lemma)) return false
  return !(childrenOf(tokens)[light] ?? []).some((c) => /^had$/i.test(tokens[c]!.form))
}

/** "There will not be any more bombings." */
const isThereBe = (tokens: Token[], v: number): boolean =>
  tokens[v]!.lemma === 'be' && (childrenOf(tokens)[v] ?? []).some((c) => tokens[c]!.deprel === 'expl')

export function statusOf(tokens: Token[], trigger: Trigger): EventStatus {
  if (trigger.rule.status) return trigger.rule.status
  const children = childrenOf(tokens)
  const top = outermost(tokens, trigger)
  const there = tokens[top]!.deprel === 'nsubj' && isThereBe(tokens, tokens[top]!.head) ? [tokens[top]!.head] : []
  const heads = [trigger.head, top, ...there, ...trigger.harm]
  const below = heads.flatMap((h) => (children[h] ?? []).map((c) => tokens[c]!))
  if (below.some((t) => NEGATORS.test(t.form) && (t.deprel === 'advmod' || t.deprel === 'det' || t.upos === 'PART')))
    return 'negated'
  const modal = below.find(
    (t) => t.upos === 'AUX' && /^(will|would|shall|’ll|'ll|may|might|could|can|should|must)$/i.test(t.form),
  )
  if (below.some((t) => t.deprel === 'mark' && /^(if|unless|whether)$/i.test(t.form))) return 'possible'
  if (trigger.light !== null && isUndone(tokens, top)) return 'asserted'
  if (isPlanned(tokens, trigger)) return 'planned'
  // Up from the outermost word of the trigger.
  let at = top
  // "stopped pumping after the attack": the attack was not stopped.
  if (isGiven(tokens, trigger)) return modal ? 'possible' : 'asserted'
  for (let step = 0; step < REACH; step++) {
    const t = tokens[at]!
    if (t.head < 0) break
    const governor = tokens[t.head]!
    if (/^(acl|acl:relcl|ccomp|csubj)$/.test(t.deprel) && isUntrue(tokens, t.head)) return 'negated'
    const reachable =
      trigger.isNoun && step === 0 && trigger.light === null
        ? /^(obj|obl|nmod)$/
        : /^(xcomp|ccomp|advcl|obj|csubj|acl)$/
    if (!reachable.test(t.deprel)) break
    if (isUndone(tokens, t.head)) return 'asserted'
    const above = ABOVE.find((a) => a.lemmas.has(governor.lemma))
    // "are going to attack"
    if (t.deprel === 'xcomp' && governor.lemma === 'go' && /^going$/i.test(governor.form)) return 'planned'
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
