/** PROTEST: what crowds do. Types and modes are PLOVER 2.0's. */
import { type EventRule, words } from './rule.ts'

export const crowd: readonly EventRule[] = [
  {
    id: 'event/protest-crowd',
    type: 'PROTEST',
    mode: 'demo',
    verbs: words(
      'gather pour flood throng chant walk parade converge assemble fill take join attend throw hurl pelt participate surround shout wave camp return turn descend light hold disrupt occupy storm smash vandalize torch loot break',
    ),
    subject: ['protester', 'demonstrator', 'protestor', 'marcher', 'rioter'],
    roles: 'self',
    to: ['against', 'at', 'outside'],
    hits: ['Protesters poured into the square.', 'Demonstrators hurled stones at a bank.'],
    misses: ['Police officers surrounded the protesters.', 'Water poured into the square.'],
  },
  {
    id: 'event/protest-street',
    type: 'PROTEST',
    mode: 'demo',
    verbs: ['take', 'pour', 'flood', 'come', 'spill', 'return', 'throng', 'walk'],
    with: ['street', 'streets'],
    particle: ['to', 'into', 'onto', 'on', 'through'],
    without: words('car water police officer soldier troop tank child mud river'),
    roles: 'self',
    hits: ['Thousands took to the streets of the capital.'],
    misses: ['Tanks came into the street.'],
  },
]
