/** Where an event took place: the places that govern it, most precise first; those of the sentence when it is its only event. */
import type { Place, Sentence, Token } from '../../record/index.ts'
import { childrenOf, kindOfNoun } from '../syntax/index.ts'
import { datelineEnd } from '../text/dateline.ts'
import { inside } from '../text/index.ts'
import type { EventsInput } from './index.ts'
import { namesAssault } from './rules/index.ts'
import { type Trigger, triggerByWord } from './trigger.ts'

const PRECISION: { [precision: string]: number } = { point: 0, settlement: 1, region: 2, country: 3 }
const LOCATIVE =
  /^(in|at|on|near|outside|inside|across|around|along|of|from|to|into|over|through|between|off|within|toward|towards|throughout)$/

const WITHIN = /^(in|at|near|outside|inside|across|around|off|within|throughout)$/
/** What is said, asked or imposed: "thanked Washington", "sanctions on Moscow" name whom, not where. */
const IN_WORDS = /^(ACCUSE|REQUEST|SUPPORT|REJECT|THREATEN|AGREE|CONCEDE|SANCTION)$/
/** Nouns that say of a name in front that it is ground: "Nigeria's Kaduna state", "the Kabul suburb". */
const GROUND =
  /^(state|province|region|district|county|governorate|prefecture|department|area|city|town|village|suburb|neighbou?rhood|slum|quarter|settlement|municipality|territory|island|valley|border|countryside|outskirts?)$/

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
    .filter(({ place, at }) => at >= 0 && isLocation(input, tokens, place, at, trigger))
  const owned = located.filter(
    ({ at }) => ownersOf(tokens, at, triggers).includes(trigger) && !passesAside(tokens, at, trigger),
  )
  const chosen =
    owned.length > 0
      ? owned
      : triggers.length === 1
        ? located.filter(({ at }) => isAround(tokens, at, trigger) && !passesAside(tokens, at, trigger))
        : []
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
function isLocation(input: EventsInput, tokens: Token[], place: Place, at: number, trigger: Trigger): boolean {
  const children = childrenOf(tokens)
  const own = tokens[at]!
  // "US interests" says whose, "Kirkuk airport" says where.
  if (/^(compound|amod|nmod:poss)$/.test(own.deprel) && own.head >= 0) {
    const owner = tokens[own.head]!
    // "the Kabul bombing" was in Kabul.
    if (own.head === trigger.head && isScene(place, own, owner)) return true
    const isSite =
      place.kind !== 'country' && (owner.upos === 'PROPN' || kindOfNoun(input.lexicon, owner) === 'facility')
    if (!isSite && !GROUND.test(owner.lemma)) return false
  }
  for (let i = at, step = 0; i >= 0 && step < 5; step++) {
    const marks = (children[i] ?? [])
      .filter((c) => tokens[c]!.deprel === 'case')
      .map((c) => tokens[c]!.form.toLowerCase())
    if (marks.some((m) => (IN_WORDS.test(trigger.rule.type) ? WITHIN : LOCATIVE).test(m))) return true
    if (/^(obj|nsubj:pass)$/.test(tokens[i]!.deprel)) return !IN_WORDS.test(trigger.rule.type) // "bombed Homs"
    if (!/^(conj|appos|compound|flat|dep|nmod|nmod:poss|amod)$/.test(tokens[i]!.deprel)) return false
    i = tokens[i]!.head
  }
  return false
}

/** Deeds named by the town they struck; "a Tehran strike" is Tehran's. */
const SCENE =
  /^(blast|bombing|explosion|shooting|attack|massacre|killing|siege|clash|riot|protest|stabbing|ambush|assassination|kidnapping|rally|demonstration|unrest|violence|shelling)$/

/** A town in front of the deed that struck it. */
export const isScene = (place: Place | null, own: Token, deed: Token): boolean =>
  place?.kind === 'settlement' && own.deprel === 'compound' && SCENE.test(deed.lemma)

/** Where the wounded are taken is not where they were hit: "died in a hospital in Cali". */
const CARE = /^(hospital|clinic|morgue|infirmary)$/
const TAKEN = /^(die|treat|take|rush|evacuate|fly|bring|transfer|transport|succumb|arrive)$/

/** The way up from a word leads through a deed that is no event of its own here, or through where the hurt were taken. */
export function passesAside(tokens: Token[], at: number, trigger: Trigger): boolean {
  const own = new Set([trigger.head, ...(trigger.light === null ? [] : [trigger.light]), ...trigger.harm])
  for (let i = at, step = 0; i >= 0 && step < 10 && !own.has(i); i = tokens[i]!.head, step++) {
    const t = tokens[i]!
    if (CARE.test(t.lemma) && TAKEN.test(tokens[t.head]?.lemma ?? '')) return true
    if (i !== at && /^(obl|nmod|obj)$/.test(t.deprel) && namesAssault(t)) return true
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
