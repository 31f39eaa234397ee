/**
 * Dates counted from now or from the date last told: "last month", "this year", "two weeks ago", "three days earlier",
 * "the following day", "that year"; and the vague ones: "now", "recently", "the future".
 */
import { civil, parseDay, weekValue, yearValue } from '../calendar.ts'
import { date, type Hit, type Reading, type TimeRule } from '../rule.ts'
import {
  anaphoricBase,
  dayOf,
  dayWithoutYear,
  deicticBase,
  fullDay,
  quarterShifted,
  shifted,
  unknown,
} from '../scene.ts'
import { durationValue, units } from '../words.ts'

export const relativeRules: readonly TimeRule[] = [
  {
    id: 'time/unit-from-now',
    pattern:
      '(early | late | earlier | later | sometime | (the)? (end|beginning|start|middle|rest) of)? lead:(last | this | next) (past | coming | fiscal | current)? unit:(week | weekend | month | quarter | year | decade | century)',
    read: readUnitFromNow,
    hits: ['It fell [last week].', 'It fell [earlier this year].', 'It ends [late next month].'],
    misses: ['This old year is over.'],
  },
  {
    id: 'time/current-unit',
    pattern: 'the current (fiscal)? unit:(week | month | quarter | year | decade | century)',
    read: (hit) => date(shifted(deicticBase(hit.scene), 0, units[hit.word('unit')]!)),
    hits: ['It grew in [the current year].'],
    misses: ['The current leader spoke.'],
  },
  {
    id: 'time/unit-from-told',
    pattern:
      '(early (on | in)? | late (on | in)? | earlier | later (in | on)? | the (end|beginning|start|middle) of)? lead:(that | that same | the same | the following | the next | the previous | the preceding | the very next | the) unit:(day | week | weekend | month | quarter | year | decade)',
    read: readUnitFromTold,
    hits: ['They left [the following day].', 'They left [later that month].', 'They left by [the end of the year].'],
    misses: ['They left the day to others.'],
  },
  {
    id: 'time/ago',
    pattern: '($ABOUT)? n:$COUNT (HYPHEN)? (or so)? unit:UNIT (or so)? ago',
    read: readAgo,
    hits: ['They left [two weeks ago].', 'They left [nearly two years ago].'],
    misses: ['They left long ago.'],
  },
  {
    id: 'time/vague-ago',
    pattern:
      '(only | just)? ($VAGUE)? unit:(days | weeks | months | years | decades | centuries | hours | minutes) (ago | earlier)',
    read: () => date('PAST_REF'),
    hits: ['They left [several years ago].', 'They left [weeks earlier].'],
    misses: ['They left many villages.'],
  },
  {
    id: 'time/earlier-later',
    pattern: '($ABOUT)? n:$COUNT unit:UNIT way:(earlier | later | afterward | afterwards | previously | beforehand)',
    read: readEarlierLater,
    hits: ['They left [three days earlier].', 'They left [three days later].'],
    misses: ['They left later.'],
  },
  {
    id: 'time/vague-later',
    pattern:
      '(only | just)? ($VAGUE)? unit:(days | weeks | months | years | decades | hours | minutes) (later | afterwards)',
    read: () => date('FUTURE_REF'),
    hits: ['They left [a few days later].'],
    misses: ['They left a few later.'],
  },
  {
    id: 'time/the-week',
    pattern: 'the week (of (WDAY COMMA?)? (month:MONTH day:DAYORD | day2:DAYORD month2:MONTH) (COMMA? year:YEARS)?)?',
    read: readTheWeek,
    hits: ['It rose for [the week].', 'They meet in [the week of May 3].', 'They met in [the week of 3 May 2021].'],
    misses: ['They left the week after.', 'In the week since, it fell.', 'It was the week of the vote.'],
  },
  {
    id: 'time/units-beside',
    pattern:
      '(the)? unit:(hours | days | weeks | months | years | decades) (ahead | to come | >> (before | after | since | leading up to | following | preceding))',
    read: (hit) =>
      hit.scene.words.word[hit.start] === 'the' || hit.end - hit.start > 1
        ? { type: 'DURATION', value: durationValue(null, units[hit.word('unit')]!) }
        : null,
    hits: [
      'It may rise in [the weeks ahead].',
      'It rose in [the months] before the war.',
      'It will rise in [years to come].',
    ],
    misses: ['The weeks of rain ended.'],
  },
  {
    id: 'time/earlier',
    pattern: 'previously',
    read: (hit) => (/^(?:[.\n“”"]|)$/.test(hit.before()) ? date('PAST_REF') : null),
    hits: ['[Previously], he led it.'],
    misses: ['He was previously in Rome.'],
  },
  {
    id: 'time/day-beside',
    pattern: 'the day way:(before | after | following)',
    read: (hit) => {
      const base = dayOf(anaphoricBase(hit.scene))
      // "the day after the vote": counted from an event, which no calendar rule can place.
      if (!/^[.,;:!)?”"]?$/.test(hit.after())) return date('XXXX-XX-XX')
      return date(shifted(base === null ? null : civil(base), hit.word('way') === 'before' ? -1 : 1, 'day'))
    },
    hits: ['They had left [the day before].', 'They left [the day after] the vote.'],
    misses: ['They left the day shift.'],
  },
  {
    id: 'time/present',
    pattern:
      '(right now | now | currently | at present | at the moment | these days | nowadays | at this time | the time being | the present | present day | current >> (HYPHEN)?)',
    read: readPresent,
    hits: ['He is [now] in Rome.', 'He is [currently] in Rome.', 'The [current] talks go on.'],
    misses: ['The currents are strong.'],
  },
  {
    id: 'time/past',
    pattern:
      '((more)? recently | recent unit:(days | weeks | months | quarters | years | decades)? | the (recent)? past)',
    read: readPast,
    hits: ['He [recently] left.', 'In [recent years] it grew.', 'It was so in [the past].'],
    misses: ['They walked past him.'],
  },
  {
    id: 'time/future',
    pattern: '(the (near | distant | immediate)? future | the near term)',
    read: () => date('FUTURE_REF'),
    hits: ['It may come in [the future].', 'It is a matter for [the near future].'],
    misses: ['As soon as he left, it fell.'],
  },
]

function readUnitFromNow(hit: Hit): Reading | null {
  const { scene } = hit
  const unit = units[hit.word('unit')]!
  const lead = hit.word('lead')
  if (hit.before() === 'the') return null // "the last week": a duration, or the end of something
  const shift = lead === 'last' ? -1 : lead === 'next' ? 1 : 0
  const reading = date(shifted(deicticBase(scene), shift, unit))
  return scene.narrative && shift !== 0 && reading ? { ...reading, told: false } : reading
}

const weekOfThing = new Set(
  'of when before after since that which ending ended beginning starting following leading preceding prior until - ’ '.split(
    ' ',
  ),
)

/** "the week of May 3"; "the week" alone is that of the day told when it is a recent one, else that of publication. */
function readTheWeek(hit: Hit): Reading | null {
  const { scene } = hit
  const name = hit.has('month') ? 'month' : 'month2'
  if (hit.has(name)) {
    const day = hit.num(name === 'month' ? 'day' : 'day2')
    if (!hit.isCapital(hit.at(name)) || !Number.isInteger(day)) return null
    const value = hit.has('year')
      ? fullDay(hit.num('year'), hit.month(name), day)
      : dayWithoutYear(scene, hit.month(name), day, hit.tense)
    const n = value === null ? null : parseDay(value)
    return n === null ? date(value === null ? null : 'XXXX-WXX') : date(weekValue(n))
  }
  if (weekOfThing.has(hit.after()) && !(hit.after() === '’' && hit.after(2) === 's')) return null
  if (hit.isTitle(hit.end - 1)) return null
  const told = dayOf(scene.told)
  const near = told !== null && scene.anchor !== null && told <= scene.anchor && scene.anchor - told < 7
  const day = scene.narrative || near ? told : scene.anchor
  return { type: 'DATE', value: day === null ? 'XXXX-WXX' : weekValue(day), told: false }
}

function readUnitFromTold(hit: Hit): Reading | null {
  const { scene } = hit
  const at = hit.at('lead')
  const unitAt = hit.at('unit')
  const lead = scene.words.word.slice(at, unitAt)
  const unit = units[hit.word('unit')]!
  if (lead.length === 1 && lead[0] === 'the') {
    // A bare "the year" is told only with a frame before it: "later in the year", "the end of the year".
    if (hit.start === at) return null
    if (hit.after() === 'of') return null
    return date(shifted(deicticBase(scene), 0, unit))
  }
  const shift =
    lead.includes('following') || lead.includes('next')
      ? 1
      : lead.includes('previous') || lead.includes('preceding')
        ? -1
        : 0
  if (
    lead[0] === 'that' &&
    lead.length === 1 &&
    hit.start === at &&
    unit === 'day' &&
    /^[a-z]/.test(hit.after()) &&
    hit.before() === ''
  )
    return null
  return date(shifted(anaphoricBase(scene), shift, unit))
}

function readAgo(hit: Hit): Reading | null {
  return yearBack(hit) ?? aside(hit, true, count(hit, deicticBase(hit.scene), -1))
}

/** "a year ago" beside a quarter means that quarter of the year before. */
function yearBack(hit: Hit): Reading | null {
  if (hit.scene.quarter === null || hit.word('unit') !== 'year' || hit.num('n') !== 1 || !isCompared(hit)) return null
  return date(quarterShifted(hit.scene.quarter, -1))
}

const compared = new Set([
  '$',
  '%',
  '#',
  '£',
  '€',
  'million',
  'billion',
  'share',
  'cents',
  'percent',
  'loss',
  'profit',
  'sales',
  'income',
])

/** True when figures of business stand near: only there does "a year ago" mean a quarter. */
function isCompared(hit: Hit): boolean {
  const { word } = hit.scene.words
  for (let i = Math.max(0, hit.start - 14); i < Math.min(word.length, hit.end + 14); i++)
    if (compared.has(word[i]!)) return true
  return false
}

function readEarlierLater(hit: Hit): Reading | null {
  const way = hit.word('way')
  const back = way === 'earlier' || way === 'previously' || way === 'beforehand'
  const year = back ? yearEarlier(hit) : null
  return year ?? aside(hit, back, count(hit, anaphoricBase(hit.scene), back ? -1 : 1))
}

/** "$2 million, from $1 million a year earlier": the quarter told, or the year, before; not the year before that told. */
function yearEarlier(hit: Hit): Reading | null {
  const { scene } = hit
  if (scene.narrative || scene.anchor === null || hit.word('unit') !== 'year' || hit.num('n') !== 1) return null
  if (!isCompared(hit)) return null
  const { word } = scene.words
  const near = word.slice(Math.max(0, hit.start - 40), hit.start)
  if (scene.quarter !== null && near.includes('quarter')) return date(quarterShifted(scene.quarter, -1))
  return date(shifted(civil(scene.anchor), -1, 'year'))
}

/** In a history a look back over years ("two decades earlier") is an aside: what follows goes on where it was. */
function aside(hit: Hit, back: boolean, reading: Reading | null): Reading | null {
  if (reading === null || !back || !hit.scene.narrative) return reading
  return /^(?:year|decade|century)$/.test(units[hit.word('unit')] ?? '') ? { ...reading, told: false } : reading
}

function count(hit: Hit, base: ReturnType<typeof deicticBase>, sign: number): Reading | null {
  const unit = units[hit.word('unit')]!
  const n = hit.num('n')
  if (!Number.isFinite(n)) return null
  if (unit === 'hour' || unit === 'minute' || unit === 'second')
    return { type: 'DURATION', value: durationValue(n, unit) }
  if (!Number.isInteger(n)) return date(unknown(unit))
  // "a decade ago" is told in years: the year ten back.
  if (unit === 'decade' || unit === 'century') {
    const years = n * (unit === 'decade' ? 10 : 100)
    return date(base ? yearValue(base.year + sign * years) : 'XXXX')
  }
  return date(shifted(base, sign * n, unit))
}

function readPresent(hit: Hit): Reading | null {
  const words = hit.scene.words.word.slice(hit.start, hit.end)
  if (words[0] === 'current' && /^accounts?$/.test(hit.after())) return null
  // "the present government": an attribute; "until the present" is the time.
  if (words[0] === 'the' && words[1] === 'present' && !/^(?:to|until|at|for|in|of)$/.test(hit.before())) return null
  return date('PRESENT_REF')
}

function readPast(hit: Hit): Reading | null {
  const first = hit.scene.words.word[hit.start]!
  if (first === 'the' && /^(?:\d|[a-z])/.test(hit.after()) && units[hit.after()]) return null
  const unit = hit.word('unit')
  if (unit && unit !== 'years' && unit !== 'decades')
    return { type: 'DURATION', value: durationValue(null, units[unit]!) }
  return date('PAST_REF')
}
