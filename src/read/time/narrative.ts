/**
 * Tells histories from news: a history dates its events itself, one after another, by year; news counts from the day
 * it was published.
 *
 * Rule   narrative when at least 8 years are told, they make at least 3 in 10 of all months, weekdays, years and words
 *        that count from now, and most of them lie before the anchor's year.
 */
import { civil } from './calendar.ts'
import type { Words } from './lex.ts'
import { months, units, weekdays } from './words.ts'

const deictic = new Set(['today', 'yesterday', 'tomorrow', 'tonight', 'ago'])
const fromNow = new Set(['last', 'this', 'next'])
const leads = new Set('in since until by of from to during early late mid and after before between'.split(' '))

export function isNarrative(words: Words, anchor: number | null): boolean {
  const limit = anchor === null ? Number.POSITIVE_INFINITY : civil(anchor).year - 1
  let [years, past, others] = [0, 0, 0]
  for (let i = 0; i < words.word.length; i++) {
    const word = words.word[i]!
    const before = words.word[i - 1] ?? ''
    if (/^\d/.test(word)) {
      const next = words.word[i + 1]
      const year = words.num[i]!
      const era = next === 'bc' || next === 'bce'
      const led = leads.has(before) || before === ',' || Object.hasOwn(months, before)
      if (!era && !(word.length === 4 && year >= 1000 && year < 2100 && led)) continue
      years++
      if (era || year < limit) past++
    } else if (Object.hasOwn(weekdays, word) || deictic.has(word)) others += 3
    else if (Object.hasOwn(units, word) && fromNow.has(before)) others += 3
    else if (Object.hasOwn(months, word) && word !== 'may' && word !== 'march') others++
  }
  return years >= 8 && past * 2 > years && years >= 0.3 * (years + others)
}
