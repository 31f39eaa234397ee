/** Carrying: nouns that a light verb carries, and verbs of harm that belong to the deed that did it. */
import type { Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { isPassive } from './grammar.ts'
import { caseOf, type Trigger } from './trigger.ts'

const LIGHT = new Set(
  (
    'carry launch conduct stage mount make order perform undertake hold commit suffer sustain face resume authorize authorise ' +
    'impose reimpose sign reach take continue lead plan begin start declare give issue offer express wage unleash survive ' +
    'repel receive open enter claim direct execute deliver see organise organize intensify coordinate oversee escalate stop end halt ' +
    'strike clinch conclude broker negotiate seek pursue join attend call announce enforce lift threaten do have draw provoke ' +
    'go put place set raise pay hold host chair file bring submit lodge voice pass grant extend send provide engage step ' +
    'head reiterate repeat press oversee unveil ' +
    'complete finish prepare expand renew restart relaunch initiate commence tighten slap levy apply'
  ).split(' '),
)
/** Verbs that say of their subject that it takes place: "war broke out". */
const OCCURS = new Set(
  'erupt break flare rage escalate intensify resume continue begin start happen occur unfold come'.split(' '),
)
const SUFFERS = new Set(['suffer', 'sustain', 'face', 'survive', 'receive', 'repel'])
export const HARM = new Set(['event/assault-kill', 'event/assault-die'])

/** Joins in place what belongs together; `found` is keyed by the trigger's head. */
export function carry(tokens: Token[], found: Map<number, Trigger>): void {
  for (const trigger of [...found.values()]) if (trigger.isNoun) carryNoun(tokens, found, trigger)
  // "carried out strikes and attacks": the second deed is carried by the same verb.
  for (const trigger of found.values()) {
    if (!trigger.isNoun || trigger.light !== null) continue
    const first = joinedTo(tokens, trigger.head, found)
    if (first?.isNoun) {
      trigger.light = first.light
      trigger.lightSuffers = first.lightSuffers
    }
  }
  joinCause(tokens, found)
  joinHarm(tokens, found)
}

/**
 * The deed that a deed is joined to by "and". A tree that joins it to a party ("drone strikes on sites used by troops, as
 * well as rocket attacks") is mended: up to the nearest deed.
 */
export function joinedTo(tokens: Token[], head: number, found: ReadonlyMap<number, Trigger>): Trigger | undefined {
  if (tokens[head]!.deprel !== 'conj') return undefined
  for (let at = tokens[head]!.head, step = 0; at >= 0 && step < 8; at = tokens[at]!.head, step++) {
    const deed = found.get(at)
    if (deed) return deed
    if (tokens[at]!.upos !== 'VERB' || tokens[at]!.deprel === 'acl') continue
    const carried = (childrenOf(tokens)[at] ?? []).find((c) => tokens[c]!.deprel === 'obj' && found.has(c))
    return carried === undefined ? undefined : found.get(carried)
  }
  return undefined
}

function carryNoun(tokens: Token[], found: Map<number, Trigger>, trigger: Trigger): void {
  const t = tokens[trigger.head]!
  const governor = t.head
  if (governor < 0) return
  const verb = tokens[governor]!
  const own = found.get(governor)
  if (own === undefined && t.deprel === 'nsubj' && verb.upos === 'VERB' && OCCURS.has(verb.lemma)) {
    trigger.light = governor
    return
  }
  const below = (childrenOf(tokens)[governor] ?? []).map((c) => tokens[c]!.deprel)
  // "called the raids defensive", "made the attack possible": what is said of a deed, not who did it.
  const objects = below.filter((deprel) => deprel === 'obj').length
  const isJudged = (objects > 0 && below.includes('xcomp')) || (objects > 1 && /^(call|declare)$/.test(verb.lemma))
  // "what the rebels called a massacre": a name for it.
  const isNamed = verb.lemma === 'call' && trigger.rule.type === 'ASSAULT'
  const isObject = /^(obj|nsubj:pass|xcomp)$/.test(t.deprel) && !isJudged && !isNamed
  const under = /^obl/.test(t.deprel) && caseOf(tokens, trigger.head) === 'under'
  // "lifted the ban", "suspended talks": one deed, and what it is about.
  const isAbout =
    own !== undefined && !under && own.rule.type !== trigger.rule.type && !own.rule.object?.includes(t.lemma)
  if (verb.upos === 'VERB' && !isAbout && (isObject || under) && (LIGHT.has(verb.lemma) || under)) {
    trigger.light = governor
    trigger.lightSuffers = SUFFERS.has(verb.lemma) || under
    // A noun with its own rule names the event better than the verb that carries it.
    if (own && !(own.rule.object || own.rule.particle) && own.rule.type === trigger.rule.type) found.delete(governor)
    else if (own && (own.rule.object?.includes(t.lemma) ?? false)) found.delete(trigger.head)
  } else if (own && own.rule.type === trigger.rule.type && HARM.has(own.rule.id)) {
    // "the blast killed two", "two were killed in the blast".
    const instrumental =
      t.deprel === 'nsubj' ||
      (/^obl/.test(t.deprel) && /^(in|by|during|from|after)$/.test(caseOf(tokens, trigger.head)))
    if (instrumental) {
      trigger.harm.push(governor)
      found.delete(governor)
    }
  } else if (own && t.deprel === 'nsubj' && own.rule.type === 'ASSAULT' && trigger.rule.type === 'ASSAULT') {
    // "the strike hit a depot" is the strike.
    found.delete(governor)
  } else if (carrierOf(tokens, trigger.head, found)?.rule.with?.includes(t.lemma)) found.delete(trigger.head)
}

const DOER = /^(they|he|she|it|we|i|who)$/i
const ACCIDENT = /^(crash|derail|capsize|overturn|plunge)$/

/**
 * "Six people were killed when a car bomb exploded": one deed, told by what was suffered first, unless the sentence says
 * by whom.
 */
function joinCause(tokens: Token[], found: Map<number, Trigger>): void {
  const children = childrenOf(tokens)
  for (const [head, suffered] of [...found]) {
    if (!found.has(head) || !HARM.has(suffered.rule.id) || suffered.isNoun) continue
    if (!isPassive(tokens, head) && tokens[head]!.lemma !== 'die') continue
    const joined = (children[head] ?? []).filter(
      (c) => tokens[c]!.deprel === 'conj' && HARM.has(found.get(c)?.rule.id ?? ''),
    )
    const below = [head, ...joined].flatMap((h) => children[h] ?? [])
    if (below.some((c) => tokens[c]!.deprel === 'obl:agent')) continue
    // "when their plane crashed": nobody's deed.
    const isAccident = below.some((c) => tokens[c]!.deprel === 'advcl' && ACCIDENT.test(tokens[c]!.lemma))
    const cause = below.map((c) => found.get(c)).find((deed) => deed && isCause(tokens, deed))
    if (!cause && !isAccident) continue
    cause?.harm.push(head, ...joined)
    for (const h of [head, ...joined]) found.delete(h)
  }
}

/** A clause of time that tells what harmed: "when a bomb exploded", "after gunmen opened fire". */
function isCause(tokens: Token[], { rule, head, isNoun }: Trigger): boolean {
  if (rule.type !== 'ASSAULT' || HARM.has(rule.id) || isNoun || tokens[head]!.deprel !== 'advcl') return false
  const own = childrenOf(tokens)[head] ?? []
  // "killed after they attacked a post": somebody else killed them.
  const isOwnDoing = own.some((c) => tokens[c]!.deprel === 'nsubj' && DOER.test(tokens[c]!.form))
  if (isOwnDoing && rule.id !== 'event/assault-set-off') return false
  const first = own.find((c) => /^(mark|advmod)$/.test(tokens[c]!.deprel))
  return first !== undefined && first < head && /^(when|as|after)$/i.test(tokens[first]!.form)
}

/** "killed two and wounded five" is one event with two harms; "an attack that killed two" likewise. */
function joinHarm(tokens: Token[], found: Map<number, Trigger>): void {
  const children = childrenOf(tokens)
  for (const trigger of [...found.values()].sort((a, b) => a.head - b.head)) {
    if (!found.has(trigger.head) || trigger.rule.type !== 'ASSAULT') continue
    const own = children[trigger.head] ?? []
    // "detonated a bomb that killed two", "at an academy that killed two": hung on whatever noun stands nearest.
    const things = own.filter((c) => /^(nsubj|obl|obj)/.test(tokens[c]!.deprel) && tokens[c]!.upos === 'NOUN')
    const hung = things.flatMap((c) => children[c] ?? []).filter((c) => isOfThing(tokens, c))
    const linked = [...own, ...hung, ...trigger.harm.flatMap((h) => children[h] ?? [])]
    for (const c of linked) {
      const other = found.get(c)
      if (other && HARM.has(other.rule.id) && !other.isNoun && /^(conj|acl|acl:relcl|advcl)$/.test(tokens[c]!.deprel)) {
        const sameSubject = !(children[c] ?? []).some(
          (k) => /^nsubj/.test(tokens[k]!.deprel) && tokens[k]!.upos !== 'PRON' && tokens[k]!.upos !== 'SCONJ',
        )
        if (!sameSubject && !isSecondHarm(tokens, trigger, c) && !isInIt(tokens, c)) continue
        trigger.harm.push(c, ...other.harm)
        linked.push(...[c, ...other.harm].flatMap((h) => children[h] ?? []))
        found.delete(c)
      }
    }
  }
}

/** "Four men were killed and ten women wounded": one deed, unless the second has a place of its own. */
function isSecondHarm(tokens: Token[], trigger: Trigger, c: number): boolean {
  if (tokens[c]!.deprel !== 'conj' || !(HARM.has(trigger.rule.id) || trigger.harm.length > 0)) return false
  const own = (childrenOf(tokens)[c] ?? []).map((k) => tokens[k]!)
  return (
    !own.some((t) => t.deprel === 'obl' && t.upos === 'PROPN') &&
    own.some((t) => t.deprel === 'nsubj:pass' || t.upos === 'NUM')
  )
}

/** A relative clause about a thing: "that killed two", not "who killed two". */
const isOfThing = (tokens: Token[], c: number): boolean =>
  tokens[c]!.deprel === 'acl:relcl' &&
  (childrenOf(tokens)[c] ?? []).some(
    (k) => /^nsubj$/.test(tokens[k]!.deprel) && /^(that|which)$/i.test(tokens[k]!.form),
  )

/** "a gun battle in which four men were killed". */
function isInIt(tokens: Token[], c: number): boolean {
  if (tokens[c]!.deprel !== 'acl:relcl') return false
  return (childrenOf(tokens)[c] ?? []).some(
    (k) => k < c && /^(which|where)$/i.test(tokens[k]!.form) && !/^nsubj/.test(tokens[k]!.deprel),
  )
}

/** The nearest other trigger up the tree, two steps at most: "withdrew the country from the deal" carries "deal". */
function carrierOf(tokens: Token[], noun: number, found: ReadonlyMap<number, Trigger>): Trigger | undefined {
  const up = tokens[noun]!.head
  if (up < 0) return undefined
  return found.get(up) ?? (tokens[up]!.head >= 0 ? found.get(tokens[up]!.head) : undefined)
}
