/**
 * An incident out of the events that tell it: when, where, every figure beside those that differ from it, and who says so.
 *
 * In     a group of events, the most definite first; what is known of their reports.
 * Out    an Incident. Time and place are those of the most definite event; figures are side by side, one entry a
 *        value, with the events that give it. Denials are among the events but give no figures.
 */
import type { EventRef, Incident } from '../record/index.ts'
import { agreementOf, estimateOf, figuresOf, refOf, type Telling, tollOf } from './figures.ts'
import { originsOf } from './origins.ts'
import { responsibilityOf } from './responsibility.ts'
import { suggestionOf } from './suggest.ts'
import { order } from './telling.ts'
import type { Teller, Told } from './told.ts'

export function toIncident(group: readonly Told[], known: ReadonlyMap<string, Teller>): Incident {
  const definite = group[0]!
  const told = [...group].sort(byTime)
  const reports = [...new Set(told.map((t) => t.report))].sort(order)
  const tellers = reports.map((report) => known.get(report) ?? unknown(report))
  const independent = originsOf(tellers)
  const tellings = new Map(
    tellers.map((t): [string, Telling] => [
      t.report,
      { origin: independent.findIndex((o) => o.reports.includes(t.report)), published: t.published },
    ]),
  )
  const place = definite.places[0] ?? told.find((t) => t.places.length > 0)?.places[0]
  const affirmed = told.filter((t) => t.event.status !== 'negated')
  const figures = sideBySide(affirmed, tellings)
  const described = {
    independent,
    figures,
    agreement: {
      killed: agreementOf(figures.killed, 'toll'),
      injured: agreementOf(figures.injured, 'toll'),
      missing: agreementOf(figures.missing, 'toll'),
      detained: agreementOf(figures.detained, 'toll'),
      time: agreementOf(figures.time, 'other'),
      place: agreementOf(figures.place, 'other'),
      actor: agreementOf(figures.actor, 'other'),
      recipient: agreementOf(figures.recipient, 'other'),
      instrument: agreementOf(figures.instrument, 'other'),
    },
    estimates: { killed: estimateOf(figures.killed), injured: estimateOf(figures.injured) },
    responsibility: responsibilityOf(told),
  }
  return {
    id: idOf(refOf(told[0]!)),
    type: definite.event.type,
    from: definite.event.when?.from ?? null,
    to: definite.event.when?.to ?? null,
    place:
      place === undefined
        ? null
        : { name: place.name, country: place.country, lat: place.lat, lon: place.lon, precision: place.precision },
    events: told.map(refOf),
    reports: reports.length,
    publishers: new Set(tellers.flatMap((t) => t.publisher ?? [])).size,
    origins: independent.length,
    ...described,
    suggestion: suggestionOf(described, tellers, unbiased(affirmed, tellings)),
  }
}

const idOf = ({ report, event }: EventRef): string => `${report}:${event}`

function sideBySide(told: readonly Told[], tellings: ReadonlyMap<string, Telling>): Incident['figures'] {
  const field = (valuesOf: (told: Told) => string[]) => figuresOf(told, tellings, valuesOf)
  return {
    killed: field((t) => tollOf(t.event, 'killed')),
    injured: field((t) => tollOf(t.event, 'injured')),
    missing: field((t) => tollOf(t.event, 'missing')),
    detained: field((t) => tollOf(t.event, 'detained')),
    time: field(({ event: { when } }) => (when?.value == null ? [] : [when.value])),
    place: field((t) => t.places.slice(0, 1).map((p) => p.name)),
    actor: field((t) => t.actors),
    recipient: field((t) => t.recipients),
    instrument: field((t) => t.event.instruments.map((i) => i.kind)),
  }
}

/** Origins with a report that tells it in its own voice, or in that of someone who is not said to take part. */
function unbiased(told: readonly Told[], tellings: ReadonlyMap<string, Telling>): number {
  const parties = new Set(told.flatMap((t) => [...t.actors, ...t.recipients]).map((n) => n.toLowerCase()))
  const is = told.filter((t) => t.voices.length === 0 || t.voices.some((v) => !parties.has(v.speaker.toLowerCase())))
  return new Set(is.map((t) => tellings.get(t.report)?.origin)).size
}

const unknown = (report: string): Teller => ({
  report,
  publisher: null,
  published: null,
  sketch: [],
  story: [],
  agencies: [],
})

function byTime(a: Told, b: Told): number {
  const start = (t: Told) => Date.parse(t.event.when?.from ?? '')
  return start(a) - start(b) || order(a.report, b.report) || numberOf(a) - numberOf(b) || order(a.event.id, b.event.id)
}

/** e2 before e10. */
const numberOf = (t: Told): number => Number(/\d+$/.exec(t.event.id)?.[0] ?? 0)
