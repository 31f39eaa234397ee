/**
 * Years, decades and centuries: "in 2015", "480 BC", "the 1990s", "the 19th century"; seasons and quarters.
 */
import { civil, pad, yearValue } from '../calendar.ts'
import { date, type Hit, type Reading, type TimeRule } from '../rule.ts'
import { anaphoricBase, deicticBase, quarterShifted, seasonValue } from '../scene.ts'
import { decadeWords, seasons } from '../words.ts'

export const yearRules: readonly TimeRule[] = [
  {
    id: 'time/year',
    pattern: '($EARLY | the fiscal (year)? | fiscal (year)? | the year )? year:YEARS',
    read: readYear,
    hits: [
      'He left in [2018], she said.',
      'The [2015] agreement held.',
      'By [late 1943] it was lost.',
      'By [the end of 1999] it was.',
    ],
    misses: [
      'Some 1945 people fled.',
      'They counted 1,990 cases.',
      'Call 555-1990 now.',
      'It cost $1990 a day.',
      'They held two thousand people.',
    ],
  },
  {
    id: 'time/year-era',
    pattern: '(ca | circa | $EARLY)? year:OLDYEAR $ERA',
    read: (hit) => date(yearValue(1 - hit.num('year'))),
    hits: ['Sparta fell in [371 BC].', 'Sparta fell [ca. 371 BC].'],
    misses: ['The 371 men fled.'],
  },
  {
    id: 'time/year-range-era',
    pattern: 'year:OLDYEAR >> (HYPHEN | to | and | or | until | APOS) OLDYEAR $ERA',
    read: (hit) => date(yearValue(1 - hit.num('year'))),
    hits: ['The league ruled from [477] to 450 BC.'],
    misses: ['They were 300 to 450 men.'],
  },
  {
    id: 'time/year-range-end',
    pattern: 'start:YEAR (HYPHEN) << end:NUM2',
    read: readRangeEnd,
    hits: ['The war of 1939-[45] ended.'],
    misses: ['Route 19-45 is closed.'],
  },
  {
    id: 'time/decade',
    pattern: '(the)? (early|late|mid HYPHEN?|last half of the)? (APOS)? decade:DECADE',
    read: readDecade,
    hits: ['It was built in [the 1980s].', 'It was built in [the mid-1980s].', "It was built in [the '80s]."],
    misses: ['The A80s are fast.'],
  },
  {
    id: 'time/decade-word',
    pattern: 'the (early|late|mid HYPHEN?)? (nineteen)? decade:DECADEWORD',
    read: (hit) => date(`19${decadeWords[hit.word('decade')]}`),
    hits: ['It was built in [the nineties].'],
    misses: ['He is in his nineties.'],
  },
  {
    id: 'time/century',
    pattern: '(the)? (early|late|mid HYPHEN?)? n:ORD HYPHEN? (century) era:$ERA?',
    read: (hit) => date(`${hit.has('era') ? 'BC' : ''}${pad(hit.num('n') - 1, 2)}`),
    hits: ['It stood in [the 19th century].'],
    misses: ['He scored a century.'],
  },
  {
    id: 'time/season-year',
    pattern: '(the)? (early|late|mid HYPHEN?)? (the)? season:SEASON (of|COMMA)? year:YEARS',
    read: readSeasonYear,
    hits: ['They left in [the winter of 1941].', 'They left in [summer 1941].'],
    misses: ['Prices fall 1990 points.'],
  },
  {
    id: 'time/season-era',
    pattern: '(the)? (early|late|mid HYPHEN?)? season:SEASON (of)? year:OLDYEAR $ERA',
    read: (hit) => date(`${yearValue(1 - hit.num('year'))}-${seasons[hit.word('season')]}`),
    hits: ['They met in [the spring of 480 BC].'],
    misses: ['They spring 480 traps.'],
  },
  {
    id: 'time/season',
    pattern:
      '(early|late|mid HYPHEN?)? lead:(the|this|last|next|this past|this coming|the (following|previous|next|same)) (early|late|mid)? season:SEASON',
    read: readSeason,
    hits: ['They left [last spring].', 'They leave [this summer].', 'They left in [the winter].'],
    misses: ['The fall of the city.', 'The spring of water.'],
  },
  {
    id: 'time/bare-season',
    pattern:
      '(in | by | since | until | during | early | late | mid | of | onset of | that same | through | SEASON (and | or | to | HYPHEN)) << season:SEASON',
    read: readBareSeason,
    hits: ['They left in [autumn].', 'They came by the middle of [summer].'],
    misses: ['They came to spring a trap.', 'The city of Winter Park burned.'],
  },
  {
    id: 'time/season-campaign',
    pattern:
      'season:SEASON >> (campaign | campaigns | offensive | offensives | fighting | harvest | holidays | holiday | months | session | elections)',
    read: readBareSeason,
    hits: ['A [spring] offensive failed.'],
    misses: ['The fall of the campaign.'],
  },
  {
    id: 'time/quarter-year',
    pattern: '(the)? (fiscal)? year:YEAR n:ORD HYPHEN? (quarter) ',
    read: (hit) => (hit.num('n') < 5 ? date(`${pad(hit.num('year'), 4)}-Q${hit.num('n')}`) : null),
    hits: ['Sales rose in [the 2019 third quarter].'],
    misses: ['In 2019 third parties came.'],
  },
  {
    id: 'time/quarter',
    pattern:
      '((the)? (year HYPHEN (ago|earlier))? (fiscal HYPHEN?)? n:ORD quarter (of (fiscal)? year:YEAR)? | (fiscal)? n2:ORD HYPHEN quarter)',
    read: readQuarter,
    hits: [
      'Sales rose in [the third quarter].',
      'The [third-quarter] loss grew.',
      'Sales rose in [the third quarter of 2019].',
    ],
    misses: ['A quarter of them fled.'],
  },
  {
    id: 'time/quarter-of-relative',
    pattern: '(this|last|next) year APOS s n:ORD HYPHEN? (quarter)',
    read: (hit) => {
      const base = deicticBase(hit.scene)
      const lead = hit.scene.words.word[hit.start]
      const shift = lead === 'last' ? -1 : lead === 'next' ? 1 : 0
      return date(base ? `${yearValue(base.year + shift)}-Q${hit.num('n')}` : `XXXX-Q${hit.num('n')}`)
    },
    hits: ["Sales beat [last year's third quarter]."],
    misses: ["Sales beat last year's third plan."],
  },
  {
    id: 'time/quarter-told',
    pattern:
      '((the)? (comparable | corresponding | same)? ago:(year HYPHEN (ago | earlier)) (quarter | period)? | ago2:(last year APOS s) (quarter | period) | the (same | corresponding | comparable | like) (quarter | period) ago3:((of)? (last year | a year (ago | earlier) | the (previous | prior | preceding) year)) | the quarter ago4:(a year (ago | earlier)) | the new:(latest | current)? quarter | the new2:(latest) period | the year:YEAR (quarter | period))',
    read: readQuarterTold,
    hits: [
      'Sales fell in [the quarter].',
      'Sales fell in [the latest quarter].',
      'Sales fell from [the year-earlier period].',
      "Sales beat [last year's quarter].",
      'Sales beat [the same period last year].',
      'Sales beat [the quarter a year ago].',
    ],
    misses: ['The period was hard.', 'They left the quarters.'],
  },
  {
    id: 'time/half-year',
    pattern: '(the)? n:(first|second|last|latter) half of year:YEAR',
    read: (hit) => date(`${pad(hit.num('year'), 4)}-H${hit.word('n') === 'first' ? 1 : 2}`),
    hits: ['It rained in [the second half of 2014].'],
    misses: ['The second half of the match.'],
  },
]

