/**
 * The weights file: sections by name, tables of strings. Layout: models/english/train/pack.py.
 *
 * In     the bytes of weights.bin; kept, not copied: tables are read where they lie.
 * Errors OnrecordError DATA_MISSING when the bytes are not such a file, of another version, or cut.
 */
import { OnrecordError } from '../../../record/error.ts'

const MAGIC = 'ONRDNET\0'
const VERSION = 2
const HEADER = 24
const BLOCK = 16

export class Sections {
  readonly #bytes: Uint8Array
  readonly #places = new Map<string, { offset: number; length: number }>()

  constructor(bytes: Uint8Array) {
    // A plain view: what is a Buffer has a slice() that does not copy.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < HEADER || ascii(bytes.subarray(0, 8)) !== MAGIC) throw damaged(`${bytes.length} other bytes`)
    if (view.getUint32(8, true) !== VERSION) throw damaged(`version ${view.getUint32(8, true)}`)
    const count = view.getUint32(12, true)
    const whole = view.getUint32(16, true)
    if (whole !== bytes.length || HEADER + 24 * count > whole) throw damaged(`${bytes.length} bytes of ${whole}`)
    for (let n = 0; n < count; n++) {
      const at = HEADER + 24 * n
      const name = ascii(bytes.subarray(at, at + 16)).replace(/\0+$/, '')
      const [offset, length] = [view.getUint32(at + 16, true), view.getUint32(at + 20, true)]
      if (offset + length > whole) throw damaged(`a section ${name} that goes beyond its end`)
      this.#places.set(name, { offset, length })
    }
  }

  /** The section where it lies. */
  bytes(name: string): Uint8Array {
    const place = this.#places.get(name)
    if (!place) throw damaged(`no section ${name}`)
    return this.#bytes.subarray(place.offset, place.offset + place.length)
  }

  int8(name: string): Int8Array {
    const { buffer, byteOffset, length } = this.bytes(name)
    return new Int8Array(buffer, byteOffset, length)
  }

  /** Where they lie, or a copy: the file may start at any address. To read only. */
  floats(name: string): Float32Array {
    return new Float32Array(...this.#fours(name))
  }

  /** As floats(). */
  numbers(name: string): Uint32Array {
    return new Uint32Array(...this.#fours(name))
  }

  #fours(name: string): [ArrayBufferLike, number, number] {
    const bytes = this.bytes(name)
    const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
    return [buffer, byteOffset, length / 4]
  }

  json(name: string): unknown {
    return JSON.parse(ascii(this.bytes(name)))
  }
}

const ascii = (bytes: Uint8Array): string => {
  let text = ''
  for (const b of bytes) text += String.fromCharCode(b)
  return text
}

const damaged = (found: string): OnrecordError =>
  new OnrecordError(
    'DATA_MISSING',
    `Expected the weights of the English model, version ${VERSION}, got ${found}. Install onrecord again.`,
  )

/** Strings in the order of their UTF-8 bytes, front-coded; found by halving the blocks, then walking one. */
export class Strings {
  readonly #text: Uint8Array
  readonly #blocks: Uint32Array
  readonly count: number

  constructor(sections: Sections, table: string) {
    this.#text = sections.bytes(`${table}.text`)
    const numbers = sections.numbers(`${table}.block`)
    this.#blocks = numbers.subarray(0, -1)
    this.count = numbers.at(-1)!
  }

  /** Place of the string, from 1; 0 when it is not there. */
  find(key: Uint8Array): number {
    const [text, blocks] = [this.#text, this.#blocks]
    let low = 0
    let high = blocks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const at = blocks[middle]!
      if (compare(text, at + 2, text[at + 1]!, key) <= 0) low = middle + 1
      else high = middle
    }
    if (low === 0) return 0
    let at = blocks[low - 1]!
    const first = (low - 1) * BLOCK
    const last = Math.min(this.count, first + BLOCK)
    /** How many bytes of the key the string before has in common with it. */
    let same = 0
    for (let n = first; n < last; n++) {
      const shared = text[at]!
      const rest = text[at + 1]!
      // The string before was smaller than the key and went its own way before `same`: so does this one.
      if (shared < same) return 0
      if (shared === same) {
        let k = 0
        while (k < rest && same + k < key.length && text[at + 2 + k] === key[same + k]) k++
        if (k === rest && same + k === key.length) return n + 1
        if (k === rest || (same + k < key.length && text[at + 2 + k]! < key[same + k]!)) same += k
        else return 0
      }
      at += 2 + rest
    }
    return 0
  }
}

/** Order of a string of the table and a key, by bytes. */
function compare(text: Uint8Array, at: number, length: number, key: Uint8Array): number {
  const both = Math.min(length, key.length)
  for (let k = 0; k < both; k++) {
    const difference = text[at + k]! - key[k]!
    if (difference !== 0) return difference
  }
  return length - key.length
}

/** Rows of int8 with a scale each: row 0 stands for what is in no table. */
export class Rows {
  readonly #rows: Int8Array
  readonly #scale: Float32Array
  readonly width: number

  constructor(sections: Sections, table: string) {
    this.#rows = sections.int8(`${table}.rows`)
    this.#scale = sections.floats(`${table}.scale`)
    this.width = this.#rows.length / this.#scale.length
  }

  /** into[at + k] += row[k] * weight */
  add(row: number, weight: number, into: Float32Array, at: number): void {
    const factor = this.#scale[row]! * weight
    const from = row * this.width
    for (let k = 0; k < this.width; k++) into[at + k] = into[at + k]! + this.#rows[from + k]! * factor
  }
}
