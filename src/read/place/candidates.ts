/**
 * Candidates: every run of words that the gazetteer knows, longest first, and names made with a word such as "Lake"
 * or "Street" that it does not know.
 *
 * Out    Candidate[] in text order; a made name may overlap the known one it begins with ("Memphis Street"). Whether
 *        each is a place is for judge.ts, which place for resolve.ts.
 */
import { LEVELS } from './cues.ts'
import type { Gazetteer, GazetteerEntry } from './gazetteer.ts'
import { isJoined, type PlaceWord } from './words.ts'

export interface Line {
  words: PlaceWord[]
  /** Written in capitals throughout: capitals say nothing here. */
  shouted: boolean
  heading: boolean
}

export interface Candidate {
  line: Line
  /** Index of the first and one past the last word of the name in line.words. */
  from: number
  to: number
  start: number
  end: number
  text: string
  /** Known places of that name, largest first; empty for a made name. */
  entries: readonly GazetteerEntry[]
  /** The word that makes it a name of a thing on the map ("street", "lake"); '' when the gazetteer knows it. */
  maker: string
}

/** Longest name in words. */
const LONGEST = 6
const INNER = new Set(
  'de del la las los le les of the and al el an ad ar as ash at az du da do dos das di upon on in am der den y e i au aux sur sous des von zu'.split(
    ' ',
  ),
)
const ARTICLES = new Set(['al', 'el', 'ad', 'an', 'ar', 'as', 'ash', 'at', 'az', 'ez'])

/** Words written small that end a name the gazetteer knows: "Rafah crossing", "Conoco gas field". */
const TAILS = new Set(
  'camp camps crossing border airport airbase airfield air base prison field gas oil refugee power plant nuclear reactor refinery dam bridge hospital corridor checkpoint naval military'.split(
    ' ',
  ),
)

/** Never the first word of a made name, however it is written. */
const NOT_FIRST = new Set(
  'the a an this that these those his her its their our my each every no some any all of in on at to and or'.split(' '),
)

/** Words that make a name of what stands before them ("Elm Street"). */
export const AFTER_MAKERS: ReadonlySet<string> = new Set(
  (
    'street st road rd avenue ave boulevard blvd lane drive highway bridge river creek lake bay island islands beach mountain ' +
    'mountains valley canyon park airport airfield square stadium arena hospital university college school county parish ' +
    'township province governorate district prefecture oblast village forest plaza dam reservoir harbor harbour peninsula ' +
    'desert ocean sea strait canal falls springs cemetery prison crossing camp church mosque cathedral museum library ' +
    'theatre theater center centre courthouse hotel'
  ).split(' '),
)
/** Words that make a name of what stands behind them ("Lake Chad"). */
export const BEFORE_MAKERS: ReadonlySet<string> = new Set([
  'lake',
  'mount',
  'mt',
  'fort',
  'ft',
  'camp',
  'port',
  'cape',
  'county',
  'co',
  'highway',
  'interstate',
  'route',
])

export interface Finder {
  find(name: string): readonly GazetteerEntry[]
  isPrefix(words: string): boolean
}

/** The gazetteer, asked once for each name of a report. */
export function remembering(gazetteer: Gazetteer): Finder {
  const found = new Map<string, readonly GazetteerEntry[]>()
  const prefixes = new Map<string, boolean>()
  return {
    find: (name) => {
      let entries = found.get(name)
      if (!entries) {
        entries = gazetteer.find(name)
        found.set(name, entries)
      }
      return entries
    },
    isPrefix: (words) => {
      let is = prefixes.get(words)
      if (is === undefined) {
        is = gazetteer.isPrefix(words)
        prefixes.set(words, is)
      }
      return is
    },
  }
}

/** All candidates of one line. */
export function candidatesOf(line: Line, text: string, finder: Finder): Candidate[] {
  const { words } = line
  const found: Candidate[] = []
  let i = 0
  while (i < words.length) {
    const known = canStart(words, i) ? longest(words, i, text, finder) : undefined
    const made = words[i]!.capital && !NOT_FIRST.has(words[i]!.low) ? madeName(words, i, known?.to ?? i + 1) : undefined
    if (known) known.entries = ofLevel(known, words, text.slice(words[i]!.start, words[known.to - 1]!.end), finder)
    for (const run of [known, made]) {
      if (!run) continue
      const start = words[i]!.start
      const end = words[run.to - 1]!.end
      const name = text.slice(start, end)
      found.push({ line, from: i, to: run.to, start, end, text: name, entries: run.entries, maker: run.maker })
    }
    i = known?.to ?? i + 1
  }
  return found
}

/** "Kandahar province" is the province, though the town has the name; the word itself is not part of the name. */
function ofLevel(run: Run, words: readonly PlaceWord[], name: string, finder: Finder): readonly GazetteerEntry[] {
  const next = words[run.to]
  if (next === undefined || !LEVELS.has(next.low) || !isJoined(next.gap)) return run.entries
  for (const level of [next.low, 'province', 'governorate', 'region', 'state', 'department', 'oblast']) {
    const regions = finder.find(`${name} ${level}`).filter((e) => e.kind === 'region')
    if (regions.length > 0) return regions
  }
  const regions = run.entries.filter((e) => e.kind === 'region' && e.via === 'name')
  return regions.length > 0 ? regions : run.entries
}

function canStart(words: readonly PlaceWord[], i: number): boolean {
  const word = words[i]!
  if (/^\p{N}/u.test(word.text)) return false
  if (word.capital) return true
  const next = words[i + 1]
  return ARTICLES.has(word.low) && next?.capital === true && next.gap === '-'
}

interface Run {
  to: number
  entries: readonly GazetteerEntry[]
  maker: string
}

function longest(words: readonly PlaceWord[], from: number, text: string, finder: Finder): Run | undefined {
  let best: Run | undefined
  const start = words[from]!.start
  for (let to = from + 1; to <= Math.min(words.length, from + LONGEST); to++) {
    const last = words[to - 1]!
    if (to > from + 1 && !isJoined(last.gap) && !(last.gap === ', ' && /^D\.?C\.?$/.test(last.text))) break
    const isTail = !last.capital && to > from + 1 && TAILS.has(last.low)
    if (to > from + 1 && !last.capital && !isTail && !INNER.has(last.low)) break
    const name = text.slice(start, last.end)
    if (last.capital || isTail) {
      const entries = finder.find(name)
      if (entries.length > 0) best = { to, entries, maker: '' }
      else if (name.endsWith('.') && !name.slice(0, -1).includes('.')) {
        const bare = finder.find(name.slice(0, -1))
        if (bare.length > 0 && to - from > 1) best = { to, entries: bare, maker: '' }
      }
    }
    if (!finder.isPrefix(name)) break
  }
  return best
}

/** "Memphis Street", "Lake Manassas", "Walker County Jail" (up to "County"): capitalised, joined, not in the gazetteer. */
function madeName(words: readonly PlaceWord[], from: number, known: number): Run | undefined {
  if (BEFORE_MAKERS.has(words[from]!.low) && known === from + 1) {
    const next = words[from + 1]
    if (next?.capital && isJoined(next.gap)) return { to: from + 2, entries: [], maker: words[from]!.low }
  }
  let made: Run | undefined
  for (let to = from + 1; to < Math.min(words.length, from + 4); to++) {
    const word = words[to]!
    if (!word.capital || !isJoined(word.gap)) break
    if (to >= known && AFTER_MAKERS.has(word.low)) made = { to: to + 1, entries: [], maker: word.low }
  }
  return made
}
