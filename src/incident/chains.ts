/**
 * Chains between incidents: which answers, follows or is part of which, in whose words.
 *
 * In     links between events, as reports state them; the incident of each event.
 * Out    one Chain for each pair of incidents and kind, with every report that says so. Links within an incident, and
 *        links to events of none, are left out: a happening in a campaign stays itself.
 */
import type { Chain, LinkType } from '../record/index.ts'
import { order } from './telling.ts'

export interface EventLink {
  report: string
  from: string
  to: string
  type: LinkType
  words: string
}

export function chainsOf(
  links: readonly EventLink[],
  incidentOf: (report: string, event: string) => string | undefined,
): Chain[] {
  const chains = new Map<string, Chain>()
  for (const { report, from, to, type, words } of links) {
    const [a, b] = [incidentOf(report, from), incidentOf(report, to)]
    if (type === 'same-as' || a === undefined || b === undefined || a === b) continue
    const key = JSON.stringify([type, a, b])
    const chain = chains.get(key) ?? { type, from: a, to: b, said: [] }
    chains.set(key, chain)
    chain.said.push({ report, from, to, words })
  }
  for (const { said } of chains.values()) said.sort((x, y) => order(x.report, y.report) || order(x.from, y.from))
  return [...chains.values()].sort(
    (x, y) => y.said.length - x.said.length || order(x.from, y.from) || order(x.to, y.to) || order(x.type, y.type),
  )
}
