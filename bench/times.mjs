/**
 * Characters a second of the time room beside chrono-node and compromise-dates over the same texts in one run, and what
 * opening the packed gazetteer takes.
 *
 * Usage  node bench/times.mjs [FILE.txt|FILE.jsonl...] [--peers DIR] [--dist DIR]
 *        default: samples/; DIR of the peers: a folder where `npm install chrono-node@2 compromise compromise-dates` ran
 * Out    one line a reader: characters a second of this process's own time on a processor (what other work on the
 *        machine takes is not in it). Best of three passes; parsing into sentences and trees is not counted.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '..')
const option = (name) => {
  const at = process.argv.indexOf(name)
  return at > 0 ? resolve(process.argv.splice(at, 2)[1]) : undefined
}
const peers = option('--peers')
const dist = option('--dist') ?? join(root, 'dist')
const given = process.argv.slice(2)
const load = (file) => import(pathToFileURL(join(dist, file)).href)
const { findTimes } = await load('read/time/index.js')
const { parseReport } = await load('read/read.js')
const { openGazetteer } = await load('desk/gazetteer.js')
const { loadResources } = await load('desk/resources.js')

const seconds = (work) => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

const before = process.memoryUsage().rss
let gazetteer
const opening = seconds(() => {
  gazetteer = openGazetteer(join(dist, 'data/gazetteer.bin'))
  gazetteer.find('Damascus')
})
const memory = (process.memoryUsage().rss - before) / 1e6
console.log(`gazetteer: ${(opening * 1000).toFixed(0)} ms to open and find, ${memory.toFixed(0)} MB`)

const files = given.length > 0 ? given : readdirSync(join(root, 'samples')).map((name) => join(root, 'samples', name))
const texts = files
  .filter((file) => /\.(?:txt|jsonl)$/.test(file))
  .flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    if (!file.endsWith('.jsonl')) return [{ text, published: undefined }]
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
  })
const resources = loadResources()
const reports = texts.map(({ text, published }) => {
  const size = text.length
  const { document, sentences } = parseReport(
    { text, published, sha256: '0', size, mediaType: 'text/plain' },
    resources,
  )
  return { text: document.text, sentences, anchor: document.published.value }
})
const characters = reports.reduce((sum, { text }) => sum + text.length, 0)

function report(name, read) {
  const best = Math.min(...[1, 2, 3].map(() => seconds(() => reports.forEach(read))))
  console.log(`${name}: ${Math.round(characters / best).toLocaleString('en')} characters/s`)
}

console.log(`${reports.length} texts, ${characters.toLocaleString('en')} characters`)
report('onrecord, times beyond parsing', (r) => findTimes(r))
if (peers !== undefined) {
  const require = createRequire(join(peers, 'package.json'))
  const chrono = require('chrono-node')
  report('chrono-node', ({ text, anchor }) => chrono.parse(text, anchor ? new Date(`${anchor}T12:00:00Z`) : undefined))
  const nlp = require('compromise')
  nlp.plugin(require('compromise-dates').default ?? require('compromise-dates'))
  report('compromise-dates', ({ text }) => nlp(text).dates().json())
}
