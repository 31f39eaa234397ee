/**
 * Composing: an event that another one is about is no event of its own. "Rejected a call for talks" tells of one
 * rejection, "vowed to attack the port" of one threat, "condemned the raid" of one condemnation.
 *
 * Apart  what a finite clause of its own tells stays an event: relative clauses, "after jets bombed the depot", what is
 *        joined by "and"; so does a deed named behind "after", "in response to" with somebody who took part.
 * Weak   nouns that name an event only when carried ("aid", "ties") go when nothing carries them.
 */
import type { Token } from '../../record/index.ts'
import { childrenOf, subtree } from '../syntax/index.ts'
import { joinedTo } from './carry.ts'
import { matchWord } from './match.ts'
import { type Trigger, triggerAt } from './trigger.ts'

/** Relations that lead from an event to what it is about. */
const INTO = /^(obj|xcomp|ccomp|obl|nmod|acl|nsubj:pass|csubj|advcl)$/
const FINITE_MARK =
  /^(after|since|while|when|as|although|though|because|whereas|once|before|where|whenever|following)$/i
const IRREALIS_MARK = /^(to|if|unless|until|for|by|of|from|over|in|on|against|that|whether|without)$/i
const ANSWERING =
  /^(after|following|since|response|retaliation|revenge|reprisal|reaction|reply|answer|wake|aftermath|protest|anger|part|course|midst)$/i
/** "signed an accord and a treaty" is told once. */
const IN_WORDS = /^(AGREE|CONSULT|SUPPORT|COOPERATE|ACCUSE|REQUEST)$/
const ACCUSING = /^event\/accuse-(allege|charge)$/
const DEED = /^(ASSAULT|COERCE|SANCTION|RETREAT|AID)$/
const DEEP = 12

/** Composes in place; `found` is keyed by the trigger's head. */
export function compose(tokens: Token[], found: Map<number, Trigger>): void {
  const deepFirst = tokens.map((_, i) => i).sort((a, b) => depthOf(tokens, b) - depthOf(tokens, a) || a - b)
  for (const i of deepFirst) {
    const inner = contentOf(tokens, i, found)
    if (!inner) continue
    const own = found.get(i)
    const match = matchWord(tokens, i, inner.rule.type)
    if (match?.rule.content && (!own || match.score > own.score)) {
      found.set(i, { ...triggerAt(tokens, i, match.rule, match.score), content: inner })
      found.delete(inner.head)
    } else if (own && !own.rule.weak) own.content = inner
  }
  for (const t of [...found.values()]) if (t.rule.weak && t.light === null) found.delete(t.head)
  const words = new Map<number, Trigger>()
  for (const t of found.values())
    for (const w of [t.head, ...(t.light === null ? [] : [t.light]), ...t.harm]) if (!words.has(w)) words.set(w, t)
  const absorbed = [...found.values()].filter((t) => isAbsorbed(tokens, t, words))
  for (const t of absorbed) found.delete(t.head)
}

const depths = new WeakMap<Token[], number[]>()

function depthOf(tokens: Token[], i: number): number {
  let known = depths.get(tokens)
  if (!known) {
    const made = tokens.map(() => -1)
    const depth = (k: number): number => {
      const path: number[] = []
      let at = k
      while (at >= 0 && made[at]! < 0 && path.length < tokens.length) {
        path.push(at)
        at = tokens[at]!.head
      }
      let d = at < 0 ? -1 : made[at]!
      for (const p of path.reverse()) made[p] = ++d
      return made[k]!
    }
    for (let k = 0; k < tokens.length; k++) depth(k)
    depths.set(tokens, made)
    known = made
  }
  return known[i]!
}

/** The nearest event in what the word governs. */
function contentOf(tokens: Token[], i: number, found: ReadonlyMap<number, Trigger>): Trigger | null {
  const children = childrenOf(tokens)
  let level = [i]
  for (let step = 0; step < 4 && level.length > 0; step++) {
    const next: number[] = []
    for (const at of level) {
      for (const c of children[at] ?? []) {
        if (!INTO.test(tokens[c]!.deprel) || isApart(tokens, c)) continue
        const t = found.get(c)
        if (t && t.light !== i) return t
        next.push(c)
      }
    }
    level = next
  }
  return null
}

