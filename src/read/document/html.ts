/**
 * HTML pages: the article's text, block by block, without what surrounds it.
 *
 * In     the page as text; linkedom and Readability.
 * Out    the article: text with blank lines between blocks, block spans, title, byline, what the page says of itself,
 *        and the day it was published.
 * How    Readability finds the element that holds the article; figures, captions, forms, link-only blocks and other
 *        furniture are left out; blocks are made where the browser would break the line.
 * Units  spans: UTF-16 offsets into the article's text.
 */
import type { Block } from './index.ts'
import { factsOf, type PageFacts } from './page.ts'
import { type Publication, publicationOfPage } from './published-page.ts'
import { authorIn, headlineOf } from './title.ts'
import { toBlocks } from './to-blocks.ts'
import type { HtmlTools, PageDocument } from './tools.ts'

export interface Page {
  text: string
  blocks: Block[]
  title: string | null
  byline: string | null
  facts: PageFacts
  publication: Publication | null
}

/** Reads a page. `url` is the address the caller knows. An empty text means that no article was found. */
export function openPage(html: string, url: string | undefined, tools: HtmlTools): Page {
  const { document } = tools.parseHTML(withRoot(withoutData(html)))
  const facts = factsOf(document)
  const publication = publicationOfPage(document, facts, url ?? facts.url)
  const headings = Array.from(document.querySelectorAll('h1'), (h) => h.textContent ?? '')
  clear(document)
  const article = new tools.Readability(document, {
    keepClasses: true,
    serializer: (element) => element,
  }).parse()
  const { text, blocks } = article?.content ? toBlocks(article.content) : { text: '', blocks: [] }
  const title = tidy(article?.title) ?? facts.title
  const byline = tidy(article?.byline) ?? facts.byline
  return {
    text,
    blocks,
    title: title === undefined ? null : headlineOf(title, headings, facts.publisher),
    byline: byline === undefined ? null : authorIn(byline),
    facts,
    publication,
  }
}

/** Pictures and fonts packed into the page as data: addresses are most of a saved page's size. */
function withoutData(html: string): string {
  return html.replace(/(["'(])data:[a-z/+.-]{3,40};base64,[A-Za-z0-9+/=\s]{200,}/gi, '$1')
}

/** linkedom makes no body for a fragment, and Readability needs one. */
function withRoot(html: string): string {
  return /<body\b/i.test(html) || /<frameset\b/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
}

const furniture = 'script,style,noscript,template,iframe,object,embed,svg,canvas,video,audio,figure,figcaption,dialog'

function clear(document: PageDocument): void {
  for (const element of Array.from(document.querySelectorAll(furniture))) {
    // JSON-LD is kept for Readability, which reads title and author from it.
    if (element.getAttribute('type')?.toLowerCase() !== 'application/ld+json') element.remove()
  }
}

function tidy(value: string | null | undefined): string | undefined {
  const folded = value?.replace(/\s+/g, ' ').trim()
  return folded === '' ? undefined : folded
}
