/**
 * Trains the filler model: a softmax regression over hashed features, eight-bit weights.
 *
 * Usage  node models/fillers/train/train.mjs TRAIN DEV OUT.bin
 * In     TRAIN and DEV: prefixes written by dump.mjs.
 * Out    the weights; CEAF-REE of the model alone (one string an entity), on held-out fifths of TRAIN and on DEV, each at
 *        the thresholds that are best there.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { shuffler } from '../../shuffled.mjs'

const [train, dev, out] = process.argv.slice(2)
const FOLDS = 5
const EPOCHS = 4
const DECAY = 1e-3
const RATE = 0.05

function read(prefix) {
  const { size, roles, reports } = JSON.parse(readFileSync(`${prefix}.json`, 'utf8'))
  const { buffer, byteOffset, length } = readFileSync(`${prefix}.rows`)
  const flat = new Int32Array(buffer, byteOffset, length / 4)
  const phrases = []
  for (let i = 0; i < flat.length; i += 3 + flat[i + 2])
    phrases.push({ report: flat[i], role: flat[i + 1], features: flat.subarray(i + 3, i + 3 + flat[i + 2]) })
  return { size, roles, reports, phrases }
}

function sharesOf(weights, features, classes) {
  const sums = new Float64Array(classes)
  for (const f of features) for (let k = 0; k < classes; k++) sums[k] += weights[f * classes + k]
  const top = Math.max(...sums)
  let all = 0
  for (let k = 0; k < classes; k++) all += sums[k] = Math.exp(sums[k] - top)
  for (let k = 0; k < classes; k++) sums[k] /= all
  return sums
}

/** Weights by stochastic steps, each scaled by its feature's own history. */
function learn(phrases, size, classes) {
  const weights = new Float32Array(size * classes)
  const history = new Float32Array(size * classes)
  const order = [...phrases]
  const shuffle = shuffler()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order)
    const rate = RATE * (1 - epoch / EPOCHS)
    for (const { role, features } of order) {
      const errors = sharesOf(weights, features, classes)
      errors[role] -= 1
      for (const f of features)
        for (let k = 0, at = f * classes; k < classes; k++, at++) {
          const slope = errors[k] + DECAY * weights[at]
          history[at] += slope * slope
          weights[at] -= (rate * slope) / (Math.sqrt(history[at]) + 1e-3)
        }
    }
  }
  return weights
}

/** Entities by hand: one inside another is the same. */
function entitiesOf(told) {
  const kept = []
  for (const strings of told.map((e) => e.filter(Boolean))) {
    const isSame = (o) => strings.every((m) => o.includes(m)) || o.every((m) => strings.includes(m))
    if (strings.length > 0 && !kept.some(isSame)) kept.push(strings)
  }
  return kept
}

/** Best F1 of a role over all thresholds: one string an actor, the surest. */
function bestOf({ roles, reports }, phrases, role) {
  const name = roles[role]
  const found = []
  let gold = 0
  reports.forEach((report, n) => {
    const entities = entitiesOf(report.entities[name])
    gold += entities.length
    const byText = new Map()
    const byActor = new Map()
    report.phrases.forEach(({ texts, actor }, k) => {
      const share = phrases[n][k][role + 1]
      const text = texts[name === 'Target' || name === 'Weapon' ? 1 : 0]
      if (!((byActor.get(actor ?? text)?.share ?? -1) >= share)) byActor.set(actor ?? text, { share, text })
    })
    for (const { share, text } of byActor.values()) if (!(byText.get(text) >= share)) byText.set(text, share)
    for (const [text, share] of byText)
      if (text && share > 0.05)
        found.push({ share, keys: entities.flatMap((e, i) => (e.includes(text) ? [`${n} ${i}`] : [])) })
  })
  found.sort((a, b) => b.share - a.share)
  const used = new Set()
  let best = { f1: 0, share: 1, right: 0, found: 0, gold }
  found.forEach(({ share, keys }, i) => {
    const key = keys.find((k) => !used.has(k))
    if (key) used.add(key)
    const f1 = (2 * used.size) / (i + 1 + gold)
    if (f1 > best.f1) best = { f1, share, right: used.size, found: i + 1, gold }
  })
  return best
}

function show(name, corpus, shares) {
  const phrases = corpus.reports.map(() => [])
  corpus.phrases.forEach(({ report }, i) => {
    phrases[report].push(shares[i])
  })
  const best = corpus.roles.map((_, role) => bestOf(corpus, phrases, role))
  const sum = (key) => best.reduce((n, b) => n + b[key], 0)
  const rows = best.map((b, i) => `${corpus.roles[i]} ${b.f1.toFixed(3)} at ${b.share.toFixed(2)}`)
  console.log(`${name}: all ${((2 * sum('right')) / (sum('found') + sum('gold'))).toFixed(3)}; ${rows.join(', ')}`)
}

const corpus = read(train)
const { size } = corpus
const classes = corpus.roles.length + 1
const held = new Array(corpus.phrases.length)
for (let k = 0; k < FOLDS; k++) {
  const part = learn(
    corpus.phrases.filter((p) => p.report % FOLDS !== k),
    size,
    classes,
  )
  corpus.phrases.forEach((p, i) => {
    if (p.report % FOLDS === k) held[i] = sharesOf(part, p.features, classes)
  })
}
show('held-out fifths', corpus, held)
const weights = learn(corpus.phrases, size, classes)
const other = read(dev)
show(
  'dev',
  other,
  other.phrases.map((p) => sharesOf(weights, p.features, classes)),
)
let top = 0
for (const w of weights) top = Math.max(top, Math.abs(w))
const scale = Math.fround(top / 127)
const bytes = Buffer.alloc(4 + weights.length)
bytes.writeFloatLE(scale, 0)
weights.forEach((w, i) => {
  bytes.writeInt8(Math.round(w / scale), 4 + i)
})
writeFileSync(out, bytes)
