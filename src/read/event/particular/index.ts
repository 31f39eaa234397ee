/**
 * Particular deeds and kinds of deeds: "guerrillas kill peasants and blow up bridges", "the kidnappings that worry the
 * country" tell of no deed on some day at some place. generic.ts settles by grammar what it can; the rest is asked of a
 * model, and what it takes for a kind of deed is possible, not asserted.
 *
 * Never  a deed with a day, a count or a toll of its own, or done to somebody by name; fighting between armed sides.
 */
import type { Actor, Event, Place, Token } from '../../../record/index.ts'
import { childrenOf } from '../../syntax/index.ts'
import { headOf } from '../refine.ts'
import { isGiven } from '../status.ts'
import { type Deed, featuresOf, type Report } from './features.ts'
import type { Deeds } from './model.ts'

export { Deeds } from './model.ts'
export type { Deed }

interface Context extends Report {
  actors: readonly Actor[]
  places: readonly Place[]
}

/** Below this share a deed is of a kind; chosen on held-out fifths of the training part. */
const LEAST = 0.5
const FIGHTING = /^event\/assault-(clash|war|operation|control|territory|drive-out|respond|shoot-down)$/
const ARMED = /^(military|armed-group)$/

/** Sets the status of deeds that are none in particular. */
export function settleKinds({ actors, places, ...report }: Context, open: () => Pick<Deeds, 'share'>): void {
  for (const deed of report.deeds) {
    const { event } = deed
    if (!isJudged(event)) continue
    const isSure = isParticular(deed, report) || isNamed(event, actors) || isPlaced(deed, places)
    const share = open().share(featuresOf(deed, report, isSure))
    if (share < LEAST && !isSure) event.status = 'possible'
  }
}

/** Done to somebody who has a name. */
const isNamed = ({ participants }: Event, actors: readonly Actor[]) =>
  participants.some((p) => p.role !== 'actor' && actors.some((a) => a.id === p.actor && a.named && a.kind === 'person'))

/** A verb with a place smaller than a province. */
const isPlaced = ({ event, trigger }: Deed, places: readonly Place[]) =>
  !trigger.isNoun && places.some((p) => p.id === event.where[0] && /^(point|settlement)$/.test(p.precision))

/** Deeds of violence on people or things that bear no arms. */
function isJudged(event: Event): boolean {
  if (event.type !== 'ASSAULT' || event.status !== 'asserted' || FIGHTING.test(event.rule ?? '')) return false
  return !event.participants.some((p) => p.role !== 'actor' && ARMED.test(p.kind)) && event.acled !== 'Armed clash'
}

/**
 * By its own words on some day, with a number or a toll; told in the simple past; done to somebody or something in
 * particular; or told of before: "the attack"; or given: "following an attack on a bank".
 */
function isParticular({ event, trigger, sentence }: Deed, { sentences }: Report): boolean {
  const { when, count, casualties, participants } = event
  if (/^(stated|unresolved)$/.test(when?.basis ?? '') || count !== null || Object.keys(casualties).length > 0)
    return true
  const { tokens } = sentences[sentence]!
  if (isGiven(tokens, trigger)) return true
  const t = tokens[trigger.head]!
  if (trigger.isNoun && t.xpos === 'NN' && determinerOf(tokens, trigger.head, TOLD)) return true
  const verb = trigger.isNoun ? trigger.light : trigger.head
  if (verb !== null && isTold(tokens, verb)) return true
  const isDone = verb !== null && wasDone(tokens, verb)
  return participants.some((p) => {
    const head = p.role === 'actor' ? -1 : headOf(tokens, p)
    if (head < 0) return false
    const { upos } = tokens[head]!
    return (
      (upos === 'PROPN' && (isDone || trigger.isNoun)) || (isDone && upos === 'NOUN' && determinerOf(tokens, head, ONE))
    )
  })
}

/** In the simple past: "attacked", "were attacked". */
const isTold = (tokens: Token[], verb: number) =>
  tokens[verb]!.xpos === 'VBD' ||
  (tokens[verb]!.xpos === 'VBN' && (childrenOf(tokens)[verb] ?? []).some((c) => /^(was|were)$/i.test(tokens[c]!.form)))

/** "has attacked"; "responded by attacking". */
const wasDone = (tokens: Token[], verb: number) =>
  /^VB[DN]$/.test(tokens[verb]!.xpos ?? '') ||
  (tokens[verb]!.xpos === 'VBG' && tokens[tokens[verb]!.head]?.xpos === 'VBD')

const TOLD = /^(the|this|that)$/i
const ONE = /^(the|this|that|a|an|another|his|her|its|their|one|two|three|four|five|six|seven|eight|nine|ten|\d+)$/i

const determinerOf = (tokens: Token[], head: number, form: RegExp) =>
  (childrenOf(tokens)[head] ?? []).some(
    (c) => /^(det|nummod|nmod:poss)/.test(tokens[c]!.deprel) && form.test(tokens[c]!.form),
  )
