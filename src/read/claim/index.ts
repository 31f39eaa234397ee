/**
 * Claims: who says what, with which words, and the stance those words take.
 *
 * In     sentences with trees, actors, events.
 * Out    Claim[] in text order; the events again, each with the ids of the claims that carry it.
 * Errors none.
 * Source speaker, cue and content as PolNeAR has them; rules in cues.ts.
 */
import type { Actor, Claim, Event, Sentence, Span } from '../../record/index.ts'
import type { RowsOf } from '../syntax/index.ts'
import { covering, inside } from '../text/index.ts'
import { findByCue } from './by-cue.ts'
import { findLearned } from './learned/find.ts'
import type { ClaimHeads } from './learned/heads.ts'
import { merged } from './learned/merge.ts'
import { findQuotes } from './quotes.ts'
import { channelOf, speakerOf } from './speaker.ts'

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
export function findClaims(input: ClaimsInput): { claims: Claim[]; events: Event[] } {
  const { text, sentences, actors, events } = input
  const byRule = draftsByRule(text, sentences)
  const { quotes } = byRule
  const learned = findLearned(text, sentences, { ...byRule, heads: input.heads, rowsOf: input.rowsOf })
  const drafts = merged(sentences, byRule.drafts, learned)
  drafts.push(...freeQuotes(text, sentences, quotes, drafts))
  drafts.sort((a, b) => a.content[0]!.start - b.content[0]!.start || (a.cue?.start ?? 0) - (b.cue?.start ?? 0))
  const triggers = events.map((event) => ({ span: event.trigger, event }))
  const claims = drafts.map((draft, i): Claim => {
    const id = `c${i + 1}`
    const about = draft.content.flatMap((span) => inside(triggers, span).map((t) => t.event))
    // "condemned the raid": an act of speech that is an event itself is not inside its own content.
    const within = about.filter(
      (e) => !(draft.cue && e.trigger.start <= draft.cue.start && draft.cue.start < e.trigger.end),
    )
    return {
      id,
      speaker: speakerOf(text, draft.speaker, draft.speakerHead, actors),
      cue: draft.cue,
      content: draft.content,
      stance: draft.stance,
      quoted: quotedness(text, draft.content, quotes),
      about: within.map((e) => e.id),
      channel: channelOf(text, sentences[draft.sentence]!, draft.cue),
      rule: draft.rule,
    }
  })
  const carried = new Map<string, string[]>()
  for (const c of claims) for (const e of c.about) carried.set(e, [...(carried.get(e) ?? []), c.id])
  return { claims, events: events.map((e) => ({ ...e, claims: carried.get(e.id) ?? [] })) }
}

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

/** Whole sentences in quotation marks with no cue of their own: the last speaker goes on. */
export function freeQuotes(
  text: string,
  sentences: readonly Sentence[],
  quotes: readonly Span[],
  drafts: readonly Draft[],
): Draft[] {
  const found: Draft[] = []
  const indexOf = new Map<Sentence | null, number>(sentences.map((x, i) => [x, i]))
  const longest = sentences.reduce((n, x) => Math.max(n, x.span.end - x.span.start), 0)
  for (const quote of quotes) {
    if (drafts.some((d) => d.content.some((c) => c.start < quote.end && quote.start < c.end))) continue
    const s = indexOf.get(covering(sentences, { start: quote.start, end: quote.start + 1 }, longest)[0] ?? null) ?? -1
    if (s < 0 || text.slice(sentences[s]!.span.start, quote.start).trim() !== '') continue
    if (text.slice(quote.start, quote.end).split(/\s+/).length < 5) continue
    const near = [...drafts, ...found].filter((d) => d.sentence <= s && s - d.sentence <= 2 && d.speaker)
    const last = near.sort((a, b) => b.sentence - a.sentence || b.content[0]!.start - a.content[0]!.start)[0]
    // "...," she said. "...": in one paragraph it is one statement in two pieces.
    if (last && sentences[last.sentence]!.paragraph === sentences[s]!.paragraph) last.content.push(quote)
    else if (last)
      found.push({
        rule: 'claim/quote-goes-on',
        sentence: s,
        speaker: last.speaker,
        speakerHead: last.speakerHead,
        cue: null,
        content: [quote],
        stance: 'asserts',
      })
  }
  return found
}
