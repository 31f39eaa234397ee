/**
 * Copied text: which reports share so much wording that they count as one origin.
 *
 * In     the text of a report, once, for its sketch; then only sketches.
 * Out    a sketch: hashes of its five-word sequences and of its content words, up to 400 of each, those with the
 *        smallest hash, so that two sketches can be compared however long the texts are (bottom-k, Broder 1997).
 * Units  hashes: 32-bit signed integers, ascending; even ones are sequences, odd ones words.
 * Errors none. A text without words has an empty sketch and is a copy of nothing.
 * Why    sequences find what was copied or cut down; words also find a story told again sentence by sentence in other
 *        words, as machine translation there and back does: it keeps the nouns. Thresholds: bench/RESULTS.md.
 */
import { likely, likelyKeys, type Split } from './likely.ts'

const SEQUENCE = 5
const SKETCH_SIZE = 400
/** Share of the smaller text's sequences found in the other: a long quotation within another story stays below. */
const COPIED_SEQUENCES = 0.3
/** A statement that two short stories quote is more of them. */
const COPIED_SHORT = 0.4
const SHORT = 150
/** Share of the smaller text's content words found in the other: independent stories of one event stay below. */
const COPIED_WORDS = 0.6
/** Words of a short text are found in any long one on the subject: only texts of like length are compared by words. */
const LIKE_LENGTH = 0.5
const FEWEST_WORDS = 100
/** A content word: so long, and told apart by so many letters ("militiamen" and "militia" are one). */
const WORD_LENGTH = 5
const STEM = 6

/** The sketch of a text. Case, punctuation and white space do not matter. */
export function sketchOf(text: string): number[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const hashed = words.map(hash)
  const sequences = new Set<number>()
  // A text shorter than a sequence is one sequence.
  for (let at = 0; at + SEQUENCE <= Math.max(words.length, SEQUENCE) && at < words.length; at += 1) {
    let h = 0x811c9dc5
    for (let i = at; i < Math.min(at + SEQUENCE, words.length); i += 1)
      h = Math.imul(h ^ hashed[i]!, 0x01000193) ^ (h >>> 15)
    sequences.add(mix(h) & ~1)
  }
  const long = words.filter((w) => w.length >= WORD_LENGTH)
  const stems = new Set(long.map((w) => mix(hash(w.slice(0, STEM))) | 1))
  return [...smallest(sequences), ...smallest(stems)].sort((a, b) => a - b)
}

/** Shares (0 to 1) of the smaller text's sequences and content words that the other has too, estimated from sketches. */
export const sharedText = (a: number[], b: number[]): { sequences: number; words: number } =>
  sharedParts(split(a), split(b))

function sharedParts(a: Split, b: Split): { sequences: number; words: number } {
  const [fewest, most] = [Math.min(a.words.length, b.words.length), Math.max(a.words.length, b.words.length)]
  const isAlike = fewest >= FEWEST_WORDS && fewest >= LIKE_LENGTH * most
  return { sequences: share(a.sequences, b.sequences), words: isAlike ? share(a.words, b.words) : 0 }
}

const split = (sketch: number[]): Split => ({
  sequences: sketch.filter((h) => (h & 1) === 0),
  words: sketch.filter((h) => (h & 1) !== 0),
})

const isCopied = (a: Split, b: Split): boolean => {
  const { sequences, words } = sharedParts(a, b)
  const isShort = Math.min(a.sequences.length, b.sequences.length) < SHORT
  return sequences >= (isShort ? COPIED_SHORT : COPIED_SEQUENCES) || words >= COPIED_WORDS
}

export const areCopies = (a: number[], b: number[]): boolean => isCopied(split(a), split(b))

/** Of copies nine in ten or more share one of these: see likely.ts. */
export const copyKeys = (sketch: number[]): number[] => likelyKeys(split(sketch))

function smallest(hashes: Set<number>): number[] {
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE)
}

function share(a: number[], b: number[]): number {
  // Below both ends the sketches are complete; a sketch that is not full is complete everywhere.
  const end = Math.min(endOf(a), endOf(b))
  let both = 0
  for (let i = 0, j = 0; i < a.length && j < b.length && a[i]! <= end && b[j]! <= end; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) both += 1
    if (difference <= 0) i += 1
    if (difference >= 0) j += 1
  }
  const upTo = (hashes: number[]) => hashes.reduce((n, h) => (h <= end ? n + 1 : n), 0)
  const smaller = Math.min(upTo(a), upTo(b))
  return smaller === 0 ? 0 : both / smaller
}

/** Groups reports that share copied text, directly or through others. Order of ids and groups: as given. */
export function groupCopies(reports: string[], sketches: ReadonlyMap<string, number[]>): string[][] {
  const splits = reports.map((id) => split(sketches.get(id) ?? []))
  const into = reports.map((_, i) => i)
  const rootOf = (i: number): number => {
    while (into[i] !== i) i = into[i] = into[into[i]!]!
    return i
  }
  for (const [a, b] of likely(splits)) {
    const [x, y] = [rootOf(a), rootOf(b)]
    if (x !== y && isCopied(splits[a]!, splits[b]!)) into[Math.max(x, y)] = Math.min(x, y)
  }
  const groups = new Map<number, string[]>()
  for (const [i, report] of reports.entries()) {
    const group = groups.get(rootOf(i))
    if (group === undefined) groups.set(rootOf(i), [report])
    else group.push(report)
  }
  return [...groups.values()]
}

const endOf = (sketch: number[]): number => (sketch.length < SKETCH_SIZE ? Number.POSITIVE_INFINITY : sketch.at(-1)!)

/** FNV-1a over UTF-16 units. */
function hash(word: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < word.length; i += 1) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h
}

/** Spreads the bits, so that "the smallest hashes" is a fair sample (murmur3's last step). */
function mix(value: number): number {
  let h = value ^ (value >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
