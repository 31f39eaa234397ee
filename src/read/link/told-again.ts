/**
 * One deed told twice in a report: headline and lead, "hit by missiles" and "the rocket fire".
 *
 * In     deeds in order of the text, the places of the report.
 * Out    for each deed, the first telling of it: itself when it is told for the first time.
 * Rules  of one type, done to the same party, in overlapping days that the text gives, by nobody else and nowhere else.
 *        Two deeds of one sentence are two. Or named by a noun that points back to it (pointing.ts).
 */
import type { Event, Place } from '../../record/index.ts'

const DAY = 86_400_000
/** Longest stretch of time that still tells one deed from the next. */
const SHORT = 2 * DAY

export function firstTellings(
  deeds: readonly Event[],
  places: readonly Place[],
  pointed: ReadonlyMap<Event, Event>,
): Map<Event, Event> {
  const byId = new Map(places.map((p) => [p.id, p]))
  const first = new Map<Event, Event>()
  const groups: Event[][] = []
  for (const deed of deeds) {
    const meant = pointed.get(deed)
    const group = groups.find((g) =>
      meant === undefined ? g.every((other) => isSame(other, deed, byId)) : g.includes(meant),
    )
    if (group) group.push(deed)
    else groups.push([deed])
    first.set(deed, group?.[0] ?? deed)
  }
  return first
}

function isSame(a: Event, b: Event, places: ReadonlyMap<string, Place>): boolean {
  return (
    a.type === b.type &&
    a.evidence.start !== b.evidence.start &&
    a.count === null &&
    b.count === null &&
    isOneTime(a, b) &&
    sharesActor(a, b, false) === true &&
    sharesActor(a, b, true) !== false &&
    isOnePlace(a, b, places)
  )
}

function isOneTime(a: Event, b: Event): boolean {
  const bounds = [a, b].map((e) => [Date.parse(e.when?.from ?? ''), Date.parse(e.when?.to ?? '')] as const)
  const [[fromA, toA], [fromB, toB]] = bounds as [readonly [number, number], readonly [number, number]]
  const isShort = toA - fromA <= SHORT && toB - fromB <= SHORT // false for a time that is not known
  return isShort && fromA < toB && fromB < toA
}

/** Null when one of them names nobody on that side. */
function sharesActor(a: Event, b: Event, acting: boolean): boolean | null {
  const side = (e: Event) =>
    e.participants.filter((p) => (p.role === 'actor') === acting).map((p) => p.actor ?? p.text.toLowerCase())
  const [ofA, ofB] = [side(a), side(b)]
  if (ofA.length === 0 || ofB.length === 0) return null
  return ofA.some((id) => ofB.includes(id))
}

/** No place of one lies apart from those of the other. */
export function isOnePlace(a: Event, b: Event, places: ReadonlyMap<string, Place>): boolean {
  const at = (e: Event) => e.where.map((id) => places.get(id)).filter((p) => p !== undefined)
  const [ofA, ofB] = [at(a), at(b)]
  if (ofA.length === 0 || ofB.length === 0) return true
  const names = (list: Place[]) => new Set(list.filter((p) => p.kind !== 'country').map((p) => p.geonameid ?? p.name))
  const [namesA, namesB] = [names(ofA), names(ofB)]
  if (namesA.size > 0 && namesB.size > 0 && ![...namesA].some((n) => namesB.has(n))) return false
  return ofA.some((p) => ofB.some((q) => p.country === q.country))
}
