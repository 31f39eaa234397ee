/**
 * Participants: who acts and on whom, by grammar; each leads to its words and to its actor.
 *
 * Order  arguments of the verb and the noun by the tree; what is said, asked, refused or cut is opened for whom it is
 *        aimed at; what the tree leaves empty is asked of the role head.
 */
import type { ActorKind, Participant, Role, Sentence, Token } from '../../record/index.ts'
import { childrenOf, coreSpan, countryOfWords } from '../syntax/index.ts'
import { covering } from '../text/index.ts'
import { addresseeOf } from './addressee.ts'
import { holderOf, isPassive, referent, speechOver, subjectOf, TIME_WORD, withConjuncts } from './grammar.ts'
import type { EventsInput } from './index.ts'
import { LONGEST_PLACE, type Parties, partiesIn } from './party.ts'
import { caseOf, type Trigger } from './trigger.ts'

export { isPassive, subjectOf } from './grammar.ts'

const PEOPLE: readonly ActorKind[] = ['person', 'population', 'military', 'armed-group']
/** Types whose recipient may stand inside what is said, asked, refused, given or cut. */
const ADDRESSED = new Set<string>(
  'REQUEST THREATEN REJECT ACCUSE SUPPORT SANCTION CONCEDE PROTEST AGREE AID COOPERATE COERCE MOBILIZE'.split(' '),
)
/** Words: what is said of a thing is aimed at somebody behind it. */
const SAID = new Set<string>('REQUEST THREATEN REJECT SUPPORT CONCEDE AGREE PROTEST'.split(' '))
/** Of a condemned or investigated deed, only who did it is accused, not whom it was done to. */
const OWNERS_ONLY = new Set<string>(['ACCUSE'])

/** The heads that take part, before they are made participants. */
export interface Sides {
  actors: number[]
  recipients: number[]
  victims: number[]
}

/** Participants in order of role, then of text; each noun phrase once. */
export function participantsOf(input: EventsInput, sentence: Sentence, trigger: Trigger): Participant[] {
  const { tokens } = sentence
  const parties = partiesIn(input, sentence)
  const sides = sidesOf(input, sentence, trigger, parties)
  const { rule } = trigger
  const actors = sides.actors.flatMap((h) => asActor(tokens, parties, h))
  const recipients = opened(tokens, parties, trigger, sides.recipients)

  const taken = new Set<number>()
  const out: Participant[] = []
  const add = (role: Role, heads: readonly number[]) => {
    for (const head of heads.flatMap((h) => withConjuncts(tokens, h))) {
      const at = referent(tokens, head)
      if (at < 0 || taken.has(at) || at === trigger.head || tokens[at]!.upos === 'VERB') continue
      taken.add(at)
      out.push(...participants(input, sentence, parties, role, at))
    }
  }
  add('actor', actors)
  add('recipient', recipients)
  add('victim', sides.victims)
  if (!recipients.some((h) => parties.isSomeone(h))) addContent()
  const hasSomeone = out.some((p) => p.role === 'recipient' && p.kind !== 'unknown' && p.kind !== 'facility')
  const isClosed = (rule.roles === 'mutual' && out.length > 1) || (!SAID.has(rule.type) && recipients.length > 0)
  if (ADDRESSED.has(rule.type) && !isClosed && !hasSomeone && !recipients.some((h) => parties.isSomeone(h))) {
    const someone = addresseeOf(input, sentence, trigger, parties, taken, out)
    if (someone >= 0) {
      // The thing said or given makes way for whom it was said or given to.
      for (let k = out.length - 1; k >= 0; k--)
        if (out[k]!.role === 'recipient' && out[k]!.country === null) out.splice(k, 1)
      add('recipient', [someone])
    }
  }
  if (!out.some((p) => p.role === 'recipient' || p.role === 'victim') && PLACED.has(rule.type)) {
    const place = groundOf(input, sentence, trigger, taken)
    if (place >= 0) add('recipient', [place])
  }
  // "The government ... in Chad" has no country by its own words: not that of whom it acts on.
  for (const p of out)
    if (
      p.countryBasis &&
      out.some((o) => o.role !== p.role && o.country === p.country && !o.countryBasis && isForeign(o))
    ) {
      p.country = null
      delete p.countryBasis
    }
  // People harmed are victims only beside a thing that was aimed at; alone they are whom it was done to.
  if (!out.some((p) => p.role === 'recipient')) for (const p of out) if (p.role === 'victim') p.role = 'recipient'
  for (const p of out) if (p.role === 'victim' && !PEOPLE.includes(p.kind)) p.role = 'recipient'
  return out

  /** "threatened to shell the port", "agreed to pay the crew": whom the deed spoken of is done to. */
  function addContent(): void {
    const { content } = trigger
    if (content === null || !OF_CONTENT.has(rule.type)) return
    const inner = sidesOf(input, sentence, content, parties)
    const done = [...opened(tokens, parties, content, inner.recipients), ...inner.victims]
    const heads = done.filter((h) => !taken.has(h) && h !== trigger.head && !SELF.test(tokens[h]!.form))
    const someone = heads.filter((h) => parties.isSomeone(h) || parties.country(h).basis === 'words')
    const chosen = someone.length > 0 ? someone : rule.type === 'THREATEN' ? heads : []
    if (chosen.length === 0) return
    for (let k = out.length - 1; k >= 0; k--)
      if (out[k]!.role === 'recipient' && out[k]!.country === null) out.splice(k, 1)
    add('recipient', chosen)
    if (!out.some((p) => p.role === 'recipient')) return
    recipients.push(...chosen)
  }
}

