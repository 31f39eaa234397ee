/**
 * Regrouping: makes the incidents anew from all events when reports came in since they were made.
 *
 * Limits all events are read each time (about 1 s for 20,000); incremental grouping is a later issue.
 */
import { groupEvents, type Told, toIncident } from '../incident/index.ts'
import {
  countForPlanner,
  eachEvent,
  groupingState,
  type Ledger,
  replaceIncidents,
  sketchesOf,
} from '../ledger/index.ts'

import { layIncidents } from './lay-incidents.ts'

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
  const { last, grouped, changed } = await groupingState(ledger)
  if (last === grouped && changed.length === 0) return
  const told: Told[] = []
  for await (const event of eachEvent(ledger)) told.push(event)
  const groups = groupEvents(told)
  const several = groups.filter((g) => new Set(g.map((t) => t.report)).size > 1)
  const sketches = await sketchesOf(ledger, [...new Set(several.flat().map((t) => t.report))])
  const incidents = groups.map((group) => toIncident(group, sketches))
  await replaceIncidents(ledger, incidents, last, changed)
  await layIncidents(ledger)
  await countForPlanner(ledger)
}
