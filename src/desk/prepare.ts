/**
 * What a person asks for, made into an entry of the journal: each kind takes its own target, field and value.
 *
 * In     a DecisionRequest.
 * Out    the entry but for who and when: the value before and after, and what it names in words of the reports.
 * Errors BAD_REQUEST naming what was expected, NOT_FOUND for what is not in the ledger.
 */
import type { z } from 'zod'
import {
  anchorOf,
  fieldValue,
  getIncident,
  getRecord,
  type Ledger,
  layerOf,
  type NewDecision,
  type Ref,
} from '../ledger/index.ts'
import {
  Alias,
  CORRECTIONS,
  Credibility,
  type DecisionRequest,
  HandPlace,
  type Layer,
  LinkValue,
  MergeValue,
  Reliability,
  SplitValue,
  type Target,
} from '../record/decision.ts'
import { OnrecordError } from '../record/error.ts'
import type { EventRef, Incident, Record } from '../record/index.ts'

type Prepared = Omit<NewDecision, 'at' | 'who'>

export async function prepare(ledger: Ledger, request: DecisionRequest): Promise<Prepared> {
  const { kind, target = null, field = null, of = null } = request
  const note = request.note?.trim() || null
  const nothing = { kind, target, field: null, before: null, after: null, note, of: null, refs: [] as Ref[] }
  switch (kind) {
    case 'accept':
    case 'reject':
    case 'reopen': {
      const { ref } = await thing(ledger, target, ['event', 'claim'])
      return { ...nothing, refs: [ref] }
    }
    case 'note': {
      if (note === null) throw bad('Expected a note with words in it, got none. Write what you noticed.')
      return { ...nothing, refs: await refsTo(ledger, target) }
    }
    case 'correct':
      return { ...nothing, ...(await correction(ledger, target, field, request.value)) }
    case 'place': {
      const { ref, record, id } = await thing(ledger, target, ['event', 'place'])
      return { ...nothing, before: placesOf(record, id), after: take(HandPlace, request.value), refs: [ref] }
    }
    case 'alias':
      return { ...nothing, target: null, after: take(Alias, request.value) }
    case 'grade':
      return { ...nothing, ...(await grade(ledger, target, field, request.value, note)) }
    case 'link':
    case 'unlink': {
      const { ref } = await thing(ledger, target, ['event'])
      const after = take(LinkValue, request.value)
      const other = await thing(ledger, after.to, ['event'])
      return { ...nothing, after, refs: [ref, { ...other.ref, side: 1 }] }
    }
    case 'merge':
      return { ...nothing, ...(await merge(ledger, target, take(MergeValue, request.value).incident)) }
    case 'split':
      return { ...nothing, ...(await split(ledger, target, take(SplitValue, request.value).events)) }
    case 'undo':
    case 'redo':
      if (of === null) throw bad(`Expected the number of the decision to ${kind} in "of", got none.`)
      return { ...nothing, target: null, of }
  }
}

/** Something in a report, as the report stands now, decisions included. */
async function thing(
  ledger: Ledger,
  target: Target | null,
  layers: Layer[],
): Promise<{ record: Record; id: string; layer: Layer; ref: Ref }> {
  const wanted = layers.join(' or ')
  if (target === null || !('event' in target)) throw bad(`Expected a target {report, event} naming an ${wanted}.`)
  const { report, event: id } = target
  const record = (await getRecord(ledger, report))?.record
  const layer = record === undefined ? null : layerOf(record, id)
  if (record === undefined || layer === null || !layers.includes(layer))
    throw new OnrecordError('NOT_FOUND', `Expected an ${wanted} of the ledger, found none: ${id} of report ${report}.`)
  return { record, id, layer, ref: { report, event: id, side: 0, anchor: anchorOf(record, id) } }
}

async function theReport(ledger: Ledger, id: string): Promise<{ record: Record; ref: Ref }> {
  const found = await getRecord(ledger, id)
  if (found === null) throw new OnrecordError('NOT_FOUND', `Expected a report of the ledger, found none: ${id}.`)
  return { record: found.record, ref: { report: id, event: null, side: 0, anchor: null } }
}

async function theIncident(ledger: Ledger, id: string): Promise<Incident> {
  const found = await getIncident(ledger, id)
  if (found !== null) return found
  throw new OnrecordError('NOT_FOUND', `Expected an incident of the ledger, found none: ${id}. Look at the list.`)
}

/** What a note or a grade is about; an incident is known by its events. */
async function refsTo(ledger: Ledger, target: Target | null): Promise<Ref[]> {
  if (target === null) throw bad('Expected a target: {report, event}, {report}, {incident} or {publisher}.')
  if ('publisher' in target) return []
  if ('incident' in target) return eventRefs(ledger, (await theIncident(ledger, target.incident)).events, 0)
  if ('event' in target) return [(await thing(ledger, target, ['event', 'claim', 'place', 'actor'])).ref]
  return [(await theReport(ledger, target.report)).ref]
}

