/**
 * How joining grows: made events, four a happening, over three years and 400 towns, from 1,000 to 100,000; and how long a
 * report takes to be kept and joined in a ledger of as many.
 *
 * Usage  node bench/joining-scale.mjs [--most 100000] [--ledger EVENTS] [--dist DIR]      after npm run build; --ledger
 *        fills an embedded ledger with so many events and adds 60 reports one by one
 * Out    Markdown rows: events, seconds to make incidents of them, microseconds an event; of a ledger milliseconds (median,
 *        95th percentile) to keep a report and bring the incidents up to it, reading left out.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { built } from '../models/joining/corpus.mjs'
import { random } from './made-reports.mjs'

const { values } = parseArgs({
  options: { most: { type: 'string', default: '100000' }, ledger: { type: 'string' }, dist: { type: 'string' } },
})
const dist = values.dist === undefined ? undefined : resolve(values.dist)
const { joinEvents, tellerOf, toIncident, toldOf } = await built('incident/index.js', dist)
const { joinModel, keptForJoining } = await built('desk/stories.js', dist)

const DAY = 86_400_000
const PER_REPORT = 8
const PER_HAPPENING = 4
const DEEDS = ['shelled', 'raided', 'bombed', 'stormed', 'attacked']
const TARGETS = ['market', 'school', 'bridge', 'convoy', 'mosque', 'depot', 'station', 'hospital']

/** The n-th report: eight events, each of a happening that some other reports tell too. */
function record(n, happenings) {
  const next = random(n)
  const told = Array.from({ length: PER_REPORT }, () => happening(Math.floor(next() * happenings)))
  const sentences = told.map(
    (h) => `Fighters of group ${h.group} ${h.deed} the ${h.target} of Town${h.town}, killing ${h.killed} people.`,
  )
  const text = sentences.join(' ')
  const span = (i) => {
    const start = text.indexOf(sentences[i])
    return { start, end: start + sentences[i].length }
  }
  const places = told.map((h, i) => ({
    id: `p${i}`,
    span: span(i),
    text: `Town${h.town}`,
    name: `Town${h.town}`,
    lat: 30 + (h.town % 20),
    lon: 30 + Math.floor(h.town / 20),
    geonameid: h.town,
    country: 'IRQ',
    kind: 'settlement',
    precision: 'settlement',
  }))
  const party = (role, words, i) => ({ role, actor: null, span: span(i), text: words, kind: 'unknown', country: null })
  const events = told.map((h, i) => ({
    id: `e${i + 1}`,
    type: 'ASSAULT',
    mode: null,
    acled: null,
    trigger: span(i),
    evidence: span(i),
    participants: [party('actor', `group ${h.group}`, i), party('recipient', `the ${h.target}`, i)],
    instruments: [],
    where: [`p${i}`],
    when: { value: h.day, from: `${h.day}T00:00:00Z`, to: `${h.day}T23:59:00Z`, time: null, basis: 'stated' },
    count: null,
    casualties: { killed: { min: h.killed, max: h.killed, span: span(i) } },
    status: 'asserted',
    claims: [],
  }))
  const sha256 = createHash('sha256').update(text).digest('hex')
  return {
    schema: 'onrecord/record@1',
    id: sha256,
    document: { publisher: `Paper ${n % 40}`, mediaType: 'text/plain', bytes: Buffer.byteLength(text), sha256 },
    title: null,
    byline: null,
    published: { value: '2024-01-01', basis: 'given' },
    language: 'en',
    text,
    skipped: [],
    sentences: sentences.map((_, i) => span(i)),
    names: [],
    actors: [],
    places,
    times: [],
    events,
    claims: [],
    links: [],
    notes: [],
    reader: { name: 'onrecord', version: '0', ms: 0 },
  }
}

function happening(n) {
  const next = random(n * 7919 + 1)
  const pick = (list) => list[Math.floor(next() * list.length)]
  return {
    town: Math.floor(next() * 400),
    day: new Date(Date.UTC(2021, 0, 1) + Math.floor(next() * 1095) * DAY).toISOString().slice(0, 10),
    deed: pick(DEEDS),
    target: pick(TARGETS),
    group: Math.floor(next() * 60),
    killed: 1 + Math.floor(next() * 40),
  }
}

const recordsFor = (events) => Array.from({ length: events / PER_REPORT }, (_, n) => record(n, events / PER_HAPPENING))

if (values.ledger === undefined) {
  const model = joinModel()
  for (let events = 1000; events <= Number(values.most); events *= 10) {
    const records = recordsFor(events)
    const tellers = new Map(records.map((r) => [r.id, tellerOf(r, model.background)]))
    const told = records.flatMap(toldOf)
    const [start, used] = [performance.now(), process.cpuUsage()]
    const groups = joinEvents(told, model, tellers).flatMap((part) => part.groups)
    const incidents = groups.map((g) => toIncident(g, tellers))
    const seconds = (performance.now() - start) / 1000
    const { user, system } = process.cpuUsage(used)
    const each = Math.round((user + system) / events)
    console.log(
      `| ${events} events | ${incidents.length} incidents | ${seconds.toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s on the processor | ${each} µs an event |`,
    )
  }
} else await inLedger(Number(values.ledger))

async function inLedger(events) {
  const { openLedger, putReports } = await built('ledger/index.js', dist)
  const { Grouping } = await built('desk/regroup.js', dist)
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-scale-'))
  const since = '2024-01-01T00:00:00.000Z'
  const ledger = await openLedger(join(folder, 'ledger'), { command: 'bench', since })
  const grouping = new Grouping(ledger)
  const kept = (r) => ({ record: r, bytes: Buffer.from(r.text), ...keptForJoining(r), addedAt: since })
  const all = recordsFor(events)
  for (let at = 0; at < all.length; at += 64) await putReports(ledger, all.slice(at, at + 64).map(kept))
  const start = performance.now()
  await grouping.refresh()
  const first = ((performance.now() - start) / 1000).toFixed(1)
  const times = []
  const work = []
  for (let n = 0; n < 60; n += 1) {
    const report = kept(record(events + n, events / PER_HAPPENING))
    const [from, used] = [performance.now(), process.cpuUsage()]
    await putReports(ledger, [report])
    await grouping.refresh()
    times.push(performance.now() - from)
    const { user, system } = process.cpuUsage(used)
    work.push((user + system) / 1000)
  }
  for (const list of [times, work]) list.sort((a, b) => a - b)
  console.log(
    `| ledger of ${events} events | all joined in ${first} s | a report: median ${times[30].toFixed(0)} ms, p95 ${times[56].toFixed(0)} ms by the clock; ${work[30].toFixed(0)} and ${work[56].toFixed(0)} ms on the processor |`,
  )
  await ledger.close()
  rmSync(folder, { recursive: true })
}
