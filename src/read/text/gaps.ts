/**
 * Gaps: the places of a paragraph where a sentence may end.
 *
 * In     a paragraph: text and span.
 * Out    View: its runs, between any two of which is a gap, and what a reader knows of the paragraph as a whole.
 * Units  UTF-16 offsets into the text; counts of runs.
 * How    a line break inside a paragraph is white space like any other: the document room has decided that the
 *        paragraph goes on. A paragraph all in capitals is seen without its shapes.
 */
import type { Span } from '../../record/index.ts'
import { type Run, runOf } from './runs.ts'

export interface View {
  runs: Run[]
  /** In capitals throughout: shapes say nothing. */
  capitals: boolean
  /** Words (their hashes) that stand in small letters somewhere in the paragraph. */
  lower: ReadonlySet<number>
  /** For each run, how many runs further the next full stop is; at most FAR. */
  ahead: Uint8Array
  /** For each run: 1 when a quotation is open at its end, plus 2 when a bracket is. */
  open: Uint8Array
  /** For each run: finite verbs up to its end. */
  verbs: Uint32Array
}

export const FAR = 40

const RUNS = /[^\s\u0085]+/g
/** Where a run goes on behind a stop without a space: "over.Then", "what?No". */
const GLUE = /(?<=[\p{Ll}\p{N})"”’][.!?…]{1,20}["”’)]?|[.!?…]{2,20})(?=["“(]?\p{Lu}[\p{L}'’]|(?<=[!?…]|\.\.)\p{L})/gu
const ADDRESS = /^(?:\w+:\/\/|www\.)|@|\.(?:com|org|net|edu|gov)\b/i

/** Describes a paragraph. */
export function viewOf(text: string, span: Span, classes: Uint8Array): View {
  const inside = text.slice(span.start, span.end)
  const capitals = isCapitals(inside)
  const runs: Run[] = []
  for (const found of inside.matchAll(RUNS)) {
    const form = found[0]
    const base = span.start + found.index
    let start = base
    // A longer one is no word of any kind.
    if (form.length > 3 && form.length < 200 && /[.!?…]/.test(form) && !ADDRESS.test(form)) {
      for (const glue of form.matchAll(GLUE)) {
        if (base + glue.index === start) continue
        runs.push(runOf(text, start, base + glue.index, true, capitals, classes))
        start = base + glue.index
      }
    }
    runs.push(runOf(text, start, base + form.length, false, capitals, classes))
  }
  const lower = new Set(runs.filter((run) => run.shape === 4).map((run) => run.core))
  return { runs, capitals, lower, ahead: stopsAhead(runs), open: openSigns(text, runs), verbs: verbsUpTo(runs) }
}

function isCapitals(text: string): boolean {
  const sample = text.length > 4000 ? text.slice(0, 4000) : text
  const upper = sample.match(/\p{Lu}/gu)?.length ?? 0
  const small = sample.match(/\p{Ll}/gu)?.length ?? 0
  return upper > 10 && small < 0.1 * upper
}

function stopsAhead(runs: readonly Run[]): Uint8Array {
  const ahead = new Uint8Array(runs.length)
  let far = FAR
  for (let i = runs.length - 1; i >= 0; i--) {
    const { stop, short } = runs[i]!
    far = (stop === 2 && short === 0) || stop === 3 ? 0 : Math.min(FAR, far + 1)
    ahead[i] = far
  }
  return ahead
}

function openSigns(text: string, runs: readonly Run[]): Uint8Array {
  const open = new Uint8Array(runs.length)
  let quotes = 0
  let brackets = 0
  runs.forEach((run, i) => {
    for (let at = run.start; at < run.end; at++) {
      const sign = text.charCodeAt(at)
      if (sign === 0x22) quotes ^= 1
      else if (sign === 0x201c) quotes = 1
      else if (sign === 0x201d) quotes = 0
      else if (sign === 0x28 || sign === 0x5b) brackets = 1
      else if (sign === 0x29 || sign === 0x5d) brackets = 0
    }
    open[i] = quotes + 2 * brackets
  })
  return open
}

function verbsUpTo(runs: readonly Run[]): Uint32Array {
  const verbs = new Uint32Array(runs.length)
  let count = 0
  runs.forEach((run, i) => {
    count += run.finite
    verbs[i] = count
  })
  return verbs
}