/** Words before a four-digit number that make it a year. */
const yearLeads = new Set(
  "in since until till by from of during before after between through circa early late mid fiscal year and to for around about ending ended the ' ’ ( , ; : - – — over late- ca than".split(
    ' ',
  ),
)
const strongLeads = new Set(
  'in since until till by during before after between circa fiscal year early late mid ending ended ca'.split(' '),
)
/** Things that carry a number: "Route 1999", "Resolution 1559". */
const numbered = new Set(
  'route highway interstate flight resolution room section article page chapter model channel unit number no paragraph directive order case law box gate hill psalm grid area'.split(
    ' ',
  ),
)
const counted = new Set(
  'people men women children troops soldiers civilians houses homes kg km cm mm miles meters metres feet dollars tons tonnes killed dead wounded injured or percent hours minutes days weeks months years points shares acres families refugees others more pounds workers members kilometers kilometres'.split(
    ' ',
  ),
)

function readYear(hit: Hit): Reading | null {
  const { words } = hit.scene
  const i = hit.at('year')
  const n = hit.num('year')
  if (n < 1000 || n > 2199) return null
  const value = date(pad(n, 4))
  if (hit.start < i) return value
  if (words.word[i]!.startsWith('two thousand') && n === 2000) return null // a count, unless "the year" stands before it
  const before = hit.before()
  const after = hit.after()
  if (numbered.has(before) || before === '#' || before === '%' || after === '%') return null
  if (/^[-–/]$/.test(before) && !/^(?:\d{4})$/.test(words.word[i - 2] ?? '') && hit.glued(i))
    return /^[a-z]/i.test(words.word[i - 2] ?? '') ? value : null
  if (after === ':' && hit.glued(i + 1) && /^\d/.test(hit.after(2))) return null
  if (counted.has(after) || /^\d/.test(after)) return null
  const lower = /^[a-z]/.test(hit.form(i + 1))
  if (strongLeads.has(before)) return value
  if (n < 1500 || n > 2100) return null
  // A plain plural after the number makes it a count: "1945 villagers", but "1945 elections" with "the" is a year.
  if (lower && /[^s]s$/.test(after) && before !== 'the' && !yearLeads.has(before)) return null
  return value
}

