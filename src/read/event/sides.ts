/**
 * Sides: the heads of those who act and of those acted on, by the tree around a trigger; what the tree leaves empty is
 * asked of the role head.
 */
import type { Sentence } from '../../record/index.ts'
import { childrenOf, countryOfWords, topicOf } from '../syntax/index.ts'
import { isPassive, subjectOf, TIME_WORD } from './grammar.ts'
import type { EventsInput } from './index.ts'
import type { Parties } from './party.ts'
import { caseOf, type Trigger } from './trigger.ts'
import { isScene } from './where.ts'

/** The heads that take part, before they are made participants. */
export interface Sides {
  actors: number[]
  recipients: number[]
  victims: number[]
}

const SURE = 0.6

/** Deeds that a body suffers: a person's murder is the one that the person died of. */
const BODILY = /^event\/assault-(kill|targeted|abduct|torture|beat)$/

export const WEAPON =
  /^(rocket|missile|mortar|shell|grenade|shot|round|artillery|projectile|gas|bullet|bomb|drone|gun|rifle|knife|fire|flame|blaze|stone|weapon|arm|explosive|mine|torpedo|cannon|gunfire)s?$/i

export function sidesOf(input: EventsInput, sentence: Sentence, trigger: Trigger, parties: Parties): Sides {
  const { tokens } = sentence
  const { rule } = trigger
  const children = childrenOf(tokens)
  const actors: number[] = []
  const recipients: number[] = []
  const victims: number[] = []
  const isMutual = rule.roles === 'mutual'

  const verb = trigger.isNoun ? trigger.light : trigger.head
  if (verb !== null) fromVerb(verb, !trigger.isNoun || tokens[trigger.head]!.deprel !== 'conj')
  if (trigger.isNoun) fromNoun(trigger.head)
  for (const h of trigger.harm) {
    victims.push(...harmed(h))
    // "Bombers killed twelve in two attacks": whoever killed.
    const killer = isPassive(tokens, h) || tokens[h]!.lemma === 'die' ? -1 : subjectOf(tokens, h)
    if (killer < 0 || killer === trigger.head) continue
    const isThing = tokens[h]!.deprel === 'acl:relcl' && /^(unknown|facility)$/.test(parties.kind(killer))
    if (!isThing && parties.isSomeone(killer)) actors.push(killer)
  }
  fromRoles()
  return { actors, recipients, victims }

  /** `whole`: false when the verb carries another deed too, whose aims are not ours. */
  function fromVerb(v: number, whole: boolean): void {
    const passive = isPassive(tokens, v) && !rule.stative
    const subject = subjectOf(tokens, v)
    const objects = (children[v] ?? []).filter((c) => /^(obj|iobj)$/.test(tokens[c]!.deprel))
    const carriesNoun = trigger.isNoun
    const objectIsNot = rule.object !== undefined || (rule.with !== undefined && rule.roles === 'self')
    if (passive) {
      if (subject >= 0 && subject !== trigger.head && !carriesNoun) recipients.push(subject)
    } else if (subject >= 0 && subject !== trigger.head) {
      if (rule.roles === 'suffer' || trigger.lightSuffers) recipients.push(subject)
      else if (!isBlownUp(v, subject, objects)) actors.push(subject)
    }
    if (!carriesNoun && !passive)
      for (const o of objects) {
        if (isMutual && parties.isSomeone(o)) actors.push(o)
        else if (isWeapon(o) || isOwnForce(o) || (objectIsNot && tokens[o]!.deprel !== 'iobj')) continue
        else recipients.push(o)
      }
    else if (carriesNoun)
      for (const o of objects) if (o !== trigger.head && tokens[o]!.deprel === 'iobj') recipients.push(o)
    // "demanded that the minister resign", "said that Chad must pay".
    if (rule.type === 'REQUEST' && !carriesNoun && recipients.length === 0) {
      const told = (children[v] ?? []).filter((c) => tokens[c]!.deprel === 'ccomp').flatMap((c) => children[c] ?? [])
      const who = told.find((c) => /^nsubj/.test(tokens[c]!.deprel) && tokens[c]!.upos !== 'PRON')
      if (who !== undefined && parties.isSomeone(who)) recipients.push(who)
    }
    if (!whole) return
    for (const c of children[v] ?? []) {
      if (!/^(obl|nmod)/.test(tokens[c]!.deprel)) continue
      place(c, passive)
      // "responded with artillery fire at the hills": the aim hangs on the weapon.
      if (isWeapon(c)) for (const k of children[c] ?? []) if (/^(nmod|obl)/.test(tokens[k]!.deprel)) place(k, false)
    }
    // "exchanged fire with", "sent aid to": the party may hang on the object.
    if (!carriesNoun)
      for (const o of objects)
        if (objectIsNot || isWeapon(o))
          for (const k of children[o] ?? []) if (/^(nmod|obl)/.test(tokens[k]!.deprel)) place(k, false)
  }

  function fromNoun(n: number): void {
    for (const c of children[n] ?? []) {
      const t = tokens[c]!
      if (/^(compound|amod|nmod:poss)$/.test(t.deprel)) {
        if (isScene(parties.place(c), t, tokens[n]!)) continue
        const isOwner =
          t.deprel === 'nmod:poss' && (t.upos !== 'PRON' || (verb === null && /^(his|her|their|its)$/i.test(t.form)))
        if (isOwner || (t.deprel !== 'nmod:poss' && isParty(c))) (suffers(n, c) ? recipients : actors).push(c)
      } else if (/^(nmod|obl)/.test(t.deprel)) {
        place(c, true)
        // "the attack on the convoy by rebels": whoever did it may hang on what was aimed at.
        for (const k of rule.type === 'ASSAULT' ? (children[c] ?? []) : [])
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

  /** "Nariman's murder", "his abduction": whose death it is, unless it says of whom. */
  function suffers(n: number, c: number): boolean {
    // "a prisoner swap"
    if (rule.id === 'event/retreat-swap') return tokens[c]!.deprel === 'compound'
    if (!BODILY.test(rule.id) || (children[n] ?? []).some((k) => caseOf(tokens, k) === 'of')) return false
    return tokens[c]!.upos === 'PRON' || (tokens[c]!.upos === 'PROPN' && parties.kind(c) === 'person')
  }

  /** A prepositional phrase below the trigger. */
  function place(c: number, byActs: boolean): void {
    const word = caseOf(tokens, c)
    // "three students were shot at a bar", "shot them at the edge of the village": where, when whom is told.
    if (word === 'at' && !trigger.isNoun && recipients.length > 0 && rule.type === 'ASSAULT') return
    if (TIME_WORD.test(tokens[c]!.form) || tokens[c]!.upos === 'NUM') return
    if (word === 'by') {
      if (byActs && !isWeapon(c)) actors.push(c)
    } else if (rule.roles === 'self' && rule.to?.includes(word)) {
      if (!isWeapon(c)) recipients.push(c)
    } else if (word === 'between' || ((word === 'with' || word === 'among') && isMutual)) actors.push(c)
    else if (rule.to?.includes(word)) {
      if (!isWeapon(c)) recipients.push(c)
    } else if (word === 'of' && trigger.isNoun) (rule.roles === 'agent' ? recipients : actors).push(c)
    else if (word === 'from' && trigger.isNoun && isParty(c)) actors.push(c)
  }

  /** What the tree leaves empty, by the role head: only people, bodies and places, and only when it is sure. */
  function fromRoles(): void {
    if (actors.length > 0 && recipients.length + victims.length > 0) return
    const heads = verb === null || trigger.isNoun ? [trigger.head, ...(verb === null ? [] : [verb])] : [verb]
    for (const head of heads) {
      for (const { role, word, share } of input.argumentsOf(sentence, head)) {
        if (share < SURE || word === trigger.head || !/^(NOUN|PROPN)$/.test(tokens[word]!.upos)) continue
        if (!parties.isSomeone(word) || isOwnForce(word) || actors.includes(word) || recipients.includes(word)) continue
        if (tokens[word]!.head === trigger.head && isScene(parties.place(word), tokens[word]!, tokens[trigger.head]!))
          continue
        if (role === 'ARG0' && actors.length === 0 && rule.roles !== 'suffer') actors.push(word)
        else if (role === 'ARG1' && recipients.length + victims.length === 0 && rule.roles === 'agent')
          recipients.push(word)
      }
    }
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
    if (t.upos === 'PROPN') return parties.actor(c) !== null
    const kind = parties.kind(c)
    return kind === 'armed-group' || kind === 'military' || kind === 'government' || kind === 'population'
  }

  /** "mobilized the army": nobody mobilizes against his own troops. */
  function isOwnForce(c: number): boolean {
    return rule.type === 'MOBILIZE' && /^(military|unknown|facility)$/.test(parties.kind(c))
  }

  /** "A package exploded": what goes off does nothing; the bomber does, and a weapon is told apart later. */
  function isBlownUp(v: number, subject: number, objects: readonly number[]): boolean {
    if (tokens[v]!.lemma !== 'explode' || objects.length > 0 || /bomber$/.test(tokens[subject]!.lemma)) return false
    return !isWeapon(topicOf(tokens, subject))
  }

  function isWeapon(c: number): boolean {
    return WEAPON.test(tokens[c]!.lemma)
  }
}
