/**
 * Refining what grammar gave to a violent deed: weapons and deeds are no parties, whoever is killed or kidnapped is
 * somebody, and what members of a named armed group do, the group does.
 */
import type { Actor, Instrument, Participant, Sentence, Token } from '../../record/index.ts'
import { childrenOf, coreSpan, kindOfNoun, subtree, topicOf } from '../syntax/index.ts'
import type { EventsInput } from './index.ts'
import { kindOfInstrument } from './instrument.ts'
import { namesAssault } from './rules/index.ts'
import { actorAt } from './spoken.ts'
import type { Trigger } from './trigger.ts'

/** Deeds done to bodies: whoever they are done to is a person or people. */
const BODILY = /^event\/assault-(kill|die|targeted|abduct|hostage|torture|sexual|beat|shoot)$/
/** Deeds whose object may be the weapon itself: "detonated a bomb". */
const BY_WEAPON = /^event\/assault-(bomb|blow-up|set-off|fire|shell|chemical|drop)$/
const NOT_BODIES = /^(plane|airplane|airliner|aircraft|bus|ship|boat|vehicle|car|truck|jet|flight|train|helicopter)s?$/i
const PEOPLE = /^(person|population|military|armed-group)$/
const OTHERS = /^(unknown|facility|company|organization|media)$/
const BODY = /^(government|police|ministry|agency|court|embassy|parliament|congress|state|department|office|regime)$/i
const HELD_BY = /^(of|from|belonging)$/i

export interface Refined {
  participants: Participant[]
  instruments: Instrument[]
}

export function refine(
  input: EventsInput,
  sentence: Sentence,
  trigger: Trigger,
  participants: readonly Participant[],
  instruments: readonly Instrument[],
): Refined {
  if (trigger.rule.type !== 'ASSAULT') return { participants: [...participants], instruments: [...instruments] }
  const { tokens } = sentence
  const weapons = [...instruments]
  const kept: Participant[] = []
  for (const p of participants) {
    const head = headOf(tokens, p)
    if (head < 0) {
      kept.push(p)
      continue
    }
    // "one of the bombs", "seven of these bombs": bombs.
    const thing = tokens[topicOf(tokens, head)]!
    if (isNobody(tokens, head) || (trigger.harm.length > 0 && isAgain(tokens[head]!, p, participants))) continue
    if (isWeapon(thing, p, trigger.rule.id)) addWeapon(weapons, thing, p)
    // "the bomb explosion killed two": the explosion is the deed, nobody's doing.
    else if (p.role !== 'actor' || !namesAssault(tokens[head]!))
      kept.push(byName(input, withKind(input, tokens, p, tokens[head]!, trigger), tokens[head]!))
  }
  return { participants: [...kept, ...groupsOf(input, tokens, kept)], instruments: weapons }
}

/** The token of a participant that hangs on something outside it; -1 when its words stand elsewhere. */
export function headOf(tokens: readonly Token[], { span }: Participant): number {
  return tokens.findIndex((t) => {
    if (t.span.start < span.start || t.span.end > span.end || t.upos === 'PUNCT') return false
    const up = tokens[t.head]
    return up === undefined || up.span.start < span.start || up.span.end > span.end
  })
}

/** "no one", "nobody", "none of them". */
function isNobody(tokens: Token[], head: number): boolean {
  const { form } = tokens[head]!
  const below = childrenOf(tokens)[head] ?? []
  return /^(nobody|none)$/i.test(form) || (/^one$/i.test(form) && below.some((c) => /^no$/i.test(tokens[c]!.form)))
}

/** "killed when they set off a mine", "wounded when rebels attacked them": a pronoun for who is named in full beside it. */
function isAgain(head: Token, p: Participant, all: readonly Participant[]): boolean {
  if (head.upos !== 'PRON' || p.actor === null || /sel(f|ves)$/i.test(head.form)) return false
  return all.some((o) => o !== p && o.actor === p.actor && o.role !== p.role)
}

