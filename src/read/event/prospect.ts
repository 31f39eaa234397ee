/**
 * What is still to come counts as words, by PLOVER 2.0: a meeting, support, cooperation or aid that is announced is
 * AGREE; harm that will follow if something else does or does not happen is THREATEN.
 */
import type { EventStatus, EventType, Token } from '../../record/index.ts'

const TO_COME = new Set<EventType>(['CONSULT', 'SUPPORT', 'COOPERATE', 'AID'])
const HARM = new Set<EventType>(['ASSAULT', 'SANCTION', 'PROTEST', 'COERCE', 'MOBILIZE'])

/** The type and mode under which an event that has not happened is told. */
export function prospectOf(
  type: EventType,
  mode: string | null,
  status: EventStatus,
  tokens: readonly Token[],
): { type: EventType; mode: string | null } {
  if (status !== 'planned') return { type, mode }
  if (TO_COME.has(type)) return { type: 'AGREE', mode: null }
  const hasCondition = tokens.some((t) => /^(unless|if)$/i.test(t.form))
  if (HARM.has(type) && hasCondition) return { type: 'THREATEN', mode: type === 'ASSAULT' ? 'violence' : 'restrict' }
  return { type, mode }
}
