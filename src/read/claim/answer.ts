/**
 * What a denial, a doubt, a condemnation or a justification is aimed at when its own words do not tell an event: an earlier
 * claim of another speaker ("denied the accusation"), an earlier event ("denied any involvement").
 */
import type { Claim, Event } from '../../record/index.ts'

const TALK =
  /\b(accounts?|accusations?|allegations?|assertions?|calls?|charges?|claims?|comments?|criticism|demands?|denials?|narrative|offers?|proposals?|remarks?|reports?|statements?|suggestions?|threats?|ultimatum|versions?|warnings?)\b|^\W*(it|that|this|them|these|those|so|which)\W*$/i
/** Words for a claim that blames somebody. */
const BLAME = /\b(accusations?|allegations?|charges?|criticism)\b/i
/** Claims before it, of others, that "the account" or "the remarks" may be. */
const NEAR = 3
/** A word for a claim with what was claimed. */
const TOLD = /\b(accusation|allegation|claim|report|charge|statement|suggestion|assertion)s? (that|of|by)\b/i
const DEED =
  /\b(responsib\w+|involve\w*|role|part|hand|connection|links?|complicity|behind|incident|attacks?|strikes?|raid|killings?|bombing|shelling|blast|explosion|operation)\b|^\W*(it|this|that|them)\W*$/i
/** "the bombing", "those killings": a deed told of before. */
const TOLD_DEED = /\b(the|this|that|these|those) (\w+ ){0,2}\w+/i

/** Claims before and behind it in the list that are looked at: the list is in order of content, not of cues. */
const WINDOW = 60

/** Ids of claims and events that claim `i` is aimed at. `claims` are in text order. */
export function aimOf(
  text: string,
  claims: readonly Claim[],
  i: number,
  events: readonly Event[],
): { answers: string[]; about: string[] } {
  const claim = claims[i]!
  const isAimed = /^(denies|doubts|condemns|justifies)$/.test(claim.stance)
  if (!isAimed && !claim.responsibility) return { answers: [], about: [] }
  const said = wordsOf(text, claim)
  const short = said.split(/\s+/).length <= 12
  const event = short ? eventMeant(text, claim, said, events) : null
  const also = event && !claim.about.includes(event.id) ? [event.id] : []
  if (!isAimed) return { answers: [], about: also }
  const answered =
    TALK.test(said) && short
      ? earlierClaim(text, claims, i)
      : (sameEvents(claims, i) ?? sameWords(text, claims, i) ?? blamed(text, claims, i))
  if (answered) return { answers: [answered.id], about: claim.about.length === 0 ? answered.about : also }
  return { answers: [], about: also }
}

const wordsOf = (text: string, { content }: Claim) => content.map((c) => text.slice(c.start, c.end)).join(' ')
const placeOf = (c: Claim) => c.cue?.start ?? c.content[0]!.start

/** Does the claim name the speaker of the other? */
function naming(text: string, { speaker }: Claim): (c: Claim) => boolean {
  const called = [speaker.name, speaker.text].map((n) => n.replace(/^the /i, '')).filter((n) => n.length > 2)
  return (c) => called.some((n) => wordsOf(text, c).includes(n))
}

/** The nearest claim before it by another speaker; one that accuses or is about the denier goes first. */
function earlierClaim(text: string, claims: readonly Claim[], i: number): Claim | null {
  const own = claims[i]!
  const before = earlier(claims, i)
  const names = naming(text, own)
  const said = wordsOf(text, own)
  // "said the troops had fled, a claim the junta disputed": what stands right before it.
  const at = own.content[0]!.start
  const endOf = (c: Claim) => c.content[c.content.length - 1]!.end
  const joined = before.find((c) => endOf(c) <= at && /^,?\s*$/.test(text.slice(endOf(c), at)))
  if (joined) return joined
  // "the accusation that ...": what it said is told, so it is that claim or none.
  if (TOLD.test(said)) return before.find((c) => sharesWords(said, wordsOf(text, c))) ?? null
  const accuses = (c: Claim) => c.stance === 'accuses'
  if (BLAME.test(said))
    return before.find((c) => accuses(c) && names(c)) ?? before.find(accuses) ?? before.find(names) ?? before[0] ?? null
  const near = before.slice(0, NEAR)
  return near.find((c) => accuses(c) && names(c)) ?? near.find(names) ?? before[0] ?? null
}

/** Who denies a deed of his own answers the one who accused him of it, or else who spoke of him just before. */
function blamed(text: string, claims: readonly Claim[], i: number): Claim | null {
  const own = claims[i]!
  if (own.responsibility !== 'denied') return null
  const names = naming(text, own)
  const before = earlier(claims, i)
  return (
    before.find((c) => c.stance === 'accuses' && names(c)) ??
    before.slice(0, NEAR).find((c) => names(c) && isAlike(wordsOf(text, own), wordsOf(text, c))) ??
    null
  )
}

/** Do both tell of a deed by one word: "denied shelling the market", "said that shells fell on the market"? */
const isAlike = (a: string, b: string): boolean =>
  ALIKE.some((r) => {
    const word = r.exec(a)?.[1]?.toLowerCase()
    return word !== undefined && word === r.exec(b)?.[1]?.toLowerCase()
  })

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

/** Words by which reports name one deed. */
const ALIKE: readonly RegExp[] = [
  /\b(bomb|blast|explo|blew|blow|deton)/i,
  /\b(bomb|(air ?)?strike|struck|raid|shell|rocket|missile|drone|hit)/i,
  /\b(shoot|shot|gunn|open(ed)? fire|fir(ed|ing))/i,
  /\b(kill|murder|massacre|slay|slain|assassin|execut|death)/i,
  /\b(abduct|kidnap|hostage|seiz)/i,
  /\b(attack|assault|ambush|storm)/i,
  /\b(arrest|detain|detention)/i,
  /\b(protest|march|demonstrat|rally)/i,
]

/** The event told before that the claim's words mean: named alike, or else, where they tell none themselves, the nearest. */
function eventMeant(text: string, claim: Claim, said: string, events: readonly Event[]): Event | null {
  const at = placeOf(claim)
  const deeds = events
    .filter((e) => e.trigger.end <= at && /^(ASSAULT|COERCE|MOBILIZE|PROTEST|SANCTION)$/.test(e.type))
    .sort((a, b) => b.trigger.start - a.trigger.start)
  const told = deeds.filter((e) => e.status === 'asserted')
  const word = (e: Event) => text.slice(e.trigger.start, e.trigger.end)
  const alike = ALIKE.filter((r) => r.test(said)).flatMap((r) => told.find((e) => r.test(word(e))) ?? [])[0]
  if (claim.about.length > 0) return (TOLD_DEED.test(said) && alike) || null
  if (!DEED.test(said)) return null
  const isAttack = (e: Event) => e.type === 'ASSAULT' && e.rule !== 'event/assault-territory'
  return alike ?? told.find(isAttack) ?? deeds[0] ?? null
}
