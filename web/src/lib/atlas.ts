/**
 * The outlines of the world, bundled with the app: Natural Earth by way of world-atlas. Borders as they are in fact
 * administered, without taking a position.
 */
import { type GeoPermissibleObjects, geoArea, geoCentroid } from 'd3-geo'
import { feature } from 'topojson-client'

export interface Country {
  /** ISO numeric, or null where there is none. */
  id: string | null
  name: string
  shape: GeoPermissibleObjects
  /** Steradians; decides at which zoom the name is shown. */
  area: number
  /** Where the name goes: the middle of the largest part. */
  label: [number, number]
}

export type Detail = 'coarse' | 'fine'

const loaded: { [d in Detail]?: Promise<Country[]> } = {}

/** Loads once; the finer outline is some 750 kB. */
export function countries(detail: Detail): Promise<Country[]> {
  const file = () =>
    detail === 'coarse' ? import('world-atlas/countries-110m.json') : import('world-atlas/countries-50m.json')
  loaded[detail] ??= file().then((m) => shapesOf(m.default))
  return loaded[detail]
}

function shapesOf(topology: CountriesTopology): Country[] {
  const all = feature(topology as never, topology.objects.countries as never) as unknown as GeoJSON.FeatureCollection<
    GeoJSON.Polygon | GeoJSON.MultiPolygon,
    { name: string }
  >
  return all.features.map((f) => {
    const main = largestPart(f.geometry)
    return {
      id: f.id === undefined ? null : `${f.id}`,
      name: f.properties.name,
      shape: f,
      area: geoArea(main),
      label: geoCentroid(main),
    }
  })
}

/** France without Guiana: a name in the middle of all parts would lie in the sea. */
function largestPart(g: GeoJSON.Polygon | GeoJSON.MultiPolygon): GeoJSON.Polygon {
  if (g.type === 'Polygon') return g
  const parts = g.coordinates.map((coordinates): GeoJSON.Polygon => ({ type: 'Polygon', coordinates }))
  return parts.reduce((a, b) => (geoArea(b) > geoArea(a) ? b : a))
}
