/**
 * Where the map looks: a scale and a shift over the drawn world. Pure arithmetic, in pixels.
 *
 * A point of the world (x, y) is seen at (x * k + tx, y * k + ty).
 */
import type { Box } from './labels.ts'

export interface Camera {
  k: number
  tx: number
  ty: number
}

export interface Frame {
  width: number
  height: number
  /** The drawn world at scale 1. */
  world: Box
}

export const MIN_ZOOM = 1
export const MAX_ZOOM = 240

/** Scales by `by` around a point of the screen. */
export function zoomAt(c: Camera, by: number, x: number, y: number, frame: Frame): Camera {
  const k = clamp(c.k * by, MIN_ZOOM, MAX_ZOOM)
  const f = k / c.k
  return inBounds({ k, tx: x - (x - c.tx) * f, ty: y - (y - c.ty) * f }, frame)
}

export const panBy = (c: Camera, dx: number, dy: number, frame: Frame): Camera =>
  inBounds({ k: c.k, tx: c.tx + dx, ty: c.ty + dy }, frame)

/** Looks at a box of the world, with room around it; a single point is not zoomed in to beyond `most`. */
export function lookAt(box: Box, frame: Frame, most = 14): Camera {
  const w = Math.max(1e-6, box.x1 - box.x0)
  const h = Math.max(1e-6, box.y1 - box.y0)
  const k = clamp(0.62 * Math.min(frame.width / w, frame.height / h), MIN_ZOOM, most)
  const cx = (box.x0 + box.x1) / 2
  const cy = (box.y0 + box.y1) / 2
  return inBounds({ k, tx: frame.width / 2 - cx * k, ty: frame.height / 2 - cy * k }, frame)
}

/** No emptiness beside the world: in the direction in which it is smaller than the screen it stays in the middle. */
function inBounds({ k, tx, ty }: Camera, { width, height, world }: Frame): Camera {
  return { k, tx: within(tx, k, world.x0, world.x1, width), ty: within(ty, k, world.y0, world.y1, height) }
}

function within(shift: number, k: number, start: number, end: number, room: number): number {
  const low = room - end * k
  const high = 0 - start * k
  return low > high ? (low + high) / 2 : clamp(shift, low, high)
}

const clamp = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n))