function isWeapon(head: Token, p: Participant, rule: string): boolean {
  // "Turkish tanks" act for a state.
  if (p.actor !== null || p.country !== null || (p.role !== 'actor' && !BY_WEAPON.test(rule))) return false
  return head.upos === 'NOUN' && kindOfInstrument(head) !== null && kindOfInstrument(head) !== 'aircraft'
}

function addWeapon(weapons: Instrument[], head: Token, { span, text }: Participant): void {
  const known = weapons.some((w) => w.span.start < span.end && span.start < w.span.end)
  if (!known) weapons.push({ kind: kindOfInstrument(head)!, span, text })
}

function withKind(
  { lexicon }: EventsInput,
  tokens: Token[],
  p: Participant,
  head: Token,
  { rule, harm }: Trigger,
): Participant {
  const first = head.deprel === 'conj' ? tokens[head.head]! : head
  const isHarmed =
    p.role === 'victim' || (p.role === 'recipient' && (BODILY.test(rule.id) || harm.includes(first.head)))
  // An official who is killed is a person, whatever body it is of.
  const isOneOf =
    isHarmed &&
    p.kind === 'government' &&
    (head.upos === 'NOUN' || head.xpos === 'NNPS' || kindOfNoun(lexicon, head) !== null)
  if (isOneOf && !BODY.test(head.lemma)) return { ...p, kind: isPlural(head) ? 'population' : 'person' }
  if (!isHarmed || PEOPLE.test(p.kind) || !OTHERS.test(p.kind) || NOT_BODIES.test(head.lemma)) return p
  if (p.actor !== null && p.kind !== 'unknown' && p.kind !== 'facility') return p
  return { ...p, kind: isPlural(head) ? 'population' : 'person' }
}

const isPlural = (t: Token) =>
  /S$/.test(t.xpos ?? '') || t.upos === 'NUM' || /^(several|many|others|some)$/i.test(t.form)

/** A named person is told by the name: the office before it is the actor's. */
function byName({ actors, text }: EventsInput, p: Participant, head: Token): Participant {
  const actor = p.kind === 'person' ? actorAt(actors, head) : null
  if (!actor?.named || actor.id !== p.actor) return p
  const span = actor.mentions.find((m) => m.start <= head.span.start && m.end >= head.span.end)
  if (!span || span.start < p.span.start || span.end > p.span.end) return p
  return { ...p, span, text: text.slice(span.start, span.end) }
}

/** Named armed groups whose members act: "terrorists of the Red Brigades", "Red Brigades gunmen". */
function groupsOf(input: EventsInput, tokens: Token[], known: readonly Participant[]): Participant[] {
  const out: Participant[] = []
  for (const p of known) {
    const head = p.role === 'actor' ? headOf(tokens, p) : -1
    if (head < 0 || !/^(person|population|armed-group|military|unknown)$/.test(p.kind)) continue
    for (const { group, at } of membersOf(input, tokens, head)) {
      if (group.id === p.actor || [...known, ...out].some((o) => o.actor === group.id && o.role === 'actor')) continue
      const own = group.mentions.find((m) => m.start <= tokens[at]!.span.start && m.end >= tokens[at]!.span.end)
      const span = own ?? coreSpan(tokens, at)
      const text = input.text.slice(span.start, span.end)
      out.push({ role: 'actor', actor: group.id, span, text, kind: group.kind, country: group.country })
    }
  }
  return out
}

function membersOf(input: EventsInput, tokens: Token[], head: number): { group: Actor; at: number }[] {
  const children = childrenOf(tokens)
  return subtree(tokens, head, (d) => /^(acl|conj|advcl|parataxis|punct|cc)/.test(d)).flatMap((at) => {
    const t = tokens[at]!
    if (at === head || !/^(compound|nmod|flat|appos|amod)/.test(t.deprel)) return []
    if (/^nmod/.test(t.deprel) && !(children[at] ?? []).some((c) => HELD_BY.test(tokens[c]!.form))) return []
    const group = actorAt(input.actors, t)
    return group?.named && group.kind === 'armed-group' ? [{ group, at }] : []
  })
}
