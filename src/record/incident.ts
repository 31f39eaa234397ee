/**
 * An incident: one happening in the world, as told by the events of one or many reports.
 *
 * Figures are kept side by side, one entry a distinct value, each with the events (and through them the words) it
 * comes from. Nothing is averaged and nothing is chosen for the reader.
 */
import { z } from 'zod'
import { EventType } from './layers.ts'

/** Names one event across reports. */
export const EventRef = z.object({ report: z.string(), event: z.string() })
export type EventRef = z.infer<typeof EventRef>

/** One value of a field and every event that gives it. */
export const Figure = z.object({ value: z.string(), told: z.array(EventRef) })
export type Figure = z.infer<typeof Figure>

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
  /** Groups of reports that share no copied text. */
  origins: z.int().nonnegative(),
  figures: z.object({
    killed: z.array(Figure),
    injured: z.array(Figure),
    actor: z.array(Figure),
    recipient: z.array(Figure),
    instrument: z.array(Figure),
  }),
})
export type Incident = z.infer<typeof Incident>
