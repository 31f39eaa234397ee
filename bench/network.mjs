/**
 * Words a second of the trained network, from words to tree: in WebAssembly SIMD, in plain loops, and beside them the tags
 * of wink-nlp over the same words; and what opening it takes, and the whole language layer from a cold start.
 *
 * Usage  node bench/network.mjs [FILE.conllu...] [--dist DIR]     default: the sentences of the network's test
 * Out    one line a reader: words a second by the clock and by this process's own time on a processor (what other work on
 *        the machine takes is not in it). One core. Best of three passes; the first pass, and the plain loops over a
 *        tenth of the sentences, run once.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = resolve(import.meta.dirname, '..')
const at = process.argv.indexOf('--dist')
const dist = at > 0 ? resolve(process.argv[at + 1]) : join(root, 'dist')
const given = process.argv.slice(2, at > 0 ? at : undefined)
if (process.env.COLD) {
  await cold()
  process.exit()
}
const files = given.length > 0 ? given : [join(root, 'test/read/syntax/network.conllu')]
const { openNetwork } = await import(pathToFileURL(join(dist, 'read/syntax/network/index.js')).href)

/** In a process of its own: code, weights, names and lemmas loaded, and a first sentence read. */
async function cold() {
  const before = process.memoryUsage().rss
  const [clock, cpu] = [performance.now(), process.cpuUsage()]
  const load = (path) => import(pathToFileURL(join(dist, 'read', path)).href)
  const [{ openLanguage, parse }, { splitSentences }] = [await load('syntax/index.js'), await load('text/index.js')]
  const file = (name) => readFileSync(join(root, 'models/english', name))
  const loaded = [performance.now(), process.cpuUsage(cpu)]
  const language = openLanguage({
    weights: file('weights.bin'),
    names: file('names.bin'),
    lemmas: file('lemmas.tsv').toString(),
  })
  const opened = [performance.now(), process.cpuUsage(cpu)]
  const text = 'The ministry said on Tuesday that rebels had shelled the port.'
  const blocks = [{ span: { start: 0, end: text.length }, kind: 'paragraph' }]
  parse(text, splitSentences(text, blocks), () => language)
  const used = ({ user, system }) => (user + system) / 1000
  const took = (a, b) =>
    `${Math.round(b[0] - a[0])} ms by the clock, ${Math.round(used(b[1]) - used(a[1]))} on the processor`
  const end = [performance.now(), process.cpuUsage(cpu)]
  console.log(
    `language layer opened in ${took(loaded, opened)}; cold start with its code and a first sentence in ${took([clock, { user: 0, system: 0 }], end)}`,
  )
  console.log(`memory of the language layer: ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`)
}

/** Words by UD: neither ranges ("1-2") nor empty nodes ("1.1"). */
const sentences = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n\n')
    .map((sentence) => [...sentence.matchAll(/^\d+\t([^\t]+)\t/gm)].map((m) => m[1])),
)
const words = sentences.reduce((sum, s) => sum + s.length, 0)
/** As reports come: some thirty sentences at a time. */
const reports = Array.from({ length: Math.ceil(sentences.length / 30) }, (_, n) => sentences.slice(30 * n, 30 * n + 30))
console.log(`${words} words, ${sentences.length} sentences`)

/** Milliseconds by the clock and on the processor. */
function time(run) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  run()
  const used = process.cpuUsage(cpu)
  return [performance.now() - start, (used.user + used.system) / 1000]
}

function report(what, run, passes = 3, count = words) {
  const times = Array.from({ length: passes }, () => time(run))
  const [clock, cpu] = [0, 1].map((k) => Math.round(count / (Math.min(...times.map((t) => t[k])) / 1000)))
  console.log(
    `${what.padEnd(34)} ${String(clock).padStart(8)} words/s by the clock ${String(cpu).padStart(8)} on the processor`,
  )
}

spawnSync(process.execPath, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, COLD: '1' } })
const before = process.memoryUsage().rss
const weights = readFileSync(join(root, 'models/english/weights.bin'))
let network
const [clock, cpu] = time(() => {
  network = openNetwork(weights)
})
console.log(`opening: ${clock.toFixed(0)} ms by the clock, ${cpu.toFixed(0)} on the processor`)
const read = (reader, some) => () => {
  for (const r of some) reader.analyse(r)
}
report(`${network.kernel}, first pass`, read(network, reports), 1)
report(network.kernel, read(network, reports))
console.log(
  `memory: ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more, ${Math.round(weights.length / 1e6)} of them the weights`,
)
const tenth = reports.filter((_, n) => n % 10 === 0)
const tenthWords = tenth.flat(2).length
report('plain loops', read(openNetwork(weights, { plain: true }), tenth), 1, tenthWords)

const wink = await Promise.all([import('wink-nlp'), import('wink-eng-lite-web-model')]).catch(() => undefined)
if (!wink) console.log('wink-nlp: not installed (npm install --no-save wink-nlp wink-eng-lite-web-model)')
else {
  const nlp = wink[0].default(wink[1].default, ['sbd', 'pos'])
  const texts = reports.map((r) => r.map((s) => s.join(' ')).join('\n'))
  report('wink-nlp, words, sentences and tags', () => {
    for (const text of texts) nlp.readDoc(text).tokens().out(nlp.its.pos)
  })
}
