/**
 * What the decisions in the journal come to: the review of each event and claim, the grades, the history of a report.
 *
 * Out    things are named as they are called in the reading that is kept now.
 */
import {
  type DecisionQuery,
  decisionsOfKind,
  decisionsOn,
  findDecisions,
  type Ledger,
  type RefState,
  refsOf,
  type Sql,
  type StoredDecision,
  standingOf,
} from '../ledger/index.ts'
import type { Reliability } from '../record/decision.ts'
import type { Decision, DecisionView, Grade, Page, Review } from './types.ts'

export async function listDecisions(ledger: Ledger, query: DecisionQuery): Promise<Page<DecisionView>> {
  const { rows, total } = await findDecisions(ledger, query)
  return { rows: await viewsOf(ledger, rows), total }
}

/** Every decision that names this report or anything in it, the latest first. */
export async function historyOf(sql: Sql, report: string): Promise<DecisionView[]> {
  return (await viewsOf(sql, await decisionsOn(sql, [report]))).reverse()
}

/** Entries with how they stand, and what they name by the ids of today. */
export async function viewsOf(sql: Sql, decisions: StoredDecision[]): Promise<DecisionView[]> {
  const refs = await refsOf(
    sql,
    decisions.map((d) => d.seq),
  )
  return decisions.map((decision) => {
    const mine = refs.filter((r) => r.seq === decision.seq)
    return { ...entryOf(decision), ...standingOf(mine), about: mine.map((r, part) => aboutOf(r, decision, part)) }
  })
}

function entryOf({ refs: _, ...entry }: StoredDecision): Omit<Decision, 'standing' | 'why'> {
  return entry
}

function aboutOf(
  { report, event, now, side }: RefState,
  decision: StoredDecision,
  part: number,
): DecisionView['about'][0] {
  const anchor = decision.refs[part]?.anchor
  return { report, event, now, side, words: anchor?.words ?? null, around: anchor?.around ?? null }
}

/** The state of every event and claim of these reports that someone decided about; key: `reviewKey`. */
export async function reviewsOf(sql: Sql, reports: string[]): Promise<Map<string, Review>> {
  const reviews = new Map<string, Review>()
  const decisions = (await decisionsOn(sql, [...new Set(reports)])).filter(
    (d) => !d.undone && STATES[d.kind] !== undefined,
  )
  const refs = await refsOf(
    sql,
    decisions.map((d) => d.seq),
  )
  const first = new Map(refs.filter((r) => r.part === 0).map((r) => [r.seq, r]))
  for (const { seq, kind, note, at, who } of decisions) {
    const ref = first.get(seq)
    if (ref === undefined || ref.now === null) continue
    const key = reviewKey(ref.report, ref.now)
    const before = reviews.get(key)
    // A note leaves the state as it is; a decision without a note leaves the note.
    const state = kind === 'note' ? (before?.state ?? 'open') : STATES[kind]!
    reviews.set(key, { state, note: note ?? before?.note ?? null, at, who })
  }
  return reviews
}

const STATES: { readonly [kind: string]: Review['state'] } = {
  accept: 'accepted',
  reject: 'rejected',
  reopen: 'open',
  note: 'open',
}

/** NUL is in no id. */
export const reviewKey = (report: string, event: string): string => `${report}\0${event}`

/**
 * Grades in force, the latest of each: of this report, of things in it, of its publisher. An incident's is found by its
 * events.
 */
export async function gradesOn(
  sql: Sql,
  reports: string[],
): Promise<{ seq: number; target: Decision['target']; refs: RefState[]; field: Grade['field']; grade: Grade }[]> {
  const wanted = new Set(reports)
  const all = await decisionsOfKind(sql, ['grade'])
  const refs = await refsOf(
    sql,
    all.map((d) => d.seq),
  )
  return all
    .map((d) => ({ d, mine: refs.filter((r) => r.seq === d.seq) }))
    .filter(({ d, mine }) => (d.target !== null && 'publisher' in d.target) || mine.some((r) => wanted.has(r.report)))
    .map(({ d, mine }) => {
      const field = d.field as Grade['field']
      const value = d.after as Reliability | number
      return {
        seq: d.seq,
        target: d.target,
        refs: mine,
        field,
        grade: { field, value, note: d.note!, at: d.at, who: d.who },
      }
    })
}

/** Of each publisher the reliability that was given last. */
export async function publisherGrades(sql: Sql): Promise<{ [publisher: string]: Grade }> {
  const grades: { [publisher: string]: Grade } = {}
  for (const { target, grade } of await gradesOn(sql, []))
    if (target !== null && 'publisher' in target) grades[target.publisher] = grade
  return grades
}
