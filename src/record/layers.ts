/**
 * The layers a reading adds to a text: times, places, actors, events, claims, links.
 *
 * Names and codes: TIMEX3 (TimeML) for times, GeoNames for places, PLOVER 2.0 for event types, modes and roles,
 * ACLED for sub-events, PolNeAR for speaker, cue and content.
 */
import { z } from 'zod'
import { ACTOR_KINDS } from './kinds.ts'
import { Span } from './text.ts'

/** ISO 3166-1 alpha-3, or null when unknown or not one country. */
const Country = z.string().length(3).nullable()

export const TimexType = z.enum(['DATE', 'TIME', 'DURATION', 'SET'])
export type TimexType = z.infer<typeof TimexType>

/** A time expression. `from` (inclusive) and `to` (exclusive) are ISO 8601 instants with offset. */
/** TIMEX3's modifiers of a value. */
export const TimexMod = z.enum([
  'START',
  'MID',
  'END',
  'MORE_THAN',
  'LESS_THAN',
  'EQUAL_OR_MORE',
  'EQUAL_OR_LESS',
  'APPROX',
])
export type TimexMod = z.infer<typeof TimexMod>

export const Timex = z.object({
  id: z.string(),
  span: Span,
  type: TimexType,
  value: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  resolved: z.boolean(),
  mod: TimexMod.optional(),
  /** While the day of publication is not known: how many days a weekday lies behind the first that the report tells of. */
  order: z.int().min(0).max(6).optional(),
  /** The rule that found it. */
  rule: z.string().optional(),
})
export type Timex = z.infer<typeof Timex>

export const PlaceKind = z.enum(['country', 'region', 'settlement', 'water', 'facility', 'other'])
export type PlaceKind = z.infer<typeof PlaceKind>
export const PlacePrecision = z.enum(['point', 'settlement', 'region', 'country'])
export type PlacePrecision = z.infer<typeof PlacePrecision>

/** One mention of a place. `lat`/`lon` are degrees, null when it is not known where it lies. */
export const Place = z.object({
  id: z.string(),
  span: Span,
  text: z.string(),
  name: z.string(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  geonameid: z.int().nullable(),
  country: Country,
  kind: PlaceKind,
  precision: PlacePrecision,
  /** True when it stands for people or a state ("the Baghdad government", "Iraqi"), not for a location. */
  associative: z.boolean().optional(),
  rule: z.string().optional(),
})
export type Place = z.infer<typeof Place>

export const ActorKind = z.enum(ACTOR_KINDS)
export type ActorKind = z.infer<typeof ActorKind>

/** Someone or something that acts, suffers or speaks, with every mention in the report. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  kind: ActorKind,
  /** True for a proper name (FMLN), false for a description ("the guerrillas"). */
  named: z.boolean(),
  country: Country,
  office: z.string().optional(),
  /** Id of the actor it belongs to. */
  memberOf: z.string().optional(),
  aliases: z.array(z.string()).optional(),
  mentions: z.array(Span),
})
export type Actor = z.infer<typeof Actor>

/** The 16 event types of PLOVER 2.0. */
export const EventType = z.enum([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
])
export type EventType = z.infer<typeof EventType>

export const Role = z.enum(['actor', 'recipient', 'victim', 'mediator'])
export type Role = z.infer<typeof Role>

export const Participant = z.object({
  role: Role,
  actor: z.string().nullable(),
  span: Span,
  text: z.string(),
  kind: ActorKind,
  country: Country,
  /** Set when no words of the phrase give the country: it is the one country its sentence names. */
  countryBasis: z.literal('context').optional(),
  /** Set when not the grammar of the event's sentence says so, but the report as a whole. */
  basis: z.literal('context').optional(),
})
export type Participant = z.infer<typeof Participant>

export const InstrumentKind = z.enum([
  'rocket',
  'missile',
  'artillery',
  'drone',
  'aircraft',
  'bomb',
  'firearm',
  'blade',
  'vehicle',
  'chemical',
  'fire',
  'other',
])
export type InstrumentKind = z.infer<typeof InstrumentKind>

