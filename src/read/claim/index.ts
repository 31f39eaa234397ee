/**
 * Claims: who says what, with which words, and the stance those words take.
 *
 * In     sentences with trees, actors, events.
 * Out    Claim[] in text order; the events again, each with the ids of the claims that carry it; notes on hedges and on
 *        what nobody claims.
 * Errors none.
 * Source speaker, cue and content as PolNeAR has them: trained heads (learned/), and rules (cues.ts) where the heads see
 *        nothing.
 */
import type { Actor, Claim, Event, Note, Sentence, Span } from '../../record/index.ts'
import type { RowsOf } from '../syntax/index.ts'
import { inside } from '../text/index.ts'
import { aimOf } from './answer.ts'
import { findByColon } from './by-colon.ts'
import { findByCue } from './by-cue.ts'
import { findByNoun } from './by-noun.ts'
import { findByRelative, takenUp } from './by-relative.ts'
import { freeQuotes } from './free-quotes.ts'
import { hedgesOf } from './hedge.ts'
import { findLearned } from './learned/find.ts'
import type { ClaimHeads } from './learned/heads.ts'
import { merged, untold } from './learned/merge.ts'
import { findQuotes } from './quotes.ts'
import { type Inner, relayed } from './relay.ts'
import { responsibilityOf, unclaimed } from './responsibility.ts'
import { apart } from './second.ts'
import { channelOf, meantBy, speakerOf } from './speaker.ts'
import { unsaidOf } from './unsaid.ts'

export { type CueRule, cueRules } from './cues.ts'
export { ClaimHeads } from './learned/heads.ts'

export interface ClaimsInput {
  text: string
  sentences: readonly Sentence[]
  actors: readonly Actor[]
  events: readonly Event[]
  rowsOf: RowsOf
  heads: ClaimHeads
}

/** A claim before its actor, events and id are known. */
export interface Draft {
  rule: string
  sentence: number
  speaker: Span | null
  /** The word that heads the speaker's phrase. */
  speakerHead: Span | null
  cue: Span | null
  content: Span[]
  stance: Claim['stance']
}

/** What the rules of cues.ts find, and the quotations of the report. */
export function draftsByRule(text: string, sentences: readonly Sentence[]): { quotes: Span[]; drafts: Draft[] } {
  const quotes = findQuotes(text, paragraphsOf(sentences))
  return { quotes, drafts: sentences.flatMap((_, s) => findByCue(text, sentences, s, quotes)) }
}

/** Finds the claims of a report and ties the events to them. */
export function findClaims(input: ClaimsInput): { claims: Claim[]; events: Event[]; notes: Note[] } {
  const { text, sentences, events } = input
  const byRule = draftsByRule(text, sentences)
  const { quotes } = byRule
  const learned = findLearned(text, sentences, { ...byRule, heads: input.heads, rowsOf: input.rowsOf })
  const more = sentences.flatMap((_, s) => [
    ...findByNoun(text, sentences, s),
    ...findByColon(text, sentences, s, quotes),
  ])
  const given = { text, sentences, quotes, inner: [...learned.inner, ...byRule.drafts] }
  const relative = sentences.flatMap((x, s) => findByRelative(x, s))
  const drafts = takenUp(text, apart(given, merged(sentences, byRule.drafts, learned)), relative)
  drafts.push(...untold(drafts, [...more, ...relative]))
  drafts.push(...freeQuotes(text, sentences, quotes, drafts))
  const { isSaid, isRelay } = unsaidOf(text, sentences, events)
  const outer = drafts.filter(isSaid)
  outer.sort((a, b) => a.content[0]!.start - b.content[0]!.start || (a.cue?.start ?? 0) - (b.cue?.start ?? 0))
  const inner = [...learned.inner, ...byRule.drafts, ...more].filter(isRelay)
  const opened = openClaims(input, quotes)
  const claims = outer.map((draft, i) => opened(draft, `c${i + 1}`, relayed(draft, inner)))
  const aims = claims.map((_, i) => aimOf(text, claims, i, events))
  aims.forEach(({ answers, about }, i) => {
    claims[i]!.about.push(...about)
    if (answers.length > 0) claims[i]!.answers = answers
  })
  const carried = new Map<string, string[]>()
  claims.forEach((c, i) => {
    for (const e of c.about) if (!aims[i]!.about.includes(e)) carried.set(e, [...(carried.get(e) ?? []), c.id])
  })
  const told = claims.flatMap((c) => c.content)
  const notes = [...sentences.flatMap((s) => unclaimed(text, s)), ...hedgesOf(text, sentences, quotes, told)]
  return { claims, events: events.map((e) => ({ ...e, claims: carried.get(e.id) ?? [] })), notes }
}

/** Makes claims of drafts: the speaker's actor, the events told of, the channel. */
function openClaims({ text, sentences, actors, events }: ClaimsInput, quotes: readonly Span[]) {
  const triggers = events.map((event) => ({ span: event.trigger, event }))
  // "condemned the raid": an act of speech that is an event itself is not inside its own content.
  const aboutOf = ({ content, cue }: Draft) =>
    content
      .flatMap((span) => inside(triggers, span).map((t) => t.event))
      .filter(({ trigger }) => !(cue && trigger.start <= cue.start && cue.start < trigger.end))
      .map((e) => e.id)
  const speaker = (d: Draft) =>
    speakerOf(text, d.speaker, meantBy(sentences[d.sentence]!, d.speakerHead ?? d.speaker), actors)
  return (draft: Draft, id: string, relays: readonly Inner[]): Claim => {
    const { cue, content, stance, rule } = draft
    const sentence = sentences[draft.sentence]!
    const claim: Claim = {
      id,
      speaker: speaker(draft),
      cue,
      content,
      stance,
      quoted: quotedness(text, content, quotes),
      about: aboutOf(draft),
      channel: channelOf(text, sentence, cue),
      rule,
    }
    if (isNegated(sentence, cue)) claim.negated = true
    const responsibility = responsibilityOf(text, sentence.tokens, claim)
    if (responsibility) claim.responsibility = responsibility
    const passed = relays.map(({ draft: d, depth }) => ({
      depth,
      speaker: speaker(d),
      cue: d.cue!,
      content: d.content,
      stance: d.stance,
      about: aboutOf(d),
    }))
    if (passed.length > 0) claim.relays = passed
    return claim
  }
}

const isNegated = ({ tokens }: Sentence, cue: Span | null): boolean =>
  cue !== null &&
  tokens.some(
    (t) => cue.start <= t.span.start && t.span.end <= cue.end && /^(not|n't|n’t|never|neither|nor)$/i.test(t.form),
  )

function paragraphsOf(sentences: readonly Sentence[]): Span[] {
  const spans = new Map<number, Span>()
  for (const s of sentences) {
    const known = spans.get(s.paragraph)
    spans.set(s.paragraph, { start: known?.start ?? s.span.start, end: s.span.end })
  }
  return [...spans.values()]
}

function quotedness(text: string, content: readonly Span[], quotes: readonly Span[]): Claim['quoted'] {
  const touching = quotes.filter((q) => content.some((c) => q.start < c.end && c.start < q.end))
  if (touching.length === 0) return 'none'
  const outside = content.map((c) => {
    let rest = text.slice(c.start, c.end)
    for (const q of touching) rest = rest.replace(text.slice(Math.max(q.start, c.start), Math.min(q.end, c.end)), '')
    return rest
  })
  return /[\p{L}\p{N}]/u.test(outside.join('')) ? 'part' : 'whole'
}
