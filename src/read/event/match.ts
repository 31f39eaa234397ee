/**
 * Matching: which rule a single word fires, by its lemma and by what stands below it.
 *
 * Rules that need an event in their complement (`content`) are matched by compose.ts, when those below are known.
 */
import type { Token } from '../../record/index.ts'
import { childrenOf, subtree } from '../syntax/index.ts'
import { TIME_WORD } from './grammar.ts'
import { type EventRule, rulesOfAdjective, rulesOfNoun, rulesOfVerb } from './rules/index.ts'

const CLAUSE_EDGE = /^(acl:relcl|ccomp|parataxis|advcl|nsubj|conj|csubj|discourse|punct)/

/** A rule and how narrow it was: the narrowest of several wins. */
export interface Match {
  rule: EventRule
  score: number
}

/** The rule that the word fires. `content` says whether rules that need an event below may fire. */
export function matchWord(tokens: Token[], i: number, content: EventRule['type'] | null): Match | null {
  const t = tokens[i]!
  // "Riots broke out": a plural that opens the sentence is often taken for a name.
  const isNoun = t.upos === 'NOUN' || (i === 0 && t.xpos === 'NNPS' && tokens[1]?.upos !== 'PROPN')
  if (t.upos === 'VERB') return matchVerb(tokens, i, content)
  if (isNoun) return matchNoun(tokens, i, content)
  return t.upos === 'ADJ' ? matchAdjective(tokens, i, content) : null
}

const fits = (rule: EventRule, content: EventRule['type'] | null) =>
  rule.content === undefined || (content !== null && rule.content.includes(content))

function matchVerb(tokens: Token[], i: number, content: EventRule['type'] | null): Match | null {
  const t = tokens[i]!
  // A form whose lemma is not a verb of the rules may be one itself less its ending ("looted").
  const rules = rulesOfVerb.get(t.lemma) ?? rulesOfVerb.get(t.form.toLowerCase().replace(/(ed|ing|s)$/, ''))
  if (!rules) return null
  // "the attacked base": a participle in front of its noun tells of no event of its own.
  if (t.deprel === 'amod') return null
  const children = childrenOf(tokens)[i] ?? []
  // "26 dead and 40 wounded", "put the toll at six dead and eleven wounded": the state of those counted.
  if (t.deprel === 'conj' && isState(tokens, i, children)) return null
  const below = subtree(tokens, i, (d) => CLAUSE_EDGE.test(d)).filter((k) => k !== i)
  const lemmas = new Set(below.flatMap((k) => [tokens[k]!.lemma.toLowerCase(), tokens[k]!.form.toLowerCase()]))
  // "called the minister to discuss trade": what it is done for, but not all that is said of it.
  for (const c of children)
    if (tokens[c]!.deprel === 'advcl' && (childrenOf(tokens)[c] ?? []).some((k) => /^to$/i.test(tokens[k]!.form)))
      lemmas.add(tokens[c]!.lemma.toLowerCase())
  for (const c of children)
    if (/^nsubj:pass/.test(tokens[c]!.deprel))
      for (const k of subtree(tokens, c)) lemmas.add(tokens[k]!.lemma.toLowerCase())
  const particles = particlesOf(tokens, i, below)
  const subjects = children.filter((c) => tokens[c]!.deprel === 'nsubj')
  const subject = [...subjects, ...subjects.flatMap((c) => counted(tokens, c))].map((c) =>
    tokens[c]!.lemma.toLowerCase(),
  )
  // "pictures released by": the noun of a participle is its subject or object.
  if (/^acl/.test(t.deprel) && t.head >= 0) subject.push(tokens[t.head]!.lemma.toLowerCase())
  const objects = new Set(
    children.filter((c) => /^(obj|nsubj:pass)/.test(tokens[c]!.deprel)).map((c) => tokens[c]!.lemma.toLowerCase()),
  )
  // "returned dozens of statues", "sent a team of doctors".
  for (const c of children)
    if (tokens[c]!.deprel === 'obj') for (const k of counted(tokens, c)) objects.add(tokens[k]!.lemma.toLowerCase())
  // "support pledged by": the noun of a passive participle is its object.
  if (t.deprel === 'acl' && t.head >= 0 && t.xpos === 'VBN') objects.add(tokens[t.head]!.lemma.toLowerCase())
  return narrowest(rules, (rule) => {
    if (!fits(rule, content)) return -1
    if (rule.without?.some((w) => lemmas.has(w) || subject.includes(w))) return -1
    let score = rule.content ? 5 : 1
    if (rule.subject) {
      if (!rule.subject.some((w) => subject.includes(w))) return -1
      score += 2
    }
    if (rule.object) {
      if (!rule.object.some((o) => objects.has(o))) return -1
      score += 3
    }
    if (rule.particle) {
      if (!rule.particle.some((p) => particles.has(p))) return -1
      score += 2
    }
    if (rule.obliges && obliged(tokens, i) < 0) return -1
    if (rule.with) {
      if (!rule.with.some((w) => lemmas.has(w) || subject.includes(w))) return -1
      score += 2
    }
    return score
  })
}

