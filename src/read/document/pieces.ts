/**
 * An element cut into pieces where a browser would begin a new line.
 *
 * In     an element; which elements to leave out.
 * Out    pieces in document order. White space is folded as a browser does; one <br> stays a line break, two divide.
 *        Soft hyphens and zero-width spaces are dropped.
 * How    walks without recursion: pages with ten thousand nested elements exist.
 */
import { isElement } from './furniture.ts'
import type { Element, Node } from './tools.ts'

export interface Piece {
  text: string
  /** Characters of it, white space aside, that stand in links. */
  linked: number
  /** It is a heading (h1 to h6), and not one in a list, where teasers of other articles stand. */
  heading: boolean
  /** The block element it ends with, and the element its last words stand in. */
  element: Element
  inner: Element
}

const blockTags = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'html li main nav ol p pre section summary table tbody td th thead tfoot tr ul'
  ).split(' '),
)
const isHeadingTag = (tag: string): boolean => /^h[1-6]$/.test(tag)

/** Soft hyphens and the like would divide words for every later step. Joiners that change letters are kept. */
const invisible = /[\u00ad\u200b\u2060\ufeff]/g

export function piecesOf(root: Element, isLeftOut: (element: Element) => boolean): Piece[] {
  const pieces: Piece[] = []
  // Parts, not one growing string: looking at its end after each addition would take quadratic time.
  let parts: string[] = []
  let linked = 0
  let inner = root
  const inside = { a: 0, pre: 0, li: 0, heading: 0 }

  const flush = (element: Element): void => {
    const text = parts
      .join('')
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{2,}/g, '\n')
      .trim()
    if (text !== '') pieces.push({ text, linked, heading: inside.heading > 0 && inside.li === 0, element, inner })
    parts = []
    linked = 0
  }
  const write = (raw: string): void => {
    const shown = raw.replace(invisible, '').replaceAll('\u00a0', ' ')
    const folded = inside.pre > 0 ? shown : shown.replace(/[ \t\n\r\f]+/g, ' ')
    const last = parts.at(-1)
    const part = last === undefined || /[ \n]/.test(last.slice(-1)) ? folded.replace(/^ /, '') : folded
    if (part !== '') parts.push(part)
    if (inside.a > 0) linked += folded.replace(/\s/g, '').length
  }
  const count = (tag: string, by: 1 | -1): void => {
    if (tag === 'a' || tag === 'pre' || tag === 'li') inside[tag] += by
    else if (isHeadingTag(tag)) inside.heading += by
  }

  const stack: { node: Node; parent: Element; leaving: boolean }[] = [{ node: root, parent: root, leaving: false }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, parent, leaving } = top
    if (node.nodeType === 3) {
      const raw = node.textContent ?? ''
      if (/\S/.test(raw)) inner = parent
      if (inside.pre === 0) write(raw)
      else {
        const [first = '', ...rest] = raw.split(/\n[ \t]*\r?\n/)
        write(first)
        for (const paragraph of rest) {
          flush(parent)
          write(paragraph)
        }
      }
      continue
    }
    if (!isElement(node)) continue
    const tag = node.localName
    if (leaving) {
      if (blockTags.has(tag)) flush(node)
      count(tag, -1)
      continue
    }
    if (node !== root && isLeftOut(node)) continue
    if (tag === 'br') {
      if (parts.at(-1) === '\n') flush(parent)
      else parts.push('\n')
      continue
    }
    if (blockTags.has(tag)) flush(parent)
    count(tag, 1)
    stack.push({ node, parent, leaving: true })
    const { childNodes } = node
    for (let i = childNodes.length - 1; i >= 0; i--) stack.push({ node: childNodes[i]!, parent: node, leaving: false })
  }
  flush(root)
  return pieces
}