/** Rebels, crowds and parties are mostly of the state they are against. */
const isForeign = (p: Participant) => !/^(armed-group|population|organization|person)$/.test(p.kind)

const SELF = /^(its|his|her|their|itself|himself|herself|themselves)$/i
/** Words about a deed: whom it would be done to is whom the words are aimed at. */
const OF_CONTENT = new Set<string>(['THREATEN', 'AGREE', 'REJECT'])
/** Deeds that are done to a land: its people are the recipient when nobody else is. */
const PLACED = new Set<string>(['COERCE', 'MOBILIZE', 'CONCEDE', 'RETREAT', 'AID', 'AGREE', 'SANCTION', 'THREATEN'])

/** The head of the place a deed is done to or in; -1 for none. */
function groundOf(input: EventsInput, { tokens }: Sentence, trigger: Trigger, taken: ReadonlySet<number>): number {
  const children = childrenOf(tokens)
  let level = [...new Set([trigger.light ?? trigger.head, trigger.head])]
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    const next: number[] = []
    for (const at of level) {
      for (const c of children[at] ?? []) {
        const t = tokens[c]!
        if (!/^(obj|obl|nmod|xcomp|ccomp|advcl|acl|compound)$/.test(t.deprel)) continue
        const isAt = /^(in|to|at|on|into|near|across|along|around|throughout|over|outside|inside|within)$/.test(
          caseOf(tokens, c),
        )
        if (isAt && !taken.has(c) && t.upos === 'PROPN' && covering(input.places, t.span, LONGEST_PLACE).length > 0)
          return c
        next.push(c)
      }
    }
    level = next
  }
  return -1
}

/** Who acts: "it" in "Lima said it would leave" is Lima; "the refusal of Lima" is Lima's. */
function asActor(tokens: Token[], parties: Parties, head: number): number[] {
  const t = tokens[head]!
  if (t.upos === 'PRON' && /^(he|she|it|they)$/i.test(t.form)) {
    const speech = t.head < 0 ? -1 : speechOver(tokens, t.head)
    const speaker = speech < 0 ? -1 : subjectOf(tokens, speech)
    if (speaker >= 0 && speaker !== head && tokens[speaker]!.upos !== 'PRON') return [speaker]
    return [head]
  }
  // "reiterated its demand": whoever reiterated it.
  if (t.deprel === 'nmod:poss' && t.upos === 'PRON' && t.head >= 0 && /^(obj|obl|nmod)$/.test(tokens[t.head]!.deprel)) {
    const verb = tokens[t.head]!.head
    const owner = verb >= 0 && tokens[verb]!.upos === 'VERB' ? subjectOf(tokens, verb) : -1
    return owner >= 0 ? [owner] : [head]
  }
  if (parties.isSomeone(head)) return [head]
  const inner = parties.within(head, 'owners')
  if (inner.length > 0) return inner
  // "issued a declaration demanding": whoever issued it.
  const author = WRITTEN.test(t.lemma) ? holderOf(tokens, head) : -1
  return [author >= 0 && parties.isSomeone(author) ? author : head]
}

