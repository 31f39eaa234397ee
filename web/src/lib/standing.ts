/**
 * Where places stand on the map: on the drawn world, and on the screen as the camera looks at it now.
 *
 * A town is a circle sized by its events; a country is its whole area, with a number that moves aside for its towns.
 */
import { type GeoProjection, geoEqualEarth } from 'd3-geo'
import type { MapPoint } from '../../../src/desk/types.ts'
import type { Country } from './atlas.ts'
import { type Camera, type Frame, lookAt } from './camera.ts'
import { countryName, numericCode } from './countries.ts'
import { around, type Box, placeLabels, type Wanted } from './labels.ts'

export const keyOfPoint = (p: MapPoint): string => `${p.name}@${p.lat},${p.lon}`

/** A place and where it lies on the drawn world. */
export interface Located {
  p: MapPoint
  key: string
  at: [number, number]
}

/** A place and where it stands on the screen now. */
export interface Mark extends Located {
  x: number
  y: number
  /** Radius of its circle. */
  r: number
  /** Its whole area is drawn. */
  isFilled: boolean
}

/** Of the element the map fills, in pixels. */
export interface Size {
  width: number
  height: number
}

export const isArea = (p: MapPoint) => p.precision === 'country' || p.precision === 'region'
/** Where each place stands on the screen. A country's number moves aside for the circles of its towns. */
export function standing(
  places: Located[],
  areas: Map<MapPoint, Country>,
  projection: GeoProjection,
  c: Camera,
  size: Size,
  scale: number,
): Mark[] {
  const marks = places.map((q): Mark => {
    const shape = areas.get(q.p)
    const at = (shape && projection(shape.label)) ?? q.at
    return {
      ...q,
      x: at[0] * c.k + c.tx,
      y: at[1] * c.k + c.ty,
      r: radius(q.p.events.length) * scale,
      isFilled: shape !== undefined,
    }
  })
  const wanted = marks
    .filter((m) => m.isFilled)
    .map((m): Wanted<Mark> => ({ item: m, boxes: ASIDE.map(([dx, dy]) => around(m.x + dx, m.y + dy, 26, 20)) }))
  const taken = marks.filter((m) => !isArea(m.p)).map(boxOf)
  for (const { item, box } of placeLabels(wanted, taken, {
    x0: -size.width,
    y0: -size.height,
    x1: 2 * size.width,
    y1: 2 * size.height,
  })) {
    item.x = (box.x0 + box.x1) / 2
    item.y = (box.y0 + box.y1) / 2
  }
  return marks
}

/** Tried in this order, nearest first. */
const ASIDE = [0, 30, 60].flatMap(
  (d) =>
    [
      [0, d],
      [0, -d],
      [-d, 0],
      [d, 0],
      [-d, d],
      [d, d],
      [-d, -d],
      [d, -d],
    ] as const,
)

export const boxOf = (m: Mark): Box => (isArea(m.p) ? around(m.x, m.y, 26, 20) : around(m.x, m.y, 2 * m.r, 2 * m.r))

/** The circle of a place; grows with the square root of its events, so that area tells the number. */
export const radius = (n: number) => 5 + 3.2 * Math.sqrt(n)

/** The outline of each place that is known as a country only. */
export function countryAreas(points: MapPoint[], shapes: Country[]): Map<MapPoint, Country> {
  const out = new Map<MapPoint, Country>()
  for (const p of points) {
    if (p.precision !== 'country' || !p.country) continue
    const id = numericCode(p.country)
    const shape = shapes.find((c) => (id ? c.id === id : c.name === countryName(p.country!)))
    if (shape) out.set(p, shape)
  }
  return out
}

/** Equal areas, turned so that the places lie in the middle, where shapes are least bent. */
export function projectionFor({ width, height }: Size, middle: number): GeoProjection {
  return geoEqualEarth()
    .rotate([-middle, 0])
    .fitExtent(
      [
        [8, 8],
        [Math.max(9, width - 8), Math.max(9, height - 8)],
      ],
      { type: 'Sphere' },
    )
}

/** The middle meridian of the places when they lie in one part of the world, else that of the usual maps. */
export function middleOf(points: MapPoint[]): number {
  if (points.length === 0) return 11
  const lons = points.map((p) => p.lon)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  return east - west < 120 ? Math.round((west + east) / 2 / 10) * 10 : 11
}

export function fitted(places: Located[], frame: Frame): Camera {
  // Countries as a whole would pull the view out: they count only when there is nothing finer.
  const fine = places.filter((q) => q.p.precision !== 'country')
  const those = fine.length > 0 ? fine : places
  if (those.length === 0) return { k: 1, tx: 0, ty: 0 }
  const xs = those.map((q) => q.at[0])
  const ys = those.map((q) => q.at[1])
  return lookAt({ x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }, frame)
}
