/**
 * Who is taken is not seized like goods: "gunmen seized 30 students" is an abduction, "police seized two suspects" an arrest.
 *
 * Source PLOVER 2.0: COERCE seize is of property, COERCE arrest by a state, ASSAULT abduct by others.
 */
import type { ActorKind, Participant } from '../../record/index.ts'
import { type EventRule, eventRules } from './rules/index.ts'

const PEOPLE: readonly ActorKind[] = ['person', 'population', 'military', 'armed-group']
const STATE: readonly ActorKind[] = ['government', 'military', 'intergovernmental']

const ruleOf = (id: string): EventRule => eventRules.find((r) => r.id === id)!

/** The rule an event is told under when its object is people; its own otherwise. */
export function takenAs(rule: EventRule, participants: readonly Participant[]): EventRule {
  if (rule.id !== 'event/coerce-seize') return rule
  const whom = participants.filter((p) => p.role !== 'actor')
  if (whom.length === 0 || !whom.every((p) => PEOPLE.includes(p.kind))) return rule
  const isState = participants.some((p) => p.role === 'actor' && STATE.includes(p.kind))
  return ruleOf(isState ? 'event/coerce-arrest' : 'event/assault-abduct')
}
