/**
 * How far from its coordinates a place may reach: what is drawn as a circle, so that no point looks more exact than the
 * report was. Rules of thumb, not measurements: a town is some kilometres wide, a region has no one middle.
 *
 * Units  kilometres on the ground; pixels of the drawn world at scale 1.
 */
import type { GeoProjection } from 'd3-geo'
import type { Place } from '../../../src/record/index.ts'

export const REACH_KM: { readonly [p in Place['precision']]: number } = {
  point: 1,
  settlement: 5,
  region: 75,
  country: 250,
}

const KM_A_DEGREE = 111.2

/** Pixels a kilometre takes there, by a step to the north; 0 where the projection has no place for it. */
export function pixelsPerKm(projection: GeoProjection, lat: number, lon: number): number {
  const south = Math.min(lat, 89)
  const [a, b] = [projection([lon, south]), projection([lon, south + 1])]
  return a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) / KM_A_DEGREE : 0
}

export const reachOf = (
  projection: GeoProjection,
  p: { lat: number; lon: number; precision: Place['precision'] },
): number => pixelsPerKm(projection, p.lat, p.lon) * REACH_KM[p.precision]

/** "within about 5 km"; a country is drawn as its area. */
export const reachText = (precision: Place['precision']): string =>
  precision === 'country' ? 'somewhere in the country' : `within about ${REACH_KM[precision]} km`
