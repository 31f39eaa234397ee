/** A sentence as the features of claims see it: hashed words, tree, quotation marks, what the rules found. */
import type { Sentence, Span, Token } from '../../../record/index.ts'
import { childrenOf } from '../../syntax/index.ts'
import { cueOf, sureRules } from '../cues.ts'
import type { Draft } from '../index.ts'
import { hash } from './mix.ts'

/** The part a word has in a rule's claim. */
export const PART = { none: 0, speaker: 1, cue: 2, content: 3 } as const

/** How a word stands to quotation marks. */
export const QUOTE = { outside: 0, opens: 1, inside: 2, closes: 3 } as const

export interface RuleClaim {
  /** The word that the rule takes for the cue. */
  cue: number
  /** Hash of the rule's id. */
  rule: number
  /** PART of each word of the sentence. */
  parts: Uint8Array
}

export interface View {
  tokens: Token[]
  children: number[][]
  paragraph: number
  heading: boolean
  /** Hashes of each word's lemma, form in small letters, tag, relation without its object's name. */
  lemma: Int32Array
  form: Int32Array
  tag: Int32Array
  rel: Int32Array
  /** QUOTE of each word, and the number of the quotation it stands in, -1 for none. */
  quote: Uint8Array
  quotation: Int32Array
  /** Hash of the cue rule that the word's lemma belongs to, 0 for none. */
  rule: Int32Array
  claims: RuleClaim[]
  /** Words that stand in the content of some rule's claim whose cue is another word. */
  told: Uint8Array
  hasQuote: boolean
}

const known = new Map<string, number>()
/** Few tags and relations: each hashed once. */
function hashOnce(text: string): number {
  let h = known.get(text)
  if (h === undefined) {
    h = hash(text)
    known.set(text, h)
  }
  return h
}

export function viewOf(sentence: Sentence, quotes: readonly Span[], drafts: readonly Draft[]): View {
  const { tokens, paragraph, heading } = sentence
  const n = tokens.length
  const view: View = {
    tokens,
    children: childrenOf(tokens),
    paragraph,
    heading,
    lemma: new Int32Array(n),
    form: new Int32Array(n),
    tag: new Int32Array(n),
    rel: new Int32Array(n),
    quote: new Uint8Array(n),
    quotation: new Int32Array(n).fill(-1),
    rule: new Int32Array(n),
    claims: [],
    told: new Uint8Array(n),
    hasQuote: false,
  }
  tokens.forEach((t, i) => {
    view.lemma[i] = hash(t.lemma.toLowerCase())
    view.form[i] = hash(t.form.toLowerCase())
    view.tag[i] = hashOnce(`${t.upos} ${t.xpos ?? ''}`)
    view.rel[i] = hashOnce(t.deprel)
    const rule = t.upos === 'VERB' ? cueOf.get(t.lemma) : undefined
    view.rule[i] = rule && !sureRules.has(rule.id) ? hashOnce(rule.id) : 0
  })
  markQuotes(view, sentence.span, quotes)
  for (const draft of drafts) markClaim(view, draft)
  return view
}

function markQuotes(view: View, span: Span, quotes: readonly Span[]): void {
  quotes.forEach((q, k) => {
    if (q.end <= span.start || q.start >= span.end) return
    view.hasQuote = true
    view.tokens.forEach((t, i) => {
      if (t.span.start < q.start || t.span.end > q.end) return
      view.quotation[i] = k
      view.quote[i] =
        t.span.start === q.start
          ? QUOTE.opens
          : t.span.end === q.end && t.upos === 'PUNCT'
            ? QUOTE.closes
            : QUOTE.inside
    })
  })
}

function markClaim(view: View, draft: Draft): void {
  if (!draft.cue) return
  const { tokens } = view
  const cue = draft.cue
  const within = (t: Token, s: Span) => s.start <= t.span.start && t.span.end <= s.end
  const words = tokens.flatMap((t, i) => (within(t, cue) ? [i] : []))
  if (words.length === 0) return
  const parts = new Uint8Array(tokens.length)
  const at = draft.rule === 'claim/according-to' ? words[0]! : words[words.length - 1]!
  tokens.forEach((t, i) => {
    if (draft.content.some((c) => within(t, c))) parts[i] = PART.content
    if (draft.speaker && within(t, draft.speaker)) parts[i] = PART.speaker
    if (within(t, cue)) parts[i] = PART.cue
    if (parts[i] === PART.content) view.told[i] = 1
  })
  view.claims.push({ cue: at, rule: hashOnce(draft.rule), parts })
}
