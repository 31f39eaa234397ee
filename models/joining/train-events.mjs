/**
 * Fits how much speaks for two events being one happening (src/incident/evidence.ts).
 *
 * Usage  node models/joining/train-events.mjs ECB-TRAIN.jsonl [FOLDER]      after npm run build and train.mjs; FOLDER
 *        keeps what was read for another run
 * Out    events.json beside this file; meta.json gets its hash.
 * Data   ECB+: events whose words are marked, two of a topic being one or not; its texts have no day of publication, so
 *        all count as of one day. Made reports (bench/made-reports.mjs, seeds apart from the measured one): times,
 *        places, figures, look-alikes. Both count the same.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeReports } from '../../bench/made-reports.mjs'
import { built, readRecords, readStories, score } from './corpus.mjs'

/** Seed, and how many of its sentences are vague on place or day. */
const SEEDS = [
  [101, 0],
  [102, 0],
  [103, 0],
  [104, 0.2],
  [105, 0.2],
  [106, 0.2],
]
const EPOCHS = 40
const RATE = 0.2
const DECAY = 1e-4
const LEASTS = [-1, -0.5, 0, 0.5, 1, 1.5]

const {
  blockPairs,
  factsOf,
  groupEvents,
  INPUTS,
  inputsOfPair,
  parseBackground,
  sentenceSignature,
  storyOf,
  tellingsOf,
  toldOf,
} = await built('incident/index.js')
const background = parseBackground(readFileSync(join(import.meta.dirname, 'background.tsv'), 'utf8'))

const [ecb, folder] = process.argv.slice(2)
const keptAs = (name) => (folder === undefined ? {} : { keep: join(folder, `${name}.records.jsonl`) })
const [marked, made] = [await fromEcb(), await fromMade()]
const pairs = [
  ...marked.map((p) => ({ ...p, by: 0.5 / marked.length })),
  ...made.pairs.map((p) => ({ ...p, by: 0.5 / made.pairs.length })),
]
for (const p of pairs) p.by *= pairs.length
console.log(`ECB+ ${counted(marked)}; made reports ${counted(made.pairs)}`)
const weights = regress(pairs).map((w) => Number(w.toFixed(4)))
for (const [i, name] of INPUTS.entries()) {
  const having = pairs.filter((p) => p.x[i] !== 0)
  console.log(`${weights[i].toFixed(2).padStart(7)} ${name}: ${counted(having)}`)
}
const { least, f1 } = bestLeast()
const json = `${JSON.stringify({ least, weights }, null, 2)}\n`
writeFileSync(join(import.meta.dirname, 'events.json'), json)
const metaFile = join(import.meta.dirname, 'meta.json')
const meta = JSON.parse(readFileSync(metaFile, 'utf8'))
meta.sha256['events.json'] = createHash('sha256').update(json).digest('hex')
meta.scores.incidents = {
  what: 'B-cubed F1 on made reports, the seeds it was fitted on',
  value: Number(f1.toFixed(3)),
}
writeFileSync(metaFile, `${JSON.stringify(meta, null, 2)}\n`)

async function fromEcb() {
  const stories = await readStories(ecb, keptAs('ecb'))
  const documents = readFileSync(ecb, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const one = {
    value: '2000-01-01',
    from: '2000-01-01T00:00:00Z',
    to: '2000-01-02T00:00:00Z',
    time: null,
    basis: 'context',
  }
  const found = stories.records.flatMap((record, n) => {
    const story = storyOf(record, background)
    return toldOf(record).flatMap((told) => {
      const { start, end } = told.event.trigger
      const mention = documents[n].mentions.find((m) => m.start < end && m.end > start)
      if (mention === undefined || told.event.status === 'planned') return []
      const dated = { ...told, event: { ...told.event, when: one } }
      return [
        {
          facts: factsOf(dated, sentenceSignature(told.evidence, background), story),
          topic: stories.topics[n],
          cluster: mention.cluster,
        },
      ]
    })
  })
  const pairs = []
  for (const [i, a] of found.entries())
    for (const b of found.slice(0, i)) {
      if (a.topic !== b.topic) continue
      const x = inputsOfPair(b.facts, a.facts)
      if (x !== null) pairs.push({ x, y: a.cluster === b.cluster ? 1 : 0 })
    }
  return pairs
}

async function fromMade() {
  const sets = []
  const pairs = []
  for (const [seed, vague] of SEEDS) {
    const { reports, incidents } = makeReports(seed, { stories: 40, vague })
    const lines = reports.map(({ id, text, title, published, publisher }) => ({
      id,
      text,
      title,
      published,
      publisher,
    }))
    const records = await readRecords(lines, keptAs(`made-${seed}`))
    const stories = new Map(records.map((r) => [r.id, { story: storyOf(r, background), published: r.published.value }]))
    const told = records.flatMap(toldOf)
    const sentences = new Map(reports.map((r) => [r.id, r.sentences]))
    const incidentOf = ({ report, event }) => {
      const at = sentences.get(report).find((s) => s.start <= event.trigger.start && s.end >= event.trigger.end)
      return at?.incident != null && incidents[at.incident].deed.types.includes(event.type) ? at.incident : null
    }
    sets.push({ told, stories, incidentOf })
    const facts = tellingsOf(told, background, stories)
    for (const [a, b] of blockPairs(facts)) {
      const [x, y] = [incidentOf(facts[a].told), incidentOf(facts[b].told)]
      const inputs = x === null || y === null ? null : inputsOfPair(facts[a], facts[b])
      if (inputs !== null) pairs.push({ x: inputs, y: x === y ? 1 : 0 })
    }
  }
  return { sets, pairs }
}

function bestLeast() {
  let best = { f1: 0 }
  for (const least of LEASTS) {
    const scores = made.sets.map(({ told, stories, incidentOf }) => {
      const groups = groupEvents(told, { background, events: { weights, least } }, stories)
      const label = new Map(groups.flatMap((g, n) => g.map((t) => [t, n])))
      const gold = told.filter((t) => incidentOf(t) !== null)
      return score(
        gold.map(incidentOf),
        gold.map((t) => label.get(t) ?? `${t.report} ${t.event.id}`),
      ).bCubed
    })
    const mean = (key) => scores.reduce((sum, s) => sum + s[key], 0) / scores.length
    console.log(
      `least ${least}: B-cubed F1 / P / R ${['f1', 'p', 'r'].map((k) => (100 * mean(k)).toFixed(1)).join(' / ')}`,
    )
    if (mean('f1') > best.f1) best = { f1: mean('f1'), least }
  }
  return best
}

function counted(list) {
  return `${list.filter((p) => p.y === 1).length} of ${list.length} pairs are one`
}

/** Logistic regression by AdaGrad, pairs in a fixed order. */
function regress(list) {
  const size = INPUTS.length
  const [w, seen] = [new Float64Array(size), new Float64Array(size).fill(1e-8)]
  for (let epoch = 0; epoch < EPOCHS; epoch += 1)
    for (let n = 0; n < list.length; n += 1) {
      const { x, y, by } = list[(n * 7919 + epoch * 31) % list.length]
      let odds = 0
      for (let k = 0; k < size; k += 1) odds += w[k] * x[k]
      const error = (1 / (1 + Math.exp(-odds)) - y) * by
      for (let k = 0; k < size; k += 1) {
        const slope = error * x[k] + DECAY * w[k]
        seen[k] += slope * slope
        w[k] -= (RATE * slope) / Math.sqrt(seen[k])
      }
    }
  return [...w]
}
