/** Why a value is what it is, in words: what the rule that found it rested on. Pure. */
import type { Event, Place, Record, Span, Timex } from '../../../src/record/index.ts'
import { BASES, formatDay } from './format.ts'

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** What the reader noted about these words. */
export const notesOn = (record: Record, span: Span): string[] =>
  record.notes.filter((n) => n.span && overlaps(n.span, span)).map((n) => n.reason)

/** Why a time has its value, or has none. */
export function whyTime(record: Record, t: Timex): string {
  const words = record.text.slice(t.span.start, t.span.end)
  const { value, basis } = record.published
  if (t.type === 'DURATION') return 'A length of time: it has no place on the calendar of its own'
  if (t.type === 'SET') return 'It repeats: it has no one day'
  if (/\b\d{4}\b/.test(words) && t.resolved) return 'The words name the year themselves'
  if (!t.resolved)
    return value === null
      ? 'The day of publication is not known: nothing to count from. Give it at the head of the report'
      : 'The words do not say which one'
  if (value === null) return 'Counted from another time of the report'
  return `Counted from the day of publication, ${formatDay(value)} (${BASES[basis]}), or from a time told before`
}

/** Why a place lies where it does. */
export function whyPlace(p: Place): string {
  const known: { [rule: string]: string } = {
    'place/only-one': 'The gazetteer has one place of this name',
    'place/largest': 'Of several places of this name the one that most people live in: look at it twice',
    'place/in-region': 'The one of this name in the region that the report names',
    'place/unknown': 'The gazetteer has no place of this name',
  }
  return known[p.rule ?? ''] ?? (p.lat === null ? 'Not settled' : 'Chosen among the places of this name')
}

/** How the places of an event are known. */
export const whyWhere = (e: Event): string =>
  e.whereBasis === 'context' ? 'from another sentence on the same deed' : 'from the sentence itself'
