/**
 * Packs places into the bytes that gazetteer.ts reads. Used when the package is built (scripts/pack-gazetteer.mjs)
 * and by tests, never while reading.
 *
 * Out    the same places give the same bytes, whatever the machine.
 * Limits 2^30 places, 2^16 country and region codes and time zones together.
 */
import type { PlaceKind } from '../../record/index.ts'
import { fold } from './fold.ts'
import type { Feature, Via } from './gazetteer.ts'
import { FEATURES, KINDS, MAGIC, SECTIONS, VERSION, VIA } from './gazetteer.ts'

export interface PlaceSource {
  geonameid: number | null
  name: string
  lat: number
  lon: number
  country: string
  kind: PlaceKind
  feature: Feature
  population: number
  renown: number
  region: string | null
  /** Of the tz database; null when not known or when there are several. */
  zone: string | null
  /** Further names; `name` itself need not be repeated. */
  names: { text: string; via: Via }[]
}

const KEY = /^[a-z0-9&][a-z0-9& ]*$/

/** The packed bytes. Names that do not fold to plain letters are left out. */
export function packGazetteer(places: readonly PlaceSource[]): Uint8Array {
  const keys = new Map<string, Map<number, number>>()
  const hit = (key: string, place: number, via: Via) => {
    const of = keys.get(key) ?? new Map<number, number>()
    keys.set(key, of)
    of.set(place, Math.min(of.get(place) ?? VIA.length, VIA.indexOf(via)))
  }
  places.forEach((p, i) => {
    for (const { text, via } of [{ text: p.name, via: 'name' as const }, ...p.names]) {
      if (via === 'abbreviation') hit(`=${text}`, i, via)
      else for (const key of spellings(fold(text))) if (KEY.test(key)) hit(key, i, via)
    }
  })
  const sorted = [...keys.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const words = [
    '',
    ...new Set(places.flatMap((p) => [p.country, p.region ?? '', p.zone ?? '']).filter((w) => w !== '')),
  ]
  const wordAt = new Map(words.map((w, i) => [w, i]))

  const encoder = new TextEncoder()
  const names = pool(places.map((p) => encoder.encode(p.name)))
  const keyPool = pool(sorted.map((k) => encoder.encode(k)))
  const hitLists = sorted.map((k) => order([...keys.get(k)!], places))
  const hitAt = new Uint32Array(sorted.length + 1)
  hitLists.forEach((list, i) => {
    hitAt[i + 1] = hitAt[i]! + list.length
  })
  const sections: { [name in (typeof SECTIONS)[number]]: ArrayBufferView } = {
    geonameid: Int32Array.from(places, (p) => p.geonameid ?? 0),
    lat: Int32Array.from(places, (p) => Math.round(p.lat * 1e5)),
    lon: Int32Array.from(places, (p) => Math.round(p.lon * 1e5)),
    population: Uint32Array.from(places, (p) => p.population),
    country: Uint16Array.from(places, (p) => wordAt.get(p.country)!),
    region: Uint16Array.from(places, (p) => wordAt.get(p.region ?? '')!),
    kind: Uint8Array.from(places, (p) => KINDS.indexOf(p.kind)),
    feature: Uint8Array.from(places, (p) => FEATURES.indexOf(p.feature)),
    renown: Uint8Array.from(places, (p) => Math.min(255, p.renown)),
    zone: Uint16Array.from(places, (p) => wordAt.get(p.zone ?? '')!),
    nameAt: names.at,
    names: names.bytes,
    keyAt: keyPool.at,
    keys: keyPool.bytes,
    hitAt,
    hits: Uint32Array.from(flat(hitLists)),
    words: encoder.encode(`${words.join('\n')}\n`),
  }
  return assemble(places.length, sorted.length, sections)
}

/** One list of many, without the depth that `flat` takes for large gazetteers. */
function* flat(lists: readonly number[][]): Iterable<number> {
  for (const list of lists) yield* list
}

/** Largest place first, own names before others, then by index: never by the order of reading. */
function order(found: [number, number][], places: readonly PlaceSource[]): number[] {
  return found
    .sort(
      ([a, viaA], [b, viaB]) =>
        Number(viaA > 1) - Number(viaB > 1) || places[b]!.population - places[a]!.population || viaA - viaB || a - b,
    )
    .map(([place, via]) => (place << 2) | via)
}

const SHORT: readonly [string, string][] = [
  ['saint ', 'st '],
  ['fort ', 'ft '],
  ['mount ', 'mt '],
]

/** The key itself, and with "Saint", "Fort", "Mount" written short or long. */
function spellings(key: string): string[] {
  for (const [long, short] of SHORT) {
    if (key.startsWith(long)) return [key, short + key.slice(long.length)]
    if (key.startsWith(short)) return [key, long + key.slice(short.length)]
  }
  return [key]
}

function pool(parts: Uint8Array[]): { at: Uint32Array; bytes: Uint8Array } {
  const at = new Uint32Array(parts.length + 1)
  parts.forEach((part, i) => {
    at[i + 1] = at[i]! + part.length
  })
  const bytes = new Uint8Array(at[parts.length]!)
  parts.forEach((part, i) => {
    bytes.set(part, at[i]!)
  })
  return { at, bytes }
}

function assemble(entries: number, keys: number, sections: { [name: string]: ArrayBufferView }): Uint8Array {
  const head = new Uint32Array(4 + SECTIONS.length + 1)
  head.set([MAGIC, VERSION, entries, keys])
  let end = head.byteLength
  SECTIONS.forEach((name, i) => {
    head[4 + i] = end
    end += Math.ceil(sections[name]!.byteLength / 4) * 4
  })
  head[4 + SECTIONS.length] = end
  const bytes = new Uint8Array(end)
  const put = (view: ArrayBufferView, at: number) =>
    bytes.set(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), at)
  put(head, 0)
  SECTIONS.forEach((name, i) => {
    put(sections[name]!, head[4 + i]!)
  })
  return bytes
}
