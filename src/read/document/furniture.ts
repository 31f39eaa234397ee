/**
 * Which elements of a page are furniture, told by tag and by the words in their class and id.
 *
 * Why    Readability scores whole containers; what stands inside the article's own container (captions, galleries,
 *        sign-up boxes, author notes, related stories) stays in. Newsrooms name these parts in plain words.
 * Limit  an element that holds more than a third of the article is kept whatever it is called: "has-gallery" may stand
 *        on the article itself.
 */
import type { Element, Node } from './tools.ts'
import { countWords, endsSentence } from './words.ts'

/** Elements that hold no words of the article. */
export const leftOut = new Set(
  (
    'script style noscript template iframe object embed svg canvas video audio figure figcaption button form input ' +
    'select textarea option label nav menu dialog head title link meta'
  ).split(' '),
)

/** Words in a class or id, after splitting at hyphens, underscores and capitals, that name furniture of any size. */
const wide = new Set(
  (
    'bio caption captions carousel comments consent cookie copyright credit credits cta disclaimer disqus gallery gdpr ' +
    'modal mostread newsletter newsletters outbrain paywall popover popup promo recirc recommended recommendations related ' +
    'rollover signup slider slideshow sponsored subscribe subscription taboola tooltip trending'
  ).split(' '),
)
/** Words that name a line or a row of buttons; a larger element only contains one. */
const narrow = new Set(
  (
    'ad adslot ads advert advertisement breadcrumb breadcrumbs byline dropdown share sharebar sharing social sponsor tags ' +
    'taglist timestamp toolbar'
  ).split(' '),
)

const largestShare = 1 / 3
/** Characters. */
const largestLine = 400

/** True for an element that is named as furniture and is small beside the article. */
export function isFurniture(element: Element, articleLength: number): boolean {
  if (leftOut.has(element.localName)) return true
  const named = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (named === ' ') return false
  const words = wordsOf(named)
  const isWide = words.some((w) => wide.has(w))
  if (!isWide && !words.some((w) => narrow.has(w))) return false
  const length = (element.textContent ?? '').length
  return length <= largestShare * articleLength && (isWide || length <= largestLine)
}

function wordsOf(named: string): string[] {
  return named
    .slice(0, 500)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

/** Words up to which the text beside a picture is its caption when it is no sentence. */
const captionWords = 30

/** The elements below `root` that hold a picture and a few words which are no sentence: pictures with captions. */
export function captionedPictures(root: Element): Set<Element> {
  const found = new Set<Element>()
  const seen = new Set<Node>()
  for (const picture of Array.from(root.querySelectorAll('img,picture,amp-img'))) {
    let around = picture.parentNode
    for (let i = 0; i < 4 && around && around !== root && isElement(around); i++, around = around.parentNode) {
      // Reading the text of an element once for each picture in it would take quadratic time.
      if (seen.has(around)) break
      seen.add(around)
      const text = (around.textContent ?? '').trim()
      if (text.length > 400 || countWords(text) > captionWords) break
      if (text !== '' && !endsSentence(text)) found.add(around)
    }
  }
  return found
}

export const isElement = (node: Node): node is Element => node.nodeType === 1
