/**
 * What the reader is given. The desk (or the library's `read`) hashes the bytes and opens the data files; the reader
 * itself touches no disk and no clock.
 */
import type { Ranker } from './actor/index.ts'
import type { ClaimHeads } from './claim/index.ts'
import type { Tools } from './document/tools.ts'
import type { Deeds, Fillers } from './event/index.ts'
import type { Gazetteer } from './place/gazetteer.ts'
import type { Language } from './syntax/index.ts'

/** One report as received. Either `bytes` or `text` is given; `text` wins. */
export interface Input {
  bytes?: Uint8Array
  text?: string
  /** Kept as the record's id; default the sha256. */
  id?: string
  /** Lower-case hex SHA-256 of the input's bytes. */
  sha256: string
  /** Number of bytes of the input. */
  size: number
  /** Publication day, YYYY-MM-DD, as the caller knows it: wins over anything found in the input. */
  published?: string
  /** Publication day, YYYY-MM-DD, for an input that carries none: anything found in the input wins over it. */
  fallbackDate?: string
  title?: string
  url?: string
  publisher?: string
  /** ISO 639-1, when the caller knows it. */
  language?: string
  path?: string
  /** text/plain, text/html; default by extension of `path`, then by content. */
  mediaType?: string
}

/** Data files, opened once and passed in. */
export interface Resources {
  gazetteer: Gazetteer
  /** Text of data/actors/*.tsv, data/events/*.tsv and so on, by path relative to data/ ("actors/states.tsv"). */
  lexicon: (name: string) => string
  /** Loaders of the modules that only some reports need: HTML parsing, language detection. */
  tools: Tools
  /** The English language layer, opened at the first report in English. */
  language: () => Language
  /** The ranker of chains, opened at the first report. */
  ranker: () => Ranker
  /** What finds claims, opened at the first report. */
  claimHeads: () => ClaimHeads
  /** The filler model, opened at the first report of violence. */
  fillers: () => Fillers
  /** The deed model, likewise. */
  deeds: () => Deeds
  version: string
}
