/**
 * Claims as the trained heads find them: the words that head a cue, then speaker, cue and content around each.
 *
 * In     sentences with the encoder's rows, the quotations, what the rules found.
 * Out    Draft[], none of them inside another's content.
 */
import type { Sentence, Span, Token } from '../../../record/index.ts'
import { type RowsOf, subtree } from '../../syntax/index.ts'
import { datelineEnd } from '../../text/index.ts'
import { cueOf } from '../cues.ts'
import type { Draft } from '../index.ts'
import { stanceOf } from '../stance.ts'
import { maybeCue } from './cue-features.ts'
import type { ClaimHeads, Seen, Tagged } from './heads.ts'
import { PART, viewOf } from './view.ts'

/** A word heads a cue from this score on. */
const LEAST_CUE = -0.3
/** The score of a word that heads none. */
const NO_CUE = -99
/** Claims in one sentence at the most: news has a handful, only a hostile text has more. */
const MOST_CUES = 40
/** The id of a claim that only the heads see. */
export const LEARNED = 'claim/learned'

export interface Learned {
  drafts: Draft[]
  /** Those inside another's content. */
  inner: Draft[]
  /** The score of a word as head of a cue. */
  score: (sentence: number, word: number) => number
}

interface Given {
  quotes: readonly Span[]
  /** What the rules found. */
  drafts: readonly Draft[]
  heads: ClaimHeads
  rowsOf: RowsOf
  least?: number
}

interface Found extends Draft {
  /** The word that heads the cue. */
  word: number
  score: number
}

export function findLearned(text: string, sentences: readonly Sentence[], given: Given): Learned {
  const { quotes, drafts, heads, rowsOf, least = LEAST_CUE } = given
  const bySentence = new Map<number, Draft[]>()
  for (const d of drafts) bySentence.set(d.sentence, [...(bySentence.get(d.sentence) ?? []), d])
  const views = sentences.map((x, s) => viewOf(x, quotes, bySentence.get(s) ?? []))
  const seen = sentences.map((x, s): Seen => ({ view: views[s]!, rows: rowsOf(x) ?? new Float32Array(0) }))
  const scores = seen.map((x) => (x.rows.length === 0 ? [] : scoresOf(x, heads)))
  const found = sentences.flatMap((_, s) => {
    const cues = scores[s]!.map((score, word) => ({ score, word })).filter((c) => c.score >= least)
    return cues.slice(0, MOST_CUES).flatMap(({ word, score }): Found[] => {
      const draft = draftOf(text, sentences, s, word, heads.parts(seen, views, s, word))
      return draft ? [{ ...draft, word, score }] : []
    })
  })
  const outer = outermost(found, sentences)
  const inner = found.filter((f) => !outer.includes(f))
  return { drafts: outer.map(plain), inner: inner.map(plain), score: (s, i) => scores[s]?.[i] ?? NO_CUE }
}

/** The score of each word. */
function scoresOf(seen: Seen, heads: ClaimHeads): number[] {
  const { tokens } = seen.view
  const words = [...tokens.keys()].filter((i) => maybeCue(seen.view, i))
  const scores = new Array<number>(tokens.length).fill(NO_CUE)
  heads.cueScores(seen, words).forEach((score, k) => {
    scores[words[k]!] = score
  })
  return scores
}

const plain = ({ score: _, word: __, ...draft }: Found): Draft => draft

/** Words of one part that follow each other. */
interface Run {
  sentence: number
  from: number
  to: number
}

export function draftOf(
  text: string,
  sentences: readonly Sentence[],
  s: number,
  cue: number,
  tagged: readonly Tagged[],
): Draft | null {
  keepToRelative(sentences[s]!.tokens, cue, tagged.find((t) => t.sentence === s)!.parts)
  const runs = (part: number) => tagged.flatMap((t) => runsOf(t, part))
  const content = joined(text, sentences, runs(PART.content))
  if (content.length === 0) return null
  const { tokens } = sentences[s]!
  const cueRun = runs(PART.cue).find((r) => r.sentence === s && r.from <= cue && cue <= r.to)
  const source = nearest(runs(PART.speaker), s, cue)
  const cueSpan = cueRun ? spanOfRun(sentences, cueRun) : tokens[cue]!.span
  const head = source ? sentences[source.sentence]!.tokens[topOf(sentences[source.sentence]!.tokens, source)]! : null
  return {
    rule: LEARNED,
    sentence: s,
    speaker: source ? spanOfRun(sentences, source) : null,
    speakerHead: head?.span ?? null,
    cue: cueSpan,
    content,
    stance: stanceOf(text, tokens, cue, cueSpan, content),
  }
}

