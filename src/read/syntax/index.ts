/**
 * Syntax: words with part of speech, lemma, head and relation; proper names.
 *
 * In     the frozen text, its lines, the opened language layer.
 * Out    Sentence[], one a line, each a tree: exactly one token has head -1. Text in capitals is read as it is: the
 *        network saw such text in training.
 * Source words by the text room; tags and trees by the network of models/english, trained on Universal Dependencies.
 */
import type { Sentence, Token, Upos } from '../../record/index.ts'
import { type Line, tokenize, type Word } from '../text/index.ts'
import type { Language } from './language.ts'
import type { Analysis } from './network/index.ts'

export { type Language, openLanguage } from './language.ts'
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
export function parse(text: string, lines: readonly Line[], language: () => Language): Sentence[] {
  if (lines.length === 0) return []
  const { network, lemma } = language()
  const words = lines.map((line) => tokenize(text, line.span))
  const analyses = network.analyse(words.map((sentence) => sentence.map((w) => w.form)))
  const sentences: Sentence[] = []
  lines.forEach((line, n) => {
    const tokens = tokensOf(words[n]!, analyses[n]!, lemma)
    if (tokens.length > 0) sentences.push({ span: line.span, tokens, paragraph: line.paragraph, heading: line.heading })
  })
  return sentences
}

function tokensOf(words: readonly Word[], { tags, heads, rels }: Analysis, lemma: Language['lemma']): Token[] {
  return words.map((word, i) => {
    const [upos, xpos] = tags[i]!.split('|') as [Upos, string]
    const token: Token = {
      span: word.span,
      form: word.form,
      lemma: lemma(word.form, xpos),
      upos,
      xpos,
      head: heads[i]! - 1,
      deprel: heads[i] === 0 ? 'root' : rels[i]!,
    }
    if (i > 0 && words[i - 1]!.token === word.token) token.joined = true
    return token
  })
}
