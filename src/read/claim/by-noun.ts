/** Claims whose cue is a noun: "the claim by the rebels that ...", "the army's denial of the massacre". */
import type { Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf, subtree, subtreeSpan } from '../syntax/index.ts'
import { datelineEnd } from '../text/index.ts'
import type { Draft } from './index.ts'
import { stanceOf } from './stance.ts'

const CUE =
  /^(claim|allegation|accusation|denial|assertion|admission|announcement|suggestion|warning|threat|promise|pledge|vow|demand|belief|condemnation|statement|acknowledgment|insistence|confession|prediction|complaint)$/

export function findByNoun(text: string, sentences: readonly Sentence[], s: number): Draft[] {
  const { tokens, span } = sentences[s]!
  return tokens.flatMap((t, i): Draft[] => {
    if (t.upos !== 'NOUN' || !CUE.test(t.lemma) || t.span.start < datelineEnd(text, span)) return []
    const below = childrenOf(tokens)[i]!
    const owner =
      below.find((c) => tokens[c]!.deprel === 'nmod:poss') ?? below.find((c) => isAfter(tokens, c, /^(by|from)$/))
    const told =
      below.find((c) => c > i && /^(acl|ccomp|acl:relcl)$/.test(tokens[c]!.deprel) && isMarked(tokens, c)) ??
      below.find((c) => isAfter(tokens, c, /^(of|about|against)$/))
    if (owner === undefined) return []
    // "the claim by the rebels that ...": the clause may hang on the rebels.
    const clause = told ?? childrenOf(tokens)[owner]!.find((c) => c > owner && opensWithThat(tokens, c))
    if (clause === undefined) return []
    const speaker = phrase(tokens, owner)
    const { cue, content } = cueAndContent(text, tokens, i, clause)
    const stance = stanceOf(text, tokens, i, cue, content)
    return [{ rule: 'claim/noun', sentence: s, speaker, speakerHead: tokens[owner]!.span, cue, content, stance }]
  })
}

/** A preposition between noun and content belongs to the cue: "denial of". */
function cueAndContent(text: string, tokens: Token[], i: number, clause: number): { cue: Span; content: Span[] } {
  const noun = tokens[i]!
  const lead = childrenOf(tokens)[clause]!.find((k) => tokens[k]!.deprel === 'case' && k === i + 1)
  const from = lead === undefined ? noun : tokens[lead]!
  const content = [trimmed(text, spanOfBranch(tokens, clause, from))]
  return { cue: { start: noun.span.start, end: from.span.end }, content }
}

/** A clause with a subject of its own behind "that". */
function opensWithThat(tokens: Token[], c: number): boolean {
  const below = childrenOf(tokens)[c]!
  return (
    /^(acl|ccomp)/.test(tokens[c]!.deprel) &&
    /^that$/i.test(tokens[Math.min(...below, c)]!.form) &&
    below.some((k) => /^nsubj/.test(tokens[k]!.deprel) && !/^(that|which|who)$/i.test(tokens[k]!.form))
  )
}

/** Has this dependent one of these prepositions? */
function isAfter(tokens: Token[], c: number, words: RegExp): boolean {
  return (
    /^nmod/.test(tokens[c]!.deprel) &&
    childrenOf(tokens)[c]!.some((k) => tokens[k]!.deprel === 'case' && words.test(tokens[k]!.form.toLowerCase()))
  )
}

const isMarked = (tokens: Token[], c: number): boolean =>
  tokens[c]!.deprel === 'ccomp' ||
  childrenOf(tokens)[c]!.some(
    (k) => /^(that|to)$/i.test(tokens[k]!.form) && k < c && /^(mark|nsubj|obj)/.test(tokens[k]!.deprel),
  )

/** The phrase without its preposition and its 's. */
const phrase = (tokens: Token[], head: number): Span =>
  subtreeSpan(tokens, head, (d) => /^(case|punct|acl|appos|parataxis)/.test(d))

function spanOfBranch(tokens: Token[], top: number, cue: Token): Span {
  const inner = subtree(tokens, top).filter((k) => tokens[k]!.span.start >= cue.span.end)
  return { start: tokens[inner[0]!]!.span.start, end: tokens[inner[inner.length - 1]!]!.span.end }
}

function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /[\s,;:]/.test(text.charAt(start))) start++
  while (end > start && /[\s,;:]/.test(text.charAt(end - 1))) end--
  return { start, end }
}
