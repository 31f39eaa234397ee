/**
 * Opens the desk on a ledger, and finds the `onrecord serve` that has it open. The clock and the user's name join here.
 */
import { homedir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Ledger, locate as locateIn, openLedger } from '../ledger/index.ts'
import { findHolder } from '../ledger/lock.ts'
import { addReports } from './add.ts'
import { claimMatrix } from './claim-matrix.ts'
import { dataDirectory } from './data-directory.ts'
import { decide } from './decide.ts'
import type { AddOptions, Desk } from './desk.ts'
import { exportEvents } from './export.ts'
import { exportClaims } from './export-claims.ts'
import { isOfClaims, isOfIncidents } from './export-formats.ts'
import { exportIncidents } from './export-incidents.ts'
import type { Source } from './gather.ts'
import { enqueue, enqueueReread, type WorkOptions, work } from './queue.ts'
import { Grouping } from './regroup.ts'
import { rereadReports } from './reread.ts'
import { listDecisions, viewsOf } from './review.ts'
import * as search from './search.ts'
import { syntaxOf } from './syntax.ts'
import type { EnqueueProgress, WorkOutcome } from './types.ts'
import { verify } from './verify.ts'
import { packageVersion } from './version.ts'

/** An opened desk: what only the program that has the ledger open can do. */
export type OpenDesk = Desk & {
  /** Tells other commands where a `serve` answers, and the secret that lets them in. */
  publish(address: string, token: string): Promise<void>
  /** Keeps documents and orders them to be read by workers. */
  enqueue(sources: readonly Source[], options?: Omit<AddOptions, 'jobs'>): AsyncGenerator<EnqueueProgress>
  /** Orders reports to be read again by workers; default all. Resolves with how many. */
  enqueueReread(reports?: string[]): Promise<number>
  /** Does what the queue orders. */
  work(options: WorkOptions): AsyncGenerator<WorkOutcome>
}

/** Now, as an ISO 8601 instant. */
const now = (): string => new Date().toISOString()

/** The ledger meant by --ledger, ONRECORD_LEDGER or nothing. */
export const locate = (given: string | undefined): string =>
  locateIn(given, process.env, join(dataDirectory(process.env, process.platform, homedir()), 'ledger'))

/** Opens the ledger at `location`; `command` is what others are told who find it in use. */
export async function openDesk(location: string, command: string): Promise<OpenDesk> {
  const ledger = await openLedger(location, { command, since: now() })
  return deskOn(ledger)
}

export function deskOn(ledger: Ledger): OpenDesk {
  const grouping = new Grouping(ledger)
  return {
    location: ledger.location,
    add: (sources, options = {}) => addReports({ ledger, grouping, now }, sources, options),
    overview: () => search.overview(ledger, packageVersion()),
    reports: (request) => search.reports(ledger, request),
    report: (id) => search.report(ledger, id),
    original: (id) => search.original(ledger, id),
    syntax: (id) => syntaxOf(ledger, id),
    events: (filter) => search.events(ledger, filter),
    claims: (filter) => search.claims(ledger, filter),
    claimMatrix: (filter) => claimMatrix(ledger, filter),
    incidents: (request) => search.incidents(ledger, request),
    incident: (id) => search.incident(ledger, id),
    map: (filter) => search.map(ledger, filter),
    async decide(request) {
      const entry = await decide({ ledger, grouping }, request, { at: now(), who: userName() })
      return (await viewsOf(ledger, [entry]))[0]!
    },
    decisions: (filter) => listDecisions(ledger, filter),
    reread: (options = {}) => rereadReports({ ledger, grouping }, options),
    export: (as, filter) =>
      isOfClaims(as)
        ? exportClaims(ledger, as, filter)
        : isOfIncidents(as)
          ? exportIncidents(ledger, as, filter)
          : exportEvents(ledger, as, filter),
    verify: () => verify(ledger),
    enqueue: (sources, options = {}) => enqueue(ledger, sources, options),
    enqueueReread: (reports) => enqueueReread(ledger, reports),
    work: (options) => work({ ledger, grouping, now }, options),
    publish: async (address, token) => ledger.lock?.publish(address, token),
    close: () => ledger.close(),
  }
}

/** Where the process that holds this ledger answers; null when it does not answer at all. */
export async function findServer(location: string): Promise<{ address: string; token: string } | null> {
  // A `serve` that has just started holds the ledger before it answers.
  for (let tries = 0; tries < 50; tries += 1) {
    const held = await findHolder(location)
    const { address, token, command } = held?.holder ?? {}
    if (address !== undefined && token !== undefined) return { address, token }
    if (command !== 'serve') return null
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return null
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown' // a user id without a name, as in some containers
  }
}
