/** Words by which a report keeps its distance from what it tells: "alleged", "so-called", quotation marks around a term. */
import type { Note, Sentence, Span } from '../../record/index.ts'

const HEDGE =
  /^(alleged|allegedly|so-called|supposed|supposedly|purported|purportedly|reportedly|ostensible|ostensibly|self-styled|self-proclaimed|self-declared|unconfirmed|unverified|apparent|apparently|presumably|suspected)$/i
/** Words of a term in marks of distance, at the most. */
const MOST_WORDS = 3

/** A note for each such word, and for each short quotation that no claim holds. */
export function hedgesOf(
  text: string,
  sentences: readonly Sentence[],
  quotes: readonly Span[],
  told: readonly Span[],
): Note[] {
  const words = sentences.flatMap(({ tokens }) =>
    tokens.flatMap((t, i): Note[] => {
      const so = /^so$/i.test(t.form) && tokens[i + 1]?.form === '-' && /^called$/i.test(tokens[i + 2]?.form ?? '')
      if (!so && !HEDGE.test(t.form)) return []
      const span = { start: t.span.start, end: so ? tokens[i + 2]!.span.end : t.span.end }
      const word = text.slice(span.start, span.end)
      return [{ rule: 'claim/hedge', reason: `The report does not vouch for this: “${word}”.`, span }]
    }),
  )
  const terms = quotes.flatMap((q): Note[] => {
    const said = text.slice(q.start + 1, q.end - 1).trim()
    const isTerm = said.split(/\s+/).length <= MOST_WORDS && /^\p{Ll}/u.test(said) && !/[.!?,]$/.test(said)
    if (!isTerm || told.some((c) => c.start <= q.start && q.end <= c.end)) return []
    return [
      { rule: 'claim/distance', reason: 'The term stands in quotation marks that no speaker accounts for.', span: q },
    ]
  })
  return [...words, ...terms].sort((a, b) => a.span!.start - b.span!.start)
}
