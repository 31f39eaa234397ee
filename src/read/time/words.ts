/**
 * The closed word lists of time: months, weekdays, units, seasons, number words. All keys in lower case.
 */
export const months: Readonly<Record<string, number>> = {
  january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9, october: 10,
  november: 11, december: 12, jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10,
  nov: 11, dec: 12,
} // biome-ignore format: a table

export const weekdays: Readonly<Record<string, number>> = {
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
  mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7,
} // biome-ignore format: a table

export const weekdayPlurals: Readonly<Record<string, number>> = {
  mondays: 1, tuesdays: 2, wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6, sundays: 7,
} // biome-ignore format: a table

/** Words that take a dot when shortened: the dot belongs to the word. */
export const dotted: ReadonlySet<string> = new Set([
  'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec',
  'mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun', 'c', 'ca',
]) // biome-ignore format: a table

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
  | 'millennium'
  | 'night'

export const units: Readonly<Record<string, Unit>> = {
  second: 'second', seconds: 'second', minute: 'minute', minutes: 'minute', hour: 'hour', hours: 'hour', day: 'day',
  days: 'day', week: 'week', weeks: 'week', weekend: 'weekend', weekends: 'weekend', month: 'month', months: 'month',
  quarter: 'quarter', quarters: 'quarter', year: 'year', years: 'year', decade: 'decade', decades: 'decade',
  century: 'century', centuries: 'century', millennium: 'millennium', millennia: 'millennium', night: 'night',
  nights: 'night',
} // biome-ignore format: a table

export const seasons: Readonly<Record<string, string>> = {
  spring: 'SP',
  summer: 'SU',
  fall: 'FA',
  autumn: 'FA',
  winter: 'WI',
}

export const dayParts: Readonly<Record<string, string>> = {
  dawn: 'MO', morning: 'MO', mornings: 'MO', daybreak: 'MO', sunrise: 'MO', midday: 'MI', lunchtime: 'MI', afternoon: 'AF', afternoons: 'AF',
  evening: 'EV', evenings: 'EV', dusk: 'EV', sunset: 'EV', nightfall: 'EV', night: 'NI', nights: 'NI', overnight: 'NI',
} // biome-ignore format: a table

/** Sets by adverb or adjective, as TIMEX3 durations of one turn. */
export const frequencies: Readonly<Record<string, string>> = {
  hourly: 'PT1H', daily: 'P1D', nightly: 'P1D', weekly: 'P1W', biweekly: 'P2W', monthly: 'P1M',
  yearly: 'P1Y', annually: 'P1Y',
} // biome-ignore format: a table

export const cardinals: Readonly<Record<string, number>> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20,
  thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1000,
  dozen: 12,
} // biome-ignore format: a table

export const ordinals: Readonly<Record<string, number>> = {
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
  eleventh: 11, twelfth: 12, thirteenth: 13, fourteenth: 14, fifteenth: 15, sixteenth: 16, seventeenth: 17,
  eighteenth: 18, nineteenth: 19, twentieth: 20, thirtieth: 30,
} // biome-ignore format: a table

export const decadeWords: Readonly<Record<string, number>> = {
  twenties: 2, thirties: 3, forties: 4, fifties: 5, sixties: 6, seventies: 7, eighties: 8, nineties: 9,
} // biome-ignore format: a table

/** TIMEX3 letter of a unit in a duration, with the T that marks clock units. */
export const unitLetters: Readonly<Record<Unit, string>> = {
  second: 'TS', minute: 'TM', hour: 'TH', day: 'D', week: 'W', weekend: 'W', month: 'M', quarter: 'Q', year: 'Y',
  decade: 'E', century: 'C', millennium: 'L', night: 'D',
} // biome-ignore format: a table

/** 'P3D', 'PT2H', 'PXW'; quarters are told in months, decades and centuries in years, when counted. */
export function durationValue(n: number | null, unit: Unit): string {
  // ISO 8601 has no letter for quarters: they are told in months.
  if (unit === 'quarter') return n === null ? 'PXM' : `P${n * 3}M`
  if (n !== null && unit === 'decade') return `P${n * 10}Y`
  if (n !== null && unit === 'century') return `P${n * 100}Y`
  if (n !== null && unit === 'millennium') return `P${n * 1000}Y`
  const letter = unitLetters[unit]
  const count = n === null ? 'X' : String(n)
  return letter.length === 2 ? `PT${count}${letter[1]}` : `P${count}${letter}`
}
