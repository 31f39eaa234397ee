/**
 * Reading one gathered input in this thread. Here the clock joins the record: `reader.ms`.
 *
 * Out    a record, or for `layer: 'sentences'` the parsed sentences of the whole text.
 * Errors returned as an OnrecordError: what the document room refuses, and READER_FAILED for a fault of ours.
 */
import type { Input } from '../read/input.ts'
import { parseReport, readReport } from '../read/read.ts'
import { OnrecordError } from '../record/error.ts'
import type { Name, Record, Sentence } from '../record/index.ts'
import { loadResources } from './resources.ts'

/** The language layer of a whole report, its boilerplate included. */
export interface Parse {
  id: string
  text: string
  language: string
  sentences: Sentence[]
  names: Name[]
}

export type Layer = 'record' | 'sentences'
export type Result = { record: Record } | { parse: Parse } | { error: OnrecordError }

/** Reads one input. Never throws for what the input holds; DATA_MISSING is thrown, because no input could be read. */
export function readOne(input: Input, layer: Layer = 'record'): Result {
  const resources = loadResources()
  const start = performance.now()
  try {
    if (layer === 'sentences') {
      const { document, sentences, names } = parseReport(input, resources, 'all')
      const { text, language } = document
      return { parse: { id: input.id ?? input.sha256, text, language, sentences, names } }
    }
    const record = readReport(input, resources)
    record.reader.ms = Math.round(performance.now() - start)
    return { record }
  } catch (cause) {
    return { error: cause instanceof OnrecordError ? cause : failed(cause) }
  }
}

/** A fault of the reader itself, which must not end a run over many inputs. */
export function failed(cause: unknown): OnrecordError {
  const given = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause)
  const message = `Expected the reader to finish, it failed (${given}). This is a fault of onrecord: please report it with the input.`
  return new OnrecordError('READER_FAILED', message, { cause })
}
