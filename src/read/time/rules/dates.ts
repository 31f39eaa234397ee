/**
 * Dates told by number and month: "June 28, 2021", "28 June", "26 FEB 90", "2021-06-28", "6/28/21", "3 and 5 May".
 */

import { civil, monthValue, pad } from '../calendar.ts'
import { date, type Hit, type Reading, type TimeRule } from '../rule.ts'
import { dayWithoutYear, fullDay, monthWithoutYear, note } from '../scene.ts'

export const dateRules: readonly TimeRule[] = [
  {
    id: 'time/iso-date',
    pattern: 'iso:ISO',
    read: readIso,
    hits: ['Filed on [2021-06-28] by the desk.', 'Logged at [2021-06-28T12:44:00Z] on the server.'],
    misses: ['Order 2021-16-28 was lost.'],
  },
  {
    id: 'time/slash-date',
    pattern: 'slashed:SLASHED',
    read: readSlashed,
    hits: ['Updated [6/28/2021] in Amman.', 'Updated [28.06.2021] in Amman.'],
    misses: ['The score was 28.06.', 'She remembered 9/11 well.'],
  },
  {
    id: 'time/month-day-to-year',
    pattern:
      'month:MONTH day:DAYORD >> (HYPHEN | to | until | till | through | and) (last:MONTH)? DAYORD COMMA? year:YEARS',
    read: (hit) => rangeStart(hit),
    hits: ['It lasted from [March 3] to June 5, 1915.', 'It lasted from [June 3]-5, 1915.'],
    misses: ['They may 3 to 5 1915 times.'],
  },
  {
    id: 'time/day-month-to-year',
    pattern:
      'day:DAYORD month:MONTH >> (HYPHEN | to | until | till | through | and) DAYORD last:MONTH COMMA? year:YEARS',
    read: (hit) => rangeStart(hit),
    hits: ['It lasted from [3 March] to 5 June 1915.'],
    misses: ['Some 3 may and 5 may 1915 die.'],
  },
  {
    id: 'time/month-to-year',
    pattern: 'month:MONTH >> (HYPHEN | to | until | till | through | and) (DAYORD)? last:MONTH COMMA? year:YEARS',
    read: (hit) => rangeStart(hit),
    hits: ['It lasted from [March] to June 1915.'],
    misses: ['They march to June 1915.'],
  },
  {
    id: 'time/month-day',
    pattern: '(WDAY COMMA? the?)? month:MONTH the? day:DAYORD (COMMA? (of)? year:YEARS)?',
    read: (hit) => monthDay(hit),
    hits: [
      'They met on [June 28, 2021], he said.',
      'They met on [Monday, June 28].',
      'They met on [Sept. 3] in Minsk.',
      'They met on [March 3rd] in Minsk.',
    ],
    misses: ['They may 3 times refuse.'],
  },
  {
    id: 'time/day-month',
    pattern:
      '((WDAY COMMA? the? | the) day:DAYTH | (WDAY COMMA? the?)? day2:DAYORD) (HYPHEN|of)? month:MONTH ((COMMA|HYPHEN)? year:YEARS)?',
    read: (hit) => monthDay(hit),
    hits: [
      'They met on [28 June 2021], he said.',
      'They met on [28 June] in Minsk.',
      'They met on [28-June-2021] in Minsk.',
      'They met on [the 28th of June] in Minsk.',
    ],
    misses: ['Some 28 may join them.'],
  },
  {
    id: 'time/day-month-short-year',
    pattern: 'day:DAY month:MONTH year:NUM2',
    read: readShortYear,
    hits: ['SAN SALVADOR, [26 FEB 90] -- Troops moved in.'],
    misses: ['About 26 March 90 miles.'],
  },
  {
    id: 'time/day-before-range',
    pattern: 'the? day:DAYORD >> (and|to|or|until|HYPHEN) the? DAYORD (of)? month:MONTH (COMMA? year:YEARS)?',
    read: (hit) => monthDay(hit),
    hits: ['Clashes between [3] and 5 May left two dead.'],
    misses: ['He gave 3 and took 5.'],
  },
  {
    id: 'time/day-after-range',
    pattern: 'month:MONTH DAYORD (and|to|or|until|through|HYPHEN) << the? day:DAYORD (COMMA? year:YEARS)?',
    read: (hit) => (hit.word('month') && isMonthWord(hit, hit.at('month')) ? monthDay(hit) : null),
    hits: ['Talks on May 3-[5] failed.', 'Talks from May 3 to [5] failed.'],
    misses: ['He lost 3 to 5.'],
  },
  {
    id: 'time/month-year',
    pattern: '($EARLY the?)? month:MONTH (of|COMMA)? year:YEARS',
    read: (hit) => date(monthValue(hit.num('year'), hit.month())),
    hits: ['It began in [June 2014].', 'It began in [early June 2014].', 'It was [the end of August 1914].'],
    misses: ['In June 2,014 came.'],
  },
  {
    id: 'time/month-era',
    pattern: '($EARLY the?)? month:MONTH year:OLDYEAR $ERA',
    read: (hit) => date(monthValue(1 - hit.num('year'), hit.month())),
    hits: ['The fleet sailed in [August 480 BC].'],
    misses: ['In August 480 men came.'],
  },
  {
    id: 'time/month-relative',
    pattern: 'lead:(last|next|this|the (following|previous|next|same) | each | every) month:MONTH',
    read: readRelativeMonth,
    hits: ['It ended [last March].', 'It will end [next March].', 'They meet [every March].'],
    misses: ['This march was long.'],
  },
  {
    id: 'time/month-of-year',
    pattern: 'month:MONTH (day:DAY)? (of)? which:(last|this|next|that|(of)? the (same|following|previous|next)) year',
    read: readMonthOfYear,
    hits: ['It began in [September last year].', 'It fell on [May 3 of that year].'],
    misses: ['They march this year.'],
  },
  {
    id: 'time/month',
    pattern: '($EARLY)? month:MONTH',
    read: (hit) =>
      isMonthWord(hit, hit.at('month')) ? date(monthWithoutYear(hit.scene, hit.month(), hit.tense)) : null,
    hits: ['There were five attacks since [April].', 'It fell in [mid-October].', 'By [the end of May] it fell.'],
    misses: [
      'The troops may march on.',
      'Ms. May spoke.',
      'The Long March began.',
      'April Jones wept.',
      'August Wilson wrote it.',
    ],
  },
]

