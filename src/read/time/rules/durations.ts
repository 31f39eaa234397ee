/**
 * Durations: "three days", "for more than two hours", "a 10-day truce", "the past two months", "weeks".
 */
import { addMonths, civil, dayNumber, instant } from '../calendar.ts'
import type { Hit, Reading, TimeRule } from '../rule.ts'
import { durationValue, type Unit, units } from '../words.ts'

export const durationRules: readonly TimeRule[] = [
  {
    id: 'time/duration',
    pattern:
      '($ABOUT)? (the)? n:$COUNT (more | additional | full | straight | consecutive | long | trading | or so)? unit:UNIT (or so | and a:a half)?',
    read: readDuration,
    hits: [
      'It lasted [three days].',
      'It lasted [more than two hours].',
      'It lasted [a decade].',
      'It lasted [an hour and a half].',
    ],
    misses: ['He was in second place.', 'It costs two dollars.', 'He was 37 years old.'],
  },
  {
    id: 'time/duration-compound',
    pattern:
      '($ABOUT)? n:$COUNT HYPHEN unit:(second | minute | hour | day | week | month | quarter | year | decade | century) (HYPHEN (long))?',
    read: readCompound,
    hits: ['A [10-day] truce began.', 'A [two-day-long] siege began.'],
    misses: ['The ten-man team won.', 'The two-year-old boy died.', 'A 6-year-old died.'],
  },
  {
    id: 'time/duration-long',
    pattern: 'unit:(hour | day | week | month | year | decade) HYPHEN long',
    read: (hit) => ({ type: 'DURATION', value: durationValue(1, units[hit.word('unit')]!) }),
    hits: ['A [year-long] siege began.'],
    misses: ['A kilometre-long line.'],
  },
  {
    id: 'time/duration-range',
    pattern:
      '(the (past | last | next | first))? low:NUM (to | or | HYPHEN) high:NUM (more)? unit:(minutes | hours | days | weeks | months | quarters | years | decades)',
    read: (hit) =>
      hit.num('low') < hit.num('high')
        ? { type: 'DURATION', value: durationValue(null, units[hit.word('unit')]!) }
        : null,
    hits: ['It may last [two to three weeks].'],
    misses: ['They won 3 to 2 days ago.'],
  },
  {
    id: 'time/duration-about-told',
    pattern:
      '(the)? (coming | following | ensuing | subsequent | succeeding | intervening) unit:(hours | days | weeks | months | years | decades)',
    read: (hit) => ({ type: 'DURATION', value: durationValue(null, units[hit.word('unit')]!) }),
    hits: ['More died in [the following days].', 'More may come in [coming weeks].'],
    misses: ['The following men died.'],
  },
  {
    id: 'time/duration-vague',
    pattern:
      '(for | within)? << ($VAGUE) (more)? unit:(seconds | minutes | hours | days | weeks | months | quarters | years | decades | centuries)',
    read: (hit) => ({ type: 'DURATION', value: durationValue(vague(hit), units[hit.word('unit')]!) }),
    hits: ['It lasted [several weeks].', 'It lasted [a few days].'],
    misses: ['It lasted several stages.'],
  },
  {
    id: 'time/duration-bare',
    pattern:
      '(for | in | within | after | of | took | lasted) << unit:(minutes | hours | days | weeks | months | years | decades | centuries)',
    read: (hit) => ({ type: 'DURATION', value: durationValue(null, units[hit.word('unit')]!) }),
    hits: ['It went on for [weeks].'],
    misses: ['These were his years.'],
  },
  {
    id: 'time/stretch',
    pattern:
      '(the)? lead:(past | last | next | first | coming | final | previous | latest) n:(NUM | couple of | several | few) (fiscal | trading)? unit:(seconds | minutes | hours | days | weeks | months | quarters | years | decades | centuries | nights) (or so)?',
    read: readStretch,
    hits: ['It grew in [the past two months].', 'It may change in [the next few days].'],
    misses: ['The past two leaders spoke.'],
  },
  {
    id: 'time/stretch-one',
    pattern: 'the lead:(past | last | coming) unit:(hour | day | week | month | year | decade | century)',
    read: (hit) => ({ type: 'DURATION', value: durationValue(1, units[hit.word('unit')]!) }),
    hits: ['It grew in [the past year].'],
    misses: ['The last man fell.'],
  },
]

