/**
 * Triggers: the words that name events, each with the rule it fired and the words around it that belong to it.
 *
 * One happening gives one trigger in a sentence: "carried out strikes" is the noun, not the verb; "the blast killed
 * two" and "two were killed in the blast" are the blast, with the killing as its harm.
 */
import type { Sentence, Token } from '../../record/index.ts'
import { childrenOf, subtree } from '../syntax/index.ts'
import { type EventRule, rulesOfNoun, rulesOfVerb } from './rules/index.ts'

export interface Trigger {
  rule: EventRule
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
}

const LIGHT = new Set(
  (
    'carry launch conduct stage mount make order perform undertake hold commit suffer sustain face resume authorize authorise ' +
    'impose reimpose sign reach take continue lead plan begin start declare give issue offer express wage unleash survive ' +
    'repel receive open enter claim direct execute deliver see organise organize intensify coordinate oversee escalate stop end halt ' +
    'strike clinch conclude broker negotiate seek pursue join attend call announce enforce lift threaten do have draw provoke'
  ).split(' '),
)
const SUFFERS = new Set(['suffer', 'sustain', 'face', 'survive', 'receive', 'repel'])
const HARM = new Set(['event/assault-kill', 'event/assault-die'])
const CLAUSE_EDGE = /^(acl:relcl|ccomp|parataxis|advcl|nsubj|conj|csubj|discourse|punct)/

/** Triggers of a sentence in text order. */
export function findTriggers(sentence: Sentence): Trigger[] {
  const { tokens } = sentence
  const children = childrenOf(tokens)
  const found = new Map<number, Trigger>()
  tokens.forEach((t, i) => {
    // "Riots broke out": a plural that opens the sentence is often taken for a name.
    const isNoun = t.upos === 'NOUN' || (i === 0 && t.xpos === 'NNPS' && tokens[1]?.upos !== 'PROPN')
    const rule = t.upos === 'VERB' ? verbRule(tokens, i) : isNoun ? nounRule(tokens, i) : null
    if (!rule) return
    found.set(i, { rule, head: i, ...extent(tokens, i, isNoun), isNoun, light: null, lightSuffers: false, harm: [] })
  })
  for (const trigger of [...found.values()]) {
    if (!trigger.isNoun) continue
    const t = tokens[trigger.head]!
    const governor = t.head
    if (governor < 0) continue
    const verb = tokens[governor]!
    const own = found.get(governor)
    const isObject = /^(obj|nsubj:pass|xcomp)$/.test(t.deprel)
    const under = /^obl/.test(t.deprel) && caseOf(tokens, trigger.head) === 'under'
    if (verb.upos === 'VERB' && (isObject || under) && (LIGHT.has(verb.lemma) || under)) {
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
    } else if (carrierOf(tokens, trigger.head, found)?.rule.with?.includes(t.lemma)) found.delete(trigger.head)
  }
  // "plan to meet" is the plan: what is agreed on is no event yet.
  for (const trigger of [...found.values()]) {
    if (trigger.rule.id !== 'event/agree-will') continue
    for (const c of children[trigger.head] ?? [])
      if (tokens[c]!.deprel === 'xcomp' || tokens[c]!.deprel === 'obj') found.delete(c)
  }
  // "carried out strikes and attacks": the second deed is carried by the same verb.
  for (const trigger of found.values()) {
    const first = tokens[trigger.head]!.deprel === 'conj' ? found.get(tokens[trigger.head]!.head) : undefined
    if (trigger.isNoun && trigger.light === null && first?.isNoun) {
      trigger.light = first.light
      trigger.lightSuffers = first.lightSuffers
    }
  }
  // "killed two and wounded five" is one event with two harms; "an attack that killed two" likewise.
  for (const trigger of [...found.values()].sort((a, b) => a.head - b.head)) {
    if (!found.has(trigger.head) || trigger.rule.type !== 'ASSAULT') continue
    const linked = [...(children[trigger.head] ?? []), ...trigger.harm.flatMap((h) => children[h] ?? [])]
    for (const c of linked) {
      const other = found.get(c)
      if (other && HARM.has(other.rule.id) && !other.isNoun && /^(conj|acl|acl:relcl|advcl)$/.test(tokens[c]!.deprel)) {
        const sameSubject = !(children[c] ?? []).some(
          (k) => /^nsubj/.test(tokens[k]!.deprel) && tokens[k]!.upos !== 'PRON' && tokens[k]!.upos !== 'SCONJ',
        )
        if (!sameSubject) continue
        trigger.harm.push(c, ...other.harm)
        found.delete(c)
      }
    }
  }
  return [...found.values()].sort((a, b) => a.head - b.head)
}

