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

const SEQUENCE = 5
const SKETCH_SIZE = 400
/** Share of the smaller text's sequences found in the other: a long quotation within another story stays below. */
const COPIED_SEQUENCES = 0.3
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
export function sharedText(a: number[], b: number[]): { sequences: number; words: number } {
  const isSequence = (h: number) => (h & 1) === 0
  const [aWords, bWords] = [a.filter((h) => !isSequence(h)), b.filter((h) => !isSequence(h))]
  const fewest = Math.min(aWords.length, bWords.length)
  const isAlike = fewest >= FEWEST_WORDS && fewest >= LIKE_LENGTH * Math.max(aWords.length, bWords.length)
  return {
    sequences: share(a.filter(isSequence), b.filter(isSequence)),
    words: isAlike ? share(aWords, bWords) : 0,
  }
}

const isCopied = (a: number[], b: number[]): boolean => {
  const { sequences, words } = sharedText(a, b)
  return sequences >= COPIED_SEQUENCES || words >= COPIED_WORDS
}

function smallest(hashes: Set<number>): number[] {
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE)
}

function share(a: number[], b: number[]): number {
  // Below both ends the sketches are complete; a sketch that is not full is complete everywhere.
  const end = Math.min(endOf(a), endOf(b))
  const [x, y] = [a.filter((h) => h <= end), new Set(b.filter((h) => h <= end))]
  const smaller = Math.min(x.length, y.size)
  return smaller === 0 ? 0 : x.filter((h) => y.has(h)).length / smaller
}

/** Groups reports that share copied text, directly or through others. Order of ids and groups: as given. */
export function groupCopies(reports: string[], sketches: ReadonlyMap<string, number[]>): string[][] {
  const groups: string[][] = []
  const groupOf = new Map<string, string[]>()
  for (const [i, report] of reports.entries()) {
    let mine = [report]
    const sketch = sketches.get(report) ?? []
    for (const other of reports.slice(0, i)) {
      const theirs = groupOf.get(other)!
      if (theirs === mine || !isCopied(sketch, sketches.get(other) ?? [])) continue
      mine = [...theirs, ...mine]
      for (const id of mine) groupOf.set(id, mine)
    }
    groupOf.set(report, mine)
  }
  for (const report of reports) {
    const group = groupOf.get(report)!
    if (!groups.includes(group)) groups.push(group)
  }
  return groups
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
