/**
 * Reports made from known facts: what joining is measured on, with the truth beside it.
 *
 * Out    incidents (facts) and reports that tell them in many wordings: wire stories; copies of them, cut and under other
 *        headlines; rewrites with damaged names, changed order and added paragraphs; stories of their own, with other
 *        tolls; round-ups. Among the incidents are look-alikes: the same deed in the same town on a neighbouring day, in
 *        a neighbouring town on the same day, of another group on another target there. Some sentences do not say when.
 *        With `vague` some say only the country, or only on which day it was told ("police said on Monday").
 * Note   towns are real, so that they are found; everything else is invented.
 */

/** A generator of numbers from 0 to 1 (mulberry32): the same for the same seed. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const THEATRES = [
  { country: 'Iraq', towns: ['Mosul', 'Tal Afar', 'Kirkuk', 'Tikrit', 'Samarra', 'Baquba', 'Ramadi', 'Fallujah'] },
  { country: 'Syria', towns: ['Aleppo', 'Idlib', 'Hama', 'Homs', 'Raqqa', 'Palmyra', 'Daraa', 'Manbij'] },
  { country: 'Nigeria', towns: ['Maiduguri', 'Bama', 'Damaturu', 'Potiskum', 'Kano', 'Zaria', 'Jos', 'Yola'] },
  { country: 'Colombia', towns: ['Cali', 'Buenaventura', 'Tumaco', 'Pasto', 'Neiva', 'Quibdo', 'Cucuta', 'Arauca'] },
]
const GROUPS = ['the Nahr Brigades', 'the Free Valley Front', 'the Red Column', 'the Sons of Dawn', 'Ansar al-Jabal']
const OUTLETS =
  'Delta Courier;Morning Ledger;Harbour Post;North Gazette;Capital Herald;Radio Meridian;The Signal;Plain Dealer News'.split(
    ';',
  )
const AGENCIES = ['Reuters', 'AP', 'AFP']
const GIVEN = 'Karim Layla Omar Nadia Samir Huda Yusuf Ines Pablo Marta Ibrahim Amina Tunde Rosa Tariq Salma'.split(' ')
const FAMILY = 'Haddad Nasser Okoro Mendoza Rahimi Saleh Vargas Danjuma Aziz Khoury Bello Restrepo Mansour Idris'.split(
  ' ',
)
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ')
const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const COUNTED = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** Kinds of deeds: targets, and wordings of the sentence that tells it. `$x` is a fact, {a|b} a choice. */
const DEEDS = [
  {
    types: ['ASSAULT'],
    targets: ['a crowded market', 'a police station', 'a bus terminal', 'a mosque', 'a cafe', 'a recruitment centre'],
    tells: [
      'A car bomb {exploded|went off|detonated} {near|outside} $target in $town $day, killing $killed people and wounding $injured{|, officials said|, police said}.',
      '{At least |}$killed people were killed and $injured {others |}were {injured|hurt|wounded} $day when a car bomb {tore through|ripped through|hit} $target in $town.',
      '$Group {claimed responsibility for|said it was behind} a car bomb {attack|blast} on $target in $town $day that killed $killed people.',
      'The $country town of $town was {hit|struck} by a car bomb $day; the {blast|explosion} at $target killed $killed people and injured $injured.',
    ],
    word: 'bombing',
  },
  {
    types: ['ASSAULT'],
    targets: ['a residential district', 'an army outpost', 'a fuel depot', 'a displaced persons camp', 'a school'],
    tells: [
      '$Group shelled $target in $town $day, killing $killed people{| and wounding $injured}.',
      'Mortar {shells|rounds} fired by $group {hit|struck} $target in $town $day{,| and} killing $killed people.',
      '$killed people {died|were killed} and $injured were {hurt|wounded} $day when $group shelled $target in $town.',
      'Shelling by $group {killed|left dead} $killed people at $target in $town $day{, a local official said|}.',
    ],
    word: 'shelling',
  },
  {
    types: ['ASSAULT'],
    targets: ['a convoy', 'a training camp', 'a weapons store', 'a command post', 'a hospital'],
    tells: [
      'Army {jets|warplanes} bombed $target {of $group |}in $town $day, killing $killed {fighters|people}{| and wounding $injured}.',
      'An air strike {by the army |}on $target in $town {killed|left} $killed people {dead |}$day.',
      '$killed people were killed $day in an air strike on $target in $town, {the army|residents} said.',
      'The army carried out an air strike $day against $target in $town{, killing $killed|. It killed $killed people}.',
    ],
    word: 'air strike',
  },
  {
    types: ['ASSAULT'],
    targets: ['a checkpoint', 'a wedding party', 'a minibus', 'election workers', 'oil workers', 'a village council'],
    tells: [
      'Gunmen {opened fire on|attacked|shot at} $target in $town $day, killing $killed people and wounding $injured.',
      '$killed people were shot dead $day when gunmen {attacked|raided} $target in $town.',
      'Gunmen {from|of} $group attacked $target in $town $day{;|, and} $killed people were killed.',
      'An attack by gunmen on $target in $town $day {left|has left} $killed people dead and $injured wounded.',
    ],
    word: 'shooting',
  },
  {
    types: ['COERCE'],
    targets: ['suspected members of $group', 'opposition activists', 'journalists', 'students', 'former officers'],
    tells: [
      'Police {arrested|detained} $injured $target in $town $day{, the interior ministry said|}.',
      '{Security forces|Police} {raided houses in $town $day and |}arrested $injured $target in $town $day.',
      '$Injured $target were {arrested|detained|taken into custody} by police in $town $day.',
    ],
    word: 'arrests',
  },
  {
    types: ['PROTEST'],
    targets: ['power cuts', 'fuel prices', 'the arrest of a cleric', 'unpaid wages', 'the new election law'],
    tells: [
      'Thousands of people {marched|protested|demonstrated} in $town $day against $target.',
      'Protesters {took to the streets of|rallied in} $town $day over $target.',
      'Residents of $town {protested|demonstrated} $day against $target, {blocking a main road|burning tyres}.',
    ],
    word: 'protest',
  },
]

