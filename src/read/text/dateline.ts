/** Datelines: "WASHINGTON, June 28, 2021 (Agency) - " in front of a report's first sentence. */
import type { Span } from '../../record/index.ts'

const DATELINE = /^\p{Lu}[\p{Lu}'’. -]{2,40}(?:,[^()—–]{0,40}?)?(?:\s*\([^()]{2,40}\))?\s*(?:--|[—–-])\s+(?=\S)/u
/** "Kyiv, March 14, 2023 (Agency) - ", "Port Sudan, Sudan (Agency) — ": with a day or an agency, capitals are not asked for. */
const DAY =
  '(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.? \\d{1,2}|\\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?)(?:,? \\d{4})?'
const MIXED = new RegExp(
  `^\\p{Lu}[\\p{L}'’. -]{1,40}(?:, \\p{Lu}[\\p{L}. ]{1,30})?(?:,? ${DAY}(?:\\s*\\(\\p{Lu}[^()]{1,40}\\))?|\\s*\\(\\p{Lu}[^()]{1,40}\\))\\s*(?:--|[—–-])\\s+(?=\\S)`,
  'u',
)
const LONGEST = 140

/** Offset behind the dateline that opens this stretch of text; its start when none does. */
export function datelineEnd(text: string, { start, end }: Span): number {
  const opening = text.slice(start, Math.min(end, start + LONGEST))
  const found = DATELINE.exec(opening) ?? MIXED.exec(opening)
  return start + (found?.[0].length ?? 0)
}
