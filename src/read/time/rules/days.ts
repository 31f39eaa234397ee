/**
 * Weekdays and the days counted from now: "on Monday", "last Tuesday night", "yesterday", "this morning", "the day
 * before yesterday".
 */
import { dayValue, parseDay, weekday } from '../calendar.ts'
import { date, type Hit, type Reading, type TimeRule } from '../rule.ts'
import { anaphoricBase, dayOf, dayWithoutYear, fullDay, weekdayValue } from '../scene.ts'
import { dayParts, weekdayPlurals, weekdays } from '../words.ts'

export const dayRules: readonly TimeRule[] = [
  {
    id: 'time/weekday',
    pattern:
      '(early | late | earlier | later)? lead:(last | next | this | this past | this coming | the (following | previous | next) | this (week) APOS s)? (early | late)? wday:WDAY (early | late)? part:(PART (of)?)?',
    read: readWeekday,
    hits: [
      'He spoke on [Monday].',
      'He spoke [last Tuesday].',
      'He spoke [early Tuesday].',
      'He was hit on [Sunday night].',
      "[Sunday]'s strikes go on.",
    ],
    misses: ['The Sunday Times wrote.', 'The Good Friday Agreement held.', 'They sat in the sun.'],
  },
  {
    id: 'time/weekday-set',
    pattern:
      '((each|every) wday:WDAY part:PART? | wday2:WDAY part2:(mornings|afternoons|evenings|nights) | wdays:WDAYS)',
    read: (hit) => {
      const word = hit.word('wday') || hit.word('wday2')
      const day = hit.has('wdays') ? weekdayPlurals[hit.word('wdays')]! : weekdays[word]!
      const part = dayParts[hit.word('part') || hit.word('part2')] ?? ''
      const value = part ? `XXXX-WXX-${day}T${part}` : `XXXX-WXX-${day}`
      return { type: 'SET', value }
    },
    hits: ['They pray [every Friday].', 'They meet on [Sundays].', 'They meet on [Monday nights].'],
    misses: ['They met on a weekday.'],
  },
  {
    id: 'time/day-from-now',
    pattern:
      '(early | late | earlier | later | (early | late | mid) HYPHEN? part2:(morning | afternoon | evening) | part3:(midday | noon))? day:(today | yesterday | tomorrow | tonight) (part:PART)?',
    read: readDayFromNow,
    hits: [
      'He died [yesterday].',
      'He died [late yesterday].',
      'He died [yesterday morning].',
      'He died [mid-afternoon yesterday].',
      'He speaks [tonight].',
    ],
    misses: ['USA Today wrote.'],
  },
  {
    id: 'time/day-beyond',
    pattern: 'the day way:(before | after) day:(yesterday | tomorrow)',
    read: (hit) => {
      const { anchor } = hit.scene
      const n = (hit.word('day') === 'yesterday' ? -1 : 1) + (hit.word('way') === 'before' ? -1 : 1)
      return date(anchor === null || hit.scene.narrative ? 'XXXX-XX-XX' : dayValue(anchor + n))
    },
    hits: ['He died [the day before yesterday].'],
    misses: ['He died the day before.'],
  },
  {
    id: 'time/day-beside-weekday',
    pattern: '(the)? day way:(before | after) lead:(last | next)? wday:WDAY',
    read: (hit) => {
      if (!hit.isCapital(hit.at('wday'))) return null
      const lead = hit.word('lead')
      const which = lead === 'last' ? -1 : lead === 'next' ? 1 : 0
      const wday = weekdays[hit.word('wday')]!
      const day = parseDay(weekdayValue(hit.scene, wday, which, which === 0 ? hit.tense : 'past'))
      const n = hit.word('way') === 'before' ? -1 : 1
      return date(day === null ? `XXXX-WXX-${((wday - 1 + n + 7) % 7) + 1}` : dayValue(day + n))
    },
    hits: ['They met [the day before last Tuesday].', "They met [the day after Monday]'s vote."],
    misses: ['They met the day before the vote.'],
  },
  {
    id: 'time/weeks-ago-weekday',
    pattern: 'n:(a | one | two | three | SMALL) week:(week | weeks) way:(ago | from) (on)? wday:WDAY (part:PART)?',
    read: readWeeksAgo,
    hits: ['They met [a week ago Monday].', 'They met [two weeks ago Friday].', 'They meet [a week from Tuesday].'],
    misses: ['They met a week ago in the sun.'],
  },
  {
    id: 'time/weekday-week',
    pattern: 'wday:WDAY (part:PART)? (of)? lead:(last | this | next | the (following | previous)) week',
    read: readWeekdayWeek,
    hits: ['They met on [Tuesday of last week].', 'They meet [Monday next week].'],
    misses: ['The sun shone last week.'],
  },
  {
    id: 'time/overnight',
    pattern: 'overnight ((on)? wday:WDAY)?',
    read: readOvernight,
    hits: ['Rockets fell [overnight].', 'Rockets fell [overnight Friday].'],
    misses: ['The Overnight Express left.'],
  },
  {
    id: 'time/mid-part',
    pattern:
      '(by | at | in | until | since | from | of | before | after) << (early | late | mid) HYPHEN? part:(morning | afternoon | evening)',
    read: (hit) => ({ type: 'TIME', value: `XXXX-XX-XXT${dayParts[hit.word('part')]}`, needsDay: true }),
    hits: ['It was over by [mid-afternoon].', 'It began in [late evening].'],
    misses: ['It was a late evening.'],
  },
  {
    id: 'time/day-part',
    pattern:
      '(early | late | earlier | later)? lead:(this | that | the (same | next | following | previous) | last) (early | late)? part:(morning | afternoon | evening | night)',
    read: readDayPart,
    hits: [
      'He spoke [this morning].',
      'They fled [that night].',
      'He died [last night].',
      'They left [the next morning].',
    ],
    misses: ['It was a long night.'],
  },
  {
    id: 'time/part-of-month-day',
    pattern:
      '(early (in | on))? (the)? (early | late)? part:(morning | afternoon | evening | night | dawn) (hours)? (of | on) (WDAY COMMA?)? month:MONTH day:DAYORD (COMMA? year:YEARS)?',
    read: (hit) => partOfDate(hit),
    hits: ['It fell on [the night of May 3, 1945].'],
    misses: ['It was the night of the march.'],
  },
  {
    id: 'time/part-of-day-month',
    pattern:
      '(early (in | on))? (the)? (early | late)? part:(morning | afternoon | evening | night | dawn) (hours)? (of | on) (WDAY COMMA?)? (the)? day:DAYORD (of)? month:MONTH (COMMA? year:YEARS)?',
    read: (hit) => partOfDate(hit),
    hits: ['It fell on [the night of 3 May 1945].'],
    misses: ['It was the night of 3 marches.'],
  },
  {
    id: 'time/part-of-weekday',
    pattern:
      '(early (in | on))? (the)? (early | late)? part:(morning | afternoon | evening | night | dawn) (hours)? (of | on) (last)? wday:WDAY',
    read: readWeekday,
    hits: ['It fell on [the night of Monday].'],
    misses: ['It was the night of the sun.'],
  },
]

