/**
 * An incident as a row of ACLED's table (Armed Conflict Location and Event Data; codebook as of 2025).
 *
 * In     an incident with its events; names of countries by ISO 3166-1 alpha-3.
 * Out    a row, or why there is none: ACLED has no row for what is only known to be in a country, or some time in more
 *        than a month, and none for what its types do not cover.
 * Rules  fatalities are the lowest figure that anyone gives, 0 when nobody does, and "several" are three; of a time that
 *        is not one day the middle; of several sub-events the one that most reports name, of equals the one ACLED puts
 *        first. Who acted comes first, whom it was done to second. What nobody says stays empty.
 */
import type { Incident, Place } from '../record/index.ts'
import type { Cell } from './csv.ts'
import type { EventRow } from './types.ts'

export interface AcledInput {
  incident: Incident
  /** Not those that a person rejected. */
  events: readonly EventRow[]
}

export type AcledRow = { [column in (typeof ACLED_COLUMNS)[number]]: Cell }

/** The order is ACLED's. */
export const ACLED_COLUMNS = [
  'event_id_cnty',
  'event_date',
  'year',
  'time_precision',
  'disorder_type',
  'event_type',
  'sub_event_type',
  'actor1',
  'assoc_actor_1',
  'inter1',
  'actor2',
  'assoc_actor_2',
  'inter2',
  'interaction',
  'civilian_targeting',
  'iso',
  'region',
  'country',
  'admin1',
  'admin2',
  'admin3',
  'location',
  'latitude',
  'longitude',
  'geo_precision',
  'source',
  'source_scale',
  'notes',
  'fatalities',
  'tags',
  'timestamp',
] as const

/** ACLED's types and sub-events, the highest first. */
const TYPES: readonly [type: string, disorder: string, subEvents: readonly string[]][] = [
  [
    'Battles',
    'Political violence',
    ['Government regains territory', 'Non-state actor overtakes territory', 'Armed clash'],
  ],
  ['Protests', 'Political violence; Demonstrations', ['Excessive force against protesters']],
  ['Protests', 'Demonstrations', ['Protest with intervention', 'Peaceful protest']],
  ['Riots', 'Demonstrations', ['Violent demonstration']],
  ['Riots', 'Political violence', ['Mob violence']],
  [
    'Explosions/Remote violence',
    'Political violence',
    [
      'Chemical weapon',
      'Air/drone strike',
      'Suicide bomb',
      'Shelling/artillery/missile attack',
      'Remote explosive/landmine/IED',
      'Grenade',
    ],
  ],
  ['Violence against civilians', 'Political violence', ['Sexual violence', 'Attack', 'Abduction/forced disappearance']],
  [
    'Strategic developments',
    'Strategic developments',
    [
      'Agreement',
      'Arrests',
      'Change to group/activity',
      'Disrupted weapons use',
      'Headquarters or base established',
      'Looting/property destruction',
      'Non-violent transfer of territory',
      'Other',
    ],
  ],
]
const SUB_EVENTS = TYPES.flatMap(([type, disorder, subEvents]) =>
  subEvents.map((subEvent) => ({ type, disorder, subEvent })),
)
const AGAINST_CIVILIANS = ['Violence against civilians', 'Excessive force against protesters']

const DAY = 86_400_000
const MOST_DAYS = 31
/** Letters of the words that are quoted in the notes. */
const MOST_WORDS = 400

/** A row, or the reason why there is none. */
export function acledRow(given: AcledInput, countries: ReadonlyMap<string, string>): AcledRow | string {
  const { incident } = given
  const events = given.events.filter((e) => e.event.status !== 'negated')
  if (events.length === 0) return 'every event of it was rejected or denied'
  const tactic = tacticOf(events)
  if (tactic === null) return `ACLED has no type for it: ${incident.type}`
  const date = dateOf(incident)
  if (typeof date === 'string') return date
  const place = placeOf(events)
  if (typeof place === 'string') return place
  const actors = namesOf(events, (e) => e.actors)
  const recipients = namesOf(events, (e) => e.recipients)
  const toll = fatalitiesOf(events)
  return {
    event_id_cnty: incident.id,
    event_date: date.day,
    year: Number(date.day.slice(0, 4)),
    time_precision: date.precision,
    disorder_type: tactic.disorder,
    event_type: tactic.type,
    sub_event_type: tactic.subEvent,
    actor1: actors[0] ?? null,
    assoc_actor_1: listOf(actors.slice(1)),
    inter1: null,
    actor2: recipients[0] ?? null,
    assoc_actor_2: listOf(recipients.slice(1)),
    inter2: null,
    interaction: null,
    civilian_targeting: AGAINST_CIVILIANS.some((x) => x === tactic.type || x === tactic.subEvent)
      ? 'Civilians targeted'
      : null,
    iso: null,
    region: null,
    country: place.country === null ? null : (countries.get(place.country) ?? place.country),
    admin1: place.admin1,
    admin2: null,
    admin3: null,
    location: place.name,
    latitude: place.lat,
    longitude: place.lon,
    geo_precision: place.precision,
    source: listOf([...new Set(events.flatMap((e) => e.report.publisher ?? []))].sort()),
    source_scale: null,
    notes: notesOf(incident, events, toll),
    fatalities: toll.lowest,
    tags: null,
    timestamp: null,
  }
}

