/**
 * Arcs of a dependency tree over its words, no two of one height over the same gap.
 *
 * In     heads, counted from 0, -1 for the root.
 * Out    one arc for every word that has a head. `level` 1 lies next to the words; an arc lies above all that it spans.
 */
export interface Arc {
  head: number
  dependent: number
  level: number
}

export function arcsOf(heads: readonly number[]): Arc[] {
  const arcs = heads
    .map((head, dependent) => ({ head, dependent, level: 1 }))
    .filter(({ head, dependent }) => head >= 0 && head < heads.length && head !== dependent)
  const reach = (a: Arc) => Math.abs(a.head - a.dependent)
  /** The highest arc over each gap between two words. */
  const over = heads.map(() => 0)
  for (const arc of [...arcs].sort((a, b) => reach(a) - reach(b) || a.dependent - b.dependent)) {
    const [first, last] = [Math.min(arc.head, arc.dependent), Math.max(arc.head, arc.dependent)]
    for (let gap = first; gap < last; gap++) arc.level = Math.max(arc.level, over[gap]! + 1)
    for (let gap = first; gap < last; gap++) over[gap] = arc.level
  }
  return arcs
}

/** Where each word stands: middles, and the width of all. Units: pixels. */
export function middlesOf(widths: readonly number[], gap: number): { middles: number[]; width: number } {
  let x = gap / 2
  const middles = widths.map((w) => {
    const middle = x + w / 2
    x += w + gap
    return middle
  })
  return { middles, width: x - gap / 2 }
}
