/**
 * "Local time" by the zone of the place it is told of: the instant of a clock time whose words name no zone.
 *
 * In     times as found, places with their time zones (tz database), sentences.
 * Out    the times, those with "local time" as instants where one place of the sentence, or of the one before, says
 *        where; notes where two readings of one instant give the place another clock than its zone has.
 * Errors none. A place with several zones, and a day that is not known, leave the time as it is.
 */
import type { Note, Place, Sentence, Timex } from '../../record/index.ts'
import { boundsOf } from './bounds.ts'
import { parseDay } from './calendar.ts'
import { offsetIn } from './zones.ts'

export interface LocalInput {
  text: string
  sentences: readonly Sentence[]
  times: readonly Timex[]
  places: readonly Place[]
  /** Time zone by place id, where the place has one. */
  zones: ReadonlyMap<string, string>
}

const clock = /^\d{4}-\d\d-\d\dT(\d\d):(\d\d)/

export function settleLocalTimes(input: LocalInput): { times: Timex[]; notes: Note[] } {
  const notes: Note[] = []
  const times = input.times.map((time) => {
    const at = time.type === 'TIME' ? clock.exec(time.value ?? '') : null
    const place = at === null ? null : whereTold(input, time)
    const zone = place && input.zones.get(place.id)
    const day = parseDay(time.value ?? '')
    if (!at || !place || !zone || day === null) return time
    const offset = offsetIn(zone, day, Number(at[1]) * 60 + Number(at[2]))
    const told = /T.*([+-]\d\d:\d\d)$/.exec(time.from ?? '')
    if (told === null) return { ...time, ...boundsOf(time.value!, offset), rule: 'time/local-zone' }
    if (minutes(told[1]!) !== offset) {
      const reason = `The two clock times put ${place.text} at UTC${told[1]}; its zone ${zone} is at UTC${text(offset)} on that day.`
      notes.push({ rule: 'time/local-zone', reason, span: time.span })
    }
    return time
  })
  return { times, notes }
}

/** The place whose clock a "local time" or "PLACE time" is told by; null when the words say neither, or no place is near. */
function whereTold({ text, sentences, times, places, zones }: LocalInput, time: Timex): Place | null {
  const behind = text.slice(time.span.end, time.span.end + 60)
  const named = places.find((p) => p.span.start >= time.span.end && p.span.start - time.span.end < 12)
  if (named && zones.has(named.id) && /^,? ?\(?$/.test(text.slice(time.span.end, named.span.start)))
    if (/^ time\b/.test(text.slice(named.span.end, named.span.end + 6))) return named
  const words = text.slice(time.span.start, time.span.end)
  const twin = times.find((t) => t !== time && t.span.start >= time.span.end && t.span.start - time.span.end < 60)
  const own = twin ? behind.slice(0, twin.span.start - time.span.end) : behind
  if (!/\blocal time\b/i.test(words) && !/^[,( ]*local time\b/i.test(own)) return null
  const s = sentences.findIndex((x) => x.span.start <= time.span.start && time.span.start < x.span.end)
  for (const sentence of [sentences[s], sentences[s - 1]]) {
    const near = sentence ? nearest(placesIn(sentence, places, zones), time) : null
    if (near) return near
  }
  return null
}

function placesIn(sentence: Sentence, places: readonly Place[], zones: ReadonlyMap<string, string>): Place[] {
  const { start, end } = sentence.span
  return places.filter((p) => p.span.start >= start && p.span.end <= end && !p.associative && zones.has(p.id))
}

function nearest(places: readonly Place[], time: Timex): Place | null {
  const away = (p: Place) => Math.min(Math.abs(p.span.start - time.span.end), Math.abs(time.span.start - p.span.end))
  return places.reduce<Place | null>((best, p) => (best === null || away(p) < away(best) ? p : best), null)
}

function minutes(offset: string): number {
  const [h, m] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (h! * 60 + m!)
}

function text(offset: number): string {
  const abs = Math.abs(offset)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(abs / 60))}:${two(abs % 60)}`
}
