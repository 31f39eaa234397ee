/**
 * Aims and grounds: whom a deed is aimed at when the tree hangs the phrase elsewhere, and the land it is done to.
 */
import type { Sentence, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { covering } from '../text/index.ts'
import type { EventsInput } from './index.ts'
import { LONGEST_PLACE, type Parties } from './party.ts'
import { caseOf, type Trigger } from './trigger.ts'

/** "gave data on the accounts of the holders to the ministry": the nearest party behind a preposition of the rule. */
export function aimOf({ tokens }: Sentence, trigger: Trigger, parties: Parties, taken: ReadonlySet<number>): number {
  const { to } = trigger.rule
  if (to === undefined) return -1
  return downTo(tokens, trigger, (c) => !taken.has(c) && to.includes(caseOf(tokens, c)) && parties.isSomeone(c))
}

/** The head of the place a deed is done to or in; -1 for none. */
export function groundOf(
  input: EventsInput,
  { tokens }: Sentence,
  trigger: Trigger,
  taken: ReadonlySet<number>,
): number {
  return downTo(tokens, trigger, (c) => {
    const t = tokens[c]!
    return (
      AT.test(caseOf(tokens, c)) &&
      !taken.has(c) &&
      t.upos === 'PROPN' &&
      covering(input.places, t.span, LONGEST_PLACE).length > 0
    )
  })
}

const AT = /^(in|to|at|on|into|near|across|along|around|throughout|over|outside|inside|within)$/
const DEEP = 5

/** The nearest word below the trigger that fits, level by level; -1 for none. */
function downTo(tokens: Token[], trigger: Trigger, fits: (c: number) => boolean): number {
  const children = childrenOf(tokens)
  let level = [...new Set([trigger.light ?? trigger.head, trigger.head])]
  for (let depth = 0; depth < DEEP && level.length > 0; depth++) {
    const below = level.flatMap((at) => children[at] ?? [])
    const next = below.filter((c) => /^(obj|obl|nmod|xcomp|ccomp|advcl|acl|compound|conj)$/.test(tokens[c]!.deprel))
    const found = next.find(fits)
    if (found !== undefined) return found
    level = next
  }
  return -1
}