export const Instrument = z.object({
  kind: InstrumentKind,
  span: Span,
  text: z.string(),
  /** As a participant's. */
  basis: z.literal('context').optional(),
})
export type Instrument = z.infer<typeof Instrument>

/** How many: "at least five" is {min: 5, max: null}. */
const bounds = { min: z.int().nonnegative().nullable(), max: z.int().nonnegative().nullable() }
export const Count = z.object(bounds)
export type Count = z.infer<typeof Count>
export const Toll = z.object({ ...bounds, whom: z.string().optional(), span: Span })
export type Toll = z.infer<typeof Toll>
export const Casualties = z.object({
  killed: Toll.optional(),
  injured: Toll.optional(),
  missing: Toll.optional(),
  detained: Toll.optional(),
})
export type Casualties = z.infer<typeof Casualties>

export const When = z.object({
  value: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  time: z.string().nullable(),
  basis: z.enum(['stated', 'context', 'published', 'unresolved']),
})
export type When = z.infer<typeof When>

export const EventStatus = z.enum(['asserted', 'negated', 'planned', 'threatened', 'possible', 'requested'])
export type EventStatus = z.infer<typeof EventStatus>

export const Event = z.object({
  id: z.string(),
  type: EventType,
  mode: z.string().nullable(),
  acled: z.string().nullable(),
  trigger: Span,
  evidence: Span,
  participants: z.array(Participant),
  instruments: z.array(Instrument),
  where: z.array(z.string()),
  /** How the places are known: by the sentence itself, or by another sentence on the same deed. */
  whereBasis: z.enum(['stated', 'context']).optional(),
  when: When.nullable(),
  count: Count.nullable(),
  casualties: Casualties,
  status: EventStatus,
  claims: z.array(z.string()),
  /** The rule that found it. */
  rule: z.string().optional(),
})
export type Event = z.infer<typeof Event>

export const Stance = z.enum([
  'asserts',
  'denies',
  'accuses',
  'condemns',
  'justifies',
  'threatens',
  'demands',
  'promises',
  'doubts',
  'praises',
])
export type Stance = z.infer<typeof Stance>

export const Speaker = z.object({
  actor: z.string().nullable(),
  span: Span.nullable(),
  text: z.string(),
  name: z.string(),
  office: z.string().optional(),
  organization: z.string().optional(),
})
export type Speaker = z.infer<typeof Speaker>

/** A claim inside a claim, as its speaker passes it on: A says that B denied it. */
export const Relay = z.object({
  /** 1 for what the claim's speaker passes on, 2 for what is passed on in that. */
  depth: z.number(),
  speaker: Speaker,
  cue: Span,
  content: z.array(Span),
  stance: Stance,
  about: z.array(z.string()),
})
export type Relay = z.infer<typeof Relay>

export const Claim = z.object({
  id: z.string(),
  speaker: Speaker,
  cue: Span.nullable(),
  content: z.array(Span),
  stance: Stance,
  quoted: z.enum(['none', 'part', 'whole']),
  about: z.array(z.string()),
  channel: z.string().nullable(),
  /** The cue is negated: the report says that this was not said or not thought. */
  negated: z.literal(true).optional(),
  /** The speaker takes responsibility for what is claimed, or says that it had no part in it. */
  responsibility: z.enum(['claimed', 'denied']).optional(),
  /** Ids of the claims that a denial, doubt, condemnation or justification is aimed at. */
  answers: z.array(z.string()).optional(),
  /** Claims inside the content, outermost first. */
  relays: z.array(Relay).optional(),
  /** The rule that found it. */
  rule: z.string().optional(),
})
export type Claim = z.infer<typeof Claim>

export const LinkType = z.enum(['response-to', 'follows', 'part-of', 'same-as'])
export type LinkType = z.infer<typeof LinkType>

/** A relation between two events of one report; `span` is the words that say so. */
export const Link = z.object({
  from: z.string(),
  to: z.string(),
  type: LinkType,
  span: Span,
  rule: z.string().optional(),
})
export type Link = z.infer<typeof Link>
