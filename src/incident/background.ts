/**
 * How common terms are: in English at large (the background, counted once on texts outside) and in the reports at hand.
 *
 * In     the background as a table: a first line "documents N", then "term<TAB>documents that have it" a line.
 * Out    weights of terms: the logarithm of how many documents there are to one that has the term (idf).
 */
import { CHANNELS, type Channel, type Telling, type Terms } from './terms.ts'

export interface Background {
  documents: number
  counts: ReadonlyMap<string, number>
}

/** @throws Error when the table has no first line with the number of documents. */
export function parseBackground(table: string): Background {
  const [head = '', ...rows] = table.trimEnd().split('\n')
  const documents = Number(/^documents\t(\d+)$/.exec(head)?.[1])
  if (Number.isNaN(documents)) throw new Error(`expected "documents<TAB>N", got ${JSON.stringify(head.slice(0, 40))}`)
  const counts = rows.map((row): [string, number] => {
    const [term = '', count] = row.split('\t')
    return [term, Number(count)]
  })
  return { documents, counts: new Map(counts) }
}

/** The background counts as so many documents beside those at hand. */
const BACKGROUND_DOCUMENTS = 150
const IS_WORD: readonly Channel[] = ['words', 'names', 'lead', 'leadNames']

/** Terms of one channel with their weights, and the root of the sum of their squares. */
export interface Weighted {
  weights: Terms
  norm: number
  sum: number
}
export type WeightedTelling = { report: string } & { [channel in Channel]: Weighted }

/** The tellings with their terms weighed against each other and the background. */
export function weigh(tellings: readonly Telling[], background: Background): WeightedTelling[] {
  const total = tellings.length + BACKGROUND_DOCUMENTS
  const scale = BACKGROUND_DOCUMENTS / background.documents
  const own = new Map(CHANNELS.map((channel) => [channel, documentsWith(tellings, channel)]))
  const idf = (channel: Channel, term: string): number => {
    const here = own.get(channel)!.get(term) ?? 0
    const elsewhere = IS_WORD.includes(channel) ? (background.counts.get(term) ?? 0) * scale : 0
    return Math.max(0.05, Math.log((total + 1) / (here + elsewhere + 0.5)))
  }
  return tellings.map(({ report, terms }) => {
    const weighed = CHANNELS.map(
      (channel) => [channel, weighted(terms[channel], (term) => idf(channel, term))] as const,
    )
    return { report, ...(Object.fromEntries(weighed) as { [channel in Channel]: Weighted }) }
  })
}

function weighted(terms: Terms, idf: (term: string) => number): Weighted {
  const weights: Terms = new Map()
  let squares = 0
  let sum = 0
  for (const [term, count] of terms) {
    const weight = (1 + Math.log(count)) * idf(term)
    weights.set(term, weight)
    squares += weight * weight
    sum += weight
  }
  return { weights, norm: Math.sqrt(squares), sum }
}

function documentsWith(tellings: readonly Telling[], channel: Channel): Terms {
  const counts: Terms = new Map()
  for (const { terms } of tellings)
    for (const term of terms[channel].keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
