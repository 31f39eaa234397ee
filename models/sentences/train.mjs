/**
 * Trains the weights by which a paragraph is cut into sentences, and writes them as src/read/text/weights.ts.
 *
 * Usage  node models/sentences/train.mjs CORPUS.conllu[.gz]... [--dev FILE]... [--dist DIR] [--out FILE] [--meta FILE]
 *        CORPUS: the train files of UD_English-EWT and UD_English-GUM. DIR: where tsc wrote; default dist.
 *        --dev: scores are printed and go into meta.json.
 * How    logistic regression over the features of src/read/text/features.ts (the same code reads and learns), trained
 *        with FTRL: an L1 penalty keeps a tenth of the weights. Features fall out at random while learning, so that
 *        no rare one carries a decision alone. Every sixth paragraph is also seen in capitals, as wires write.
 *        The same inputs give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { wordClasses } from './classes.mjs'
import { LEFT_OUT, readCorpus, readOwn } from './corpus.mjs'
import { pack } from './pack.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dev: { type: 'string', multiple: true, default: [] },
    dist: { type: 'string', default: join(root, 'dist') },
    out: { type: 'string', default: join(root, 'src/read/text/weights.ts') },
    meta: { type: 'string', default: join(root, 'models/sentences/meta.json') },
  },
})
if (positionals.length === 0)
  throw new Error('Expected CoNLL-U files to train on, got none. See the head of this file.')

const SEED = 1
const EPOCHS = 14
const RATE = 0.2
const L1 = 1.3
const DROP = 0.4
/** How often our own few paragraphs are shown. */
const OWN_TIMES = 3
/** Addresses met less often than this carry no weight. */
const LEAST_SEEN = 3
/** Weights are stored in 7 bits: 1-127, 64 standing for zero; one step is 1 / STEPS. */
const MIDDLE = 64
const STEPS = 12
/**
 * A score above this, in logits, ends a sentence: a missed end spoils two sentences, a false one only one. Without a
 * full stop much more is asked of a short paragraph than of a long one, whose line breaks may have been lost.
 */
const LEAST = -0.3
const LEAST_BARE = 0.8
const LEAST_BARE_LONG = -0.4

const load = (path) => import(pathToFileURL(join(resolve(options.dist), 'read/text', path)).href)
const { viewOf } = await load('gaps.js')
const { leastOf, seenAt, MOST_FEATURES } = await load('features.js')
const { SIZE } = await load('hash.js')
const { classAddress } = await load('classes.js')

