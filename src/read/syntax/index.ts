/**
 * Syntax: words with part of speech, lemma, head and relation; proper names.
 *
 * In     the frozen text and its lines.
 * Out    Sentence[], one a line, each a tree: exactly one token has head -1.
 * Source tokens, parts of speech and lemmas from wink-nlp with wink-eng-lite-web-model; heads and relations from the
 *        rules in tree.ts, which read parts of speech only. Both are to be replaced by a trained layer behind these
 *        same functions.
 */
import type { Sentence } from '../../record/index.ts'
import type { Line } from '../text/index.ts'
import { tag } from './tagger.ts'
import { growTree } from './tree.ts'

export { findNames } from './names.ts'
export {
  coreOf,
  coreSpan,
  countryForms,
  countryName,
  countryOfCore,
  countryOfWords,
  kindOfNoun,
  namesState,
  topicOf,
} from './nominal.ts'
export { childrenOf, spanOf, subtree, subtreeSpan } from './walk.ts'

/** Analyses each line. Deterministic; never throws. */
export function parse(text: string, lines: readonly Line[]): Sentence[] {
  const capitalised = capitalisedWords(text, lines)
  return lines
    .map((line) => {
      const tokens = tag(text, line.span, capitalised)
      growTree(tokens)
      return { span: line.span, tokens, paragraph: line.paragraph, heading: line.heading }
    })
    .filter((s) => s.tokens.length > 0)
}

/** Words that stand capitalised inside a sentence, lower-cased: names of this report. Headlines do not count. */
function capitalisedWords(text: string, lines: readonly Line[]): Set<string> {
  const words = new Set<string>()
  for (const { span, heading } of lines) {
    if (heading) continue
    for (const m of text.slice(span.start, span.end).matchAll(/(?<=[\p{Ll},] )\p{Lu}\p{Ll}+/gu))
      words.add(m[0].toLowerCase())
  }
  return words
}
