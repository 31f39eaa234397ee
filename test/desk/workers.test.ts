/** Threads can only run what is built, so these tests take the built modules. */
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type * as WorkersModule from '../../src/desk/workers.ts'
import type { Input } from '../../src/read/input.ts'
import { program } from '../support/program.ts'

const { Workers }: typeof WorkersModule = await import(
  pathToFileURL(join(dirname(program), '..', 'desk', 'workers.js')).href
)
const input = (text: string): Input => ({ text, id: 'x', sha256: '0'.repeat(64), size: text.length })

test('a thread that runs out of memory takes one input with it', async () => {
  const workers = new Workers(2, 80)
  workers.allow(2)
  const huge = Array.from(
    { length: 40_000 },
    (_, i) => `On day ${i} rebels shelled village ${i * 7}, he said.\n\n`,
  ).join('')
  const results = await Promise.all(
    ['Two died in Aden.', huge, 'Two died in Aden.'].map((t) => workers.run(input(t), 'record')),
  )
  await workers.close()
  expect(results.map((r) => ('record' in r ? r.record.text.length : 'error' in r && r.error.code))).toEqual([
    17,
    'INPUT_TOO_LARGE',
    17,
  ])
  expect('error' in results[1]! && results[1].error.message).toMatch(
    /80 MB of memory.*Split it into parts.*\[INPUT_TOO_LARGE\]$/,
  )
})

test('what is refused comes back as it was thrown', async () => {
  const workers = new Workers(1)
  const result = await workers.run(input(' '), 'record')
  await workers.close()
  expect('error' in result && [result.error.name, result.error.code]).toEqual(['OnrecordError', 'INPUT_EMPTY'])
  expect('error' in result && result.error.message.match(/\[INPUT_EMPTY\]/g)).toHaveLength(1)
})

test('the bytes stay with whoever gave them', async () => {
  const workers = new Workers(1)
  const bytes = new TextEncoder().encode('Two people died in Aden.')
  const result = await workers.run({ bytes, sha256: '0'.repeat(64), size: bytes.length, path: 'a.txt' }, 'sentences')
  await workers.close()
  expect('parse' in result && result.parse.text).toBe('Two people died in Aden.')
  expect(bytes.length).toBe(24)
})
