/**
 * Clock times: "7.44 p.m. Monday local time", "12:44 p.m. ET", "1644 GMT", "at 9 a.m.", "noon Friday".
 *
 * A clock time without its day takes the day of its surroundings (clock.ts of the room joins the two readings of one
 * instant); a zone's offset is resolved once the day is known.
 */
import { civil, pad } from '../calendar.ts'
import type { Hit, Reading, TimeRule } from '../rule.ts'
import { dayWithoutYear, fullDay, shifted, weekdayValue } from '../scene.ts'
import { weekdays } from '../words.ts'

const zone = '(local time | ZONE | ZONEPLACE (standard | daylight | summer)? time | OPEN ZONE)'
const zoned = `zone:${zone}?`
const day =
  '((on)? (early | late | last)? wday:WDAY part:PART? | (on)? dayword:(today | yesterday | tomorrow) | COMMA? (on)? (month:MONTH day:DAY | day2:DAY month2:MONTH) (COMMA? year:YEAR)? )'
const ofDay = '(in the part2:(morning | afternoon | evening) | at part3:night)'

export const clockRules: readonly TimeRule[] = [
  {
    id: 'time/clock',
    pattern: `(about | around | at)? << (clock:CLOCK | dot:DOTCLOCK | hour:HOUR) half:(am | pm) COMMA? ${zoned} ${day}? (zone2:${zone})?`,
    read: readClock,
    hits: ['It fell at [7.44 p.m. Monday local time].', 'It fell at [12:44 p.m. ET].', 'It fell at [9 a.m.] in Gaza.'],
    misses: ['I am at 9 Downing Street.'],
  },
  {
    id: 'time/clock-24',
    pattern: `clock:CLOCK COMMA? ${zoned} ${day}? ${ofDay}? (zone2:${zone})?`,
    read: (hit) => (hit.before() === '-' ? null : readClock(hit)),
    hits: ['It fell at [19:44 local time].', 'It fell at [19:44].'],
    misses: ['He read Mark 77:80 aloud.'],
  },
  {
    id: 'time/clock-military',
    pattern: `four:MILITARY (hours)? zone:(ZONE | local time)`,
    read: readClock,
    hits: ['It fell at [1644 GMT].'],
    misses: ['It fell in 1644 after a siege.'],
  },
  {
    id: 'time/clock-figures',
    pattern: `(at | until | by | from | before | after | since) (about | around | approximately | some)? << four:MILITARY (hours | hrs | h)? ${day}? ${ofDay}?`,
    read: readFigures,
    hits: ['It fell at [1500 on 9 December].', 'It fell at [0530].', 'It fell at about [2330] (0530 GMT).'],
    misses: ['It fell at 1990 prices.', 'It flew at 1500 metres.', 'It was so from 1990.', 'He lived until 1890.'],
  },
  {
    id: 'time/clock-oclock',
    pattern: `(hour:HOUR | hourword:HOURWORD) (o APOS clock | ${ofDay}) ${day}?`,
    read: readClock,
    hits: ["It fell at [six o'clock].", 'It fell at [6 in the morning].'],
    misses: ['Six in the village died.'],
  },
  {
    id: 'time/noon',
    pattern: `word:(noon | midnight | midday) ${zoned} ${day}? (zone2:${zone})?`,
    read: readClock,
    hits: ['It fell at [noon].', 'It fell at [midnight Friday].'],
    misses: ['The Midnight Express left.'],
  },
]

function readClock(hit: Hit): Reading | null {
  const minutes = clockMinutes(hit)
  if (minutes === null) return null
  const date = clockDay(hit)
  const clock = `T${pad(Math.floor(minutes / 60), 2)}:${pad(minutes % 60, 2)}`
  const reading: Reading = { type: 'TIME', value: `${date ?? 'XXXX-XX-XX'}${clock}` }
  if (date === null) reading.needsDay = true
  const word = zoneWord(hit)
  if (word) reading.zone = word
  return reading
}

/** Four figures are a clock time after "at", or when they begin with 0: "at 1500", "until 0600". Otherwise a year. */
function readFigures(hit: Hit): Reading | null {
  const figures = hit.form(hit.at('four'))
  if (figures.length !== 4) return null
  if (!figures.startsWith('0') && hit.before() !== 'at' && hit.before(2) !== 'at') return null
  if (/^(?:prices?|levels?|rates?|values?|costs?|standards?|dollars|meters|metres|feet|m|km|ft)$/.test(hit.after()))
    return null
  return readClock(hit)
}

function zoneWord(hit: Hit): string | null {
  for (const name of ['zone', 'zone2']) {
    if (!hit.has(name)) continue
    let at = hit.at(name)
    const { word } = hit.scene.words
    if (word[at] === '(') at++
    if (word[at] === 'local') return null
    return word[at]!
  }
  return null
}

/** Minutes after midnight, null when the figures are no clock time. */
function clockMinutes(hit: Hit): number | null {
  const word = hit.word('word')
  if (word) {
    if (hit.isTitle(hit.start) && (hit.isTitle(hit.start + 1) || hit.isTitle(hit.start - 1))) return null // "High Noon"
    return word === 'midnight' ? 0 : 720
  }
  let hour: number
  let minute = 0
  if (hit.has('clock')) [hour, minute] = hit.word('clock').split(':').map(Number) as [number, number]
  else if (hit.has('dot')) {
    const m = /^(\d{1,2})\.(\d\d)$/.exec(hit.word('dot'))
    if (!m) return null
    ;[hour, minute] = [Number(m[1]), Number(m[2])]
  } else if (hit.has('four')) {
    const n = hit.num('four')
    ;[hour, minute] = [Math.floor(n / 100), n % 100]
  } else hour = hit.has('hour') ? hit.num('hour') : hit.num('hourword')
  if (hour > 24 || minute > 59) return null
  const half =
    hit.word('half') ||
    (hit.has('part2') ? (hit.word('part2') === 'morning' ? 'am' : 'pm') : hit.has('part3') ? 'pm' : '')
  if (half) {
    if (hour > 12) return half === 'am' ? null : hour * 60 + minute
    hour = (hour % 12) + (half === 'pm' ? 12 : 0)
  }
  return hour * 60 + minute
}

/** The day that the words beside the clock time state, null when they state none. */
function clockDay(hit: Hit): string | null {
  const { scene } = hit
  if (hit.has('wday'))
    return weekdayValue(
      scene,
      weekdays[hit.word('wday')]!,
      scene.words.word[hit.at('wday') - 1] === 'last' ? -1 : 0,
      hit.before() === 'until' || hit.before() === 'till' ? 'future' : hit.tense,
    )
  if (hit.has('dayword')) {
    const shift = { today: 0, yesterday: -1, tomorrow: 1 }[hit.word('dayword')]!
    return shifted(scene.narrative || scene.anchor === null ? null : civil(scene.anchor), shift, 'day')
  }
  if (hit.has('month') || hit.has('month2')) {
    const [name, n] = hit.has('month') ? ['month', hit.num('day')] : ['month2', hit.num('day2')]
    const month = hit.month(name)
    return hit.has('year') ? fullDay(hit.num('year'), month, n) : dayWithoutYear(scene, month, n, hit.tense)
  }
  return null
}
