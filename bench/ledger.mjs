/**
 * How fast the ledger keeps and finds, PGlite beside PostgreSQL, in one run on the same made-up reports.
 *
 * Usage  node bench/ledger.mjs [REPORTS] [--dist DIR]     after npm run build; ONRECORD_TEST_POSTGRES names a database in
 *        which a schema of its own is made and dropped; without it PGlite alone is measured
 * Out    Markdown rows: rows a second while adding (a row is a report, document, text, event, claim or place), and
 *        milliseconds (median of 15) for the questions the app asks.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'

const at = process.argv.indexOf('--dist')
const dist = at > 0 ? resolve(process.argv[at + 1]) : resolve(import.meta.dirname, '../dist')
const count = Number(process.argv[2]) || 2000
const ledger = await import(pathToFileURL(join(dist, 'ledger/index.js')).href)
const { sketchOf } = await import(pathToFileURL(join(dist, 'incident/index.js')).href)

const EVENTS = 8
const CLAIMS = 5
const PLACES = 6
const BATCH = 64
const ROWS = 3 + EVENTS + CLAIMS + PLACES
const since = '2021-06-29T10:00:00.000Z'
const towns = 'Qasr Mosul Erbil Basra Kirkuk Samarra Tikrit Ramadi Haditha Sinjar'.split(' ')
const deeds = 'shelled raided bombed burned seized searched guarded looted attacked left'.split(' ')

/** The n-th report: some 3,000 characters, the same in every run. */
function report(n) {
  const sentence = (i) =>
    `Men of group ${(n * 7 + i) % 50} ${deeds[(n + i) % 10]} the market of ${towns[(n * 3 + i) % 10]} on day ${(n + i) % 28}, witness ${n * 31 + i} said by telephone to a reporter.`
  const sentences = Array.from({ length: 24 }, (_, i) => sentence(i))
  const text = sentences.join(' ')
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const span = (i) => {
    const start = text.indexOf(sentences[i])
    return { start, end: start + sentences[i].length }
  }
  const day = `2021-0${1 + (n % 9)}-${10 + (n % 19)}`
  const places = Array.from({ length: PLACES }, (_, i) => ({
    id: `p${i}`,
    span: span(i),
    text: towns[(n * 3 + i) % 10],
    name: towns[(n * 3 + i) % 10],
    lat: 33 + ((n * 3 + i) % 10) / 3,
    lon: 43,
    geonameid: (n * 3 + i) % 10,
    country: 'IRQ',
    kind: 'settlement',
    precision: 'settlement',
  }))
  const events = Array.from({ length: EVENTS }, (_, i) => ({
    id: `e${i}`,
    type: 'ASSAULT',
    mode: null,
    acled: null,
    trigger: { start: span(i).start, end: span(i).start + 3 },
    evidence: span(i),
    participants: [
      {
        role: 'actor',
        actor: null,
        span: span(i),
        text: `group ${(n * 7 + i) % 50}`,
        kind: 'armed-group',
        country: null,
      },
      { role: 'recipient', actor: null, span: span(i), text: 'the market', kind: 'facility', country: null },
    ],
    instruments: [],
    where: [`p${i % PLACES}`],
    when: { value: day, from: `${day}T00:00:00+03:00`, to: `${day}T23:59:00+03:00`, time: null, basis: 'stated' },
    count: null,
    casualties: {},
    status: 'asserted',
    claims: [`c${i % CLAIMS}`],
  }))
  const claims = Array.from({ length: CLAIMS }, (_, i) => ({
    id: `c${i}`,
    speaker: { actor: null, span: span(i), text: `witness ${n * 31 + i}`, name: `witness ${n * 31 + i}` },
    cue: null,
    content: [span(i)],
    stance: 'asserts',
    quoted: 'none',
    about: [`e${i}`],
    channel: null,
  }))
  const record = {
    schema: 'onrecord/record@1',
    id: sha256,
    document: { mediaType: 'text/plain', bytes: bytes.length, sha256 },
    title: `Report ${n}`,
    byline: null,
    published: { value: day, basis: 'given' },
    language: 'en',
    text,
    skipped: [],
    sentences: sentences.map((_, i) => span(i)),
    names: [],
    actors: [],
    places,
    times: [],
    events,
    claims,
    links: [],
    notes: [],
    reader: { name: 'onrecord', version: '0', ms: 0 },
  }
  return { record, bytes, sketch: sketchOf(text), addedAt: since }
}

async function median(run) {
  const times = []
  for (let i = 0; i < 15; i += 1) {
    const start = performance.now()
    await run(i)
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[7].toFixed(1)
}

async function measure(name, location) {
  const opening = performance.now()
  const db = await ledger.openLedger(location, { command: 'bench', since })
  const opened = performance.now() - opening
  const reports = Array.from({ length: count }, (_, n) => report(n))
  const start = performance.now()
  for (let i = 0; i < count; i += BATCH) await ledger.putReports(db, reports.slice(i, i + BATCH))
  const seconds = (performance.now() - start) / 1000
  const asked = {
    'one record': await median((i) => ledger.getRecord(db, reports[(i * 97) % count].record.id)),
    'page of reports': await median(() => ledger.findReports(db, { limit: 50 })),
    'page of events': await median(() => ledger.findEvents(db, { limit: 100 })),
    'words in events': await median((i) => ledger.findEvents(db, { q: `${towns[i % 10]} burned`, limit: 100 })),
    'type and party': await median((i) => ledger.findEvents(db, { type: 'ASSAULT', party: `group ${i}`, limit: 100 })),
    counts: await median(() => ledger.count(db)),
  }
  await db.close()
  const rows = count * ROWS
  const list = Object.entries(asked).map(([what, ms]) => `${what} ${ms}`)
  console.log(
    `| ${name} | ${count} reports, ${rows} rows | ${Math.round(rows / seconds)} rows/s, ${Math.round(count / seconds)} reports/s | first opening ${Math.round(opened)} ms | ms: ${list.join(', ')} |`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'onrecord-bench-'))
await measure('PGlite', join(folder, 'ledger'))
await rm(folder, { recursive: true })

const server = process.env.ONRECORD_TEST_POSTGRES
if (server) {
  const schema = `bench_${randomUUID().replaceAll('-', '')}`
  const run = async (sql) => {
    const client = new pg.Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`CREATE SCHEMA ${schema}`)
  const url = new URL(server)
  url.searchParams.set('options', `-csearch_path=${schema}`)
  await measure('PostgreSQL', url.href)
  await run(`DROP SCHEMA ${schema} CASCADE`)
} else console.log('PostgreSQL: left out, ONRECORD_TEST_POSTGRES is not set')
