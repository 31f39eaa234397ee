/**
 * Merges and splits of people, laid on the incidents that were joined: whatever order reports come in, and whatever the
 * joining says next time, what a person put together stays together and what they took apart stays apart.
 *
 * In     the journal's merges and splits in force, in their order; the joined incidents they concern.
 * Out    the tables of src/ledger/decided.ts. Work grows with the number of such decisions, not with the ledger.
 */
import { definiteFirst, toIncident } from '../incident/index.ts'
import {
  decideIncidents,
  decisionsOfKind,
  eventsTold,
  hasDecidedIncidents,
  joinedWith,
  type Ledger,
  type RefState,
  refsOf,
  reportsTold,
} from '../ledger/index.ts'
import type { EventRef, Incident } from '../record/index.ts'

export async function layIncidents(ledger: Ledger): Promise<void> {
  const decisions = await decisionsOfKind(ledger, ['merge', 'split'])
  if (decisions.length === 0 && !(await hasDecidedIncidents(ledger))) return
  const refs = await refsOf(
    ledger,
    decisions.map((d) => d.seq),
  )
  const named = refs.flatMap(({ report, now }) => (now === null ? [] : [{ report, event: now }]))
  const joined = await joinedWith(ledger, named)
  const groups = decideGroups(
    joined.map((j) => j.events),
    decisions.map((d) => ({ kind: d.kind as 'merge' | 'split', refs: refs.filter((r) => r.seq === d.seq) })),
  )
  const isJoined = new Set(joined.map((j) => sameKey(j.events)))
  const changed = groups.filter((g) => !isJoined.has(sameKey(g)))
  const moved = new Set(changed.flat().map(keyOf))
  const hidden = joined.filter((j) => j.events.some((e) => moved.has(keyOf(e)))).map((j) => j.id)
  const decided: Incident[] = []
  for (const group of changed) {
    const told = definiteFirst(await eventsTold(ledger, group))
    const tellers = await reportsTold(ledger, [...new Set(told.map((t) => t.report))])
    if (told.length > 0) decided.push(toIncident(told, tellers))
  }
  await decideIncidents(ledger, decided, hidden)
}

const keyOf = ({ report, event }: EventRef): string => `${report}\0${event}`
const sameKey = (events: EventRef[]): string => events.map(keyOf).sort().join('\n')

/** Groups of events after the decisions, each taken in its turn; events of no group are groups of their own. */
export function decideGroups(
  joined: readonly EventRef[][],
  decisions: readonly { kind: 'merge' | 'split'; refs: RefState[] }[],
): EventRef[][] {
  let groups = joined.map((g) => [...g])
  const groupOf = (ref: EventRef): EventRef[] => {
    const found = groups.find((g) => g.some((e) => keyOf(e) === keyOf(ref)))
    if (found) return found
    groups.push([ref])
    return groups.at(-1)!
  }
  /** The group that most of these are in; the first of equals. */
  const mostOf = (refs: EventRef[]): EventRef[] | undefined => {
    const votes = new Map<EventRef[], number>()
    for (const ref of refs) votes.set(groupOf(ref), (votes.get(groupOf(ref)) ?? 0) + 1)
    return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0]
  }
  for (const { kind, refs } of decisions) {
    const now = refs.flatMap(({ report, now, side }) => (now === null ? [] : [{ report, event: now, side }]))
    const sides = [0, 1].map((side) =>
      now.filter((r) => r.side === side).map(({ report, event }) => ({ report, event })),
    )
    const [first, second] = [mostOf(sides[0]!), mostOf(sides[1]!)]
    if (first === undefined || second === undefined) continue // lost: the journal's list says so
    if (kind === 'merge' && first !== second) {
      groups = groups.filter((g) => g !== second)
      first.push(...second)
    } else if (kind === 'split') {
      const isTaken = (e: EventRef) => sides[1]!.some((t) => keyOf(t) === keyOf(e))
      const taken = first.filter(isTaken)
      if (taken.length === 0 || taken.length === first.length) continue
      groups = groups.map((g) => (g === first ? g.filter((e) => !isTaken(e)) : g))
      groups.push(taken)
    }
  }
  return groups
}
