/**
 * Reading everything back as it is stored, to see whether it is still what it was.
 *
 * Out    one sentence for each thing that is not; none when all is well. What cannot even be unpacked is a sentence too.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { Record } from '../record/index.ts'
import { eachSealed, sealOf } from './decisions.ts'
import type { Laid } from './lay.ts'
import { aliasesNow, layOn } from './relay.ts'
import { claimColumns, eventColumns, type TextRow, textOf, textRow, withoutText, withText } from './rows.ts'
import type { Sql } from './sql.ts'

const inflate = promisify(inflateRaw)

export interface Checked {
  documents: number
  decisions: number
  problems: string[]
}

/** Hashes every document and text again, makes every report's rows again, and follows the journal. */
export async function checkLedger(sql: Sql): Promise<Checked> {
  const problems: string[] = []
  const documents = await checkDocuments(sql, problems)
  await checkReports(sql, problems)
  const decisions = await checkDecisions(sql, problems)
  return { documents, decisions, problems }
}

async function checkDocuments(sql: Sql, problems: string[]): Promise<number> {
  const all = await sql.query<{ sha256: string }>('SELECT sha256 FROM documents ORDER BY sha256')
  for (const { sha256 } of all) {
    const [row] = await sql.query<{ size: number; deflated: Uint8Array }>(
      'SELECT size, deflated FROM documents WHERE sha256 = $1',
      [sha256],
    )
    const bytes = await inflate(row!.deflated).catch(() => null)
    if (bytes === null) problems.push(`document ${sha256}: its bytes cannot be unpacked`)
    else if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      problems.push(`document ${sha256}: its bytes have another hash`)
    else if (bytes.length !== row!.size) problems.push(`document ${sha256}: ${bytes.length} bytes, ${row!.size} noted`)
  }
  return all.length
}

interface ReportRow extends TextRow {
  id: string
  document: string
  record: string
  laid: string | null
}

async function checkReports(sql: Sql, problems: string[]): Promise<void> {
  const all = await sql.query<{ id: string }>('SELECT id FROM reports ORDER BY seq')
  for (const { id } of all) {
    const [row] = await sql.query<ReportRow>(
      `SELECT r.id, r.document, r.record, r.laid, t.sha256, t.encoding, t.body FROM reports r JOIN texts t ON t.sha256 = r.article
       WHERE r.id = $1`,
      [id],
    )
    const found = row === undefined ? ['its text is missing'] : await reportProblems(sql, row)
    problems.push(...found.map((p) => `report ${id}: ${p}`))
  }
}

async function reportProblems(sql: Sql, row: ReportRow): Promise<string[]> {
  let record: Record
  try {
    const text = textOf(row)
    if (textRow(text).sha256 !== row.sha256) return ['its text has another hash']
    record = withText(row.record, text)
  } catch {
    return ['its record is not JSON']
  }
  const problems: string[] = []
  if (record.id !== row.id) problems.push(`its record names itself ${record.id}`)
  if (record.document?.sha256 !== row.document) problems.push('its record names another document')
  let laid: Laid
  try {
    laid = await layOn(sql, record, await aliasesNow(sql))
  } catch (error) {
    return [...problems, `the decisions on it cannot be laid: ${error instanceof Error ? error.message : error}`]
  }
  const isLaid = row.laid === (sameRecord(laid.record, record) ? null : withoutText(laid.record))
  if (!isLaid) problems.push('its record with the decisions laid on it differs from the journal')
  const events = await sql.query<{ id: string; evidence: string; event: string; review: string }>(
    'SELECT id, evidence, event, review FROM events WHERE report = $1 ORDER BY position',
    [row.id],
  )
  const claims = await sql.query<{ id: string; content: string; claim: string }>(
    'SELECT id, content, claim FROM claims WHERE report = $1 ORDER BY position',
    [row.id],
  )
  const wantedEvents = eventColumns(laid.record).map(({ id, evidence, event }) => ({
    id,
    evidence,
    event,
    review: laid.reviews.get(id)?.state ?? 'open',
  }))
  const wantedClaims = claimColumns(laid.record).map(({ id, content, claim }) => ({ id, content, claim }))
  if (JSON.stringify(events) !== JSON.stringify(wantedEvents)) problems.push('its events differ from its record')
  if (JSON.stringify(claims) !== JSON.stringify(wantedClaims)) problems.push('its claims differ from its record')
  return problems
}

const sameRecord = (a: Record, b: Record): boolean => JSON.stringify(a) === JSON.stringify(b)

async function checkDecisions(sql: Sql, problems: string[]): Promise<number> {
  let previous = ''
  let seq = 0
  for await (const decision of eachSealed(sql)) {
    seq += 1
    if (decision.seq !== seq) problems.push(`decision ${seq}: missing, the next is ${decision.seq}`)
    else if (sealOf(previous, decision.line) !== decision.hash)
      problems.push(`decision ${seq}: it, or the one before it, was changed (its hash does not fit)`)
    else if (!decision.isWhole) problems.push(`decision ${seq}: its columns say something else than its entry`)
    previous = decision.hash
    seq = decision.seq
  }
  return seq
}
