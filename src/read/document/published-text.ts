/**
 * The publication day of a plain text: a date line under the headline, or the dateline of the first paragraph.
 *
 * In     text, blocks (boilerplate marked).
 * Out    the day with its span; or the span of a dateline without a year, which is no day; or null.
 * Not    days named in running text, weekdays, days without a year.
 */
import type { Note, Span } from '../../record/index.ts'
import { day, findDays } from './dates.ts'
import type { Block } from './index.ts'
import { monthOf } from './months.ts'

export interface DatedText {
  value: string | null
  span?: Span
  notes: Note[]
}

/** How many blocks from the top a date line may stand. */
const topBlocks = 8

export function publicationOfText(text: string, blocks: readonly Block[]): DatedText {
  return fromDateLine(text, blocks) ?? fromDateline(text, blocks) ?? { value: null, notes: [] }
}

/** A block that holds a date and little else: "Published June 3, 2021", "By Jane Roe | 3 June 2021 14:05 BST". */
function fromDateLine(text: string, blocks: readonly Block[]): DatedText | null {
  for (const { span } of blocks.slice(0, topBlocks)) {
    const line = text.slice(span.start, span.end)
    if (line.length > 120) continue
    const found = findDays(line)[0]
    if (!found) continue
    const rest = (line.slice(0, found.start) + line.slice(found.end)).trim()
    const isLabelled = /\b(?:published|posted|issued|released|date|updated|filed)\b/i.test(rest)
    const isBare = rest.split(/\s+/).length <= 6 && !/[.!?]$/.test(rest)
    const isCredit = /^by\b/i.test(rest)
    if (isLabelled || isCredit || (isBare && isStamp(rest)))
      return at(found.value, span.start + found.start, span.start + found.end)
  }
  return null
}

/** What may stand beside the date in a date line: weekday, hour, zone, separators, the publisher's name. */
const isStamp = (rest: string): boolean =>
  /^(?:[\p{Lu}][\p{L}.'’]{0,20}|[ap]\.?m\.?|at|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[ap]m)?|[|,@•·/()–—-]|\s){0,30}$/iu.test(
    rest,
  ) && !/\b(?:is|was|were|are|has|have|had|in|on|of|after|killed|dies?|dead|kills?|attacks?)\b/i.test(rest)

/**
 * "SAN SALVADOR, 26 FEB 90 (AGENCY) -- [TEXT] ...", "BAGHDAD, June 28, 2021 (Agency) - ...": place in capitals or with a
 * country, day, then a dash; "MINSK, 10 de agosto de 2020 (Agencia) -". Two-figure years: 50-99 are 1950-1999, 00-49 are 2000-2049.
 */
const dateline =
  /^[\s("“[]{0,4}((?:\p{Lu}[\p{L}.'’-]{0,30}[ ,/()]{1,3}){1,8})[–—-]?\s?(?:(\d{1,2})\s(?:de\s)?(\p{L}{3,10})\.?,?(?:\s(?:del?\s)?'?(\d{4}|\d{2}))?|(\p{L}{3,9})\.?\s(\d{1,2})(?:,?\s(\d{4}))?)[\s,]{0,3}(?:[([][^\n]{1,60}?[)\]]{1,2}\s{0,3})?(?:--?|[–—_:])(?=[\s\p{L}["“]|$)/u

function fromDateline(text: string, blocks: readonly Block[]): DatedText | null {
  const bodies = blocks.filter((b) => b.kind !== 'skipped').slice(0, 4)
  for (const { span } of bodies) {
    const start = text.slice(span.start, Math.min(span.end, span.start + 200))
    const m = dateline.exec(start)
    if (!m) continue
    const month = monthOf(m[3] ?? m[5] ?? '')
    if (month === null) continue
    const figure = m[2] ?? m[6]!
    const year = m[4] ?? m[7]
    const from = span.start + m[1]!.length + m[0].indexOf(m[1]!)
    const written = text.slice(from).search(/\S/)
    const begin = from + Math.max(0, written)
    const end = begin + writtenLength(text.slice(begin, begin + 40))
    if (year === undefined) {
      const reason = 'The dateline gives a day without a year; the publication day stays unknown.'
      return { value: null, notes: [{ rule: 'document/dateline-without-year', reason, span: { start: begin, end } }] }
    }
    const full = year.length === 4 ? year : `${Number(year) >= 50 ? '19' : '20'}${year}`
    const value = day(full, String(month), figure)
    if (value) return at(value, begin, end)
  }
  return null
}

/** Length of the day and its year at the start of `s`. */
function writtenLength(s: string): number {
  return (
    /^[–—-]?\s?(?:\d{1,2}\s(?:de\s)?\p{L}{3,10}\.?,?(?:\s(?:del?\s)?'?(?:\d{4}|\d{2}))?|\p{L}{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?)/u.exec(
      s,
    )?.[0].length ?? 0
  )
}

const at = (value: string, start: number, end: number): DatedText => ({ value, span: { start, end }, notes: [] })
