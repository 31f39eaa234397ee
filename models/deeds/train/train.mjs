/**
 * Trains the deed model: a logistic regression over hashed features, eight-bit weights.
 *
 * Usage  node models/deeds/train/train.mjs TRAIN DEV OUT.bin
 * In     TRAIN and DEV as dump.mjs writes them. Each deed of a report with an incident counts as a particular one, each of
 *        a report without as none; a report's label is rough, so only shares below one half are acted on.
 * Out    the weights; how many deeds would be taken for kinds, on held-out fifths of TRAIN and on DEV.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { shuffler } from '../../shuffled.mjs'

const [train, dev, out] = process.argv.slice(2)
const load = (file) => import(pathToFileURL(resolve(import.meta.dirname, '../../../dist', file)).href)
const { SIZE, SURE } = await load('read/event/particular/features.js')
const FOLDS = 5
const EPOCHS = 6
const DECAY = 1e-3
const RATE = 0.05

const reports = (path) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const shareOf = (weights, features) => 1 / (1 + Math.exp(-features.reduce((sum, f) => sum + weights[f], 0)))

/** Weights by stochastic steps, each scaled by its feature's own history. */
function learn(told) {
  const weights = new Float64Array(SIZE)
  const history = new Float64Array(SIZE)
  const rows = told.flatMap(([isIncident, deeds]) => deeds.map((features) => ({ isIncident, features })))
  const shuffle = shuffler()
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(rows)
    const rate = RATE * (1 - epoch / EPOCHS)
    for (const { isIncident, features } of rows) {
      const error = shareOf(weights, features) - (isIncident ? 1 : 0)
      for (const f of features) {
        const slope = error + DECAY * weights[f]
        history[f] += slope * slope
        weights[f] -= (rate * slope) / (Math.sqrt(history[f]) + 1e-2)
      }
    }
  }
  return weights
}

function show(name, rows) {
  for (const isIncident of [false, true]) {
    const ours = rows.filter((r) => r.isIncident === isIncident)
    const kinds = ours.filter((r) => r.share < 0.5 && r.features[0] !== SURE).length
    console.log(
      `${name}: ${isIncident ? 'with' : 'without'} an incident ${kinds} of ${ours.length} deeds below one half`,
    )
  }
}

const score = (weights, told) =>
  told.flatMap(([isIncident, deeds]) =>
    deeds.map((features) => ({ isIncident, features, share: shareOf(weights, features) })),
  )

const told = reports(train)
const held = []
for (let k = 0; k < FOLDS; k++) {
  const weights = learn(told.filter((_, i) => i % FOLDS !== k))
  held.push(
    ...score(
      weights,
      told.filter((_, i) => i % FOLDS === k),
    ),
  )
}
show('held-out fifths', held)
const weights = learn(told)
show('dev', score(weights, reports(dev)))
const scale = Math.fround(Math.max(...weights.map(Math.abs)) / 127)
const bytes = Buffer.alloc(4 + SIZE)
bytes.writeFloatLE(scale, 0)
weights.forEach((w, i) => {
  bytes.writeInt8(Math.round(w / scale), 4 + i)
})
writeFileSync(out, bytes)
