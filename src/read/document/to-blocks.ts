/**
 * The article's element to text: blocks with blank lines between them.
 *
 * In     the element that holds the article.
 * Out    text and its blocks.
 * Not    furniture, and blocks made of nothing but links (lists of other articles).
 */
import { captionedPictures, isFurniture } from './furniture.ts'
import type { Block } from './index.ts'
import { linesOf, paragraphsOf } from './lines.ts'
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
    for (const lines of paragraphsIn(piece.text)) {
      if (text !== '') text += '\n\n'
      const start = text.length
      text += lines
      blocks.push({ span: { start, end: text.length }, kind: piece.heading ? 'heading' : 'paragraph' })
    }
  }
  return { text, blocks }
}

/** Lines parted by <br> or within <pre> are paragraphs, as in plain text, unless they are hard-wrapped. */
function paragraphsIn(text: string): string[] {
  if (!text.includes('\n')) return [text]
  return paragraphsOf(text, linesOf(text)).map(({ start, end }) => text.slice(start, end))
}

function isLinkOnly(piece: Piece): boolean {
  return !piece.heading && piece.linked >= 0.9 * piece.text.replace(/[\s|•·,/»›-]/g, '').length
}
