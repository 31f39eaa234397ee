/**
 * ACLED sub-event type for an event, or null where ACLED has no row for it.
 *
 * Source our own crosswalk from PLOVER type and mode, by ACLED's 2023 codebook; there is no official one.
 */
import type { ActorKind, Event } from '../../record/index.ts'

const ARMED: readonly ActorKind[] = ['military', 'armed-group', 'government']
const BY_MODE: { [mode: string]: string } = {
  abduct: 'Abduction/forced disappearance',
  sexual: 'Sexual violence',
  destroy: 'Looting/property destruction',
  explosives: 'Remote explosive/landmine/IED',
  'suicide-attack': 'Suicide bomb',
  aerial: 'Air/drone strike',
  drone: 'Air/drone strike',
  'heavy-weapons': 'Shelling/artillery/missile attack',
  unconventional: 'Chemical weapon',
  'crowd-control': 'Protest with intervention',
  beat: 'Attack',
  torture: 'Attack',
  targeted: 'Attack',
}

export function acledOf(event: Event): string | null {
  const recipients = event.participants.filter((p) => p.role === 'recipient' || p.role === 'victim')
  const armedRecipient = recipients.some((p) => ARMED.includes(p.kind))
  switch (event.type) {
    case 'ASSAULT': {
      if (event.mode && Object.hasOwn(BY_MODE, event.mode)) return BY_MODE[event.mode]!
      const armedActor = event.participants.some((p) => p.role === 'actor' && ARMED.includes(p.kind))
      if (recipients.length > 0 && !armedRecipient) return 'Attack'
      return armedRecipient || armedActor ? 'Armed clash' : 'Attack'
    }
    case 'PROTEST':
      if (event.mode === 'riot') return 'Violent demonstration'
      return event.mode === 'boycott' || event.mode === 'hunger' ? null : 'Peaceful protest'
    case 'COERCE':
      if (event.mode === 'arrest') return 'Arrests'
      return event.mode === 'seize' ? 'Looting/property destruction' : 'Other'
    case 'MOBILIZE':
      return 'Change to group/activity'
    case 'RETREAT':
      if (event.mode === 'withdraw') return 'Non-violent transfer of territory'
      if (event.mode === 'ceasefire') return 'Agreement'
      return event.mode === 'disarm' ? 'Change to group/activity' : 'Other'
    default:
      return null
  }
}
