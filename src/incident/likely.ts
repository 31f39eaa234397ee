/**
 * Which pairs of texts are worth comparing, found by signatures and never by looking at all pairs.
 *
 * In     the sketches of texts: hashes of their word sequences and of their content words (copies.ts).
 * Out    pairs of numbers, the lower first: texts with a sequence among the smallest of both, or with all the minima of
 *        a band of content words (locality-sensitive hashing, Indyk and Motwani 1998). With the limits of copies.ts
 *        nine of ten copies are found, or more the more they share.
 * Cost   linear in the texts but for those that share much.
 */
export interface Split {
  sequences: number[]
  words: number[]
}

/** Sequences are rare: one that is shared is enough. */
const FEWEST_HASHES = 64
/** Words are not: three minima at once, in so many bands. */
const BANDS = 40
const ROWS = 3
/** What more texts than these have is boilerplate. */
const MOST_SHARING = 1000

export function* likely(texts: readonly Split[]): Generator<[number, number]> {
  const blocks = new Map<number, number[]>()
  for (const [b, text] of texts.entries()) {
    const keys = likelyKeys(text)
    const near = new Set<number>()
    for (const key of keys) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [b])
      else {
        if (block.length <= MOST_SHARING) for (const a of block) near.add(a)
        block.push(b)
      }
    }
    for (const a of [...near].sort((x, y) => x - y)) yield [a, b]
  }
}

/** Keys of which two texts worth comparing share one; two keys of one number only cost a comparison. */
export function likelyKeys({ sequences, words }: Split): number[] {
  const keys = sequences.slice(0, FEWEST_HASHES)
  if (words.length === 0) return keys
  for (let band = 0; band < BANDS; band += 1) {
    let key = band + 1
    for (let row = 0; row < ROWS; row += 1) key = Math.imul(key ^ least(words, band * ROWS + row), 0x01000193)
    keys.push(key)
  }
  return keys
}

/** The least of the hashes under another mixing. */
function least(hashes: readonly number[], seed: number): number {
  const salt = Math.imul(seed + 1, 0x9e3779b1)
  let found = 0x7fffffff
  for (const hash of hashes) {
    let h = hash ^ salt
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
    h = (h ^ (h >>> 13)) | 0
    if (h < found) found = h
  }
  return found
}
