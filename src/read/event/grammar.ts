/** Grammar of who does what: passives, subjects through clauses, relative pronouns, coordination, speech. */
import type { Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'

/** Days, months, parts of the day: no party and no aim. */
export const TIME_WORD =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(january|february|march|april|may|june|july|august|september|october|november|december|day|week|month|year|decade|spring|summer|autumn|fall|winter|night|morning|evening|afternoon|hour|time|statement)s?$/i

/** Verbs whose object is the one who acts in the clause below: "urged the rebels to disarm". */
const OBJECT_CONTROL =
  /^(urge|ask|order|call|tell|force|allow|want|request|warn|help|let|permit|enable|press|pressure|encourage|invite|persuade|convince|command|instruct|direct|advise|beg|implore|compel|oblige|authorize|authorise|appoint|expect|see|leave|bar|forbid|require|push)$/

/** Verbs whose object did the deed behind "of". */
const CHARGING = /^(accuse|suspect|blame|charge|convict|acquit|absolve|clear)$/

const SPEECH =
  /^(say|tell|announce|declare|state|add|claim|report|insist|warn|stress|reiterate|note|confirm|argue|assert|maintain|vow|promise|swear|believe|suggest|indicate|write|tweet|inform|emphasize|emphasise|conclude|repeat|explain|remark|quote|signal|reaffirm|affirm|decide|think|hope|estimate|acknowledge|admit|reveal|contend|testify|disclose|hint|pledge|agree|demand|propose|recommend|determine|proclaim)$/

export const isSpeech = (t: Token): boolean => t.upos === 'VERB' && SPEECH.test(t.lemma)

export function isPassive(tokens: Token[], v: number): boolean {
  const t = tokens[v]!
  const own = (childrenOf(tokens)[v] ?? []).map((c) => tokens[c]!.deprel)
  if (own.some((deprel) => /:pass|:agent/.test(deprel))) return true
  // "were killed and wounded", "were killed and ten women wounded": the second leaves out "were".
  const isHarm = /^(kill|wound|injure|hurt)$/.test(t.lemma)
  const isBare = !own.some((d) => (isHarm ? /^(obj|aux)/ : /^(nsubj|obj|aux)/).test(d))
  if (t.deprel === 'conj' && (isHarm || t.xpos === 'VBN') && t.head >= 0 && isBare)
    return tokens[t.head]!.upos === 'VERB' && isPassive(tokens, t.head)
  // "remain kidnapped", "were found murdered".
  if (t.deprel === 'xcomp' && t.xpos === 'VBN' && !own.some((d) => /^(nsubj|obj|aux|mark)/.test(d))) return true
  // "Rebels captured two policemen", read as a noun with a participle: what has an object acts.
  if (own.some((d) => /^(nsubj|obj)$/.test(d))) return false
  return t.deprel === 'acl' && t.upos === 'VERB' && !/ing$/i.test(t.form) && !hasTo(tokens, v)
}

const hasTo = (tokens: Token[], v: number) =>
  (childrenOf(tokens)[v] ?? []).some((c) => tokens[c]!.deprel === 'mark' && /^to$/i.test(tokens[c]!.form))

/** The subject of a verb, through relative clauses, coordination and control; -1 when there is none. */
export function subjectOf(tokens: Token[], v: number, depth = 0): number {
  const children = childrenOf(tokens)
  const own = (children[v] ?? []).filter((c) => /^nsubj/.test(tokens[c]!.deprel))
  if (own.length > 0) return referent(tokens, own.findLast((c) => c < v) ?? own[0]!)
  const t = tokens[v]!
  if (depth > 4 || t.head < 0) return -1
  // "a plan to withdraw", "the threat to attack": whoever has the plan.
  if (t.deprel === 'acl' && hasTo(tokens, v)) return holderOf(tokens, t.head, depth)
  if (/^acl/.test(t.deprel)) return t.head
  if (/^(conj|xcomp|advcl|ccomp|parataxis|obj|obl)$/.test(t.deprel)) {
    const governor = tokens[t.head]!
    if (t.deprel === 'xcomp' && OBJECT_CONTROL.test(governor.lemma)) {
      const object = (children[t.head] ?? []).find((c) => /^(obj|iobj|nsubj:pass)$/.test(tokens[c]!.deprel))
      if (object !== undefined) return object
    }
    // "accused the army of shelling a village": the accused did it.
    if (
      t.deprel === 'advcl' &&
      CHARGING.test(governor.lemma) &&
      (children[v] ?? []).some((c) => /^(of|for|with)$/i.test(tokens[c]!.form))
    ) {
      const charged = (children[t.head] ?? []).find((c) => /^(obj|nsubj:pass)$/.test(tokens[c]!.deprel))
      if (charged !== undefined) return charged
    }
    if (/^(VERB|AUX|ADJ)$/.test(governor.upos)) return subjectOf(tokens, t.head, depth + 1)
    // "after refusing to meet", hung on a noun: its clause's subject.
    if (t.deprel === 'advcl') return holderOf(tokens, t.head, depth)
  }
  return -1
}

/** Whose a noun is: its possessor, else the subject of the verb it is the object of. */
export function holderOf(tokens: Token[], noun: number, depth = 0): number {
  const owner = (childrenOf(tokens)[noun] ?? []).find((c) => tokens[c]!.deprel === 'nmod:poss')
  if (owner !== undefined) return owner
  const t = tokens[noun]!
  if (depth > 4 || t.head < 0 || !/^(obj|obl|nsubj|conj|xcomp)$/.test(t.deprel)) return -1
  return tokens[t.head]!.upos === 'VERB' && t.deprel !== 'nsubj' ? subjectOf(tokens, t.head, depth + 1) : -1
}

/** A relative pronoun stands for the noun its clause hangs on; -1 when there is none. */
export function referent(tokens: Token[], i: number): number {
  if (!/^(who|which|that|whom)$/i.test(tokens[i]!.form)) return i
  let v = tokens[i]!.head
  for (let k = 0; k < 4 && v >= 0; k++) {
    if (tokens[v]!.deprel === 'acl:relcl') return tokens[v]!.head
    v = tokens[v]!.head
  }
  return -1
}

/** A head and all joined to it by "and" or a comma. */
export function withConjuncts(tokens: Token[], head: number, adjectives = false): number[] {
  const more = (childrenOf(tokens)[head] ?? []).filter(
    (c) =>
      tokens[c]!.deprel === 'conj' &&
      (/^(NOUN|PROPN|PRON)$/.test(tokens[c]!.upos) || (adjectives && tokens[c]!.upos === 'ADJ')),
  )
  return [head, ...more.flatMap((c) => withConjuncts(tokens, c, adjectives))]
}

/**
 * The verb of speech in whose words the clause of `v` stands: "said it would leave", "would leave, it said"; -1 when the
 * clause stands in nobody's.
 */
export function speechOver(tokens: Token[], v: number): number {
  const children = childrenOf(tokens)
  let at = v
  for (let step = 0; step < 6; step++) {
    const t = tokens[at]!
    const aside = (children[at] ?? []).find(
      (c) => t.head < 0 && /^parataxis/.test(tokens[c]!.deprel) && isSpeech(tokens[c]!),
    )
    if (aside !== undefined) return aside
    if (t.head < 0) return -1
    const governor = tokens[t.head]!
    if (/^(ccomp|parataxis)$/.test(t.deprel) && isSpeech(governor)) return t.head
    if (/^acl:relcl/.test(t.deprel)) return -1
    if (t.deprel === 'advcl' && !isSpeech(governor) && governor.upos !== 'VERB') return -1
    at = t.head
  }
  return -1
}
