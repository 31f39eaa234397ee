/**
 * What an HTML page says about itself: address, publisher, language, title, author, and where it writes its date.
 *
 * In     the parsed page, before Readability takes it apart.
 * Out    PageFacts; every field as the page writes it.
 * Source schema.org (JSON-LD and microdata), Open Graph, Dublin Core, and the meta names of the larger news systems.
 */
import type { Element, PageDocument } from './tools.ts'

export interface PageFacts {
  url?: string
  publisher?: string
  language?: string
  title?: string
  byline?: string
  /** JSON-LD objects, flattened. */
  data: LinkedData[]
  /** Contents of meta elements by name in lower case. */
  meta: ReadonlyMap<string, string>
}

export type LinkedData = { readonly [key: string]: unknown }

export function factsOf(page: PageDocument): PageFacts {
  const data = linkedDataOf(page)
  const meta = metaOf(page)
  const article = data.find((d) => isArticle(d))
  const url =
    tidy(page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? null) ??
    first(meta, ['og:url']) ??
    text(article?.url)
  const publisher =
    first(meta, ['og:site_name', 'application-name']) ?? nameOf(article?.publisher) ?? first(meta, ['dc.publisher'])
  const language =
    page.documentElement?.getAttribute('lang') ??
    first(meta, ['og:locale', 'dc.language', 'language', 'content-language'])
  const title = first(meta, ['og:title', 'twitter:title', 'dc.title']) ?? text(article?.headline) ?? titleTag(page)
  const byline =
    nameOf(article?.author) ??
    first(meta, ['author', 'article:author', 'byl', 'parsely-author', 'dc.creator', 'sailthru.author'])
  return {
    ...(url && /^https?:/i.test(url) ? { url } : {}),
    ...(publisher ? { publisher } : {}),
    ...(language ? { language } : {}),
    ...(title ? { title } : {}),
    ...(byline && !/^(?:https?:|@)/.test(byline) ? { byline } : {}),
    data,
    meta,
  }
}

/** Some pages have an empty title element before the real one, or one inside an SVG. */
function titleTag(page: PageDocument): string | undefined {
  const titles = Array.from(page.querySelectorAll('title')).filter((t) => t.parentNode?.nodeName !== 'svg')
  return titles.map((t) => tidy(t.textContent)).find((t) => t !== undefined)
}

/** Meta elements by name in lower case; of several with one name, the first that says something. */
function metaOf(page: PageDocument): Map<string, string> {
  const found = new Map<string, string>()
  for (const element of Array.from(page.querySelectorAll('meta[content]'))) {
    const value = tidy(element.getAttribute('content'))
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(key)?.trim().toLowerCase()
      if (name && value && !found.has(name)) found.set(name, value)
    }
  }
  return found
}

/** The content of the first of these meta names that the page has; the names in lower case. */
export function first(meta: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => meta.get(name)).find((value) => value !== undefined)
}

function linkedDataOf(page: PageDocument): LinkedData[] {
  const found: LinkedData[] = []
  for (const script of Array.from(page.querySelectorAll('script[type="application/ld+json" i]'))) {
    flatten(parsed(script), found, 0)
  }
  return found
}

/** Some sites put line breaks inside strings or comment marks around the object; a page broken otherwise has no data. */
function parsed(script: Element): unknown {
  const source = (script.textContent ?? '')
    .replace(/^\s*(?:<!--|\/\*.{0,40}?\*\/|<!\[CDATA\[)/, '')
    .replace(/(?:-->|\]\]>)\s*;?\s*$/, '')
    .replace(/\s+/g, ' ')
  try {
    return JSON.parse(source)
  } catch {
    return salvaged(source)
  }
}

/** Of an object that is not valid JSON (a stray quotation mark in a headline is enough), the dates and nothing else. */
function salvaged(source: string): unknown {
  const date = /"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"/.exec(source)?.[1]
  return date === undefined ? null : { '@type': 'Article', datePublished: date }
}

function flatten(value: unknown, into: LinkedData[], depth: number): void {
  if (depth > 4 || into.length > 200) return
  if (Array.isArray(value)) for (const one of value) flatten(one, into, depth + 1)
  else if (typeof value === 'object' && value !== null) {
    const data = value as LinkedData
    into.push(data)
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'itemListElement'])
      flatten(data[key], into, depth + 1)
  }
}

/** True for an object of a kind that is one report: NewsArticle, BlogPosting, ReportageNewsArticle, ... */
export function isArticle(data: LinkedData): boolean {
  const types = [data['@type']].flat()
  return types.some((t) => typeof t === 'string' && /article|posting|report/i.test(t))
}

/** The name of a person or organisation in JSON-LD: a string, an object, or a list of either. */
function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    const names = value.map(nameOf).filter((n) => n !== undefined)
    return names.length > 0 ? names.join(', ') : undefined
  }
  if (typeof value === 'object' && value !== null) return nameOf((value as LinkedData).name)
  return text(value)
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? tidy(value) : undefined
}

function tidy(value: string | null): string | undefined {
  const folded = value?.replace(/\s+/g, ' ').trim()
  return folded === '' ? undefined : folded
}
