/**
 * Which reports tell of one happening: groups the texts of an ECB+ file and scores the groups.
 *
 * Usage  node bench/ecb-grouping.mjs CORPUS.jsonl [--out PREDICTIONS.jsonl] [--dist DIR]    lines of {"doc_id",
 *        "incidents", "text"}; the program is given the texts alone
 * Out    B-cubed and pairwise F1; with --out the groups as `score/score_coref.py CORPUS.jsonl PREDICTIONS.jsonl` reads them.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { built, labelsOf, readStories, score, show } from '../models/joining/corpus.mjs'

const { values, positionals } = parseArgs({
  options: { out: { type: 'string' }, dist: { type: 'string' } },
  allowPositionals: true,
})
const dist = values.dist === undefined ? undefined : resolve(values.dist)
const { records, incidents } = await readStories(positionals[0], { dist })
const { groupReports } = await built('index.js', dist)
const start = performance.now()
const labels = labelsOf(
  records.map((r) => r.id),
  groupReports(records),
)
const ms = Math.round(performance.now() - start)
console.log(`${records.length} reports: ${show(score(incidents, labels))}, grouped in ${ms} ms`)
if (values.out !== undefined) {
  const ids = readFileSync(positionals[0], 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).doc_id)
  const rows = ids.map((doc_id, i) => `${JSON.stringify({ doc_id, incidents: [`g${labels[i]}`] })}\n`)
  writeFileSync(values.out, rows.join(''))
}
