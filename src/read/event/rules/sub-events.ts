/**
 * Cues of ACLED sub-events: words in the sentence of an event, or near it, that say in which row ACLED would keep it.
 *
 * Order  the first rule that fits wins: ACLED keeps an engagement once, under its most specific tactic.
 * Source definitions of ACLED's codebook (2023): what makes a chemical weapon, a mob, an excessive force.
 */
import type { EventType } from '../../../record/index.ts'

export interface SubEventRule {
  /** 'event/acled-name', unique. */
  id: string
  subEvent: string
  /** Types of events it may refine. */
  types: readonly EventType[]
  /** Words that say so. */
  cue: RegExp
  /** Must stand in the same words, unless the event is a protest itself. */
  context?: RegExp
  /** Rules it out when it stands in the same words. */
  not?: RegExp
  /** Sentences before and behind in which it is looked for when the event's own says nothing. */
  reach: 0 | 1 | 2
  /** Also fits battles that name their kind ("clash", "fighting"). */
  battles?: true
  /** Sentences in which some event gets this sub-event, and lookalikes in which none does. */
  hits: readonly string[]
  misses: readonly string[]
}

const PROTEST =
  /\b(protest(s|ed|ers?|ing|ors?)?|demonstrat(ions?|ors?|ing|ed)|rall(y|ies|ied)|march(es|ers?|ed)|rioters?|sit-?ins?|human chains?|picket\w*)\b/i
const CROWD = '(protest[eo]rs?|demonstrators?|marchers?|crowds?|rioters|activists|students|people|supporters|opponents)'

