/** Several gazetteers as one: the first knows best, a place that two of them hold is told once. */
import type { Gazetteer, GazetteerEntry } from './gazetteer.ts'

/** Places of one gazetteer, at most: pack.ts keeps indexes below it. */
const ROOM = 2 ** 30

export function joinGazetteers(parts: readonly Gazetteer[]): Gazetteer {
  if (parts.length === 1) return parts[0]!
  return {
    find: (name) => {
      const found: GazetteerEntry[] = []
      parts.forEach((part, i) => {
        for (const e of part.find(name))
          if (!found.some((f) => isSame(f, e))) found.push(i === 0 ? e : { ...e, index: e.index + i * ROOM })
      })
      return found.sort((a, b) => Number(isLesser(a)) - Number(isLesser(b)) || b.population - a.population)
    },
    isPrefix: (words) => parts.some((part) => part.isPrefix(words)),
  }
}

/** Peoples and abbreviations come behind names, as in each of the parts. */
const isLesser = ({ via }: GazetteerEntry) => via === 'demonym' || via === 'abbreviation'

/** One id, or one name, kind and country within a fifth of a degree: shipped tables have no ids for regions and waters. */
function isSame(a: GazetteerEntry, b: GazetteerEntry): boolean {
  if (a.geonameid !== null && b.geonameid !== null) return a.geonameid === b.geonameid
  if (a.kind === 'country' && b.kind === 'country') return a.country === b.country
  const reach = a.kind === 'region' || a.kind === 'water' ? 3 : 0.2
  return (
    a.kind === b.kind && a.country === b.country && Math.abs(a.lat - b.lat) < reach && Math.abs(a.lon - b.lon) < reach
  )
}
