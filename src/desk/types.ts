/**
 * What the doors (HTTP, command line, app) exchange with the desk. The app imports these types and nothing else.
 */
import type { Decision, Reliability } from '../record/decision.ts'
import type { Chain, Claim, Event, Incident, Place, Record, Stance } from '../record/index.ts'
import type { Parse } from './reading.ts'

export type { Decision, DecisionKind, DecisionRequest, Standing, Target } from '../record/decision.ts'

/** One line of an adding run, in input order. */
export type AddOutcome =
  | { path: string; state: 'added'; id: string; title: string | null; events: number; claims: number }
  | { path: string; state: 'known'; id: string }
  | { path: string; state: 'refused'; reason: string; code: string }

/** A line of the NDJSON stream that POST /api/reports answers with. */
export type AddProgress = { done: number; total: number; outcome: AddOutcome } | { summary: AddSummary }
export interface AddSummary {
  added: number
  known: number
  refused: number
}

/** A line of `onrecord add --queue`. */
export type EnqueueProgress =
  | {
      done: number
      total: number
      outcome:
        | { path: string; state: 'queued' }
        | { path: string; state: 'known'; id: string }
        | { path: string; state: 'refused'; reason: string; code: string }
    }
  | { summary: EnqueueSummary }
export interface EnqueueSummary {
  queued: number
  known: number
  refused: number
}

/** What became of a job of the queue. */
export type WorkOutcome = AddOutcome | RereadOutcome

/** A report in a list. */
export interface ReportRow {
  id: string
  title: string | null
  publisher: string | null
  /** YYYY-MM-DD or null. */
  published: string | null
  language: string
  path: string | null
  url: string | null
  /** ISO 8601 instant. */
  addedAt: string
  events: number
  claims: number
  notes: number
  /** First 200 characters of the article. */
  excerpt: string
}

/** An event in a table: the event, where it stands, and the words to show without opening the report. */
export interface EventRow {
  report: { id: string; title: string | null; publisher: string | null; published: string | null }
  event: Event
  /** The evidence, as text, and where trigger starts and ends in it. */
  evidence: string
  trigger: { start: number; end: number }
  actors: string[]
  recipients: string[]
  places: Place[]
  /** Names of those who claim it; empty when the report says it in its own voice. */
  saidBy: string[]
  incident: string | null
  review: Review | null
}

export interface ClaimRow {
  report: EventRow['report']
  claim: Claim
  content: string
}

/** A claim as it stands to an event: who asserts that it did not happen denies it. */
export interface Voice {
  stand: Stance
  event: string
  /** Who passes it on: the claim stands inside a claim of theirs. */
  via?: string
  row: ClaimRow
}

/** Speakers by happenings. */
export interface ClaimMatrix {
  columns: MatrixColumn[]
  rows: MatrixRow[]
  /** Happenings in all; claims the filter names, and those of them that are about no event that was read. */
  total: number
  claims: number
  aboutNothing: number
  /** More claims match than were looked at. */
  isCut: boolean
}
export interface MatrixColumn {
  key: string
  incident: string | null
  type: Event['type']
  place: { name: string; country: string | null } | null
  /** The word that names the first of its events, and who did it to whom. */
  words: string
  actors: string[]
  recipients: string[]
  /** ISO 8601, `to` exclusive. */
  from: string | null
  to: string | null
  reports: number
  /** Someone is against it, and others are not. */
  isContested: boolean
  /** Its events that a report tells in its own voice. */
  own: EventRow[]
}
export interface MatrixRow {
  key: string
  name: string
  office: string | null
  organization: string | null
  /** By column key. */
  cells: { [column: string]: Voice[] }
}

export interface IncidentView {
  incident: Incident
  events: EventRow[]
  /** What is claimed of its events. Those without a claim are told in the report's own voice. */
  voices: Voice[]
  /** Merges, splits, notes and grades that name this incident, links of its events; the latest first. */
  decisions: DecisionView[]
  credibility: Grade | null
  /** Incidents that this one answers, follows or is part of, and those that do so of it. */
  chains: Chain[]
}

/** The state a person gave an event or claim; the latest decision wins, none is ever lost. */
export interface Review {
  state: 'accepted' | 'rejected' | 'open'
  note: string | null
  /** ISO 8601 instant. */
  at: string
  who: string
}

