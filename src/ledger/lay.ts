/**
 * Laying decisions on a record: what the reader read, with what people said about it on top.
 *
 * In     the record as it was read; the decisions that name it, in the order of the journal; the aliases in force.
 *        Pure: the same in, the same out, so that a decision taken back leaves no trace.
 * Out    the record (the very object when nothing changes it), the review of each thing, and for each decision whether
 *        it still fits: nothing that no longer does is dropped in silence.
 */
import type { Alias, DecisionKind, HandPlace, LinkValue, Standing } from '../record/decision.ts'
import type { Place, Record } from '../record/index.ts'
import { type Anchor, find, layerOf } from './anchor.ts'
import { fieldValue, putValue } from './fields.ts'

/** A thing of a report as a decision names it; `event` null: the report itself. */
export interface Ref {
  report: string
  event: string | null
  side: number
  anchor: Anchor | null
}

export interface Layable {
  seq: number
  at: string
  who: string
  kind: DecisionKind
  field: string | null
  before: unknown
  after: unknown
  note: string | null
  /** Changes nothing, but what it names is still looked for. */
  undone: boolean
  refs: Ref[]
}

export interface ReviewState {
  state: 'accepted' | 'rejected' | 'open'
  note: string | null
  at: string
  who: string
}

/** How one part (index into `refs`) of a decision stands. */
export interface Stand {
  seq: number
  part: number
  now: string | null
  standing: Standing
  why: string | null
}

export interface Laid {
  record: Record
  reviews: Map<string, ReviewState>
  stands: Stand[]
}

export function lay(read: Record, decisions: readonly Layable[], aliases: readonly Alias[] = []): Laid {
  const record = structuredClone(read)
  const reviews = new Map<string, ReviewState>()
  const stands: Stand[] = []
  for (const decision of decisions) {
    const found = decision.refs.map((ref) => (ref.report === read.id ? nowOf(read, ref) : undefined))
    const state = decision.undone ? FITS : apply(record, decision, found, reviews)
    for (const [part, ref] of decision.refs.entries()) {
      if (ref.report !== read.id) continue
      const now = found[part] ?? null
      const isGone = now === null && ref.event !== null
      const { standing, why } = isGone ? { standing: 'lost' as const, why: lostBecause(ref) } : state
      stands.push({ seq: decision.seq, part, now, standing, why })
    }
  }
  for (const alias of aliases) name(record, alias)
  const isSame = JSON.stringify(record) === JSON.stringify(read)
  return { record: isSame ? read : record, reviews, stands }
}

/** The id that it has now; null when it is gone, or when the report itself is meant. */
function nowOf(read: Record, ref: Ref): string | null {
  if (ref.event === null) return null
  if (ref.anchor === null) return layerOf(read, ref.event) === null ? null : ref.event
  return find(read, ref.anchor, ref.event)
}

const lostBecause = ({ anchor, event }: Ref): string =>
  anchor === null
    ? `The reader finds no ${event} any more.`
    : `The reader finds no ${anchor.layer} at “${short(anchor.words)}” any more, in: “${short(anchor.around)}”`

const short = (text: string): string => {
  const clean = text.replace(/\s+/g, ' ').trim()
  return clean.length > 120 ? `${clean.slice(0, 119)}…` : clean
}

type State = Pick<Stand, 'standing' | 'why'>
const FITS: State = { standing: 'fits', why: null }

function apply(
  record: Record,
  decision: Layable,
  found: readonly (string | null | undefined)[],
  reviews: Map<string, ReviewState>,
): State {
  const { kind, field, after } = decision
  const id = found[0] ?? null
  const isAbout = decision.refs[0]?.report === record.id
  if (!isAbout || (id === null && decision.refs[0]?.event !== null)) return FITS
  switch (kind) {
    case 'accept':
    case 'reject':
    case 'reopen':
    case 'note':
      if (id !== null) review(reviews, id, decision)
      return FITS
    case 'correct':
      return correct(record, id, field!, decision)
    case 'place':
      return putPlace(record, id!, after as HandPlace, decision.seq)
    case 'link':
    case 'unlink':
      if (typeof found[1] === 'string') putLink(record, kind, id!, found[1], (after as LinkValue).type)
      return FITS
    default:
      return FITS
  }
}

/** A note leaves the state as it is; a decision without a note leaves the note. */
function review(reviews: Map<string, ReviewState>, id: string, { kind, note, at, who }: Layable): void {
  const before = reviews.get(id)
  const states = { accept: 'accepted', reject: 'rejected', reopen: 'open' } as const
  const state = kind === 'note' ? (before?.state ?? 'open') : states[kind as keyof typeof states]
  reviews.set(id, { state, note: note ?? before?.note ?? null, at, who })
}

function correct(record: Record, id: string | null, field: string, { before, after }: Layable): State {
  const now = fieldValue(record, id, field)
  putValue(record, id, field, after)
  // The day of publication was given to the reader: it stands there already.
  if (id === null && field === 'published') return FITS
  return compared(now, before, after)
}

function compared(now: unknown, before: unknown, after: unknown): State {
  if (same(now, before)) return FITS
  if (same(now, after)) return { standing: 'agrees', why: 'The reader now gives this value by itself.' }
  return {
    standing: 'differs',
    why: `It replaced ${short(JSON.stringify(before ?? null))}; there it now says ${short(JSON.stringify(now ?? null))}.`,
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Of a place: where it lies. Of an event: a place of its own, which stands in its sentence. */
function putPlace(record: Record, id: string, { name, lat, lon, country, precision }: HandPlace, seq: number): State {
  const known = record.places.find((p) => p.id === id)
  if (known) {
    Object.assign(known, { name, lat, lon, country, precision, geonameid: null })
    return FITS
  }
  const event = record.events.find((e) => e.id === id)
  if (!event) return FITS
  const { start, end } = event.evidence
  const place: Place = {
    id: `p-${seq}`,
    span: { start, end },
    text: name,
    name,
    lat,
    lon,
    geonameid: null,
    country,
    kind: precision === 'country' ? 'country' : precision === 'region' ? 'region' : 'settlement',
    precision,
  }
  record.places.push(place)
  event.where = [place.id]
  delete event.whereBasis
  return FITS
}

/** Between events of this report; the words that say so are the sentence of the first. */
function putLink(record: Record, kind: 'link' | 'unlink', from: string, to: string, type: LinkValue['type']): void {
  const isIt = (l: Record['links'][number]) => l.from === from && l.to === to && l.type === type
  if (kind === 'unlink') record.links = record.links.filter((l) => !isIt(l))
  else if (!record.links.some(isIt)) {
    const event = record.events.find((e) => e.id === from)
    if (event) record.links.push({ from, to, type, span: { start: event.evidence.start, end: event.evidence.end } })
  }
}

function name(record: Record, { alias, name: full }: Alias): void {
  const isMeant = (text: string) => text.toLowerCase() === alias.toLowerCase()
  for (const actor of record.actors) {
    if (!isMeant(actor.name)) continue
    actor.aliases = [...new Set([...(actor.aliases ?? []), actor.name])].filter((a) => a !== full)
    actor.name = full
  }
  for (const { speaker } of record.claims) if (isMeant(speaker.name)) speaker.name = full
}
