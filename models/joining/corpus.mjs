/**
 * ECB+ as the trainer and bench/ecb-grouping.mjs read it: the program sees the texts, never their ids.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The built program's module, e.g. 'incident/index.js'. */
export const built = (module, dist = resolve(import.meta.dirname, '../../dist')) =>
  import(pathToFileURL(join(dist, module)).href)

/**
 * Reads reports with the program.
 *
 * @param lines what each line of JSON Lines is: {id, text, ...}
 * @param keep a file that the records are taken from when it is there, and written to when it is not
 */
export async function readRecords(lines, { dist, keep } = {}) {
  if (keep !== undefined && existsSync(keep)) return parseLines(readFileSync(keep, 'utf8'))
  const { readFiles } = await built('index.js', dist)
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-joining-'))
  const records = []
  try {
    const file = join(folder, 'reports.jsonl')
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    for await (const { record } of readFiles([file])) records.push(record)
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (keep !== undefined) writeFileSync(keep, records.map((r) => `${JSON.stringify(r)}\n`).join(''))
  return records
}

const parseLines = (text) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/**
 * Reads the texts of an ECB+ file.
 *
 * @returns records, numbered in order; topic and incident of each, for training and scoring; name and sha256 of the file
 */
export async function readStories(file, options = {}) {
  const bytes = readFileSync(file)
  const documents = parseLines(bytes.toString('utf8'))
  return {
    name: basename(file),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    records: await readRecords(
      documents.map(({ text }, i) => ({ id: String(i).padStart(6, '0'), text })),
      options,
    ),
    topics: documents.map((d) => d.topic),
    incidents: documents.map((d) => d.incidents[0]),
  }
}

/** B-cubed and pairwise F1 of a labelling of things. */
export function score(gold, labels) {
  const count = (keys) => {
    const counts = new Map()
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const pairs = gold.map((g, i) => JSON.stringify([g, labels[i]]))
  const [inGold, inLabels, inBoth] = [count(gold), count(labels), count(pairs)]
  const sums = { p: 0, r: 0, both: 0, gold: 0, labels: 0 }
  for (const [i, pair] of pairs.entries()) {
    const [both, g, l] = [inBoth.get(pair), inGold.get(gold[i]), inLabels.get(labels[i])]
    sums.p += both / l
    sums.r += both / g
    sums.both += both - 1
    sums.gold += g - 1
    sums.labels += l - 1
  }
  const prf = (p, r) => ({ p, r, f1: p + r === 0 ? 0 : (2 * p * r) / (p + r) })
  return {
    bCubed: prf(sums.p / gold.length, sums.r / gold.length),
    pairs: prf(sums.labels === 0 ? 1 : sums.both / sums.labels, sums.gold === 0 ? 1 : sums.both / sums.gold),
    groups: inLabels.size,
  }
}

/** The label of each report, from groups of ids. */
export function labelsOf(ids, groups) {
  const label = new Map(groups.flatMap((group, n) => group.map((id) => [id, n])))
  return ids.map((id) => label.get(id))
}

export const show = ({ bCubed, pairs, groups }) => {
  const figure = ({ p, r, f1 }) => [f1, p, r].map((x) => (100 * x).toFixed(1)).join(' / ')
  return `B-cubed F1 / P / R ${figure(bCubed)}, pairs ${figure(pairs)}, ${groups} groups`
}
