/**
 * The corridor: the only place where the order of reading is written.
 *
 * In     one Input and the opened data files.
 * Out    a Record without `reader.ms` (the desk has the clock).
 * Errors OnrecordError from the document room for input that holds no text; nothing after it throws.
 */
import type { Record } from '../record/index.ts'
import { findActors } from './actor/index.ts'
import { findClaims } from './claim/index.ts'
import { openDocument } from './document/index.ts'
import { findEvents } from './event/index.ts'
import type { Input, Resources } from './input.ts'
import { findLinks } from './link/index.ts'
import { findPlaces } from './place/index.ts'
import { findNames, parse } from './syntax/index.ts'
import { splitSentences } from './text/index.ts'
import { findTimes } from './time/index.ts'

/** Reads one report. The same input and resources always give the same record, byte for byte. */
export function readReport(input: Input, resources: Resources): Record {
  const document = openDocument(input) // the text is frozen from this line on
  const { text, blocks } = document
  const { lexicon, gazetteer } = resources
  const isEnglish = document.language === 'en'

  const lines = isEnglish ? splitSentences(text, blocks) : []
  const sentences = parse(text, lines)
  const names = findNames({ text, sentences, lexicon })
  const { times, notes: timeNotes } = findTimes({ text, sentences, anchor: document.published.value })
  const { places, notes: placeNotes } = findPlaces({ text, sentences, names, gazetteer, lexicon })
  const { actors, notes: actorNotes } = findActors({ text, sentences, names, places, lexicon })
  const anchor = document.published.value
  const found = findEvents({ text, sentences, times, places, actors, anchor, lexicon })
  const { claims, events } = findClaims({ text, sentences, actors, events: found.events })
  const links = findLinks({ text, sentences, events, times })

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
    notes: [...document.notes, ...timeNotes, ...placeNotes, ...actorNotes, ...found.notes],
    reader: { name: 'onrecord', version: resources.version, ms: 0 },
  }
}
