/**
 * What the trainer learns from: for each phrase its candidates with their features, and which of them is right.
 *
 * Usage  node models/coref/train/dump.mjs GUM.conllu.gz OUT [--without genre,genre]
 * Out    OUT.json (counts, names of features), OUT.rows (float32, a row a phrase: the encoder's output and the word's
 *        vector), OUT.pairs (int32: phrase, number of candidates, right candidate or -1; then a candidate: its best
 *        phrase, its last phrase, number of features, the features).
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { analysed, documentsOf, openProgram } from './gum.mjs'

const [path, out] = process.argv.slice(2)
const without = new Set((process.argv[process.argv.indexOf('--without') + 1] ?? '').split(','))
const program = await openProgram(resolve(import.meta.dirname, '../../..'))
const { OpenClusters } = await program.load('read/actor/coref/open.js')
const { FEATURES, fieldOf, pairOf } = await program.load('read/actor/coref/pair.js')

const pairs = []
const rows = []
let count = 0
let reach = 0
let anaphors = 0
for (const document of documentsOf(path)) {
  if (without.has(document.genre)) continue
  const { phrases } = analysed(document, program)
  const open = new OpenClusters()
  const chains = new Map()
  const from = count
  for (const { noun, gold, row } of phrases) {
    const all = open.candidates(noun)
    const right = chains.get(gold)
    const field = fieldOf(noun, all)
    if (right) anaphors++
    if (right && all.includes(right)) reach++
    pairs.push(count, all.length, right ? all.indexOf(right) : -1)
    for (const c of all) {
      const on = pairOf(noun, c, open.placed - c.order, field)
      pairs.push(from + c.bestOrder, from + c.order, on.length, ...on)
    }
    rows.push(row.hidden, row.vector)
    chains.set(gold, open.place(noun, right ?? null))
    count++
  }
}
writeFileSync(
  `${out}.json`,
  JSON.stringify({ phrases: count, width: rows[0].length + rows[1].length, features: FEATURES }),
)
writeFileSync(`${out}.pairs`, Buffer.from(Int32Array.from(pairs).buffer))
const flat = new Float32Array(rows.reduce((n, r) => n + r.length, 0))
let at = 0
for (const row of rows) {
  flat.set(row, at)
  at += row.length
}
writeFileSync(`${out}.rows`, Buffer.from(flat.buffer))
console.log(`${count} phrases, ${anaphors} of them later mentions, ${reach} with their chain among the candidates`)
