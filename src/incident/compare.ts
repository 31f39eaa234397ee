/**
 * Whether two events, told in one report or in two, can be one happening.
 *
 * In     two events with their places and the names of who took part.
 * Out    'no' (they contradict each other), 'open' (nothing speaks for or against), or how much speaks for it (1 and up).
 *        Symmetric: compare(a, b) is compare(b, a).
 * Units  time in ms since 1970 UTC; distance in km.
 */
import type { EventType, Place } from '../record/index.ts'
import type { Signature } from './signature.ts'
import type { Told } from './told.ts'

/** What is compared, worked out once a telling: an event, with those that tell of it in the same sentence. */
export interface Facts {
  told: Told
  /** All of them, `told` among them. */
  all: Told[]
  type: EventType
  from: number
  /** Exclusive, after `from`. */
  to: number
  isStated: boolean
  /** No words give it: some days before the report was published. */
  isAssumed: boolean
  /** Assumed, or only known to be no later than what was said of it. */
  isLoose: boolean
  isNegated: boolean
  /** What the report is about: told where it begins. */
  isLead: boolean
  places: Place[]
  actor: Party
  recipient: Party
  instruments: Set<string>
  /** Every figure given; reports lay several side by side. */
  killed: Bounds[]
  injured: Bounds[]
  detained: Bounds[]
  count: Bounds[]
  /** ACLED sub-events or PLOVER modes. */
  deeds: Set<string>
  /** Of the sentence and of the report: see signature.ts. */
  words: Signature
  story: Signature
}

/** "At least five": no highest. */
export interface Bounds {
  min: number | null
  max: number | null
}

export interface Party {
  words: Set<string>
  countries: Set<string>
}

export type Judgement = 'no' | 'open' | number

const DAY = 86_400_000
/** Up to this wide, times are one: an hour, a day, "the weekend". A month and a day in it are not. */
export const SHORT = 4 * DAY
/** Two towns this near are one place: reports name the village or the town beside it. */
const NEAR_KM = 30
/** A region's point lies somewhere within it. */
const REGION_KM = 150

/** ACLED sub-events that say too little to tell one deed from another: an attack may be a strike, a riot ends in arrests. */
const BROAD = new Set(['Attack', 'Other', 'Protest with intervention'])

/** Letters of a headline and a first sentence or two. */
const LEAD = 400

/** The facts of an event; null when it is not known when it was. */
export function factsOf(told: Told, words: Signature = [], story: Signature = []): Facts | null {
  const { event } = told
  const from = Date.parse(event.when?.from ?? '')
  if (Number.isNaN(from)) return null
  const to = Date.parse(event.when?.to ?? '')
  const countriesOf = (roles: string[]) =>
    new Set(event.participants.flatMap((p) => (roles.includes(p.role) && p.country !== null ? [p.country] : [])))
  const figure = (x: Bounds | null | undefined) =>
    x == null || (x.min === null && x.max === null) ? [] : [{ min: x.min, max: x.max }]
  const deed = event.acled ?? event.mode
  return {
    told,
    all: [told],
    type: event.type,
    from,
    to: Number.isNaN(to) || to <= from ? from + 1 : to,
    isStated: event.when?.basis === 'stated',
    isAssumed: false,
    isLoose: false,
    isNegated: event.status === 'negated',
    isLead: event.evidence.start < LEAD,
    places: told.places,
    actor: { words: wordsOf(told.actors), countries: countriesOf(['actor']) },
    recipient: { words: wordsOf(told.recipients), countries: countriesOf(['recipient', 'victim']) },
    instruments: new Set(event.instruments.map((i) => i.kind)),
    killed: figure(event.casualties.killed),
    injured: figure(event.casualties.injured),
    detained: figure(event.casualties.detained),
    count: figure(event.count),
    deeds: new Set(deed === null || BROAD.has(deed) ? [] : [deed]),
    words,
    story,
  }
}

