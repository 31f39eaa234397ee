/**
 * The desk: everything the doors can ask for. `openDesk` opens it on a ledger of this process; the command line has
 * another one that asks a running `onrecord serve` (src/cli/remote.ts).
 *
 * Errors OnrecordError: NOT_FOUND, BAD_REQUEST, BAD_OPTION, LEDGER_*.
 */
import type { Source } from './gather.ts'
import type {
  AddProgress,
  ClaimFilter,
  ClaimMatrix,
  ClaimRow,
  DecisionFilter,
  DecisionRequest,
  DecisionView,
  EventFilter,
  EventRow,
  ExportFilter,
  ExportFormat,
  IncidentView,
  MapView,
  Overview,
  Page,
  PageRequest,
  ReportRow,
  ReportView,
  RereadProgress,
  SyntaxView,
  VerifyReport,
} from './types.ts'

export interface AddOptions {
  /** Publication day, YYYY-MM-DD, of inputs that carry none. */
  date?: string
  mediaType?: string
  jobs?: number
}

export interface RereadOptions {
  /** Ids; default all. */
  reports?: string[]
  jobs?: number
}

/** The bytes of a report as they were received. */
export interface Original {
  bytes: Uint8Array
  mediaType: string
  /** A file name to offer. */
  name: string
}

export interface Desk {
  /** Where the ledger is, fit for the screen. */
  readonly location: string
  /** Adds what is not there yet; yields one outcome an input, in order, and the summary at the end. */
  add(sources: readonly Source[], options?: AddOptions): AsyncGenerator<AddProgress>
  overview(): Promise<Overview>
  reports(request: PageRequest & { q?: string }): Promise<Page<ReportRow>>
  /** `id` may be the beginning of one. */
  report(id: string): Promise<ReportView>
  original(id: string): Promise<Original>
  /** Words, tags and trees, read on demand. */
  syntax(id: string): Promise<SyntaxView>
  events(filter: EventFilter): Promise<Page<EventRow>>
  claims(filter: ClaimFilter): Promise<Page<ClaimRow>>
  /** Speakers by happenings; `limit` and `offset` count happenings. */
  claimMatrix(filter: ClaimFilter): Promise<ClaimMatrix>
  incidents(request: PageRequest): Promise<Page<IncidentView>>
  incident(id: string): Promise<IncidentView>
  map(filter: EventFilter): Promise<MapView>
  /** Seals a decision into the journal and lays it on what it concerns. */
  decide(request: DecisionRequest): Promise<DecisionView>
  /** The latest first. */
  decisions(filter: DecisionFilter): Promise<Page<DecisionView>>
  /** Reads again what is kept, all or these reports, and lays the journal on it. */
  reread(options?: RereadOptions): AsyncGenerator<RereadProgress>
  /** The file, in pieces. */
  export(as: ExportFormat, filter: ExportFilter): AsyncGenerator<string>
  verify(): Promise<VerifyReport>
  close(): Promise<void>
}
