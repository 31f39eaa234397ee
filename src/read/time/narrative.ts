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

/** A year that the words put an event in, at word index `at`. */
export interface YearTold {
  at: number
  year: number
}

/** What a first look at a text says about how it tells time. */
export interface Telling {
  narrative: boolean
  /** Years in text order; those that only name a thing ("the 1973 accord") are left out. */
  years: YearTold[]
}

export function howTold(words: Words, anchor: number | null): Telling {
  const limit = anchor === null ? Number.POSITIVE_INFINITY : civil(anchor).year - 1
  const years: YearTold[] = []
  let [past, others] = [0, 0]
  for (let i = 0; i < words.word.length; i++) {
    const word = words.word[i]!
    const before = words.word[i - 1] ?? '\n'
    if (/^\d/.test(word)) {
      const next = words.word[i + 1]
      const n = words.num[i]!
      const era = next === 'bc' || next === 'bce'
      const led = leads.has(before) || before === ',' || before === '\n' || Object.hasOwn(months, before)
      if (!era && !(word.length === 4 && n >= 1000 && n < 2100 && led)) continue
      const year = era ? 1 - n : n
      years.push({ at: i, year })
      if (year < limit) past++
    } else if (Object.hasOwn(weekdays, word) || deictic.has(word)) others += 3
    else if (Object.hasOwn(units, word) && fromNow.has(before)) others += 3
    else if (Object.hasOwn(months, word) && word !== 'may' && word !== 'march') others++
  }
  const narrative = years.length >= 8 && past * 2 > years.length && years.length >= 0.3 * (years.length + others)
  return { narrative, years }
}

/**
 * False for a year that a history mentions in passing and then leaves: one that only names a thing, or that leaps
 * ahead or back between two years in step ("1964, as files opened in 2005 showed, ... 1964").
 */
export function movesOn(years: readonly YearTold[], start: number, end: number): boolean {
  let [k, high] = [0, years.length]
  while (k < high) {
    const mid = (k + high) >> 1
    if (years[mid]!.at < start) k = mid + 1
    else high = mid
  }
  if (k === years.length || years[k]!.at >= end) return false
  const [before, here, after] = [years[k - 1]?.year, years[k]!.year, years[k + 1]?.year]
  if (before === undefined || after === undefined || before > after) return true
  return here >= before && here <= after
}
