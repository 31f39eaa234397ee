/**
 * Syntax: words with part of speech, lemma, head and relation; proper names.
 *
 * In     the frozen text, its lines, the opened language layer.
 * Out    Sentence[], one a line, each a tree: exactly one token has head -1; Name[]. Text in capitals is read as it is:
 *        the network saw such text in training. And the arguments of any word, asked for one by one.
 * Source words by the text room; tags and trees by the network of models/english, trained on Universal Dependencies;
 *        names by its names head, arguments by its role head.
 */
import type { Name, Sentence, Token, Upos } from '../../record/index.ts'
import { type Line, tokenize, type Word } from '../text/index.ts'
import type { Language } from './language.ts'
import { openReport } from './names.ts'
import type { Analysis, Argument } from './network/index.ts'

export { type Language, openLanguage } from './language.ts'
export type { Argument } from './network/index.ts'
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

/** The language layer of a report. */
export interface Parse {
  /** In order; a line without words is none. */
  sentences: Sentence[]
  /** In order of the text. */
  names: Name[]
  argumentsOf: ArgumentsOf
}

/**
 * The PropBank arguments of a word of a sentence of this report, as its role head sees them: "the strike [on the depot]ARG1".
 * The word should name a deed (a verb or a noun): of any other the answer means nothing.
 */
export type ArgumentsOf = (sentence: Sentence, word: number) => Argument[]

/** Lines analysed at once: the encoder's rows for names are kept no longer, so that memory does not grow with the text. */
const AT_ONCE = 64

/** Analyses each line. Deterministic; never throws. */
export function parse(text: string, lines: readonly Line[], language: () => Language): Parse {
  if (lines.length === 0) return { sentences: [], names: [], argumentsOf: () => [] }
  const { network, lemma, names: head } = language()
  const words = lines.map((line) => tokenize(text, line.span))
  const forms = words.map((sentence) => sentence.map((word) => word.form))
  const findNames = openReport(head, forms)
  const sentences: Sentence[] = []
  const names: Name[] = []
  const roles = new Map<Sentence, Float32Array>()
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    network.analyse(forms.slice(from, from + AT_ONCE), { hidden: true, roles: true }).forEach((analysis, k) => {
      const { span, paragraph, heading } = lines[from + k]!
      const sentence = words[from + k]!
      if (sentence.length === 0) return
      const made: Sentence = { span, tokens: tokensOf(sentence, analysis, lemma), paragraph, heading }
      sentences.push(made)
      roles.set(made, analysis.roles!)
      names.push(...findNames(sentence, analysis.hidden!))
    })
  }
  const argumentsOf: ArgumentsOf = (sentence, word) => {
    const rows = roles.get(sentence)
    return rows ? network.roleHead.arguments(rows, word) : []
  }
  return { sentences, names, argumentsOf }
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