function readDuration(hit: Hit): Reading | null {
  const word = hit.word('unit')
  const unit = units[word]!
  let n = hit.num('n')
  const single = hit.word('n') === 'a' || hit.word('n') === 'an'
  if (/^(?:old|older|of)$/.test(hit.after()) && (hit.after() !== 'of' || hit.after(2) === 'age') && unit === 'year')
    return null // an age
  // "a second" is an ordinal far more often; "two second" never counts seconds.
  if (word === 'second' && n !== 1) return null
  if (word === 'second' && !/^(?:[.,;]|of|or)?$/.test(hit.after())) return null
  if (word === 'quarter' || word === 'night') return null
  // "a year-earlier loss", "a day-long siege"
  if (hit.after() === '-' && single) return null
  if (word === 'quarters' && hit.after() === 'of') return null
  if (
    single &&
    (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year' || unit === 'hour') &&
    isRate(hit)
  )
    return null
  if (!word.endsWith('s') && n !== 1 && word !== 'century' && !hit.has('a') && n < 2) return null
  if (hit.has('a')) n += 0.5
  if (!Number.isFinite(n)) return null
  return { type: 'DURATION', value: counted(n, unit) }
}

const amounts = new Set(['once', 'twice', 'times', 'percent', '%', 'million', 'billion', 'thousand', 'share'])

/** "$40 a day", "two flights a week": a rate, not a length. */
function isRate(hit: Hit): boolean {
  if (hit.start !== hit.at('n')) return false
  const before = hit.before()
  return (
    amounts.has(before) ||
    /^\d/.test(before) ||
    (/^[a-z]{3,}[^s]s$/.test(before) && /^[.,;)]?$|^(?:in|on|and|from|for|at)$/.test(hit.after()) && isCounted(hit))
  )
}

/** True when a number stands within three words before the noun: "nearly 700 seats a week". */
function isCounted(hit: Hit): boolean {
  return [2, 3, 4].some((n) => !Number.isNaN(hit.scene.words.num[hit.start - n] ?? Number.NaN))
}

function readCompound(hit: Hit): Reading | null {
  const unit = units[hit.word('unit')]!
  const n = hit.num('n')
  if (!Number.isFinite(n) || hit.word('unit') === 'second') return null
  if ((hit.after() === '-' && hit.after(2).startsWith('old')) || hit.after() === 'old') return null // an age
  return { type: 'DURATION', value: counted(n, unit) }
}

/** Durations with a half are told in the next finer unit. */
function counted(n: number, unit: Unit): string {
  if (Number.isInteger(n)) return durationValue(n, unit)
  const whole = Math.floor(n)
  if (n - whole === 0.5) {
    if (unit === 'hour') return `PT${whole}H30M`
    if (unit === 'minute') return `PT${whole}M30S`
    if (unit === 'year') return `P${whole}Y6M`
  }
  return durationValue(n, unit)
}

function vague(hit: Hit): number | null {
  return hit.scene.words.word.slice(hit.start, hit.end).includes('couple') ? 2 : null
}

function readStretch(hit: Hit): Reading | null {
  const unit = units[hit.word('unit')]!
  const word = hit.word('n')
  const n = word === 'couple' ? 2 : word === 'several' || word === 'few' ? null : hit.num('n')
  const reading: Reading = { type: 'DURATION', value: n === null ? durationValue(null, unit) : counted(n, unit) }
  const bounds = n === null ? null : stretchBounds(hit, hit.word('lead'), n, unit)
  if (bounds) reading.bounds = bounds
  return reading
}

/** Where a stretch counted back or on from the anchor lies; the anchor's own day belongs to it. */
function stretchBounds(hit: Hit, lead: string, n: number, unit: Unit): { from: string; to: string } | null {
  const { anchor, narrative } = hit.scene
  if (anchor === null || narrative || !Number.isInteger(n)) return null
  const sign = lead === 'past' || lead === 'last' ? -1 : lead === 'next' || lead === 'coming' ? 1 : 0
  if (sign === 0) return null
  const perUnit: { [unit: string]: number } = { day: 1, night: 1, week: 7 }
  let other: number
  if (perUnit[unit]) other = anchor + sign * n * perUnit[unit]
  else if (unit === 'month' || unit === 'year' || unit === 'decade') {
    const c = civil(anchor)
    const m = addMonths(c.year, c.month, sign * n * (unit === 'month' ? 1 : unit === 'year' ? 12 : 120))
    other = dayNumber(m.year, m.month, c.day)
  } else return null
  const [from, to] = sign < 0 ? [other, anchor + 1] : [anchor, other + 1]
  return { from: instant(from, 0, null), to: instant(to, 0, null) }
}
