/** Where an event took place: the places that govern it, most precise first; those of the sentence when it is its only event. */
import type { Place, Sentence, Token } from '../../record/index.ts'
import { childrenOf, kindOfNoun } from '../syntax/index.ts'
import { datelineEnd } from '../text/dateline.ts'
import { inside } from '../text/index.ts'
import type { EventsInput } from './index.ts'
import { type Trigger, triggerByWord } from './trigger.ts'

const PRECISION: { [precision: string]: number } = { point: 0, settlement: 1, region: 2, country: 3 }
const LOCATIVE =
  /^(in|at|on|near|outside|inside|across|around|along|of|from|to|into|over|through|between|off|within|toward|towards|throughout)$/

/** Ids of the event's places. */
export function whereOf(
  input: EventsInput,
  sentence: Sentence,
  trigger: Trigger,
  triggers: readonly Trigger[],
): string[] {
  const { tokens } = sentence
  const here = inside(input.places, { start: datelineEnd(input.text, sentence.span), end: sentence.span.end }).filter(
    (p) => !p.associative,
  )
  const located = here
    .map((place) => ({ place, at: lastToken(tokens, place) }))
    .filter(({ place, at }) => at >= 0 && isLocation(input, tokens, place, at))
  const owned = located.filter(({ at }) => ownersOf(tokens, at, triggers).includes(trigger))
  const chosen =
    owned.length > 0 ? owned : triggers.length === 1 ? located.filter(({ at }) => isAround(tokens, at, trigger)) : []
  return chosen
    .sort((a, b) => PRECISION[a.place.precision]! - PRECISION[b.place.precision]! || a.at - b.at)
    .map(({ place }) => place.id)
}

const SPEECH = /^(say|tell|speak|announce|add|report|state|write|tweet|declare|claim|note|reply|warn|explain|confirm)$/

/** The place stands in a clause around the event, and not in where somebody spoke: "told reporters in Rome". */
function isAround(tokens: Token[], at: number, trigger: Trigger): boolean {
  const above = new Set<number>()
  for (let i = trigger.light ?? trigger.head, step = 0; i >= 0 && step < 12; i = tokens[i]!.head, step++) above.add(i)
  for (let i = at, step = 0; i >= 0 && step < 12; i = tokens[i]!.head, step++) {
    if (tokens[i]!.upos === 'VERB') return above.has(i) && !SPEECH.test(tokens[i]!.lemma)
  }
  return true
}

const lastToken = (tokens: Token[], place: Place) =>
  tokens.findLastIndex((t) => t.span.start >= place.span.start && t.span.end <= place.span.end)

/** Stands in a phrase of place, or in a row of places that does, or alone after a comma: "in Homs, Syria". */
function isLocation(input: EventsInput, tokens: Token[], place: Place, at: number): boolean {
  const children = childrenOf(tokens)
  const own = tokens[at]!
  // "US interests" says whose, "Kirkuk airport" says where.
  if (/^(compound|amod|nmod:poss)$/.test(own.deprel) && own.head >= 0) {
    const owner = tokens[own.head]!
    const isSite =
      place.kind !== 'country' && (owner.upos === 'PROPN' || kindOfNoun(input.lexicon, owner) === 'facility')
    if (!isSite) return false
  }
  for (let i = at, step = 0; i >= 0 && step < 5; step++) {
    const marks = (children[i] ?? [])
      .filter((c) => tokens[c]!.deprel === 'case')
      .map((c) => tokens[c]!.form.toLowerCase())
    if (marks.some((m) => LOCATIVE.test(m))) return true
    if (/^(obj|nsubj:pass)$/.test(tokens[i]!.deprel)) return true // "bombed Homs"
    if (!/^(conj|appos|compound|flat|dep|nmod|nmod:poss|amod)$/.test(tokens[i]!.deprel)) return false
    i = tokens[i]!.head
  }
  return false
}

/** The events a place belongs to: the first trigger up the tree; all of a sentence's when the tree does not say. */
function ownersOf(tokens: Token[], at: number, triggers: readonly Trigger[]): readonly Trigger[] {
  const byWord = triggerByWord(triggers)
  for (let i = at, step = 0; i >= 0 && step < 10; i = tokens[i]!.head, step++) {
    const owner = byWord.get(i)
    if (owner) return [owner]
  }
  return []
}
