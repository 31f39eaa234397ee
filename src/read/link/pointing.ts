/**
 * A deed that points back, and a toll told alone: "the attack", "that offensive" after a deed told before it in the report.
 *
 * In     deeds in order of the text, the sentences with their trees, the places.
 * Out    for each deed named by a definite noun, the latest earlier deed it may mean; nothing when none fits.
 * Rules  a noun with "the", "that" or "this" and no word that says it is another; the earlier deed is of its kind; no place,
 *        day, party or number of one speaks against the other.
 */
import type { Event, Place, Sentence, Token } from '../../record/index.ts'
import { isEarlier } from '../text/index.ts'
import { isOnePlace } from './told-again.ts'

/** Sentences a definite noun reaches back. */
const REACH = 12
const TOLL = 'event/assault-toll'
/** What was shot down was no shelling or strike. */
const SHOT_DOWN = 'event/assault-shoot-down'
const POINTS = /^(the|that|this|those|these)$/i
/** "the latest attack", "a similar raid": another one. */
const OTHER =
  /^(latest|similar|another|previous|last|first|second|third|new|separate|earlier|deadliest|worst|biggest|largest|recent|other|repeated|future|next|alleged|planned)$/i
/** Nouns that name any violent deed. */
const ANY = /^(attack|assault|incident|violence|attacks)$/

/** What a noun says of a deed, and the deeds it may mean. */
const KINDS: readonly { noun: RegExp; fits: (e: Event, word: string) => boolean }[] = [
  { noun: ANY, fits: (_, word) => !/^(clash|fighting|battle|war)/.test(word) },
  {
    noun: /^(bombing|blast|explosion|detonation)$/,
    fits: (e, word) =>
      /^(explosives|suicide-attack)$/.test(e.mode ?? '') ||
      e.instruments.some((i) => i.kind === 'bomb' || /\b(bomb|explosive|mine)/i.test(i.text)) ||
      /bomb|explo|blast|blew|blow|deton/.test(word) ||
      /bomb|IED/.test(e.acled ?? ''),
  },
  { noun: /^(shooting|gunfire)$/, fits: (e, word) => e.mode === 'firearms' || /shoot|shot|gun/.test(word) },
  {
    noun: /^(raid|operation|incursion|offensive)$/,
    fits: (_, word) => /raid|storm|operation|incursion|offensive|retake|retook|recaptur|captur|advance/.test(word),
  },
  { noun: /^airstrike$/, fits: (e) => /^(aerial|drone)$/.test(e.mode ?? '') || e.acled === 'Air/drone strike' },
  {
    noun: /^(strike|raid)$/,
    fits: (e) => /^(aerial|drone|heavy-weapons)$/.test(e.mode ?? '') || /Air|Shelling/.test(e.acled ?? ''),
  },
  {
    noun: /^(shelling|bombardment|barrage)$/,
    fits: (e) => e.mode === 'heavy-weapons' || /Shelling/.test(e.acled ?? ''),
  },
  { noun: /^(kidnapping|abduction)$/, fits: (e) => e.mode === 'abduct' },
  {
    noun: /^(killing|murder|massacre|slaying|assassination)$/,
    fits: (e, word) => e.casualties.killed !== undefined || /kill|murder|assassin|massacr/.test(word),
  },
  { noun: /^ambush$/, fits: (_, word) => /ambush|attack/.test(word) },
  { noun: /^(clash|fighting|battle|gunfight|firefight)$/, fits: (e) => e.acled === 'Armed clash' },
]

