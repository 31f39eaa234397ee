/**
 * What the trainer learns from: every word with its features, whether it heads a cue, and for each attribution the words
 * of its window with their parts.
 *
 * Usage  node models/claims/train/dump.mjs ATTRIBUTIONS.jsonl OUT
 * In     lines {"text", "attributions": [{"source", "cue", "content": [[start, end], ...]}]}
 * Out    OUT.json (counts); OUT.rows (int16: the encoder's output, a row a word); OUT.cue, OUT.cueat (int32: features as a
 *        cue, where each word's begin); OUT.word (int32, 13 a word); OUT.is (int8 a word: -1 no candidate, 0, 1);
 *        OUT.seq (int32: cue, words); OUT.tok (int32: word, part); OUT.pair (int32, 24 a word of a window, -1 for none).
 */
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openProgram, viewsOf } from './program.mjs'

const [path, out] = process.argv.slice(2)
const program = await openProgram(resolve(import.meta.dirname, '../../..'))
const { cueFeatures, maybeCue, wordFeatures, sightOf, roleFeatures, outerFeatures, windowOf } = program
const PARTS = { none: 0, source: 1, cue: 2, content: 3 }
const ROLE = 24
const ONE = 4096

const files = Object.fromEntries(
  ['rows', 'cue', 'cueat', 'word', 'is', 'seq', 'tok', 'pair'].map((name) => [
    name,
    createWriteStream(`${out}.${name}`),
  ]),
)
const write = (name, values) => files[name].write(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
const counts = {
  words: 0,
  articles: 0,
  attributions: 0,
  cues: 0,
  lost: 0,
  tooFar: 0,
  noCandidate: 0,
  contentWords: 0,
  contentSeen: 0,
}
let features = 0
for (const line of readFileSync(path, 'utf8').split('\n')) {
  if (line === '') continue
  const { text, attributions } = JSON.parse(line)
  const { sentences, views, rowsOf } = viewsOf(text, program)
  counts.articles++
  const base = []
  for (const [s, view] of views.entries()) {
    base.push(counts.words)
    counts.words += view.tokens.length
    const rows = rowsOf(sentences[s])
    write(
      'rows',
      Int16Array.from(rows, (v) => Math.max(-32768, Math.min(32767, Math.round(v * ONE)))),
    )
  }
  const heads = new Set()
  const flat = views.flatMap((view, s) => view.tokens.map((t, i) => ({ t, s, i })))
  const wordsIn = (spans) => flat.filter(({ t }) => spans.some(([a, b]) => t.span.start < b && a < t.span.end))
  const sequences = []
  for (const { source, cue, content } of attributions) {
    counts.attributions++
    const words = wordsIn(cue)
    const { s } = words[0] ?? {}
    if (s === undefined) {
      counts.lost++
      continue
    }
    const own = words.filter((w) => w.s === s)
    const inside = new Set(own.map((w) => w.i))
    const tops = own.filter((w) => !inside.has(w.t.head))
    const top =
      tops.find((w) => maybeCue(views[s], w.i) && w.t.upos !== 'PUNCT') ?? tops.find((w) => maybeCue(views[s], w.i))
    if (!top) {
      counts.noCandidate++
      continue
    }
    heads.add(base[s] + top.i)
    const parts = new Map()
    const mark = (spans, part) => {
      for (const w of wordsIn(spans)) parts.set(base[w.s] + w.i, part)
    }
    mark(content, PARTS.content)
    mark(source, PARTS.source)
    mark(cue, PARTS.cue)
    counts.contentWords += [...parts.values()].filter((p) => p === PARTS.content).length
    sequences.push({ s, i: top.i, parts })
  }
  for (const [s, view] of views.entries())
    for (let i = 0; i < view.tokens.length; i++) {
      const own = cueFeatures(view, i)
      write('cueat', Int32Array.of(features))
      features += own.length
      write('cue', Int32Array.from(own))
      write('word', Int32Array.from(wordFeatures(view, i)))
      write('is', Int8Array.of(heads.has(base[s] + i) ? 1 : maybeCue(view, i) ? 0 : -1))
    }
  for (const { s, i, parts } of sequences) {
    counts.cues++
    const sight = sightOf(views[s], i)
    const tok = []
    const pair = []
    for (const k of windowOf(views, s))
      for (let w = 0; w < views[k].tokens.length; w++) {
        const part = parts.get(base[k] + w) ?? 0
        if (part === PARTS.content) counts.contentSeen++
        tok.push(base[k] + w, part)
        const f = k === s ? roleFeatures(sight, w) : outerFeatures(sight, views[k], w, k - s)
        for (let n = 0; n < ROLE; n++) pair.push(f[n] ?? -1)
      }
    write('seq', Int32Array.of(base[s] + i, tok.length / 2))
    write('tok', Int32Array.from(tok))
    write('pair', Int32Array.from(pair))
  }
  if (counts.articles % 100 === 0) console.log(JSON.stringify(counts))
  await new Promise((done) => files.pair.write('', done))
}
write('cueat', Int32Array.of(features))
for (const file of Object.values(files)) file.end()
writeFileSync(`${out}.json`, JSON.stringify({ ...counts, width: program.language.network.width, one: ONE }))
console.log(JSON.stringify(counts))