function readRangeEnd(hit: Hit): Reading | null {
  const start = hit.num('start')
  if (!hit.glued(hit.start) || hit.word('end').length !== 2) return null
  const year = Math.floor(start / 100) * 100 + hit.num('end')
  return year > start ? date(pad(year, 4)) : null
}

function readDecade(hit: Hit): Reading | null {
  const n = hit.num('decade')
  if (n >= 100) return date(pad(Math.floor(n / 10), 3))
  return hit.before() === 'in' || hit.start < hit.at('decade') ? date(`19${Math.floor(n / 10)}`) : null
}

function readSeasonYear(hit: Hit): Reading | null {
  // "to fall 1990 points": the verb has no frame before it.
  if (hit.word('season') === 'fall' && hit.start === hit.at('season') && !yearLeads.has(hit.before())) return null
  if (counted.has(hit.after())) return null
  return date(`${pad(hit.num('year'), 4)}-${seasons[hit.word('season')]}`)
}

function readBareSeason(hit: Hit): Reading | null {
  // "the city of Winter Park"
  if (hit.isTitle(hit.start) && hit.isTitle(hit.start + 1) && hit.before() === 'of') return null
  if (hit.word('season') === 'fall' && hit.before() === 'of') return null
  return readSeason(hit)
}

function readSeason(hit: Hit): Reading | null {
  const { scene } = hit
  const season = seasons[hit.word('season')]!
  const lead = hit.has('lead') ? scene.words.word.slice(hit.at('lead'), hit.end) : []
  if (hit.after() === '-' && hit.glued(hit.end)) return null // "spring-loaded"
  // "the fall of the city", "the spring" of a watch: only "fall" and "spring" have other senses.
  if ((season === 'FA' || season === 'SP') && lead[0] === 'the' && hit.after() === 'of') return null
  if (
    hit.word('season') === 'fall' &&
    lead[0] === 'the' &&
    lead.length === 2 &&
    !/^(?:in|by|during|until|since|of)$/.test(hit.before())
  )
    return null
  const last = lead.includes('last') || lead.includes('previous') || lead.includes('past')
  const next = lead.includes('next') || lead.includes('following')
  const base = lead[0] === 'the' ? anaphoricBase(scene) : deicticBase(scene)
  if (!base) return date(`XXXX-${season}`)
  if (scene.narrative || scene.anchor === null)
    return date(seasonValue(base, season, lead.includes('previous') ? -1 : next ? 1 : 0))
  const a = civil(scene.anchor)
  const order = { SP: 3, SU: 6, FA: 9, WI: 12 }[season]!
  if (last) return date(seasonValue(a, season, order + 2 < a.month ? 0 : -1))
  if (next) return date(seasonValue(a, season, order > a.month ? 0 : 1))
  return date(seasonValue(a, season, hit.tense === 'past' && order > a.month && lead[0] !== 'this' ? -1 : 0))
}

/** A quarter named by where it stands to the one told; without one told, the last that was over at the anchor. */
function readQuarterTold(hit: Hit): Reading | null {
  const { scene } = hit
  const ago = ['ago', 'ago2', 'ago3', 'ago4'].some((name) => hit.has(name))
  if (hit.after() === 'of' && !ago) return null // "the quarter of the city"
  let quarter = hit.word('new') === 'current' ? null : scene.quarter
  if (quarter === null && scene.anchor !== null && !scene.narrative) {
    const a = civil(scene.anchor)
    const n = Math.ceil(a.month / 3) - (hit.word('new') === 'current' ? 0 : 1)
    quarter = n === 0 ? `${yearValue(a.year - 1)}-Q4` : `${yearValue(a.year)}-Q${n}`
  }
  if (hit.has('year'))
    return date(quarter === null ? pad(hit.num('year'), 4) : `${pad(hit.num('year'), 4)}${quarter.slice(4)}`)
  if (quarter === null) return date('XXXX-QX')
  return { type: 'DATE', value: ago ? quarterShifted(quarter, -1) : quarter, told: false }
}

function readQuarter(hit: Hit): Reading | null {
  const n = hit.num(hit.has('n') ? 'n' : 'n2')
  if (!(n >= 1 && n <= 4)) return null
  if (hit.has('year')) return date(`${pad(hit.num('year'), 4)}-Q${n}`)
  const base = hit.scene.narrative ? hit.scene.told : hit.scene.anchor === null ? null : civil(hit.scene.anchor)
  if (!base?.month) return date(`XXXX-Q${n}`)
  const words = hit.scene.words.word.slice(hit.start, hit.end)
  const ago = words.includes('ago') || words.includes('earlier') ? -1 : 0
  // The last such quarter, or the next when the tense looks ahead and it is near.
  const back = (Math.ceil(base.month / 3) - n + 4) % 4
  const last = n + back > 4 ? base.year - 1 : base.year
  const year = hit.tense === 'future' && back >= 2 ? last + 1 : last
  return date(`${yearValue(year + ago)}-Q${n}`)
}
