/**
 * Second predicates: "said three were hurt, but denied that one had died" is two claims of one speaker, and "said five died;
 * the army put the toll at two" two claims of two. The heads tend to give the second to the content of the first.
 */
import type { Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { cueOf } from './cues.ts'
import type { Draft } from './index.ts'
import { stanceOf } from './stance.ts'

interface Given {
  text: string
  sentences: readonly Sentence[]
  quotes: readonly Span[]
  /** What was found inside other claims: there the second predicate may stand already, with its content. */
  inner: readonly Draft[]
}

/** The drafts, each without the second predicates in its content, and those as drafts of their own. */
export function apart(given: Given, drafts: readonly Draft[]): Draft[] {
  const found: Draft[] = []
  const queue = drafts.flatMap((d) => byClause(given, d))
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [first, second] = bySecond(given, next) ?? [next]
    found.push(first)
    if (second && !drafts.some((d) => d.cue && isCue(d, second.cue!))) queue.unshift(second)
  }
  return found.map((d) => ofParticiple(given, found, d))
}

/** "denied that rebels used its soil, urging calm": the participle behind the content is its speaker's, not the rebels'. */
function ofParticiple({ sentences }: Given, drafts: readonly Draft[], d: Draft): Draft {
  const { cue, speaker, sentence } = d
  const { tokens } = sentences[sentence]!
  const at = tokens.findIndex((t) => t.span.start === cue?.start)
  if (!cue || !speaker || at < 1 || tokens[at]!.xpos !== 'VBG' || tokens[at - 1]!.form !== ',') return d
  const before = drafts.filter((o) => o.sentence === sentence && o.cue && o.cue.end <= cue.start && o.speaker)
  const whose = before.find((o) => o.content.some((c) => holds(c, speaker.start) && c.end <= cue.start))
  return whose ? { ...d, speaker: whose.speaker, speakerHead: whose.speakerHead } : d
}

const isCue = (d: Draft, { start, end }: Span) => d.cue!.start < end && start < d.cue!.end
const holds = (span: Span, at: number) => span.start <= at && at < span.end

/** "said five died; the army put the toll at two": what stands behind the semicolon has its own speaker. */
function byClause({ text, sentences, quotes, inner }: Given, d: Draft): Draft[] {
  const { cue } = d
  if (!cue) return [d]
  const { span } = sentences[d.sentence]!
  const near = inner.filter((e) => e.sentence === d.sentence && e.speaker && e.cue)
  // Heads and rules may both have it: the heads' comes first.
  const own = near.filter((e, i) => near.findIndex((o) => o.cue!.end === e.cue!.end) === i)
  for (const m of text.slice(span.start, span.end).matchAll(/;|, (?:while|whereas|but)(?= )/g)) {
    const at = span.start + m.index
    const behind = at + m[0].length
    if (!d.content.some((c) => holds(c, at)) || quotes.some((q) => holds(q, at))) continue
    const isAhead = at < cue.start
    const others = own.filter((e) =>
      isAhead
        ? m[0] === ';' && e.cue!.end <= at && e.content.every((c) => c.end <= at)
        : e.speaker!.start >= behind && e.cue!.start >= behind && e.content.every((c) => c.start >= behind),
    )
    const opens = others.some((e) => isAhead || (startsAt(text, behind, e.speaker!) && isNoun(text, e.speaker!)))
    const content = d.content.flatMap((c) =>
      keep(text, c, isAhead ? { start: behind, end: c.end } : { start: c.start, end: at }),
    )
    if (!opens || content.length === 0) continue
    return [{ ...d, content }, ...others.filter((e) => !others.some((o) => o !== e && isIn(e, o)))]
  }
  return [d]
}

const isIn = (e: Draft, outer: Draft) => outer.content.some((c) => holds(c, e.cue!.start))
const startsAt = (text: string, at: number, { start }: Span) => /^\s*(the|an?)?\s*$/i.test(text.slice(at, start))
const isNoun = (text: string, { start, end }: Span) =>
  !/^(it|he|she|they|who|which|that)$/i.test(text.slice(start, end))

/** What of `span` lies in `part`, without commas at its edges. */
function keep(text: string, span: Span, part: Span): Span[] {
  let start = Math.max(span.start, part.start)
  let end = Math.min(span.end, part.end)
  while (start < end && /[\s,;]/.test(text.charAt(start))) start++
  while (end > start && /[\s,;]/.test(text.charAt(end - 1))) end--
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? [{ start, end }] : []
}

