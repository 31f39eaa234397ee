/** The weights file as it is read: sections and strings; over small files made here. */
import { describe, expect, test } from 'vitest'
import { Sections, Strings } from '../../../src/read/syntax/network/format.ts'

/** A file of these sections, as models/english/train/pack.py writes it. */
function fileOf(parts: { [name: string]: Uint8Array }): Uint8Array {
  const entries = Object.entries(parts)
  const start = Math.ceil((24 + 24 * entries.length) / 16) * 16
  const total = entries.reduce((sum, [, data]) => Math.ceil((sum + data.length) / 16) * 16, start)
  const file = new Uint8Array(total)
  const view = new DataView(file.buffer)
  file.set(new TextEncoder().encode('ONRDNET\0'))
  view.setUint32(8, 2, true)
  view.setUint32(12, entries.length, true)
  view.setUint32(16, total, true)
  let at = start
  entries.forEach(([name, data], n) => {
    file.set(new TextEncoder().encode(name), 24 + 24 * n)
    view.setUint32(24 + 24 * n + 16, at, true)
    view.setUint32(24 + 24 * n + 20, data.length, true)
    file.set(data, at)
    at = Math.ceil((at + data.length) / 16) * 16
  })
  return file
}
const floats = (...numbers: number[]) => new Uint8Array(new Float32Array(numbers).buffer)
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Strings front-coded in blocks of 16. */
function coded(words: readonly string[]): { [name: string]: Uint8Array } {
  const text: number[] = []
  const blocks: number[] = []
  let last = new Uint8Array(0)
  words.forEach((word, n) => {
    const bytes = bytesOf(word)
    let shared = 0
    if (n % 16 === 0) blocks.push(text.length)
    else while (shared < bytes.length && bytes[shared] === last[shared]) shared++
    text.push(shared, bytes.length - shared, ...bytes.subarray(shared))
    last = bytes
  })
  const block = new Uint8Array(new Uint32Array([...blocks, words.length]).buffer)
  return { 'word.text': Uint8Array.from(text), 'word.block': block }
}

describe('strings', () => {
  const letters = ['a', 'ab', 'b', 'ba', 'é', 'z', '🙂']
  const all = [...new Set(letters.flatMap((x) => letters.flatMap((y) => letters.map((z) => x + y + z))))]
  const order = (x: string, y: string): number => Buffer.compare(Buffer.from(x), Buffer.from(y))
  const kept = all.filter((_, n) => n % 3 !== 0).sort(order)
  const strings = new Strings(new Sections(fileOf(coded(kept))), 'word')

  test('each is found at its place, and what is not there is not', () => {
    expect(kept.map((word) => strings.find(bytesOf(word)))).toEqual(kept.map((_, n) => n + 1))
    for (const word of [...all.filter((w) => !kept.includes(w)), '', 'a', 'zzzzzz', '~', '\u0000'])
      expect(strings.find(bytesOf(word)), word).toBe(0)
  })

  test('a table of none', () => {
    expect(new Strings(new Sections(fileOf(coded([]))), 'word').find(bytesOf('a'))).toBe(0)
  })
})

test.each([
  ['a section beyond the end', (file: Uint8Array) => new DataView(file.buffer).setUint32(24 + 20, 1e6, true)],
  ['more sections than bytes', (file: Uint8Array) => new DataView(file.buffer).setUint32(12, 1e6, true)],
  ['a section missing', (file: Uint8Array) => file.set(bytesOf('other'), 24)],
])('%s is refused', (_, damage) => {
  const file = fileOf({ dims: floats(1, 2) })
  damage(file)
  expect(() => new Sections(file).bytes('dims')).toThrow(/\[DATA_MISSING\]$/)
})
