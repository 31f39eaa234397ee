/**
 * Regrouping: brings the incidents up to the reports that are kept.
 *
 * Out    the incidents that all events of the ledger make, whatever order they came in. A few reports that came in or
 *        changed are joined with what they touch; many, or a ledger of an older program, make all incidents anew.
 */
import {
  blocksOf,
  type Context,
  joinEvents,
  type Part,
  type Teller,
  type Told,
  toIncident,
  touchedBy,
} from '../incident/index.ts'
import {
  contextsOf,
  countForPlanner,
  eachEvent,
  eventsInBlocks,
  eventsInParts,
  eventsOf,
  groupingState,
  holdGrouping,
  type Ledger,
  type PartEvent,
  partsOf,
  replaceIncidents,
  replaceParts,
  reportsTold,
  type Sql,
} from '../ledger/index.ts'
import type { Incident } from '../record/index.ts'
import { renewCopyDays } from './copy-days.ts'
import { layIncidents } from './lay-incidents.ts'
import { joinModel } from './stories.ts'

/** More reports than these at once, and it is cheaper to read everything. */
const MOST_CHANGED = 200

export class Grouping {
  readonly #ledger: Ledger
  #running: Promise<void> = Promise.resolve()

  constructor(ledger: Ledger) {
    this.#ledger = ledger
  }

  /** Resolves when the incidents hold every report that is kept now. Several calls run one after the other. */
  refresh(): Promise<void> {
    this.#running = this.#running.catch(() => {}).then(() => regroup(this.#ledger))
    return this.#running
  }
}

async function regroup(ledger: Ledger): Promise<void> {
  const { last, grouped, isOld, changed } = await groupingState(ledger)
  if (last === grouped && changed.length === 0 && !isOld) return
  if (isOld || changed.length > MOST_CHANGED) {
    await joinAll(ledger, last)
    await countForPlanner(ledger)
  } else await ledger.transaction(joinChanged)
  await layIncidents(ledger)
}

async function joinAll(ledger: Ledger, last: number): Promise<void> {
  await ledger.transaction((sql) => renewCopyDays(sql, null))
  const { changed } = await groupingState(ledger)
  const told: Told[] = []
  for await (const event of eachEvent(ledger)) told.push(event)
  const reports = [...new Set(told.map((t) => t.report))]
  const contexts = await contextsOf(ledger, reports)
  const joined = joinEvents(told, joinModel(), contexts)
  const incidents = await incidentsOf(ledger, joined)
  await replaceIncidents(ledger, incidents, last, changed, rowsOf(joined, contexts))
}

async function joinChanged(sql: Sql): Promise<void> {
  await holdGrouping(sql)
  await renewCopyDays(sql, (await groupingState(sql)).changed)
  const { changed } = await groupingState(sql)
  const model = joinModel()
  const news: Told[] = await eventsOf(sql, changed)
  const contexts = await contextsOf(sql, changed)
  const know = async (reports: string[]) => {
    const unknown = [...new Set(reports)].filter((r) => !contexts.has(r))
    for (const [report, context] of await contextsOf(sql, unknown)) contexts.set(report, context)
  }
  const keys = [...new Set(blocksOf(news, model, contexts).flatMap((b) => b.sought))]
  const near = await eventsInBlocks(sql, keys, changed)
  await know(near.map((n) => n.told.report))
  const touched = new Set(
    touchedBy(
      news,
      near.map((n) => n.told),
      model,
      contexts,
    ),
  )
  const before = [
    ...new Set([...(await partsOf(sql, changed)), ...near.filter((n) => touched.has(n.told)).map((n) => n.part)]),
  ]
  const others = await eventsInParts(sql, before, changed)
  await know(others.map((t) => t.report))
  const joined = joinEvents([...news, ...others], model, contexts)
  const incidents = await incidentsOf(sql, joined)
  await replaceParts(sql, { parts: rowsOf(joined, contexts), incidents }, { before, changed })
}

/** Groups are described so many at a time: the sketches of their reports are large. */
const STEP = 2000

async function incidentsOf(sql: Sql, joined: readonly Part[]): Promise<Incident[]> {
  const groups = joined.flatMap((part) => part.groups)
  const incidents: Incident[] = []
  for (let at = 0; at < groups.length; at += STEP) {
    const some = groups.slice(at, at + STEP)
    const tellers: Map<string, Teller> = await reportsTold(sql, [...new Set(some.flat().map((t) => t.report))])
    incidents.push(...some.map((g) => toIncident(g, tellers)))
  }
  return incidents
}

function rowsOf(joined: readonly Part[], contexts: ReadonlyMap<string, Context>): PartEvent[][] {
  const model = joinModel()
  return joined.map(({ members }) =>
    blocksOf(members, model, contexts).flatMap(({ events, kept }) =>
      events.map((t) => ({ report: t.report, event: t.event.id, blocks: kept })),
    ),
  )
}
