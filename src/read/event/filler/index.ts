/**
 * Fillers: what the grammar of a sentence leaves open is asked of the whole report: who is behind a deed of violence,
 * whom and what it hit, with what. Each comes with its own words and basis 'context'.
 *
 * In     the events of a report, all found. Out: the same events, with more participants and instruments.
 */
import type { Event, InstrumentKind, Participant, Sentence } from '../../../record/index.ts'
import { kindOfNoun } from '../../syntax/index.ts'
import { isSpeech } from '../grammar.ts'
import type { EventsInput } from '../index.ts'
import { kindOfInstrument } from '../instrument.ts'
import { headOf } from '../refine.ts'
import { type Candidate, candidatesOf, spanOf } from './candidates.ts'
import { type Field, featuresOf, fieldOf } from './features.ts'
import { FILLS, type Fill, type Fillers } from './model.ts'

export { Fillers } from './model.ts'

/** Least share at which a phrase is taken, by what it fills; trained on one half of the reports, chosen on the other. */
const LEAST: { readonly [fill in Exclude<Fill, 'none'>]: number } = {
  person: 0.15,
  body: 0.25,
  thing: 0.15,
  victim: 0.15,
  weapon: 0.12,
}
/** Share of 'none' from which a phrase of no kind is taken for no party. */
const DOUBT = 0.97
/** Sentences of a report that can say more than the sentence of a deed does. */
const SHORTEST = 4
const NEAR = 3 // sentences to the deed it belongs to
const BODIES = /^(military|government|armed-group|organization|media|intergovernmental|company)$/
const PEOPLE = /^(person|population|military|armed-group)$/

interface Found {
  fill: Exclude<Fill, 'none'>
  share: number
  candidate: Candidate
  text: string
}

/** Adds to the deeds of violence in place. */
export function fill(input: EventsInput, open: () => Fillers, events: readonly Event[]): void {
  const deeds = events.filter((e) => e.type === 'ASSAULT' && e.status === 'asserted')
  if (deeds.length === 0 || input.sentences.length < SHORTEST) return
  const { sentences, actors, text } = input
  const field = fieldOf(sentences, events)
  const model = open()
  const best = new Map<string, Found>()
  const doubted = new Set<string>()
  const speaking = speakersOf(sentences)
  for (const candidate of candidatesOf(sentences, actors, input.lexicon)) {
    const shares = model.shares(featuresOf(candidate, field))
    if (shares[0]! > DOUBT) doubted.add(placeOf(candidate.sentence, candidate.head))
    const speaks = candidate.actor?.named && candidate.actor.mentions.some(({ end }) => speaking.has(end))
    for (const [k, name] of FILLS.entries()) {
      if (name === 'none' || shares[k]! < LEAST[name]) continue
      // Who is heard in the report, or holds an office, is nobody's attacker for what the report as a whole sounds like.
      if (name === 'person' && (speaks || candidate.actor?.office)) continue
      const span = spanOf(candidate, sentences, name !== 'thing' && name !== 'weapon')
      const words = text.slice(span.start, span.end)
      const key = `${name} ${candidate.actor?.id ?? words.toLowerCase()}`
      if ((best.get(key)?.share ?? 0) < shares[k]!)
        best.set(key, { fill: name, share: shares[k]!, candidate, text: words })
    }
  }
  for (const deed of deeds) sift(input, deed, doubted)
  for (const found of best.values()) place(input, field, deeds, found)
}

/** Where the subjects of verbs of saying end. */
function speakersOf(sentences: readonly Sentence[]): ReadonlySet<number> {
  const ends = new Set<number>()
  for (const { tokens } of sentences)
    for (const t of tokens) {
      const verb = tokens[t.head]
      if (/^nsubj/.test(t.deprel) && verb && isSpeech(verb)) ends.add(t.span.end)
    }
  return ends
}

const placeOf = (sentence: number, head: number) => `${sentence} ${head}`

