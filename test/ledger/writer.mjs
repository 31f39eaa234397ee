// A process of its own that adds rows until it is killed or the disk is full.
//   LEDGER MODULE FIRST    reports FIRST, FIRST + 1 ...; prints "kept N" after the Nth row was acknowledged, "CODE message" when adding failed
import { createHash, randomBytes } from 'node:crypto'
import { pathToFileURL } from 'node:url'

const [location, module, first] = process.argv.slice(2)
const { openLedger, putReports } = await import(pathToFileURL(module).href)
const since = '2021-06-29T10:00:00.000Z'
const ledger = await openLedger(location, { command: 'test', since }).catch((error) => {
  console.log(`${error.code} ${error.message}\nended`)
  process.exit(0)
})
// With --blind the look at the free space before each write is left out: the disk fills while the engine writes.
if (process.argv.includes('--blind')) ledger.room = async () => {}
// With --log every report begins a new file of the write-ahead log, so that it is the log that meets the end of the disk.
const fillsLog = process.argv.includes('--log')

for (let n = Number(first); ; n += 1) {
  const text = `Report ${n}. ${randomBytes(50_000).toString('hex')}`
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const layers = { skipped: [], sentences: [], names: [], actors: [], places: [], times: [], events: [], claims: [] }
  const record = {
    schema: 'onrecord/record@1',
    id: String(n),
    document: { mediaType: 'text/plain', bytes: bytes.length, sha256 },
    title: null,
    byline: null,
    published: { value: null, basis: 'unknown' },
    language: 'en',
    text,
    ...layers,
    links: [],
    notes: [],
    reader: { name: 'onrecord', version: '0.0.0', ms: 0 },
  }
  try {
    if (fillsLog && n > 2) await ledger.query('SELECT pg_switch_wal()')
    await putReports(ledger, [{ record, bytes, sketch: [], addedAt: since }])
  } catch (error) {
    console.log(`${error.code} ${error.message}\ncause: ${error.cause?.message}`)
    break
  }
  console.log(`kept ${n}`)
}
await ledger.close().catch((error) => console.log(`close: ${error.message}`))
console.log('ended')
