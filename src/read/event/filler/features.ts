/**
 * What the filler model sees of a noun phrase: its words, its place in the tree, the events near it, the report's words.
 *
 * Out    features as numbers below SIZE, by a hash of their names; the same in training and in reading.
 */
import type { Event, Sentence, Token } from '../../../record/index.ts'
import { childrenOf } from '../../syntax/index.ts'
import { isPassive } from '../grammar.ts'
import { hashOf } from '../hash.ts'
import { headOf } from '../refine.ts'
import type { Candidate } from './candidates.ts'

/** Number of features: a power of two. */
export const SIZE = 1 << 16

export interface Field {
  sentences: readonly Sentence[]
  events: readonly Event[]
  /** Lemmas of the report that tell what it is about. */
  about: readonly string[]
  /** Events by sentence, with the token of their trigger. */
  bySentence: ReadonlyMap<number, readonly { event: Event; at: number }[]>
  /** How often a head's lemma stands in the report. */
  often: ReadonlyMap<string, number>
  /** Roles in deeds, by actor and by the lemma of the head. */
  roles: ReadonlyMap<string, ReadonlySet<string>>
  /** Rules of the deeds, and how many there are. */
  deeds: readonly string[]
}

/** Lemmas that tell one report of violence from another. */
const ABOUT = new Set(
  (
    'kidnap kidnapping abduct hostage ransom bomb explode explosion dynamite explosive detonate murder assassinate assassination kill ' +
    'murderer attack attacker ambush terrorist terrorism guerrilla rebel subversive extremist gunman unidentified responsibility claim ' +
    'clash combat battalion casualty offensive negotiation election president minister statement communique peace dialogue agreement ' +
    'trial court judge investigation suspect arrest drug trafficker cartel extradition priest jesuit mayor pipeline embassy sabotage ' +
    'destroy burn wound injure police army communist war amnesty demand strike protest invasion congress treaty economic'
  ).split(' '),
)

export function fieldOf(sentences: readonly Sentence[], events: readonly Event[]): Field {
  const often = new Map<string, number>()
  for (const { tokens } of sentences)
    for (const t of tokens) if (/^(NOUN|PROPN|VERB)$/.test(t.upos)) often.set(low(t), (often.get(low(t)) ?? 0) + 1)
  const bySentence = new Map<number, { event: Event; at: number }[]>()
  const starts = new Map(sentences.map((s, i) => [s.span.start, i]))
  for (const event of events) {
    const s = starts.get(event.evidence.start)
    if (s === undefined) continue
    const at = sentences[s]!.tokens.findLastIndex((t) => t.span.start < event.trigger.end)
    bySentence.set(s, [...(bySentence.get(s) ?? []), { event, at }])
  }
  const about = [...ABOUT].filter((w) => often.has(w))
  return { sentences, events, about, bySentence, often, ...partsIn(sentences, events, starts) }
}

/** Who plays which part in the deeds of the whole report. */
function partsIn(
  sentences: readonly Sentence[],
  events: readonly Event[],
  starts: ReadonlyMap<number, number>,
): Pick<Field, 'roles' | 'deeds'> {
  const roles = new Map<string, Set<string>>()
  const rules = new Map<string, number>()
  const add = (key: string, role: string) => roles.set(key, (roles.get(key) ?? new Set()).add(role))
  for (const event of events) {
    if (event.type !== 'ASSAULT' || event.status !== 'asserted') continue
    rules.set(event.rule ?? '', (rules.get(event.rule ?? '') ?? 0) + 1)
    const tokens = sentences[starts.get(event.evidence.start) ?? -1]?.tokens
    for (const p of event.participants) {
      const head = tokens ? headOf(tokens, p) : -1
      if (p.actor !== null) add(p.actor, p.role)
      if (head >= 0) add(low(tokens![head]), p.role)
    }
    for (const i of event.instruments) add(i.text.toLowerCase(), 'with')
  }
  const many = [...rules.values()].reduce((a, b) => a + b, 0)
  return { roles, deeds: [...rules.keys(), `many ${many < 4 ? many : many < 8 ? 4 : 8}`] }
}

