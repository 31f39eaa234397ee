/** Quotations: where quotation marks open and close, over sentences and paragraphs. */
import type { Span } from '../../record/index.ts'

const OPEN = '“«„'
const CLOSE = '”»'
/** Longest quotation believed in: beyond it a mark was lost. */
const MAX_QUOTE = 3000

/**
 * Quotations in order, marks included. A paragraph that opens with a mark while one is still open carries it on
 * (newspapers repeat the opening mark), so each paragraph of a long quotation is one span.
 */
export function findQuotes(text: string, paragraphs: readonly Span[]): Span[] {
  const quotes: Span[] = []
  for (const paragraph of paragraphs) {
    let open = -1
    for (let i = paragraph.start; i < paragraph.end; i++) {
      const c = text.charAt(i)
      if (OPEN.includes(c)) {
        if (open < 0) open = i
      } else if (CLOSE.includes(c)) {
        if (open >= 0) quotes.push({ start: open, end: i + 1 })
        open = -1
      } else if (c === '"') {
        // A straight mark opens before a word and closes behind one.
        if (open < 0 && /[\s([—–-]|^$/.test(i === 0 ? '' : text.charAt(i - 1)) && /\S/.test(text.charAt(i + 1)))
          open = i
        else if (open >= 0) {
          quotes.push({ start: open, end: i + 1 })
          open = -1
        }
      }
      if (open >= 0 && i - open > MAX_QUOTE) open = -1
    }
    if (open >= 0 && open - paragraph.start < 3) quotes.push({ start: open, end: paragraph.end })
  }
  return quotes
}
