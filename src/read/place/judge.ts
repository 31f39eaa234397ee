/**
 * Is it a place? Each candidate is described by named features, and their weights are added up (a logistic model).
 *
 * In     the candidates of one report, in text order; word lists.
 * Out    a score for each: above 0 is more likely a place than not.
 * Source weights.ts, fitted on LGL and GeoWebNews part A; data/places/README.md says how and with what result.
 */
import { type Lexicon, madeOf, rowsOf } from '../text/index.ts'
import type { Candidate } from './candidates.ts'
import * as cue from './cues.ts'
import { contains, kilometres } from './geo.ts'
import { isJoined, type PlaceWord } from './words.ts'

export interface Lists {
  given: ReadonlySet<string>
  /** By word: 'surname', 'word', 'calendar'; 'given' for places that are given names as well ("Chad", "Georgia"). */
  lookalikes: ReadonlyMap<string, string>
}

export function listsOf(lexicon: Lexicon): Lists {
  return madeOf(lexicon, 'places/lists', () => ({
    given: new Set(rowsOf(lexicon, 'names/given.tsv').map((row) => row[0]!)),
    lookalikes: new Map(rowsOf(lexicon, 'places/lookalikes.tsv').map((row) => [row[0]!, row[1] ?? 'word'])),
  }))
}

/** What is known of a report before its candidates are described one by one. */
interface Report {
  /** Names that stand somewhere after a place preposition or before ", Region". */
  placed: Set<string>
  /** Last words of person names: "Henry" of "Chiquita Henry". */
  persons: Set<string>
  /** Words that are also written small. */
  small: Set<string>
  times: Map<string, number>
  /** Points of places that hardly can be anything else. */
  anchors: { lat: number; lon: number }[]
  /** By name: some place of it lies within 100 km of an anchor. */
  near: Map<string, boolean>
}

/** So many are enough, and keep long lists of towns linear. */
const ANCHORS = 40

/** The features of every candidate. */
export function describe(candidates: readonly Candidate[], lists: Lists): string[][] {
  const report = survey(candidates, lists)
  return candidates.map((c, i) => featuresOf(c, candidates[i - 1], candidates[i + 1], report, lists))
}

function survey(candidates: readonly Candidate[], lists: Lists): Report {
  const report: Report = {
    placed: new Set(),
    persons: new Set(),
    small: new Set(),
    times: new Map(),
    anchors: [],
    near: new Map(),
  }
  const seen = new Set<readonly PlaceWord[]>()
  candidates.forEach((c, i) => {
    const { words } = c.line
    if (!seen.has(words)) {
      seen.add(words)
      for (const w of words) if (!w.capital) report.small.add(w.low)
    }
    const key = c.text.toLowerCase()
    report.times.set(key, (report.times.get(key) ?? 0) + 1)
    const before = words[c.from - 1]
    const next = candidates[i + 1]
    const isApposed = next !== undefined && follows(c, next) && contains(next.entries, c.entries)
    const after = words[c.to]
    const runsOn = after?.capital === true && isJoined(after.gap)
    const isAt = before !== undefined && cue.AT.has(before.low) && isJoined(words[c.from]!.gap)
    if (isApposed || (isAt && !runsOn)) report.placed.add(key)
    if (personBefore(c, lists)) report.persons.add(words[c.to - 1]!.low)
    const top = c.entries[0]
    if (
      top &&
      (isApposed || (top.population > 200_000 && isAt) || (top.feature === 'second-level' && c.to - c.from > 1))
    )
      if ((c.entries.length === 1 || top.population > 200_000) && report.anchors.length < ANCHORS)
        report.anchors.push(top)
  })
  return report
}

const BETWEEN = new Set(
  (
    'in the of a an province region state district county city town capital village northern southern eastern western central ' +
    'north south east west northeastern northwestern southeastern southwestern'
  ).split(' '),
)

