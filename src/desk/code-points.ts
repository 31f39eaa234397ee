/**
 * Offsets as others count them: our spans are UTF-16 code units, W3C Web Annotation counts Unicode code points.
 *
 * In     a text; any string, lone surrogates count as one each.
 * Out    a function from an offset in code units to one in code points; inside a pair, that of its beginning.
 */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs: number[] = []
  for (const { index } of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(index)
  return (offset) => offset - countBelow(pairs, offset)
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (numbers[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** `text.slice(start, end)` that cuts no pair in two: a half at either end is left out. */
export function wholeSlice(text: string, start: number, end: number): string {
  const from = isInsidePair(text, start) ? start + 1 : start
  return text.slice(from, isInsidePair(text, end) ? end - 1 : end)
}

const isInsidePair = (text: string, at: number): boolean =>
  /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))
