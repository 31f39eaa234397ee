/** "The mayor: “We have no water.”": a speaker, a colon, a quotation that the sentence ends with. */
import type { Sentence, Span } from '../../record/index.ts'
import { datelineEnd } from '../text/index.ts'
import type { Draft } from './index.ts'
import { topOf } from './learned/find.ts'

/** Words of a speaker before a colon, at the most. */
const MOST_WORDS = 12

export function findByColon(text: string, sentences: readonly Sentence[], s: number, quotes: readonly Span[]): Draft[] {
  const { tokens, span } = sentences[s]!
  const from = tokens.findIndex((t) => t.span.start >= datelineEnd(text, span))
  const colon = tokens.findIndex((t) => t.form === ':')
  if (from < 0 || colon <= from || colon - from > MOST_WORDS) return []
  const before = tokens.slice(from, colon)
  if (before.some((t) => /^(VERB|AUX|NUM)$/.test(t.upos)) || !before.some((t) => /^(NOUN|PROPN|PRON)$/.test(t.upos)))
    return []
  const next = tokens[colon + 1]
  const quote = next && quotes.find((q) => q.start === next.span.start)
  if (!quote) return []
  const speaker = { start: before[0]!.span.start, end: before[before.length - 1]!.span.end }
  const head = tokens[topOf(tokens, { from, to: colon - 1 })]!
  const cue = tokens[colon]!.span
  const stance = 'asserts'
  return [{ rule: 'claim/colon', sentence: s, speaker, speakerHead: head.span, cue, content: [{ ...quote }], stance }]
}
