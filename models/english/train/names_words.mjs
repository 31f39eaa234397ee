/**
 * Cuts texts into sentences and words as the reader does, for the trainer of names.
 *
 * Usage  node names_words.mjs [--dist DIR] < TEXTS.jsonl > WORDS.jsonl
 * In     {"id", "text"} a line. Paragraphs are parted by blank lines.
 * Out    {"id", "sentences": [[[form, start, end], ...], ...]} a line; offsets in UTF-16 units.
 */
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { distOf } from './names_dist.mjs'

const { splitSentences, tokenize } = await import(pathToFileURL(`${distOf(process.argv)}/read/text/index.js`).href)

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line)
  const blocks = [...text.matchAll(/[^\n]+(?:\n[^\n]+)*/g)].map((m) => ({
    span: { start: m.index, end: m.index + m[0].length },
    kind: 'paragraph',
  }))
  const sentences = splitSentences(text, blocks)
    .map(({ span }) => tokenize(text, span).map((word) => [word.form, word.span.start, word.span.end]))
    .filter((words) => words.length > 0)
  process.stdout.write(`${JSON.stringify({ id, sentences })}\n`)
}
