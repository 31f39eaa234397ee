/**
 * Lines that name the author: "By Jane Roe and Ali Hasan, Example Press, 3 June 2021".
 *
 * How    "By", then names and the few words that stand between names; what follows a bar, a bracket or a date is not
 *        looked at, if after the date comes no more than an hour.
 */
import { findDays } from './dates.ts'
import { isTimeStamp } from './time-stamp.ts'
import { fold } from './words.ts'

const between =
  'and|&|in|of|for|with|at|the|de|da|van|von|al|bin|el|correspondent|staff|reporters?|writer|editor|political|diplomatic|foreign|defen[cs]e|security|desk|agencies|agency'
const nameWord = `(?:\\p{Lu}[\\p{L}'’.-]{0,25}|${between})`
const byline = new RegExp(
  `^(?:(?:(?:[Ww]ritten|[Rr]eported|[Ss]tory|[Ww]ords|[Tt]ext) )?(?:[Bb]y|BY):? |From (?=[Oo]ur ))(?:[Oo]ur |[Tt]he )?` +
    `${nameWord}(?:,? ${nameWord}){0,15}(?: ?[|/–—-] ?.{0,60}| \\(.{0,40}\\)| @\\w{1,30})?$`,
  'u',
)

/** True for a line that names the author and says nothing else; `line` has its white space folded. */
export function isByline(line: string): boolean {
  if (line.length > 200) return false
  if (/^by:?$/i.test(line)) return true
  const [day] = findDays(line)
  if (!day) return byline.test(line)
  return isTimeStamp(line.slice(day.start)) && byline.test(line.slice(0, day.start).replace(/[\s,;|•·–—-]+$/, ''))
}

/** "By Jane Roe and Ali Hasan | Example News, June 3, 2021" -> "Jane Roe and Ali Hasan"; null when no name is left. */
export function authorIn(line: string): string | null {
  const folded = fold(line)
  const [day] = findDays(folded)
  const name = folded
    .slice(0, day?.start)
    .replace(/^(?:(?:written|reported|story|words|text) )?(?:by\b:?|from) ?/i, '')
    .replace(/ ?[|/(@].*$/, '')
    .replace(/(?: [-–—,;:•·]|[,;:|•·–—-])+\s*$/, '')
    .trim()
  return name === '' || name.length > longestName || /^https?:/i.test(name) ? null : name
}

/** Characters; more than this is no list of names. */
const longestName = 160