/** A semicolon within a name would make two of it. */
const listOf = (names: readonly string[]): string | null =>
  names.length === 0 ? null : names.map((n) => n.replaceAll(';', ',')).join('; ')

function tacticOf(events: readonly EventRow[]): (typeof SUB_EVENTS)[number] | null {
  const reports = (subEvent: string) =>
    new Set(events.filter((e) => e.event.acled === subEvent).map((e) => e.report.id)).size
  return SUB_EVENTS.reduce<{ found: (typeof SUB_EVENTS)[number] | null; by: number }>(
    (best, sub) => (reports(sub.subEvent) > best.by ? { found: sub, by: reports(sub.subEvent) } : best),
    { found: null, by: 0 },
  ).found
}

function dateOf({ from, to }: Incident): { day: string; precision: 1 | 2 | 3 } | string {
  const first = Math.floor(Date.parse(from ?? '') / DAY)
  if (Number.isNaN(first)) return 'no report says when it was'
  const end = Date.parse(to ?? '')
  const last = Number.isNaN(end) ? first : Math.max(first, Math.ceil(end / DAY) - 1)
  const days = last - first + 1
  if (days > MOST_DAYS) return `when it was is known only within ${days} days`
  const day = new Date(Math.floor((first + last) / 2) * DAY).toISOString().slice(0, 10)
  return { day, precision: days === 1 ? 1 : days <= 7 ? 2 : 3 }
}

interface Located {
  name: string
  country: string | null
  admin1: string | null
  lat: number
  lon: number
  precision: 1 | 3
}

/** The most exact place that most reports name. */
function placeOf(events: readonly EventRow[]): Located | string {
  const places = events.flatMap((e) => e.places)
  if (places.length === 0) return 'no report says where it was'
  const exact = mostNamed(events, (p) => p.precision === 'point' || p.precision === 'settlement')
  const region = mostNamed(events, (p) => p.precision === 'region' && (exact === null || p.country === exact.country))
  const place = exact ?? region
  if (place === null)
    return places.every((p) => p.precision === 'country')
      ? 'only the country is known'
      : 'no coordinates are known of its place'
  return {
    name: place.name,
    country: place.country,
    admin1: region?.name ?? null,
    lat: Number(place.lat.toFixed(4)),
    lon: Number(place.lon.toFixed(4)),
    precision: exact === null ? 3 : 1,
  }
}

function mostNamed(events: readonly EventRow[], fits: (place: Place) => boolean) {
  const votes = new Map<string, { place: Place & { lat: number; lon: number }; reports: Set<string> }>()
  for (const { places, report } of events)
    for (const place of places) {
      const { lat, lon } = place
      if (lat === null || lon === null || (lat === 0 && lon === 0) || !fits(place)) continue
      const vote = votes.get(place.name) ?? { place: { ...place, lat, lon }, reports: new Set() }
      vote.reports.add(report.id)
      votes.set(place.name, vote)
    }
  return [...votes.values()].sort((a, b) => b.reports.size - a.reports.size)[0]?.place ?? null
}

/** Those that most reports name first; then in order of the text. */
function namesOf(events: readonly EventRow[], of: (event: EventRow) => string[]): string[] {
  const votes = new Map<string, { name: string; reports: Set<string> }>()
  for (const event of events)
    for (const name of of(event)) {
      const vote = votes.get(name.toLowerCase()) ?? { name, reports: new Set() }
      vote.reports.add(event.report.id)
      votes.set(name.toLowerCase(), vote)
    }
  return [...votes.values()].sort((a, b) => b.reports.size - a.reports.size).map((v) => v.name)
}

interface Toll {
  lowest: number
  /** "6 (interior ministry)". */
  given: string[]
}

function fatalitiesOf(events: readonly EventRow[]): Toll {
  const given = events.flatMap(({ event, saidBy }) => {
    const killed = event.casualties.killed
    const figure = killed?.min ?? killed?.max
    if (killed === undefined || figure == null) return []
    const isSeveral = figure === 2 && /^(several|some|many|a few|a number of)\b/i.test(killed.whom ?? '')
    return [{ figure: isSeveral ? 3 : figure, by: saidBy.join(', ') || 'the report' }]
  })
  const sorted = given.sort((a, b) => a.figure - b.figure)
  return {
    lowest: sorted[0]?.figure ?? 0,
    given: [...new Set(sorted.map(({ figure, by }) => `${figure} (${by})`))],
  }
}

function notesOf({ reports, origins }: Incident, events: readonly EventRow[], { given }: Toll): string {
  const [{ evidence }] = events as [EventRow]
  const words = evidence.length > MOST_WORDS ? `${evidence.slice(0, MOST_WORDS)}…` : evidence
  const toll = given.length === 0 ? 'No figure of killed given.' : `Killed: ${given.join('; ')}; the lowest is taken.`
  return `${words} [${toll} Who acted stands first. Told by ${counted(reports, 'report')} of ${counted(origins, 'independent origin')}.]`
    .replace(/\s+/g, ' ')
    .trim()
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`
