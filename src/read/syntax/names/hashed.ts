/**
 * What the names head knows of words by their hash: a set of names, and a table of rows of bytes.
 *
 * In     bytes as models/english/train/names_pack.py writes them: the hashes in order, each as its distance from the one
 *        before in groups of seven bits, the lowest first, the highest bit set on all but the last.
 * Out    where a word stands, or -1. Two words in 2^28 share a hash: a word not in the table is taken for one that is once in
 *        some 2,000 times, at most.
 * Errors none: bytes that end too early give fewer hashes.
 */

/** A set of strings, by their hashes. */
export class HashedSet {
  readonly #hashes: Uint32Array

  constructor(bytes: Uint8Array, count: number) {
    this.#hashes = hashesOf(bytes, count)
  }

  has(text: string): boolean {
    return placeOf(this.#hashes, hashOf(text)) >= 0
  }
}

/** Vectors of words: each made of `groups` pieces out of a book of 256 pieces of `each` numbers a group. */
export class WordTable {
  readonly width: number
  readonly #hashes: Uint32Array
  readonly #codes: Uint8Array
  readonly #book: Float32Array
  readonly #groups: number
  readonly #each: number

  constructor(table: {
    hashes: Uint8Array
    count: number
    codes: Uint8Array
    book: Float32Array
    groups: number
    each: number
  }) {
    this.#hashes = hashesOf(table.hashes, table.count)
    this.#codes = table.codes
    this.#book = table.book
    this.#groups = table.groups
    this.#each = table.each
    this.width = table.groups * table.each
  }

  /** The word's vector; zeros for a word that is not in the table. */
  vector(word: string): Float32Array {
    const vector = new Float32Array(this.width)
    const place = placeOf(this.#hashes, hashOf(word))
    for (let g = 0; place >= 0 && g < this.#groups; g++) {
      const from = (g * 256 + this.#codes[place * this.#groups + g]!) * this.#each
      vector.set(this.#book.subarray(from, from + this.#each), g * this.#each)
    }
    return vector
  }
}

/** Hashes in order. */
function hashesOf(bytes: Uint8Array, count: number): Uint32Array {
  const hashes = new Uint32Array(count)
  let at = 0
  let hash = 0
  for (let n = 0; n < count; n++) {
    for (let shift = 0, byte = 128; byte > 127 && at < bytes.length; shift += 7) {
      byte = bytes[at++]!
      hash += (byte & 127) << shift
    }
    hashes[n] = hash
  }
  return hashes
}

/** FNV-1a over UTF-16 units, mixed, 28 bits of it. */
function hashOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return (h ^ (h >>> 13)) >>> 4
}

/** Place of a hash among hashes in order, or -1. */
function placeOf(hashes: Uint32Array, hash: number): number {
  let low = 0
  let high = hashes.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = hashes[middle]!
    if (found === hash) return middle
    if (found < hash) low = middle + 1
    else high = middle - 1
  }
  return -1
}
