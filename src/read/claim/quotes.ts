/** Quotations: where quotation marks open and close, over sentences and paragraphs. */
import type { Span } from '../../record/index.ts'

/** Does the quotation stay open, to go on in the next paragraph? */
export const staysOpen = (text: string, { end }: Span): boolean => !/[”»"’']/.test(text.charAt(end - 1))

const OPEN = '“«„'
const CLOSE = '”»'
/** Longest quotation believed in: beyond it a mark was lost. */
const MAX_QUOTE = 3000
/** The same between single marks, which may be apostrophes. */
const MAX_SINGLE = 400

/**
 * Quotations in order, marks included. A paragraph that opens with a mark while one is still open carries it on
 * (newspapers repeat the opening mark), so each paragraph of a long quotation is one span.
 */
export function findQuotes(text: string, paragraphs: readonly Span[]): Span[] {
  return paragraphs.flatMap((paragraph, i) => {
    const next = paragraphs[i + 1]
    return quotesOf(text, paragraph, next !== undefined && /^[“«„"]/.test(text.slice(next.start, next.start + 1)))
  })
}

/** @param goesOn the next paragraph opens with a mark, so that one may stay open here */
function quotesOf(text: string, { start, end }: Span, goesOn: boolean): Span[] {
  const quotes: Span[] = []
  let open = -1
  const close = (to: number) => {
    if (open >= 0) quotes.push({ start: open, end: to })
    open = -1
  }
  for (let i = start; i < end; i++) {
    const c = text.charAt(i)
    // Two single marks stand for a double one.
    const size = c === "'" && text.charAt(i + 1) === "'" ? 2 : 1
    if (OPEN.includes(c)) {
      if (open < 0) open = i
    } else if (CLOSE.includes(c)) close(i + 1)
    else if (c === '"' || size === 2) {
      // A straight mark opens before a word and closes behind one.
      if (open >= 0) close(i + size)
      else if (opensAt(text, i, size)) open = i
      i += size - 1
    } else if (c === '‘' && open < 0 && opensAt(text, i, 1)) {
      const to = closeOfSingle(text, i, end)
      if (to > 0) {
        quotes.push({ start: i, end: to })
        i = to - 1
      }
    }
    if (open >= 0 && i - open > MAX_QUOTE) open = -1
  }
  if (open >= 0 && (goesOn || open - start < 3)) quotes.push({ start: open, end })
  return quotes
}

const opensAt = (text: string, i: number, size: number): boolean =>
  /[\s([—–:-]|^$/.test(i === 0 ? '' : text.charAt(i - 1)) && /\S/.test(text.charAt(i + size))

/** Behind the single mark that closes the one at `i`, which is no apostrophe inside a word; 0 when none does. */
function closeOfSingle(text: string, i: number, end: number): number {
  for (let k = i + 2; k < Math.min(end, i + MAX_SINGLE); k++) {
    const c = text.charAt(k)
    if (OPEN.includes(c) || c === '‘') return 0
    if (c === '’' && !/[\p{L}\p{N}]/u.test(text.charAt(k + 1))) return k + 1
  }
  return 0
}
