/**
 * Events: who did what to whom, where, when, with what, how many were harmed.
 *
 * In     sentences with trees, the times, places and actors found in them, the day of the report.
 * Out    Event[] in order of their triggers; `evidence` is the sentence. `claims` is filled by the claim room.
 * Errors none. What was seen and not settled leaves a note.
 * Source types, modes and roles from PLOVER 2.0, sub-events from ACLED; rules in rules/.
 */
import type { Actor, Event, Note, Participant, Place, Sentence, Timex } from '../../record/index.ts'
import type { ArgumentsOf } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import { type Around, acledOf } from './acled.ts'
import { casualtiesOf } from './casualties.ts'
import { settle } from './context.ts'
import { countOf } from './count.ts'
import { type Fillers, fill } from './filler/index.ts'
import { isGeneric } from './generic.ts'
import { instrumentsOf, modeByInstrument } from './instrument.ts'
import { settleMeans } from './means.ts'
import { participantsOf } from './participant.ts'
import { type Deed, type Deeds, settleKinds } from './particular/index.ts'
import { prospectOf } from './prospect.ts'
import { refine } from './refine.ts'
import { statusOf } from './status.ts'
import { takenAs } from './taken.ts'
import { tollAlone } from './toll-alone.ts'
import { findTriggers } from './trigger.ts'
import { whenOf } from './when.ts'
import { whereOf } from './where.ts'

export { Fillers } from './filler/index.ts'
export { Deeds } from './particular/index.ts'
export { type EventRule, eventRules } from './rules/index.ts'
export { tollRules } from './tolls.ts'

export interface EventsInput {
  text: string
  sentences: readonly Sentence[]
  times: readonly Timex[]
  places: readonly Place[]
  actors: readonly Actor[]
  /** Publication day, YYYY-MM-DD. */
  anchor: string | null
  lexicon: Lexicon
  /** PropBank arguments of a word: evidence beside the tree. */
  argumentsOf: ArgumentsOf
  /** The filler model, opened at the first report of violence; null while it is being trained. */
  fillers: (() => Fillers) | null
  /** The deed model, likewise. */
  deeds: (() => Pick<Deeds, 'share'>) | null
}

/** Finds the events of a report. */
export function findEvents(input: EventsInput): { events: Event[]; notes: Note[] } {
  const events: Event[] = []
  const violent: Deed[] = []
  for (const [at, sentence] of input.sentences.entries()) {
    const triggers = findTriggers(sentence)
    for (const trigger of triggers) {
      const { tokens } = sentence
      const { participants, instruments } = refine(
        input,
        sentence,
        trigger,
        participantsOf(input, sentence, trigger),
        instrumentsOf(input.text, tokens, trigger, triggers),
      )
      trigger.rule = takenAs(trigger.rule, tokens[trigger.head]!, participants)
      const { rule } = trigger
      if (rule.obliges && !participants.some((p) => p.role === 'recipient' && p.kind !== 'unknown')) continue
      const implied = modeByInstrument(rule, instruments)
      const mode = rule.mode === 'explosives' ? (implied ?? rule.mode) : (rule.mode ?? implied)
      const casualties = casualtiesOf(input, tokens, trigger, triggers)
      const told = prospectOf({ type: rule.type, mode, status: statusOf(tokens, trigger) }, tokens, trigger)
      if (told.type === 'AGREE' || told.type === 'REJECT')
        turnPartners(participants, tokens[trigger.light ?? trigger.head]!.span.start)
      const event: Event = {
        id: `e${events.length + 1}`,
        type: told.type,
        mode: told.mode,
        acled: null,
        trigger: { start: tokens[trigger.first]!.span.start, end: tokens[trigger.last]!.span.end },
        evidence: sentence.span,
        participants,
        instruments,
        where: whereOf(input, sentence, trigger, triggers),
        when: whenOf(input, sentence, trigger, triggers),
        count: countOf(tokens, trigger),
        casualties,
        status: told.status,
        claims: [],
        rule: rule.id,
      }
      if (isGeneric(tokens, trigger, event)) event.status = 'possible'
      event.acled = acledOf(event, aroundOf(input, at, event))
      events.push(event)
      if (event.type === 'ASSAULT') violent.push({ event, trigger, sentence: at })
    }
    const toll = tollAlone(input, at, events)
    if (toll) events.push(toll)
  }
  settleMeans(input.text, input.sentences, events)
  if (input.deeds) settleKinds({ ...input, deeds: violent }, input.deeds)
  if (input.fillers) fill(input, input.fillers, events)
  settle(input, events)
  return { events, notes: [] }
}

/** "will meet the king", "agreed with Lima": who stands behind the words of agreement is whom they are said to. */
function turnPartners(participants: Participant[], at: number): void {
  const actors = participants.filter((p) => p.role === 'actor')
  if (!actors.some((p) => p.span !== null && p.span.start < at)) return
  for (const p of actors) if (p.span !== null && p.span.start > at) p.role = 'recipient'
}

/** Words behind which an earlier deed is told. */
const EARLIER = /(?:\b(?:days?|weeks?|months?|hours?) )after\b/i

/** The words around an event; a heading stands for itself. */
function aroundOf({ text, sentences }: EventsInput, at: number, { trigger }: Event): Around {
  const own = sentences[at]!
  const near = (reach: number) =>
    own.heading ? [own] : sentences.slice(Math.max(0, at - reach), at + reach + 1).filter((s) => !s.heading)
  // "an attack came after troops retook the town": what came first is another deed.
  const end = trigger.end + Math.max(0, text.slice(trigger.end, own.span.end).search(EARLIER))
  const isCut = end > trigger.end
  return {
    at: (reach) =>
      near(reach)
        .map((s) => text.slice(s.span.start, isCut && s === own ? end : s.span.end))
        .join(' '),
    before: text.slice(own.span.start, trigger.start),
    trigger: text.slice(trigger.start, trigger.end),
  }
}
