/**
 * The work of `onrecord list`.
 *
 * Out    a table on a terminal, its cells separated by tabs in a pipe, or one JSON object a line.
 */
import type { Desk } from '../desk/desk.ts'
import type { ReportRow } from '../desk/types.ts'
import { wholeNumber, withDesk } from './ledger.ts'
import { oneLine, painter, print } from './terminal.ts'

/** What one request of a running `serve` gives. */
const STEP = 500

export async function listReports(given: {
  ledger?: string
  query?: string
  limit: string
  json?: boolean
}): Promise<void> {
  const limit = wholeNumber('--limit', given.limit, 1, 1_000_000_000)
  await withDesk(given, 'list', async (desk) => {
    let total = 0
    let shown = 0
    const { stdout } = process
    for await (const row of rows(desk, given.query, limit, (n) => {
      total = n
    })) {
      shown += 1
      if (given.json) await print(`${JSON.stringify(row)}\n`)
      else await print(stdout.isTTY ? tableLine(row, stdout.columns ?? 100) : tabLine(row))
    }
    if (stdout.isTTY && !given.json) {
      const more = total > shown ? ` of ${total}; --limit shows more` : ''
      process.stderr.write(`${shown} report${shown === 1 ? '' : 's'}${more}\n`)
    }
  })
}

async function* rows(
  desk: Desk,
  q: string | undefined,
  limit: number,
  total: (n: number) => void,
): AsyncGenerator<ReportRow> {
  for (let offset = 0; offset < limit; offset += STEP) {
    const wanted = Math.min(STEP, limit - offset)
    const page = await desk.reports({ ...(q === undefined ? {} : { q }), limit: wanted, offset })
    total(page.total)
    yield* page.rows
    if (page.rows.length < wanted) return
  }
}

const ID = 12

function tableLine(row: ReportRow, columns: number): string {
  const paint = painter(process.stdout)
  const counts = `${String(row.events).padStart(3)} events ${String(row.claims).padStart(3)} claims`
  const start = `${shortId(row.id).padEnd(ID)}  ${(row.published ?? '').padEnd(10)}  ${row.language}  ${counts}  `
  const title = oneLine(row.title ?? row.excerpt)
  const room = Math.max(20, columns - start.length)
  return `${paint('cyan', start.slice(0, ID))}${start.slice(ID)}${title.length > room ? `${title.slice(0, room - 1)}…` : title}\n`
}

const tabLine = (row: ReportRow): string =>
  `${[row.id, row.published ?? '', row.language, row.events, row.claims, oneLine(row.title ?? row.excerpt)].join('\t')}\n`

/** Enough of a hash to name a report; other ids whole. */
const shortId = (id: string): string => (/^[0-9a-f]{64}$/.test(id) ? id.slice(0, ID) : oneLine(id))