/** Whether another event is above it, with nothing between that sets it apart. */
function isAbsorbed(tokens: Token[], t: Trigger, words: ReadonlyMap<number, Trigger>): boolean {
  let at = t.light ?? t.head
  const isVerb = tokens[at]!.upos === 'VERB'
  // "carried out raids and rocket attacks": two deeds.
  const first = t.light === null ? undefined : joinedTo(tokens, t.head, words)
  if (first?.isNoun && first.light === t.light && !IN_WORDS.test(t.rule.type)) return false
  const hasParty = t.isNoun && namesParty(tokens, t)
  for (let step = 0; step < DEEP; step++) {
    const { head, deprel } = tokens[at]!
    if (head < 0) return false
    const outer = words.get(head)
    const isOuter = outer !== undefined && outer !== t
    if (/^(parataxis|list|dep|appos)/.test(deprel)) return false
    // "condemned the raid and urged calm": two events; "condemned the raid and the looting": one.
    if (/^conj/.test(deprel) && isOuter && (isVerb || outer.isNoun)) return false
    if (
      isApart(tokens, at) ||
      (isVerb &&
        at === t.head &&
        outer?.rule.type !== 'ACCUSE' &&
        outer?.rule.type !== t.rule.type &&
        isBeside(tokens, t))
    )
      return false
    if (hasParty && answers(tokens, at)) return false
    if (isOuter) return !(ACCUSING.test(outer.rule.id) && at === t.head && isChargedWith(tokens, t, head))
    if (/^nsubj$/.test(deprel) && !t.isNoun) return false
    at = head
  }
  return false
}

/** A clause that tells of a deed of its own. */
function isApart(tokens: Token[], c: number): boolean {
  const { deprel } = tokens[c]!
  if (deprel === 'acl:relcl') return true
  if (deprel !== 'advcl') return false
  const below = (childrenOf(tokens)[c] ?? []).map((k) => tokens[k]!)
  const marks = below.filter((k) => k.deprel === 'mark' || k.deprel === 'advmod' || k.deprel === 'case')
  if (marks.some((k) => FINITE_MARK.test(k.form))) return true
  if (marks.some((k) => k.deprel !== 'advmod' && IRREALIS_MARK.test(k.form))) return false
  return below.some((k) => /^nsubj/.test(k.deprel))
}

/** "accused the army of shelling a village": the accusation and the deed, as told by who accuses. */
function isChargedWith(tokens: Token[], t: Trigger, accusing: number): boolean {
  const own = tokens[t.head]!
  if (t.isNoun || own.upos !== 'VERB' || own.head !== accusing || !/^(ASSAULT|COERCE)$/.test(t.rule.type)) return false
  const below = (childrenOf(tokens)[t.head] ?? []).map((c) => tokens[c]!)
  return below.some((k) => k.deprel === 'mark') && below.some((k) => k.deprel === 'obj')
}

/** "fired tear gas, arresting five men": a deed of its own behind a comma. */
function isBeside(tokens: Token[], t: Trigger): boolean {
  const own = tokens[t.head]!
  if (own.deprel !== 'advcl' || own.xpos !== 'VBG' || !DEED.test(t.rule.type)) return false
  const below = (childrenOf(tokens)[t.head] ?? []).map((c) => tokens[c]!)
  return (
    tokens[t.head - 1]?.form === ',' && below.some((k) => k.deprel === 'obj') && !below.some((k) => k.deprel === 'mark')
  )
}

/** "in retaliation for rocket attacks", "after an attack by rebels". */
function answers(tokens: Token[], at: number): boolean {
  const t = tokens[at]!
  if (ANSWERING.test(t.lemma)) return true
  // "in protest at the killing": the tree often hangs both on the verb.
  return (childrenOf(tokens)[at] ?? []).some(
    (k) =>
      tokens[k]!.deprel === 'case' && (ANSWERING.test(tokens[k]!.form) || ANSWERING.test(tokens[k - 1]?.lemma ?? '')),
  )
}

/** Somebody or something takes part in it by its own words. */
function namesParty(tokens: Token[], t: Trigger): boolean {
  return subtree(tokens, t.head, (d) => /^(acl:relcl|conj|parataxis|advcl)/.test(d)).some(
    (k) => k !== t.head && /^(PROPN|NOUN)$/.test(tokens[k]!.upos) && !/^(compound)$/.test(tokens[k]!.deprel),
  )
}
