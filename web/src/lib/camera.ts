/**
 * Where the map looks: a scale and a shift over the drawn world. Pure arithmetic, in pixels.
 *
 * A point of the world (x, y) is seen at (x * k + tx, y * k + ty).
 */
export interface Camera {
  k: number
  tx: number
  ty: number
}
export interface Size {
  width: number
  height: number
}

export const MIN_ZOOM = 1
export const MAX_ZOOM = 60

/** Scales by `by` around a point of the screen. */
export function zoomAt(c: Camera, by: number, x: number, y: number, size: Size): Camera {
  const k = clamp(c.k * by, MIN_ZOOM, MAX_ZOOM)
  const f = k / c.k
  return inBounds({ k, tx: x - (x - c.tx) * f, ty: y - (y - c.ty) * f }, size)
}

export const panBy = (c: Camera, dx: number, dy: number, size: Size): Camera =>
  inBounds({ k: c.k, tx: c.tx + dx, ty: c.ty + dy }, size)

/** Looks at a box of the world, with room around it; a single point is not zoomed in to beyond `most`. */
export function lookAt(box: { x0: number; y0: number; x1: number; y1: number }, size: Size, most = 14): Camera {
  const w = Math.max(1e-6, box.x1 - box.x0)
  const h = Math.max(1e-6, box.y1 - box.y0)
  const k = clamp(0.62 * Math.min(size.width / w, size.height / h), MIN_ZOOM, most)
  const cx = (box.x0 + box.x1) / 2
  const cy = (box.y0 + box.y1) / 2
  return inBounds({ k, tx: size.width / 2 - cx * k, ty: size.height / 2 - cy * k }, size)
}

/** The middle of the screen always shows some of the world. */
function inBounds(c: Camera, { width, height }: Size): Camera {
  return {
    k: c.k,
    tx: clamp(c.tx, width / 2 - width * c.k, width / 2),
    ty: clamp(c.ty, height / 2 - height * c.k, height / 2),
  }
}

const clamp = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n))
