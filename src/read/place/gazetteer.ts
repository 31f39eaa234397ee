/** What the place room needs of a gazetteer; data/places holds the one that is shipped. */
import type { PlaceKind } from '../../record/index.ts'

export interface GazetteerEntry {
  geonameid: number | null
  name: string
  lat: number
  lon: number
  /** ISO 3166-1 alpha-3. */
  country: string
  kind: PlaceKind
  population: number
  /** First-level region's code within its country, when known ("09"). */
  region: string | null
}

export interface Gazetteer {
  /** Every place of that name (any case), largest first; empty when there is none. */
  find(name: string): GazetteerEntry[]
  /** True when some place's name starts with these words followed by a space: lets the finder stop early. */
  isPrefix(words: string): boolean
}
