/**
 * Sentences: cuts a paragraph where a trained model says that one ends.
 *
 * In     a paragraph: text and span.
 * Out    spans in order; together they cover every character of the paragraph that is not white space.
 * Units  UTF-16 offsets into the text.
 * Source weights.ts, made by models/sentences/train.mjs. Deterministic: whole numbers only.
 */
import type { Span } from '../../record/index.ts'
import { leastOf, MOST_FEATURES, seenAt } from './features.ts'
import { viewOf } from './gaps.ts'
import { SIZE } from './hash.ts'
import { unpack } from './table.ts'
import { CLASSES, LEAST, MIDDLE, WEIGHTS } from './weights.ts'

let tables: { classes: Uint8Array; weights: Uint8Array } | undefined

const scratch = new Int32Array(MOST_FEATURES)

/** The sentences of a paragraph. */
export function sentencesOf(text: string, paragraph: Span): Span[] {
  // Unpacked once a process, when first needed.
  tables ??= { classes: unpack(CLASSES, SIZE), weights: unpack(WEIGHTS, SIZE) }
  const { classes, weights } = tables
  const view = viewOf(text, paragraph, classes)
  const { runs } = view
  const sentences: Span[] = []
  let first = 0
  for (let i = 0; i < runs.length; i++) {
    if (i + 1 < runs.length) {
      const n = seenAt(view, i, first, scratch)
      let score = 0
      for (let k = 0; k < n; k++) {
        const weight = weights[scratch[k]!]!
        if (weight !== 0) score += weight - MIDDLE
      }
      if (score <= leastOf(view, i, LEAST)) continue
    }
    sentences.push({ start: runs[first]!.start, end: runs[i]!.end })
    first = i + 1
  }
  return sentences
}
