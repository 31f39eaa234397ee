/** COERCE, MOBILIZE: weapons found, bases set up, units formed and moved. Types and modes are PLOVER 2.0's. */
import { type EventRule, words } from './rule.ts'

const WEAPONS = words(
  'weapon weaponry arm arms cache stash stockpile arsenal explosive bomb device ied mine landmine ammunition ammo munition grenade rifle gun firearm pistol revolver shotgun rocket missile shell mortar detonator cartridge bullet ordnance dynamite vest depot',
)

export const arms: readonly EventRule[] = [
  {
    id: 'event/coerce-weapons-found',
    type: 'COERCE',
    mode: 'seize',
    verbs: words(
      'find recover discover defuse unearth uncover dismantle neutralize neutralise deactivate disarm disable retrieve locate haul',
    ),
    object: WEAPONS,
    roles: 'agent',
    hits: ['Police found a bomb under the bridge.', 'A cache of rifles was discovered near the dam.'],
    misses: ['Police found a body under the bridge.'],
  },
  {
    id: 'event/coerce-weapons',
    type: 'COERCE',
    mode: 'seize',
    verbs: words('seize confiscate impound intercept recover find discover uncover surrender foil thwart'),
    with: words(
      'weapon weaponry cache stash stockpile arsenal explosive ied landmine ammunition ammo munition grenade rifle firearm pistol revolver shotgun detonator cartridge ordnance dynamite bomb missile',
    ),
    without: ['town', 'village', 'city', 'district', 'bank', 'parliament', 'body', 'dead'],
    roles: 'agent',
    hits: ['Customs officers seized a shipment of rifles.', 'Troops confiscated dozens of weapons.'],
    misses: ['The militants seized two villages.'],
  },
  {
    id: 'event/coerce-weapons-destroyed',
    type: 'COERCE',
    mode: 'seize',
    verbs: ['destroy', 'detonate', 'explode'],
    object: words('ied device landmine mine explosive cache stash ammunition bomb'),
    with: words('sapper squad expert disposal controlled safely unexploded improvised cache stash engineer operation'),
    roles: 'agent',
    hits: ['The bomb squad safely detonated the device.', 'Sappers destroyed an improvised explosive device.'],
    misses: ['The rebels destroyed a bridge.'],
  },
  {
    id: 'event/mobilize-base',
    type: 'MOBILIZE',
    mode: 'troops',
    verbs: words('set establish create build open construct erect inaugurate install'),
    object: words(
      'base outpost post headquarters camp checkpoint garrison barracks airbase position fortification trench bunker point',
    ),
    without: words('data refugee knowledge customer client election summer iftar medical vaccination border-crossing'),
    roles: 'agent',
    hits: ['The army set up an observation post on the hill.', 'Rebels established a base near the lake.'],
    misses: ['The agency set up a refugee camp.', 'The firm built a customer base.'],
  },
  {
    id: 'event/mobilize-form',
    type: 'MOBILIZE',
    mode: 'troops',
    verbs: words('form establish create set found merge unify reorganize restructure disband'),
    object: words(
      'army brigade militia battalion unit regiment guard corps division squad force forces coalition alliance faction',
    ),
    without: ['task', 'police', 'government', 'party', 'work'],
    roles: 'agent',
    hits: ['The rebels formed a new brigade.', 'A militia was established in the valley.'],
    misses: ['The parties formed a government.'],
  },
  {
    id: 'event/mobilize-wing',
    type: 'MOBILIZE',
    mode: 'troops',
    verbs: ['form', 'establish', 'create', 'set', 'found', 'launch'],
    object: ['entity', 'network', 'wing', 'branch', 'cell', 'group', 'movement'],
    with: words('militia militant fighter rebel armed guerrilla insurgent paramilitary combatant'),
    roles: 'agent',
    hits: ['A new militia network was set up in the valley.'],
    misses: ['The firm set up a new branch.'],
  },
  {
    id: 'event/mobilize-move',
    type: 'MOBILIZE',
    mode: 'troops',
    verbs: ['dispatch', 'move', 'send', 'redeploy', 'transfer', 'amass'],
    object: words('troop soldier force convoy tank regiment battalion reinforcement fighter hundred thousand dozen'),
    with: words('troop soldier force convoy tank regiment battalion reinforcement fighter'),
    without: ['work', 'labor', 'task', 'hospital', 'peacekeeping', 'home'],
    roles: 'agent',
    to: ['to', 'into', 'toward', 'towards'],
    hits: ['The army moved hundreds of soldiers to the border.'],
    misses: ['She moved to the border.'],
  },
]
