/**
 * Which kind of input: plain text or an HTML page.
 *
 * In     an Input and, when it came as bytes, a way to look at its beginning.
 * Out    media type without parameters ("text/html"), the character set a parameter named, and how it was known.
 * Order  given by the caller; file extension; content. A string (JSON Lines) is plain text.
 * Errors INPUT_NOT_TEXT for a media type that this room cannot read.
 */
import { OnrecordError } from '../../record/error.ts'
import type { Input } from '../input.ts'

export interface Kind {
  mediaType: string
  isHtml: boolean
  charset?: string
  /** How it was known. */
  basis: 'given' | 'extension' | 'content'
}

const byExtension: { readonly [extension: string]: string } = {
  txt: 'text/plain',
  text: 'text/plain',
  md: 'text/plain',
  html: 'text/html',
  htm: 'text/html',
  xhtml: 'application/xhtml+xml',
  xht: 'application/xhtml+xml',
}

const htmlTypes = new Set(['text/html', 'application/xhtml+xml'])

export function kindOf(input: Input): Kind {
  if (input.mediaType !== undefined) return given(input.mediaType, input.path)
  if (input.text !== undefined) return { mediaType: 'text/plain', isHtml: false, basis: 'content' }
  const extension = /\.([a-z]{2,5})$/i.exec(input.path ?? '')?.[1]?.toLowerCase() ?? ''
  const known = byExtension[extension]
  if (known) return { mediaType: known, isHtml: htmlTypes.has(known), basis: 'extension' }
  const isHtml = looksLikeHtml(firstCharacters(input.bytes))
  return { mediaType: isHtml ? 'text/html' : 'text/plain', isHtml, basis: 'content' }
}

function given(mediaType: string, path: string | undefined): Kind {
  const type = mediaType.split(';')[0]!.trim().toLowerCase()
  const charset = /;\s{0,9}charset\s{0,9}=\s{0,9}"?([\w.:-]{2,40})/i.exec(mediaType)?.[1]
  const isHtml = htmlTypes.has(type)
  if (!isHtml && !/^text\/(?!xml)/.test(type)) {
    throw new OnrecordError(
      'INPUT_NOT_TEXT',
      `Expected text/plain or text/html, got ${type || 'no media type'}${path ? ` (${path})` : ''}. Convert it to text first.`,
    )
  }
  return { mediaType: type, isHtml, basis: 'given', ...(charset === undefined ? {} : { charset }) }
}

/** True for a beginning only an HTML page has: a doctype, a root element, or several tags of a page. */
export function looksLikeHtml(head: string): boolean {
  if (
    /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,200})?(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html)\b/i.test(head)
  )
    return true
  const tags = head.match(/<(?:head|body|title|meta|div|p|article|section|script|link|h1)\b[^<>]{0,300}>/gi)
  return tags !== null && tags.length >= 3 && /^\s{0,200}</.test(head)
}

/** The first 4,096 bytes as characters, enough to see a tag in any encoding. */
function firstCharacters(bytes: Uint8Array | undefined): string {
  if (!bytes) return ''
  return new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
}
