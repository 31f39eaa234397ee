/** What every map of the app stands on: the outlines, loaded when first needed, and the size of its element. */
import { type GeoProjection, geoPath } from 'd3-geo'
import { memo, useEffect, useState } from 'react'
import { type Country, countries } from '../lib/atlas.ts'
import type { Size } from '../lib/standing.ts'

export const Outlines = memo(function Outlines({
  shapes,
  projection,
  seen,
}: {
  shapes: Country[]
  projection: GeoProjection
  seen: ReadonlySet<Country>
}) {
  const path = geoPath(projection)
  const sphere = path({ type: 'Sphere' })
  return (
    <>
      {sphere && <path className="sea" d={sphere} />}
      {shapes.map((c) => (
        <path
          key={`${c.id} ${c.name}`}
          className={`land${seen.has(c) ? ' land-seen' : ''}`}
          d={path(c.shape) ?? undefined}
        />
      ))}
    </>
  )
})

export function useSize(ref: { current: HTMLElement | null }): Size {
  const [size, setSize] = useState<Size>({ width: 800, height: 500 })
  useEffect(() => {
    const watch = new ResizeObserver(([e]) => {
      if (e) setSize({ width: Math.round(e.contentRect.width), height: Math.round(e.contentRect.height) })
    })
    watch.observe(ref.current!)
    return () => watch.disconnect()
  }, [ref])
  return size
}

export function useCountries(detail: 'coarse' | 'fine', wanted: boolean): Country[] {
  const [shapes, setShapes] = useState<Country[]>(NONE)
  useEffect(() => {
    if (!wanted) return
    let here = true
    // Without outlines the places are still drawn and listed.
    countries(detail).then(
      (c) => here && setShapes(c),
      () => undefined,
    )
    return () => {
      here = false
    }
  }, [detail, wanted])
  return shapes
}
const NONE: Country[] = []
