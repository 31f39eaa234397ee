/**
 * The text of a report as HTML: cut wherever a layer begins or ends, each piece with the classes of all layers on it.
 *
 * In     a record; the prefix of its ids on the page.
 * Out    paragraphs. The characters are those of the text, escaped; white space between paragraphs is not kept.
 * Limits one pass over the sorted spans: linear in text and spans.
 */
import type { Record, Span } from '../../record/index.ts'
import * as words from './words.ts'

interface Mark {
  start: number
  end: number
  classes: string
  /** Shown when pointed at. */
  title?: string
  /** Set before the first piece: what rows link to. */
  anchor?: string
  /** Where the piece leads. */
  href?: string
  /** Set after the last character: a number that leads to the claim's row. */
  after?: string
}

export function markText(record: Record, id: string): string {
  const marks = marksOf(record, id)
  const waiting = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)
  const cuts = [...new Set(marks.flatMap((m) => [m.start, m.end]))].sort((a, b) => a - b)
  let cut = 0
  let next = 0
  let active: Mark[] = []
  let html = ''
  for (const paragraph of record.text.matchAll(/[^\n\r]*\S[^\n\r]*/g)) {
    const last = paragraph.index + paragraph[0].length
    let at = paragraph.index
    html += '<p>'
    while (at < last) {
      while ((cuts[cut] ?? last) <= at) cut += 1
      const end = Math.min(cuts[cut] ?? last, last)
      active = active.filter((m) => m.end > at)
      for (; waiting[next] && waiting[next]!.start <= at; next += 1) {
        const mark = waiting[next]!
        if (mark.anchor) html += `<span class="at" id="${mark.anchor}"></span>`
        if (mark.end > at) active.push(mark)
      }
      html += piece(escapeHtml(record.text.slice(at, end)), active)
      for (const mark of active) if (mark.end === end && mark.after) html += mark.after
      at = end
    }
    html += '</p>\n'
  }
  return html
}

function piece(content: string, active: readonly Mark[]): string {
  if (active.length === 0) return content
  const classes = [...new Set(active.flatMap((m) => m.classes.split(' ')))].join(' ')
  const titles = [...new Set(active.flatMap((m) => m.title ?? []))].join(' · ')
  const title = titles === '' ? '' : ` title="${escapeHtml(titles)}"`
  const href = active.find((m) => m.href)?.href
  return href === undefined
    ? `<span class="${classes}"${title}>${content}</span>`
    : `<a class="${classes}" href="${href}"${title}>${content}</a>`
}

function marksOf(record: Record, id: string): Mark[] {
  const marks: Mark[] = []
  const add = (span: Span, mark: Omit<Mark, 'start' | 'end'>) => {
    if (span.end > span.start) marks.push({ start: span.start, end: span.end, ...mark })
  }
  for (const span of record.skipped) add(span, { classes: 'skipped', title: 'not part of the article' })
  record.claims.forEach((claim, i) => {
    const at = `${id}-${key(claim.id)}`
    claim.content.forEach((span, k) => {
      const isLast = k === claim.content.length - 1
      const label = `claim ${i + 1}, ${words.speakerOf(claim)}`
      add(span, {
        classes: `claim ${at}`,
        title: `${words.speakerOf(claim)} ${claim.stance}`,
        ...(k === 0 ? { anchor: at } : {}),
        ...(isLast ? { after: `<sup><a href="#${at}-row" aria-label="${escapeHtml(label)}">${i + 1}</a></sup>` } : {}),
      })
    })
    if (claim.speaker.span) add(claim.speaker.span, { classes: `speaker ${at}` })
  })
  for (const event of record.events) {
    const at = `${id}-${key(event.id)}`
    add(event.evidence, { classes: at })
    add(event.trigger, {
      classes: 'event',
      title: event.mode ? `${event.type} ${event.mode}` : event.type,
      anchor: at,
      href: `#${at}-row`,
    })
  }
  for (const { span, value, resolved } of record.times)
    add(span, { classes: 'time', title: resolved && value ? value : 'day not known' })
  for (const { span, name, country, lat } of record.places)
    add(span, {
      classes: 'place',
      title: lat === null ? `${name}, not located` : `${name}${country ? `, ${country}` : ''}`,
    })
  for (const actor of record.actors)
    for (const span of actor.mentions) add(span, { classes: 'actor', title: `${actor.name}, ${actor.kind}` })
  return marks
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe in text and in quoted attributes; characters that HTML forbids become U+FFFD. */
export function escapeHtml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what HTML forbids.
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c]!).replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '\ufffd')
}

/** An id of a record as part of an id of the page. */
export const key = (id: string): string => id.replace(/[^A-Za-z0-9_-]/g, '_')
