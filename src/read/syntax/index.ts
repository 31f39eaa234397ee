/**
 * Syntax: words with part of speech, lemma, head and relation; proper names.
 *
 * In     the frozen text, its lines, the opened language layer.
 * Out    Sentence[], one a line, each a tree: exactly one token has head -1; Name[]. Text in capitals is read as it is:
 *        the network saw such text in training. And the arguments of any word, asked for one by one.
 * Source words by the text room; tags and trees by the network of models/english, trained on Universal Dependencies;
 *        names by its names head, arguments by its role head.
 */
import type { Name, Sentence, Span, Token, Upos } from '../../record/index.ts'
import { datelineEnd, type Line, tokenize, type Word } from '../text/index.ts'
import type { Language } from './language.ts'
import { mendObjects, mendPurpose, mendSpeech } from './mend.ts'
import { openReport } from './names.ts'
import type { Analysis, Argument } from './network/index.ts'

export { type Language, openLanguage } from './language.ts'
export { Allocator, type Argument, type FloatMatrix, Floats, padded, placeFloats } from './network/index.ts'
export {
  coreOf,
  coreSpan,
  countryForms,
  countryName,
  countryOfCore,
  countryOfWords,
  isPeople,
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
  stateOf: StateOf
  rowsOf: RowsOf
}

/**
 * The PropBank arguments of a word of a sentence of this report, as its role head sees them: "the strike [on the depot]ARG1".
 * The word should name a deed (a verb or a noun): of any other the answer means nothing.
 */
export type ArgumentsOf = (sentence: Sentence, word: number) => Argument[]

/**
 * What the encoder says of a noun, pronoun, adjective or number of a sentence of this report, then the word's own vector:
 * for further heads. Null for any other word.
 */
export type StateOf = (sentence: Sentence, word: number) => Float32Array | null

/** What the encoder says of every word of a sentence of this report, row after row of `network.width`; null for another's. */
export type RowsOf = (sentence: Sentence) => Float32Array | null

const WITH_STATE = /^(NOUN|PROPN|PRON|ADJ|NUM|DET)$/

/** Lines analysed at once: the encoder's rows for names are kept no longer, so that memory does not grow with the text. */
const AT_ONCE = 64

/** Analyses each line. Deterministic; never throws. */
export function parse(text: string, lines: readonly Line[], language: () => Language): Parse {
  if (lines.length === 0)
    return { sentences: [], names: [], argumentsOf: () => [], stateOf: () => null, rowsOf: () => null }
  const { network, lemma, names: head } = language()
  const words = lines.map((line) => tokenize(text, line.span))
  const forms = words.map((sentence) => sentence.map((word) => word.form))
  const findNames = openReport(head, forms)
  const sentences: Sentence[] = []
  const names: Name[] = []
  const roles = new Map<Sentence, Float32Array>()
  const states = new Map<Sentence, Float32Array>()
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const part = forms.slice(from, from + AT_ONCE)
    const cuts = part.map((_, k) => datelineWords(text, lines[from + k]!.span, words[from + k]!))
    const pieces = part.flatMap((line, k) => (cuts[k]! > 0 ? [line.slice(0, cuts[k]), line.slice(cuts[k])] : [line]))
    const analyses = network.analyse(pieces, { hidden: true, roles: true })
    let next = 0
    cuts.forEach((cut, k) => {
      const analysis = cut > 0 ? joined(analyses[next++]!, analyses[next++]!) : analyses[next++]!
      const { span, paragraph, heading } = lines[from + k]!
      const sentence = words[from + k]!
      if (sentence.length === 0) return
      const made: Sentence = { span, tokens: tokensOf(sentence, analysis, lemma), paragraph, heading }
      mendSpeech(made.tokens)
      mendPurpose(made.tokens)
      mendObjects(made.tokens)
      sentences.push(made)
      roles.set(made, analysis.roles!)
      states.set(made, analysis.hidden!)
      names.push(...findNames(sentence, analysis.hidden!, analysis.tags))
    })
  }
  const argumentsOf: ArgumentsOf = (sentence, word) => {
    const rows = roles.get(sentence)
    return rows ? network.roleHead.arguments(rows, word) : []
  }
  const stateOf: StateOf = (sentence, word) => {
    const rows = states.get(sentence)
    if (!rows || !WITH_STATE.test(sentence.tokens[word]!.upos)) return null
    const row = rows.subarray(word * network.width, (word + 1) * network.width)
    const vector = network.vector(sentence.tokens[word]!.form)
    const both = new Float32Array(row.length + vector.length)
    both.set(row)
    both.set(vector, row.length)
    return both
  }
  const rowsOf: RowsOf = (sentence) => states.get(sentence) ?? null
  return { sentences, names, argumentsOf, stateOf, rowsOf }
}

/** How many words of a line are its dateline: read apart, so that the town is no part of the sentence. */
function datelineWords(text: string, span: Span, words: readonly Word[]): number {
  const end = datelineEnd(text, span)
  const rest = end > span.start ? words.findIndex((word) => word.span.start >= end) : 0
  return Math.max(0, rest)
}

/** A dateline and the sentence behind it as one tree: the dateline hangs on the sentence's root. */
function joined(dateline: Analysis, rest: Analysis): Analysis {
  const own = dateline.heads.length
  const root = own + rest.heads.indexOf(0) + 1
  const both = (a: Float32Array, b: Float32Array): Float32Array => {
    const all = new Float32Array(a.length + b.length)
    all.set(a)
    all.set(b, a.length)
    return all
  }
  return {
    tags: [...dateline.tags, ...rest.tags],
    heads: Int32Array.from([
      ...Array.from(dateline.heads, (head) => (head === 0 ? root : head)),
      ...Array.from(rest.heads, (head) => (head === 0 ? 0 : head + own)),
    ]),
    rels: [...dateline.rels.map((rel) => (rel === 'root' ? 'parataxis' : rel)), ...rest.rels],
    hidden: both(dateline.hidden!, rest.hidden!),
    roles: both(dateline.roles!, rest.roles!),
  }
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
