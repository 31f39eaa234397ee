/**
 * How often two reports count as copies of each other: those of one event, which may be, and those of another event on
 * the same topic, which never should.
 *
 * Usage  node bench/copies.mjs CORPUS.jsonl... [--dist DIR]       lines of {"topic", "incidents", "text"} (ECB+)
 * Out    counts of pairs within a topic.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const at = process.argv.indexOf('--dist')
const dist = at > 0 ? resolve(process.argv[at + 1]) : resolve(import.meta.dirname, '../dist')
const files = process.argv.slice(2, at > 0 ? at : undefined)
const { groupCopies, sharedText, sketchOf } = await import(pathToFileURL(join(dist, 'incident/index.js')).href)

const documents = files.flatMap((f) =>
  readFileSync(f, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)),
)
const sketches = documents.map((d) => sketchOf(d.text))
const counts = { 'one event': [0, 0, 0], 'another event': [0, 0, 0] }
for (let i = 0; i < documents.length; i += 1) {
  for (let j = 0; j < i; j += 1) {
    if (documents[i].topic !== documents[j].topic) continue
    const isOne = JSON.stringify(documents[i].incidents) === JSON.stringify(documents[j].incidents)
    const count = counts[isOne ? 'one event' : 'another event']
    count[0] += 1
    const pair = new Map([
      ['a', sketches[i]],
      ['b', sketches[j]],
    ])
    if (groupCopies(['a', 'b'], pair).length > 1) continue
    count[sharedText(sketches[i], sketches[j]).sequences >= 0.3 ? 1 : 2] += 1
  }
}
console.log(`${documents.length} documents`)
for (const [what, [pairs, bySequences, byWords]] of Object.entries(counts))
  console.log(`${what}: ${pairs} pairs, ${bySequences} copies by sequences, ${byWords} more by words`)
