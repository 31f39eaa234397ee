/**
 * Notes in a margin: each beside its words where there is room, below the one before where there is none.
 *
 * In     tops wanted, in their order down the page, and heights; the least distance between two.
 * Out    tops, in the same order, none over another.
 * Units  pixels.
 */
export function stacked(notes: readonly { top: number; height: number }[], gap: number): number[] {
  let free = Number.NEGATIVE_INFINITY
  return notes.map(({ top, height }) => {
    const at = Math.max(top, free)
    free = at + height + gap
    return at
  })
}
