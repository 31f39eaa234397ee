/**
 * ACLED sub-event type for an event, or null where ACLED has no row for it.
 *
 * In     the event, and the words of its sentence and of those around it.
 * Order  the rule that found it (ground taken, weapons found, a base set up); words that name the tactic, the nearest
 *        first (rules/sub-events.ts); the mode; who fought whom.
 * Source our own crosswalk from PLOVER type and mode, by ACLED's 2023 codebook; there is no official one.
 */
import type { ActorKind, Event } from '../../record/index.ts'
import { subEventRules } from './rules/sub-events.ts'

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
const BY_RULE: { [rule: string]: string } = {
  'event/coerce-weapons': 'Disrupted weapons use',
  'event/coerce-weapons-found': 'Disrupted weapons use',
  'event/coerce-weapons-destroyed': 'Disrupted weapons use',
  'event/mobilize-base': 'Headquarters or base established',
  'event/retreat-hand-over': 'Non-violent transfer of territory',
}
const GROUND_TAKEN = /^event\/assault-(territory|control|drive-out)$/
const REACH = 2
/** Words that a battle is named by; its weapons do not make it another row. */
const BATTLE = /^(clash|battl|fight|fought|skirmish|combat|gunbattle|firefight|gunfight|shoot-?out|confrontation)/i
/** Words too wide for a row of their own, unless somebody takes part. */
const WIDE = /^(war|violence|hostilit)/i
const OF_STATE =
  /\b(army|troops|government|soldiers|security forces|military|national forces|federal forces|police|regime|ministry|peshmerga|coalition forces|armed forces|naval forces|state forces)\b/i
const OF_REBELS =
  /\b(rebels?|militants?|insurgents?|jihadists?|terrorists?|guerrillas?|fighters|militias?|islamists?|separatists?|extremists?|gunmen|mujahid\w+|opposition)\b/i
const ARMED_TARGET =
  /\b(soldiers?|troops|convoys?|(military|army|naval|air|police)[\w ]{0,20}(base|camp|post|barracks|checkpoint|position|patrol|outpost)s?|checkpoints?|garrison|barracks|(government|security|army|military|state|union|peacekeeping|nato|coalition|iraqi|afghan|somali|syrian) (forces|fighters|positions)|militants?|insurgents?|terrorists?|rebels?|jihadists?|fighters|policem[ae]n|police officers?|exchange of fire|gun ?-?battles?)\b/gi
const UNARMED_TARGET =
  /\b(civilians?|villagers?|residents?|villages?|farmers?|communit(y|ies)|church(es)?|mosques?|worshippers?|schools?|students?|pupils?|markets?|passengers?|journalists?|reporters?|women|children|people|persons|worshipers|shoppers|tourists?|traders?|priests?|pastors?|activists?|workers?|doctors?|mourners?|population|herders?|refugees?|teachers?|men|locals)\b/gi
const ENDS_FIGHTING =
  /\b(cease-?fires?|truces?|peace (deal|agreement|talks?|process|accord|treaty|negotiation|plan|pact)s?|armistice|prisoner (exchange|swap|release)s?|exchang\w{1,4} .{0,20}prisoners?|prisoners? .{0,10}(exchange|swap)|(releas|free)\w{1,3} .{0,40}(prisoners?|fighters?|rebels?|soldiers?|captives?|hostages?|detainees)|disputed|reconciliation|surrender\w*|laid down (their )?(arms|weapons)|cessation of hostilities|de-?escalation|evacuation (deal|agreement))\b/i
const PRISONERS = /\b(prisoners?|fighters?|rebels?|soldiers?|captives?|hostages?|militants?|detainees?|pows?)\b/i

/** The words around an event: `at(0)` its own sentence, `at(n)` with n sentences before and behind. */
export interface Around {
  at(reach: number): string
  /** Its own sentence up to the trigger. */
  before: string
  trigger: string
}

export function acledOf(event: Event, around: Around): string | null {
  const rule = event.rule ?? ''
  if (GROUND_TAKEN.test(rule)) return groundTaken(event, around)
  if (Object.hasOwn(BY_RULE, rule)) return BY_RULE[rule]!
  return byWords(event, around) ?? byType(event, around)
}

