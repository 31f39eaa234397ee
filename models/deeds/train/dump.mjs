/**
 * What the trainer learns from: the features of each deed of violence that the deed model judges, by report.
 *
 * Usage  node models/deeds/train/dump.mjs REPORTS.jsonl OUT [--parsed FILE]
 * In     REPORTS: {"id", "text", "templates"}; a report with templates tells of an incident.
 *        --parsed as for models/fillers/train/dump.mjs.
 * Out    OUT: one JSON array a line: [whether by hand the report tells of an incident, [features of a deed, ...]].
 */
import { createReadStream, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { parsedReports } from '../../fillers/train/parsed.mjs'

const [path, out] = process.argv.slice(2)
const kept = process.argv.includes('--parsed') ? process.argv[process.argv.indexOf('--parsed') + 1] : null
const load = (file) => import(pathToFileURL(resolve(import.meta.dirname, '../../../dist', file)).href)
const { findEvents } = await load('read/event/index.js')

const byHand = new Map()
for await (const line of createInterface({ input: createReadStream(path) })) {
  if (!line) continue
  const { id, templates } = JSON.parse(line)
  byHand.set(id, templates.length > 0)
}

const lines = []
for await (const { id, input } of parsedReports(path, kept, load)) {
  const deeds = []
  const share = (features) => {
    deeds.push(features)
    return 1
  }
  findEvents({ ...input, fillers: null, deeds: () => ({ share }) })
  lines.push(JSON.stringify([byHand.get(id), deeds]))
}
writeFileSync(out, `${lines.join('\n')}\n`)
console.log(`${lines.length} reports`)
