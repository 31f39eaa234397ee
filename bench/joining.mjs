/**
 * How well events of many reports are joined into incidents, and copies into groups: on reports made from known facts,
 * and on samples/.
 *
 * Usage  node bench/joining.mjs [--seed N] [--stories N] [--vague 0.2] [--dist DIR] [--keep FILE]      after npm run build; --keep
 *        writes the made reports and their records to FILE, or takes them from there
 * Out    incidents: B-cubed F1 over the events that tell them; copies: F1 over pairs of reports; groups of reports.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { built, labelsOf, readRecords, score } from '../models/joining/corpus.mjs'
import { makeReports } from './made-reports.mjs'
import { sampleTruth } from './sample-truth.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    stories: { type: 'string', default: '40' },
    vague: { type: 'string', default: '0' },
    dist: { type: 'string' },
    keep: { type: 'string' },
  },
})
const dist = values.dist === undefined ? undefined : resolve(values.dist)
const { readFiles } = await built('index.js', dist)
const { joinRecords } = await built('desk/join-records.js', dist)

const made = makeReports(Number(values.seed), { stories: Number(values.stories), vague: Number(values.vague) })
const records = await readRecords(
  made.reports.map(({ id, text, title, published, publisher }) => ({ id, text, title, published, publisher })),
  { dist, keep: values.keep },
)
const truth = made.reports.flatMap(({ id, sentences }) =>
  sentences
    .filter((s) => s.incident !== null)
    .map((s) => ({ report: id, ...s, types: made.incidents[s.incident].deed.types })),
)
print(
  'made',
  records,
  truth,
  made.reports.map((r) => r.group),
)

const samples = []
const folder = resolve(import.meta.dirname, '../samples')
for await (const { path, record } of readFiles([folder]))
  if (record) samples.push({ ...record, id: path.slice(folder.length + 1) })
const inSamples = sampleTruth(samples)
print(
  'samples',
  samples,
  inSamples.events,
  samples.map((s) => inSamples.copies(s.id)),
)

function print(what, records, truth, copyGroups) {
  const start = performance.now()
  const { incidents, copies } = joinRecords(records)
  const ms = Math.round(performance.now() - start)
  const of = new Map(incidents.flatMap((i, n) => i.events.map((e) => [`${e.report} ${e.event}`, n])))
  const gold = []
  const labels = []
  for (const { report, start, end, incident, types } of truth) {
    const { events } = records.find((r) => r.id === report)
    const tells = events.filter((e) => e.trigger.start >= start && e.trigger.end <= end && types.includes(e.type))
    // A sentence whose event was not found counts as one that was joined with nothing.
    for (const id of tells.length > 0 ? tells.map((e) => e.id) : [`none ${start}`]) {
      gold.push(incident)
      labels.push(of.get(`${report} ${id}`) ?? `${report} ${id}`)
    }
  }
  const { bCubed } = score(gold, labels)
  const { pairs } = score(
    copyGroups,
    labelsOf(
      records.map((r) => r.id),
      copies,
    ),
  )
  const figure = ({ p, r, f1 }) => [f1, p, r].map((x) => (100 * x).toFixed(1)).join(' / ')
  console.log(
    `${what}: ${records.length} reports, ${gold.length} tellings of ${new Set(gold).size} incidents, ${ms} ms`,
  )
  console.log(`  incidents B-cubed F1 / P / R ${figure(bCubed)}`)
  console.log(`  copies pairs F1 / P / R ${figure(pairs)}`)
}