/** No more of one incident are needed to know it again. */
const MOST_REFS = 50

async function eventRefs(ledger: Ledger, events: EventRef[], side: number): Promise<Ref[]> {
  const records = new Map<string, Record | undefined>()
  const refs: Ref[] = []
  for (const { report, event } of events.slice(0, MOST_REFS)) {
    if (!records.has(report)) records.set(report, (await getRecord(ledger, report))?.record)
    const record = records.get(report)
    const anchor = record === undefined ? null : anchorOf(record, event)
    if (anchor === null)
      throw new OnrecordError('NOT_FOUND', `Expected an event of the ledger, found none: ${event} of report ${report}.`)
    refs.push({ report, event, side, anchor })
  }
  return refs
}

async function correction(ledger: Ledger, target: Target | null, field: string | null, given: unknown) {
  const isThing = target !== null && 'event' in target
  if (!isThing && (target === null || !('report' in target)))
    throw bad('Expected a target {report, event} or {report} to correct.')
  const about = isThing ? await thing(ledger, target, ['event', 'claim', 'actor']) : null
  const { record, ref } = about ?? (await theReport(ledger, (target as { report: string }).report))
  const forms: { [field: string]: z.ZodType } = CORRECTIONS[about === null ? 'report' : (about.layer as 'event')]
  const form = field === null ? undefined : forms[field]
  if (form === undefined)
    throw bad(`Expected a "field" that can be corrected (${Object.keys(forms).join(', ')}), got ${field ?? 'none'}.`)
  const after = take(form, given)
  if (field === 'where')
    for (const id of after as string[])
      if (!record.places.some((p) => p.id === id)) throw bad(`Expected ids of places of this report, got ${id}.`)
  const before = fieldValue(record, about?.id ?? null, field!) ?? null
  if (JSON.stringify(before) === JSON.stringify(after))
    throw bad(`Expected another value for ${field} than ${JSON.stringify(before)}, which stands there already.`)
  return { field, before, after, refs: [ref] }
}

function placesOf(record: Record, id: string): object[] {
  const event = record.events.find((e) => e.id === id)
  const those = record.places.filter((p) => p.id === id || event?.where.includes(p.id))
  return those.map(({ name, lat, lon, country, precision }) => ({ name, lat, lon, country, precision }))
}

/** Reliability is of a source: a publisher, or who speaks a claim. Credibility is of what is told. */
async function grade(ledger: Ledger, target: Target | null, field: string | null, given: unknown, note: string | null) {
  if (note === null) throw bad('Expected a reason for the grade in "note", got none.')
  if (field !== 'reliability' && field !== 'credibility')
    throw bad(`Expected "field" to be reliability (A to F) or credibility (1 to 6), got ${field ?? 'none'}.`)
  const isOfPublisher = target !== null && 'publisher' in target
  if (field === 'credibility' && isOfPublisher)
    throw bad('Expected an event, claim, report or incident to grade for credibility, got a publisher.')
  const after = field === 'reliability' ? take(Reliability, given) : take(Credibility, given)
  return { field, after, refs: await refsTo(ledger, target) }
}

async function merge(ledger: Ledger, target: Target | null, other: string) {
  const first = await incidentOf(ledger, target)
  const second = await theIncident(ledger, other)
  if (first.id === second.id) throw bad('Expected two incidents to merge, got the same one twice.')
  const refs = [...(await eventRefs(ledger, first.events, 0)), ...(await eventRefs(ledger, second.events, 1))]
  const before = [first, second].map(({ id, events }) => ({ id, events }))
  return { before, after: { events: [...first.events, ...second.events] }, refs }
}

async function split(ledger: Ledger, target: Target | null, taken: EventRef[]) {
  const incident = await incidentOf(ledger, target)
  const isTaken = (e: EventRef) => taken.some((t) => t.report === e.report && t.event === e.event)
  const [out, rest] = [incident.events.filter(isTaken), incident.events.filter((e) => !isTaken(e))]
  if (out.length !== new Set(taken.map((t) => JSON.stringify([t.report, t.event]))).size)
    throw bad('Expected events of this incident to take out, got others too.')
  if (rest.length === 0) throw bad('Expected some of the events of this incident, got all of them: nothing would stay.')
  const refs = [...(await eventRefs(ledger, rest, 0)), ...(await eventRefs(ledger, out, 1))]
  return { before: { id: incident.id, events: incident.events }, after: { stay: rest, taken: out }, refs }
}

function incidentOf(ledger: Ledger, target: Target | null): Promise<Incident> {
  if (target === null || !('incident' in target)) throw bad('Expected a target {incident}.')
  return theIncident(ledger, target.incident)
}

function take<T extends z.ZodType>(form: T, given: unknown): z.infer<T> {
  const result = form.safeParse(given)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const at = issue?.path.join('.')
  throw bad(`Expected another value${at ? ` for "${at}"` : ''}: ${issue?.message ?? 'it does not fit'}.`)
}

const bad = (message: string) => new OnrecordError('BAD_REQUEST', message)