/** Names of the features of a candidate. */
export function namesOf({ sentence, head, core, actor, kind: noun }: Candidate, field: Field): string[] {
  const { tokens } = field.sentences[sentence]!
  const t = tokens[head]!
  const children = childrenOf(tokens)
  const lemma = low(t)
  const kind = actor ? `${actor.kind}${actor.named ? '+' : ''}` : t.upos
  const out = ['bias', `h:${lemma}`, `k:${kind}`, `x:${t.xpos}`, `d:${t.deprel}`, `s:${suffix(lemma)}`]
  for (const c of core) if (c !== head) out.push(`m:${low(tokens[c]!)}`, `hm:${lemma} ${low(tokens[c]!)}`)
  out.push(`n:${Math.min(core.length, 4)}`, `o:${Math.min(field.often.get(lemma) ?? 1, 4)}`)
  const det = (children[head] ?? []).find((c) => /^(det|nummod|nmod:poss)/.test(tokens[c]!.deprel))
  out.push(`a:${det === undefined ? '-' : tokens[det]!.upos === 'NUM' ? 'NUM' : low(tokens[det]!)}`)
  out.push(`w-1:${low(tokens[head - core.length])}`, `w+1:${low(tokens[head + 1])}`)
  for (const c of children[head] ?? [])
    if (/^(acl|appos|nmod)/.test(tokens[c]!.deprel))
      out.push(`b:${tokens[c]!.deprel} ${low(tokens[c]!)}`, `b:${tokens[c]!.deprel} ${caseOf(tokens, c)}`)
  const up = upward(tokens, head)
  up.forEach((step, i) => {
    out.push(`u${i}:${step}`)
    if (i === 0) out.push(`uk:${step} ${kind}`, `uh:${step} ${lemma}`)
  })
  if (up.length > 1) out.push(`uu:${up[0]} ${up[1]}`)
  const own = field.bySentence.get(sentence) ?? []
  for (const { event, at } of own) {
    const name = `${event.type}${event.type === 'ASSAULT' || event.mode === 'arrest' ? ` ${event.rule} ${event.status === 'asserted' ? '' : event.status}` : ''}`
    out.push(`e:${event.type} ${kind}`)
    if (event.type !== 'ASSAULT') continue
    const path = pathOf(tokens, head, at)
    out.push(`np:${path} ${noun}`, `nt:${path} ${noun} ${event.rule}`)
    out.push(`p:${path}`, `pe:${path} ${event.rule}`, `pt:${path} ${low(tokens[at]!)}`, `pk:${path} ${kind}`)
    for (const p of event.participants)
      if (p.span.start <= t.span.start && t.span.end <= p.span.end)
        out.push(`r:${p.role} ${name}`, `rk:${p.role} ${kind}`, `rm:${p.role} ${event.mode}`)
    for (const i of event.instruments)
      if (i.span.start <= t.span.start && t.span.end <= i.span.end) out.push(`i:${i.kind}`)
  }
  if (own.length === 0) out.push('e:-')
  for (const near of [-1, 1])
    for (const { event } of field.bySentence.get(sentence + near) ?? [])
      if (event.type === 'ASSAULT') out.push(`e${near}:${event.rule}`)
  out.push(`z:${Math.min(Math.floor(sentence / 3), 4)}`)
  for (const role of field.roles.get(lemma) ?? []) out.push(`hr:${role}`, `hrk:${role} ${kind}`)
  if (actor) {
    for (const role of field.roles.get(actor.id) ?? []) out.push(`cr:${role}`, `crk:${role} ${kind}`)
    out.push(`cn:${Math.min(actor.mentions.length, 6)} ${kind}`, `cc:${actor.country} ${kind}`)
  }
  out.push(`nk:${noun} ${kind}`, `nu:${noun} ${up[0] ?? ''}`)
  for (const word of field.about) out.push(`q:${word}`, `qk:${word} ${classOf(kind, up[0] ?? '')}`)
  return out
}

export function featuresOf(candidate: Candidate, field: Field): number[] {
  return namesOf(candidate, field).map((name) => hashOf(name, SIZE))
}

const classOf = (kind: string, step: string) => `${kind} ${step.split(' ')[0]}`
const low = (t: Token | undefined) => (t === undefined ? '-' : t.lemma.toLowerCase())
const suffix = (lemma: string) => lemma.slice(-3)

const caseOf = (tokens: Token[], c: number) => {
  const k = (childrenOf(tokens)[c] ?? []).find((i) => tokens[i]!.deprel === 'case')
  return k === undefined ? '-' : low(tokens[k])
}

/** How a token hangs on its governor: "obl by", "nsubj:pass". */
function relation(tokens: Token[], i: number): string {
  const { deprel, head } = tokens[i]!
  const base = /^(obl|nmod)/.test(deprel) ? `${deprel} ${caseOf(tokens, i)}` : deprel
  return /^nsubj$/.test(deprel) && head >= 0 && isPassive(tokens, head) ? 'nsubj:pass' : base
}

/** Up to three steps: relation and governor's lemma. Conjuncts stand where their first does. */
function upward(tokens: Token[], from: number): string[] {
  const out: string[] = []
  let at = from
  for (let k = 0; k < 6 && out.length < 3; k++) {
    const { head, deprel } = tokens[at]!
    if (head < 0) break
    if (/^(conj|appos|flat|compound)/.test(deprel) && out.length === 0) {
      if (deprel !== 'conj') out.push(deprel)
      at = head
      continue
    }
    out.push(`${relation(tokens, at)} ${low(tokens[head])}`)
    at = head
  }
  return out
}

const FAR = 5

/** The way through the tree from a phrase to a trigger, by relations. */
function pathOf(tokens: Token[], from: number, to: number): string {
  const up: number[] = [from]
  for (let at = from; tokens[at]!.head >= 0 && up.length < FAR; ) {
    at = tokens[at]!.head
    up.push(at)
  }
  const down: number[] = []
  for (let at = to; at >= 0 && down.length < FAR; at = tokens[at]!.head) {
    const meet = up.indexOf(at)
    if (meet >= 0) {
      const rise = up.slice(0, meet).map((i) => `<${relation(tokens, i)}`)
      const fall = down.map((i) => `>${tokens[i]!.deprel}`).reverse()
      return [...rise, ...fall].join('')
    }
    down.push(at)
  }
  return 'far'
}
