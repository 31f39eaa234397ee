/** Does a full stop end its sentence? Abbreviations, initials, clock times and quotations decide. */

/** Never end a sentence: a name or number follows. */
const TITLES = new Set(
  (
    'mr mrs ms dr prof sen rep gov gen lt col maj capt cmdr sgt cpl pvt adm brig rev hon pres msgr st mt ft fr sr ' +
    'no nos art vs v cf eg e.g i.e al fig vol pp spc pfc ambassador dept approx ca'
  ).split(' '),
)

/** May end a sentence: they do when a word follows that only opens sentences. */
const SHORT = new Set(
  (
    'u.s u.k u.n u.s.a u.a.e e.u d.c p.m a.m inc corp co ltd llc jr sr etc ph.d m.d b.c a.d jan feb mar apr jun jul ' +
    'aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun ave blvd rd calif fla mass mich tex va pa'
  ).split(' '),
)

const OPENERS = new Set(
  (
    'The A An He She It They We I You His Her Its Their Our This That These Those There In On At But And Or So Yet If ' +
    'When While After Before Since As For From By With Although Though However Meanwhile Earlier Later Some Many ' +
    'Most Several Both Each Other Others Another No Not Nor What Who Why How Where Which Such Also Then Now Officials ' +
    'Witnesses Police According Despite During Last'
  ).split(' '),
)

/**
 * True when the stop at [stop, end) closes the sentence begun at `start`.
 *
 * @param end   offset after the stop and the closing quotes and brackets behind it; white space follows
 * @param limit end of the paragraph
 */
export function isSentenceEnd(text: string, start: number, stop: number, end: number, limit: number): boolean {
  const next = /^\s*(["'“‘«([—–-]*\s?)([\p{L}\p{N}][\p{L}\p{N}’'.-]*)?/u.exec(
    text.slice(end, Math.min(limit, end + 60)),
  )
  const word = next?.[2] ?? ''
  const first = word.charAt(0)
  if (/\p{Ll}/u.test(first)) return false
  const stopChar = text.charAt(stop)
  const closed = text.slice(stop, end)
  if (stopChar !== '.' || closed.startsWith('..')) return true
  const before = /([\p{L}\p{N}.&'’-]*)$/u.exec(text.slice(Math.max(start, stop - 24), stop))?.[1] ?? ''
  const key = before.toLowerCase()
  if (closed.length > 1) return !TITLES.has(key)
  if (TITLES.has(key)) return false
  // "J. Smith", but "vitamin C. The": an initial has a capital name in front of or behind it.
  if (/^\p{Lu}$/u.test(before)) return OPENERS.has(word) && before !== 'J'
  if (SHORT.has(key) || /^(\p{L}\.)+\p{L}$/u.test(before)) return OPENERS.has(word) || first === ''
  // "1. Item": a number that is the whole line so far is a list mark.
  if (/^\p{N}+$/u.test(before) && text.slice(start, stop).trim() === before) return false
  return true
}
