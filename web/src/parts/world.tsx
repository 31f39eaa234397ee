/**
 * The map itself: outlines, and a mark for every place an event is put at, as exact as the report was.
 *
 * A town or a spot is a circle sized by its events; a region is a soft disc without an edge, a country its whole area:
 * what is only known roughly never looks like a point.
 */
import { geoPath } from 'd3-geo'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { MapPoint } from '../../../src/desk/types.ts'
import { type Camera, type Frame, panBy, zoomAt } from '../lib/camera.ts'
import { plural } from '../lib/format.ts'
import { reachOf, reachText } from '../lib/reach.ts'
import {
  countryAreas,
  fitted,
  isArea,
  keyOfPoint,
  type Mark,
  middleOf,
  projectionFor,
  standing,
} from '../lib/standing.ts'
import { PRECISIONS } from '../lib/words.ts'
import { useGestures } from './gestures.ts'
import { Icon } from './icons.tsx'
import { Outlines, useCountries, useSize } from './world-base.tsx'
import { Names } from './world-names.tsx'

interface Props {
  points: MapPoint[]
  selected: string | null
  onSelect: (key: string | null) => void
}

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
            reach={reachOf(projection, m.p) * camera.k}
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

interface PlaceProps {
  mark: Mark
  /** Radius within which it may lie, in pixels. */
  reach: number
  /** Another circle lies over its middle: its number would be unreadable. */
  isCovered: boolean
  isSelected: boolean
  onSelect: () => void
}

function Place({ mark: { p, x, y, r, isFilled }, reach, isCovered, isSelected, onSelect }: PlaceProps) {
  const n = p.events.length
  const label = `${p.name}: ${plural(n, 'event')}, ${PRECISIONS[p.precision]}, ${reachText(p.precision)}`
  // What is known only roughly never shrinks to a dot.
  const soft = Math.max(p.precision === 'region' ? 26 : 34, reach)
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
          {!isFilled && <circle className="place-reach" r={soft} />}
          <rect className="place-badge" x={-13} y={-10} width={26} height={20} rx={4} />
        </>
      ) : (
        <>
          <circle className="place-hit" r={Math.max(22, r)} />
          {reach > r && <circle className="place-reach" r={reach} />}
          <circle className="place-dot" r={r} />
          {p.precision === 'point' && <circle className="place-core" r={2} />}
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
