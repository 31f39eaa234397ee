/**
 * A small map to put a place on: a press sets the point, and a circle shows how far the chosen precision reaches. The
 * places that the report names already are there to find one's way.
 */
import { geoPath } from 'd3-geo'
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Place } from '../../../src/record/index.ts'
import { type Camera, type Frame, lookAt, panBy, zoomAt } from '../lib/camera.ts'
import { reachOf, reachText } from '../lib/reach.ts'
import { projectionFor } from '../lib/standing.ts'
import { useGestures } from './gestures.ts'
import { Icon } from './icons.tsx'
import { Outlines, useCountries, useSize } from './world-base.tsx'

interface Point {
  lat: number
  lon: number
}

interface Props {
  /** Where it is put now. */
  at: Point | null
  precision: Place['precision']
  /** Located places to find one's way by. */
  around: (Point & { name: string })[]
  onPick: (at: Point) => void
}

const NONE: ReadonlySet<never> = new Set()

export function PickMap({ at, precision, around, onPick }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const size = useSize(element)
  const [camera, setCamera] = useState<Camera>({ k: 1, tx: 0, ty: 0 })
  const coarse = useCountries('coarse', true)
  const fine = useCountries('fine', camera.k > 2.2)
  const [first] = useState(at)
  const middle = Math.round((first ?? around[0] ?? { lon: 11 }).lon)
  const projection = useMemo(() => projectionFor(size, middle), [size, middle])
  const frame = useMemo((): Frame => {
    const [[x0, y0], [x1, y1]] = geoPath(projection).bounds({ type: 'Sphere' })
    return { ...size, world: { x0, y0, x1, y1 } }
  }, [size, projection])
  const seen = (p: Point): [number, number] => {
    const [x, y] = projection([p.lon, p.lat]) ?? [0, 0]
    return [x * camera.k + camera.tx, y * camera.k + camera.ty]
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks at what is known once, when the size is
  useEffect(() => {
    const known = first ? [first] : around
    if (known.length === 0) return
    const points = known.map((p): [number, number] => projection([p.lon, p.lat]) ?? [0, 0])
    const [xs, ys] = [points.map((p) => p[0]), points.map((p) => p[1])]
    setCamera(lookAt({ x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }, frame, 30))
  }, [frame])
  useGestures(element, {
    zoom: (by, x, y) => setCamera((c) => zoomAt(c, by, x, y, frame)),
    pan: (dx, dy) => setCamera((c) => panBy(c, dx, dy, frame)),
  })
  const zoom = (by: number) => setCamera((c) => zoomAt(c, by, size.width / 2, size.height / 2, frame))
  const pick = (e: MouseEvent) => {
    const box = element.current!.getBoundingClientRect()
    const [x, y] = [e.clientX - box.left, e.clientY - box.top]
    const found = projection.invert?.([(x - camera.tx) / camera.k, (y - camera.ty) / camera.k])
    if (!found?.every(Number.isFinite) || Math.abs(found[1]) > 90) return
    onPick({ lat: rounded(found[1]), lon: rounded(found[0]) })
  }
  const pin = at && seen(at)
  return (
    <div className="pick-map">
      <div ref={element} className="world" aria-hidden="true">
        {/* By key the coordinates are entered in their field. */}
        <svg className="world-svg" width={size.width} height={size.height} aria-hidden="true" onClick={pick}>
          <g transform={`translate(${camera.tx},${camera.ty}) scale(${camera.k})`}>
            <Outlines shapes={fine.length > 0 ? fine : coarse} projection={projection} seen={NONE} />
          </g>
          {around.map((p) => {
            const [x, y] = seen(p)
            return (
              <g key={`${p.name} ${p.lat} ${p.lon}`} className="pick-near" transform={`translate(${x},${y})`}>
                <circle r={3} />
                <text x={6} y={4}>
                  {p.name}
                </text>
              </g>
            )
          })}
          {at && pin && (
            <g className="pick-pin" transform={`translate(${pin[0]},${pin[1]})`}>
              <circle className="place-reach" r={Math.max(7, reachOf(projection, { ...at, precision }) * camera.k)} />
              <path d="M-6,0h12M0,-6v12" />
            </g>
          )}
        </svg>
        <div className="world-buttons">
          <button type="button" className="icon-button" tabIndex={-1} title="Zoom in" onClick={() => zoom(1.8)}>
            <Icon name="plus" />
          </button>
          <button type="button" className="icon-button" tabIndex={-1} title="Zoom out" onClick={() => zoom(1 / 1.8)}>
            <Icon name="minus" />
          </button>
        </div>
      </div>
      <p className="small quiet">
        {at ? `The circle: ${reachText(precision)}.` : 'Press the map to put the place there.'}
      </p>
    </div>
  )
}

/** Ten metres are more than a press can mean. */
const rounded = (degrees: number): number => Math.round(degrees * 1e4) / 1e4