/** A participle behind a number, with no verb or object of its own; or bare, joined to a number or a noun. */
function isState(tokens: Token[], i: number, children: readonly number[]): boolean {
  const t = tokens[i]!
  if (t.xpos === 'VBN' && children.length === 0 && /^(NUM|NOUN)$/.test(tokens[t.head]?.upos ?? '')) return true
  if (!/^(wounded|injured|hurt)$/i.test(t.form) || tokens[i - 1]?.upos !== 'NUM') return false
  return !children.some((c) => /^(aux|obj)/.test(tokens[c]!.deprel))
}

const QUANTITY =
  /^(hundred|thousand|dozen|score|ten|million|group|crowd|number|majority|handful|couple|team|convoy|ton|tonne|load|package|piece|series)s?$/i

/** Who is counted: "hundreds of students". */
function counted(tokens: Token[], i: number): number[] {
  if (!QUANTITY.test(tokens[i]!.lemma)) return []
  return (childrenOf(tokens)[i] ?? []).filter((c) => tokens[c]!.deprel === 'nmod')
}

/** Forms below the verb or right behind it; "on" in "called on Friday" belongs to the day. */
function particlesOf(tokens: Token[], i: number, below: readonly number[]): Set<string> {
  const isOfTime = (k: number) => tokens[k]!.deprel === 'case' && TIME_WORD.test(tokens[tokens[k]!.head]?.form ?? '')
  const near = [i + 1, i + 2].filter((k) => k < tokens.length)
  return new Set([...below, ...near].filter((k) => !isOfTime(k)).map((k) => tokens[k]!.form.toLowerCase()))
}

/** Who is told to do something: "Chad" in "said that Chad must pay"; -1 when nobody else is. */
export function obliged(tokens: Token[], i: number): number {
  const children = childrenOf(tokens)
  for (const c of children[i] ?? []) {
    if (tokens[c]!.deprel !== 'ccomp') continue
    const below = children[c] ?? []
    const must = below.some((k) => tokens[k]!.upos === 'AUX' && /^(must|should|ought)$/i.test(tokens[k]!.form))
    const who = below.find((k) => /^nsubj/.test(tokens[k]!.deprel) && /^(NOUN|PROPN)$/.test(tokens[k]!.upos))
    if (must && who !== undefined) return who
  }
  return -1
}

function matchNoun(tokens: Token[], i: number, content: EventRule['type'] | null): Match | null {
  const t = tokens[i]!
  const lemma = t.lemma.toLowerCase()
  const form = t.form.toLowerCase()
  const rules = rulesOfNoun.get(lemma) ?? rulesOfNoun.get(form) ?? rulesOfNoun.get(form.replace(/s$/, ''))
  if (!rules) return null
  if (/^(compound|amod|case|flat)/.test(t.deprel)) return null
  const words = new Set((childrenOf(tokens)[i] ?? []).map((c) => tokens[c]!.lemma.toLowerCase()))
  const beside = new Set(words)
  const governor = tokens[t.head]
  if (governor) {
    words.add(governor.lemma.toLowerCase())
    for (const c of childrenOf(tokens)[t.head] ?? [])
      if (tokens[c]!.deprel === 'advmod' || tokens[c]!.deprel === 'case') words.add(tokens[c]!.form.toLowerCase())
  }
  // "demand for oil": two words on, whatever they hang on.
  for (const k of [i + 1, i + 2]) if (tokens[k]?.upos === 'NOUN') words.add(tokens[k]!.lemma.toLowerCase())
  return narrowest(rules, (rule) => {
    if (!fits(rule, content) || rule.without?.some((w) => words.has(w))) return -1
    if (rule.beside && !rule.beside.some((w) => beside.has(w))) return -1
    return rule.content ? 5 : rule.beside ? 2 : 1
  })
}

/** Predicates only: "is opposed to the plan", not "the opposed plan". */
function matchAdjective(tokens: Token[], i: number, content: EventRule['type'] | null): Match | null {
  const t = tokens[i]!
  const rules = rulesOfAdjective.get(t.lemma.toLowerCase()) ?? rulesOfAdjective.get(t.form.toLowerCase())
  if (!rules || t.deprel === 'amod') return null
  const below = subtree(tokens, i, (d) => CLAUSE_EDGE.test(d)).filter((k) => k !== i)
  const lemmas = new Set(below.flatMap((k) => [tokens[k]!.lemma.toLowerCase(), tokens[k]!.form.toLowerCase()]))
  return narrowest(rules, (rule) => {
    if (!fits(rule, content) || rule.without?.some((w) => lemmas.has(w))) return -1
    if (rule.particle && !rule.particle.some((p) => lemmas.has(p))) return -1
    if (rule.with && !rule.with.some((w) => lemmas.has(w))) return -1
    return rule.content ? 5 : 1
  })
}

function narrowest(rules: readonly EventRule[], score: (rule: EventRule) => number): Match | null {
  let winner: Match | null = null
  for (const rule of rules) {
    const s = score(rule)
    if (s > (winner?.score ?? 0)) winner = { rule, score: s }
  }
  return winner
}