/** A word that names people, moves or a modal as often as a month needs more than its capital letter. */
const doubtful = new Set(['may', 'march', 'april', 'june', 'august', 'jan', 'mar', 'dec', 'sun', 'sat', 'mon'])
const leads = new Set(
  'in since until till by during before after between early late mid last next this every each around ending ended end'.split(
    ' ',
  ),
)
/** Leads that stand before names as well: after them a capital word next makes a name of the month. */
const weakLeads = new Set('from to of through and or for on about'.split(' '))

/** Leads that in capitals may stand before a verb: "TO MARCH ON", "THEY CAME AND MAY". */
const verbal = new Set(['to', 'and', 'or', 'on', 'for'])

/** True when the month word at `i` is capital and nothing says that it is a name or a verb. */
export function isMonthWord(hit: Hit, i: number): boolean {
  if (!hit.isCapital(i)) return false
  const words = hit.scene.words
  const word = words.word[i]!
  const next = words.word[i + 1] ?? ''
  const before = words.word[i - 1] ?? ''
  if (!doubtful.has(word)) return true
  if (word === 'jan' || word === 'mar' || word === 'dec')
    return words.text[words.end[i]! - 1] === '.' && leads.has(before)
  if (hit.start < i) return true
  // "April Jones": a capital beside it makes it part of a name, unless all the text is in capitals.
  const capitals = !hit.isTitle(i)
  if (leads.has(before)) return true
  if (weakLeads.has(before) && (capitals ? !verbal.has(before) : !hit.isCapital(i + 1))) return true
  if (before === 'the' || before === 'long') return false
  if (!capitals && (hit.isCapital(i + 1) || (hit.isCapital(i - 1) && before !== ','))) return false
  return word === 'june' || word === 'april' || word === 'august' || (/^[,.;]$/.test(next) && before !== '.')
}

function monthDay(hit: Hit): Reading | null {
  const name = hit.has('day') ? 'day' : 'day2'
  const m = hit.at('month')
  if (!hit.isCapital(m)) return null
  const { scene } = hit
  const day = hit.num(name)
  const year = hit.num('year')
  if (day < 1 || day > 31 || !Number.isInteger(day)) return null
  // "the first March": an ordinal word needs "of" or to stand after the month.
  if (
    hit.at(name) < m &&
    /^[a-z]/.test(hit.word(name)) &&
    !hit.word(name).includes('-') &&
    scene.words.word[m - 1] !== 'of'
  )
    return null
  if (!Number.isNaN(year)) return date(fullDay(year, hit.month(), day))
  // "June 20 people": a count, when a plural or a unit follows the day at once.
  return date(dayWithoutYear(scene, hit.month(), day, hit.tense))
}

