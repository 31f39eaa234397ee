/** What the trainer packs is what the reader unpacks. */
import { expect, test } from 'vitest'
import { pack } from '../../../models/sentences/pack.mjs'
import { unpack } from '../../../src/read/text/table.ts'

test.each([
  ['nothing', [], 64, 4],
  ['the first address', [[0, 1]], 64, 4],
  ['the last address', [[1023, 15]], 1024, 4],
  [
    'neighbours',
    [
      [5, 3],
      [6, 2],
      [7, 1],
    ].reverse(),
    64,
    4,
  ],
  ['every address', Array.from({ length: 256 }, (_, a) => [a, (a % 127) + 1]), 256, 7],
  [
    'far apart',
    [
      [1, 127],
      [1_000_000, 64],
    ],
    1 << 20,
    7,
  ],
])('%s', (_, entries, size, width) => {
  const want = new Uint8Array(size)
  for (const [address, value] of entries) want[address!] = value!
  expect(unpack(pack(entries, size, width), size)).toEqual(want)
})
