/** Words around a name that speak for or against its being a place. Closed lists; judge.ts weighs them. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Prepositions of place. "of", "by", "for" and "with" are not among them. */
export const AT = set(
  'in at near around outside across throughout into inside within toward towards from to through via beyond between ' +
    'off along over leaving reached visiting visited visit visits',
)
export const DIRECTIONS = set(
  'north south east west northern southern eastern western central northeast northwest southeast southwest ' +
    'northeastern northwestern southeastern southwestern downtown upstate rural suburban mid inner greater nearby neighboring neighbouring',
)
/** Before "of": "the town of", "residents of". */
export const PLACE_NOUNS = set(
  'city town village province state county district region outskirts suburb neighborhood capital port people residents ' +
    'mayor government north south east west part parts coast border area island republic kingdom streets university ' +
    'governor bishop archbishop emirate parish hamlet community municipality miles kilometers kilometres km invasion ' +
    'occupation side shores center centre',
)
export const HONORIFICS = set(
  'mr mrs ms miss dr sir dame lord lady prof professor madam sgt rev fr hon st sen rep gov gen lt col capt cpl maj adm cmdr',
)
export const OFFICES = set(
  'president minister premier chancellor secretary king queen prince princess pope judge justice sheriff officer deputy ' +
    'coach general colonel captain major sergeant lieutenant senator governor mayor ambassador sheikh ayatollah imam ' +
    'representative congressman congresswoman commissioner chief director chairman detective trooper pastor father brother sister',
)
export const SAYS = set('said says told added asked stated noted explained tweeted thinks believes wrote')
export const STATE_VERBS = set(
  'rejected denied accused urged warned called agreed vowed announced refused condemned insisted wants has will would is was hopes plans',
)
export const ORGS = set(
  'police university college school high elementary hospital times post herald news journal tribune gazette star sun ' +
    'bank council court department office fire chamber church club united city fc association society museum ' +
    'authority board commission committee company inc corp corporation co llc ltd group press union army guard center ' +
    'centre institute foundation agency bureau sheriff sheriffs district regional community memorial schools radio tv television airlines airways stadium state tech democrats republicans senate house assembly legislature',
)
/** Nouns behind a name that stands for its people or state. */
export const PEOPLE = set(
  'government army military police forces troops soldiers officials authorities president minister parliament ' +
    'ambassador diplomat diplomats embassy navy leader leaders man woman national citizen citizens team spokesman ' +
    'foreign prime militants rebels people',
)
export const STREETS = set(
  'street st road rd avenue ave boulevard blvd lane ln drive dr highway hwy way court ct place pl circle square pike parkway',
)
export const PAPERS = set(
  'times post herald news journal tribune gazette star sun chronicle examiner observer courier dispatch',
)
/** Nouns that say of what level the place before them is: "Kandahar province" is not the town. */
export const LEVELS = set('province governorate state oblast region county district department prefecture')
