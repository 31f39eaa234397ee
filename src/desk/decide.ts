/**
 * Taking a decision: what a person asks for, checked against the ledger, sealed into the journal, and laid on what it
 * concerns. Undo and redo lay and take off again the same way.
 *
 * In     a DecisionRequest, as docs/ledger.md describes each kind; who and when.
 * Out    the entry. Its rows and its incidents are made again before it resolves.
 * Errors BAD_REQUEST for what the kind does not take, NOT_FOUND for a target that does not exist.
 */
import {
  getDecision,
  type Ledger,
  type NewDecision,
  putDecision,
  relay,
  replaceReading,
  reportsNaming,
  type Sql,
  type StoredDecision,
} from '../ledger/index.ts'
import type { Alias, DecisionRequest } from '../record/decision.ts'
import { OnrecordError } from '../record/error.ts'
import type { Record } from '../record/index.ts'
import { layIncidents } from './lay-incidents.ts'
import { prepare } from './prepare.ts'
import type { Grouping } from './regroup.ts'
import { publishedNow, readAgain } from './reread.ts'
import { keptForJoining } from './stories.ts'

export interface DecideTools {
  ledger: Ledger
  grouping: Grouping
}

type Effect = Pick<NewDecision, 'kind' | 'refs' | 'field' | 'after'>

export async function decide(
  tools: DecideTools,
  request: DecisionRequest,
  by: { at: string; who: string },
): Promise<StoredDecision> {
  const { ledger, grouping } = tools
  const prepared = { ...(await prepare(ledger, request)), ...by }
  const about: Effect = prepared.of === null ? prepared : await decisionOf(ledger, prepared.of)
  const reading = await newReading(ledger, about, prepared)
  const entry = await putDecision(ledger, prepared, {
    check: (sql) => (prepared.of === null ? Promise.resolve() : checkUndo(sql, prepared)),
    effect: async (sql) => {
      if (reading !== null) await replaceReading(sql, { record: reading, ...keptForJoining(reading) })
      else await relay(sql, await reportsOf(sql, about))
    },
  })
  await grouping.refresh()
  if (about.kind === 'merge' || about.kind === 'split') await layIncidents(ledger)
  return entry
}

async function decisionOf(sql: Sql, of: number): Promise<StoredDecision> {
  const found = await getDecision(sql, of)
  if (found !== null) return found
  throw new OnrecordError('NOT_FOUND', `Expected the number of a decision of the journal, got ${of}. Look at the list.`)
}

/** Only what is in force can be undone, and only what was undone can be redone. */
async function checkUndo(sql: Sql, { kind, of }: NewDecision): Promise<void> {
  const { undone, kind: what } = await decisionOf(sql, of!)
  if (what === 'undo' || what === 'redo')
    throw bad(
      `Expected a decision to ${kind}, got number ${of}, which is itself an ${what}. Name the one it was about.`,
    )
  if (kind === 'undo' && undone) throw bad(`Expected a decision that is in force, got ${of}, which is undone already.`)
  if (kind === 'redo' && !undone) throw bad(`Expected a decision that was undone, got ${of}, which is in force.`)
}

/** A day of publication is given to the reader: weekdays resolve by it. Null when this concerns another field. */
async function newReading(ledger: Ledger, about: Effect, { kind, of }: NewDecision): Promise<Record | null> {
  if (about.kind !== 'correct' || about.field !== 'published') return null
  const report = about.refs[0]!.report
  const before = await publishedNow(ledger, report, kind === 'undo' ? { without: of! } : {})
  const published = kind === 'undo' ? before : (about.after as string)
  return readAgain(ledger, report, published)
}

async function reportsOf(sql: Sql, { kind, refs, after }: Effect): Promise<string[]> {
  if (kind === 'merge' || kind === 'split') return []
  if (kind !== 'alias') return [...new Set(refs.map((r) => r.report))]
  const { alias, name } = after as Alias
  return reportsNaming(sql, [alias, name])
}

const bad = (message: string) => new OnrecordError('BAD_REQUEST', message)
