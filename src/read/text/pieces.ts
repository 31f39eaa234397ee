/**
 * Pieces: the surface tokens inside one run of characters without white space, by Universal Dependencies' habits.
 *
 * Out    calls `emit(start, end)` for each, in order, without gaps.
 * Limits every pattern is sticky and bounded, so that a run of a million characters costs time in proportion.
 * Source the habits of UD_English-EWT and UD_English-GUM 2.16, the more frequent where they differ.
 */
import { isAbbreviation, ONLY_BEFORE_NUMBER, ONLY_CAPITAL } from './abbreviations.ts'

/** A habit: what is one token as it stands. `needs` is a character without which the pattern cannot match. */
interface Whole {
  id: string
  pattern: RegExp
  needs?: string
  /** Length of the token when it is not the whole match; 0 refuses it. */
  accept?: (text: string, start: number, end: number, limit: number) => number
}

const DOMAINS =
  'com|org|net|edu|gov|mil|int|info|biz|co|us|uk|ca|de|fr|eu|ru|ua|il|ir|iq|sy|sa|ae|tr|in|cn|jp|au|nz|tv|io|me'
const FILES = 'docx?|xlsx?|pptx?|pdf|txt|html?|jpe?g|png|gif|tiff?|bmp|zip|mp[34]|csv|exe|xml|json|php|asp|jsp'
const UNITS =
  'am|pm|k|m|b|bn|mn|mm|cm|km|kms|kg|kgs|g|mg|gm|lb|lbs|oz|ml|ft|in|inch|yd|mi|mph|kph|kmh|kw|mw|gw|kwh|mwh|gb|mb|kb|tb|ghz|mhz|khz|hz|' +
  'h|hr|hrs|min|mins|sec|secs|ms|yr|yrs|yo|mo|mos|x|p|pp|c|f|v|w|cc|ppm|pt|pts|est|edt|gmt|utc|million|billion|trillion|years?|days?|hours?|minutes?|miles?|percent|mmbtu|bcf|tcf'

