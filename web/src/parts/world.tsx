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
import { type Camera, type Frame, lookAt, panBy, zoomAt } from '../lib/camera.ts'
import { countryName, numericCode } from '../lib/countries.ts'
import { plural } from '../lib/format.ts'
import { around, type Box, placeLabels, type Wanted } from '../lib/labels.ts'
import { PRECISIONS } from '../lib/words.ts'
import { useGestures } from './gestures.ts'
import { Icon } from './icons.tsx'

interface Props {
  points: MapPoint[]
  selected: string | null
  onSelect: (key: string | null) => void
}

export const keyOfPoint = (p: MapPoint): string => `${p.name}@${p.lat},${p.lon}`
/** A place and where it lies on the drawn world. */
interface Located {
  p: MapPoint
  key: string
  at: [number, number]
}

/** A place and where it stands on the screen now. */
interface Mark extends Located {
  x: number
  y: number
  /** Radius of its circle. */
  r: number
  /** Its whole area is drawn. */
  isFilled: boolean
}

/** Of the element the map fills, in pixels. */
interface Size {
  width: number
  height: number
}

const isArea = (p: MapPoint) => p.precision === 'country' || p.precision === 'region'

export function World({ points, selected, onSelect }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const size = useSize(element)
  const [camera, setCamera] = useState<Camera>({ k: 1, tx: 0, ty: 0 })
  const coarse = useCountries('coarse', true)
  const fine = useCountries('fine', camera.k > 2.2)
  const shapes = fine.length > 0 ? fine : coarse
  const middle = middleOf(points)
  const projection = useMemo(() => projectionFor(size, middle), [size, middle])
  const frame = useMemo((): Frame => {
    const [[x0, y0], [x1, y1]] = geoPath(projection).bounds({ type: 'Sphere' })
    return { ...size, world: { x0, y0, x1, y1 } }
  }, [size, projection])
  const places = useMemo(
    () =>
      points.map((p) => ({ p, key: keyOfPoint(p), at: projection([p.lon, p.lat]) ?? ([0, 0] as [number, number]) })),
    [points, projection],
  )

  const fit = () => setCamera(fitted(places, frame))
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new set of places moves the camera
  useEffect(fit, [places])
  useGestures(element, {
    zoom: (by, x, y) => setCamera((c) => zoomAt(c, by, x, y, frame)),
    pan: (dx, dy) => setCamera((c) => panBy(c, dx, dy, frame)),
  })
  const zoom = (by: number) => setCamera((c) => zoomAt(c, by, size.width / 2, size.height / 2, frame))
  const keys = (e: KeyboardEvent) => {
    const moves = new Map<string, () => void>([
      ['+', () => zoom(1.5)],
      ['=', () => zoom(1.5)],
      ['-', () => zoom(1 / 1.5)],
      ['ArrowLeft', () => setCamera((c) => panBy(c, 80, 0, frame))],
      ['ArrowRight', () => setCamera((c) => panBy(c, -80, 0, frame))],
      ['ArrowUp', () => setCamera((c) => panBy(c, 0, 80, frame))],
      ['ArrowDown', () => setCamera((c) => panBy(c, 0, -80, frame))],
      ['0', fit],
      ['Escape', () => onSelect(null)],
    ])
    const act = moves.get(e.key)
    if (!act || e.ctrlKey || e.metaKey) return
    e.preventDefault()
    act()
  }

  const areas = useMemo(() => countryAreas(points, shapes), [points, shapes])
  const scale = size.width < 500 ? 0.75 : 1
  const marks = standing(places, areas, projection, camera, size, scale)
  // Areas at the bottom, then the busy places, small ones on top.
  const ordered = marks.sort(
    (a, b) => Number(isArea(b.p)) - Number(isArea(a.p)) || b.p.events.length - a.p.events.length,
  )
  const seen = useMemo(() => new Set([...areas.values()]), [areas])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a map has no element of its own
    <div
      ref={element}
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
        {ordered.map((m, i) => (
          <Place
            key={m.key}
            mark={m}
            zoom={camera.k}
            isCovered={ordered.slice(i + 1).some((o) => !isArea(o.p) && Math.hypot(o.x - m.x, o.y - m.y) < o.r + 6)}
            isSelected={m.key === selected}
            onSelect={() => onSelect(m.key === selected ? null : m.key)}
          />
        ))}
        <Names
          marks={ordered}
          shapes={shapes}
          projection={projection}
          camera={camera}
          size={size}
          selected={selected}
        />
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

/** Where each place stands on the screen. A country's number moves aside for the circles of its towns. */
function standing(
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

const boxOf = (m: Mark): Box => (isArea(m.p) ? around(m.x, m.y, 26, 20) : around(m.x, m.y, 2 * m.r, 2 * m.r))

/** The circle of a place; grows with the square root of its events, so that area tells the number. */
const radius = (n: number) => 5 + 3.2 * Math.sqrt(n)

interface PlaceProps {
  mark: Mark
  zoom: number
  /** Another circle lies over its middle: its number would be unreadable. */
  isCovered: boolean
  isSelected: boolean
  onSelect: () => void
}

function Place({ mark: { p, x, y, r, isFilled }, zoom, isCovered, isSelected, onSelect }: PlaceProps) {
  const n = p.events.length
  const label = `${p.name}: ${plural(n, 'event')}, ${PRECISIONS[p.precision]}`
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
          {!isFilled && <circle className="place-soft" r={soft} fill="url(#soft)" />}
          <rect className="place-badge" x={-13} y={-10} width={26} height={20} rx={4} />
        </>
      ) : (
        <>
          <circle className="place-hit" r={Math.max(22, r)} />
          <circle className="place-dot" r={r} />
        </>
      )}
      {(isArea(p) || (r > 9 && !isCovered)) && (
        <text className="place-count" y={4}>
          {n}
        </text>
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

interface NamesProps {
  marks: Mark[]
  shapes: Country[]
  projection: GeoProjection
  camera: Camera
  size: Size
  selected: string | null
}

/** Names of places, the selected and the busy ones first; then those of countries large enough to hold them. */
function Names({ marks, shapes, projection, camera, size, selected }: NamesProps) {
  const ground = useMemo(() => shapes.flatMap((c) => ({ c, at: projection(c.label) })), [shapes, projection])
  const screen = { x0: 0, y0: 0, x1: size.width, y1: size.height }
  const taken = marks.map(boxOf)
  const first = [...marks].sort(
    (a, b) => Number(b.key === selected) - Number(a.key === selected) || b.p.events.length - a.p.events.length,
  )
  const names = placeLabels(
    first.map(({ p, x, y, r }): Wanted<string> => {
      const half = widthOf(p.name) / 2 + 2
      const off = (isArea(p) ? 14 : r) + 3 + half
      return {
        item: p.name,
        boxes: [
          around(x + off, y, 2 * half, 16),
          around(x - off, y, 2 * half, 16),
          around(x, y + 22, 2 * half, 16),
          around(x, y - 22, 2 * half, 16),
        ],
      }
    }),
    taken,
    screen,
  )
  const named = new Set(marks.map((m) => m.p.name))
  const unit = projection.scale() * camera.k
  const countries = placeLabels(
    ground.flatMap(({ c, at }): Wanted<string>[] => {
      if (!at || named.has(c.name) || c.id === ANTARCTICA || Math.sqrt(c.area) * unit < c.name.length * 5.5 + 18)
        return []
      const [x, y] = [at[0] * camera.k + camera.tx, at[1] * camera.k + camera.ty]
      const w = widthOf(c.name) + 8
      return [{ item: c.name, boxes: [around(x, y, w, 16), around(x, y + 26, w, 16), around(x, y - 26, w, 16)] }]
    }),
    taken,
    screen,
  )
  return (
    <>
      <Texts className="country-names" names={countries} />
      <Texts className="place-names" names={names} />
    </>
  )
}

/** Its middle is the pole: a name there says nothing. */
const ANTARCTICA = '010'

/** Widths of names as they are drawn, measured once each. */
const widths = new Map<string, number>()
let ruler: CanvasRenderingContext2D | null | undefined
function widthOf(name: string): number {
  const known = widths.get(name)
  if (known !== undefined) return known
  ruler ??= document.createElement('canvas').getContext('2d')
  if (ruler) ruler.font = '560 12.5px "Inter Variable", system-ui, sans-serif'
  const width = ruler?.measureText(name).width ?? name.length * 7
  widths.set(name, width)
  return width
}

function Texts({ className, names }: { className: string; names: { item: string; box: Box }[] }) {
  return (
    <g className={className}>
      {names.map(({ item, box }) => (
        <text key={`${item} ${box.x0}`} x={(box.x0 + box.x1) / 2} y={(box.y0 + box.y1) / 2 + 4}>
          {item}
        </text>
      ))}
    </g>
  )
}

/** The outline of each place that is known as a country only. */
function countryAreas(points: MapPoint[], shapes: Country[]): Map<MapPoint, Country> {
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

function fitted(places: Located[], frame: Frame): Camera {
  // Countries as a whole would pull the view out: they count only when there is nothing finer.
  const fine = places.filter((q) => q.p.precision !== 'country')
  const those = fine.length > 0 ? fine : places
  if (those.length === 0) return { k: 1, tx: 0, ty: 0 }
  const xs = those.map((q) => q.at[0])
  const ys = those.map((q) => q.at[1])
  return lookAt({ x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) }, frame)
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
