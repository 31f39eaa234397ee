/**
 * A copy that does not say when it was published is of the days of what it copies.
 *
 * In     reports with their sketches, some without a day.
 * Out    for a report without a day the earliest day of a report that shares its text; the same whatever the order.
 * Units  days: YYYY-MM-DD.
 */
import { areCopies, copyKeys } from './copies.ts'
import type { Teller } from './told.ts'

type Dated = Pick<Teller, 'published' | 'sketch'>

/** The day of a report without one, by those that may be copies of it; null when none is. */
export function dayByCopies(sketch: number[], others: readonly Dated[]): string | null {
  const days = others.filter((o) => o.published !== null && areCopies(sketch, o.sketch)).map((o) => o.published!)
  return days.reduce<string | null>((least, day) => (least === null || day < least ? day : least), null)
}

/** The same reports, those without a day with that of what they copy. */
export function withDays(tellers: ReadonlyMap<string, Teller>): Map<string, Teller> {
  const byKey = new Map<number, Teller[]>()
  const undated = [...tellers.values()].filter((t) => t.published === null)
  if (undated.length > 0)
    for (const teller of tellers.values()) {
      if (teller.published === null) continue
      for (const key of copyKeys(teller.sketch)) byKey.set(key, [...(byKey.get(key) ?? []), teller])
    }
  const found = new Map(tellers)
  for (const teller of undated) {
    const near = new Set(copyKeys(teller.sketch).flatMap((key) => byKey.get(key) ?? []))
    found.set(teller.report, { ...teller, published: dayByCopies(teller.sketch, [...near]) })
  }
  return found
}
