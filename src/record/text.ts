/**
 * Words for text: spans, tokens, sentences.
 *
 * Units  every offset is a UTF-16 code unit into `Record.text`; spans are half-open.
 * Source token fields from Universal Dependencies (https://universaldependencies.org).
 */
import { z } from 'zod'

/** A stretch of text: UTF-16 code units, half-open: `text.slice(start, end)`. */
export const Span = z
  .object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
  .refine((s) => s.start <= s.end, 'start after end')
export type Span = z.infer<typeof Span>

/** The 17 universal parts of speech. */
export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** One word with its place in the tree of its sentence. */
export interface Token {
  span: Span
  form: string
  lemma: string
  upos: Upos
  /** Penn Treebank tag, as English treebanks of UD have it. */
  xpos?: string
  /** Index of the head within the sentence's tokens; -1 for the root. */
  head: number
  /** UD relation to the head, subtype included: 'nsubj:pass'. */
  deprel: string
  /** Written together with the word before as one surface token: the n't of "don't". */
  joined?: boolean
}

/** A sentence: its span, its tokens in order, and the paragraph (counted from 0) it stands in. */
export interface Sentence {
  span: Span
  tokens: Token[]
  paragraph: number
  /** A headline, section label or other line without a full sentence. */
  heading: boolean
}

export const NameType = z.enum(['PER', 'ORG', 'LOC'])
export type NameType = z.infer<typeof NameType>

/** A proper name as the language layer finds it. */
export const Name = z.object({ span: Span, type: NameType })
export type Name = z.infer<typeof Name>

/** Something the reader saw and could not settle. `rule` names the rule, `reason` is one sentence for a reader. */
export const Note = z.object({ rule: z.string(), reason: z.string(), span: Span.optional() })
export type Note = z.infer<typeof Note>
