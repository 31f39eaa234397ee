/**
 * Decisions: what people say about what was read. The words of the journal, for every door.
 *
 * A decision changes no record and no report; it is laid on top (src/ledger/lay.ts), and taken off again when it is
 * undone. Values that no words of the report state keep the sentence of the event as their span.
 */
import { z } from 'zod'
import { EventRef } from './incident.ts'
import { ActorKind, EventStatus, EventType, InstrumentKind, LinkType, PlacePrecision, Stance } from './layers.ts'

export const DecisionKind = z.enum([
  'accept',
  'reject',
  'reopen',
  'note',
  'correct',
  'place',
  'alias',
  'grade',
  'link',
  'unlink',
  'merge',
  'split',
  'undo',
  'redo',
])
export type DecisionKind = z.infer<typeof DecisionKind>

const Id = z.string().min(1).max(600)
const Name = z.string().trim().min(1).max(500)
const Country = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected an ISO 3166-1 alpha-3 code')
  .nullable()

/** `event` is the id of an event, claim, place or actor of the report. */
export const Target = z.union([
  z.strictObject({ report: Id, event: Id }),
  z.strictObject({ report: Id }),
  z.strictObject({ incident: z.string().min(1).max(1200) }),
  z.strictObject({ publisher: Name }),
])
export type Target = z.infer<typeof Target>

const Whole = z.int().nonnegative().max(1_000_000_000).nullable()
const Bounds = z
  .strictObject({ min: Whole, max: Whole, whom: z.string().max(500).optional() })
  .refine((b) => b.min !== null || b.max !== null, 'expected a least or a most')
  .refine((b) => b.min === null || b.max === null || b.min <= b.max, 'expected a least that is not above the most')
  .nullable()
const Days = z
  .strictObject({ from: z.iso.date(), to: z.iso.date() })
  .refine((d) => d.from <= d.to, 'expected a first day that is not after the last')
  .nullable()
const Names = z.array(Name).max(20)
const Code = z.string().trim().min(1).max(100).nullable()

/** Fields that can be corrected, by what they belong to, each with the form of its value. */
export const CORRECTIONS = {
  event: {
    type: EventType,
    mode: Code,
    acled: Code,
    status: EventStatus,
    /** First and last day, both inclusive. */
    when: Days,
    /** Ids of places of the report, most precise first. */
    where: z.array(Id).max(20),
    count: Bounds,
    killed: Bounds,
    injured: Bounds,
    missing: Bounds,
    detained: Bounds,
    actor: Names,
    recipient: Names,
    victim: Names,
    mediator: Names,
    instruments: z.array(InstrumentKind).max(20),
  },
  claim: { stance: Stance, speaker: Name, channel: Name.nullable() },
  actor: { name: Name, kind: ActorKind, country: Country },
  report: { published: z.iso.date(), title: Name.nullable(), publisher: Name.nullable() },
} as const

export type Layer = 'event' | 'claim' | 'place' | 'actor'

/** Where something lies, as a person says. */
export const HandPlace = z.strictObject({
  name: Name,
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  country: Country,
  precision: PlacePrecision,
})
export type HandPlace = z.infer<typeof HandPlace>

/** Another name of someone: wherever a report says `alias`, `name` is meant. */
export const Alias = z.strictObject({ alias: Name, name: Name })
export type Alias = z.infer<typeof Alias>

export const Reliability = z.enum(['A', 'B', 'C', 'D', 'E', 'F'])
export type Reliability = z.infer<typeof Reliability>
export const Credibility = z.int().min(1).max(6)

export const LinkValue = z.strictObject({ to: EventRef, type: LinkType })
export type LinkValue = z.infer<typeof LinkValue>
/** The other incident of a merge; the events to be taken out by a split. */
export const MergeValue = z.strictObject({ incident: z.string().min(1).max(1200) })
export const SplitValue = z.strictObject({ events: z.array(EventRef).min(1).max(1000) })

/** What a person asks for. Which of the fields a kind takes: docs/ledger.md. */
export const DecisionRequest = z.strictObject({
  kind: DecisionKind,
  target: Target.nullish(),
  field: z.string().max(100).nullish(),
  value: z.unknown().optional(),
  note: z.string().max(10_000).nullish(),
  /** Of undo and redo: the number of the decision. */
  of: z.int().min(1).nullish(),
})
export type DecisionRequest = Omit<z.infer<typeof DecisionRequest>, 'value'> & { value?: unknown }

/**
 * Whether it still says what it said when it was made. `fits`; `agrees`: the reader now gives that value by itself;
 * `differs`: the value it replaced is another one now; `lost`: what it is about is not there any more.
 */
export type Standing = 'fits' | 'agrees' | 'differs' | 'lost'

/** One entry of the journal. */
export interface Decision {
  /** From 1, without gaps. */
  seq: number
  /** ISO 8601 instant. */
  at: string
  who: string
  kind: DecisionKind
  target: Target | null
  field: string | null
  before: unknown
  after: unknown
  note: string | null
  /** Of undo and redo: the decision it takes back or puts again. */
  of: number | null
  /** Hex SHA-256 over the previous entry's hash and this entry. */
  hash: string
  /** True after an undo that no redo followed. */
  undone: boolean
  standing: Standing
  /** One sentence when it does not fit. */
  why: string | null
}