/** Capital words that make a weekday part of a name. */
const nameBefore = new Set([
  'good',
  'black',
  'bloody',
  'ash',
  'palm',
  'super',
  'fat',
  'holy',
  'shrove',
  'maundy',
  'cyber',
  'ruby',
  'cold',
])
const nameAfter = new Set(
  'times telegraph mirror express mail herald independent post star journal world magazine people tribune agreement accords school mercury sun chronicle review gazette globe'.split(
    ' ',
  ),
)

function readWeekday(hit: Hit): Reading | null {
  const { scene } = hit
  const i = hit.at('wday')
  if (!hit.isCapital(i)) return null
  if (hit.word('part').endsWith('s')) return null // "Monday nights": a set
  const form = hit.form(i)
  // "Sun", "Sat", "Wed", "Mon" are words and names: only with their dot are they days.
  if (form.length < 6 && !form.endsWith('.')) return null
  if (form.length < 5 && hit.before() === 'the') return null
  if (hit.isTitle(i + 1) && nameAfter.has(scene.words.word[i + 1] ?? '')) return null
  if (hit.isCapital(i - 1) && nameBefore.has(scene.words.word[i - 1] ?? '')) return null
  const lead = hit.has('lead') ? scene.words.word.slice(hit.at('lead'), i) : []
  const wday = weekdays[hit.word('wday')]!
  let value: string
  if (lead[0] === 'the') {
    const base = dayOf(anaphoricBase(scene))
    const near =
      base === null
        ? null
        : weekdayValue({ ...scene, narrative: false, anchor: base }, wday, lead.includes('previous') ? -1 : 1, 'past')
    value = near ?? `XXXX-WXX-${wday}`
  } else if (lead[0] === 'last') value = weekdayValue(scene, wday, -1, 'past')
  else if (lead[0] === 'next' || lead.includes('coming')) value = weekdayValue(scene, wday, 1, 'future')
  else if (lead.includes('past')) value = weekdayValue(scene, wday, -1, 'past')
  else value = weekdayValue(scene, wday, 0, looksAhead(hit) ? 'future' : isPossessive(hit) ? 'past' : hit.tense)
  const part = hit.has('part') ? dayParts[hit.word('part')] : undefined
  if (part === undefined) return date(value)
  return { type: 'TIME', value: `${value}T${part}` }
}

