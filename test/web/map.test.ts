import { describe, expect, test } from 'vitest'
import { lookAt, MAX_ZOOM, panBy, zoomAt } from '../../web/src/lib/camera.ts'
import { countryName, numericCode } from '../../web/src/lib/countries.ts'
import { around, placeLabels } from '../../web/src/lib/labels.ts'

const size = { width: 800, height: 400, world: { x0: 0, y0: 0, x1: 800, y1: 400 } }
const whole = { k: 1, tx: 0, ty: 0 }

describe('camera', () => {
  test('what is under the pointer stays there while zooming', () => {
    const c = zoomAt(whole, 4, 300, 100, size)
    expect(c.k).toBe(4)
    expect([300 * c.k + c.tx, 100 * c.k + c.ty]).toEqual([300, 100])
  })

  test('zoom has ends', () => {
    expect(zoomAt(whole, 0.1, 0, 0, size).k).toBe(1)
    expect(zoomAt(whole, 1e6, 0, 0, size).k).toBe(MAX_ZOOM)
  })

  test('the world cannot be pushed off the screen, nor apart from its edges', () => {
    expect(panBy({ k: 2, tx: 0, ty: 0 }, 1e6, -1e6, size)).toEqual({ k: 2, tx: 0, ty: -400 })
  })

  test('where the world is smaller than the screen it stays in the middle', () => {
    const tall = { width: 800, height: 1000, world: { x0: 0, y0: 300, x1: 800, y1: 700 } }
    expect(panBy(whole, 0, 500, tall).ty).toBe(0)
    expect(zoomAt(whole, 2, 0, 0, tall)).toEqual({ k: 2, tx: 0, ty: -500 })
  })

  test('a box is shown in the middle, a single point not from too near', () => {
    const c = lookAt({ x0: 100, y0: 100, x1: 300, y1: 200 }, size)
    expect(200 * c.k + c.tx).toBeCloseTo(400)
    expect(150 * c.k + c.ty).toBeCloseTo(200)
    expect(lookAt({ x0: 100, y0: 100, x1: 100, y1: 100 }, size).k).toBe(14)
  })
})

describe('labels', () => {
  const screen = { x0: 0, y0: 0, x1: 100, y1: 100 }

  test('the first wins, the second takes its next place, the third has none', () => {
    const box = around(50, 50, 40, 10)
    const got = placeLabels(
      [
        { item: 'first', boxes: [box] },
        { item: 'second', boxes: [box, around(50, 70, 40, 10)] },
        { item: 'third', boxes: [box] },
      ],
      [],
      screen,
    )
    expect(got.map((g) => g.item)).toEqual(['first', 'second'])
    expect(got[1]!.box.y0).toBe(65)
  })

  test('none over a circle, none over the edge', () => {
    const taken = [around(50, 50, 20, 20)]
    const wanted = [
      { item: 'covered', boxes: [around(55, 55, 20, 10)] },
      { item: 'cut', boxes: [around(95, 20, 20, 10)] },
    ]
    expect(placeLabels(wanted, taken, screen)).toEqual([])
  })
})

test.each([
  ['IRQ', 'Iraq', '368'],
  ['USA', 'US', '840'],
  ['PSE', 'Palestine', '275'],
  ['AFG', 'Afghanistan', '004'],
  ['XKX', 'Kosovo', null],
  ['ZZZ', 'ZZZ', null],
])('country %s', (code, name, numeric) => {
  expect(countryName(code)).toBe(name)
  expect(numericCode(code)).toBe(numeric)
})

test('nearly every outline of the map has a country code', async () => {
  const { default: atlas } = await import('world-atlas/countries-50m.json', { with: { type: 'json' } })
  const shapes = (atlas as { objects: { countries: { geometries: { id?: string }[] } } }).objects.countries.geometries
  const { codes } = await import('../../web/src/lib/countries.ts')
  const known = new Set(codes().map(numericCode))
  const unknown = shapes.filter((s) => s.id !== undefined && !known.has(s.id)).map((s) => s.id)
  expect(unknown).toEqual([])
})
