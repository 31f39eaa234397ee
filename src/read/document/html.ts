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
import type { Note } from '../../record/index.ts'
import { authorIn } from './byline.ts'
import { isElement } from './furniture.ts'
import type { Block } from './index.ts'
import { factsOf, type PageFacts } from './page.ts'
import { type Publication, publicationOfPage } from './published-page.ts'
import { headlineOf } from './title.ts'
import { toBlocks } from './to-blocks.ts'
import type { HtmlTools, Node, PageDocument } from './tools.ts'

export interface Page {
  text: string
  blocks: Block[]
  title: string | null
  byline: string | null
  facts: PageFacts
  publication: Publication | null
  notes: Note[]
}

/** Reads a page. `url` is the address the caller knows. An empty text means that no article was found. */
export function openPage(html: string, url: string | undefined, tools: HtmlTools): Page {
  const { document } = tools.parseHTML(withRoot(withoutData(html)))
  if (!isSimple(document)) return wholePage(document)
  const facts = factsOf(document)
  const publication = publicationOfPage(document, facts, url ?? facts.url)
  const headings = Array.from(document.querySelectorAll('h1'), (h) => h.textContent ?? '')
  clear(document)
  const article = new tools.Readability(document, { keepClasses: true, serializer: (element) => element }).parse()
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
    notes: [],
  }
}

/**
 * What Readability and the DOM take in reasonable time and stack: they are recursive in depth and quadratic in the
 * number of siblings. The largest of 190 news pages had 6,066 elements, 50 levels, 1,359 siblings.
 */
const most = { nodes: 120_000, depth: 200, siblings: 10_000 }

function isSimple(document: PageDocument): boolean {
  let nodes = 0
  const stack: { node: Node; depth: number }[] = [{ node: document, depth: 0 }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { childNodes } = top.node
    nodes += childNodes.length
    if (nodes > most.nodes || top.depth > most.depth || childNodes.length > most.siblings) return false
    for (let i = 0; i < childNodes.length; i++) {
      const node = childNodes[i]!
      if (isElement(node)) stack.push({ node, depth: top.depth + 1 })
    }
  }
  return true
}

/** A page that is too large to look for the article in it: all its running text, and no facts. */
function wholePage(document: PageDocument): Page {
  const { text, blocks } = document.documentElement ? toBlocks(document.documentElement) : { text: '', blocks: [] }
  const reason =
    'The page has more elements, or nests them deeper, than news pages do; no article was looked for and all its text was read.'
  const notes = [{ rule: 'document/page-too-complex', reason }]
  return { text, blocks, title: null, byline: null, facts: { data: [], meta: new Map() }, publication: null, notes }
}

/**
 * The page without the pictures and fonts packed into it as data: addresses, which are most of a saved page's size. By
 * hand: a regular expression over megabytes of one class of characters overflows the stack.
 */
function withoutData(html: string): string {
  const mark = ';base64,'
  let kept = ''
  let from = 0
  for (let at = html.indexOf(mark); at >= 0; at = html.indexOf(mark, from)) {
    let end = at + mark.length
    while (isBase64(html.charCodeAt(end))) end++
    kept += html.slice(from, at)
    from = end
  }
  return from === 0 ? html : kept + html.slice(from)
}

/** A-Z a-z 0-9 + / = */
const isBase64 = (c: number): boolean =>
  (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || (c >= 0x2f && c <= 0x39) || c === 0x2b || c === 0x3d

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
