/** Text that no reader likes: the whole reader neither throws nor hangs, and says where it cut a sentence. */
import { expect, test } from 'vitest'
import { loadResources } from '../../src/desk/resources.ts'
import { readReport } from '../../src/read/read.ts'
import { Record } from '../../src/record/index.ts'

const read = (text: string) =>
  readReport(
    { text, sha256: 'a'.repeat(64), size: text.length, language: 'en', mediaType: 'text/plain' },
    loadResources(),
  )

test.each([
  ['1 MB without a space', 'x'.repeat(1_000_000)],
  ['10,000 brackets', '('.repeat(10_000)],
  ['emoji', '🙂👩‍🚒🇺🇦 '.repeat(500)],
  ['Arabic', 'هاجم المسلحون القافلة قرب النهر يوم الاثنين. '.repeat(50)],
  ['a lone half of a pair', '\ud83d said on Monday.'],
])('%s', (_, text) => {
  const record = read(text)
  expect(() => Record.parse(record)).not.toThrow()
  expect(record.text).toBe(text)
  for (const { start, end } of record.sentences) expect(text.slice(start, end).trim()).not.toBe('')
})

test('a sentence of 5,000 words is read in pieces, and a note says so', () => {
  const { notes, sentences, text } = read(`${'rebels and troops '.repeat(1667)}fought on Monday.`)
  expect(notes.filter((n) => n.rule === 'text/long-sentence')).toMatchObject([{ span: { start: 0 } }])
  expect(sentences.length).toBeGreaterThan(5)
  expect(sentences.at(-1)!.end).toBe(text.length)
})

test('time taken is in proportion to the length', () => {
  const seconds = (n: number) => {
    const start = process.cpuUsage()
    read('said that '.repeat(n))
    return process.cpuUsage(start).user
  }
  seconds(200)
  // Four times the text; a quadratic room would take sixteen times as long.
  expect(seconds(1600) / seconds(400)).toBeLessThan(9)
}, 300_000)
