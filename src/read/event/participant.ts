/** Participants: who acts and on whom, by grammar; each leads to its words and to its actor. */
import type { Actor, ActorKind, Participant, Role, Sentence, Span, Token } from '../../record/index.ts'
import {
  childrenOf,
  coreOf,
  coreSpan,
  countryOfCore,
  countryOfWords,
  kindOfNoun,
  subtree,
  topicOf,
} from '../syntax/index.ts'
import { covering } from '../text/index.ts'
import type { EventsInput } from './index.ts'
import { caseOf, type Trigger } from './trigger.ts'

const PEOPLE: readonly ActorKind[] = ['person', 'population', 'military', 'armed-group']
/** Types whose recipient may stand inside what is said, asked, refused or cut. */
const ADDRESSED = new Set(['REQUEST', 'THREATEN', 'REJECT', 'ACCUSE', 'SUPPORT', 'SANCTION', 'CONCEDE', 'PROTEST'])
const LONGEST_PLACE = 80 // units; no place's name is longer
const isSomeone = (p: Participant) => p.country !== null || (p.kind !== 'unknown' && p.kind !== 'facility')
const TIME_WORD =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(january|february|march|april|may|june|july|august|september|october|november|december|day|week|month|year|night|morning|evening|afternoon|hour|time|statement)$/i

