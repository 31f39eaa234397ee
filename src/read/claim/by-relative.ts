/** "forced them to dig, which the authorities deny"; "an accusation the army rejects": denials in a relative clause. */
import type { Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf, subtreeSpan } from '../syntax/index.ts'
import { cueOf } from './cues.ts'
import type { Draft } from './index.ts'

const TALK = /^(account|accusation|allegation|charge|claim|report|statement|suggestion|version)$/

/** The content is the noun for what was said ("an accusation"), or "which" where the clause takes up the whole sentence. */
export function findByRelative({ tokens }: Sentence, s: number): Draft[] {
  return tokens.flatMap((t, v): Draft[] => {
    const stance = t.upos === 'VERB' ? cueOf.get(t.lemma)?.stance : undefined
    if (stance !== 'denies') return []
    const below = childrenOf(tokens)[v]!
    const subject = below.find((c) => c < v && /^nsubj$/.test(tokens[c]!.deprel))
    if (subject === undefined || /^(who|which|that)$/i.test(tokens[subject]!.form)) return []
    if (below.some((c) => c > v && /^(obj|ccomp|xcomp)$/.test(tokens[c]!.deprel))) return []
    const speaker = subtreeSpan(tokens, subject, (d) => /^(acl|appos|punct|parataxis|cc$)/.test(d))
    const content = antecedentOf(tokens, v, speaker)
    if (!content) return []
    const aux = below.find((c) => c < v && /^aux/.test(tokens[c]!.deprel)) ?? v
    const cue = { start: tokens[aux]!.span.start, end: t.span.end }
    const speakerHead = tokens[subject]!.span
    return [{ rule: 'claim/relative', sentence: s, speaker, speakerHead, cue, content: [content], stance }]
  })
}

/** The noun for what was said right before the speaker, or the pronoun there. */
function antecedentOf(tokens: Token[], v: number, speaker: Span): Span | null {
  const first = tokens.findIndex((t) => t.span.start === speaker.start)
  const before = tokens[first - 1]
  const isPronoun = before !== undefined && /^(which|that)$/i.test(before.form)
  const noun = isPronoun ? first - 2 : first - 1
  const head = tokens[v]!.deprel === 'acl:relcl' ? tokens[v]!.head : noun
  for (const i of [head, noun])
    if (i >= 0 && i < first && TALK.test(tokens[i]?.lemma ?? ''))
      return subtreeSpan(tokens, i, (d) => /^(acl|appos|punct|case|cc$)/.test(d))
  return isPronoun && /^which$/i.test(before.form) && tokens[first - 2]?.form === ',' ? before.span : null
}

/**
 * The drafts; what the heads took for the content of such a clause gives way to what it takes up, and what others say ends
 * where an aside of this kind begins.
 */
export function takenUp(text: string, drafts: readonly Draft[], relative: readonly Draft[]): Draft[] {
  const asides = relative.flatMap((r) => (/, $/.test(text.slice(0, r.content[0]!.start).slice(-2)) ? [r] : []))
  return drafts.map((d) => {
    const own = relative.find((r) => d.cue && r.cue!.start < d.cue.end && d.cue.start < r.cue!.end)
    if (own) return { ...d, content: own.content }
    const cut = asides.find((r) => r.sentence === d.sentence && d.cue && d.cue.end < r.content[0]!.start)
    if (!cut) return d
    const at = cut.content[0]!.start - 2
    const content = d.content.flatMap(({ start, end }) => (start < at ? [{ start, end: Math.min(end, at) }] : []))
    return content.length > 0 ? { ...d, content } : d
  })
}
