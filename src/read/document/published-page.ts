/**
 * The publication day of an HTML page.
 *
 * In     the parsed page, what it says about itself, its address.
 * Out    the day as written and how it was known, or null.
 * Order  by precision on news pages: JSON-LD datePublished, publication meta elements, microdata, the address, time
 *        elements, general meta elements, then dates written near the headline.
 */
import { type FigureOrder, findDays, firstDay } from './dates.ts'
import { isElement } from './furniture.ts'
import { first, isArticle, type PageFacts } from './page.ts'
import { visibleDays } from './published-visible.ts'
import type { Element, Node, PageDocument } from './tools.ts'

export interface Publication {
  /** YYYY-MM-DD, the calendar day as written. */
  value: string
  /** 'dateline' when it is only written for readers, not for machines. */
  basis: 'metadata' | 'dateline'
  rule: string
}

const publicationMeta = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'pubdate',
  'published_time',
  'published-date',
  'article.published',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dcterms.date',
  'dcterms.created',
  'dc.date',
  'dc.date.created',
  'article:created',
  'originalpublicationdate',
  'date',
  'displaydate',
  'ptime',
]

export function publicationOfPage(page: PageDocument, facts: PageFacts, url: string | undefined): Publication | null {
  const order = figureOrder(facts.language, url)
  const address = dayInAddress(url)
  const visible = visibleDays(page, facts.title, order)
  const atHeadline = visible.filter((v) => v.rank === 0).map((v) => v.value)
  for (const { rule, find } of ways) {
    const written = find(page, facts, order)
    const value = ofText(written, order)
    if (value && written) return { value: localDay(value, written, [...atHeadline, address]), basis: 'metadata', rule }
  }
  if (address) return { value: address, basis: 'metadata', rule: 'published/address' }
  const [line] = visible
  if (line && line.rank === 0) {
    return { value: line.value, basis: line.isMarked ? 'metadata' : 'dateline', rule: 'published/headline' }
  }
  const time = ofText(fromTimeElements(page, order), order)
  if (time) return { value: time, basis: 'metadata', rule: 'published/time-element' }
  const day = line?.value ?? fromNamedElements(page, order)
  return day ? { value: day, basis: 'dateline', rule: 'published/visible' } : null
}

/** What the page writes, where it writes a day. */
type Way = (page: PageDocument, facts: PageFacts, order: FigureOrder) => string | null

const ways: readonly { rule: string; find: Way }[] = [
  { rule: 'published/json-ld', find: (_, facts, order) => fromLinkedData(facts, order) },
  { rule: 'published/meta', find: (_, facts) => first(facts.meta, publicationMeta) ?? null },
  { rule: 'published/microdata', find: (page, _, order) => fromMicrodata(page, order) },
]

const instant = /T(\d{2}):?\d{2}.{0,12}(?:Z|[+-]00:?00)\s{0,3}$/i

/**
 * The calendar day at the place of publication. An instant in UTC may fall on another day there: when the page writes a
 * day next to it, at its headline or in its address, and the hour allows it, that is the day.
 */
function localDay(value: string, written: string, others: readonly (string | null)[]): string {
  const hour = Number(instant.exec(written)?.[1] ?? Number.NaN)
  for (const day of others) {
    if (day === null) continue
    const difference = dayNumber(day) - dayNumber(value)
    // Places of news lie between nine hours behind UTC and fourteen ahead.
    if (difference === 0 || (difference === -1 && hour < 9) || (difference === 1 && hour >= 10)) return day
  }
  return value
}

/** Days since 1970. */
const dayNumber = (value: string): number =>
  Date.UTC(Number(value.slice(0, 4)), Number(value.slice(5, 7)) - 1, Number(value.slice(8))) / 86_400_000

const ofText = (value: string | undefined | null, order: FigureOrder): string | null =>
  value ? firstDay(value, order) : null

function fromLinkedData(facts: PageFacts, order: FigureOrder): string | null {
  for (const data of [...facts.data.filter(isArticle), ...facts.data]) {
    const written = data.datePublished
    if (typeof written === 'string' && firstDay(written, order)) return written
  }
  return null
}

function fromMicrodata(page: PageDocument, order: FigureOrder): string | null {
  for (const element of Array.from(page.querySelectorAll('[itemprop~="datePublished" i],[pubdate],abbr.published'))) {
    const written = writtenIn(element, order)
    if (written) return written
  }
  return null
}

/** The attribute or text of an element that holds a day. */
function writtenIn(element: Element, order: FigureOrder): string | null {
  for (const name of ['datetime', 'content', 'title']) {
    const written = element.getAttribute(name)
    if (ofText(written, order)) return written
  }
  return ofText(element.textContent, order) ? element.textContent : null
}

/** /2021/06/03/, /2021-06-03-, /20210603: a day in the path, not in the query. */
export function dayInAddress(url: string | undefined): string | null {
  const path = url?.replace(/^https?:\/\/[^/]*/i, '').split(/[?#]/)[0] ?? ''
  const slashed = /\/((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)/.exec(path)
  if (slashed) return firstDay(`${slashed[1]}-${slashed[2]}-${slashed[3]}`)
  const solid = /[/_-](20\d{2})(\d{2})(\d{2})(?=[/_.-]|\d{0,12}[/_.-]|$)/.exec(path)
  return solid ? firstDay(`${solid[1]}-${solid[2]}-${solid[3]}`) : null
}

function fromTimeElements(page: PageDocument, order: FigureOrder): string | null {
  for (const scope of ['article time', 'main time', 'time']) {
    for (const element of Array.from(page.querySelectorAll(scope))) {
      const written = isInTeaser(element) ? null : writtenIn(element, order)
      if (written) return written
    }
  }
  return null
}

/** True inside lists, asides, quotations and comments, where the dates of other things stand. */
function isInTeaser(element: Element): boolean {
  let around: Node | null = element.parentNode
  for (let i = 0; i < 12 && around && isElement(around); i++, around = around.parentNode) {
    if (['li', 'aside', 'nav', 'footer', 'blockquote', 'a'].includes(around.localName)) return true
  }
  return false
}

/** A date in an element that is named for it. */
function fromNamedElements(page: PageDocument, order: FigureOrder): string | null {
  const named =
    '[class*="date" i],[id*="date" i],[class*="publish" i],[class*="time" i],[class*="meta" i],[class*="byline" i]'
  for (const element of Array.from(page.querySelectorAll(named))) {
    const text = element.textContent ?? ''
    if (text.length > 300 || isInTeaser(element)) continue
    const value = findDays(text, order)[0]?.value
    if (value) return value
  }
  return null
}

/** How figures are ordered where the page is from; null when the language does not say. */
export function figureOrder(language: string | undefined, url: string | undefined): FigureOrder {
  const tag = language?.toLowerCase().replace('_', '-') ?? ''
  if (tag === 'en-us') return 'month-first'
  if (/^en(?:-gb|-au|-nz|-ie|-in|-za)$/.test(tag)) return 'day-first'
  if (/^https?:\/\/[^/]*\.(?:uk|au|nz|ie|in|za|ng|ke|pk)(?:[/:]|$)/i.test(url ?? '')) return 'day-first'
  return tag === '' || tag.startsWith('en') ? null : 'day-first'
}