/** Participants in order of role, then of text; each noun phrase once. */
export function participantsOf(input: EventsInput, sentence: Sentence, trigger: Trigger): Participant[] {
  const { tokens } = sentence
  const { rule } = trigger
  const children = childrenOf(tokens)
  const actors: number[] = []
  const recipients: number[] = []
  const victims: number[] = []

  const verb = trigger.isNoun ? trigger.light : trigger.head
  if (verb !== null) fromVerb(verb, !trigger.isNoun || tokens[trigger.head]!.deprel !== 'conj')
  if (trigger.isNoun) fromNoun(trigger.head)
  for (const h of trigger.harm) victims.push(...harmed(h))

  /** `whole`: false when the verb carries another deed too, whose aims are not ours. */
  function fromVerb(v: number, whole: boolean): void {
    const passive = isPassive(tokens, v)
    const subject = subjectOf(tokens, v)
    const objects = (children[v] ?? []).filter((c) => tokens[c]!.deprel === 'obj')
    const carriesNoun = trigger.isNoun
    const objectIsNot = rule.object !== undefined || (rule.with !== undefined && rule.roles === 'self')
    if (passive) {
      if (subject >= 0 && subject !== trigger.head && !carriesNoun) recipients.push(subject)
    } else if (subject >= 0 && subject !== trigger.head) {
      if (rule.roles === 'suffer' || trigger.lightSuffers) recipients.push(subject)
      else actors.push(subject)
    }
    if (!carriesNoun && !passive)
      for (const o of objects) {
        if (rule.roles === 'mutual') actors.push(o)
        else if (isWeapon(o) || objectIsNot) continue
        else recipients.push(o)
      }
    if (!whole) return
    for (const c of children[v] ?? []) {
      if (!/^(obl|nmod)/.test(tokens[c]!.deprel)) continue
      place(c, passive)
      // "responded with artillery fire at the hills": the aim hangs on the weapon.
      if (isWeapon(c)) for (const k of children[c] ?? []) if (/^(nmod|obl)/.test(tokens[k]!.deprel)) place(k, false)
    }
    // "used tear gas to disperse marchers", "fired on a crowd to ...": left to the next verb's own trigger.
  }

  function fromNoun(n: number): void {
    for (const c of children[n] ?? []) {
      const t = tokens[c]!
      if (/^(compound|amod|nmod:poss)$/.test(t.deprel)) {
        if (t.deprel === 'nmod:poss' ? t.upos !== 'PRON' || /^(his|her|their|its)$/i.test(t.form) : isParty(c))
          actors.push(c)
      } else if (/^(nmod|obl)/.test(t.deprel)) {
        place(c, true)
        // "the attack on the convoy by rebels": whoever did it may hang on what was aimed at.
        for (const k of children[c] ?? [])
          if (/^nmod/.test(tokens[k]!.deprel) && caseOf(tokens, k) === 'by') place(k, true)
      } else if (/^acl/.test(t.deprel) && t.upos === 'VERB') {
        // "strikes carried out by", "attack that hit".
        for (const k of children[c] ?? []) {
          if (/^(obl|nmod)/.test(tokens[k]!.deprel) && caseOf(tokens, k) === 'by') actors.push(k)
          else if (tokens[k]!.deprel === 'obj' && /^(target|hit|strike|hurt|injure|destroy|damage)$/.test(t.lemma))
            recipients.push(k)
        }
      }
    }
    const t = tokens[n]!
    // The noun is the subject of a verb that names whom it hit: "the strike targeted a depot".
    if (
      t.deprel === 'nsubj' &&
      t.head >= 0 &&
      /^(target|hit|strike|destroy|damage|aim|kill)$/.test(tokens[t.head]!.lemma)
    )
      for (const c of children[t.head] ?? []) if (tokens[c]!.deprel === 'obj') recipients.push(c)
    // "clashes with police", "a response to": phrases the tree hung on the verb right beside the noun.
    if (t.deprel !== 'root' && t.head >= 0 && trigger.light === null)
      for (const c of children[t.head] ?? [])
        if (
          /^obl/.test(tokens[c]!.deprel) &&
          c > n &&
          c - n < 7 &&
          ['on', 'against', 'between'].includes(caseOf(tokens, c))
        )
          place(c, false)
  }

  /** A prepositional phrase below the trigger. */
  function place(c: number, byActs: boolean): void {
    const word = caseOf(tokens, c)
    if (TIME_WORD.test(tokens[c]!.form) || tokens[c]!.upos === 'NUM') return
    if (word === 'by') {
      if (byActs && !isWeapon(c)) actors.push(c)
    } else if (word === 'between' || (word === 'with' && rule.roles === 'mutual')) actors.push(c)
    else if (word === 'among' && rule.roles === 'mutual') actors.push(c)
    else if (rule.to?.includes(word)) {
      if (!isWeapon(c)) (rule.roles === 'mutual' && word === 'between' ? actors : recipients).push(c)
    } else if (word === 'of' && trigger.isNoun) (rule.roles === 'agent' ? recipients : actors).push(c)
    else if (word === 'from' && trigger.isNoun && isParty(c)) actors.push(c)
  }

  function harmed(v: number): number[] {
    if (isPassive(tokens, v) || tokens[v]!.lemma === 'die') {
      const s = subjectOf(tokens, v)
      return s >= 0 && s !== trigger.head ? [s] : []
    }
    return (children[v] ?? []).filter((c) => tokens[c]!.deprel === 'obj')
  }

  function isParty(c: number): boolean {
    const t = tokens[c]!
    if (countryOfWords(input.lexicon, [t.form]) !== null) return true
    if (t.upos === 'PROPN') return actorAt(input.actors, t) !== null
    const kind = kindOfNoun(input.lexicon, t)
    return kind === 'armed-group' || kind === 'military' || kind === 'government' || kind === 'population'
  }

  function isWeapon(c: number): boolean {
    return WEAPON.test(tokens[c]!.lemma)
  }

  /**
   * Words are aimed at somebody inside what they are about: "rejected an offer from Lima", "demanded that Lima pay". The
   * first party below the trigger that does not act itself; -1 when there is none.
   */
  function addressee(from: number): number {
    const own = new Set(out.map((p) => p.actor).filter((a) => a !== null))
    for (const i of subtree(tokens, from, (d) => /^(nsubj|parataxis|conj|acl:relcl|punct)/.test(d))) {
      const t = tokens[i]!
      if (i === from || taken.has(i) || !/^(NOUN|PROPN)$/.test(t.upos)) continue
      const actor = actorAt(input.actors, t)
      if (!actor || own.has(actor.id) || actor.mentions.every((m) => m.end !== t.span.end)) continue
      if (actor.kind !== 'unknown' && (actor.named || actor.country !== null)) return i
    }
    return -1
  }

  const taken = new Set<number>()
  const out: Participant[] = []
  const add = (role: Role, heads: readonly number[]) => {
    for (const head of heads.flatMap((h) => withConjuncts(tokens, h))) {
      const at = referent(tokens, head)
      if (at < 0 || taken.has(at) || at === trigger.head || tokens[at]!.upos === 'VERB') continue
      taken.add(at)
      const made = participant(input, sentence, role, at)
      if (made) out.push(made)
    }
  }
  add('actor', actors)
  add('recipient', recipients)
  add('victim', victims)
  if (ADDRESSED.has(rule.type) && !out.some((p) => p.role === 'recipient' && isSomeone(p))) {
    const someone = addressee(verb ?? trigger.head)
    if (someone >= 0) add('recipient', [someone])
  }
  // People harmed are victims only beside a thing that was aimed at; alone they are whom it was done to.
  if (!out.some((p) => p.role === 'recipient')) for (const p of out) if (p.role === 'victim') p.role = 'recipient'
  for (const p of out) if (p.role === 'victim' && !PEOPLE.includes(p.kind)) p.role = 'recipient'
  return out
}

export const WEAPON =
  /^(rocket|missile|mortar|shell|grenade|shot|round|artillery|projectile|gas|bullet|bomb|drone|gun|rifle|knife|fire|stone|weapon|arm|explosive|mine|torpedo|cannon|gunfire)s?$/i

