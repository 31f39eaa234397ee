/**
 * Rows of a GeoNames dump (allCountries.txt, SY.txt, ...) and of its table of alternate names, as places to pack.
 *
 * In     one line, without its end. Main table: 19 columns, alternate names: 4 to 10 (geonames.org/export/codes.html).
 * Out    a PlaceSource or an alternate name; null for a line that is neither, or of a feature that is not kept.
 * Kept   countries and regions (A), populated places (P), waters (H), islands and heights (T), areas (L), and of spots (S)
 *        airports, bases, camps, crossings, dams, plants, prisons and the like; no roads, no undersea features.
 * Errors none; what is not kept is counted by the caller.
 */
import type { PlaceKind } from '../../record/index.ts'
import type { Feature, Via } from './gazetteer.ts'
import type { PlaceSource } from './pack.ts'

/** Spots that news names; schools, farms and shops would drown them. */
const SPOTS = new Set(
  'AIRB AIRF AIRH AIRP CMP CMPRF CSTM DAM FT INSM MN MNQ NSY OILR PO PP PRN PS PSN PSTB PSTP PRT PT PYR SPLY STNI'.split(
    ' ',
  ),
)
const WATERS = new Set(
  'BAY BAYS CHN CNL ESTY GULF HBR INLT LGN LK LKS MRSH OCN RF RSV SEA SD STM STMI STRT WAD WTRH FLLS'.split(' '),
)
const HEIGHTS = new Set('ISL ISLS ISLT ATOL PEN CAPE MT MTS PASS VAL VLC PLN DSRT HLLS CNYN'.split(' '))
const AREAS = new Set('RGN RGNE AREA CST LCTY MILB NVB PRK RES RESV CMPQ OILF GASF'.split(' '))

const ADMIN: { [code: string]: Feature } = { ADM1: 'first-level', ADM2: 'second-level' }
const TOWNS: { [code: string]: Feature } = { PPLC: 'capital', PPLA: 'seat', PPLX: 'quarter' }

/** True for a line with the columns of the main table. */
export const isMainRow = (cells: readonly string[]) => cells.length === 19 && /^\d+$/.test(cells[0]!)

/** @param iso3 alpha-3 by alpha-2 code */
export function placeOf(cells: readonly string[], iso3: ReadonlyMap<string, string>): PlaceSource | null {
  const [id, name, ascii, others, lat, lon, group, code, iso2, , admin1, , , , people, , , zone] = cells as string[]
  const is = kindOf(group!, code!)
  const [y, x] = [Number(lat), Number(lon)]
  if (is === null || name === '' || !(Math.abs(y) <= 90) || !(Math.abs(x) <= 180) || lat === '' || lon === '')
    return null
  const spellings = others === '' ? [] : others!.split(',')
  return {
    geonameid: Number(id),
    name: name!,
    lat: y,
    lon: x,
    country: iso3.get(iso2!) ?? '',
    ...is,
    population: Math.min(Number(people) || 0, 0xffffffff),
    renown: spellings.length,
    region: admin1 === '' || admin1 === '00' ? null : admin1!,
    zone: zone === '' ? null : zone!,
    names: [
      { text: ascii!, via: 'name' },
      ...spellings.filter(isName).map((text) => ({ text, via: 'alternate' as const })),
    ],
  }
}

function kindOf(group: string, code: string): { kind: PlaceKind; feature: Feature } | null {
  if (group === 'P') return { kind: 'settlement', feature: TOWNS[code] ?? 'town' }
  if (group === 'A') {
    if (/^(?:PCL|TERR)/.test(code)) return { kind: 'country', feature: 'country' }
    return { kind: 'region', feature: ADMIN[code] ?? 'area' }
  }
  if (group === 'H') return WATERS.has(code) ? { kind: 'water', feature: 'water' } : null
  if (group === 'S') return SPOTS.has(code) ? { kind: 'facility', feature: 'facility' } : null
  if (group === 'L' && AREAS.has(code))
    return /^(?:MILB|NVB|OILF|GASF)$/.test(code)
      ? { kind: 'facility', feature: 'facility' }
      : { kind: 'region', feature: 'area' }
  return group === 'T' && HEIGHTS.has(code) ? { kind: 'region', feature: 'area' } : null
}

export interface AlternateName {
  geonameid: number
  text: string
  via: Via
}

/** Languages of the table that are no languages: links, postal and airport codes. */
const CODES = new Set('link wkdt post iata icao faac tcid unlc phon piny'.split(' '))

/** A row of alternateNamesV2.txt; null for codes, names in other than Latin letters, and other lines. */
export function alternateOf(cells: readonly string[]): AlternateName | null {
  const [id, geonameid, language, text] = cells
  if (cells.length < 4 || cells.length > 10 || !/^\d+$/.test(id!) || !/^\d+$/.test(geonameid!)) return null
  if (CODES.has(language!)) return null
  if (language === 'abbr')
    return /^[A-Z&.]{2,8}$/.test(text!) ? { geonameid: Number(geonameid), text: text!, via: 'abbreviation' } : null
  return isName(text!) ? { geonameid: Number(geonameid), text: text!, via: 'alternate' } : null
}

/** A name in Latin letters; not an airport code, not a transcription in lower case, not a link. */
export function isName(text: string): boolean {
  return (
    text.length > 2 && /^\p{Lu}/u.test(text) && /\p{Ll}/u.test(text) && /^[\p{Script=Latin}\p{M} .'’`-]+$/u.test(text)
  )
}
