/**
 * What the place room needs of a gazetteer, and the reader of the packed one.
 *
 * In     the bytes that pack.ts writes; data/places says where the places come from.
 * Out    places by name. Nothing is decoded before it is asked for: opening costs a few milliseconds.
 * Units  degrees, WGS 84; population in heads; ISO 3166-1 alpha-3.
 * Errors RangeError for bytes that are not a packed gazetteer of this version (desk/gazetteer.ts turns it into
 *        DATA_MISSING).
 */
import type { PlaceKind } from '../../record/index.ts'
import { fold } from './fold.ts'

/** How a name belongs to its place. */
export const VIA = ['name', 'alternate', 'demonym', 'abbreviation'] as const
export type Via = (typeof VIA)[number]

/** What the place is, finer than its kind. "first-level" is a state or province, "area" a region of no fixed level. */
export const FEATURES = [
  'country',
  'first-level',
  'second-level',
  'area',
  'capital',
  'seat',
  'town',
  'quarter',
  'water',
  'facility',
] as const
export type Feature = (typeof FEATURES)[number]

export const KINDS = ['country', 'region', 'settlement', 'water', 'facility', 'other'] as const satisfies PlaceKind[]

export interface GazetteerEntry {
  /** Index in the gazetteer: the same place has the same index whatever name found it. */
  index: number
  geonameid: number | null
  name: string
  lat: number
  lon: number
  /** ISO 3166-1 alpha-3; '' for seas, continents and whatever else belongs to no single country. */
  country: string
  kind: PlaceKind
  feature: Feature
  /** Heads; for regions and countries the sum of their towns. 0 when unknown. */
  population: number
  /** In how many spellings and languages the world writes it, at most 255: how well known it is. 0 when not counted. */
  renown: number
  /** First-level region's code within its country, when known ("09"). */
  region: string | null
  /** Time zone of the tz database ("Asia/Damascus"); null when not known, or when the place has several. */
  zone: string | null
  /** How the name that was asked for belongs to the place. */
  via: Via
}

export interface Gazetteer {
  /** Every place of that name (any case, accents or none), largest first; empty when there is none. */
  find(name: string): GazetteerEntry[]
  /** True when some place's name starts with these words followed by a space: lets the finder stop early. */
  isPrefix(words: string): boolean
}

export const MAGIC = 0x4c504e4f // "ONPL"
export const VERSION = 3

/** Sections of the packed file in order; each starts at a multiple of 4 and its byte offset stands in the header. */
export const SECTIONS = [
  'geonameid', // int32 an entry, 0 for null
  'lat', // int32, 1e-5 degrees
  'lon', // int32, 1e-5 degrees
  'population', // uint32
  'country', // uint16, index into words
  'region', // uint16, index into words
  'kind', // uint8, index into KINDS
  'feature', // uint8, index into FEATURES
  'renown', // uint8
  'zone', // uint16, index into words
  'nameAt', // uint32, entries + 1, into names
  'names', // UTF-8
  'keyAt', // uint32, keys + 1, into keys
  'keys', // ASCII, sorted
  'hitAt', // uint32, keys + 1, into hits
  'hits', // uint32: entry << 2 | index into VIA; largest place first
  'words', // UTF-8, a line each
] as const