export function compare(a: Facts, b: Facts): Judgement {
  if (a.type !== b.type || a.from >= b.to || b.from >= a.to) return 'no'
  const place = comparePlaces(a.places, b.places)
  const actor = compareParties(a.actor, b.actor)
  const recipient = compareParties(a.recipient, b.recipient)
  if (place === 'no') return 'no'
  // Who is blamed is often disputed; who was hit is not, but one place has people of many countries.
  if (place !== 'near' && (recipient === 'no' || (actor === 'no' && recipient === 'open'))) return 'no'
  const isAnswer = isOther(a.actor, b.recipient) && isOther(a.recipient, b.actor)
  if (isAnswer) return 'no' // the one struck back
  if (!areTimesAlike(a, b)) return 'open'

  const parties = (actor === 'same' ? 1 : 0) + (recipient === 'same' ? 2 : 0)
  const joins = place === 'near' ? parties > 0 || isShort(a, b) : place === 'within' ? parties > 0 : parties === 3
  if (!joins) return 'open'
  const tools = [...a.instruments].some((i) => b.instruments.has(i)) ? 1 : 0
  return 1 + parties + (place === 'near' ? 2 : place === 'within' ? 1 : 0) + tools
}

/** The same party on the other side; the country of both alone does not say so. */
const isOther = (x: Party, y: Party): boolean => [...x.words].some((w) => y.words.has(w))

export const isShort = (a: Facts, b: Facts) => a.to - a.from <= SHORT && b.to - b.from <= SHORT

function areTimesAlike(a: Facts, b: Facts): boolean {
  const widths = [a.to - a.from, b.to - b.from]
  return isShort(a, b) || (Math.min(...widths) > SHORT && 3 * Math.min(...widths) >= Math.max(...widths))
}

/** 'near': the same spot or town; 'within': one lies in the other, or both are one region or country. */
export function comparePlaces(a: Place[], b: Place[]): 'near' | 'within' | 'open' | 'no' {
  let isWithin = false
  let isComparable = false
  for (const p of a) {
    for (const q of b) {
      const pair = comparePair(p, q)
      if (pair === 'near') return 'near'
      isWithin ||= pair === 'within'
      isComparable ||= pair !== 'open'
    }
  }
  return isWithin ? 'within' : isComparable ? 'no' : 'open'
}

function comparePair(p: Place, q: Place): 'near' | 'within' | 'open' | 'no' {
  const isExact = (r: Place) => r.precision === 'point' || r.precision === 'settlement'
  const km = distance(p, q)
  if (isExact(p) && isExact(q)) {
    if (p.geonameid !== null && p.geonameid === q.geonameid) return 'near'
    return km === null ? (p.name === q.name ? 'near' : 'open') : km <= NEAR_KM ? 'near' : 'no'
  }
  if (p.country === null || q.country === null) return p.name === q.name ? 'within' : 'open'
  if (p.country !== q.country) return 'no'
  if (p.precision === 'country' || q.precision === 'country' || p.name === q.name) return 'within'
  return km === null ? 'open' : km <= REGION_KM ? 'within' : 'no'
}

export function compareParties(a: Party, b: Party): 'same' | 'open' | 'no' {
  if (a.words.size === 0 || b.words.size === 0) return 'open'
  const shares = <T>(x: Set<T>, y: Set<T>) => [...x].some((v) => y.has(v))
  if (shares(a.words, b.words) || shares(a.countries, b.countries)) return 'same'
  return a.countries.size > 0 && b.countries.size > 0 ? 'no' : 'open'
}

/** Words too common among parties to tell one from another, and words that name nobody. */
const WEAK = new Set(
  'the and for from with its their his her our this that these those some several many more other two three four five six seven eight nine ten hundreds dozens thousands force forces people members member group groups target targets men women one ones which who they them fighters'.split(
    ' ',
  ),
)

/** The words of names, cut to six letters: "militias" and "militiamen" meet, "militants" stays apart. */
function wordsOf(names: string[]): Set<string> {
  const words = names.flatMap((n) => n.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  return new Set(
    words.filter((w) => (w.length > 2 || w === 'us' || w === 'un') && !WEAK.has(w)).map((w) => w.slice(0, 6)),
  )
}

/** Great-circle distance in km; null when one has no coordinates. */
function distance(p: Place, q: Place): number | null {
  if (p.lat === null || p.lon === null || q.lat === null || q.lon === null) return null
  const rad = Math.PI / 180
  const h =
    Math.sin(((q.lat - p.lat) * rad) / 2) ** 2 +
    Math.cos(p.lat * rad) * Math.cos(q.lat * rad) * Math.sin(((q.lon - p.lon) * rad) / 2) ** 2
  return 12_742 * Math.asin(Math.min(1, Math.sqrt(h)))
}