/** The claim cut at the first second predicate in its content, and that predicate as a claim of the same speaker. */
function bySecond({ text, sentences, quotes, inner }: Given, d: Draft): [Draft, Draft] | null {
  const { cue, speaker } = d
  if (!cue || !speaker) return null
  const { tokens } = sentences[d.sentence]!
  const verb = tokens.findLastIndex((t) => t.upos === 'VERB' && cue.start <= t.span.start && t.span.end <= cue.end)
  if (verb < 0) return null
  const isQuoted = ({ span }: Token) => quotes.some((q) => holds(q, span.start))
  for (let v = verb + 1; v < tokens.length; v++) {
    const at = tokens[v]!.span.start
    if (!d.content.some((c) => holds(c, at)) || isQuoted(tokens[v]!)) continue
    const joint = jointOf(tokens, verb, v, isQuoted)
    if (joint < 0) continue
    const from = tokens[joint]!.span.start
    const content = d.content.flatMap((c) => keep(text, c, { start: c.start, end: from }))
    if (content.length === 0) continue
    const second = draftAt(v)
    if (second) return [{ ...d, content }, second]
  }
  return null

  function draftAt(v: number): Draft | null {
    const { span, lemma } = tokens[v]!
    const known = inner.find((e) => e.sentence === d.sentence && e.cue && holds(e.cue, span.start))
    let last = v
    if (lemma === 'call' && /^(on|for)$/i.test(tokens[v + 1]?.form ?? '')) last++
    let first = v
    while (/^aux/.test(tokens[first - 1]!.deprel)) first--
    const own = { start: tokens[first]!.span.start, end: tokens[last]!.span.end }
    const behind = (known?.content ?? d.content).flatMap((c) =>
      keep(text, c, { start: Math.max(known?.cue?.end ?? 0, own.end), end: c.end }),
    )
    if (behind.length === 0) return null
    const ownCue = known?.cue ?? own
    const stance = stanceOf(text, tokens, v, ownCue, behind)
    const { sentence, speaker, speakerHead } = d
    return { rule: cueOf.get(lemma)!.id, sentence, speaker, speakerHead, cue: ownCue, content: behind, stance }
  }
}

/** Verbs that a speaker's second predicate has: with these the tree's word is not the last one. */
const STRONG = /^(denies|accuses|condemns|justifies|threatens|demands|promises|praises)$/

/** Where the joint ("and", "but", a comma in a row of predicates) stands before a second predicate at `v`; -1 for none. */
function jointOf(tokens: Token[], verb: number, v: number, isQuoted: (t: Token) => boolean): number {
  const t = tokens[v]!
  const below = childrenOf(tokens)[v]!
  const rule = t.upos === 'VERB' ? cueOf.get(t.lemma) : undefined
  const calls = t.lemma === 'call' && /^(on|for)$/i.test(tokens[v + 1]?.form ?? '')
  if (!rule || rule.object || rule.content === 'complement' || (rule.content === 'quote' && !calls)) return -1
  if (below.some((c) => /^(nsubj|csubj)/.test(tokens[c]!.deprel)) || !isLike(tokens, verb, v)) return -1
  let joint = v - 1
  while (joint > verb && /^(aux|advmod)/.test(tokens[joint]!.deprel)) joint--
  const isJoint = /^(and|but)$/i.test(tokens[joint]!.form)
  const hasComma = tokens[joint - (isJoint ? 1 : 0)]?.form === ','
  if (!isJoint && !hasComma) return -1
  const edge = isJoint && hasComma ? joint - 1 : joint
  if (t.deprel === 'conj' && t.head === verb) return edge
  if (!isJoint || !(calls || actsOn(tokens, v))) return -1
  const strong = calls || STRONG.test(rule.stance)
  if (strong && hasComma) return edge
  if (t.deprel !== 'conj') return -1
  // "condemned “the killing of ... by rebels” and called on them": what stands behind the quotation is not told in it.
  const isBehind = isQuoted(tokens[t.head]!)
  return isBehind || isOuter(tokens, { verb, head: t.head, second: v }, strong) ? edge : -1
}

/** "denied reports", "vowed to go", "urged that": what a finite verb has behind it and a participle has not. */
const actsOn = (tokens: Token[], v: number): boolean =>
  /^(DET|PRON|NOUN|PROPN|ADJ|NUM|SCONJ|PART)$/.test(tokens[v + 1]?.upos ?? '')

/** First word of the verb's group: the auxiliary, or itself. */
function finite(tokens: Token[], v: number): Token {
  const aux = childrenOf(tokens)[v]!.find((c) => c < v && /^aux/.test(tokens[c]!.deprel))
  return tokens[aux ?? v]!
}

const tense = ({ xpos }: Token): string =>
  xpos === 'VBD' || xpos === 'VBN' ? 'past' : /^VB[ZP]$/.test(xpos ?? '') ? 'present' : (xpos ?? '')

/** Can the verb go on where the cue began: "said ... and denied", "has said ... and denied", "saying ... and denying"? */
function isLike(tokens: Token[], cue: number, v: number): boolean {
  const [a, b] = [finite(tokens, cue), finite(tokens, v)]
  if (tense(a) === tense(b)) return /^(past|present|VBG)$/.test(tense(a))
  return a.lemma === 'have' && b === tokens[v] && tense(b) === 'past'
}

/**
 * The tree hangs the verb on `head`, a word of what was said. It is the speaker's all the same when that word speaks of him,
 * or when the two do not go together: "would not yield and promised", "is ready and urged", "of killing and called for", "to stop and denied".
 */
function isOuter(
  tokens: Token[],
  { verb, head, second }: { verb: number; head: number; second: number },
  strong: boolean,
): boolean {
  const t = tokens[head]!
  const below = childrenOf(tokens)[head]!.map((c) => tokens[c]!)
  const first = below.find((c) => /^(aux|cop)/.test(c.deprel))
  if (/^VBG?$/.test(t.xpos ?? '') && !first) return /^(past|present)$/.test(tense(finite(tokens, second)))
  const subject = below.find((c) => /^nsubj/.test(c.deprel))
  if (!subject || t.head !== verb || !/^([cx]comp|parataxis)/.test(t.deprel)) return false
  if (/^(it|he|she|they)$/i.test(subject.form) || first?.xpos === 'MD') return true
  if (tense(first ?? t) !== tense(finite(tokens, second))) return first?.lemma !== 'have'
  return strong && first !== undefined
}
