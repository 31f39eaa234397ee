/** All event rules, and the way to them by lemma. */

import type { Token } from '../../../record/index.ts'
import { arms } from './arms.ts'
import { cooperation } from './cooperation.ts'
import { crowd } from './crowd.ts'
import { exchange } from './exchange.ts'
import { force } from './force.ts'
import { ground } from './ground.ts'
import { help } from './help.ts'
import { pressure } from './pressure.ts'
import type { EventRule } from './rule.ts'
import { violence } from './violence.ts'
import { words } from './words.ts'
import { yielding } from './yielding.ts'

export type { EventRule } from './rule.ts'

/** Order matters where two rules of equal precision fit one word: the first wins. */
export const eventRules: readonly EventRule[] = [
  ...ground,
  ...arms,
  ...crowd,
  ...violence,
  ...pressure,
  ...force,
  ...yielding,
  ...exchange,
  ...words,
  ...cooperation,
  ...help,
]

const index = (lemmas: (rule: EventRule) => readonly string[] | undefined) => {
  const map = new Map<string, EventRule[]>()
  for (const rule of eventRules) {
    for (const lemma of lemmas(rule) ?? []) map.set(lemma, [...(map.get(lemma) ?? []), rule])
  }
  return map
}

export const rulesOfVerb: ReadonlyMap<string, readonly EventRule[]> = index((r) => r.verbs)
export const rulesOfNoun: ReadonlyMap<string, readonly EventRule[]> = index((r) => r.nouns)
export const rulesOfAdjective: ReadonlyMap<string, readonly EventRule[]> = index((r) => r.adjectives)

/** A noun that names a deed of violence: "raid", "explosion". */
export const namesAssault = (t: Token): boolean =>
  t.upos === 'NOUN' && (rulesOfNoun.get(t.lemma.toLowerCase()) ?? []).some((rule) => rule.type === 'ASSAULT')