const DETAILS = [
  '{Witnesses|Residents|People living nearby|Shopkeepers} {said they heard|told reporters of|described} {two|three|several|a series of} {loud noises|vehicles leaving|people running} {shortly after|around|just before} {dawn|noon|sunset|the evening prayer}.',
  '{The wounded|Those hurt|Several people} were {taken|driven|carried} to {the main|a nearby|the university|the only} hospital, {where doctors asked for blood|where relatives gathered|whose wards were full}, {nurse|doctor|administrator} $name said.',
  '"{We have seen|I never saw|Nobody expected|We were not ready for} {such a day|anything like it|this|so much fear} {in years|before|here}," said $name, {a teacher|a taxi driver|a baker|who runs a pharmacy} {near the scene|in the town|on the same street}.',
  'The {governor|mayor|provincial council|district chief}, $name, {called for calm|promised an inquiry|ordered schools to close|asked the capital for help} {in a statement|on local radio|at a short news conference}.',
  '{Roads|The main road|Bridges} {leading to|around|north of} $town {remained closed|were sealed off|reopened only} {for hours|until the next morning|late in the day}.',
  '{Electricity|Telephone lines|Water} {failed|went down|had been cut} in {parts of the town|three districts|the old quarter}, {according to|said} {engineer|official} $name.',
  '{Analysts|Diplomats|Aid workers} {say|believe|warn} the {province|region|area} {has become harder to reach|is short of food|may see more of this} {as winter nears|before the vote|since the ceasefire lapsed}.',
  '$town, {a town of traders|a farming centre|a river port|a garrison town}, {lies on|straddles|guards} {the road to the border|an old trade route|the way to the capital}.',
  '{Parliament|The cabinet|The security council of the province} is {expected|due|likely} to {meet|discuss security|hear the minister} {this week|within days|after the holiday}, lawmaker $name said.',
  '{A spokesman for the|An official of the|The} {Red Crescent|health department|civil defence}{| named $name} {confirmed|gave|read out} {the figures|a list of names|the numbers} {by telephone|to journalists|late at night}.',
  '{Prices of|Deliveries of} {bread|petrol|medicine} {have doubled|rose again|were late} {since spring|this month|over the past weeks}, {adding to|deepening} {people’s worries|the strain on families}.',
  '{Local|State} television {showed|broadcast} {smoke over rooftops|empty streets|soldiers beside a wall|a row of ambulances} {and then music|for several minutes|without comment}.',
]

export function makeReports(seed, { stories = 40, vague = 0 } = {}) {
  const next = random(seed)
  const tools = {
    next,
    vague,
    pick: (list) => list[Math.floor(next() * list.length)],
    int: (a, b) => a + Math.floor(next() * (b - a + 1)),
  }
  const incidents = []
  for (let n = 0; n < stories; n += 1) incidents.push(...withLookalikes(tools, incidents.length))
  const reports = incidents.flatMap((incident) => tell(tools, incident, incidents))
  const byDay = shuffle(tools, reports)
  for (const [i, report] of byDay.entries()) report.id = `r${String(i).padStart(5, '0')}`
  return { incidents, reports: byDay }
}

