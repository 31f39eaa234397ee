/**
 * Bytes to text.
 *
 * In     the bytes, and the character set named outside or inside them (media type, HTML meta, XML declaration).
 * Out    text and notes. A byte-order mark says how to decode and is not part of the text; input that arrives as a
 *        string is never changed.
 * Order  byte-order mark; valid UTF-8, whatever is declared (pages saved by tools are UTF-8 and still declare the old
 *        set; a text of another set that is valid UTF-8 by chance has not been seen); UTF-16 without a mark; the
 *        declared set; mostly valid UTF-8 with damage (replacement characters, the first one pointed at); windows-1252.
 * Errors INPUT_NOT_TEXT for bytes that are no text at all, naming what they are.
 */
import { OnrecordError } from '../../record/error.ts'
import type { Note } from '../../record/index.ts'
import { nameOfBinary, nameOfContainer } from './magic.ts'

export interface Decoded {
  text: string
  notes: Note[]
}

/** Decodes `bytes`; `what` names the input in messages ("report.txt"); `charset` is what the media type says. */
export function decode(bytes: Uint8Array, what: string, charset?: string): Decoded {
  const binary = nameOfBinary(bytes)
  if (binary) throw notText(what, binary.name, binary.advice)
  const marked = byteOrderMark(bytes)
  const wide = marked?.startsWith('utf-16') ? marked : marked === null ? wideWithoutMark(bytes) : null
  const decoded = wide ? withReplacements(wide, bytes) : decodeNarrow(bytes, what, marked ?? charset)
  const container = nameOfContainer(decoded.text)
  if (container) throw notText(what, container.name, container.advice)
  return decoded
}

/** Sets of one byte a letter, and UTF-8. */
function decodeNarrow(bytes: Uint8Array, what: string, charset: string | undefined): Decoded {
  if (holdsControls(bytes)) throw notText(what, 'binary data', 'Convert it to text first.')
  const declared = charset ?? declaredCharset(bytes)
  const utf8 = strictly('utf-8', bytes)
  // Seven-bit sets (ISO-2022-JP) look like valid UTF-8, so only they win over it.
  if (utf8 !== null && !/^iso-2022/i.test(declared ?? '')) return { text: utf8, notes: [] }
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    const text = strictly(declared, bytes)
    if (text !== null) return { text, notes: [] }
  }
  return guess(bytes, what)
}

/** Text with each broken piece shown as U+FFFD, and a note that points at the first. */
function withReplacements(charset: string, bytes: Uint8Array): Decoded {
  const text = new TextDecoder(charset).decode(bytes)
  const at = text.indexOf('\uFFFD')
  if (at < 0) return { text, notes: [] }
  const broken = text.split('\uFFFD').length - 1
  const places = broken === 1 ? 'one place' : `${broken} places`
  const reason = `The text is damaged ${charset.toUpperCase()}: ${places} could not be decoded and stand as \uFFFD, the first at character ${at}.`
  return {
    text,
    notes: [
      {
        rule: charset === 'utf-8' ? 'document/broken-utf-8' : 'document/broken-utf-16',
        reason,
        span: { start: at, end: at + 1 },
      },
    ],
  }
}

function notText(what: string, given: string, advice: string): OnrecordError {
  return new OnrecordError('INPUT_NOT_TEXT', `Expected plain text or an HTML page, got ${given} (${what}). ${advice}`)
}

function byteOrderMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8'
  if (b[0] === 0xff && b[1] === 0xfe) return 'utf-16le'
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 of mostly Latin text has a zero in nearly every second byte and nowhere else. */
function wideWithoutMark(b: Uint8Array): string | null {
  const n = Math.min(b.length, 4096) & ~1
  if (n < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < n; i += 2) {
    if (b[i] === 0) even++
    if (b[i + 1] === 0) odd++
  }
  const pairs = n / 2
  if (odd > 0.7 * pairs && even < 0.02 * pairs) return 'utf-16le'
  if (even > 0.7 * pairs && odd < 0.02 * pairs) return 'utf-16be'
  return null
}

/** A zero byte anywhere near the start, or more than one control character in a hundred: no text. */
function holdsControls(b: Uint8Array): boolean {
  const n = Math.min(b.length, 65_536)
  let controls = 0
  for (let i = 0; i < n; i++) {
    const c = b[i]!
    if (c === 0) return true
    if (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0b && c !== 0x0c && c !== 0x0d && c !== 0x1b) controls++
  }
  return controls * 100 > n
}

/** The set an HTML meta element or an XML declaration names within the first 2,048 bytes. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const found =
    /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i.exec(head) ??
    /^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})/i.exec(head)
  return found?.[1]
}

/** The text if the bytes are valid in that set, else null; null also for a set nobody knows. */
function strictly(charset: string, bytes: Uint8Array): string | null {
  try {
    const decoder = new TextDecoder(charset, { fatal: true })
    const text = decoder.decode(bytes)
    return decoder.encoding === 'windows-1252' ? mend1252(text) : text
  } catch {
    return null
  }
}

/** Node 20's decoder of windows-1252 leaves the bytes 0x80-0x9F as they are: typographic quotation marks and dashes. */
function mend1252(text: string): string {
  const marks = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
  return text.replace(/[\x80-\x9f]/g, (c) => marks[c.charCodeAt(0) - 0x80]!)
}

function guess(bytes: Uint8Array, what: string): Decoded {
  const { whole, broken, high } = surveyUtf8(bytes)
  if (whole > broken) return withReplacements('utf-8', bytes)
  // Western European prose has few letters with accents; more than that is another alphabet in a set nobody named.
  if (high * 10 > bytes.length * 3) {
    const advice = 'Save it as UTF-8, or name the set: --media-type "text/plain; charset=windows-1251".'
    throw notText(what, 'text in a character set that is not named', advice)
  }
  const reason = 'The text is not UTF-8 and names no character set; it was read as windows-1252.'
  return {
    text: mend1252(new TextDecoder('windows-1252').decode(bytes)),
    notes: [{ rule: 'document/assumed-windows-1252', reason }],
  }
}

/** Counts whole multi-byte UTF-8 sequences, bytes that belong to none, and bytes above 0x7F. */
function surveyUtf8(b: Uint8Array): { whole: number; broken: number; high: number } {
  let whole = 0
  let broken = 0
  let high = 0
  for (let i = 0; i < b.length; i++) {
    const c = b[i]!
    if (c < 0x80) continue
    high++
    const more = c >= 0xf0 && c < 0xf5 ? 3 : c >= 0xe0 ? 2 : c >= 0xc2 && c < 0xe0 ? 1 : 0
    let n = 0
    while (n < more && (b[i + n + 1]! & 0xc0) === 0x80) n++
    if (more > 0 && n === more && c < 0xf5) {
      whole++
      high += more
      i += more
    } else broken++
  }
  return { whole, broken, high }
}
