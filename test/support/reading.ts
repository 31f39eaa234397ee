/** A report read room by room for tests: no files but data/, no gazetteer. */
import { readFileSync } from 'node:fs'
import { findActors, OWN_ACTORS, Ranker } from '../../src/read/actor/index.ts'
import { ClaimHeads, findClaims } from '../../src/read/claim/index.ts'
import { Deeds, Fillers, findEvents } from '../../src/read/event/index.ts'
import { findLinks } from '../../src/read/link/index.ts'
import { type Language, openLanguage, parse } from '../../src/read/syntax/index.ts'
import { splitSentences } from '../../src/read/text/index.ts'
import type { Place, Span, Timex } from '../../src/record/index.ts'

const files = new Map<string, string>()
/** Text of data/`name`. */
export function lexicon(name: string): string {
  let text = name === OWN_ACTORS ? '' : files.get(name)
  if (text === undefined) {
    text = readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    files.set(name, text)
  }
  return text
}

let opened: Language | undefined
/** The language layer of models/english. */
export function language(): Language {
  const file = (name: string) => readFileSync(new URL(`../../models/english/${name}`, import.meta.url))
  const lemmas = file('lemmas.tsv').toString('utf8')
  opened ??= openLanguage({ weights: file('weights.bin'), lemmas, names: file('names.bin') })
  return opened
}

let chains: Ranker | undefined
/** The ranker of models/coref. */
function ranker(): Ranker {
  chains ??= new Ranker(readFileSync(new URL('../../models/coref/ranker.bin', import.meta.url)))
  return chains
}

let heads: ClaimHeads | undefined
/** The heads of models/claims. */
function claimHeads(): ClaimHeads {
  heads ??= new ClaimHeads(readFileSync(new URL('../../models/claims/heads.bin', import.meta.url)))
  return heads
}

let kinds: Deeds | undefined
/** The model of models/deeds. */
function deeds(): Deeds {
  kinds ??= new Deeds(readFileSync(new URL('../../models/deeds/deeds.bin', import.meta.url)))
  return kinds
}

let fills: Fillers | undefined
/** The model of models/fillers. */
function fillers(): Fillers {
  fills ??= new Fillers(readFileSync(new URL('../../models/fillers/fillers.bin', import.meta.url)))
  return fills
}

/** One paragraph a line; lines in capitals only are headings elsewhere, here all are paragraphs. */
export function sentencesOf(text: string) {
  return parsed(text).sentences
}

/** The language layer of a text whose every line is a paragraph. */
export function parsed(text: string) {
  const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({
    span: { start: m.index, end: m.index + m[0].length },
    kind: 'paragraph' as const,
  }))
  return parse(text, splitSentences(text, blocks), language)
}

/** Reads a text with the rooms that need neither clock nor gazetteer; times and places are what the test says. */
export function reading(text: string, given: { times?: Timex[]; places?: Place[] } = {}) {
  const times = given.times ?? []
  const places = given.places ?? []
  const { sentences, names, argumentsOf, stateOf, rowsOf } = parsed(text)
  const { actors, notes } = findActors({ text, sentences, names, places, lexicon, stateOf, ranker: ranker() })
  const found = findEvents({
    text,
    sentences,
    times,
    places,
    actors,
    anchor: null,
    lexicon,
    argumentsOf,
    fillers,
    deeds,
  })
  const {
    claims,
    events,
    notes: claimNotes,
  } = findClaims({ text, sentences, actors, events: found.events, rowsOf, heads: claimHeads() })
  const links = findLinks({ text, sentences, events, times, places })
  const cut = (span: Span | null) => (span ? text.slice(span.start, span.end) : null)
  return { sentences, names, actors, events, claims, links, notes: [...notes, ...claimNotes], cut }
}
