/** Opens documents in tests: the large modules loaded once, inputs made of a string or bytes. */
import { Readability } from '@mozilla/readability'
import eld from 'eld/extrasmall'
import { parseHTML } from 'linkedom'
import { type Document, openDocument, type Tools } from '../../../src/read/document/index.ts'
import type { HtmlTools } from '../../../src/read/document/tools.ts'
import type { Input } from '../../../src/read/input.ts'

const htmlTools = { parseHTML, Readability } as unknown as HtmlTools

export const tools: Tools = {
  html: () => htmlTools,
  detector: () => (text) => {
    const result = eld.detect(text)
    return { language: result.language, reliable: result.isReliable() }
  },
}

/** Fails the test when a large module is asked for. */
export const noTools: Tools = {
  html: () => {
    throw new Error('a plain text needs no HTML parser')
  },
  detector: () => {
    throw new Error('plainly English text needs no detector')
  },
}

export function open(content: string | Uint8Array, about: Partial<Input> = {}, with_: Tools = tools): Document {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return openDocument({ bytes, size: bytes.length, sha256: '0'.repeat(64), ...about }, with_)
}

/** A text as JSON Lines give it. */
export const openText = (text: string, about: Partial<Input> = {}, with_: Tools = tools): Document =>
  openDocument({ text, size: text.length, sha256: '0'.repeat(64), ...about }, with_)

/** The blocks as `p`, `h` or `-` (skipped) and their words, white space folded. */
export const blocksOf = (document: Document): string[] =>
  document.blocks.map(({ span, kind }) => {
    const mark = kind === 'skipped' ? '-' : kind[0]
    return `${mark} ${document.text.slice(span.start, span.end).replace(/\s+/g, ' ')}`
  })

export const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'string' ? Array.from(p, (c) => c.charCodeAt(0)) : p)))

export const utf16 = (text: string, order: 'le' | 'be', mark: boolean): Uint8Array => {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
  const both = (mark ? [0xfeff, ...units] : units).flatMap((u) => [u & 0xff, u >> 8])
  return Uint8Array.from(order === 'le' ? both : both.map((_, i) => both[i ^ 1]!))
}
