/**
 * Dates that a page writes for its readers: lines near the headline, lines with a label.
 *
 * In     the parsed page, its title.
 * Out    candidates, the most trustworthy first.
 * How    the page is cut into lines; menus, footers, lists of links and running text are passed over. A date between
 *        the headline and the first long paragraph is the publication day, unless its line says that it is an update.
 */
import { type FigureOrder, findDays, firstDay } from './dates.ts'
import { isElement, leftOut } from './furniture.ts'
import { piecesOf } from './pieces.ts'
import type { Element, PageDocument } from './tools.ts'
import { countWords, lettersOf } from './words.ts'

export interface VisibleDay {
  value: string
  /** It stands in an attribute made for machines. */
  isMarked: boolean
  /** 0 labelled or directly under the headline, 1 just above it, 2 labelled elsewhere, 3 an update. */
  rank: number
}

const passedOver = new Set('footer aside nav form blockquote'.split(' '))
const passedOverNames = /(?:^|[\s_-])(?:related|sidebar|recommend|footer|comment|teaser|popular|trending|menu|widget)/i

const published =
  /(?:publish|posted|released|issued|\bdate\b|publi(?:cad|é|ée|kovan|cat)|veröffentlicht|erstellt|опубликован|дата|pubblicat|gepubliceerd|opublikowan|yayın|diterbitkan|julkaistu|tarih|نشر|تاریخ|発表|公開|등록|입력|发布|發布)/iu
const updated =
  /(?:updat|modif|last edit|actualiz|mis à jour|aktualis|обновлен|atualiz|aggiornat|güncel|diperbarui|aktualiz|تحديث|更新|수정)/iu

/** Lines after the headline among which the date is looked for, and before it. */
const after = 14
const before = 5
const longLine = 160
const longParagraph = 40
/** Characters; a line in Chinese or Korean says much in few. */
const shortestHeadline = 8

export function visibleDays(page: PageDocument, title: string | undefined, order: FigureOrder): VisibleDay[] {
  // A page whose markup is badly broken may have its words outside body.
  const root = page.body?.textContent?.trim() ? page.body : page.documentElement
  if (!root) return []
  const lines = piecesOf(root, isPassedOver).filter(
    (p) => p.linked < 0.7 * p.text.replace(/\s/g, '').length || p.heading,
  )
  const titled = lines.findIndex((l) => isHeadline(l.text, title))
  const headline = titled >= 0 ? titled : lines.findIndex((l) => l.heading && l.element.localName === 'h1')
  const found: VisibleDay[] = []
  lines.forEach((line, i) => {
    if (line.text.length > longLine) return
    const marked = timeElementIn(line.inner)
    const value = marked ?? findDays(line.text, order)[0]?.value
    if (!value) return
    const add = (rank: number): number => found.push({ value, isMarked: marked !== null, rank })
    const isLabelled = published.test(line.text)
    if (updated.test(line.text) && !isLabelled) add(3)
    else if (headline >= 0 && i >= headline && i <= headline + after && !hasParagraph(lines.slice(headline, i))) add(0)
    else if (headline >= 0 && i < headline && i >= headline - before && isLabelled) add(1)
    else if (isLabelled && countWords(line.text) <= 12) add(2)
  })
  return found.sort((a, b) => a.rank - b.rank)
}

const hasParagraph = (lines: readonly { text: string }[]): boolean =>
  lines.filter((l) => countWords(l.text) >= longParagraph).length > 1

/** The day of the time element that a line ends in or beside, whose words may only say "an hour ago". */
function timeElementIn(inner: Element): string | null {
  const around =
    inner.localName === 'time' || !inner.parentNode || !isElement(inner.parentNode) ? inner : inner.parentNode
  for (const element of [inner, around]) {
    const time = element.localName === 'time' ? element : element.querySelector('time[datetime]')
    if (!time || (element.textContent ?? '').length > longLine) continue
    const value = firstDay(time.getAttribute('datetime') ?? '')
    if (value) return value
  }
  return null
}

/** True when the (first) line is the page's title, with or without the name of the site on either side. */
function isHeadline(line: string, title: string | undefined): boolean {
  if (!title) return false
  const [a, b] = [lettersOf(line.split('\n')[0]!), lettersOf(title)]
  return (
    a.length >= shortestHeadline &&
    (a === b || b.startsWith(a) || b.endsWith(a) || (a.startsWith(b) && a.length < b.length + 30))
  )
}

function isPassedOver(element: Element): boolean {
  const tag = element.localName
  if (leftOut.has(tag) || passedOver.has(tag)) return true
  return (
    passedOverNames.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`) && tag !== 'body'
  )
}