/** "a week ago Monday": the Monday a week before the last one; "a week from Monday" a week after the next. */
function readWeeksAgo(hit: Hit): Reading | null {
  const { scene } = hit
  const n = hit.num('n')
  if (!hit.isCapital(hit.at('wday')) || !Number.isInteger(n)) return null
  const wday = weekdays[hit.word('wday')]!
  const ahead = hit.word('way') === 'from'
  const near = parseDay(weekdayValue(scene, wday, ahead ? 1 : -1, 'past'))
  const value = near === null ? `XXXX-WXX-${wday}` : dayValue(near + (ahead ? 7 : -7) * n)
  return partOf(hit, value)
}

/** "Tuesday of last week", "Monday next week". */
function readWeekdayWeek(hit: Hit): Reading | null {
  const { scene } = hit
  if (!hit.isCapital(hit.at('wday'))) return null
  const lead = scene.words.word.slice(hit.at('lead'), hit.end)
  const told = lead[0] === 'the' || scene.narrative
  const base = told ? dayOf(anaphoricBase(scene)) : scene.anchor
  const wday = weekdays[hit.word('wday')]!
  const shift = lead.includes('this') ? 0 : lead.includes('last') || lead.includes('previous') ? -7 : 7
  const value = base === null ? `XXXX-WXX-${wday}` : dayValue(base - weekday(base) + wday + shift)
  return partOf(hit, value)
}

function partOf(hit: Hit, day: string): Reading {
  const part = hit.has('part') ? dayParts[hit.word('part')] : undefined
  return part === undefined ? { type: 'DATE', value: day } : { type: 'TIME', value: `${day}T${part}` }
}

/** The night before the report, or the one to come; "overnight Friday" is the night of that day. */
function readOvernight(hit: Hit): Reading | null {
  const { scene } = hit
  if (hit.isTitle(hit.start) && hit.isTitle(hit.start + 1)) return null
  if (hit.has('wday')) {
    if (!hit.isCapital(hit.at('wday'))) return null
    return { type: 'TIME', value: `${weekdayValue(scene, weekdays[hit.word('wday')]!, 0, hit.tense)}TNI` }
  }
  if (scene.anchor === null || scene.narrative) return { type: 'TIME', value: 'XXXX-XX-XXTNI' }
  return { type: 'TIME', value: `${dayValue(scene.anchor - (hit.tense === 'future' ? 0 : 1))}TNI` }
}

/** "until Tuesday", "as early as Tuesday": ahead whatever the tense; but "Until Tuesday, they had not" looks back. */
function looksAhead(hit: Hit): boolean {
  const before = hit.before()
  if ((before === 'until' || before === 'till') && /^(?:[.\n“”"]|)$/.test(hit.before(2)) && hit.tense === 'past')
    return false
  return before === 'until' || before === 'till' || (before === 'as' && /^(?:early|soon|late)$/.test(hit.before(2)))
}

/** "Wednesday's ruling": names what has happened, whatever the sentence says of it. */
function isPossessive(hit: Hit): boolean {
  return /^['’]$/.test(hit.after()) && hit.after(2) === 's'
}

function readDayFromNow(hit: Hit): Reading | null {
  const { scene } = hit
  const word = hit.word('day')
  const i = hit.at('day')
  if (hit.before() === 'usa' || (hit.isTitle(i) && hit.isTitle(i - 1))) return null // USA Today
  if (scene.narrative && word === 'today') return date('PRESENT_REF')
  const shift = word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0
  const day = scene.anchor === null || scene.narrative ? 'XXXX-XX-XX' : dayValue(scene.anchor + shift)
  const part = word === 'tonight' ? 'NI' : dayParts[hit.word('part') || hit.word('part2') || hit.word('part3')]
  return part ? { type: 'TIME', value: `${day}T${part}` } : date(day)
}

function readDayPart(hit: Hit): Reading | null {
  const { scene } = hit
  const lead = scene.words.word.slice(hit.at('lead'), hit.at('part'))
  const part = dayParts[hit.word('part')]!
  const deictic = lead[0] === 'this' || lead[0] === 'last'
  const base = deictic && !scene.narrative ? scene.anchor : dayOf(anaphoricBase(scene))
  const shift =
    lead[0] === 'last' && part !== 'NI'
      ? -1
      : lead[0] === 'last'
        ? -1
        : lead.includes('previous')
          ? -1
          : lead.includes('next') || lead.includes('following')
            ? 1
            : 0
  return { type: 'TIME', value: `${base === null ? 'XXXX-XX-XX' : dayValue(base + shift)}T${part}` }
}

function partOfDate(hit: Hit): Reading | null {
  const day = dated(hit)
  return day ? { type: 'TIME', value: `${day}T${dayParts[hit.word('part')]}` } : null
}

function dated(hit: Hit): string | null {
  if (!hit.isCapital(hit.at('month'))) return null
  const day = hit.num('day')
  return hit.has('year')
    ? fullDay(hit.num('year'), hit.month(), day)
    : dayWithoutYear(hit.scene, hit.month(), day, hit.tense)
}