/** Opens a packed gazetteer. The bytes are kept, not copied; they must start at a multiple of 4. */
export function readGazetteer(bytes: Uint8Array): Gazetteer {
  const { buffer, byteOffset, byteLength } = bytes
  if (byteLength < 16 || byteOffset % 4 !== 0) throw new RangeError('not a packed gazetteer: too short')
  const head = new Uint32Array(buffer, byteOffset, 4 + SECTIONS.length + 1)
  if (head[0] !== MAGIC || head[1] !== VERSION) throw new RangeError('not a packed gazetteer of this version')
  const entries = head[2]!
  const keyCount = head[3]!
  const at = (section: (typeof SECTIONS)[number]) => byteOffset + head[4 + SECTIONS.indexOf(section)]!
  const size = (section: (typeof SECTIONS)[number]) => {
    const i = 4 + SECTIONS.indexOf(section)
    return head[i + 1]! - head[i]!
  }
  if (head[4 + SECTIONS.length]! !== byteLength) throw new RangeError('not a whole packed gazetteer')

  const geonameid = new Int32Array(buffer, at('geonameid'), entries)
  const lat = new Int32Array(buffer, at('lat'), entries)
  const lon = new Int32Array(buffer, at('lon'), entries)
  const population = new Uint32Array(buffer, at('population'), entries)
  const country = new Uint16Array(buffer, at('country'), entries)
  const region = new Uint16Array(buffer, at('region'), entries)
  const kind = new Uint8Array(buffer, at('kind'), entries)
  const feature = new Uint8Array(buffer, at('feature'), entries)
  const renown = new Uint8Array(buffer, at('renown'), entries)
  const zone = new Uint16Array(buffer, at('zone'), entries)
  const nameAt = new Uint32Array(buffer, at('nameAt'), entries + 1)
  const names = new Uint8Array(buffer, at('names'), size('names'))
  const keyAt = new Uint32Array(buffer, at('keyAt'), keyCount + 1)
  const keys = new Uint8Array(buffer, at('keys'), size('keys'))
  const hitAt = new Uint32Array(buffer, at('hitAt'), keyCount + 1)
  const hits = new Uint32Array(buffer, at('hits'), hitAt[keyCount]!)
  const decoder = new TextDecoder()
  const words = decoder.decode(new Uint8Array(buffer, at('words'), size('words'))).split('\n')

  /** First key that is not before `wanted`. */
  const lowerBound = (wanted: string): number => {
    let low = 0
    let high = keyCount
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(middle, wanted) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  const compare = (key: number, wanted: string): number => {
    const start = keyAt[key]!
    const length = keyAt[key + 1]! - start
    const shared = Math.min(length, wanted.length)
    for (let i = 0; i < shared; i++) {
      const difference = keys[start + i]! - wanted.charCodeAt(i)
      if (difference !== 0) return difference
    }
    return length - wanted.length
  }

  const entry = (hit: number): GazetteerEntry => {
    const i = hit >>> 2
    return {
      index: i,
      geonameid: geonameid[i] || null,
      name: decoder.decode(names.subarray(nameAt[i]!, nameAt[i + 1]!)),
      lat: lat[i]! / 1e5,
      lon: lon[i]! / 1e5,
      country: words[country[i]!]!,
      kind: KINDS[kind[i]!]!,
      feature: FEATURES[feature[i]!]!,
      population: population[i]!,
      renown: renown[i]!,
      region: words[region[i]!] || null,
      zone: words[zone[i]!] || null,
      via: VIA[hit & 3]!,
    }
  }
  const lookUp = (wanted: string): GazetteerEntry[] => {
    const key = lowerBound(wanted)
    if (key >= keyCount || compare(key, wanted) !== 0) return []
    return Array.from(hits.subarray(hitAt[key]!, hitAt[key + 1]!), entry)
  }

  return {
    find: (name) => {
      const found = lookUp(fold(name))
      // Abbreviations are kept as written: "Miss." and "US" are places, "miss" and "us" are not.
      const short = name.length <= 8 ? lookUp(`=${name}`) : []
      return short.length === 0 ? found : [...short, ...found.filter((e) => !short.some((s) => s.index === e.index))]
    },
    isPrefix: (start) => {
      const wanted = `${fold(start)} `
      const key = lowerBound(wanted)
      if (key >= keyCount || keyAt[key + 1]! - keyAt[key]! <= wanted.length) return false
      for (let i = 0, from = keyAt[key]!; i < wanted.length; i++)
        if (keys[from + i] !== wanted.charCodeAt(i)) return false
      return true
    },
  }
}