/** An entry of the journal with what it names: `now` is the id in the reading that is kept, null when it is not there. */
export interface DecisionView extends Decision {
  about: {
    report: string
    event: string | null
    now: string | null
    side: number
    /** Its words when the decision was made, and the sentence or name around them. */
    words: string | null
    around: string | null
  }[]
}

/** What a person holds of a source (A to F) or of what it tells (1 to 6), with the reason. */
export interface Grade {
  field: 'reliability' | 'credibility'
  value: Reliability | number
  note: string
  at: string
  who: string
}

/** Filters of the journal; `unfit`: those that no longer fit what the reader reads now. */
export interface DecisionFilter extends PageRequest {
  report?: string
  unfit?: boolean
}

/** One line of a rereading run. */
export type RereadOutcome =
  | { id: string; state: 'changed'; title: string | null; unfit: number }
  | { id: string; state: 'same' }
  | { id: string; state: 'refused'; reason: string; code: string }
export type RereadProgress = { done: number; total: number; outcome: RereadOutcome } | { summary: RereadSummary }
export interface RereadSummary {
  changed: number
  same: number
  refused: number
  /** Decisions on changed reports that no longer fit. */
  unfit: number
}

export interface ReportView {
  /** With the decisions of people laid on it. */
  record: Record
  addedAt: string
  /** By id of an event or claim. */
  reviews: { [event: string]: Review }
  /** By id of an event or claim; '' for the report, 'publisher' for its publisher. */
  grades: { [id: string]: { reliability?: Grade; credibility?: Grade } }
  /** Every decision that names this report or anything in it, the latest first. */
  decisions: DecisionView[]
  /** By event id: the incident it belongs to. */
  incidents: { [event: string]: string }
}

/** Words, tags and trees of a report, its boilerplate included. */
export interface SyntaxView extends Parse {
  /** Its text is that of the record. */
  isSameText: boolean
}

/** Filters of the events table; all optional, all combined with "and". Days are YYYY-MM-DD, inclusive. */
export interface EventFilter {
  q?: string
  type?: string
  /** ISO 3166-1 alpha-3 of a place of the event. */
  country?: string
  status?: string
  party?: string
  from?: string
  to?: string
  report?: string
  review?: 'accepted' | 'rejected' | 'open'
  limit?: number
  offset?: number
}

/** Filters of the claims; all optional, all combined with "and". */
export interface ClaimFilter extends PageRequest {
  q?: string
  /** Part of the speaker's name or of the organization they speak for. */
  speaker?: string
  /** Part of the organization's name; an organization that speaks for itself counts. */
  organization?: string
  stance?: string
  report?: string
}

/** Rows to give, and how many to leave out before them. */
export interface PageRequest {
  limit?: number
  offset?: number
}

export type EventExportFormat = 'jsonl' | 'csv' | 'geojson'
export type ClaimExportFormat = 'claims-csv' | 'claims-jsonld' | 'annotations'
export type IncidentExportFormat = 'acled' | 'acled-left-out'
export type ExportFormat = EventExportFormat | IncidentExportFormat | ClaimExportFormat
/** The conditions on events, or on claims, as the form has the one or the other. */
export type ExportFilter = EventFilter & ClaimFilter

export interface Page<T> {
  rows: T[]
  total: number
}

export interface Overview {
  reports: number
  events: number
  claims: number
  incidents: number
  /** Counts for the filters: how many events of each type, country, status. */
  types: { [type: string]: number }
  countries: { [country: string]: number }
  statuses: { [status: string]: number }
  /** Decisions that no longer fit what the reader reads now. */
  unfit: number
  /** What was ordered for workers; null when nothing ever was. */
  queue: { waiting: number; active: number; done: number; refused: number; failed: number } | null
  ledger: string
  version: string
}

/** GeoJSON of the map: one feature a place an event is put at; `unlocated` is listed, never dropped. */
export interface MapView {
  points: MapPoint[]
  unlocated: EventRow[]
  /** How many events the filter names: more than are here when there are too many for one map. */
  total?: number
}
export interface MapPoint {
  lat: number
  lon: number
  name: string
  country: string | null
  precision: Place['precision']
  events: EventRow[]
}

export interface VerifyReport {
  documents: number
  decisions: number
  problems: string[]
}

/** The one body of every error answer. */
export interface ErrorBody {
  error: { code: string; message: string }
}
