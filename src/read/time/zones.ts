/**
 * Clock zones that English news names, and their offset from UTC at a given local time.
 *
 * Units  offsets in minutes, positive east of Greenwich. Summer time comes from the IANA rules in Intl, asked for one
 *        fixed instant: no clock is read.
 * Not    zones whose letters are English words (WET, WEST, EAT); IST (India, Israel or Ireland) and other letters with several meanings: `offsetAt` gives null.
 */
const fixed: Readonly<Record<string, number>> = {
  gmt: 0, utc: 0, z: 0, est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420,
  akst: -540, akdt: -480, hst: -600, bst: 60, cet: 60, cest: 120, eet: 120, eest: 180, msk: 180,
  trt: 180, sast: 120, pkt: 300, npt: 345, wib: 420, ict: 420, sgt: 480, hkt: 480, jst: 540,
  kst: 540, aest: 600, aedt: 660, acst: 570, awst: 480, nzst: 720, nzdt: 780, aft: 270, irst: 210,
} // biome-ignore format: a table
const named: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  mountain: 'America/Denver',
  pacific: 'America/Los_Angeles',
  moscow: 'Europe/Moscow',
  london: 'Europe/London',
  paris: 'Europe/Paris',
  berlin: 'Europe/Berlin',
  rome: 'Europe/Rome',
  kyiv: 'Europe/Kyiv',
  kiev: 'Europe/Kyiv',
  istanbul: 'Europe/Istanbul',
  baghdad: 'Asia/Baghdad',
  damascus: 'Asia/Damascus',
  beirut: 'Asia/Beirut',
  jerusalem: 'Asia/Jerusalem',
  israel: 'Asia/Jerusalem',
  gaza: 'Asia/Gaza',
  cairo: 'Africa/Cairo',
  tehran: 'Asia/Tehran',
  kabul: 'Asia/Kabul',
  beijing: 'Asia/Shanghai',
  tokyo: 'Asia/Tokyo',
  washington: 'America/New_York',
}

/** Every zone word the scanner knows, in lower case. */
export const zoneWords: readonly string[] = [...Object.keys(fixed), 'ist', 'et', 'ct', 'mt', 'pt']
/** Words that name a zone only before "time": "Eastern time", "Moscow time". */
export const zonePlaces: readonly string[] = Object.keys(named).filter((w) => w.length > 2)

const formats = new Map<string, Intl.DateTimeFormat>()

/** Offset in minutes of zone `word` at the local time `day` (day number) and `minutes`; null when not known. */
export function offsetAt(word: string, day: number, minutes: number): number | null {
  const known = fixed[word]
  if (known !== undefined) return known
  const zone = named[word]
  return zone === undefined ? null : offsetIn(zone, day, minutes)
}

/** Offset in minutes of a zone of the tz database at the local time `day` and `minutes`. */
export function offsetIn(zone: string, day: number, minutes: number): number {
  // Two rounds: the offset of the guess, then of the corrected instant.
  const local = (day * 1440 + minutes) * 60000
  const first = intlOffset(zone, local)
  return intlOffset(zone, local - first * 60000)
}

function intlOffset(zone: string, ms: number): number {
  let format = formats.get(zone)
  if (!format) {
    const field = '2-digit' as const
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: field, day: field, hour: field, minute: field,
    }) // biome-ignore format: options
    formats.set(zone, format)
  }
  const got: { [type: string]: number } = {}
  for (const part of format.formatToParts(ms)) got[part.type] = Number(part.value)
  const shown = Date.UTC(got.year!, got.month! - 1, got.day!, got.hour!, got.minute!)
  return Math.round((shown - Math.floor(ms / 60000) * 60000) / 60000)
}
