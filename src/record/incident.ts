/**
 * An incident: one happening in the world, as told by the events of one or many reports.
 *
 * Figures are kept side by side, one entry a distinct value, each with the events (and through them the words) it
 * comes from, who says it and in which independent origins. Nothing is averaged and nothing is chosen for the reader.
 */
import { z } from 'zod'
import { EventType } from './layers.ts'

/** Names one event across reports. */
export const EventRef = z.object({ report: z.string(), event: z.string() })
export type EventRef = z.infer<typeof EventRef>

/** One value of a field and every event that gives it. */
export const Figure = z.object({
  value: z.string(),
  told: z.array(EventRef),
  /** Names of those in whose words it stands; `own`: some report says it in its own voice. */
  saidBy: z.array(z.string()),
  own: z.boolean(),
  /** Which of `independent` give it. */
  origins: z.array(z.int().nonnegative()),
  /** The first day on which a report with it was published, YYYY-MM-DD; null when none is known. */
  since: z.string().nullable(),
})
export type Figure = z.infer<typeof Figure>

/**
 * agreement: two origins or more, one value; conflict: figures that exclude each other; differ: other words, which may
 * mean one thing; single: one origin gives it; silence: none does.
 */
export const Agreement = z.enum(['agreement', 'conflict', 'differ', 'single', 'silence'])
export type Agreement = z.infer<typeof Agreement>

/** Reports that share text or an agency: however many they are, one origin. */
export const Origin = z.object({
  /** The agency that its reports name as where they are from. */
  agency: z.string().nullable(),
  /** The report that is likely the first of them. */
  first: z.string(),
  reports: z.array(z.string()),
})
export type Origin = z.infer<typeof Origin>

/** Who is said to be behind it. */
export const Responsibility = z.object({
  name: z.string(),
  /** Who says so; for a claim or a denial of one's own the same name. */
  by: z.array(z.string()),
  told: z.array(EventRef),
})
export type Responsibility = z.infer<typeof Responsibility>

const Estimate = z.object({
  best: z.int().nonnegative(),
  low: z.int().nonnegative(),
  /** Null when a report says "at least" and none says how many at most. */
  high: z.int().nonnegative().nullable(),
})
export type Estimate = z.infer<typeof Estimate>

/** Computed, never decided: it stands beside the grades that people give. */
export const Suggestion = z.object({
  /** 1 confirmed by others ... 6 cannot be judged, as in NATO's admiralty code. */
  credibility: z.int().min(1).max(6),
  grounds: z.array(z.string()),
  /** Of each report: A reliable ... F cannot be judged. */
  reliability: z.array(
    z.object({ report: z.string(), value: z.enum(['A', 'B', 'C', 'D', 'E', 'F']), grounds: z.array(z.string()) }),
  ),
})
export type Suggestion = z.infer<typeof Suggestion>

const Figures = z.object({
  killed: z.array(Figure),
  injured: z.array(Figure),
  missing: z.array(Figure),
  detained: z.array(Figure),
  time: z.array(Figure),
  place: z.array(Figure),
  actor: z.array(Figure),
  recipient: z.array(Figure),
  instrument: z.array(Figure),
})

export const Incident = z.object({
  /** Stable: made of the ids of the earliest event in it. */
  id: z.string(),
  type: EventType,
  /** ISO 8601; null when no event of it is dated. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  place: z
    .object({
      name: z.string(),
      country: z.string().nullable(),
      lat: z.number().nullable(),
      lon: z.number().nullable(),
      precision: z.string(),
    })
    .nullable(),
  events: z.array(EventRef),
  /** How many reports tell of it. Copies are counted here; independent origins are `origins`. */
  reports: z.int().nonnegative(),
  /** How many publishers are known among them. */
  publishers: z.int().nonnegative(),
  /** Groups of reports that share no copied text and no agency: as many as `independent` has. */
  origins: z.int().nonnegative(),
  independent: z.array(Origin),
  figures: Figures,
  /** How the origins stand to each other in each field of `figures`. */
  agreement: z.record(
    z.enum(['killed', 'injured', 'missing', 'detained', 'time', 'place', 'actor', 'recipient', 'instrument']),
    Agreement,
  ),
  /** Killed and injured as UCDP gives them, out of all figures; null when nobody gives one. */
  estimates: z.object({ killed: Estimate.nullable(), injured: Estimate.nullable() }),
  responsibility: z.object({
    claimed: z.array(Responsibility),
    attributed: z.array(Responsibility),
    denied: z.array(Responsibility),
  }),
  suggestion: Suggestion,
})
export type Incident = z.infer<typeof Incident>

/** The words that tie two incidents, and the reports that say so. */
export const Chain = z.object({
  type: z.enum(['response-to', 'follows', 'part-of']),
  /** The incident that answers, follows or is part of the other. */
  from: z.string(),
  to: z.string(),
  said: z.array(z.object({ report: z.string(), from: z.string(), to: z.string(), words: z.string() })),
})
export type Chain = z.infer<typeof Chain>
