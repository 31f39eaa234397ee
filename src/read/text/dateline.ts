/** Datelines: "WASHINGTON, June 28, 2021 (Agency) - " in front of a report's first sentence. */
import type { Span } from '../../record/index.ts'

const DATELINE = /^\p{Lu}[\p{Lu}'’. -]{2,40}(?:,[^()—–]{0,40}?)?(?:\s*\([^()]{2,40}\))?\s*(?:--|[—–-])\s+(?=\S)/u
const LONGEST = 140

/** Offset behind the dateline that opens this stretch of text; its start when none does. */
export function datelineEnd(text: string, { start, end }: Span): number {
  const found = DATELINE.exec(text.slice(start, Math.min(end, start + LONGEST)))
  return start + (found?.[0].length ?? 0)
}
