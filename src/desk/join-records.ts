/**
 * Joining without a ledger: the incidents and the copies among records at hand.
 *
 * In     records, in any order; their ids differ.
 * Out    the same whatever the order.
 */
import { groupCopies, groupEvents, tellerOf, toIncident, toldOf, withDays } from '../incident/index.ts'
import type { Incident, Record } from '../record/index.ts'
import { joinModel } from './stories.ts'

export function joinRecords(records: readonly Record[]): { incidents: Incident[]; copies: string[][] } {
  const model = joinModel()
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
  const tellers = new Map(sorted.map((r) => [r.id, tellerOf(r, model.background)]))
  const groups = groupEvents(sorted.flatMap(toldOf), model, withDays(tellers))
  return {
    incidents: groups.map((group) => toIncident(group, tellers)),
    copies: groupCopies([...tellers.keys()], new Map([...tellers].map(([id, t]) => [id, t.sketch]))),
  }
}