/** The second may say where the first lies: "Mosul, Iraq", "Tripoli, in northern Lebanon", "Manbij in Syria". */
export function follows(first: Candidate, second: Candidate): boolean {
  if (first.line !== second.line || second.from < first.to || second.from > first.to + 4) return false
  const { words } = second.line
  if (second.from === first.to) {
    const { gap } = words[second.from]!
    return gap.includes(',') && /^[.,]? ?,? ?\(?$/.test(gap)
  }
  for (let i = first.to; i <= second.from; i++) {
    const word = words[i]!
    if (i === first.to ? !/^,? $/.test(word.gap) : !isJoined(word.gap)) return false
    if (i < second.from && !BETWEEN.has(word.low)) return false
  }
  return words[first.to]!.low === 'in' || words[first.to]!.gap === ', '
}

function personBefore(c: Candidate, lists: Lists): boolean {
  const { words } = c.line
  const before = words[c.from - 1]
  if (!before?.capital || !isJoined(words[c.from]!.gap)) return false
  return /^\p{Lu}\.?$/u.test(before.text) || cue.HONORIFICS.has(before.low) || lists.given.has(before.low)
}

function sizeOf(population: number): string {
  if (population >= 1_000_000) return '1M'
  if (population >= 200_000) return '200k'
  if (population >= 50_000) return '50k'
  if (population >= 10_000) return '10k'
  if (population >= 2_000) return '2k'
  return 'small'
}

function featuresOf(
  c: Candidate,
  previous: Candidate | undefined,
  next: Candidate | undefined,
  report: Report,
  lists: Lists,
): string[] {
  const f: string[] = ['always']
  const { words, shouted } = c.line
  const length = c.to - c.from
  const key = c.text.toLowerCase()
  const low = words[c.from]!.low

  // What the gazetteer says of it.
  if (c.maker !== '') f.push(`maker ${c.maker}`, 'made')
  else {
    const top = c.entries.find((e) => e.via === 'name') ?? c.entries[0]!
    const strongest = c.entries.find((e) => e.kind === 'country' || e.feature === 'first-level') ?? top
    if (strongest.kind === 'settlement') f.push(`town ${sizeOf(top.population)} ${length > 1 ? 'long' : 'short'}`)
    else if (strongest.via === 'abbreviation')
      f.push(
        `${strongest.feature} ${c.text.includes('.') ? 'points' : 'letters'}`,
        shouted ? 'letters shouted' : 'letters',
      )
    else f.push(`${strongest.feature} ${strongest.via}`)
    if (strongest.via === 'alternate' && strongest.kind === 'settlement') f.push('other name only')
    if (c.entries.some((e) => e.feature === 'capital' && e.via === 'name')) f.push('capital')
    if (c.entries.length > 3) f.push('many places')
    if (report.anchors.length > 0 && strongest.kind !== 'country')
      f.push(isNear(c, key, report) ? 'near others' : 'far from others')
    if (c.text.length <= 3 && strongest.via !== 'abbreviation') f.push('three letters')
  }
  // What the word is else.
  if (length === 1) {
    const other = lists.lookalikes.get(low)
    if (other && other !== 'given') f.push(`also ${other}`)
    if (lists.given.has(low)) f.push('also given name')
    if (report.small.has(low)) f.push('written small')
  }
  if (report.persons.has(words[c.to - 1]!.low)) f.push('person elsewhere')
  if (report.placed.has(key)) f.push('placed somewhere')
  const times = report.times.get(key)!
  if (times > 1) f.push(times > 3 ? 'often' : 'again')
  if (shouted) f.push('shouted')
  if (c.line.heading) f.push('heading')

  const nextWord = words[c.to]
  const runsOn =
    nextWord?.capital === true && nextWord.gap === ' ' && !cue.ORGS.has(nextWord.low) && !cue.STREETS.has(nextWord.low)
  if (runsOn && length === 1 && (lists.given.has(low) || lists.lookalikes.get(low) === 'surname'))
    f.push('name before capital')
  if (nextWord?.capital && nextWord.gap === ' ' && cue.PAPERS.has(nextWord.low)) f.push('before newspaper')
  before(c, previous, f, lists)
  after(c, next, f, lists)
  return f
}

function isNear(c: Candidate, key: string, report: Report): boolean {
  let near = report.near.get(key)
  if (near === undefined) {
    near = c.entries.some((e) => report.anchors.some((a) => Math.abs(a.lat - e.lat) < 1 && kilometres(a, e) < 100))
    report.near.set(key, near)
  }
  return near
}

function before(c: Candidate, previous: Candidate | undefined, f: string[], lists: Lists): void {
  const { words } = c.line
  const word = words[c.from - 1]
  const gap = words[c.from]!.gap
  if (!word) {
    f.push('opens')
    return
  }
  if (previous && previous.entries.length > 0 && follows(previous, c) && contains(c.entries, previous.entries))
    f.push('holds the one before')
  if (!isJoined(gap)) {
    f.push(gap.includes(',') ? (word.capital ? 'after name, comma' : 'after comma') : 'after mark')
    return
  }
  if (word.capital) {
    if (/^\p{Lu}\.?$/u.test(word.text)) f.push('after initial')
    else if (cue.HONORIFICS.has(word.low)) f.push('after honorific')
    else if (lists.given.has(word.low)) f.push('after given name')
    else if (cue.DIRECTIONS.has(word.low)) f.push('after direction')
    else if (cue.AT.has(word.low)) f.push('at')
    else if (cue.OFFICES.has(word.low)) f.push('after office')
    else if (/^\p{N}/u.test(word.text)) f.push('after number')
    else if (['the', 'a', 'an', 'and', 'but', 'when', 'while', 'as', 'for', 'with', 'by'].includes(word.low))
      f.push('after small word')
    else f.push('after capital')
    if (gap === '-') f.push('after hyphen')
    return
  }
  if (cue.AT.has(word.low)) f.push('at')
  else if (word.low === 'of')
    f.push(cue.PLACE_NOUNS.has(words[c.from - 2]?.low ?? '') ? 'after place noun of' : 'after of')
  else if (cue.DIRECTIONS.has(word.low)) f.push('after direction')
  else if (word.low === 'the') f.push(cue.AT.has(words[c.from - 2]?.low ?? '') ? 'after at the' : 'after the')
  else if (word.low === 'and' || word.low === 'or') f.push('after and')
  else if (word.low === 'a' || word.low === 'an') f.push('after a')
  else if (cue.OFFICES.has(word.low)) f.push('after office')
  else if (['by', 'with', 'for', 'against', 'on', 'that', 'about'].includes(word.low)) f.push(`after ${word.low}`)
  else f.push('after word')
}

function after(c: Candidate, next: Candidate | undefined, f: string[], lists: Lists): void {
  const { words } = c.line
  const word = words[c.to]
  if (!word) {
    f.push('ends')
    return
  }
  if (next && follows(c, next)) f.push(contains(next.entries, c.entries) ? 'within the next' : 'before a name')
  if (!isJoined(word.gap)) {
    if (/^[’'`´]s /.test(word.gap)) f.push(word.capital ? "'s Name" : "'s")
    else if (word.gap.startsWith(',')) f.push(/^\p{N}/u.test(word.text) ? 'before age' : 'before comma')
    else f.push('before mark')
    return
  }
  if (word.gap === '-') f.push(['based', 'area', 'born'].includes(word.low) ? 'before -based' : 'before hyphen')
  if (word.capital) {
    if (cue.STREETS.has(word.low)) f.push('before street')
    else if (cue.ORGS.has(word.low)) f.push('before organisation')
    else if (/^\p{N}/u.test(word.text)) f.push('before number')
    else if (cue.OFFICES.has(word.low) || cue.HONORIFICS.has(word.low)) f.push('before office')
    else if (lists.given.has(word.low)) f.push('before given name')
    else f.push(words[c.to + 1]?.capital && isJoined(words[c.to + 1]!.gap) ? 'before two capitals' : 'before capital')
    return
  }
  if (cue.SAYS.has(word.low)) f.push('before says')
  else if (cue.STATE_VERBS.has(word.low)) f.push('before verb')
  else if (cue.PEOPLE.has(word.low)) f.push('before people')
  else if (['and', 'or'].includes(word.low)) f.push('before and')
  else if (cue.AT.has(word.low) || ['on', 'of', 'for', 'with', 'by', 'after'].includes(word.low))
    f.push('before preposition')
  else f.push('before word')
}
