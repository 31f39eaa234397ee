/** Names on the map: those of places, and those of countries large enough to hold them. */
import type { GeoProjection } from 'd3-geo'
import { useMemo } from 'react'
import type { Country } from '../lib/atlas.ts'
import type { Camera } from '../lib/camera.ts'
import { around, type Box, placeLabels, type Wanted } from '../lib/labels.ts'
import { boxOf, isArea, type Mark, type Size } from '../lib/standing.ts'

interface NamesProps {
  marks: Mark[]
  shapes: Country[]
  projection: GeoProjection
  camera: Camera
  size: Size
  selected: string | null
}

/** Names of places, the selected and the busy ones first; then those of countries large enough to hold them. */
export function Names({ marks, shapes, projection, camera, size, selected }: NamesProps) {
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
