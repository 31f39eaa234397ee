/**
 * The map itself: outlines, and a mark for every place an event is put at, as exact as the report was.
 *
 * A town or a spot is a circle sized by its events; a region is a soft disc without an edge, a country its whole area:
 * what is only known roughly never looks like a point.
 */
import { type GeoProjection, geoEqualEarth, geoPath } from 'd3-geo'
import { type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import type { MapPoint } from '../../../src/desk/types.ts'
import { type Country, countries } from '../lib/atlas.ts'
import { type Camera, lookAt, panBy, type Size, zoomAt } from '../lib/camera.ts'
import { numericCode } from '../lib/countries.ts'
import { plural } from '../lib/format.ts'
import { PRECISIONS } from '../lib/words.ts'
import { useGestures } from './gestures.ts'
import { Icon } from './icons.tsx'

interface Props {
  points: MapPoint[]
  selected: string | null
  onSelect: (key: string | null) => void
}

export const keyOfPoint = (p: MapPoint): string => `${p.name}@${p.lat},${p.lon}`
const isArea = (p: MapPoint) => p.precision === 'country' || p.precision === 'region'

export function World({ points, selected, onSelect }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const size = useSize(frame)
  const [camera, setCamera] = useState<Camera>({ k: 1, tx: 0, ty: 0 })
  const coarse = useCountries('coarse', true)
  const fine = useCountries('fine', camera.k > 2.2)
  const shapes = fine.length > 0 ? fine : coarse
  const middle = middleOf(points)
  const projection = useMemo(() => projectionFor(size, middle), [size, middle])
  const places = useMemo(
    () =>
      points.map((p) => ({ p, key: keyOfPoint(p), at: projection([p.lon, p.lat]) ?? ([0, 0] as [number, number]) })),
    [points, projection],
  )

  const fit = () => setCamera(fitted(places, size))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new set of places moves the camera
  useEffect(fit, [places])
  useGestures(frame, {
    zoom: (by, x, y) => setCamera((c) => zoomAt(c, by, x, y, size)),
    pan: (dx, dy) => setCamera((c) => panBy(c, dx, dy, size)),
  })
  const zoom = (by: number) => setCamera((c) => zoomAt(c, by, size.width / 2, size.height / 2, size))
  const keys = (e: KeyboardEvent) => {
    const moves = new Map<string, () => void>([
      ['+', () => zoom(1.5)],
      ['=', () => zoom(1.5)],
      ['-', () => zoom(1 / 1.5)],
      ['ArrowLeft', () => setCamera((c) => panBy(c, 80, 0, size))],
      ['ArrowRight', () => setCamera((c) => panBy(c, -80, 0, size))],
      ['ArrowUp', () => setCamera((c) => panBy(c, 0, 80, size))],
      ['ArrowDown', () => setCamera((c) => panBy(c, 0, -80, size))],
      ['0', fit],
      ['Escape', () => onSelect(null)],
    ])
    const act = moves.get(e.key)
    if (!act || e.ctrlKey || e.metaKey) return
    e.preventDefault()
    act()
  }

  const seen = useMemo(
    () => new Set(points.flatMap((p) => (p.precision === 'country' && p.country ? [numericCode(p.country)] : []))),
    [points],
  )
  const screen = (at: [number, number]) => [at[0] * camera.k + camera.tx, at[1] * camera.k + camera.ty] as const
  const ordered = [...places].sort(
    (a, b) => Number(isArea(b.p)) - Number(isArea(a.p)) || b.p.events.length - a.p.events.length,
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a map has no element of its own
    <div
      ref={frame}
      className="world"
      role="group"
      aria-label="Map of events. Plus and minus zoom, arrows move, zero shows all."
      onKeyDown={keys}
      data-keys="own"
    >
      <svg className="world-svg" width={size.width} height={size.height}>
        <title>Where the events happened</title>
        <defs>
          <radialGradient id="soft">
            <stop offset="0" className="soft-in" />
            <stop offset="0.55" className="soft-mid" />
            <stop offset="1" className="soft-out" />
          </radialGradient>
        </defs>
        <g transform={`translate(${camera.tx},${camera.ty}) scale(${camera.k})`}>
          <Outlines shapes={shapes} projection={projection} seen={seen} />
        </g>
        <CountryNames shapes={shapes} projection={projection} camera={camera} size={size} />
        {ordered.map(({ p, key, at }) => {
          const [x, y] = screen(at)
          if (x < -200 || y < -200 || x > size.width + 200 || y > size.height + 200) return null
          return (
            <Place
              key={key}
              point={p}
              x={x}
              y={y}
              zoom={camera.k}
              isSelected={key === selected}
              onSelect={() => onSelect(key === selected ? null : key)}
            />
          )
        })}
        <PlaceNames places={places.map((q) => ({ ...q, at: screen(q.at) }))} selected={selected} size={size} />
      </svg>
      <div className="world-buttons">
        <button type="button" className="icon-button" aria-label="Zoom in" onClick={() => zoom(1.6)}>
          <Icon name="plus" />
        </button>
        <button type="button" className="icon-button" aria-label="Zoom out" onClick={() => zoom(1 / 1.6)}>
          <Icon name="minus" />
        </button>
        <button type="button" className="icon-button" aria-label="Show all places" onClick={fit}>
          <Icon name="whole" />
        </button>
      </div>
      <p className="world-credit">Outlines: Natural Earth, borders as administered</p>
    </div>
  )
}

/** The circle of a place; grows with the square root of its events, so that area tells the number. */
const radius = (n: number) => 5 + 3.2 * Math.sqrt(n)

function Place({
  point: p,
  x,
  y,
  zoom,
  isSelected,
  onSelect,
}: {
  point: MapPoint
  x: number
  y: number
  zoom: number
  isSelected: boolean
  onSelect: () => void
}) {
  const n = p.events.length
  const label = `${p.name}: ${plural(n, 'event')}, ${PRECISIONS[p.precision]}`
  const r = radius(n)
  // Soft discs keep a size on the ground, some hundred kilometres, and never shrink to a dot.
  const soft = p.precision === 'region' ? Math.max(26, 4 * zoom) : Math.max(34, 6 * zoom)
  return (
    // biome-ignore lint/a11y/useSemanticElements: inside a drawing there are no buttons
    <g
      className={`place place-${p.precision}${isSelected ? ' is-selected' : ''}`}
      transform={`translate(${x},${y})`}
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={isSelected}
      onClick={onSelect}
      onKeyDown={(e) => {
        if (e.key !== 'Enter' && e.key !== ' ') return
        e.preventDefault()
        e.stopPropagation()
        onSelect()
      }}
    >
      <title>{label}</title>
      {isArea(p) ? (
        <>
          <circle className="place-soft" r={soft} fill="url(#soft)" />
          <rect className="place-badge" x={-13} y={-10} width={26} height={20} rx={4} />
          <text className="place-count" y={4}>
            {n}
          </text>
        </>
      ) : (
        <>
          <circle className="place-hit" r={Math.max(22, r)} />
          <circle className="place-dot" r={r} />
          {r > 9 && (
            <text className="place-count" y={4}>
              {n}
            </text>
          )}
        </>
      )}
    </g>
  )
}

const Outlines = memo(function Outlines({
  shapes,
  projection,
  seen,
}: {
  shapes: Country[]
  projection: GeoProjection
  seen: ReadonlySet<string | null>
}) {
  const path = geoPath(projection)
  const sphere = path({ type: 'Sphere' })
  return (
    <>
      {sphere && <path className="sea" d={sphere} />}
      {shapes.map((c) => (
        <path
          key={`${c.id} ${c.name}`}
          className={`land${c.id !== null && seen.has(c.id) ? ' land-seen' : ''}`}
          d={path(c.shape) ?? undefined}
        />
      ))}
    </>
  )
})

/** Names of countries once they are large enough on the screen to hold them. */
function CountryNames({
  shapes,
  projection,
  camera,
  size,
}: {
  shapes: Country[]
  projection: GeoProjection
  camera: Camera
  size: Size
}) {
  const ground = useMemo(() => shapes.map((c) => ({ c, at: projection(c.label) })), [shapes, projection])
  const unit = projection.scale() * camera.k
  return (
    <g className="country-names">
      {ground.map(({ c, at }) => {
        if (!at || Math.sqrt(c.area) * unit < c.name.length * 5.5 + 18) return null
        const x = at[0] * camera.k + camera.tx
        const y = at[1] * camera.k + camera.ty
        if (x < 0 || y < 0 || x > size.width || y > size.height) return null
        return (
          <text key={`${c.id} ${c.name}`} x={x} y={y - 16}>
            {c.name}
          </text>
        )
      })}
    </g>
  )
}

/** Names of places, the busiest first, as long as there is room. */
function PlaceNames({
  places,
  selected,
  size,
}: {
  places: { p: MapPoint; key: string; at: readonly [number, number] }[]
  selected: string | null
  size: Size
}) {
  const taken: { x0: number; y0: number; x1: number; y1: number }[] = []
  const first = [...places].sort(
    (a, b) => Number(b.key === selected) - Number(a.key === selected) || b.p.events.length - a.p.events.length,
  )
  const names = first.flatMap(({ p, key, at: [x, y] }) => {
    const dx = isArea(p) ? 18 : radius(p.events.length) + 5
    const box = { x0: x + dx, y0: y - 9, x1: x + dx + p.name.length * 7.2, y1: y + 9 }
    if (box.x0 > size.width || box.x1 < 0 || box.y1 < 0 || box.y0 > size.height) return []
    if (taken.some((t) => t.x0 < box.x1 && box.x0 < t.x1 && t.y0 < box.y1 && box.y0 < t.y1)) return []
    taken.push(box)
    return [{ key, name: p.name, x: x + dx, y: y + 4 }]
  })
  return (
    <g className="place-names">
      {names.map((n) => (
        <text key={n.key} x={n.x} y={n.y}>
          {n.name}
        </text>
      ))}
    </g>
  )
}

/** Equal areas, turned so that the places lie in the middle, where shapes are least bent. */
function projectionFor({ width, height }: Size, middle: number): GeoProjection {
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
function middleOf(points: MapPoint[]): number {
  if (points.length === 0) return 11
  const lons = points.map((p) => p.lon)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  return east - west < 120 ? Math.round((west + east) / 2 / 10) * 10 : 11
}

function fitted(places: { p: MapPoint; at: [number, number] }[], size: Size): Camera {
  // Countries as a whole would pull the view out: they count only when there is nothing finer.
  const fine = places.filter((q) => q.p.precision !== 'country')
  const those = fine.length > 0 ? fine : places
  if (those.length === 0) return { k: 1, tx: 0, ty: 0 }
  const xs = those.map((q) => q.at[0])
  const ys = those.map((q) => q.at[1])
  return lookAt({ x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }, size)
}

function useSize(ref: { current: HTMLElement | null }): Size {
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

function useCountries(detail: 'coarse' | 'fine', wanted: boolean): Country[] {
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
