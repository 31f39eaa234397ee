/**
 * Room for names on the map: the important ones first, none over another or over a circle.
 *
 * Units  pixels of the screen.
 */
export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A name and the places it may take, the best first; it is left out when none is free. */
export interface Wanted<T> {
  item: T
  boxes: Box[]
}

const touch = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1

/** Takes names in the given order; `taken` is what is already there and grows with every name placed. */
export function placeLabels<T>(wanted: readonly Wanted<T>[], taken: Box[], screen: Box): { item: T; box: Box }[] {
  const out: { item: T; box: Box }[] = []
  for (const { item, boxes } of wanted) {
    const box = boxes.find(
      (b) =>
        b.x0 >= screen.x0 &&
        b.x1 <= screen.x1 &&
        b.y0 >= screen.y0 &&
        b.y1 <= screen.y1 &&
        !taken.some((t) => touch(t, b)),
    )
    if (!box) continue
    taken.push(box)
    out.push({ item, box })
  }
  return out
}

export const around = (x: number, y: number, width: number, height: number): Box => ({
  x0: x - width / 2,
  y0: y - height / 2,
  x1: x + width / 2,
  y1: y + height / 2,
})
