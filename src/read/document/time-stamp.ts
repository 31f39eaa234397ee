/**
 * Lines that hold a date or an hour and nothing else: "Updated: 3 June 2021 14:05 BST | 5 min read".
 *
 * How    word by word: each must be one that such lines are made of. (One pattern for the whole line took 200 ms to
 *        compile.)
 */

const label =
  'first|last|originally|published|posted|updated|modified|created|released|date|issued|added|update|publication|on|at'
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const weekday = 'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const zone =
  'am|pm|a\\.m|p\\.m|utc|gmt|bst|ist|[cew]es?t|a?[ecmp][sd]?t|[ns]zs?t|a[ce][sd]t|msk|eat|wat|cat|sast|hkt|jst|kst|sgt|pkt|irst|amt|local|time'
const clock = '\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?(?:[ap]\\.?m)?|\\d{1,2}[ap]m'
const figures = '\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}'
const number = '\\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\\d{2}'
const span = 'mins?|minutes?|min-read|hours?|hrs?|days?|weeks?|ago|read|reading'

const exactly = (words: string): RegExp => new RegExp(`^(?:${words})$`)
const any = exactly([label, month, weekday, zone, clock, figures, number, span].join('|'))
const isLabel = exactly('published|posted|updated|modified|created|released|issued|added|update|date')
const isMonth = exactly(month)
const isNumber = exactly(number)
const isFigures = exactly(figures)
const isClock = exactly(clock)
const isSpan = exactly('mins?|minutes?|hours?|days?|weeks?')

const mostWords = 24

/** True for a line of dates and hours that says when something was published. */
export function isTimeStamp(line: string): boolean {
  if (line.length > 160) return false
  const words = line
    .toLowerCase()
    .split(/[\s,;|•·()–—-]*(?:\s|[,;|•·()–—]|$)[\s,;|•·()–—-]*/)
    .map((w) => w.replace(/[.:]+$/, ''))
    .filter((w) => w !== '')
  if (words.length === 0 || words.length > mostWords || !words.every((w) => any.test(w))) return false
  const has = (kind: RegExp): boolean => words.some((w) => kind.test(w))
  if (has(isFigures) || (has(isMonth) && has(isNumber))) return true
  return (has(isLabel) && has(isClock)) || (has(isSpan) && has(isNumber))
}