const WRITTEN =
  /^(report|statement|declaration|resolution|letter|lawsuit|suit|complaint|article|bill|communique|communiqué|petition|note|message|motion|document|decree|order|editorial|speech|interview)$/

/** Recipients, each thing said or done opened for whose it is or whom it is aimed at. */
function opened(tokens: Token[], parties: Parties, trigger: Trigger, heads: readonly number[]): number[] {
  const { rule } = trigger
  if (!ADDRESSED.has(rule.type)) return [...heads]
  return heads.flatMap((head) => {
    if (tokens[head]!.upos === 'PRON' || parties.isSomeone(head)) return [head]
    const inner = parties.within(head, OWNERS_ONLY.has(rule.type) ? 'owners' : 'all')
    return inner.length > 0 ? inner : [head]
  })
}

function sidesOf(input: EventsInput, sentence: Sentence, trigger: Trigger, parties: Parties): Sides {
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
    if (killer >= 0 && killer !== trigger.head && parties.isSomeone(killer)) actors.push(killer)
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
      else actors.push(subject)
    }
    if (!carriesNoun && !passive)
      for (const o of objects) {
        if (isMutual && parties.isSomeone(o)) actors.push(o)
        else if (isWeapon(o) || objectIsNot || isOwnForce(o)) continue
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
        const isOwner =
          t.deprel === 'nmod:poss' && (t.upos !== 'PRON' || (verb === null && /^(his|her|their|its)$/i.test(t.form)))
        if (isOwner || (t.deprel !== 'nmod:poss' && isParty(c))) actors.push(c)
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

  /** A prepositional phrase below the trigger. */
  function place(c: number, byActs: boolean): void {
    const word = caseOf(tokens, c)
    if (TIME_WORD.test(tokens[c]!.form) || tokens[c]!.upos === 'NUM') return
    if (word === 'by') {
      if (byActs && !isWeapon(c)) actors.push(c)
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
        if (!parties.isSomeone(word) || actors.includes(word) || recipients.includes(word)) continue
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

  function isWeapon(c: number): boolean {
    return WEAPON.test(tokens[c]!.lemma)
  }
}

const SURE = 0.6

export const WEAPON =
  /^(rocket|missile|mortar|shell|grenade|shot|round|artillery|projectile|gas|bullet|bomb|drone|gun|rifle|knife|fire|stone|weapon|arm|explosive|mine|torpedo|cannon|gunfire)s?$/i

/** One participant; two for "Turkish and Greek officials". */
function participants(
  input: EventsInput,
  { tokens }: Sentence,
  parties: Parties,
  role: Role,
  head: number,
): Participant[] {
  const t = tokens[head]!
  if (!/^(NOUN|PROPN|PRON|ADJ|NUM)$/.test(t.upos) || TIME_WORD.test(t.form)) return []
  const span = t.upos === 'PRON' ? t.span : coreSpan(tokens, head)
  const peoples = peoplesOf(input, tokens, head)
  const { country, basis } = parties.country(head)
  const actor = parties.actor(head)
  const one: Participant = {
    role,
    actor: actor?.id ?? null,
    span,
    text: input.text.slice(span.start, span.end),
    kind: parties.kind(head),
    country,
    ...(basis === 'context' ? { countryBasis: basis } : {}),
  }
  if (peoples.length < 2) return [one]
  return peoples.map(({ at, iso }, k) => {
    const start = tokens[at]!.span.start
    const end = k === peoples.length - 1 ? Math.max(span.end, tokens[at]!.span.end) : tokens[at]!.span.end
    return { ...one, span: { start, end }, text: input.text.slice(start, end), country: iso }
  })
}

/** "Turkish and Greek sides": the adjectives, joined to one another, that each name a people. */
function peoplesOf(input: EventsInput, tokens: Token[], head: number): { at: number; iso: string }[] {
  const children = childrenOf(tokens)
  const first = (children[head] ?? []).filter((c) => /^(amod|compound)$/.test(tokens[c]!.deprel))
  const joined = first.find((c) => (children[c] ?? []).some((k) => tokens[k]!.deprel === 'conj'))
  if (joined === undefined) return []
  return withConjuncts(tokens, joined, true).flatMap((at) => {
    const iso = /^(ADJ|PROPN|NOUN)$/.test(tokens[at]!.upos) ? countryOfWords(input.lexicon, [tokens[at]!.form]) : null
    return iso === null || at === head ? [] : [{ at, iso }]
  })
}
