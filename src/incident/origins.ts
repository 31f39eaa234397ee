/**
 * How many independent tellings there are of a happening: ten copies of one wire story are one.
 *
 * In     the reports that tell of it.
 * Out    origins, those of most reports first: reports that share copied text, or that name the same agency as where
 *        they are from. The likely first of them is the agency's own, else the one published first, else the longest.
 */
import type { Origin } from '../record/index.ts'
import { groupCopies } from './copies.ts'
import { order } from './telling.ts'
import type { Teller } from './told.ts'

export function originsOf(tellers: readonly Teller[]): Origin[] {
  const byId = new Map([...tellers].sort((a, b) => order(a.report, b.report)).map((t) => [t.report, t]))
  const copies = groupCopies([...byId.keys()], new Map([...byId].map(([id, t]) => [id, t.sketch])))
  const groups: { agency: string | null; reports: Teller[] }[] = []
  for (const ids of copies) {
    const reports = ids.map((id) => byId.get(id)!)
    const agency = agencyOf(reports)
    const known = groups.find((g) => agency !== null && g.agency === agency)
    if (known) known.reports.push(...reports)
    else groups.push({ agency, reports })
  }
  return groups
    .map(({ agency, reports }) => ({
      agency,
      first: likelyFirst(reports, agency).report,
      reports: reports.map((r) => r.report).sort(order),
    }))
    .sort((a, b) => b.reports.length - a.reports.length || order(a.first, b.first))
}

/** The agency most of them name; the first by name of equals. */
function agencyOf(reports: readonly Teller[]): string | null {
  const votes = new Map<string, number>()
  for (const { agencies } of reports) for (const a of agencies) votes.set(a, (votes.get(a) ?? 0) + 1)
  return [...votes].sort((a, b) => b[1] - a[1] || order(a[0], b[0]))[0]?.[0] ?? null
}

/** Of copies, the likely first. */
export function likelyFirst(reports: readonly Teller[], agency: string | null): Teller {
  const isOwn = (t: Teller) => (agency !== null && t.publisher === agency ? 0 : 1)
  return [...reports].sort(
    (a, b) =>
      isOwn(a) - isOwn(b) ||
      order(a.published ?? '9', b.published ?? '9') ||
      b.sketch.length - a.sketch.length ||
      order(a.report, b.report),
  )[0]!
}