/**
 * Drops what grammar took for a party and is none: "the anarchy killed", "attacked the next morning". Only what is no
 * actor, of no known kind and doubted by the model goes, and pronouns that stand for nobody.
 */
function sift({ sentences }: EventsInput, deed: Event, doubted: ReadonlySet<string>): void {
  const at = sentences.findIndex((s) => s.span.start === deed.evidence.start)
  const tokens = sentences[at]?.tokens
  if (!tokens) return
  deed.participants = deed.participants.filter((p) => {
    if (p.actor !== null || p.kind !== 'unknown' || p.role === 'victim') return true
    const head = headOf(tokens, p)
    return head < 0 || (tokens[head]!.upos !== 'PRON' && !doubted.has(placeOf(at, head)))
  })
}

/** Hands a filler to the nearest deed, unless some deed has it. */
function place(input: EventsInput, field: Field, deeds: readonly Event[], { fill: as, candidate, text }: Found): void {
  const { sentences } = input
  const { actor, head, sentence } = candidate
  const deed = nearest(field, deeds, sentence, sentences[sentence]!.tokens[head]!.span.start)
  if (!deed) return
  const span = spanOf(candidate, sentences, as !== 'thing' && as !== 'weapon')
  if (as === 'weapon') {
    if (!deeds.some((d) => d.instruments.some((i) => same(i.text, text))))
      deed.instruments.push({ kind: weaponKind(candidate, sentences), span, text, basis: 'context' })
    return
  }
  const kind = actor?.kind ?? kindOfNoun(input.lexicon, sentences[sentence]!.tokens[head]!) ?? KINDS[as]
  if (!suits(as, kind, actor?.named ?? null)) return
  const role = as === 'person' || as === 'body' ? 'actor' : 'recipient'
  const isKnown = (p: Participant) =>
    (p.role === 'actor') === (role === 'actor') && (same(p.text, text) || (actor !== null && p.actor === actor.id))
  if (deeds.some((d) => d.participants.some(isKnown))) return
  // Whoever the deed was done to did not do it.
  if (deed.participants.some((p) => p.span.start < span.end && span.start < p.span.end)) return
  deed.participants.push({
    role,
    actor: actor?.id ?? null,
    span,
    text,
    kind: as === 'victim' ? 'person' : kind,
    country: actor?.country ?? null,
    basis: 'context',
  })
}

const KINDS = { person: 'unknown', body: 'organization', thing: 'facility', victim: 'person' } as const
const same = (a: string, b: string) => bare(a) === bare(b)
const bare = (s: string) => s.toLowerCase().replace(/\s+/g, ' ')

/** Whether the kind that the words give goes with what the phrase fills. */
function suits(as: Fill, kind: string, named: boolean | null): boolean {
  if (as === 'person') return !(BODIES.test(kind) && named !== false)
  if (as === 'body') return BODIES.test(kind) && named !== false
  if (as === 'victim') return named === true
  return !PEOPLE.test(kind)
}

function nearest(field: Field, deeds: readonly Event[], sentence: number, at: number): Event | undefined {
  for (let far = 0; far <= NEAR; far++) {
    const around = (far === 0 ? [sentence] : [sentence - far, sentence + far]).flatMap((s) =>
      (field.bySentence.get(s) ?? []).map(({ event }) => event).filter((e) => deeds.includes(e)),
    )
    const gap = (e: Event) => Math.abs(e.trigger.start - at)
    const first = around.sort((a, b) => gap(a) - gap(b))[0]
    if (first) return first
  }
  return undefined
}

function weaponKind({ sentence, core }: Candidate, sentences: readonly Sentence[]): InstrumentKind {
  const { tokens } = sentences[sentence]!
  for (const i of [...core].reverse()) {
    const kind = kindOfInstrument(tokens[i]!)
    if (kind !== null) return kind
  }
  return 'other'
}
