/**
 * Tokens: the words of a stretch of text, by the conventions of Universal Dependencies for English.
 *
 * In     the text and a span of it (a sentence).
 * Out    Word[] in order: together they cover every character of the span that is not white space, none overlaps.
 *        A contraction is one surface token of two words or more ("don't": do + n't), each with its own span.
 * Units  UTF-16 offsets [start, end) into the text.
 * Errors none, for text of any kind; time grows in proportion to its length.
 * Not    spelling: "teh" stays one word, "a while" two; words damaged by spaces stay in pieces.
 */
import type { Span } from '../../record/index.ts'
import { wordStarts } from './contractions.ts'
import { pieces } from './pieces.ts'

/** One word of a sentence. */
export interface Word {
  span: Span
  /** The text of the span. */
  form: string
  /** Index of its surface token in the stretch; words of one contraction share it. */
  token: number
}

/** Runs without white space; the next-line sign and the separators of old files count as white space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are white space to who reads CoNLL-U
const CHUNK = /[^\s\u0085\u001c-\u001f]+/g
const PLAIN = /^[A-Za-z]+$/

/** Cuts a stretch of text into words. */
export function tokenize(text: string, span: Span): Word[] {
  const words: Word[] = []
  let token = 0
  // Nothing outside the span is looked at: a sentence has the same words wherever it stands.
  const inside = text.slice(span.start, span.end)
  const emit = (from: number, end: number): void => {
    const form = inside.slice(from, end)
    const starts = wordStarts(form, inside, end)
    for (let i = 0; i <= starts.length; i++) {
      const a = i === 0 ? 0 : starts[i - 1]!
      const b = i === starts.length ? form.length : starts[i]!
      const start = span.start + from + a
      words.push({ span: { start, end: start + b - a }, form: form.slice(a, b), token })
    }
    token++
  }
  for (const found of inside.matchAll(CHUNK)) {
    const start = found.index
    const end = start + found[0].length
    if (PLAIN.test(found[0])) emit(start, end)
    else pieces(inside, start, end, emit)
  }
  return words
}
