/**
 * The words of a sentence as place names need them: hyphens part words, points of abbreviations stay, and the gap
 * before each word is kept.
 *
 * The tagger's tokens are not used here: they cut "W.Va." and "Deir ez-Zor" each in its own way.
 */
import type { Span } from '../../record/index.ts'

export interface PlaceWord {
  start: number
  end: number
  text: string
  /** Lower case, no points. */
  low: string
  /** Begins with a capital or is a number. */
  capital: boolean
  /** What stands between the word before and this one; the sentence's beginning is '^'. */
  gap: string
}

/** Longest run of letters taken as one word: nothing in a gazetteer is longer. */
const LONGEST = 60
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[’'&.`´][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu

/** Words that end in a point when written short, and the point is theirs. */
const SHORTENED = new Set(
  (
    'ala ariz ark calif cal colo conn del fla ga ida ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev ' +
    'okla ore pa penn tenn tex vt va wash wis wisc wyo va alta man ont que sask vic qld st ft mt co mr mrs ms dr sgt ' +
    'gen lt col capt cpl rev sen rep gov prof maj cmdr adm hon jr sr ave blvd rd ln hwy'
  ).split(' '),
)

/** The words of text[span], in order. Linear in the span's length. */
export function wordsOf(text: string, span: Span): PlaceWord[] {
  const words: PlaceWord[] = []
  const source = text.slice(span.start, span.end)
  let before = 0
  for (const m of source.matchAll(WORD)) {
    let found = m[0]
    const at = m.index
    if (found.length > LONGEST) found = found.slice(0, LONGEST)
    const possessive = /[’'`´][sS]$/.exec(found)
    if (possessive && found.length > 3) found = found.slice(0, -2)
    const bare = found.toLowerCase()
    // "U.S.", "Calif.", "J.": the point belongs to the word.
    if (
      source.charAt(at + found.length) === '.' &&
      (found.includes('.') || SHORTENED.has(bare) || /^\p{Lu}$/u.test(found))
    )
      found += '.'
    words.push({
      start: span.start + at,
      end: span.start + at + found.length,
      text: found,
      low: bare.replace(/\./g, ''),
      capital: /^[\p{Lu}\p{Lt}\p{N}]/u.test(found),
      gap: words.length === 0 ? `^${source.slice(0, at)}` : source.slice(before, at),
    })
    before = at + found.length
  }
  return words
}

/** True when the words are joined into one name: a blank or a hyphen between them. */
export const isJoined = (gap: string) => gap === ' ' || gap === '-' || gap === '\u00a0' || gap === '‑' || gap === '  '
