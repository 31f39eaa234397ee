/**
 * Grades that a computer can suggest, with the grounds: source reliability (A to F) of each report and information
 * credibility (1 to 6) of the incident, two separate things (NATO AJP-2.1). People grade; this stands beside.
 *
 * In     an incident so far; the reports that tell of it.
 * Out    a Suggestion. It knows neither the world nor the record of a publisher: A, B and 5 are never suggested.
 */
import type { Incident, Suggestion } from '../record/index.ts'
import type { Teller } from './told.ts'

type Described = Pick<Incident, 'independent' | 'agreement' | 'responsibility' | 'figures'>

export function suggestionOf(incident: Described, tellers: readonly Teller[], own: number): Suggestion {
  const reliability = tellers.map((t) => reliabilityOf(t, incident))
  return { ...credibilityOf(incident, own, reliability), reliability }
}

/** `own`: how many origins tell it in their own voice or in that of someone who is no party to it. */
function credibilityOf(
  { independent, agreement, responsibility }: Described,
  own: number,
  reliability: Suggestion['reliability'],
): Pick<Suggestion, 'credibility' | 'grounds'> {
  const origins = independent.length
  const conflicts = Object.entries(agreement).flatMap(([field, s]) => (s === 'conflict' ? [field] : []))
  const denied = responsibility.denied.map((d) => d.name)
  const allParties = reliability.length > 0 && reliability.every((r) => r.value === 'D')
  const grounds = [origins === 1 ? 'one origin' : `${origins} independent origins`]
  if (conflicts.length > 0) grounds.push(`origins differ on ${conflicts.join(', ')}`)
  if (responsibility.claimed.length > 0)
    grounds.push(`responsibility claimed by ${responsibility.claimed.map((c) => c.name).join(', ')}`)
  if (denied.length > 0) grounds.push(`denied by ${denied.join(', ')}`)
  if (own === 0) grounds.push('told by parties to it only')
  if (allParties || (own === 0 && origins === 1)) return { credibility: denied.length > 0 ? 4 : 6, grounds }
  if (denied.length > 0) return { credibility: origins > 1 ? 3 : 4, grounds }
  if (origins === 1) return { credibility: 3, grounds }
  return { credibility: origins >= 3 && agreement.actor !== 'differ' ? 1 : 2, grounds }
}

function reliabilityOf(teller: Teller, { independent, figures }: Described): Suggestion['reliability'][number] {
  const { report, publisher, agencies } = teller
  const origin = independent.find((o) => o.reports.includes(report))
  const parties = [...figures.actor, ...figures.recipient].map((f) => f.value.toLowerCase())
  if (publisher !== null && parties.includes(publisher.toLowerCase()))
    return { report, value: 'D', grounds: [`${publisher} is a party to it`] }
  if (origin !== undefined && origin.reports.length > 1 && origin.first !== report)
    return { report, value: 'F', grounds: [`not first-hand: shares its text or agency with ${origin.first}`] }
  if (publisher === null && agencies.length === 0) return { report, value: 'F', grounds: ['publisher not known'] }
  return { report, value: 'C', grounds: ['told in words of its own', 'no record of its publisher is kept'] }
}
