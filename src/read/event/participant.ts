/**
 * Participants: who acts and on whom, by grammar; each leads to its words and to its actor.
 *
 * Order  arguments of the verb and the noun by the tree; what is said, asked, refused or cut is opened for whom it is
 *        aimed at; what the tree leaves empty is asked of the role head.
 */
import type { ActorKind, Participant, Role, Sentence, Token } from '../../record/index.ts'
import { childrenOf, coreSpan, countryOfWords } from '../syntax/index.ts'
import { addresseeOf } from './addressee.ts'
import { holderOf, referent, speechOver, subjectOf, TIME_WORD, withConjuncts } from './grammar.ts'
import { aimOf, groundOf } from './ground.ts'
import type { EventsInput } from './index.ts'
import { type Parties, partiesIn } from './party.ts'
import { sidesOf } from './sides.ts'
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
      dropThings()
      add('recipient', [someone])
    }
  }
  if (!hasSomeone && !isClosed && !out.some((p) => p.role === 'victim' || (p.role === 'recipient' && isParty(p)))) {
    const aim = aimOf(sentence, trigger, parties, taken)
    if (aim >= 0) {
      dropThings()
      add('recipient', [aim])
    }
  }
  if (!out.some((p) => p.role === 'recipient' || p.role === 'victim') && PLACED.has(rule.type)) {
    const place = groundOf(input, sentence, trigger, taken)
    if (place >= 0) add('recipient', [place])
  }
  // "discussed ways", "accepted a formula": what an understanding is about is nobody to be understood with.
  if (rule.roles === 'mutual' && out.some((p) => p.role === 'actor'))
    for (let k = out.length - 1; k >= 0; k--)
      if (out[k]!.role === 'recipient' && !isParty(out[k]!) && out[k]!.kind === 'unknown') out.splice(k, 1)
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

  function dropThings(): void {
    for (let k = out.length - 1; k >= 0; k--)
      if (out[k]!.role === 'recipient' && out[k]!.country === null) out.splice(k, 1)
  }

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
    dropThings()
    add('recipient', chosen)
    if (!out.some((p) => p.role === 'recipient')) return
    recipients.push(...chosen)
  }
}

/** Rebels, crowds and parties are mostly of the state they are against. */
const isForeign = (p: Participant) => !/^(armed-group|population|organization|person)$/.test(p.kind)

const isParty = (p: Participant) => p.country !== null || (p.kind !== 'unknown' && p.kind !== 'facility')

const SELF = /^(its|his|her|their|itself|himself|herself|themselves)$/i
/** Words about a deed: whom it would be done to is whom the words are aimed at. */
const OF_CONTENT = new Set<string>(['THREATEN', 'AGREE', 'REJECT'])
/** Deeds that are done to a land: its people are the recipient when nobody else is. */
const PLACED = new Set<string>(['COERCE', 'MOBILIZE', 'CONCEDE', 'RETREAT', 'AID', 'AGREE', 'SANCTION', 'THREATEN'])

/** Who acts: "it" in "Lima said it would leave" is Lima; "the refusal of Lima" is Lima's. */
function asActor(tokens: Token[], parties: Parties, head: number): number[] {
  const t = tokens[head]!
  if (t.upos === 'PRON' && /^(he|she|it|they)$/i.test(t.form)) {
    const speech = t.head < 0 ? -1 : speechOver(tokens, t.head)
    const speaker = speech < 0 ? -1 : subjectOf(tokens, speech)
    const canBe = speaker >= 0 && speaker !== head && tokens[speaker]!.upos !== 'PRON' && !isQuoted(tokens, head)
    // "said they hit the bakery": one person is no "they", and no "it".
    const agrees = !/^(it|they)$/i.test(t.form) || !canBe || parties.kind(speaker) !== 'person'
    return [canBe && agrees ? speaker : head]
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

/** Inside quotation marks, "he" and "they" are anybody but the speaker. */
const isQuoted = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(0, at).filter((t) => /^(["“”]|``|'')$/.test(t.form)).length % 2 === 1

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
  const lands = peoples.length < 2 ? landsOf(input, tokens, head) : []
  if (lands.length > 1)
    return lands.map(({ at, iso }, k) => {
      const own = coreSpan(tokens, at)
      const part = k === 0 ? { start: Math.min(span.start, own.start), end: own.end } : own
      return { ...one, span: part, text: input.text.slice(part.start, part.end), country: iso }
    })
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

/** "the armies of Chad and Niger": the lands, joined to one another, whose the noun is. */
function landsOf(input: EventsInput, tokens: Token[], head: number): { at: number; iso: string }[] {
  if (tokens[head]!.upos !== 'NOUN') return []
  const of = (childrenOf(tokens)[head] ?? []).find((c) => tokens[c]!.deprel === 'nmod' && caseOf(tokens, c) === 'of')
  if (of === undefined) return []
  const lands = withConjuncts(tokens, of).map((at) => ({ at, iso: countryOfWords(input.lexicon, [tokens[at]!.form]) }))
  return lands.every((land): land is { at: number; iso: string } => land.iso !== null) ? lands : []
}