export function isPassive(tokens: Token[], v: number): boolean {
  const t = tokens[v]!
  if ((childrenOf(tokens)[v] ?? []).some((c) => /:pass/.test(tokens[c]!.deprel))) return true
  return t.deprel === 'acl' && t.upos === 'VERB' && !/ing$/i.test(t.form)
}

/** The subject of a verb, through relative clauses, coordination and control; -1 when there is none. */
export function subjectOf(tokens: Token[], v: number, depth = 0): number {
  const children = childrenOf(tokens)
  const own = (children[v] ?? []).find((c) => /^nsubj/.test(tokens[c]!.deprel))
  if (own !== undefined) return referent(tokens, own)
  const t = tokens[v]!
  if (depth > 4 || t.head < 0) return -1
  if (/^acl/.test(t.deprel)) return t.head
  if (/^(conj|xcomp|advcl)$/.test(t.deprel)) {
    const governor = tokens[t.head]!
    if (
      t.deprel === 'xcomp' &&
      /^(urge|ask|order|call|tell|force|allow|want|request|warn|help|let|permit|enable)$/.test(governor.lemma)
    ) {
      const object = (children[t.head] ?? []).find((c) => tokens[c]!.deprel === 'obj')
      if (object !== undefined) return object
    }
    if (governor.upos === 'VERB' || governor.upos === 'AUX') return subjectOf(tokens, t.head, depth + 1)
  }
  return -1
}

/** A relative pronoun stands for the noun its clause hangs on. */
function referent(tokens: Token[], i: number): number {
  const t = tokens[i]!
  if (!/^(who|which|that|whom)$/i.test(t.form)) return i
  let v = t.head
  for (let k = 0; k < 4 && v >= 0; k++) {
    if (tokens[v]!.deprel === 'acl:relcl') return tokens[v]!.head
    v = tokens[v]!.head
  }
  return -1
}

function withConjuncts(tokens: Token[], head: number): number[] {
  const more = (childrenOf(tokens)[head] ?? []).filter(
    (c) => tokens[c]!.deprel === 'conj' && /^(NOUN|PROPN|PRON)$/.test(tokens[c]!.upos),
  )
  return [head, ...more.flatMap((c) => withConjuncts(tokens, c))]
}

interface Spoken {
  span: Span
  actor: Actor
}
const spoken = new WeakMap<readonly Actor[], { mentions: Spoken[]; longest: number }>()

/** The actor one of whose mentions covers the token, the tightest one. */
export function actorAt(actors: readonly Actor[], t: Token): Actor | null {
  let all = spoken.get(actors)
  if (!all) {
    const mentions = actors.flatMap((actor) => actor.mentions.map((span) => ({ span, actor })))
    mentions.sort((a, b) => a.span.start - b.span.start)
    all = { mentions, longest: mentions.reduce((n, m) => Math.max(n, m.span.end - m.span.start), 0) }
    spoken.set(actors, all)
  }
  const width = ({ span }: Spoken) => span.end - span.start
  const found = covering(all.mentions, t.span, all.longest)
  return (
    found.reduce<Spoken | null>((best, m) => (best === null || width(m) < width(best) ? m : best), null)?.actor ?? null
  )
}

function participant(input: EventsInput, { tokens }: Sentence, role: Role, head: number): Participant | null {
  const t = tokens[head]!
  if (!/^(NOUN|PROPN|PRON|ADJ|NUM)$/.test(t.upos) || TIME_WORD.test(t.form)) return null
  const span = t.upos === 'PRON' ? t.span : coreSpan(tokens, head)
  const own = countryOfCore(input.lexicon, tokens, coreOf(tokens, head))
  const isState = t.upos === 'PROPN' && own !== null && countryOfWords(input.lexicon, [t.form]) === own
  const topic = tokens[topicOf(tokens, head)]!
  const actor =
    actorAt(input.actors, t) ??
    (topic === t ? null : actorAt(input.actors, topic)) ??
    (isState ? (input.actors.find((a) => a.country === own && a.kind === 'government' && a.named) ?? null) : null)
  const place = covering(input.places, t.span, LONGEST_PLACE)[0]
  const country = actor?.country ?? own ?? place?.country ?? null
  const kind =
    (topic.upos === 'NOUN' ? kindOfNoun(input.lexicon, topic) : null) ??
    actor?.kind ??
    (isState ? 'government' : place ? 'facility' : 'unknown')
  return {
    role,
    actor: actor?.id ?? null,
    span,
    text: input.text.slice(span.start, span.end),
    kind: actor?.kind ?? kind,
    country,
  }
}
