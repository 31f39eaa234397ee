/** Distances and containment. Units: degrees in, kilometres out. */
import type { GazetteerEntry } from './gazetteer.ts'

const RADIUS = 6371
const RAD = Math.PI / 180

export interface Point {
  lat: number
  lon: number
}

/** Great-circle distance. */
export function kilometres(a: Point, b: Point): number {
  const la = a.lat * RAD
  const lb = b.lat * RAD
  const h = Math.sin((lb - la) / 2) ** 2 + Math.cos(la) * Math.cos(lb) * Math.sin(((b.lon - a.lon) * RAD) / 2) ** 2
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** The whole is a country or first-level region, and the part lies in it by its codes. */
export function holds(whole: GazetteerEntry, part: GazetteerEntry): boolean {
  if (whole.index === part.index || whole.country === '' || whole.country !== part.country) return false
  if (whole.kind === 'country') return part.kind !== 'country'
  if (whole.feature === 'first-level') return whole.region === part.region && part.feature !== 'first-level'
  return false
}

/** Some place of the one name lies in some place of the other. */
export function contains(wholes: readonly GazetteerEntry[], parts: readonly GazetteerEntry[]): boolean {
  return wholes.some((w) => (w.kind === 'country' || w.feature === 'first-level') && parts.some((p) => holds(w, p)))
}
