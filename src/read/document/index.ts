/**
 * The document: bytes become a text that never changes again, with what surrounds the article told apart.
 *
 * In     an Input.
 * Out    Document: the frozen text, its blocks, title, byline, publication day, language, boilerplate.
 * Errors OnrecordError INPUT_EMPTY, INPUT_NOT_TEXT, INPUT_NO_ARTICLE, INPUT_TOO_LARGE for input that holds no text.
 */
import type { Note, Published, Span } from '../../record/index.ts'

/** A run of text that stands alone: a paragraph, a heading, a list item. Ordered, never overlapping. */
export interface Block {
  span: Span
  kind: 'paragraph' | 'heading' | 'skipped'
}

export interface Document {
  text: string
  mediaType: string
  title: string | null
  byline: string | null
  published: Published
  language: string
  url?: string
  publisher?: string
  /** Paragraphs and headings of the article in order; boilerplate blocks are marked 'skipped'. */
  blocks: Block[]
  notes: Note[]
}

export { largest, openDocument } from './open.ts'
export type { Detector, HtmlTools, Tools } from './tools.ts'
