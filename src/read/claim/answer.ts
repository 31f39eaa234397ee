/**
 * What a denial, a doubt, a condemnation or a justification is aimed at when its own words do not tell an event: an earlier
 * claim of another speaker ("denied the accusation"), an earlier event ("denied any involvement").
 */
import type { Claim, Event } from '../../record/index.ts'

const TALK =
  /\b(accusations?|allegations?|claims?|reports?|charges?|statements?|suggestions?|assertions?|remarks?|comments?|criticism|threats?|warnings?|demands?|ultimatum|calls?|proposals?|offers?|denials?)\b|^\W*(it|that|this|them|these|those|so)\W*$/i
/** A word for a claim with what was claimed. */
const TOLD = /\b(accusation|allegation|claim|report|charge|statement|suggestion|assertion)s? (that|of|by)\b/i
const DEED =
  /\b(responsib\w+|involve\w*|role|part|hand|connection|links?|complicity|behind|incident|attacks?|strikes?|raid|killings?|bombing|shelling|blast|explosion|operation|it|this|that|them)\b/i
/** Claims before and behind it in the list that are looked at: the list is in order of content, not of cues. */
const WINDOW = 60

type Aimed = Pick<Claim, 'stance' | 'content' | 'about'>

/** Ids of claims and events that claim `i` is aimed at. `claims` are in text order. */
export function aimOf(
  text: string,
  claims: readonly Claim[],
  i: number,
  events: readonly Event[],
): { answers: string[]; about: string[] } {
  const claim = claims[i]!
  if (!/^(denies|doubts|condemns|justifies)$/.test(claim.stance)) return { answers: [], about: [] }
  const said = wordsOf(text, claim)
  const short = said.split(/\s+/).length <= 12
  const answered =
    TALK.test(said) && short ? earlierClaim(text, claims, i) : (sameEvents(claims, i) ?? sameWords(text, claims, i))
  if (answered) {
    const about = claim.about.length === 0 ? answered.about : []
    return { answers: [answered.id], about }
  }
  if (claim.about.length > 0 || !short || !DEED.test(said)) return { answers: [], about: [] }
  const event = earlierEvent(claim, events)
  return { answers: [], about: event ? [event.id] : [] }
}

const wordsOf = (text: string, { content }: Aimed) => content.map((c) => text.slice(c.start, c.end)).join(' ')
const placeOf = (c: Claim) => c.cue?.start ?? c.content[0]!.start

/** The nearest claim before it by another speaker; one that accuses or is about the denier goes first. */
function earlierClaim(text: string, claims: readonly Claim[], i: number): Claim | null {
  const own = claims[i]!
  const before = earlier(claims, i)
  const called = [own.speaker.name, own.speaker.text].map((n) => n.replace(/^the /i, '')).filter((n) => n.length > 2)
  const names = (c: Claim) => called.some((n) => wordsOf(text, c).includes(n))
  const said = wordsOf(text, own)
  // "the accusation that ...": what it said is told, so it is that claim or none.
  if (TOLD.test(said)) return before.find((c) => sharesWords(said, wordsOf(text, c))) ?? null
  return (
    before.find((c) => c.stance === 'accuses' && names(c)) ??
    before.find((c) => c.stance === 'accuses') ??
    before.find(names) ??
    before.find((c) => c.stance === 'asserts') ??
    null
  )
}

/** The claims before it by other speakers, nearest first. */
function earlier(claims: readonly Claim[], i: number): Claim[] {
  const own = claims[i]!
  return claims
    .slice(Math.max(0, i - WINDOW), i + WINDOW)
    .filter((c) => c !== own && c.speaker.span && placeOf(c) < placeOf(own) && !sameSpeaker(c, own))
    .sort((a, b) => placeOf(b) - placeOf(a))
}

/** The nearest earlier claim of another that a clause denies by its own words. */
function sameWords(text: string, claims: readonly Claim[], i: number): Claim | null {
  const said = wordsOf(text, claims[i]!)
  if (claims[i]!.stance !== 'denies' || !/^\W*(that|having)\b/i.test(said)) return null
  return earlier(claims, i).find((c) => sharesWords(said, wordsOf(text, c))) ?? null
}

const longWords = (said: string) => new Set(said.toLowerCase().match(/\p{L}{4,}/gu) ?? [])

function sharesWords(a: string, b: string): boolean {
  const words = longWords(b)
  return [...longWords(a)].filter((w) => words.has(w)).length >= 2
}

/** A claim by another speaker that carries an event of the same trigger or is about the same event. */
function sameEvents(claims: readonly Claim[], i: number): Claim | null {
  const own = claims[i]!
  return (
    claims
      .slice(Math.max(0, i - WINDOW), i + WINDOW)
      .find((c) => c !== own && !sameSpeaker(c, own) && c.about.some((id) => own.about.includes(id))) ?? null
  )
}

const sameSpeaker = (a: Claim, b: Claim) =>
  a.speaker.actor !== null ? a.speaker.actor === b.speaker.actor : a.speaker.name === b.speaker.name

function earlierEvent(claim: Claim, events: readonly Event[]): Event | null {
  const at = placeOf(claim)
  const deeds = events.filter((e) => e.trigger.end <= at && /^(ASSAULT|COERCE|MOBILIZE|PROTEST|SANCTION)$/.test(e.type))
  return deeds.sort((a, b) => b.trigger.start - a.trigger.start)[0] ?? null
}
