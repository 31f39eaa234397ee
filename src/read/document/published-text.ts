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
  return (
    fromDateLine(text, blocks, false) ??
    fromDateline(text, blocks) ??
    fromDateLine(text, blocks, true) ?? { value: null, notes: [] }
  )
}

/**
 * A block that holds a date and little else: "Published June 3, 2021", "By Jane Roe | 3 June 2021 14:05 BST". The day of
 * an update is only asked for when nothing else is there.
 */
function fromDateLine(text: string, blocks: readonly Block[], isUpdate: boolean): DatedText | null {
  for (const { span } of blocks.slice(0, topBlocks)) {
    const line = text.slice(span.start, span.end)
    if (line.length > 120) continue
    const found = findDays(line)[0]
    if (!found) continue
    const rest = (line.slice(0, found.start) + line.slice(found.end)).trim()
    if (/^(?:last )?(?:updated?|modified)\b/i.test(rest) !== isUpdate) continue
    const isLabelled = /\b(?:published|posted|issued|released|date|filed)\b/i.test(rest)
    const isBare = rest.split(/\s+/).length <= 6 && !/[.!?]$/.test(rest)
    if (isUpdate || isLabelled || /^by\b/i.test(rest) || (isBare && isStamp(rest))) {
      return at(found.value, span.start + found.start, span.start + found.end)
    }
  }
  return null
}

/** Words of a sentence, which a date line does not have. */
const sentenceWord =
  /^(?:is|was|were|are|has|have|had|in|on|of|after|before|since|until|from|to|killed|dies?|dead|kills?|attacks?)$/i
const stampWord = /^(?:\p{Lu}[\p{L}.'’]{0,20}|[ap]\.?m\.?|at|\d{1,2}(?:[:.]\d{2}){0,2}(?:[ap]m)?)$/u

/** True for what may stand beside the date in a date line: weekday, hour, zone, separators, the publisher's name. */
const isStamp = (rest: string): boolean =>
  rest
    .split(/[\s|,@•·/()–—-]+/)
    .filter((w) => w !== '')
    .every((w) => stampWord.test(w) && !sentenceWord.test(w))

/** Characters from the start of a paragraph within which its dateline ends. */
const datelineLength = 160
/** A day and month, with a year of two figures or none; a full day is found by findDays. */
const shortDay =
  /\b(?:(\d{1,2}) ([A-Za-zÀ-ž]{3,10})\.?,?(?: '?(\d{2})(?!\d))?|([A-Za-zÀ-ž]{3,10})\.? (\d{1,2})(?!\d)(?:,? '(\d{2})(?!\d))?)/g

/**
 * "PORT LEMA, 26 FEB 90 (AGENCY) -- [TEXT] ...", "BAGHDAD, June 28, 2021 (Agency) - ...": words in capitals, a day, a
 * dash. Two-figure years: 50-99 are 1950-1999, 00-49 are 2000-2049.
 */
function fromDateline(text: string, blocks: readonly Block[]): DatedText | null {
  for (const { span } of blocks.filter((b) => b.kind !== 'skipped').slice(0, 4)) {
    const start = text.slice(span.start, Math.min(span.end, span.start + datelineLength)).replace(/\s/g, ' ')
    const isDateline = (from: number, to: number): boolean => isPlace(start.slice(0, from)) && isDash(start.slice(to))
    const full = findDays(start).find((d) => isDateline(d.start, d.end))
    if (full) return at(full.value, span.start + full.start, span.start + full.end)
    for (const m of start.matchAll(shortDay)) {
      const month = monthOf(m[2] ?? m[4]!)
      const [from, to] = [m.index, m.index + m[0].length]
      if (month === null || !isDateline(from, to)) continue
      const year = m[3] ?? m[6]
      const place = { start: span.start + from, end: span.start + to }
      if (year === undefined) {
        const reason = 'The dateline gives a day without a year; the publication day stays unknown.'
        return { value: null, notes: [{ rule: 'document/dateline-without-year', reason, span: place }] }
      }
      const value = day(`${Number(year) >= 50 ? '19' : '20'}${year}`, String(month), m[1] ?? m[5]!)
      if (value) return at(value, place.start, place.end)
    }
  }
  return null
}

/** What stands before the day of a dateline: nothing, or a few words that begin with capitals. */
function isPlace(before: string): boolean {
  const words = before
    .replace(/[\s("“[,/–—-]+/g, ' ')
    .trim()
    .split(' ')
  return (
    words.length <= 10 &&
    words.every((w) => w === '' || /^(?:\p{Lu}|al-|el-|de$|of$|and$|the$)/u.test(w)) &&
    !/[.!?:] /.test(before)
  )
}

/** What follows the day of a dateline: perhaps the agency in brackets, then a dash. */
const isDash = (after: string): boolean =>
  /^[ ,)]{0,3}(?:[([][^\n]{1,60}?[)\]]{1,2} {0,3}){0,2}(?:--?|[–—_:])(?=[ \w"“[]|$)/.test(after)

const at = (value: string, start: number, end: number): DatedText => ({ value, span: { start, end }, notes: [] })
