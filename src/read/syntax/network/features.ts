/**
 * What the network sees of a word: its row of the word table with the mean of its letter n-grams, and rows for its last
 * three, last two and first three letters and its shape.
 *
 * Units  letters are code points. Made exactly as models/english/train/parser.py and corpora.py make them.
 * Errors none for strings of any kind.
 */
import { Rows, type Sections, Strings } from './format.ts'

const SIGNS: { readonly [sign: string]: string } = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '`': "'",
  '—': '-',
  '–': '-',
}
const UPPER = /^\p{Uppercase}/u
const LETTER = /^\p{L}/u
/** What Python calls a digit: decimals, and raised, lowered and circled ones. */
const DIGIT =
  /^[\p{Nd}²³¹፩-፱᧚⁰⁴-⁹₀-₉①-⑨⑴-⑼⒈-⒐⓪⓵-⓽⓿❶-❾➀-➈➊-➒\u{10a40}-\u{10a43}\u{10e60}-\u{10e68}\u{11052}-\u{1105a}\u{1f100}-\u{1f10a}]/u
/** In UTF-16 units: what is longer is no word; its middle tells nothing. */
const LONGEST = 256
const SHAPE_SIGNS = 8
const GRAM_LETTERS = 24

/** The word as the network knows it: what is in the middle of very long ones is left out. */
export function keyOf(form: string): string {
  return form.length > LONGEST ? form.slice(0, LONGEST / 2) + form.slice(-LONGEST / 2) : form
}

/** The same string, for keeping: a part of a text keeps the whole text in memory, a copy does not. */
export const keptForm = (form: string): string => (form.length > 12 ? ` ${form}`.slice(1) : form)

/** One spelling for what is one sign: curly quotation marks are straight, dashes plain. */
const norm = (form: string): string => form.replace(/[“”„«»‘’‚`—–]/g, (sign) => SIGNS[sign]!)

/** Lower case, every digit a 0. */
export const lower = (form: string): string =>
  norm(form)
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0')

/** 'Kabul' -> 'Xxx', '14-year' -> 'dd-xx': kinds of letters, runs cut at two, at most eight signs. */
export function shape(form: string): string {
  const signs: string[] = []
  for (const letter of norm(form)) {
    const sign = UPPER.test(letter) ? 'X' : LETTER.test(letter) ? 'x' : DIGIT.test(letter) ? 'd' : letter
    if (signs.at(-1) !== sign || signs.at(-2) !== sign) signs.push(sign)
    if (signs.length === SHAPE_SIGNS) break
  }
  return signs.join('')
}

/** UTF-8 of a string, and where each code point starts; the last start is the end. Half a pair counts as U+FFFD. */
export function encode(text: string): { bytes: Uint8Array; starts: number[] } {
  const bytes: number[] = []
  const starts: number[] = []
  for (const letter of text) {
    starts.push(bytes.length)
    const point = letter.codePointAt(0)!
    const c = point >= 0xd800 && point < 0xe000 ? 0xfffd : point
    if (c < 0x80) bytes.push(c)
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63))
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
    else bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63))
  }
  starts.push(bytes.length)
  return { bytes: Uint8Array.from(bytes), starts }
}

/** FNV-1a of bytes[from, to). */
export function fnv(bytes: Uint8Array, from: number, to: number): number {
  let hash = 2166136261
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ bytes[k]!, 16777619)
  return hash >>> 0
}

/** Buckets of the letter n-grams (3, 4, 5) of '<word>', the word cut at 24 letters; [0] for the empty word. */
export function grams(low: string, buckets: number): number[] {
  const { bytes, starts } = encode(`<${[...low.slice(0, 2 * GRAM_LETTERS)].slice(0, GRAM_LETTERS).join('')}>`)
  const found: number[] = []
  for (let n = 3; n <= 5; n++) {
    for (let k = 0; k + n < starts.length; k++) found.push(fnv(bytes, starts[k]!, starts[k + n]!) % buckets)
  }
  return found.length > 0 ? found : [0]
}

export class Features {
  readonly #words: Strings
  readonly #wordRows: Rows
  readonly #gramRows: Rows
  readonly #parts: { strings: Strings; rows: Rows; of: (low: Encoded, form: string) => Uint8Array }[]
  readonly #buckets: number
  readonly width: number

  constructor(sections: Sections, buckets: number) {
    this.#buckets = buckets
    this.#words = new Strings(sections, 'word')
    this.#wordRows = new Rows(sections, 'word')
    this.#gramRows = new Rows(sections, 'gram')
    const part = (table: string, of: (low: Encoded, form: string) => Uint8Array) => ({
      strings: new Strings(sections, table),
      rows: new Rows(sections, table),
      of,
    })
    this.#parts = [
      part('suf3', (low) => slice(low, -3)),
      part('suf2', (low) => slice(low, -2)),
      part('pre3', (low) => slice(low, 0, 3)),
      part('shape', (_, form) => encode(shape(form)).bytes),
    ]
    this.width = this.#wordRows.width + this.#parts.reduce((sum, { rows }) => sum + rows.width, 0)
  }

  /** Writes the word's vector into `into` from `at`: `width` numbers. */
  fill(form: string, into: Float32Array, at: number): void {
    into.fill(0, at, at + this.width)
    const text = lower(form)
    const low = encode(text)
    this.#wordRows.add(this.#words.find(low.bytes), 1, into, at)
    const found = grams(text, this.#buckets)
    for (const gram of found) this.#gramRows.add(gram, 1 / found.length, into, at)
    let to = at + this.#wordRows.width
    for (const { strings, rows, of } of this.#parts) {
      rows.add(strings.find(of(low, form)), 1, into, to)
      to += rows.width
    }
  }
}

type Encoded = ReturnType<typeof encode>

/** The bytes of letters [from, to) as String.slice() counts them. */
function slice({ bytes, starts }: Encoded, from: number, to?: number): Uint8Array {
  const letters = starts.length - 1
  const first = from < 0 ? Math.max(0, letters + from) : Math.min(from, letters)
  return bytes.subarray(starts[first], starts[Math.min(to ?? letters, letters)])
}
