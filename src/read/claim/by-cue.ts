/** Claims with a cue: the verb or phrase, its speaker by grammar, its content before, behind or around it. */
import type { Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf, coreSpan, subtree } from '../syntax/index.ts'
import { datelineEnd } from '../text/dateline.ts'
import { type CueRule, cueOf } from './cues.ts'
import type { Draft } from './index.ts'
import { stanceOf } from './stance.ts'

/** Claims in one sentence at the most: news has a handful, only a hostile text has more. */
const MOST_CUES = 40

export function findByCue(text: string, sentences: readonly Sentence[], s: number, quotes: readonly Span[]): Draft[] {
  const sentence = sentences[s]!
  const { tokens } = sentence
  const from = datelineEnd(text, sentence.span)
  const drafts: Draft[] = []
  const inQuote = (t: Token) => quotes.some((q) => q.start <= t.span.start && t.span.end <= q.end)
  const ownQuotes = quotes.filter((q) => q.start < sentence.span.end && sentence.span.start < q.end)
  tokens.forEach((t, v) => {
    const according = /^according$/i.test(t.form) && /^to$/i.test(tokens[v + 1]?.form ?? '')
    if (according) {
      const draft = accordingTo(v)
      if (draft) drafts.push(draft)
      return
    }
    if (t.upos !== 'VERB' || inQuote(t)) return
    if (drafts.length >= MOST_CUES) return
    const rule = cueOf.get(t.lemma)
    if (!rule || t.deprel === 'amod') return
    const draft = fromVerb(v, rule)
    if (draft) drafts.push({ ...draft, stance: stanceOf(text, tokens, v, draft.cue!, draft.content) })
  })
  return drafts

  function accordingTo(v: number): Draft | null {
    let at = v + 2
    while (at < tokens.length && !/^(NOUN|PROPN|PRON)$/.test(tokens[at]!.upos)) at++
    if (at >= tokens.length) return null
    while (tokens[at]!.head > at && /^(compound|nmod:poss)$/.test(tokens[at]!.deprel)) at = tokens[at]!.head
    const span = coreSpan(tokens, at)
    const cue = { start: tokens[v]!.span.start, end: tokens[v + 1]!.span.end }
    // The phrase ends at its comma or the sentence's end; the rest is the content.
    const phrase = subtree(tokens, at, (d) => /^(punct|parataxis|acl:relcl)/.test(d))
    const last = Math.max(...phrase)
    const before = trimmed(text, { start: sentence.span.start, end: cue.start })
    const behind = trimmed(text, { start: tokens[last]!.span.end, end: sentence.span.end })
    const content = v < tokens.length / 2 && before.end - before.start < 15 ? behind : before
    if (content.end - content.start < 8) return null
    return {
      rule: 'claim/according-to',
      sentence: s,
      speaker: span,
      speakerHead: tokens[at]!.span,
      cue,
      content: [content],
      stance: 'asserts',
    }
  }

  function fromVerb(v: number, rule: CueRule): Draft | null {
    const children = childrenOf(tokens)[v] ?? []
    const passive = children.some((c) => /:pass$/.test(tokens[c]!.deprel))
    const negated = children.some((c) => /^(not|n't|n’t|never)$/i.test(tokens[c]!.form))
    if (negated && rule.stance === 'asserts') return null
    if (rule.object && !children.some((c) => tokens[c]!.deprel === 'obj' && tokens[c]!.lemma === rule.object))
      return null
    if (rule.content === 'figure' && !givesFigure(v)) return null
    const { speaker, inverted } = speakerToken(v, passive)
    const cue = cueSpan(v)
    const beforeStart = datelineEnd(text, sentence.span)
    // Where the clause of cue and speaker begins and ends.
    const left = Math.min(v, speaker >= 0 && !inverted ? leftmost(speaker) : v)
    const right = inverted ? Math.max(v, rightmost(speaker)) : v
    const quoted = ownQuotes.filter((q) => q.end <= tokens[left]!.span.start || q.start >= tokens[right]!.span.end)
    const ahead = contentAhead(v, right)
    const back = contentBack(left, beforeStart)
    const content: Span[] = []
    if (rule.content === 'quote') {
      if (quoted.length === 0) return null
      if (speaker < 0) return null
      // A quotation around the cue, or the object it is said of with the quotation.
      if (quoted.some((q) => q.end <= tokens[left]!.span.start) && back) content.push(back)
      if (quoted.some((q) => q.start >= tokens[right]!.span.end) && ahead) content.push(ahead)
    } else if (rule.content === 'complement') {
      const clause = clauseOf(v, right)
      if (clause) content.push(clause)
    } else if (rule.content === 'object' || rule.content === 'figure') {
      if (passive && speaker < 0) return null
      if (ahead) content.push(ahead)
    } else {
      const before = quoted.some((q) => q.end <= tokens[left]!.span.start)
      const isBehind = back !== null && (before || saidBefore(v, left) || closesWith(v, right))
      if (isBehind) content.push(back)
      if (ahead && (!isBehind || quoted.some((q) => q.start >= tokens[right]!.span.end) || clauseOf(v, right)))
        content.push(ahead)
    }
    if (content.length === 0) return null
    if (speaker < 0 && !passive) return null
    // "No group claimed the raid": nobody speaks.
    if (speaker >= 0 && isNobody(speaker)) return null
    if (speaker >= 0 && /^(it|this|that|which|what|there)$/i.test(tokens[speaker]!.form) && !quoted.length) return null
    const span = speaker < 0 ? null : tokens[speaker]!.upos === 'PRON' ? tokens[speaker]!.span : phraseSpan(speaker)
    return {
      rule: rule.id,
      sentence: s,
      speaker: span,
      speakerHead: speaker < 0 ? null : tokens[speaker]!.span,
      cue,
      content,
      stance: rule.stance,
    }
  }

  /** The subject; behind the verb when the quotation stands before it: "..., said Kirby". */
  function speakerToken(v: number, passive: boolean): { speaker: number; inverted: boolean } {
    const children = childrenOf(tokens)[v] ?? []
    const agent = children.find((c) => /^obl/.test(tokens[c]!.deprel) && hasCase(c, 'by'))
    if (passive) return { speaker: agent ?? -1, inverted: agent !== undefined }
    // The nearest of several: a long sentence before the cue may leave its subject here.
    const subject =
      children.findLast((c) => /^nsubj/.test(tokens[c]!.deprel) && c < v && tokens[c]!.span.start >= from) ??
      children.find((c) => /^nsubj/.test(tokens[c]!.deprel))
    if (subject !== undefined) {
      const t = tokens[subject]!
      if (/^(who|which|that)$/i.test(t.form)) {
        const noun = antecedent(v)
        return { speaker: noun, inverted: false }
      }
      return { speaker: subject, inverted: subject > v }
    }
    const previous = tokens[v - 1]
    const object = children.find((c) => tokens[c]!.deprel === 'obj' || tokens[c]!.deprel === 'ccomp')
    if (
      previous &&
      !/ing$/i.test(tokens[v]!.form) &&
      /^[,”"»]$/.test(previous.form) &&
      object !== undefined &&
      object - v < 8 &&
      /^(NOUN|PROPN|PRON)$/.test(tokens[object]!.upos)
    )
      return { speaker: object, inverted: true }
    const t = tokens[v]!
    if (/^acl/.test(t.deprel) && t.head >= 0 && /ing$/i.test(t.form)) return { speaker: t.head, inverted: false }
    if (/^(conj|advcl|xcomp)$/.test(t.deprel) && t.head >= 0 && tokens[t.head]!.upos === 'VERB') {
      const up = speakerToken(t.head, false)
      return { speaker: up.speaker, inverted: false }
    }
    return { speaker: -1, inverted: false }
  }

  /** "put the toll at nine": an object, and right behind "at" a figure. */
  function givesFigure(v: number): boolean {
    const object = (childrenOf(tokens)[v] ?? []).find((c) => c > v && tokens[c]!.deprel === 'obj')
    const at = tokens.findIndex((t, k) => k > (object ?? tokens.length) && /^at$/i.test(t.form))
    return at >= 0 && at - v < 16 && tokens.slice(at + 1, at + 6).some((t) => t.upos === 'NUM' || FIGURE.test(t.form))
  }

  function isNobody(speaker: number): boolean {
    const words = [speaker, ...(childrenOf(tokens)[speaker] ?? []).filter((c) => tokens[c]!.deprel === 'det')]
    return words.some((c) => /^(no|none|nobody|neither)$/i.test(tokens[c]!.form))
  }

  function antecedent(v: number): number {
    return tokens[v]!.deprel === 'acl:relcl' ? tokens[v]!.head : -1
  }

  function hasCase(c: number, word: string): boolean {
    return (childrenOf(tokens)[c] ?? []).some(
      (k) => tokens[k]!.deprel === 'case' && tokens[k]!.form.toLowerCase() === word,
    )
  }

  /** The speaker with apposition and "of" phrases, as a reader would mark it; without relative clauses. */
  function phraseSpan(head: number): Span {
    const inner = subtree(tokens, head, (d) => /^(acl|acl:relcl|advcl|parataxis|ccomp|conj|cc|punct|appos)$/.test(d))
    const sorted = inner.filter((i) => tokens[i]!.upos !== 'PUNCT')
    return { start: tokens[sorted[0]!]!.span.start, end: tokens[sorted[sorted.length - 1]!]!.span.end }
  }

  function leftmost(head: number): number {
    return Math.min(...subtree(tokens, head, (d) => /^(parataxis|ccomp)$/.test(d)))
  }
  function rightmost(head: number): number {
    return Math.max(...subtree(tokens, head, (d) => /^(parataxis|ccomp|conj)$/.test(d)))
  }

  function cueSpan(v: number): Span {
    let first = v
    while (
      first > 0 &&
      /^(aux|aux:pass|advmod)$/.test(tokens[first - 1]!.deprel) &&
      tokens[first - 1]!.head === v &&
      tokens[first - 1]!.upos !== 'ADV'
    )
      first--
    return { start: tokens[first]!.span.start, end: tokens[v]!.span.end }
  }

  /** Only adjuncts stand between the cue and the sentence's end: the content came first. */
  function closesWith(v: number, right: number): boolean {
    const rest = tokens.slice(right + 1)
    if (rest.some((t) => t.upos === 'VERB' || t.upos === 'AUX')) return false
    const before = tokens.slice(0, v).some((t) => t.upos === 'VERB' || t.upos === 'AUX')
    const comma = tokens.slice(0, v).some((t) => /^[,”"»]$/.test(t.form))
    return before && comma
  }

  /** The tree says that what was said stands before the cue: "Seven were killed, the monitor said on Monday, ...". */
  function saidBefore(v: number, left: number): boolean {
    const t = tokens[v]!
    if (t.deprel === 'parataxis' && t.head >= 0 && t.head < left) return true
    return (childrenOf(tokens)[v] ?? []).some((c) => c < left && /^(ccomp|parataxis)/.test(tokens[c]!.deprel))
  }

  /** From behind the cue, its addressee and its time to the end of the sentence. */
  function contentAhead(v: number, right: number): Span | null {
    let i = right + 1
    if (i >= tokens.length) return null
    const skip = skipAdjuncts(v, i)
    const clause = clauseOf(v, right)
    if (clause) return clause
    i = skip
    while (i < tokens.length && /^[,:]$/.test(tokens[i]!.form)) i++
    if (i >= tokens.length) return null
    const end = endOfContent(v, i)
    const span = trimmed(text, { start: tokens[i]!.span.start, end })
    return /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)) ? span : null
  }

  /** The content by the tree: the complement clause behind the cue, "that" included, with the quotations it cuts into. */
  function clauseOf(v: number, right: number): Span | null {
    const complement = (childrenOf(tokens)[v] ?? []).find((c) => c > right && /^(ccomp|xcomp)/.test(tokens[c]!.deprel))
    if (complement === undefined) return null
    const inner = subtree(tokens, complement)
    const first = inner.find((k) => k > right)
    if (first === undefined) return null
    let { start } = tokens[first]!.span
    let { end } = tokens[inner[inner.length - 1]!]!.span
    for (const q of ownQuotes) {
      if (q.start >= tokens[right]!.span.end && q.start < end && start < q.end) {
        start = Math.min(start, q.start)
        end = Math.max(end, q.end)
      }
    }
    return trimmed(text, { start, end: Math.min(end, sentence.span.end) })
  }

  /** "told reporters in Rome on Monday that ...": on to the "that", the comma or the quotation, when there is one near. */
  function skipAdjuncts(v: number, from: number): number {
    const cueLemma = tokens[v]!.lemma
    if (cueOf.get(cueLemma)?.content === 'figure') return from
    for (let k = from; k < Math.min(tokens.length, from + 14); k++) {
      const t = tokens[k]!
      if (/^that$/i.test(t.form) && !/^(NOUN|VERB|AUX)$/.test(tokens[k + 1]?.upos ?? 'NOUN')) return k
      if (/^[“«"]$/.test(t.form) && /^[,:]$/.test(tokens[k - 1]?.form ?? '')) return k
      if (t.upos === 'VERB' || t.upos === 'AUX') break
      if (t.form === ':') return k
    }
    let i = from
    if (/^(tell|inform|assure|warn|remind)$/.test(cueLemma)) {
      const object = (childrenOf(tokens)[v] ?? []).find((c) => c >= from && tokens[c]!.deprel === 'obj')
      if (object !== undefined && object - from < 6) i = object + 1
    }
    // "said on Monday the bridge ...": a day right behind the cue.
    const isDay = (k: number) =>
      /^(mon|tues|wednes|thurs|fri|satur|sun)day$/i.test(tokens[k]?.form ?? '') &&
      !/^['’]s$/.test(tokens[k + 1]?.form ?? '')
    if (/^on$/i.test(tokens[i]?.form ?? '') && isDay(i + 1)) i += 2
    else if (isDay(i)) i += 1
    return i
  }

  /** The end of the sentence, or where the speaker's own next deed begins: "said ... and left the room" is kept whole. */
  function endOfContent(v: number, from: number): number {
    const later = tokens.findIndex((t, k) => k > from && t.deprel === 'parataxis' && cueOf.has(t.lemma) && k !== v)
    const limit =
      later < 0
        ? tokens.length
        : Math.min(...subtree(tokens, later, (d) => /^(ccomp|punct)/.test(d)).filter((k) => k > from))
    const last = tokens[Math.max(from, Math.min(limit, tokens.length) - 1)]!
    return last.span.end
  }

  function contentBack(left: number, start: number): Span | null {
    if (left === 0) return null
    const span = trimmed(text, { start, end: tokens[left]!.span.start })
    return span.end - span.start > 2 ? span : null
  }
}

const FIGURE = /^(\d.*|half|dozens|scores|hundreds|thousands)$/i

/** Without outer white space, commas and final full stops; quotation marks and brackets stay. */
function trimmed(text: string, { start, end }: Span): Span {
  while (start < end && /[\s,;:—–-]/.test(text.charAt(start))) start++
  while (end > start && /[\s,;:—–-]/.test(text.charAt(end - 1))) end--
  if (end > start + 1 && text.charAt(end - 1) === '.' && !/\b\p{L}\.$/u.test(text.slice(end - 3, end))) end--
  return { start, end }
}
