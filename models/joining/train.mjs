/**
 * Fits how much speaks for two reports telling of one happening (src/incident/same-story.ts).
 *
 * Usage  node models/joining/train.mjs ECB-TRAIN.jsonl CORPUS.conllu.gz...     after npm run build
 * Out    background.tsv, weights.json, meta.json beside this file; figures of a cross-validation by topics.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { built, labelsOf, readStories, score, show } from './corpus.mjs'

const FOLDS = 3
const EPOCHS = 40
const RATE = 0.3
const DECAY = 1e-5
/** Pairs of different happenings that share hardly a word teach nothing. */
const FEWEST_SHARED = 0.03
/** Terms of fewer background documents count as unknown. */
const FEWEST_DOCUMENTS = 2
const LEFT_OUT = /^GUM_(?:whow|fiction|essay|letter|podcast)_/
const LEASTS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1]

const { inputsOf, sharesOf, SHARES, weigh, parseBackground, groupStories, tellingOf, termsOf } =
  await built('incident/index.js')
const [ecb, ...corpora] = process.argv.slice(2)
const stories = await readStories(ecb)
const all = stories.records.map(tellingOf)
const background = makeBackground([...all.map((t) => [...t.terms.words.keys()]), ...corpora.flatMap(textsOf)])
const table = parseBackground(background)

const leasts = crossValidate()
const best = centre(leasts)
const weights = regress(all, stories.incidents).map((w) => Number(w.toFixed(4)))
write('background.tsv', background)
const json = `${JSON.stringify({ least: best, weights }, null, 2)}\n`
write('weights.json', json)
const own = score(
  stories.incidents,
  labelsOf(idsOf(all), groupStories(all, { background: table, weights, least: best })),
)
console.log(`fitted on all, ${show(own)}`)
for (const [i, name] of ['constant', ...SHARES, ...SHARES.map((s) => `root of ${s}`)].entries())
  console.log(`${weights[i].toFixed(2).padStart(7)} ${name}`)
const sha256 = (text) => createHash('sha256').update(text).digest('hex')
write(
  'meta.json',
  `${JSON.stringify(
    {
      name: 'joining',
      version: '1.0.0',
      'made by': 'models/joining/train.mjs, train-events.mjs',
      sha256: { 'weights.json': sha256(json), 'background.tsv': sha256(background) },
      licence: 'CC BY-SA 4.0',
      'trained on': [
        { name: `ECB+ 1.0, ${stories.name}`, licence: 'annotation CC BY 3.0', sha256: stories.sha256 },
        ...corpora.map((file) => ({
          name: `counts of words: ${basename(file, '.gz')}`,
          licence: 'CC BY-SA 4.0; GUM: genres under CC BY and CC BY-SA',
          sha256: sha256(unpacked(file)),
        })),
      ],
      epochs: EPOCHS,
      scores: {
        'groups of reports': {
          what: `B-cubed F1 and pairs F1, mean of ${FOLDS} folds by topics`,
          folds: Number(Math.max(...leasts.values()).toFixed(3)),
        },
      },
    },
    null,
    2,
  )}\n`,
)

/** The mean of the thresholds whose figure is within a point of the best: the best alone is chance. */
function centre(figures) {
  const most = Math.max(...figures.values())
  const good = [...figures].filter(([, figure]) => figure >= most - 0.01).map(([least]) => least)
  return Number((good.reduce((a, b) => a + b, 0) / good.length).toFixed(3))
}

/** The sum of the two figures, halved, by threshold. */
function crossValidate() {
  const topics = [...new Set(stories.topics)]
  const sums = new Map(LEASTS.map((least) => [least, []]))
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeld = stories.topics.map((t) => topics.indexOf(t) % FOLDS === fold)
    const part = (held) => [all, stories.incidents].map((list) => list.filter((_, i) => isHeld[i] === held))
    const weights = regress(...part(false))
    const [tellings, incidents] = part(true)
    for (const least of LEASTS)
      sums
        .get(least)
        .push(
          score(incidents, labelsOf(idsOf(tellings), groupStories(tellings, { background: table, weights, least }))),
        )
  }
  const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length
  return new Map(
    [...sums].map(([least, scores]) => {
      const [b, p] = [mean(scores.map((s) => s.bCubed.f1)), mean(scores.map((s) => s.pairs.f1))]
      console.log(`least ${least}: B-cubed ${(100 * b).toFixed(1)}, pairs ${(100 * p).toFixed(1)}`)
      return [least, (b + p) / 2]
    }),
  )
}

function idsOf(tellings) {
  return tellings.map((t) => t.report)
}

/** Logistic regression by AdaGrad, pairs in a fixed order. */
function regress(tellings, incidents) {
  const weighted = weigh(tellings, table)
  const pairs = []
  for (let i = 0; i < weighted.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const shares = sharesOf(weighted[i], weighted[j])
      const isSame = incidents[i] === incidents[j]
      if (isSame || shares[0] >= FEWEST_SHARED)
        pairs.push({ x: Float64Array.from(inputsOf(shares)), y: isSame ? 1 : 0 })
    }
  const size = pairs[0].x.length
  const [w, seen] = [new Float64Array(size), new Float64Array(size).fill(1e-8)]
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (let n = 0; n < pairs.length; n += 1) {
      const { x, y } = pairs[(n * 7919 + epoch * 31) % pairs.length]
      let odds = 0
      for (let k = 0; k < size; k += 1) odds += w[k] * x[k]
      const error = 1 / (1 + Math.exp(-odds)) - y
      for (let k = 0; k < size; k += 1) {
        const slope = error * x[k] + DECAY * w[k]
        seen[k] += slope * slope
        w[k] -= (RATE * slope) / Math.sqrt(seen[k])
      }
    }
  return [...w]
}

function makeBackground(documents) {
  const counts = new Map()
  for (const terms of documents) for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1)
  const rows = [...counts].filter(([, n]) => n >= FEWEST_DOCUMENTS).sort(([a], [b]) => (a < b ? -1 : 1))
  return `documents\t${documents.length}\n${rows.map(([term, n]) => `${term}\t${n}\n`).join('')}`
}

/** The terms of each document of a CoNLL-U file. */
function textsOf(file) {
  const documents = unpacked(file).toString('utf8').split('# newdoc id = ').slice(1)
  return documents
    .filter((d) => !LEFT_OUT.test(d))
    .map((d) => termsOf([...d.matchAll(/^# text = (.*)$/gm)].map((m) => m[1]).join(' ')))
}

function unpacked(file) {
  const bytes = readFileSync(file)
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes
}

function write(name, text) {
  writeFileSync(join(import.meta.dirname, name), text)
}
