/** What the heads and the rules find, as one list. */
import type { Sentence, Span } from '../../../record/index.ts'
import { sureRules } from '../cues.ts'
import type { Draft } from '../index.ts'
import type { Learned } from './find.ts'

/** A rule's claim that the heads do not find stands when its cue scores at least this. */
const LEAST_BY_RULE = -1.5

/** The claims that the heads find, and of the rules' those that the heads neither find otherwise nor hold for nothing. */
export function merged(
  sentences: readonly Sentence[],
  byRule: readonly Draft[],
  { drafts, score }: Learned,
  least = LEAST_BY_RULE,
): Draft[] {
  const kept = byRule.filter((d) => {
    if (!d.cue || (!sureRules.has(d.rule) && scoreOf(sentences, d, score) < least)) return false
    return isUntold(drafts, d)
  })
  // A rule that sees the same cue names the claim: its family says what the word does.
  const named = drafts.map((l) => {
    const seen = byRule.find((d) => d.cue && touches(l.cue!, d.cue))
    return { ...(seen ? withSpeaker(sentences, l, seen) : l), rule: seen?.rule ?? l.rule }
  })
  return [...named, ...kept].map((d) => withNor(sentences, d))
}

/** What the heads leave without a speaker may have one by grammar: "marched to demand bread". */
function withSpeaker(sentences: readonly Sentence[], learned: Draft, { speaker, speakerHead, cue }: Draft): Draft {
  if (learned.speaker || !speaker || learned.content.some((c) => touches(c, speaker))) return learned
  const verb = sentences[learned.sentence]!.tokens.find((t) => t.span.end === cue!.end)
  return /^(advcl|xcomp) VBG?$/.test(`${verb?.deprel} ${verb?.xpos}`) ? { ...learned, speaker, speakerHead } : learned
}

/** Those of `more` that no draft tells. */
export const untold = (drafts: readonly Draft[], more: readonly Draft[]): Draft[] =>
  more.filter((d) => isUntold(drafts, d))

const isUntold = (drafts: readonly Draft[], d: Draft): boolean =>
  !drafts.some((l) => (l.cue && touches(l.cue, d.cue!)) || l.content.some((c) => touches(c, d.cue!)) || covers(l, d))

/** "has neither confirmed nor denied the raid": the second verb belongs to the cue. */
function withNor(sentences: readonly Sentence[], d: Draft): Draft {
  const { tokens } = sentences[d.sentence]!
  const [first, ...rest] = d.content
  const at = tokens.findIndex((t) => t.span.start === first!.start)
  const next = tokens[at + 2]
  if (at < 0 || !d.cue || !/^nor$/i.test(tokens[at]!.form) || tokens[at + 1]?.upos !== 'VERB' || !next) return d
  const cue = { start: d.cue.start, end: tokens[at + 1]!.span.end }
  const content = [{ start: next.span.start, end: first!.end }, ...rest]
  return next.span.start < first!.end ? { ...d, cue, content, stance: 'asserts' } : d
}

const touches = (a: Span, b: Span) => a.start < b.end && b.start < a.end

/** Most of what the rule takes for content is told of already. */
function covers(learned: Draft, d: Draft): boolean {
  const size = d.content.reduce((sum, c) => sum + c.end - c.start, 0)
  const shared = d.content.reduce(
    (sum, c) =>
      sum + learned.content.reduce((n, l) => n + Math.max(0, Math.min(l.end, c.end) - Math.max(l.start, c.start)), 0),
    0,
  )
  return 2 * shared > size
}

function scoreOf(sentences: readonly Sentence[], d: Draft, score: Learned['score']): number {
  const { tokens } = sentences[d.sentence]!
  return tokens.reduce(
    (most, t, i) =>
      d.cue!.start <= t.span.start && t.span.end <= d.cue!.end ? Math.max(most, score(d.sentence, i)) : most,
    -99,
  )
}