/** Tried in order wherever a piece may begin. */
const WHOLES: readonly Whole[] = [
  {
    id: 'url',
    needs: '.',
    pattern: /(?:[a-z]{2,8}:\/\/|mailto:|www\d?\.)[^\s<>"“”«»]{1,4000}/iuy,
    accept: trimmed,
  },
  {
    id: 'email',
    needs: '@',
    pattern:
      /[\p{L}\p{N}][\p{L}\p{N}._%+-]{0,63}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}(?:[_/][\p{L}\p{N}]{1,30})*/uy,
    accept: (text, _, end) => (text.charAt(end - 1) === '-' ? 1 : 0),
  },
  { id: 'handle', pattern: /@[\p{L}_][\p{L}\p{N}_]{1,63}|#[\p{L}_][\p{L}\p{N}_]{1,138}/uy },
  {
    id: 'domain or file',
    needs: '.',
    pattern: new RegExp(
      `[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,62}(?:\\.[\\p{L}\\p{N}_-]{1,62}){0,6}\\.(?:(?:${DOMAINS})(?![\\p{L}\\p{N}_])(?:/[^\\s<>"“”]{0,4000})?|(?:${FILES})(?![\\p{L}\\p{N}_]))`,
      'iuy',
    ),
    accept: trimmed,
  },
  {
    id: 'face',
    pattern: /[:;=]['’]?-?(?:[)(]+|[DPp3*|\\](?![\p{L}\p{N}])|\/(?![/\p{L}\p{N}]))|<3(?!\d)|\^_+\^|\(:(?!\S)/uy,
    accept: afterWord,
  },
  { id: 'newsgroup', needs: '.', pattern: /\p{Ll}{2,30}(?:\.\p{Ll}[\p{Ll}-]{1,30}){2,8}(?![\p{L}\p{N}@.])/uy },
  { id: 'extension', needs: '.', pattern: new RegExp(`\\.(?:${FILES})(?![\\p{L}\\p{N}_])`, 'iuy') },
  { id: 'stops', pattern: /\.{2,}|…[.…]*|[!?]{2,}|\.[!?]+|\[(?:\.{3}|…)\]/uy },
  { id: 'drawn', pattern: /[-=_*~+|<>^#]{4,}/uy },
  {
    id: 'run',
    pattern:
      /-{2,}|\*{2,}|_{2,}|={2,}|~{2,}|\+{2,}|#{2,}|<{2,}|>{2,}|\^{2,}|\|{2,}|\${2,}|\\{2,}|\/{2,}|'{2}|`{2}|’{2}|‘{2}|‘’|[-=]+>|<[-=]+/uy,
  },
  {
    id: 'figures with signs',
    pattern:
      /\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?![\p{L}\p{N}])|(?:\+?\d{1,3}[-.])?\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|\+\d[\d-]{3,16}\d|\d{3}-\d{4}(?!\d)|\d-\d{4}(?!\d)|\d{5}-\d{4}(?!\d)|\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?(?!\d)|\d{1,2}\/\d{1,2}(?![\d/])/uy,
  },
  { id: 'decade', pattern: /['’‘]\d\d(?:s\b|(?!\d))/uy, accept: afterWord },
  {
    id: 'number',
    pattern: /[+.]?\d{1,400}(?:[.,]\d{1,400}){0,40}/uy,
    accept: numberEnd,
  },
  {
    id: 'points',
    needs: '.',
    pattern:
      /(?:\p{L}\.){1,12}\p{L}(?![\p{L}\p{N}.'’])|\p{L}\.(?:-?\p{L}\.){1,12}|(?:Ph|M|B|D|LL|Ed)\.(?:[DSMB]|Sc|Phil|Ed|Litt)\./uy,
  },
  {
    id: 'short slash',
    needs: '/',
    pattern: /w\/o?(?![\p{L}\p{N}/])|b\/c(?![\p{L}\p{N}/])|\p{L}\/\p{L}(?![\p{L}\p{N}/])/uy,
  },
  { id: 'detached ending', pattern: /['’](?:s|re|ve|ll|d|m|t)(?![\p{L}\p{N}'’])/iuy, accept: unlessAlone },
]

/** Joined to what follows by a hyphen as one word: "anti-aircraft", "e-mail". */
const PREFIXES = new Set(
  (
    'non e anti re co pre pro mid cross post over sub multi ex counter semi neo mini inter intra micro macro ultra ' +
    'trans un de bi tri mis infra extra hyper proto pseudo psycho arch'
  ).split(' '),
)
const SUFFIXES = new Set('esque wise like-minded ish e'.split(' '))

const RUN = /[\p{L}\p{M}\p{N}_\u00ad\u200b-\u200d\u2060]+/uy
const INNER =
  /['’`´](?=\p{L})|(?<=(?<!\p{L})\p{Lu}{1,4})&(?=\p{Lu}{1,4}(?!\p{L}))|(?<=(?<!\p{L})\p{Ll})&(?=\p{Ll}(?!\p{L}))/uy
/** A word broken off by the speaker: "th- the". */
const BROKEN = /^(?:\p{L}{1,2}|[^\P{L}aeiouAEIOU]{3})-$/u
/** A character with its marks, an emoji with all that is joined to it, a flag. */
const CLUSTER =
  /(?:\p{RI}{2}|.)(?:\p{M}|\p{Emoji_Modifier}|[\u200b-\u200d\u2060\u00ad])*(?:(?<=\u200d)\p{Extended_Pictographic}(?:\p{M}|\p{Emoji_Modifier}|\u200d)*)*/suy

/** Where the match of a sticky pattern at `at` ends, or -1. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
}

/** Cuts the run [start, end), which holds no white space, into surface tokens. */
export function pieces(text: string, start: number, end: number, emit: (start: number, end: number) => void): void {
  const chunk = text.slice(start, end)
  const rules = WHOLES.filter((rule) => rule.needs === undefined || chunk.includes(rule.needs))
  let at = start
  while (at < end) {
    let to = -1
    for (const rule of rules) {
      to = Math.min(endOf(rule.pattern, text, at), end)
      if (to > at && rule.accept) to -= rule.accept(text, at, to, start)
      if (to > at) break
    }
    if (to <= at) to = wordEnd(text, at, end)
    if (to <= at) to = Math.max(at + 1, Math.min(endOf(CLUSTER, text, at), end))
    emit(at, to)
    at = to
  }
}

/** End of the word that begins at `at`, with its apostrophes, joined prefixes and point; `at` when none begins there. */
function wordEnd(text: string, at: number, end: number): number {
  let to = endOf(RUN, text, at)
  if (to < 0) return at
  if (to > end) to = end
  for (;;) {
    const apostrophe = endOf(INNER, text, to)
    if (apostrophe > 0 && apostrophe < end) to = endOf(RUN, text, apostrophe)
    else if (text.charAt(to) === '-' && to + 1 < end && joins(text, at, to, end)) to = endOf(RUN, text, to + 1)
    else break
  }
  if (to + 1 === end && to - at < 4 && !/\p{N}/u.test(text.charAt(at - 1)) && BROKEN.test(text.slice(at, end)))
    return end
  if (to + 1 === end && /^['’]$/.test(text.charAt(to)) && owns(text, at, to)) return end
  if (text.charAt(to) === '.' && to < end && carriesPoint(text, at, to, end)) return to + 1
  return to
}

/** True when the hyphen at `hyphen` stands inside one word. */
function joins(text: string, at: number, hyphen: number, end: number): boolean {
  const next = endOf(RUN, text, hyphen + 1)
  if (next < 0 || next > end) return false
  return (
    (hyphen - at < 8 && PREFIXES.has(text.slice(at, hyphen).toLowerCase())) ||
    SUFFIXES.has(text.slice(hyphen + 1, next).toLowerCase())
  )
}

const QUOTE_OPENS = /(?:^|[\s(“"—–-])['‘](?=[\p{L}\p{N}“"])/u
const SHORT_FORM = /['’](?:em|s|cause|til|tis|twas|n|bout|round)\b/giu

/** True when the apostrophe behind a plural is the possessive ("militants' base") and closes no quotation. */
function owns(text: string, at: number, apostrophe: number): boolean {
  if (
    !/[sSzx]$/.test(text.slice(at, apostrophe)) ||
    !/^\s+[\p{L}\p{N}]/u.test(text.slice(apostrophe + 1, apostrophe + 8))
  )
    return false
  return !QUOTE_OPENS.test(text.slice(Math.max(0, at - 200), at).replace(SHORT_FORM, 'x'))
}

/** True when the point at `point` belongs to the word before it. */
function carriesPoint(text: string, at: number, point: number, end: number): boolean {
  if (point - at > 9) return false
  const word = text.slice(at, point)
  const after = text.slice(point + 1, point + 12)
  if (point + 1 < end && /^[\p{L}\p{N}]/u.test(after)) return false
  const last = !/\S/.test(after)
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' && /^[\s,-]*\p{Lu}/u.test(after)
  if (ONLY_BEFORE_NUMBER.has(word.toLowerCase()) && !isAbbreviation(word)) return /^\s*\p{N}/u.test(after)
  const key = word.toLowerCase()
  if (ONLY_CAPITAL.has(key)) return word !== key && !last
  if (key === 'etc') return !last && !/^["'”’)]*\s+\p{Lu}/u.test(after)
  return isAbbreviation(word)
}

/** How many closing signs at the end of an address belong to the sentence. */
function trimmed(text: string, start: number, end: number): number {
  let to = end
  while (to > start && /[.,;:!?'’)\]*]/.test(text.charAt(to - 1))) {
    if (text.charAt(to - 1) === ')' && text.slice(start, to).includes('(')) break
    to--
  }
  return end - to
}

/** Refuses a match that has something before it in its run. */
function unlessAlone(_: string, start: number, end: number, first: number): number {
  return start === first ? 0 : end - start
}

/** Refuses a match that stands right behind a figure. */
function afterWord(text: string, start: number, end: number, limit: number): number {
  return start > limit && /[\p{N}]/u.test(text.charAt(start - 1)) ? end - start : 0
}

const UNIT_END = new RegExp(`(?:${UNITS})(?![\\p{L}\\p{N}])`, 'iuy')
const ORDINAL = /(?:st|nd|rd|th|s|['’]s|[a-z]?(?:\d[\p{L}\p{N}]*)?)(?![\p{L}\p{N}])/iuy
const THOUSANDS = /^[+.]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** Where a number ends: at its unit ("5 pm"), behind its ordinal ("20th"), before a comma that only lists. */
function numberEnd(text: string, start: number, end: number, limit: number): number {
  const sign = text.charCodeAt(start)
  if ((sign === 0x2e || sign === 0x2b) && start > limit && /[\p{L}\p{N}]/u.test(text.charAt(start - 1)))
    return end - start
  const form = text.slice(start, end)
  const comma = form.indexOf(',')
  if (comma > 0 && !THOUSANDS.test(form)) return form.length - comma
  if (endOf(UNIT_END, text, end) > 0) return 0
  const ordinal = endOf(ORDINAL, text, end)
  if (ordinal > end) return end - ordinal
  // Letters follow that are no unit: one word ("4x4", "9Mile").
  const run = endOf(RUN, text, end)
  return run > 0 ? end - run : 0
}
