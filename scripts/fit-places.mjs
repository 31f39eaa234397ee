/**
 * Fits the weights of src/read/place/judge.ts and writes src/read/place/weights.ts.
 *
 * Usage  node scripts/fit-places.mjs PLACES=lgl.jsonl PLACES*2=gwn-a.jsonl NAMES=re3d.jsonl ...
 *        PLACES: {"text", "places": [{"start", "end", "ignore"?}]}; NAMES: {"text", "source"?, "entities": [{"start",
 *        "end", "type"}]}; *2 counts every candidate of the file twice. Run the build first: dist/ finds the candidates.
 * Out    weights.ts; on the screen, five-fold precision, recall and F1 of each file (strict spans) at threshold 0.
 * Model  logistic, L2 = 1, features seen fewer than six times left out. Of NAMES files a candidate that is a location
 *        by exact span is a place, one inside a person's name or outside every entity is not, and the rest (peoples,
 *        parts of other names) are not counted. Lines in capitals are fitted apart, on the same texts in capitals.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openGazetteer } from '../dist/desk/gazetteer.js'
import { allCandidates } from '../dist/read/place/index.js'
import { describe, listsOf } from '../dist/read/place/judge.js'
import { splitSentences } from '../dist/read/text/index.js'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const L2 = 1
const SWEEPS = 200
const RARE = 6
/** Features too rare in these files to speak for themselves start from what is plain: a base that is named is a place. */
const EXPECTED = { 'facility name': 1.5, 'facility alternate': 1, 'water name': 1 }
/** Files that may not be shipped in any form are left out by their source. */
const NOT_FOR_SHIPPING = new Set(['BBC Online'])

const lists = listsOf((name) => readFileSync(join(root, 'data', name), 'utf8'))
const gazetteer = openGazetteer()
const files = process.argv.slice(2).map((argument) => {
  const [, form, times, path] = /^(PLACES|NAMES)(?:\*(\d+))?=(.+)$/.exec(argument) ?? []
  if (!form) throw new Error(`Expected PLACES=FILE or NAMES=FILE, got "${argument}".`)
  return { form, weight: Number(times ?? 1), path }
})
const fits = [false, true].map((shouted) =>
  fitAll(
    files.flatMap((file) => rowsOf(file, shouted)),
    shouted,
  ),
)
writeFileSync(join(root, 'src/read/place/weights.ts'), source(...fits))

/** Every candidate of a file: its features and whether it is a place. */
function rowsOf({ form, weight, path }, shouted) {
  const documents = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  return documents.flatMap((document, n) => {
    const text = shouted ? document.text.toUpperCase() : document.text
    if (text.length !== document.text.length || NOT_FOR_SHIPPING.has(document.source)) return []
    const blocks = [...text.matchAll(/[^\n]+/g)].map((m) => ({
      span: { start: m.index, end: m.index + m[0].length },
      kind: 'paragraph',
    }))
    const sentences = splitSentences(text, blocks).map((line) => ({ ...line, tokens: [] }))
    const candidates = allCandidates(text, sentences, gazetteer)
    const features = describe(candidates, lists)
    const asked = form === 'PLACES' ? document.places.filter((p) => !p.ignore).length : 0
    return candidates.map((c, i) => {
      const label = form === 'PLACES' ? asPlace(c, document.places) : asName(c, document.entities)
      return {
        path,
        weight,
        document: `${path} ${n}`,
        asked,
        label,
        start: c.start,
        end: c.end,
        features: [...new Set(features[i])],
      }
    })
  })
}

function asPlace(c, places) {
  const gold = places.find((p) => p.start === c.start && p.end === c.end)
  return gold ? (gold.ignore ? null : 1) : 0
}

function asName(c, entities) {
  const over = entities.filter((e) => e.start < c.end && e.end > c.start)
  const exact = over.find((e) => e.start === c.start && e.end === c.end)
  if (exact && /^LOC/i.test(exact.type)) return 1
  if (c.entries[0]?.via === 'demonym') return exact?.type === 'Nationality' ? 1 : null
  if (over.some((e) => /^PER/i.test(e.type))) return 0
  return over.length > 0 ? null : 0
}

function fitAll(all, shouted) {
  const rows = all.filter((row) => row.label !== null)
  const folds = new Map([...new Set(rows.map((row) => row.document))].map((d, i) => [d, (i * 7919) % 5]))
  for (let k = 0; k < 5; k++) {
    const weights = weigh(rows.filter((row) => folds.get(row.document) !== k))
    for (const row of rows) if (folds.get(row.document) === k) row.score = score(row, weights)
  }
  console.log(shouted ? 'in capitals' : 'as printed')
  for (const { path } of files)
    report(
      path,
      rows.filter((row) => row.path === path),
    )
  return weigh(rows)
}

function score(row, weights) {
  return row.features.reduce((sum, f) => sum + (weights.get(f) ?? 0), 0)
}

/** Newton steps, one feature at a time, until all have been round SWEEPS times. */
function weigh(rows) {
  const members = new Map()
  rows.forEach((row, i) => {
    for (const f of row.features) {
      const of = members.get(f)
      if (of) of.push(i)
      else members.set(f, [i])
    }
  })
  for (const [f, of] of members) if (of.length < RARE && !(f in EXPECTED)) members.delete(f)
  const weights = new Map([...members.keys()].map((f) => [f, EXPECTED[f] ?? 0]))
  const z = Float64Array.from(rows, (row) => score(row, weights))
  for (let sweep = 0; sweep < SWEEPS; sweep++)
    for (const [f, of] of members) {
      const now = weights.get(f)
      let slope = L2 * (now - (EXPECTED[f] ?? 0))
      let bend = L2
      for (const i of of) {
        const p = 1 / (1 + Math.exp(-z[i]))
        slope += rows[i].weight * (p - rows[i].label)
        bend += rows[i].weight * p * (1 - p)
      }
      const step = Math.max(-1, Math.min(1, -slope / bend))
      weights.set(f, now + step)
      for (const i of of) z[i] += step
    }
  return weights
}

/** Precision, recall and F1 of a file; of two candidates that overlap the likelier counts. */
function report(path, rows) {
  const kept = []
  for (const row of rows) {
    if (row.score <= 0) continue
    const last = kept.at(-1)
    if (last?.document === row.document && last.end > row.start) {
      if (last.score >= row.score) continue
      kept.pop()
    }
    kept.push(row)
  }
  const right = kept.filter((row) => row.label === 1).length
  const asked = new Map(rows.map((row) => [row.document, row.asked]))
  const known = [...asked.values()].reduce((a, b) => a + b, 0)
  const wanted = known > 0 ? known : rows.filter((row) => row.label === 1).length
  const p = right / kept.length
  const r = right / wanted
  console.log(`${path}: P ${p.toFixed(3)} R ${r.toFixed(3)} F1 ${((2 * p * r) / (p + r)).toFixed(3)}`)
}

function source(printed, shouted) {
  const table = (weights) =>
    [...weights]
      .map(([f, w]) => [f, Math.round(w * 100) / 100])
      .filter(([, w]) => Math.abs(w) >= 0.02)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([f, w]) => `  ${/^[a-z]+$/.test(f) ? f : f.includes("'") ? JSON.stringify(f) : `'${f}'`}: ${w},\n`)
      .join('')
  return `/** Weights of judge.ts by feature: log odds. Written by scripts/fit-places.mjs, never by hand. */
export const WEIGHTS: { readonly [feature: string]: number } = {
${table(printed)}}

/** The same for lines all in capitals. */
export const SHOUTED_WEIGHTS: { readonly [feature: string]: number } = {
${table(shouted)}}
`
}
