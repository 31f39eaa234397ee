/** Brings words of the report into view, into the part that no panel covers. */
import type { Span } from '../../../src/record/index.ts'

/** Scrolls only when the words are not comfortably in view already. */
export function scrollToSpan(body: HTMLElement, span: Span): void {
  const piece = body.querySelector<HTMLElement>(`[data-at="${span.start}"]`)
  if (!piece) return
  const rect = piece.getBoundingClientRect()
  const bar = document.querySelector('.topbar')
  const barBottom = bar && getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().bottom : 0
  const sheet = document.querySelector('.panel')
  const covers = sheet && getComputedStyle(sheet).position === 'fixed'
  const top = Math.max(0, barBottom) + 12
  const bottom = (covers ? sheet.getBoundingClientRect().top : innerHeight) - 12
  if (rect.top >= top && rect.bottom <= bottom - 24) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  scrollTo({ top: scrollY + rect.top - top - (bottom - top) * 0.3, behavior: still ? 'instant' : 'smooth' })
}
