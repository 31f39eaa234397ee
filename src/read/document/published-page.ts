/**
 * The publication day of an HTML page.
 *
 * In     the parsed page, what it says about itself, its address.
 * Out    the day as written and how it was known, or null.
 * Order  by precision on news pages: JSON-LD datePublished, publication meta elements, microdata, the address, time
 *        elements, general meta elements, then dates written near the headline.
 */
import { type FigureOrder, findDays, firstDay } from './dates.ts'
import { isArticle, metaOf, type PageFacts } from './page.ts'
import type { Element, PageDocument } from './tools.ts'

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
  'datePublished',
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
  for (const { rule, find } of ways) {
    const value = find(page, facts, url, order)
    if (value) return { value, basis: rule.startsWith('published/visible') ? 'dateline' : 'metadata', rule }
  }
  return null
}

type Way = (page: PageDocument, facts: PageFacts, url: string | undefined, order: FigureOrder) => string | null

const ways: readonly { rule: string; find: Way }[] = [
  { rule: 'published/json-ld', find: (_, facts, _url, order) => fromLinkedData(facts, order) },
  { rule: 'published/meta', find: (page, _f, _u, order) => ofText(metaOf(page, publicationMeta), order) },
  { rule: 'published/microdata', find: (page, _f, _u, order) => fromMicrodata(page, order) },
  { rule: 'published/address', find: (_p, _f, url) => dayInAddress(url) },
  { rule: 'published/time-element', find: (page, _f, _u, order) => fromTimeElements(page, order) },
  { rule: 'published/visible', find: (page, _f, _u, order) => fromHead(page, order) },
]

const ofText = (value: string | undefined | null, order: FigureOrder): string | null =>
  value ? firstDay(value, order) : null

function fromLinkedData(facts: PageFacts, order: FigureOrder): string | null {
  for (const data of [...facts.data.filter(isArticle), ...facts.data]) {
    const written = data['datePublished']
    const value = typeof written === 'string' ? firstDay(written, order) : null
    if (value) return value
  }
  return null
}

function fromMicrodata(page: PageDocument, order: FigureOrder): string | null {
  for (const element of Array.from(page.querySelectorAll('[itemprop~="datePublished" i],[pubdate],abbr.published'))) {
    const value = writtenIn(element, order)
    if (value) return value
  }
  return null
}

function writtenIn(element: Element, order: FigureOrder): string | null {
  for (const name of ['datetime', 'content', 'title']) {
    const value = ofText(element.getAttribute(name), order)
    if (value) return value
  }
  return ofText(element.textContent, order)
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
      const value = writtenIn(element, order)
      if (value) return value
    }
  }
  return null
}

/** A date in an element that is named for it, then in the text around the headline. */
function fromHead(page: PageDocument, order: FigureOrder): string | null {
  const named =
    '[class*="date" i],[id*="date" i],[class*="publish" i],[class*="time" i],[class*="meta" i],[class*="byline" i]'
  for (const element of Array.from(page.querySelectorAll(named))) {
    const text = element.textContent ?? ''
    if (text.length > 300) continue
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
