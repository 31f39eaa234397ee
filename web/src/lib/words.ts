/** What the screen calls the codes of the record, and how one event is said in a line. */
import type { EventRow } from '../../../src/desk/types.ts'
import type {
  Casualties,
  Event,
  EventStatus,
  EventType,
  LinkType,
  Place,
  Role,
  Stance,
} from '../../../src/record/index.ts'
import { formatToll } from './format.ts'

/** PLOVER event types, each with what it covers in a few words of ours. */
export const TYPES: { [type in EventType]: { label: string; about: string } } = {
  ASSAULT: { label: 'Assault', about: 'Physical violence against people or things' },
  COERCE: { label: 'Coercion', about: 'Arrests, seizures, curfews and other force short of violence' },
  MOBILIZE: { label: 'Mobilization', about: 'Forces moved, raised or put on alert' },
  PROTEST: { label: 'Protest', about: 'Marches, strikes, riots and other dissent' },
  SANCTION: { label: 'Sanction', about: 'Relations, aid or trade cut or reduced' },
  THREATEN: { label: 'Threat', about: 'Harm announced, with or without a condition' },
  ACCUSE: { label: 'Accusation', about: 'Blame, criticism or condemnation' },
  REJECT: { label: 'Rejection', about: 'A demand, proposal or agreement refused' },
  REQUEST: { label: 'Request', about: 'Something asked for or demanded' },
  CONSULT: { label: 'Consultation', about: 'Meetings, visits, calls and negotiations' },
  AGREE: { label: 'Agreement', about: 'Something agreed, promised or signed' },
  SUPPORT: { label: 'Support', about: 'Approval or backing in words or diplomacy' },
  COOPERATE: { label: 'Cooperation', about: 'Working together in fact' },
  AID: { label: 'Aid', about: 'Help given: money, goods, troops, shelter' },
  CONCEDE: { label: 'Concession', about: 'A step back: demands met, rules eased, people freed' },
  RETREAT: { label: 'Retreat', about: 'Forces withdrawn, fighting stopped, ground given up' },
}

export const STATUSES: { [status in EventStatus]: { label: string; about: string } } = {
  asserted: { label: 'Asserted', about: 'Told as having happened' },
  negated: { label: 'Negated', about: 'Said not to have happened' },
  planned: { label: 'Planned', about: 'Said to be going to happen' },
  threatened: { label: 'Threatened', about: 'Held out as a threat' },
  possible: { label: 'Possible', about: 'Said to be possible, not certain' },
  requested: { label: 'Requested', about: 'Asked for, not told as done' },
}

export const STANCES: { [stance in Stance]: string } = {
  asserts: 'Says that it is so',
  denies: 'Says that it is not so',
  doubts: 'Calls it in question',
  accuses: 'Blames someone for it',
  condemns: 'Condemns it',
  justifies: 'Defends it',
  threatens: 'Threatens with it',
  demands: 'Demands it',
  promises: 'Promises it',
  praises: 'Praises it',
}

export const ROLES: { [role in Role]: string } = {
  actor: 'Who',
  recipient: 'To whom',
  victim: 'Harmed',
  mediator: 'Mediator',
}

export const PRECISIONS: { [p in Place['precision']]: string } = {
  point: 'exact place',
  settlement: 'town or village',
  region: 'region only',
  country: 'country only',
}

/** Read as: this event [words] that event. */
export const LINKS: { [type in LinkType]: { forth: string; back: string } } = {
  'response-to': { forth: 'in response to', back: 'answered by' },
  follows: { forth: 'after', back: 'followed by' },
  'part-of': { forth: 'part of', back: 'includes' },
  'same-as': { forth: 'same as', back: 'same as' },
}

export const typeLabel = (type: string): string => (TYPES as { [t: string]: { label: string } })[type]?.label ?? type
export const statusLabel = (s: string): string => (STATUSES as { [s: string]: { label: string } })[s]?.label ?? s

/** "heavy-weapons" -> "heavy weapons". */
export const plain = (code: string): string => code.replaceAll('-', ' ').replaceAll('_', ' ')

const TOLLS = ['killed', 'injured', 'missing', 'detained'] as const

/** The tolls an event states, in words, in a fixed order. */
export function tolls(c: Casualties): { what: (typeof TOLLS)[number]; text: string }[] {
  return TOLLS.flatMap((what) => {
    const toll = c[what]
    return toll ? [{ what, text: formatToll(what, toll) }] : []
  })
}

/** "US forces → militia depots"; what is not stated is left open. */
export function parties(row: Pick<EventRow, 'actors' | 'recipients'>): string {
  const actors = row.actors.join(', ')
  const recipients = row.recipients.join(', ')
  if (actors && recipients) return `${actors} → ${recipients}`
  if (actors) return actors
  return recipients ? `→ ${recipients}` : ''
}

/** Who and whom of an event inside its report, as the words stand in the text. */
export function partiesIn(e: Event): { actors: string[]; recipients: string[] } {
  const of = (...roles: Role[]) => e.participants.filter((p) => roles.includes(p.role)).map((p) => p.text)
  const recipients = of('recipient')
  return { actors: of('actor'), recipients: recipients.length > 0 ? recipients : of('victim') }
}
