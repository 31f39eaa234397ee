/**
 * The article's element to text: blocks with blank lines between them.
 *
 * In     the element that holds the article.
 * Out    text and its blocks.
 * Not    furniture, and blocks made of nothing but links (lists of other articles).
 */
import { captionedPictures, isFurniture } from './furniture.ts'
import type { Block } from './index.ts'
import { type Piece, piecesOf } from './pieces.ts'
import type { Element } from './tools.ts'

export function toBlocks(root: Element): { text: string; blocks: Block[] } {
  const length = (root.textContent ?? '').length
  const captioned = captionedPictures(root)
  const pieces = piecesOf(root, (element) => isFurniture(element, length) || captioned.has(element))
  const blocks: Block[] = []
  let text = ''
  for (const piece of pieces) {
    if (isLinkOnly(piece)) continue
    if (text !== '') text += '\n\n'
    const start = text.length
    text += piece.text
    blocks.push({ span: { start, end: text.length }, kind: piece.heading ? 'heading' : 'paragraph' })
  }
  return { text, blocks }
}

function isLinkOnly(piece: Piece): boolean {
  return !piece.heading && piece.linked >= 0.9 * piece.text.replace(/[\s|•·,/»›-]/g, '').length
}
