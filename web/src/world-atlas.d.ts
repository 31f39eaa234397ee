/** The shapes are megabytes of JSON: their types are given here instead of read from them. */
interface CountriesTopology {
  type: 'Topology'
  objects: {
    countries: {
      type: 'GeometryCollection'
      geometries: { type: 'Polygon' | 'MultiPolygon'; id?: string; properties: { name: string }; arcs: never[] }[]
    }
  }
  arcs: [number, number][][]
  transform?: { scale: [number, number]; translate: [number, number] }
}
declare module 'world-atlas/countries-110m.json' {
  const topology: CountriesTopology
  export default topology
}
declare module 'world-atlas/countries-50m.json' {
  const topology: CountriesTopology
  export default topology
}