/** A happening and, often, one much like it. */
function withLookalikes(tools, id) {
  const { next, pick, int } = tools
  const theatre = pick(THEATRES)
  const deed = pick(DEEDS)
  const group = pick(GROUPS)
  const made = {
    id,
    deed,
    country: theatre.country,
    town: pick(theatre.towns),
    group,
    target: pick(deed.targets).replace('$group', group),
    day: Date.UTC(2023, 0, 2) + int(0, 120) * DAY,
    killed: int(2, 40),
    injured: int(3, 80),
  }
  const found = [made]
  const other = (changed) =>
    found.push({ ...made, killed: int(2, 40), injured: int(3, 80), ...changed, id: id + found.length })
  if (next() < 0.4) other({ day: made.day + DAY, target: pick(deed.targets).replace('$group', group) })
  if (next() < 0.4) other({ town: pick(theatre.towns.filter((t) => t !== made.town)) })
  const rest = deed.targets.filter((t) => t.replace('$group', group) !== made.target)
  const enemy = pick(GROUPS.filter((g) => g !== group))
  if (next() < 0.25) other({ target: pick(rest).replace('$group', enemy), group: enemy })
  return found
}

const DAY = 86_400_000

/** All reports whose main story this incident is. */
function tell(tools, incident, incidents) {
  const { next, pick, int } = tools
  const wire = story(tools, incident, incidents, { agency: pick(AGENCIES) })
  const reports = [wire]
  for (let n = int(0, 2); n > 0; n -= 1) reports.push(copyOf(tools, wire))
  if (next() < 0.5) reports.push(rewriteOf(tools, wire))
  for (let n = int(0, 3); n > 0; n -= 1) reports.push(story(tools, incident, incidents, {}))
  for (const report of reports) {
    report.text = ''
    report.sentences = report.parts.map(({ text, incident: of }) => {
      if (report.text !== '') report.text += text.startsWith('\n') ? '' : ' '
      const start = report.text.length + (text.startsWith('\n') ? 2 : 0)
      report.text += text
      return { start, end: report.text.length, incident: of }
    })
  }
  return reports
}

let storyCount = 0

function story(tools, incident, incidents, { agency }) {
  const { next, pick, int } = tools
  const published = incident.day + int(0, 1) * DAY
  const facts =
    agency === undefined && next() < 0.4
      ? { ...incident, killed: incident.killed + int(1, 6), injured: incident.injured + int(0, 15) }
      : incident
  const lead = sentenceOf(tools, facts, published)
  const parts = [
    { text: agency ? `${datelineOf(incident, published)} (${agency}) - ${lead}` : lead, incident: incident.id },
  ]
  const details = shuffle(tools, DETAILS).slice(0, int(6, 9))
  for (const [i, detail] of details.entries()) {
    const text = spin(tools, detail, { town: incident.town })
    parts.push({ text: i % 2 === 0 ? `\n\n${text}` : text, incident: null })
  }
  // Now and then another happening of the same country is told again further down.
  const earlier = incidents.filter(
    (o) =>
      o.country === incident.country && o !== incident && Math.abs(o.day - published) < 5 * DAY && o.day <= published,
  )
  if (earlier.length > 0 && next() < 0.35) {
    const told = pick(earlier)
    parts.push({ text: `\n\n${sentenceOf(tools, told, published)}`, incident: told.id })
  }
  storyCount += 1
  return {
    group: storyCount,
    published: isoDay(published),
    publisher: agency ?? pick(OUTLETS),
    title: `${incident.town}: ${incident.deed.word} ${pick(['reported', 'leaves town shaken', 'under inquiry', 'draws concern'])}`,
    incident: incident.id,
    parts,
  }
}

/** The same words under another headline; often without the end. */
function copyOf(tools, wire) {
  const { next, pick, int } = tools
  const kept = next() < 0.5 ? wire.parts : wire.parts.slice(0, int(4, wire.parts.length))
  const notice = next() < 0.3 ? [{ text: '\n\nThis story was edited for length by our staff.', incident: null }] : []
  return {
    ...wire,
    publisher: pick(OUTLETS),
    title: `${pick(['Update', 'Region', 'World'])}: ${wire.title}`,
    parts: [...kept, ...notice],
  }
}