/** Mulberry32. */
function random(seed) {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
const next = random(SEED)

function withCapitals(paragraphs) {
  const wires = paragraphs
    .filter(({ genre }) => next() < 1 / 6 || genre === 'own')
    .map(({ text, ends }) => ({ text: text.toUpperCase(), ends, length: text.length }))
    .filter(({ text, length }) => text.length === length)
  return [...paragraphs, ...wires]
}

const scratch = new Int32Array(MOST_FEATURES)
const viewOfParagraph = ({ text }, classes) => viewOf(text, { start: 0, end: text.length }, classes)

function examplesOf(paragraphs, classes) {
  const features = []
  const wanted = []
  const seen = new Uint32Array(SIZE)
  for (const paragraph of paragraphs) {
    const view = viewOfParagraph(paragraph, classes)
    const isEnd = new Set(paragraph.ends)
    let first = 0
    for (let i = 0; i + 1 < view.runs.length; i++) {
      const n = seenAt(view, i, first, scratch)
      features.push(scratch.slice(0, n))
      for (let k = 0; k < n; k++) seen[scratch[k]]++
      const end = isEnd.has(view.runs[i].end)
      wanted.push(end ? 1 : 0)
      if (end) first = i + 1
    }
  }
  return { features: features.map((f) => f.filter((a) => seen[a] >= LEAST_SEEN)), wanted }
}

function train({ features, wanted }) {
  const w = new Float64Array(SIZE)
  const g = new Float64Array(SIZE)
  const z = new Float64Array(SIZE)
  const sum = new Float64Array(SIZE)
  const live = new Int32Array(MOST_FEATURES)
  const order = Int32Array.from(features, (_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(next() * (i + 1))
      const x = order[i]
      order[i] = order[j]
      order[j] = x
    }
    let loss = 0
    for (const e of order) {
      let logit = 0
      let n = 0
      for (const a of features[e]) {
        if (next() < DROP) continue
        live[n++] = a
        logit += w[a]
      }
      const p = 1 / (1 + Math.exp(-logit / (1 - DROP)))
      const d = p - wanted[e]
      loss -= Math.log(Math.max(1e-12, wanted[e] ? p : 1 - p))
      for (let k = 0; k < n; k++) {
        const a = live[k]
        const before = Math.sqrt(g[a])
        g[a] += d * d
        const after = Math.sqrt(g[a])
        z[a] += d - ((after - before) / RATE) * w[a]
        w[a] = Math.abs(z[a]) <= L1 ? 0 : (RATE * (Math.sign(z[a]) * L1 - z[a])) / (0.01 + after)
      }
    }
    if (epoch >= EPOCHS / 2) for (let a = 0; a < SIZE; a++) sum[a] += w[a]
    console.error(`epoch ${epoch + 1}: loss ${(loss / order.length).toFixed(5)}`)
  }
  // The mean of the later passes is steadier than the last; what the last has dropped stays dropped.
  const passes = EPOCHS - Math.ceil(EPOCHS / 2)
  return w.map((x, a) => (x === 0 ? 0 : sum[a] / passes))
}

function cut(view, weights, bars) {
  const ends = []
  let first = 0
  for (let i = 0; i < view.runs.length; i++) {
    let score = Number.POSITIVE_INFINITY
    if (i + 1 < view.runs.length) {
      score = 0
      const n = seenAt(view, i, first, scratch)
      for (let k = 0; k < n; k++) score += weights[scratch[k]]
    }
    if (score <= leastOf(view, i, bars)) continue
    ends.push(view.runs[i].end)
    first = i + 1
  }
  return ends
}

/** F1 of sentences, both ends right, in percent. */
function score(paragraphs, classes, weights, bars) {
  let gold = 0
  let found = 0
  let right = 0
  for (const paragraph of paragraphs) {
    const { ends } = paragraph
    const starts = new Map(ends.map((end, i) => [end, i === 0 ? 0 : ends[i - 1]]))
    const mine = cut(viewOfParagraph(paragraph, classes), weights, bars)
    gold += ends.length
    found += mine.length
    mine.forEach((end, i) => {
      if (starts.get(end) === (i === 0 ? 0 : mine[i - 1])) right++
    })
  }
  const percent = (x) => Math.round(1000 * x) / 10
  return { f1: percent((2 * right) / (gold + found)), precision: percent(right / found), recall: percent(right / gold) }
}

const corpora = positionals.map(readCorpus)
const free = (items) => items.filter(({ genre }) => !LEFT_OUT.has(genre))
const kinds = wordClasses(free(corpora.flatMap((c) => c.words)))
const classes = new Uint8Array(SIZE)
// The more frequent of two words with one address keeps it.
for (const [word, kind] of kinds) classes[classAddress(word)] ||= kind
const own = readOwn(join(root, 'models/sentences/own.txt'))
const paragraphs = [...free(corpora.flatMap((c) => c.paragraphs)), ...Array(OWN_TIMES).fill(own).flat()]
const examples = examplesOf(withCapitals(paragraphs), classes)
console.error(`${paragraphs.length} paragraphs, ${examples.wanted.length} gaps, ${kinds.length} words with a class`)
const steps = Array.from(train(examples), (x) => Math.max(1 - MIDDLE, Math.min(127 - MIDDLE, Math.round(x * STEPS))))

const entries = (table, value) => [...table.keys()].filter((a) => table[a] !== 0).map((a) => [a, value(table[a])])
const bars = { stop: LEAST, bare: LEAST_BARE, bareLong: LEAST_BARE_LONG }
for (const key of Object.keys(bars)) bars[key] = Math.round(bars[key] * STEPS)
const lines = [
  '/** Generated by models/sentences/train.mjs; see models/sentences/README.md. Never edited. */',
  '',
  '/** Weight that stands for zero. */',
  `export const MIDDLE = ${MIDDLE}`,
  '/** A sum of weights above this ends a sentence: see leastOf in features.ts. */',
  `export const LEAST = { stop: ${bars.stop}, bare: ${bars.bare}, bareLong: ${bars.bareLong} }`,
  '/** Word classes by address. */',
  `export const CLASSES =\n  '${pack(
    entries(classes, (x) => x),
    SIZE,
    4,
  )}'`,
  '/** Weights by address. */',
  `export const WEIGHTS =\n  '${pack(
    entries(steps, (x) => x + MIDDLE),
    SIZE,
    7,
  )}'`,
  '',
]
const text = lines.join('\n')
writeFileSync(options.out, text)
const scores = {}
for (const { name, paragraphs: all } of options.dev.map(readCorpus)) {
  scores[name] = score(all, classes, steps, bars)
  const capitals = withoutSpecials(all).map((p) => ({ ...p, text: p.text.toUpperCase() }))
  scores[`${name} in capitals`] = score(capitals, classes, steps, bars)
}
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const meta = {
  name: 'sentences',
  version,
  madeBy: 'models/sentences/train.mjs',
  seed: SEED,
  own: 'own.txt',
  corpora: corpora.map(({ name, sha256 }) => ({ name, sha256 })),
  leftOut: [...LEFT_OUT].sort(),
  licences: [
    'CC BY-SA 4.0 (UD_English-EWT)',
    'CC BY 4.0, CC BY-SA 3.0 and public domain (UD_English-GUM, genres used)',
  ],
  weights: steps.filter((x) => x !== 0).length,
  bytes: Buffer.byteLength(text),
  scores,
}
// Lists of words on one line, as the formatter has them.
const layout = JSON.stringify(meta, null, 2).replace(
  /\[\s+("[^\]{]{0,90}")\s+\]/g,
  (_, inner) => `[${inner.replace(/\s+/g, ' ')}]`,
)
writeFileSync(options.meta, `${layout}\n`)
console.error(meta)

function withoutSpecials(all) {
  return all.filter(({ text }) => text.toUpperCase().length === text.length)
}