/** The first of two dates that share the year told with the last; a later month belongs to the year before. */
function rangeStart(hit: Hit): Reading | null {
  if (!isMonthWord(hit, hit.at('month'))) return null
  const month = hit.month()
  const year = hit.num('year') - (hit.has('last') && month > hit.month('last') ? 1 : 0)
  if (!hit.has('day')) return date(monthValue(year, month))
  return Number.isInteger(hit.num('day')) ? date(fullDay(year, month, hit.num('day'))) : null
}

function readIso(hit: Hit): Reading | null {
  const form = hit.word('iso')
  const m = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|([+-])(\d\d):?(\d\d))?)?$/i.exec(form)
  const day = m && fullDay(Number(m[1]), Number(m[2]), Number(m[3]))
  if (!m || !day) return null
  if (!m[4]) return date(day)
  const reading: Reading = { type: 'TIME', value: `${day}T${m[4]}` }
  if (m[5]) reading.offset = m[6] ? (m[6] === '-' ? -1 : 1) * (Number(m[7]) * 60 + Number(m[8])) : 0
  return reading
}

/** Century of a two-digit year: the one that brings it nearest to, but not 20 years past, the anchor (or 2000). */
function longYear(hit: Hit, short: number): number {
  const base = hit.scene.anchor === null ? 2000 : civil(hit.scene.anchor).year
  const year = Math.floor(base / 100) * 100 + short
  return year > base + 20 ? year - 100 : year < base - 79 ? year + 100 : year
}

function readShortYear(hit: Hit): Reading | null {
  const month = hit.form(hit.at('month'))
  // Only dates in telegram form: "90" after "March" is a count as often as a year.
  if (month !== month.toUpperCase()) return null
  const year = longYear(hit, hit.num('year'))
  note(hit.scene, 'time/two-digit-year', `The year is told by two digits; read as ${year}.`, hit.span)
  return date(fullDay(year, hit.month(), hit.num('day')))
}

function readSlashed(hit: Hit): Reading | null {
  const form = hit.word('slashed')
  const [a, b, c] = form.split(/[/.]/)
  const [x, y] = [Number(a), Number(b)]
  if (a!.length === 4) return date(fullDay(x, y, Number(c)))
  let year = Number(c)
  if (c!.length === 2) {
    year = longYear(hit, year)
    note(hit.scene, 'time/two-digit-year', `The year is told by two digits; read as ${year}.`, hit.span)
  }
  if (form.includes('.')) return date(fullDay(year, y, x))
  if (x > 12) return date(fullDay(year, y, x))
  if (y > 12 || x === y) return date(fullDay(year, x, y))
  note(
    hit.scene,
    'time/day-month-order',
    'Day first or month first: the words do not say, so only the year is kept.',
    hit.span,
  )
  return date(`${pad(year, 4)}-XX-XX`)
}

function readRelativeMonth(hit: Hit): Reading | null {
  const { scene } = hit
  if (!hit.isCapital(hit.at('month'))) return null
  if (/^\d\d?(?:st|nd|rd|th)?$/.test(hit.after())) return null // "last Oct. 23": the day is told
  const lead = hit.word('lead')
  const month = hit.month()
  if (lead === 'each' || lead === 'every') return { type: 'SET', value: `XXXX-${pad(month, 2)}` }
  if (scene.narrative || scene.anchor === null) {
    const base = scene.narrative ? scene.told : null
    return date(base ? monthValue(base.year, month) : `XXXX-${pad(month, 2)}`)
  }
  const a = civil(scene.anchor)
  if (lead === 'last') return date(monthValue(month < a.month ? a.year : a.year - 1, month))
  if (lead === 'next') return date(monthValue(month > a.month ? a.year : a.year + 1, month))
  if (lead === 'this') return date(monthValue(a.year, month))
  return date(monthWithoutYear(scene, month, hit.tense))
}

function readMonthOfYear(hit: Hit): Reading | null {
  if (!hit.isCapital(hit.at('month'))) return null
  const { scene } = hit
  const words = scene.words.word.slice(hit.at('which'), hit.end)
  const shift =
    words.includes('last') || words.includes('previous')
      ? -1
      : words.includes('next') || words.includes('following')
        ? 1
        : 0
  const deictic = words.includes('last') || words.includes('this') || (words.includes('next') && !words.includes('the'))
  const base = deictic && !scene.narrative ? (scene.anchor === null ? null : civil(scene.anchor)) : scene.told
  const year = base ? base.year + shift : null
  const day = hit.has('day') ? hit.num('day') : null
  const tail = day === null ? '' : `-${pad(day, 2)}`
  return date(`${year === null ? 'XXXX' : pad(year, 4)}-${pad(hit.month(), 2)}${tail}`)
}
