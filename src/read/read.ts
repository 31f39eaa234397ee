/**
 * The corridor: the only place where the order of reading is written.
 *
 * In     one Input and the opened data files.
 * Out    a Record without `reader.ms` (the desk has the clock).
 * Errors OnrecordError from the document room for input that holds no text; nothing after it throws.
 */
import type { Name, Note, Record, Sentence } from '../record/index.ts'
import { findActors } from './actor/index.ts'
import { findClaims } from './claim/index.ts'
import { type Document, openDocument } from './document/index.ts'
import { findEvents } from './event/index.ts'
import type { Input, Resources } from './input.ts'
import { findLinks } from './link/index.ts'
import { findPlaces } from './place/index.ts'
import { type ArgumentsOf, parse, type RowsOf, type StateOf } from './syntax/index.ts'
import { MAX_LINE, splitSentences } from './text/index.ts'
import { findTimes, settleLocalTimes } from './time/index.ts'

/** The first two layers of a report: what every later step starts from. */
export interface Parsed {
  document: Document
  /** In order; empty when the report is not in English. */
  sentences: Sentence[]
  /** On sentences that were cut. */
  notes: Note[]
  names: Name[]
  argumentsOf: ArgumentsOf
  stateOf: StateOf
  rowsOf: RowsOf
}

/**
 * Opens a report and parses its sentences: those of the article, or with `parts: 'all'` those of the text around it
 * too, so that they cover the whole text.
 */
export function parseReport(
  input: Input,
  { tools, language }: Pick<Resources, 'tools' | 'language'>,
  parts: 'article' | 'all' = 'article',
): Parsed {
  const opened = openDocument(input, tools) // the text is frozen from this line on
  const hasDate = opened.published.value !== null || input.fallbackDate === undefined
  const document: Document = hasDate ? opened : { ...opened, published: { value: input.fallbackDate!, basis: 'given' } }
  const blocks = parts === 'article' ? document.blocks : document.blocks.map((b) => ({ ...b, kind: shown(b.kind) }))
  const lines = document.language === 'en' ? splitSentences(document.text, blocks) : []
  const notes = lines
    .filter((line) => line.cut)
    .map(({ span }) => ({
      rule: 'text/long-sentence',
      reason: `A sentence longer than ${MAX_LINE} characters was read in pieces.`,
      span,
    }))
  return { document, notes, ...parse(document.text, lines, language) }
}

const shown = (kind: Document['blocks'][number]['kind']) => (kind === 'skipped' ? 'paragraph' : kind)

/** Reads one report. The same input and resources always give the same record, byte for byte. */
export function readReport(input: Input, resources: Resources): Record {
  const { document, sentences, notes: textNotes, names, argumentsOf, stateOf, rowsOf } = parseReport(input, resources)
  const { text, blocks } = document
  const { lexicon, gazetteer } = resources

  const told = findTimes({ text, sentences, anchor: document.published.value })
  const { places, notes: placeNotes, zones } = findPlaces({ text, sentences, names, gazetteer, lexicon })
  const { times, notes: zoneNotes } = settleLocalTimes({ text, sentences, times: told.times, places, zones })
  const timeNotes = [...told.notes, ...zoneNotes]
  const { actors, notes: actorNotes } = findActors({
    text,
    sentences,
    names,
    places,
    lexicon,
    stateOf,
    ranker: resources.ranker(),
  })
  const anchor = document.published.value
  const found = findEvents({
    text,
    sentences,
    times,
    places,
    actors,
    anchor,
    lexicon,
    argumentsOf,
    fillers: resources.fillers,
    deeds: resources.deeds,
  })
  const {
    claims,
    events,
    notes: claimNotes,
  } = findClaims({
    text,
    sentences,
    actors,
    events: found.events,
    rowsOf,
    heads: resources.claimHeads(),
  })
  const links = findLinks({ text, sentences, events, times, places })

  return {
    schema: 'onrecord/record@1',
    id: input.id ?? input.sha256,
    document: {
      ...(input.path === undefined ? {} : { path: input.path }),
      ...(document.url === undefined ? {} : { url: document.url }),
      ...(document.publisher === undefined ? {} : { publisher: document.publisher }),
      mediaType: document.mediaType,
      bytes: input.size,
      sha256: input.sha256,
    },
    title: document.title,
    byline: document.byline,
    published: document.published,
    language: document.language,
    text,
    skipped: blocks.filter((b) => b.kind === 'skipped').map((b) => b.span),
    sentences: sentences.map((s) => s.span),
    names,
    actors,
    places,
    times,
    events,
    claims,
    links,
    notes: [...document.notes, ...textNotes, ...timeNotes, ...placeNotes, ...actorNotes, ...found.notes, ...claimNotes],
    reader: { name: 'onrecord', version: resources.version, ms: 0 },
  }
}