/** The first rule whose words stand nearest. */
function byWords(event: Event, around: Around): string | null {
  const isBattle = BATTLE.test(around.trigger)
  const isNamed = event.mode !== null && event.mode !== 'firearms'
  for (let reach = 0; reach <= REACH; reach++) {
    const words = around.at(reach)
    if (reach > 0 && words === around.at(reach - 1)) continue
    for (const rule of subEventRules) {
      if (rule.reach < reach || !rule.types.includes(event.type) || (isBattle && !rule.battles)) continue
      // What names its own tactic is not refined by what stands farther off, but by protest and chemical agents.
      if (reach > 0 && isNamed && event.type === 'ASSAULT' && !rule.context && rule.reach < 2) continue
      if (rule.context && event.type !== 'PROTEST' && !rule.context.test(words)) continue
      if (rule.cue.test(words) && !rule.not?.test(words)) return rule.subEvent
    }
  }
  return null
}

function byType(event: Event, around: Around): string | null {
  switch (event.type) {
    case 'ASSAULT':
      return ofAssault(event, around)
    case 'PROTEST':
      if (event.mode === 'riot') return 'Violent demonstration'
      return event.mode === 'boycott' || event.mode === 'hunger' ? null : 'Peaceful protest'
    case 'COERCE':
      if (event.mode === 'arrest') return 'Arrests'
      if (event.mode === 'seize') return 'Looting/property destruction'
      return /^(curfew|martial-law|deport)$/.test(event.mode ?? '') ? 'Other' : null
    case 'MOBILIZE':
      return 'Change to group/activity'
    case 'RETREAT':
      return ofRetreat(event, around)
    case 'AGREE':
    case 'CONSULT':
    case 'SUPPORT':
    case 'CONCEDE':
    case 'COOPERATE':
      return ENDS_FIGHTING.test(around.at(0)) ? 'Agreement' : null
    default:
      return null
  }
}

function ofRetreat(event: Event, around: Around): string | null {
  if (event.mode === 'withdraw') return 'Non-violent transfer of territory'
  if (event.mode === 'ceasefire') return 'Agreement'
  if (event.mode === 'disarm')
    return /surrender|lay|laid/i.test(around.trigger) ? 'Agreement' : 'Change to group/activity'
  return event.mode === 'release' && PRISONERS.test(around.at(0)) ? 'Agreement' : null
}

function ofAssault(event: Event, around: Around): string | null {
  const parties = event.participants
  const harmed = parties.filter((p) => p.role === 'recipient' || p.role === 'victim')
  const isOfState = parties.some((p) => p.role === 'actor' && (p.kind === 'military' || p.kind === 'government'))
  // Fighters and suspects taken by a state's forces are arrested.
  if (event.mode === 'abduct' && /^captur/i.test(around.trigger)) {
    if (isOfState || (OF_STATE.test(around.before) && !OF_REBELS.test(around.before))) return 'Arrests'
  }
  if (event.mode && Object.hasOwn(BY_MODE, event.mode)) return BY_MODE[event.mode]!
  if (WIDE.test(around.trigger) && parties.length === 0) return null
  if (BATTLE.test(around.trigger)) return 'Armed clash'
  if (harmed.some((p) => ARMED.includes(p.kind))) return 'Armed clash'
  const words = around.at(0)
  const armed = words.slice(around.before.length).match(ARMED_TARGET)?.length ?? 0
  const unarmed = words.match(UNARMED_TARGET)?.length ?? 0
  if (armed > 0 && unarmed === 0) return 'Armed clash'
  const isArmedActor = parties.some((p) => p.role === 'actor' && ARMED.includes(p.kind))
  return harmed.length === 0 && unarmed === 0 && isArmedActor ? 'Armed clash' : 'Attack'
}

/** Ground taken in fighting: by a state's forces or by others. */
function groundTaken(event: Event, around: Around): string {
  const kinds = event.participants.filter((p) => p.role === 'actor').map((p) => p.kind)
  const state = 'Government regains territory'
  const others = 'Non-state actor overtakes territory'
  // "The army and allied fighters took the town": whoever is named first.
  const first = kinds.find((k) => k === 'armed-group' || k === 'military' || k === 'government')
  if (first) return first === 'armed-group' ? others : state
  if (OF_REBELS.test(around.before) !== OF_STATE.test(around.before))
    return OF_REBELS.test(around.before) ? others : state
  return /^(re|liberat)/i.test(around.trigger) ? state : others
}