export function pointedAt(
  text: string,
  deeds: readonly Event[],
  sentences: readonly Sentence[],
  places: readonly Place[],
): Map<Event, Event> {
  const byId = new Map(places.map((p) => [p.id, p]))
  const indexOf = new Map(sentences.map((s, i) => [s.span.start, i]))
  const at = (e: Event) => indexOf.get(e.evidence.start) ?? -1
  const wordOf = (e: Event) => text.slice(e.trigger.start, e.trigger.end).toLowerCase()
  const out = new Map<Event, Event>()
  const meantBefore = new Set<Event>()
  const violent = deeds.filter((e) => e.type === 'ASSAULT')
  /** The first deed that is near enough. */
  let from = 0
  for (const [i, deed] of violent.entries()) {
    const sentence = sentences[at(deed)]
    const head = sentence ? headOf(sentence.tokens, deed) : -1
    const isToll = deed.rule === TOLL
    if (!sentence || head < 0 || deed.count !== null) continue
    if (!isToll && !isPointing(sentence.tokens, head)) continue
    if (isEarlier(text.slice(sentence.span.start, deed.trigger.start))) continue
    const noun = sentence.tokens[head]!
    const kinds = KINDS.filter((k) => k.noun.test(nameOf(text, deed, noun)))
    while (at(deed) - at(violent[from]!) > REACH) from++
    const fitting = violent
      .slice(from, i)
      .filter(
        (e) =>
          at(e) < at(deed) &&
          !sentences[at(e)]!.heading &&
          e.rule !== TOLL &&
          e.rule !== SHOT_DOWN &&
          !isEarlier(text.slice(e.evidence.start, e.evidence.end)) &&
          (isToll || (kinds.some((k) => k.fits(e, wordOf(e))) && isOfNumber(noun, e, wordOf(e)))) &&
          (isToll || isOneToll(deed, e)) &&
          agrees(deed, e, byId),
      )
    const told = (of: readonly Event[]) => [...new Set(of.map((e) => out.get(e) ?? e))]
    const words = text.slice(sentence.span.start, sentence.span.end).toLowerCase()
    const rest = words.replace(wordOf(deed), ' ')
    const often = told(fitting).filter((e) => meantBefore.has(e))
    const near = fitting.findLast((e) => sentences[at(e)]!.paragraph === sentence.paragraph)
    const meant = [
      fitting,
      isToll && near ? [near] : [],
      fitting.filter((e) => bare(wordOf(e)) === bare(wordOf(deed))),
      fitting.filter((e) => e.participants.some((p) => isNamedIn(rest, p.text))),
      // What the report came back to before.
      often,
      // Another figure for what had one.
      isToll ? fitting.filter((e) => Object.keys(e.casualties).length > 0) : [],
    ].find((of) => told(of).length === 1)
    if (!meant) continue
    const first = told(meant)[0]!
    out.set(deed, first)
    meantBefore.add(first)
  }
  return out
}

const bare = (word: string) => word.replace(/[\s-]/g, '').replace(/s$/, '')

/** "air strike" is more than "strike": the noun with its own words. */
const nameOf = (text: string, { trigger }: Event, noun: Token): string =>
  /\bair\b|^air/i.test(text.slice(trigger.start, trigger.end)) ? 'airstrike' : noun.lemma.toLowerCase()

/** "the attack" is no row of attacks. */
const isOfNumber = (noun: Token, e: Event, word: string): boolean =>
  noun.xpos === 'NNS' ||
  !((e.count?.min ?? 0) > 1 || /(attack|strike|raid|bombing|blast|clashe|killing|operation)s$/.test(word))

/** The last word of who or what it was done to stands in the sentence. */
function isNamedIn(words: string, party: string): boolean {
  const last = /[\p{L}]{4,}$/u.exec(party.toLowerCase())?.[0]
  return last !== undefined && new RegExp(`\\b${last}\\b`, 'u').test(words)
}

/** The last token of a trigger; -1 when it has none. */
const headOf = (tokens: readonly Token[], { trigger }: Event): number =>
  tokens.findLastIndex((t) => t.span.start >= trigger.start && t.span.end <= trigger.end)

function isPointing(tokens: readonly Token[], head: number): boolean {
  const own = tokens.filter((t) => t.head === head)
  return (
    tokens[head]!.upos === 'NOUN' &&
    own.some((t) => t.deprel === 'det' && POINTS.test(t.form)) &&
    !own.some((t) => OTHER.test(t.form))
  )
}

/** Nothing of the one speaks against the other. */
function agrees(a: Event, b: Event, places: ReadonlyMap<string, Place>): boolean {
  const parties = (e: Event, acting: boolean) =>
    e.participants
      .filter((p) => (p.role === 'actor') === acting && p.basis !== 'context' && p.kind !== 'unknown')
      .map((p) => p.actor ?? p.text.toLowerCase())
  const apart = (acting: boolean) => {
    const [x, y] = [parties(a, acting), parties(b, acting)]
    return x.length > 0 && y.length > 0 && !x.some((p) => y.includes(p))
  }
  return !apart(true) && !apart(false) && isOneDay(a, b) && isOnePlace(a, b, places)
}

/** "The attack killed nine" is not the one that killed two. */
function isOneToll({ casualties: { killed: a } }: Event, { casualties: { killed: b } }: Event): boolean {
  return a?.min == null || b?.min == null || a.min === b.min
}

/** No stated time of one lies outside the other's. */
function isOneDay(a: Event, b: Event): boolean {
  const known = (e: Event) => e.when?.basis === 'stated' && e.when.from !== null && e.when.to !== null
  if (!known(a) || !known(b)) return true
  return a.when!.from! < b.when!.to! && b.when!.from! < a.when!.to!
}