/** The nearest other trigger up the tree, two steps at most: "withdrew the country from the deal" carries "deal". */
function carrierOf(tokens: Token[], noun: number, found: ReadonlyMap<number, Trigger>): Trigger | undefined {
  const up = tokens[noun]!.head
  if (up < 0) return undefined
  return found.get(up) ?? (tokens[up]!.head >= 0 ? found.get(tokens[up]!.head) : undefined)
}

/** The preposition of a noun phrase, lower case; '' when it has none. */
export function caseOf(tokens: Token[], head: number): string {
  const c = (childrenOf(tokens)[head] ?? []).find((k) => tokens[k]!.deprel === 'case' && tokens[k]!.upos !== 'PART')
  return c === undefined ? '' : tokens[c]!.form.toLowerCase()
}

function extent(tokens: Token[], head: number, isNoun: boolean): { first: number; last: number } {
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

function verbRule(tokens: Token[], i: number): EventRule | null {
  const t = tokens[i]!
  const rules = rulesOfVerb.get(t.lemma)
  if (!rules) return null
  // "the attacked base": a participle in front of its noun tells of no event of its own.
  if (t.deprel === 'amod') return null
  const below = subtree(tokens, i, (d) => CLAUSE_EDGE.test(d)).filter((k) => k !== i)
  const lemmas = new Set(below.flatMap((k) => [tokens[k]!.lemma.toLowerCase(), tokens[k]!.form.toLowerCase()]))
  for (const c of childrenOf(tokens)[i] ?? [])
    if (/^nsubj:pass/.test(tokens[c]!.deprel))
      for (const k of subtree(tokens, c)) lemmas.add(tokens[k]!.lemma.toLowerCase())
  const subject = (childrenOf(tokens)[i] ?? [])
    .filter((c) => tokens[c]!.deprel === 'nsubj')
    .map((c) => tokens[c]!.lemma.toLowerCase())
  // "pictures released by": the noun of a participle is its subject or object.
  if (/^acl/.test(t.deprel) && t.head >= 0) subject.push(tokens[t.head]!.lemma.toLowerCase())
  const objects = new Set(
    (childrenOf(tokens)[i] ?? [])
      .filter((c) => /^(obj|nsubj:pass)/.test(tokens[c]!.deprel))
      .map((c) => tokens[c]!.lemma.toLowerCase()),
  )
  const next = [tokens[i + 1]?.form.toLowerCase() ?? '', tokens[i + 2]?.form.toLowerCase() ?? '']
  return best(rules, (rule) => {
    if (rule.without?.some((w) => lemmas.has(w) || subject.includes(w))) return -1
    let score = 1
    if (rule.object) {
      if (!rule.object.some((o) => objects.has(o))) return -1
      score += 3
    }
    if (rule.particle) {
      if (!rule.particle.some((p) => lemmas.has(p) || next.includes(p))) return -1
      score += 2
    }
    if (rule.with) {
      if (!rule.with.some((w) => lemmas.has(w) || subject.includes(w))) return -1
      score += 2
    }
    return score
  })
}

function nounRule(tokens: Token[], i: number): EventRule | null {
  const t = tokens[i]!
  const lemma = t.lemma.toLowerCase()
  const form = t.form.toLowerCase()
  const rules = rulesOfNoun.get(lemma) ?? rulesOfNoun.get(form) ?? rulesOfNoun.get(form.replace(/s$/, ''))
  if (!rules) return null
  if (/^(compound|amod|case|flat)/.test(t.deprel)) return null
  const words = new Set((childrenOf(tokens)[i] ?? []).map((c) => tokens[c]!.lemma.toLowerCase()))
  const governor = tokens[t.head]
  if (governor) {
    words.add(governor.lemma.toLowerCase())
    for (const c of childrenOf(tokens)[t.head] ?? [])
      if (tokens[c]!.deprel === 'advmod' || tokens[c]!.deprel === 'case') words.add(tokens[c]!.form.toLowerCase())
  }
  // "demand for oil": two words on, whatever they hang on.
  for (const k of [i + 1, i + 2]) if (tokens[k]?.upos === 'NOUN') words.add(tokens[k]!.lemma.toLowerCase())
  return best(rules, (rule) => (rule.without?.some((w) => words.has(w)) ? -1 : 1))
}

function best(rules: readonly EventRule[], score: (rule: EventRule) => number): EventRule | null {
  let winner: EventRule | null = null
  let top = 0
  for (const rule of rules) {
    const s = score(rule)
    if (s > top) {
      winner = rule
      top = s
    }
  }
  return winner
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
