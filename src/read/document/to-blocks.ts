/**
 * An element to text: one block where a browser would begin a new line, blank lines between blocks.
 *
 * In     the element that holds the article.
 * Out    text and its blocks. White space is folded as a browser does; a line break inside a paragraph stays one.
 * Not    captions, buttons, forms, and blocks made of nothing but links (lists of other articles).
 */

import { captionedPictures, isElement, isFurniture } from './furniture.ts'
import type { Block } from './index.ts'
import type { Element, Node } from './tools.ts'

const blockTags = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'html li main nav ol p pre section summary table tbody td th thead tfoot tr ul'
  ).split(' '),
)
interface Piece {
  text: string
  /** Characters of it that stand in links. */
  linked: number
  heading: boolean
}

export function toBlocks(root: Element): { text: string; blocks: Block[] } {
  const pieces = piecesOf(root).filter((p) => p.text !== '' && !isLinkOnly(p))
  const blocks: Block[] = []
  let text = ''
  for (const piece of pieces) {
    if (text !== '') text += '\n\n'
    const start = text.length
    text += piece.text
    blocks.push({ span: { start, end: text.length }, kind: piece.heading ? 'heading' : 'paragraph' })
  }
  return { text, blocks }
}

const isLinkOnly = (p: Piece): boolean => p.linked >= 0.9 * p.text.replace(/[\s|•·,/»›-]/g, '').length && !p.heading

/** Walks without recursion: pages with ten thousand nested elements exist. */
function piecesOf(root: Element): Piece[] {
  const pieces: Piece[] = []
  let words = ''
  let linked = 0
  let heading = false
  let links = 0
  let pre = 0
  let lists = 0

  const flush = (): void => {
    const text = words
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      .replace(/\n{2,}/g, '\n')
      .trim()
    if (text !== '') pieces.push({ text, linked, heading })
    words = ''
    linked = 0
    heading = false
  }

  const length = (root.textContent ?? '').length
  const captioned = captionedPictures(root)
  const stack: { node: Node; leaving: boolean }[] = [{ node: root, leaving: false }]
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, leaving } = top
    if (node.nodeType === 3) {
      const raw = node.textContent ?? ''
      const folded = pre > 0 ? raw : raw.replace(/[ \t\n\r\f]+/g, ' ')
      words += words === '' || words.endsWith(' ') || words.endsWith('\n') ? folded.replace(/^ /, '') : folded
      if (links > 0) linked += folded.replace(/\s/g, '').length
      continue
    }
    if (!isElement(node)) continue
    const element = node
    const tag = element.localName
    if (!leaving && element !== root && (isFurniture(element, length) || captioned.has(element))) continue
    const isBlock = blockTags.has(tag)
    if (leaving) {
      if (tag === 'a') links--
      if (tag === 'pre') pre--
      if (/^h[1-6]$/.test(tag)) heading = lists === 0
      if (tag === 'li') lists--
      if (isBlock) flush()
      continue
    }
    if (tag === 'br') {
      // Two in a row divide paragraphs.
      if (words.trimEnd().length < words.length && words.endsWith('\n')) flush()
      else words += '\n'
      continue
    }
    if (isBlock) flush()
    if (tag === 'a') links++
    if (tag === 'pre') pre++
    if (tag === 'li') lists++
    stack.push({ node, leaving: true })
    const children = element.childNodes
    for (let i = children.length - 1; i >= 0; i--) stack.push({ node: children[i]!, leaving: false })
  }
  flush()
  return pieces
}
