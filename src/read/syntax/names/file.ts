/**
 * The file models/english/names.bin: arrays by name, lists of words, tables of hashes. models/english/train/names.py gives the
 * layout.
 *
 * Errors OnrecordError DATA_MISSING for bytes that are no such file.
 */
import { OnrecordError } from '../../../record/error.ts'
import type { Lists } from './flags.ts'
import { HashedSet, WordTable } from './hashed.ts'

const MAGIC = 'ONRDNAM\0'
const HEADER = 16

interface Arrays {
  [name: string]: { shape: readonly number[]; values: Float32Array }
}

export interface Unpacked {
  labels: string[]
  flags: string[]
  lists: Lists
  arrays: Arrays
  table: WordTable
}

/** Takes the file apart. */
export function unpack(bytes: Uint8Array): Unpacked {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length))
  if (bytes.length < HEADER || magic !== MAGIC) throw damaged(`${bytes.length} other bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(8, true)
  if (HEADER + length > bytes.length) throw damaged(`only ${bytes.length} bytes`)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, HEADER + length))) as Head
  if (head.hashed === undefined) throw damaged('a head without tables of words')
  let at = HEADER + length
  const take = (size: number): number => {
    if (at + size > bytes.length) throw damaged(`only ${bytes.length} bytes`)
    at += size
    return at - size
  }
  const arrays: Arrays = {}
  for (const { name, shape } of head.arrays) {
    const size = 4 * shape.reduce((a, b) => a * b, 1)
    const from = take(size)
    // A copy: the file may lie at any address.
    arrays[name] = { shape, values: new Float32Array(new Uint8Array(bytes.subarray(from, from + size)).buffer) }
  }
  const part = (size: number): Uint8Array => bytes.subarray(take(size), at)
  const { towns, words } = head.hashed
  const lists = new Map<string, Pick<ReadonlySet<string>, 'has'>>(
    Object.entries(head.lists).map(([name, words]) => [name, new Set(words.split('\n'))]),
  )
  lists.set('towns', new HashedSet(part(towns.bytes), towns.count))
  const hashes = part(words.bytes)
  const [groups, , each] = arrays.codes!.shape as [number, number, number]
  const codes = part(words.count * groups)
  const table = new WordTable({ hashes, count: words.count, codes, book: arrays.codes!.values, groups, each })
  return { labels: head.labels, flags: head.flags, lists, arrays, table }
}

interface Head {
  labels: string[]
  flags: string[]
  /** Words, one a line, by name of the list. */
  lists: { [name: string]: string }
  arrays: { name: string; shape: number[] }[]
  /** Behind the arrays: hashes of names of towns; hashes of the table's words, then their codes. */
  hashed?: { towns: { count: number; bytes: number }; words: { count: number; bytes: number } }
}

export const damaged = (given: string) =>
  new OnrecordError(
    'DATA_MISSING',
    `Expected models/english/names.bin of this version, found ${given}. Run npm run build, or install onrecord again.`,
  )
