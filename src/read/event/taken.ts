/**
 * Who is taken is not seized like goods or ground: "gunmen seized 30 students" is an abduction, "police seized two
 * suspects" and "two rebels were captured" are arrests.
 *
 * Source PLOVER 2.0: COERCE seize is of property, COERCE arrest by a state, ASSAULT abduct by others.
 */
import type { ActorKind, Participant, Token } from '../../record/index.ts'
import { type EventRule, eventRules } from './rules/index.ts'

const PEOPLE: readonly ActorKind[] = ['person', 'population', 'military', 'armed-group']
const STATE: readonly ActorKind[] = ['government', 'military', 'intergovernmental']
/** Verbs that take goods, ground and people alike; "kidnapped" takes people by its meaning. */
const TAKES = /^(seize|capture|recapture)$/

const ruleOf = (id: string): EventRule => eventRules.find((r) => r.id === id)!

/** The rule a verb's event is told under when its object is people; its own otherwise. */
export function takenAs(rule: EventRule, verb: Token, participants: readonly Participant[]): EventRule {
  if (!TAKES.test(verb.lemma) || verb.upos !== 'VERB') return rule
  const whom = participants.filter((p) => p.role !== 'actor')
  if (whom.length === 0 || !whom.every((p) => PEOPLE.includes(p.kind))) return rule
  const by = participants.filter((p) => p.role === 'actor')
  const areForces = whom.every((p) => p.kind === 'armed-group' || p.kind === 'military')
  const areFighters = whom.every((p) => p.kind === 'armed-group')
  // Troops take fighters prisoner; civilians whom they capture are not under arrest by law.
  const isState = by.some(
    (p) => STATE.includes(p.kind) && (p.kind !== 'military' || areForces || verb.lemma === 'seize'),
  )
  // Nobody told: those who fight a state are mostly taken by it.
  const isTaken = by.length === 0 && areFighters
  return ruleOf(isState || isTaken ? 'event/coerce-arrest' : 'event/assault-abduct')
}