/** The noun whose relative clause the word is the verb of, or says something in: "that the army says was mined"; -1. */
function relativeOf(tokens: readonly Token[], word: number): number {
  let k = word
  for (let n = 0; n < 3 && /^(ccomp|parataxis)$/.test(tokens[k]!.deprel) && tokens[k]!.head >= 0; n++)
    k = tokens[k]!.head
  return tokens[k]!.deprel === 'acl:relcl' ? tokens[k]!.head : -1
}

/** "The bridge that the army says was mined was closed": what the army says ends with the relative clause. */
function keepToRelative(tokens: Token[], cue: number, parts: Uint8Array): void {
  const noun = relativeOf(tokens, cue)
  if (noun < 0) return
  const inside = new Set(subtree(tokens, noun))
  const told = [...parts.keys()].filter((i) => parts[i] === PART.content)
  if (!told.includes(noun) || !told.some((i) => i > Math.max(...inside) && tokens[i]!.upos !== 'PUNCT')) return
  for (const i of told) if (!inside.has(i)) parts[i] = PART.none
}

function runsOf({ sentence, parts }: Tagged, part: number): Run[] {
  const found: Run[] = []
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] !== part) continue
    const from = i
    while (parts[i + 1] === part) i++
    found.push({ sentence, from, to: i })
  }
  return found
}

const spanOfRun = (sentences: readonly Sentence[], { sentence, from, to }: Run): Span => ({
  start: sentences[sentence]!.tokens[from]!.span.start,
  end: sentences[sentence]!.tokens[to]!.span.end,
})

/** Spans of the runs; two in one paragraph with a blank between them are one. */
function joined(text: string, sentences: readonly Sentence[], runs: readonly Run[]): Span[] {
  const spans: Span[] = []
  let paragraph = -1
  for (const run of runs) {
    const span = spanOfRun(sentences, run)
    // The town and the agency before the first sentence are no one's words.
    span.start = Math.max(span.start, Math.min(span.end, datelineEnd(text, sentences[run.sentence]!.span)))
    const last = spans[spans.length - 1]
    const own = sentences[run.sentence]!.paragraph
    if (last && paragraph === own && /^ *$/.test(text.slice(last.end, span.start))) last.end = span.end
    else spans.push(span)
    paragraph = own
  }
  return spans.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
}

/** The run nearest to the cue, in its own sentence if there is one. */
function nearest(runs: readonly Run[], s: number, cue: number): Run | null {
  const distance = (r: Run) => (r.sentence === s ? Math.max(r.from - cue, cue - r.to) : 1000 * Math.abs(r.sentence - s))
  return runs.reduce<Run | null>((best, r) => (!best || distance(r) < distance(best) ? r : best), null)
}

/** The word that the others of a run hang on. */
export function topOf(tokens: readonly Token[], { from, to }: { from: number; to: number }): number {
  let top = to
  for (let i = to; i >= from; i--) {
    const { head, upos } = tokens[i]!
    if ((head < from || head > to) && upos !== 'PUNCT') top = i
  }
  return top
}

/**
 * Without those whose cue stands in the content of another: what A says of B's words is A's claim. But where A says
 * nothing ("ordered strikes on depots that the army says were full"), it is the report that passes B's words on.
 */
function outermost(found: readonly Found[], sentences: readonly Sentence[]): Found[] {
  const tokenOf = (f: Found) => sentences[f.sentence]!.tokens[f.word]!
  const speaks = found.map((f) => cueOf.has(tokenOf(f).lemma))
  const aside = (a: Found, b: Found) =>
    a.sentence === b.sentence && isAside(sentences[a.sentence]!.tokens, a.word, b.word)
  const holds = (a: Found, b: Found) => a.content.some((c) => c.start <= b.cue!.start && b.cue!.end <= c.end)
  const swallows = (a: number, b: number) =>
    a !== b && holds(found[a]!, found[b]!) && (speaks[a] || !speaks[b] || !aside(found[a]!, found[b]!))
  return found.filter((f, b) => !found.some((g, a) => swallows(a, b) && !(swallows(b, a) && f.score >= g.score)))
}

/** Hangs the word on the cue by something else than the clause that the cue is about? */
function isAside(tokens: readonly Token[], cue: number, word: number): boolean {
  let k = word
  while (k >= 0 && tokens[k]!.head !== cue) k = tokens[k]!.head
  return k >= 0 && !/^[cx]comp/.test(tokens[k]!.deprel)
}
