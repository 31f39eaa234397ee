/**
 * What a report tells of, as counted terms: its words, the names in it, numbers, days, places, deeds with those who take
 * part, and apart from these what its first sentences say.
 *
 * In     a Record.
 * Out    a Telling. Terms are lower case, without inflection of number, cut to STEM letters ("militiamen", "militia").
 */
import type { Record } from '../record/index.ts'

/** Kinds of terms. `pairs` are neighbours among the content words; the lead is the first LEAD sentences. */
export const CHANNELS = ['words', 'names', 'numbers', 'lead', 'leadNames', 'deeds', 'places', 'days', 'pairs'] as const
export type Channel = (typeof CHANNELS)[number]

export type Terms = Map<string, number>
export interface Telling {
  report: string
  terms: { [channel in Channel]: Terms }
}

const LEAD = 3
const STEM = 7

const EMPTY_WORDS = new Set(
  'the a an of to in on at for and or but with by from as is are was were be been has have had it its he she they his her their this that these those not no will would said say says who which after before over more than into out up about we i you'.split(
    ' ',
  ),
)

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}'
const DAYS = new RegExp(
  `\\b(?:${MONTH}\\.? (\\d{1,2})|(\\d{1,2}) ${MONTH}|((?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:19|20)\\d\\d))\\b`,
  'g',
)

export function tellingOf(record: Record): Telling {
  const { text, sentences } = record
  const words = termsOf(text)
  const lead = sentences[Math.min(LEAD, sentences.length) - 1]?.end ?? 0
  const names = (end: number) =>
    record.names
      .filter((n) => n.span.start < end)
      .flatMap((n) => termsOf(text.slice(n.span.start, n.span.end)).filter((w) => w.length > 1))
  return {
    report: record.id,
    terms: {
      words: counted(words),
      names: counted(names(text.length)),
      numbers: counted(words.filter((w) => /^\d/.test(w))),
      lead: counted(termsOf(text.slice(0, lead))),
      leadNames: counted(names(lead)),
      deeds: counted(deedsOf(record)),
      places: counted(
        record.places.flatMap((p) => (p.precision === 'country' ? [] : [String(p.geonameid ?? p.name.toLowerCase())])),
      ),
      days: counted(daysOf(text)),
      pairs: counted(words.slice(1).map((w, i) => `${words[i]} ${w}`)),
    },
  }
}

/** The content words of a text, in order, as terms. */
export function termsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter((w) => w !== 's' && !EMPTY_WORDS.has(w)).map((w) => w.replace(/s$/, '').slice(0, STEM))
}

/** The type of each event with each word of those who take part in it. */
function deedsOf({ text, events, actors }: Record): string[] {
  const nameOf = new Map(actors.map((a) => [a.id, a.name]))
  return events.flatMap(({ type, participants }) =>
    participants.flatMap((p) => {
      const name = (p.actor === null ? undefined : nameOf.get(p.actor)) ?? text.slice(p.span.start, p.span.end)
      return [...new Set(termsOf(name))].filter((w) => w.length > 2).map((w) => `${type} ${w}`)
    }),
  )
}

/** "feb22", "monday", "2009". */
function daysOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(DAYS)].map(([, month, day, dayFirst, monthAfter, other]) =>
    month !== undefined && MONTHS.includes(month) ? `${month}${day}` : (other ?? `${monthAfter}${dayFirst}`),
  )
}

function counted(terms: string[]): Terms {
  const counts: Terms = new Map()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