export const subEventRules: readonly SubEventRule[] = [
  {
    id: 'event/acled-chemical',
    subEvent: 'Chemical weapon',
    types: ['ASSAULT'],
    cue: /\b(chemical (weapon|attack|agent|munition|bomb|strike|substance|warhead|shell)s?|chlorine|sarin|mustard (gas|agent)|poison(ous)? gas(es)?|toxic (gas(es)?|chemicals?)|nerve (agent|gas)s?|phosgene|gas attacks?)\b/i,
    not: /\b(chemical weapons? (facilit|plant|site|program|depot|factor|store)|tear gas|chemical plants?)/i,
    reach: 2,
    battles: true,
    hits: ['The rebels used chlorine against the garrison.', 'The attack killed nine. Doctors spoke of sarin.'],
    misses: ['Police fired tear gas at marchers.', 'Jets struck a chemical plant.'],
  },
  {
    id: 'event/acled-suicide',
    subEvent: 'Suicide bomb',
    types: ['ASSAULT'],
    cue: /\b(suicide[ -](bomb\w*|attack\w*|blast|vest|belt|car|truck|mission|squad|explosion|operation)s?|(blow|blew|blown|blowing|explod\w{2,3}|detonat\w{2,3}) (himself|herself|themselves|itself)|explosive (vest|belt)s?|(detonated|exploded) (his|her|their|a) (explosives|explosive vests?|vests?|belts?))\b/i,
    reach: 2,
    hits: ['A suicide bomber killed six people at the gate.', 'The man blew himself up near the bank.'],
    misses: ['Rebels blew up a bridge.'],
  },
  {
    id: 'event/acled-sexual',
    subEvent: 'Sexual violence',
    types: ['ASSAULT'],
    cue: /\b(rape[ds]?|raping|gang-?rape[ds]?|sexual (violence|assault|abuse|attack|slavery|harassment)s?|sexually (assault|abus|harass|attack|molest)\w*|molest(ed|ing|ation|s)?)\b/i,
    reach: 1,
    hits: ['Soldiers raped three women.', 'The attack on the women was a sexual assault.'],
    misses: ['Soldiers attacked three women.'],
  },
  {
    id: 'event/acled-riot',
    subEvent: 'Violent demonstration',
    types: ['PROTEST', 'ASSAULT', 'COERCE'],
    context: PROTEST,
    cue: new RegExp(
      [
        '(threw|throw(n|ing)?|hurl(ed|ing)?|pelt(ed|ing)?|lobb(ed|ing)) .{0,40}(stones?|rocks?|bricks?|bottles?|objects?|projectiles?|bombs?|cocktails?|missiles|fireworks|eggs|police|officers)',
        '(stones?|rocks?|bottles?|petrol bombs?|molotov cocktails?) (were )?(thrown|hurled|at)',
        'stone-?throw\\w+|molotov|petrol bombs?|firebombs?',
        '(set|setting) .{0,50}(on fire|ablaze|alight)|set(ting)? fire to|torch(ed|ing)|arson',
        'burn(ed|t|ing) .{0,20}(tyres|tires|cars?|vehicles?|buildings?|shops?|stations?|offices?|barricades|trucks?|bus(es)?|homes?|houses?|property)',
        'loot(ed|ing|ers)|smash(ed|ing)|vandali[sz]\\w+|ransack\\w*|rampag\\w+|scuffl\\w+',
        'riots|rioted|rioting|rioters|unrest|turned violent|violent (protests?|demonstrations?|rall(y|ies)|clashes|unrest)|aggressive (protests?|demonstrations?)',
        'clash(ed|es|ing)? .{0,30}(police|security|officers|each other|soldiers|troops|supporters|protesters|demonstrators|groups)',
        '(protesters|demonstrators|marchers|rivals?|groups|police) .{0,20}clash(ed|es|ing)?\\b|clashes (broke|erupted)',
        'barricad\\w+|block(ed|ing|ade|aded|ading) .{0,40}(roads?|streets?|highways?|thoroughfares?|bridges?|intersections?|traffic|motorway|railway|tracks?)|shut(ting)? down .{0,20}(roads?|streets?|highways?)|closed .{0,20}(roads|highways)',
        'storm(ed|ing)|attack(ed|ing) (police|officers)|escalating violence|(deadly |new |more )?violence (surg|erupt|broke|flare|spread|boil|return|between)\\w*',
      ]
        .map((p) => `\\b(${p})`)
        .join('|'),
      'i',
    ),
    not: /\b(without (incident|violence)|banks? of tear)\b/i,
    reach: 2,
    battles: true,
    hits: [
      'Protesters threw stones at the police in the square.',
      'The protest turned violent.',
      'Demonstrators clashed with police near the port.',
    ],
    misses: ['Protesters marched to the square.', 'Rebels clashed with police near the port.'],
  },
  {
    id: 'event/acled-excessive',
    subEvent: 'Excessive force against protesters',
    types: ['PROTEST', 'ASSAULT', 'COERCE'],
    context: PROTEST,
    cue: new RegExp(
      `\\b(live (rounds?|fire|ammunition|bullets?)|rubber(-| )?(coated )?(steel )?bullets?|rubber pellets?|excessive(ly)? (use of )?force|violently (suppress|dispers|attack|broke|crush)\\w*|(opened|open) fire|fir(ed|ing) (on|at|into) .{0,30}${CROWD}|(shot|gunned down|beat|beaten|kill(ed|ing|s)?|wound(ed|ing)|injur(ed|ing)) .{0,40}${CROWD}|${CROWD} .{0,30}(were|was|have been|had been|been|got) (shot|beaten|killed|wounded|injured)|(die|died|dead|killed) in .{0,10}(protest|demonstration) crackdown|brutally (attack|beat|suppress|dispers)\\w*)`,
      'i',
    ),
    not: /\b(peacefully ended|against police brutality|(demand|call|end|what they see|seek|justice|prob|inquiry|investigat)\w* .{0,60}(excessive|killed|killing|shot))\b/i,
    reach: 1,
    hits: [
      'Police fired rubber bullets at a protest in the square.',
      'Soldiers opened fire on the demonstrators, and two protesters were killed.',
    ],
    misses: ['Police dispersed the protest with tear gas.', 'Soldiers opened fire on the village.'],
  },
  {
    id: 'event/acled-intervention',
    subEvent: 'Protest with intervention',
    types: ['PROTEST', 'ASSAULT'],
    context: PROTEST,
    cue: new RegExp(
      `\\b(tear ?-?gas\\w*|water cannons?|pepper[ -]?spray\\w*|baton[ -]?(charge)?\\w*|truncheons?|dispers(e|ed|es|ing|al)|(broke|break|broken|breaking) up|stun grenades?|kettled|suppress(ed|ing)|(police|officers|forces|authorities|guards) .{0,30}(arrest|detain|remov|evict|block|stopp|prevent)(ed|ing)|(arrest|detain)(ed|ing) .{0,25}${CROWD}|${CROWD} .{0,40}(were|was|have been|had been|been) (arrested|detained)|arrested (dozens|hundreds|scores|\\d+))\\b`,
      'i',
    ),
    not: /\b(release of|following the arrest|against the (arrest|detention)|no arrests)\b/i,
    reach: 1,
    hits: [
      'Police dispersed the protest with tear gas.',
      'Thousands rallied outside the ministry. Police used batons.',
    ],
    misses: ['Thousands rallied outside the ministry.'],
  },
  {
    id: 'event/acled-crowd-gas',
    subEvent: 'Protest with intervention',
    types: ['ASSAULT'],
    cue: /\b(tear ?-?gas\w*|water cannons?|pepper[ -]?spray\w*|baton[ -]charge\w*)\b/i,
    reach: 0,
    hits: ['Officers used tear gas against the crowd.'],
    misses: ['Officers used mustard gas against the town.'],
  },
  {
    id: 'event/acled-arrest-protest',
    subEvent: 'Protest with intervention',
    types: ['COERCE'],
    cue: /\b((during|at|while|amid|trying|attempt\w{0,3}|from|suppress\w{0,3}|crush\w{0,3}|organi[sz]ed|of) .{0,50}(protest|demonstration|rally|march|sit-in|human chain)|(protest[eo]r|demonstrator|marcher)s?\b)/i,
    not: /\b(charges?|charged|suspect\w*|anticipation|ahead of|accused|release of|wanted|warrant|no arrests|led .{0,30}(protests|demonstrations))\b/i,
    reach: 0,
    hits: ['Police detained six people during a march in the capital.', 'The army suppressed a peaceful protest.'],
    misses: ['Police arrested the editor on charges of planning a protest.'],
  },
  {
    id: 'event/acled-mob',
    subEvent: 'Mob violence',
    types: ['ASSAULT'],
    cue: /\b(mobs?|lynch(ed|ing|ings|es)?|vigilantes?|angry (crowds?|residents|villagers|locals|youths?)|(jungle|mob) justice|hooligans?|communal (clash|violence|riot)(es|s)?|rival (fans|students|gangs))\b/i,
    reach: 1,
    battles: true,
    hits: ['A mob beat the driver.', 'Vigilantes killed two men.'],
    misses: ['Gunmen beat the driver.'],
  },
  {
    id: 'event/acled-grenade',
    subEvent: 'Grenade',
    types: ['ASSAULT'],
    cue: /\b(hand ?-?)?grenades?\b/i,
    not: /\b(rocket[ -]propelled|stun|gas|smoke|launched) grenades?|grenade launchers?|suicide|\b(mortars?|artillery|air ?strikes?)\b/i,
    reach: 1,
    hits: ['Two men hurled a grenade at the post.', 'The attack wounded three. Police said a grenade was used.'],
    misses: ['Rebels fired rocket-propelled grenades at the base.'],
  },
  {
    id: 'event/acled-air',
    subEvent: 'Air/drone strike',
    types: ['ASSAULT'],
    cue: /\b(air ?-?(strike|raid|attack|bombardment|assault)s?|warplanes?|(fighter|combat|war|saudi|israeli|russian|us|coalition) jets?|jets|aerial(ly)?|barrel bombs?|drones?|unmanned|helicopters?|gunships?|aircraft|bombers?|sorties?|(from the )?air force|f-?\d{2}s?|air missiles?|(planes?|jet) (bomb|hit|struck|target|pound|attack|raid)\w*)\b/i,
    not: /\b(suicide|anti-?aircraft|car bombers?|shot down|downed)\b/i,
    reach: 1,
    hits: ['Warplanes bombed the depot.', 'The raid killed five. Two jets were seen over the town.'],
    misses: ['Rebels attacked the depot with anti-aircraft guns.', 'A suicide bomber struck the depot.'],
  },
  {
    id: 'event/acled-shelling',
    subEvent: 'Shelling/artillery/missile attack',
    types: ['ASSAULT'],
    cue: /\b(shell(s|ed|ing)|shellfire|artillery|mortars?|missiles?|rockets?|rpgs?|rocket-propelled|howitzers?|tank (fire|shells?|attack)|katyushas?|grads?|bombard(ed|ment|ing|ments)?|projectiles?)\b/i,
    not: /\b(suicide|(stones?|rocks?) and other projectiles)\b/i,
    reach: 1,
    hits: ['Rebels shelled the suburb.', 'The attack killed five. Mortars were used.'],
    misses: ['Rebels attacked the suburb with rifles.'],
  },
  {
    id: 'event/acled-remote',
    subEvent: 'Remote explosive/landmine/IED',
    types: ['ASSAULT'],
    cue: /\b(ieds?|land ?-?mines?|(roadside|ground|anti-?personnel|anti-?tank|naval|sea) mines?|(hit|struck|over|on|by|stepped on) an? mine|mine (blast|explosion)s?|improvised explosive\w*|explosive (device|charge)s?|explosives?|(car|truck|roadside|parcel|letter|time|motorcycle|sticky|magnetic|home-?made|petrol|pipe|nail)[ -]bombs?|bombs?|bombings?|bomb (attack|blast|explosion)s?|explosions?|explod(ed|es|ing)|blasts?|detonat(ed|es|ing|ion)|booby[ -]?trap\w*|bl[eo]wn? up|blew up|dynamite)\b/i,
    reach: 1,
    hits: ['A bomb killed two guards.', 'Four farmers were killed. They had driven over a landmine.'],
    misses: ['Gunmen killed two guards.'],
  },
]
