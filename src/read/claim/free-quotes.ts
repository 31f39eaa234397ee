/** Whole sentences in quotation marks with no cue of their own: the last speaker goes on. */
import type { Sentence, Span } from '../../record/index.ts'
import { covering } from '../text/index.ts'
import type { Draft } from './index.ts'
import { staysOpen } from './quotes.ts'

/** Words below which a quotation is a term, not a statement. */
const FEW_WORDS = 5
/** Characters between a paragraph and the next. */
const PARAGRAPHS_APART = 5

/**
 * Claims of quotations that no draft holds; one that goes on in the paragraph of the last statement is added to it, in
 * `drafts` itself.
 */
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
    const isOpen = staysOpen(text, quote)
    // What an open quotation goes on with has its speaker there.
    const behind = drafts.find((d) => isOpen && d.sentence > s && d.content[0]!.start - quote.end < PARAGRAPHS_APART)
    if (behind && quotes.some((q) => q.start <= behind.content[0]!.start && behind.content[0]!.end <= q.end)) {
      behind.content.unshift(quote)
      continue
    }
    if (!isOpen && text.slice(quote.start, quote.end).split(/\s+/).length < FEW_WORDS) continue
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
