/**
 * The record: everything read off one report. This is what `onrecord read` prints, one JSON object a line.
 *
 * Layers are plain JSON; every value that words state leads back to them by a span. docs/record.md describes each field.
 */
import { z } from 'zod'
import { Actor, Claim, Event, Link, Place, Timex } from './layers.ts'
import { Name, Note, Span } from './text.ts'

export const SCHEMA = 'onrecord/record@1'

export const Published = z.object({
  /** YYYY-MM-DD, the local day of the publisher. */
  value: z.iso.date().nullable(),
  basis: z.enum(['given', 'metadata', 'dateline', 'unknown']),
  span: Span.optional(),
})
export type Published = z.infer<typeof Published>

export const DocumentInfo = z.object({
  path: z.string().optional(),
  url: z.string().optional(),
  publisher: z.string().optional(),
  mediaType: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type DocumentInfo = z.infer<typeof DocumentInfo>

export const Record = z.object({
  schema: z.literal(SCHEMA),
  id: z.string().min(1),
  document: DocumentInfo,
  title: z.string().nullable(),
  byline: z.string().nullable(),
  published: Published,
  language: z.string(),
  text: z.string(),
  skipped: z.array(Span),
  sentences: z.array(Span),
  names: z.array(Name),
  actors: z.array(Actor),
  places: z.array(Place),
  times: z.array(Timex),
  events: z.array(Event),
  claims: z.array(Claim),
  links: z.array(Link),
  notes: z.array(Note),
  reader: z.object({ name: z.string(), version: z.string(), ms: z.number().nonnegative() }),
})
export type Record = z.infer<typeof Record>