/** Told again: damaged names, sentences in another order and cut in another way, a paragraph more. */
function rewriteOf(tools, wire) {
  const { next, pick, int } = tools
  const [lead, ...rest] = wire.parts
  const opened = { ...lead, text: lead.text.replace(/^.* \(\w+\) - /, '') }
  const changed = [opened, ...shuffle(tools, rest)].map(({ text, incident }) => ({
    text: reword(tools, text),
    incident,
  }))
  const own = spin(tools, pick(DETAILS), { town: 'the town' })
  changed.splice(int(1, changed.length), 0, { text: `\n\n${own}`, incident: null })
  if (next() < 0.5)
    changed.push({ text: `\n\n{} contributed to this report.`.replace('{}', wire.publisher), incident: null })
  return { ...wire, publisher: pick(OUTLETS), title: wire.title, parts: changed }
}

const SYNONYMS = [
  [/\bsaid\b/g, 'stated'],
  [/\bpeople\b/g, 'persons'],
  [/\bhospital\b/g, 'clinic'],
  [/\bseveral\b/g, 'a number of'],
  [/\baround\b/g, 'about'],
  [/\breporters\b/g, 'the press'],
]

function reword({ next }, text) {
  let out = text
  for (const [word, other] of SYNONYMS) if (next() < 0.5) out = out.replace(word, other)
  // A closing "X said" goes to the front; names lose or double a letter.
  out = out.replace(
    /^(\n\n)?([^"]+), (\w+ \$?[A-Z]\w+ [A-Z]\w+) (said|stated)\.$/,
    (_, gap = '', what, who) => `${gap}According to ${who}, ${what[0].toLowerCase()}${what.slice(1)}.`,
  )
  return out.replace(/\b(\p{Lu}\p{Ll}{2})(\p{Ll})(\p{Ll}+)\b/gu, (name, a, b, c) =>
    FAMILY.includes(name) && next() < 0.6 ? (next() < 0.5 ? a + c : a + b + b + c) : name,
  )
}

function sentenceOf(tools, incident, published) {
  const { pick, next, vague } = tools
  const words = (n) => (n <= 12 ? COUNTED[n] : String(n))
  const facts = {
    town: vague > 0 && next() < vague ? incident.country : incident.town,
    country:
      incident.country === 'Colombia'
        ? 'Colombian'
        : incident.country === 'Nigeria'
          ? 'Nigerian'
          : `${incident.country.replace(/ia$|$/, incident.country === 'Syria' ? 'ian' : 'i')}`,
    target: incident.target,
    group: incident.group,
    Group: capital(incident.group),
    killed: words(incident.killed),
    injured: words(incident.injured),
    Injured: capital(words(incident.injured)),
    day: dayPhrase(tools, incident.day, published),
  }
  const isToldLater = vague > 0 && published - incident.day < 3 * DAY && next() < vague
  if (isToldLater) facts.day = ''
  const sentence = capital(spin(tools, pick(incident.deed.tells), facts))
  if (!isToldLater || / (?:said|behind) /.test(sentence)) return sentence
  return sentence.replace(
    /\.$/,
    `, ${pick(['officials', 'residents', 'police'])} said on ${DAYS[new Date(published).getUTCDay()]}.`,
  )
}

function dayPhrase({ next }, day, published) {
  const date = new Date(day)
  const near = (published - day) / DAY < 6
  if (near && next() < 0.08) return ''
  const name = DAYS[date.getUTCDay()]
  if (near && next() < 0.6) return next() < 0.3 ? `late on ${name}` : `on ${name}`
  return `on ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`
}

const datelineOf = (incident, published) => {
  const date = new Date(published)
  return `${incident.town.toUpperCase()}, ${incident.country}, ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`
}

const isoDay = (ms) => new Date(ms).toISOString().slice(0, 10)
const capital = (text) => text.replace(/^(\n\n)?(.)/u, (_, gap = '', first) => gap + first.toUpperCase())

/** Chooses among {a|b} and puts facts in place of $names. */
function spin(tools, template, facts) {
  const { pick } = tools
  let text = template
  while (/\{[^{}]*\}/.test(text)) text = text.replace(/\{([^{}]*)\}/, (_, choices) => pick(choices.split('|')))
  const filled = text.replace(/\$(\w+)/g, (_, key) => (key === 'name' ? `${pick(GIVEN)} ${pick(FAMILY)}` : facts[key]))
  return filled.replace(/ +(?=[ ,.;])/g, '')
}

function shuffle({ next }, list) {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = Math.floor(next() * (i + 1))
    ;[out[i], out[j]] = [out[j], out[i]]
  }
  return out
}
