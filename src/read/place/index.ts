/**
 * Places: every mention of a place, which one it is and where it lies.
 *
 * In     the frozen text, its sentences, proper names, the gazetteer, word lists.
 * Out    Place[] in text order, never overlapping: ids 'p1', 'p2', ... Adjectives and peoples ("Iraqi", "Iraqis") and
 *        names that stand for a state or its people ("Tehran rejected") are `associative`.
 * Units  spans: UTF-16 offsets; degrees, WGS 84, null when it is not known where the place lies.
 * Errors none for text of any kind.
 * Source GeoNames cities500 and the tables of data/places; weights fitted on LGL and GeoWebNews part A.
 */
import type { Name, Note, Place, Sentence } from '../../record/index.ts'
import type { Lexicon } from '../text/index.ts'
import { type Candidate, candidatesOf, type Line, remembering } from './candidates.ts'
import * as cue from './cues.ts'
import type { Gazetteer } from './gazetteer.ts'
import { describe, type Lists, listsOf } from './judge.ts'
import { type Choice, resolve } from './resolve.ts'
import { SHOUTED_WEIGHTS, WEIGHTS } from './weights.ts'
import { isJoined, wordsOf } from './words.ts'

export { fold } from './fold.ts'
export { type Gazetteer, type GazetteerEntry, readGazetteer } from './gazetteer.ts'

export interface PlacesInput {
  text: string
  sentences: readonly Sentence[]
  names: readonly Name[]
  gazetteer: Gazetteer
  lexicon: Lexicon
}

/** Finds and resolves all mentions of places. */
export function findPlaces({ text, sentences, names, gazetteer, lexicon }: PlacesInput): {
  places: Place[]
  notes: Note[]
  /** Time zone of the tz database by place id, where the place has one. */
  zones: Map<string, string>
} {
  const candidates = allCandidates(text, sentences, gazetteer)
  const lists = listsOf(lexicon)
  const accepted = accept(candidates, describe(candidates, lists), lists, names)
  const choices = resolve(accepted)
  const places = accepted.map((c, i) => toPlace(c, choices[i]!, `p${i + 1}`))
  const notes = places
    .filter((p) => p.lat === null && p.rule === 'place/unknown')
    .map((p) => ({
      rule: p.rule!,
      reason: `"${p.text}" is named as a place but is not in the gazetteer.`,
      span: p.span,
    }))
  const zones = new Map(
    places.flatMap(({ id }, i) => (choices[i]!.entry?.zone ? [[id, choices[i]!.entry!.zone!]] : [])),
  )
  return { places, notes, zones }
}

/** Everything in the text that could be a place. */
export function allCandidates(text: string, sentences: readonly Sentence[], gazetteer: Gazetteer): Candidate[] {
  const finder = remembering(gazetteer)
  return sentences.flatMap(({ span, heading }) => {
    const words = wordsOf(text, span)
    const line: Line = { words, shouted: isShouted(text.slice(span.start, span.end)), heading }
    return candidatesOf(line, text, finder)
  })
}

/** More than four in five letters are capitals: wire text. Only A to Z are counted. */
function isShouted(line: string): boolean {
  let capitals = 0
  let small = 0
  for (let i = 0; i < line.length; i++) {
    const c = line.charCodeAt(i)
    if (c >= 97 && c <= 122) {
      if (++small * 5 > line.length) return false
    } else if (c >= 65 && c <= 90) capitals++
  }
  return capitals > 12 && capitals > 4 * small
}

/** So much more than nothing a known place must score when the language layer reads it as a name of a place. */
const NAMED = -1

/** The candidates more likely a place than not; of two that overlap the likelier. */
function accept(
  candidates: readonly Candidate[],
  features: readonly string[][],
  lists: Lists,
  names: readonly Name[],
): Candidate[] {
  const places = new Set(names.filter((n) => n.type === 'LOC').map((n) => `${n.span.start}-${n.span.end}`))
  const persons = names.filter((n) => n.type === 'PER')
  let person = 0
  const taken: { c: Candidate; score: number }[] = []
  candidates.forEach((c, i) => {
    if (isPersonName(c, lists)) return
    const weights = c.line.shouted ? SHOUTED_WEIGHTS : WEIGHTS
    let score = 0
    for (const f of features[i]!) score += weights[f] ?? 0
    if (score <= (c.maker === '' && places.has(`${c.start}-${c.end}`) ? NAMED : 0)) return
    while (person < persons.length && persons[person]!.span.end <= c.start) person++
    const of = persons[person]?.span
    // "Paris Hilton": part of a person's name.
    if (of && of.start <= c.start && c.end <= of.end && of.end - of.start > c.end - c.start) return
    if (isEra(c)) return
    const last = taken.at(-1)
    if (last && last.c.end > c.start) {
      if (last.score >= score) return
      taken.pop()
    }
    taken.push({ c, score })
  })
  return taken.map((t) => t.c)
}

/** "Mr. Lima", "Chad Smith": whatever the weights say. */
function isPersonName({ line: { words }, from, to, maker }: Candidate, lists: Lists): boolean {
  if (maker !== '') return false
  const before = words[from - 1]
  if (before?.capital && TITLES.has(before.low) && isJoined(words[from]!.gap)) return true
  const after = words[to]
  const name = words[from]!.low
  if (to - from > 1 || !after?.capital || after.gap !== ' ') return false
  if (!lists.given.has(name) && lists.lookalikes.get(name) !== 'given') return false
  return lists.given.has(after.low) || lists.lookalikes.get(after.low) === 'surname'
}

/** "44 BC": no British Columbia. */
function isEra({ line: { words }, from, text }: Candidate): boolean {
  return text === 'BC' && /^\d{1,4}$/.test(words[from - 1]?.text ?? '')
}

const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr prof professor sgt lt col capt cpl rev sir dame'.split(' '),
)

const PRECISION = {
  country: 'country',
  region: 'region',
  water: 'region',
  facility: 'point',
  settlement: 'settlement',
  other: 'region',
} as const

function toPlace(c: Candidate, { entry, rule }: Choice, id: string): Place {
  const span = { start: c.start, end: c.end }
  if (entry === null)
    return {
      id,
      span,
      text: c.text,
      name: c.text,
      lat: null,
      lon: null,
      geonameid: null,
      country: null,
      kind: 'other',
      precision: 'point',
      rule,
    }
  const associative = entry.via === 'demonym' || standsForState(c, entry.kind)
  return {
    id,
    span,
    text: c.text,
    name: entry.name,
    lat: entry.lat,
    lon: entry.lon,
    geonameid: entry.geonameid,
    country: entry.country === '' ? null : entry.country,
    kind: entry.kind,
    precision: PRECISION[entry.kind],
    ...(associative ? { associative } : {}),
    rule,
  }
}

/** "Tehran rejected", "the Baghdad government": the name of a place, spoken of as a state or a body of people. */
function standsForState({ line: { words }, from, to }: Candidate, kind: Place['kind']): boolean {
  if (kind !== 'country' && kind !== 'settlement' && kind !== 'region') return false
  const before = words[from - 1]
  if (before && isJoined(words[from]!.gap) && cue.AT.has(before.low)) return false
  const after = words[to]
  if (!after || !isJoined(after.gap)) return false
  return cue.SAYS.has(after.low) || cue.STATE_VERBS.has(after.low) || (kind !== 'region' && cue.PEOPLE.has(after.low))
}
