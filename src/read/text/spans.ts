/** Finding by place: layers are in text order, so a stretch of text is found by halving, never by walking. */
import type { Span } from '../../record/index.ts'

interface Spanned {
  span: Span
}

/** The items that lie wholly inside the span. `items` are sorted by start. */
export function inside<T extends Spanned>(items: readonly T[], span: Span): T[] {
  const found: T[] = []
  for (let i = firstFrom(items, span.start); i < items.length && items[i]!.span.start < span.end; i++) {
    if (items[i]!.span.end <= span.end) found.push(items[i]!)
  }
  return found
}

/** The items that cover the span whole. `items` are sorted by start; none is longer than `longest` units. */
export function covering<T extends Spanned>(items: readonly T[], span: Span, longest: number): T[] {
  const found: T[] = []
  for (let i = firstFrom(items, span.end - longest); i < items.length && items[i]!.span.start <= span.start; i++) {
    if (items[i]!.span.end >= span.end) found.push(items[i]!)
  }
  return found
}

/** Index of the first item that starts at `at` or later. */
function firstFrom(items: readonly Spanned[], at: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.span.start < at) low = middle + 1
    else high = middle
  }
  return low
}
