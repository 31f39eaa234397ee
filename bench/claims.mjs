/**
 * The claims room's share of a report's reading time, on the processor.
 *
 * Usage  node bench/claims.mjs REPORTS.jsonl [N]     lines {"text"}; the first N, default 60; after `npm run build`
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const load = (path) => import(pathToFileURL(resolve(import.meta.dirname, '../dist', path)).href)
const { loadResources } = await load('desk/resources.js')
const { parseReport, readReport } = await load('read/read.js')
const { findClaims } = await load('read/claim/index.js')

const [path, most = '60'] = process.argv.slice(2)
const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean).slice(0, Number(most))
const resources = loadResources()
const seconds = (work) => {
  const from = process.cpuUsage()
  const made = work()
  const { user, system } = process.cpuUsage(from)
  return [made, (user + system) / 1e6]
}
let words = 0
let claims = 0
const spent = { reading: 0, claims: 0 }
lines.forEach((line, i) => {
  const { text } = JSON.parse(line)
  const input = { text, sha256: '', size: text.length, mediaType: 'text/plain' }
  const [record, whole] = seconds(() => readReport(input, resources))
  const { sentences, rowsOf } = parseReport(input, resources)
  const { actors, events } = record
  const [found, own] = seconds(() =>
    findClaims({ text: record.text, sentences, actors, events, rowsOf, heads: resources.claimHeads() }),
  )
  // The first reports warm the engine up.
  if (i < 5) return
  words += sentences.reduce((n, s) => n + s.tokens.length, 0)
  claims += found.claims.length
  spent.reading += whole
  spent.claims += own
})
const share = ((100 * spent.claims) / spent.reading).toFixed(1)
const each = (s) => `${((1e3 * s) / (lines.length - 5)).toFixed(1)} ms a report`
console.log(`${lines.length - 5} reports, ${words} words, ${claims} claims`)
console.log(`reading ${each(spent.reading)}, of that claims ${each(spent.claims)}: ${share} %`)
