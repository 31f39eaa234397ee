/**
 * The work of `onrecord decisions`.
 *
 * Out    one line an entry, its cells separated by tabs: number, when, who, kind, how it stands, what it is about, what
 *        was put there, the note. Or one JSON object a line.
 */
import type { DecisionView } from '../desk/types.ts'
import { wholeNumber, withDesk } from './ledger.ts'
import { oneLine, print } from './terminal.ts'

const STEP = 500

export async function listDecisions(given: {
  ledger?: string
  report?: string
  unfit?: boolean
  limit: string
  json?: boolean
}): Promise<void> {
  const limit = wholeNumber('--limit', given.limit, 1, 1_000_000_000)
  await withDesk(given, 'decisions', async (desk) => {
    const report = given.report === undefined ? {} : { report: (await desk.report(given.report)).record.id }
    for (let offset = 0; offset < limit; offset += STEP) {
      const wanted = Math.min(STEP, limit - offset)
      const { rows } = await desk.decisions({
        ...report,
        ...(given.unfit ? { unfit: true } : {}),
        limit: wanted,
        offset,
      })
      for (const row of rows) await print(given.json ? `${JSON.stringify(row)}\n` : decisionLine(row))
      if (rows.length < wanted) return
    }
  })
}

export function decisionLine(entry: DecisionView): string {
  const { seq, at, who, kind, undone, standing, note, why } = entry
  const state = undone ? 'undone' : standing
  return `${[seq, at, who, kind, state, aboutOf(entry), changeOf(entry), note ?? '', why ?? ''].map((c) => oneLine(String(c))).join('\t')}\n`
}

function aboutOf({ target, of, about }: DecisionView): string {
  if (of !== null) return `decision ${of}`
  if (target === null) return ''
  if ('incident' in target) return `incident ${target.incident}`
  if ('publisher' in target) return `publisher ${target.publisher}`
  const words = about[0]?.words
  return [target.report, 'event' in target ? target.event : '', words ? `“${words}”` : ''].filter(Boolean).join(' ')
}

function changeOf({ kind, field, before, after }: DecisionView): string {
  if (kind === 'correct') return `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`
  if (kind === 'grade') return `${field}: ${after}`
  return kind === 'place' || kind === 'alias' || kind === 'link' || kind === 'unlink' ? JSON.stringify(after) : ''
}
