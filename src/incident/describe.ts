/**
 * An incident out of the events that tell it: when, where, and every figure beside those that differ from it.
 *
 * In     a group of events, the most definite first; the sketches of their reports.
 * Out    an Incident. Time and place are those of the most definite event; figures are side by side, one entry a
 *        value, with the events that give it. Denials are among the events but give no figures.
 */
import type { Event, EventRef, Figure, Incident } from '../record/index.ts'
import type { Told } from './compare.ts'
import { groupCopies } from './copies.ts'
import { order } from './group.ts'

export function toIncident(group: readonly Told[], sketches: ReadonlyMap<string, number[]>): Incident {
  const definite = group[0]!
  const told = [...group].sort(byTime)
  const reports = [...new Set(told.map((t) => t.report))].sort(order)
  const place = definite.places[0] ?? told.find((t) => t.places.length > 0)?.places[0]
  const earliest = refOf(told[0]!)
  const affirmed = told.filter((t) => t.event.status !== 'negated')
  return {
    id: `${earliest.report}:${earliest.event}`,
    type: definite.event.type,
    from: definite.event.when?.from ?? null,
    to: definite.event.when?.to ?? null,
    place:
      place === undefined
        ? null
        : { name: place.name, country: place.country, lat: place.lat, lon: place.lon, precision: place.precision },
    events: told.map(refOf),
    reports: reports.length,
    origins: groupCopies(reports, sketches).length,
    figures: {
      killed: figures(affirmed, (t) => tollOf(t.event, 'killed')),
      injured: figures(affirmed, (t) => tollOf(t.event, 'injured')),
      actor: figures(affirmed, (t) => t.actors),
      recipient: figures(affirmed, (t) => t.recipients),
      instrument: figures(affirmed, (t) => t.event.instruments.map((i) => i.kind)),
    },
  }
}

/** One entry a value, in the order in which the events give them; names that differ in case are one. */
function figures(told: readonly Told[], valuesOf: (told: Told) => string[]): Figure[] {
  const found = new Map<string, Figure>()
  for (const one of told) {
    for (const value of new Set(valuesOf(one))) {
      const key = value.toLowerCase()
      const figure = found.get(key)
      if (figure) figure.told.push(refOf(one))
      else found.set(key, { value, told: [refOf(one)] })
    }
  }
  return [...found.values()]
}

/** "4", "at least 5", "at most 3", "10 to 12". */
function tollOf(event: Event, kind: 'killed' | 'injured'): string[] {
  const toll = event.casualties[kind]
  if (toll === undefined) return []
  const { min, max } = toll
  if (min !== null && max !== null) return [min === max ? String(min) : `${min} to ${max}`]
  if (min !== null) return [`at least ${min}`]
  return max === null ? [] : [`at most ${max}`]
}

const refOf = (t: Told): EventRef => ({ report: t.report, event: t.event.id })

function byTime(a: Told, b: Told): number {
  const start = (t: Told) => Date.parse(t.event.when?.from ?? '')
  return start(a) - start(b) || order(a.report, b.report) || numberOf(a) - numberOf(b) || order(a.event.id, b.event.id)
}

/** e2 before e10. */
const numberOf = (t: Told): number => Number(/\d+$/.exec(t.event.id)?.[0] ?? 0)
