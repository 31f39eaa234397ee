/**
 * One self-contained page: the text with highlights, a table of events, a table of claims, each row a link to its
 * place in the text. No script, no request; its own Content-Security-Policy forbids both.
 *
 * In     records, one article of the page each.
 * Out    HTML in pieces, printed as the reports are read; the list of reports comes last and is shown first.
 */
import type { Claim, Event, Record } from '../../record/index.ts'
import { CSS } from './html-style.ts'
import { escapeHtml, key, markText } from './html-text.ts'
import type { Printer } from './index.ts'
import * as words from './words.ts'

export function htmlPrinter(): Printer {
  const index: { title: string; events: number; claims: number }[] = []
  return {
    start: () => HEAD,
    record: (record) => {
      index.push({ title: words.titleOf(record), events: record.events.length, claims: record.claims.length })
      return article(record, `r${index.length}`)
    },
    end: () => `${contents(index)}</body>\n</html>\n`,
  }
}

const LAYERS = [
  ['event', 'Events'],
  ['claim', 'Claims'],
  ['time', 'Times'],
  ['place', 'Places'],
  ['actor', 'Actors'],
] as const

const toggles = LAYERS.map(
  ([layer, label]) =>
    `<label><input type="checkbox" id="show-${layer}" checked> <span class="${layer}">${label}</span></label>`,
).join('\n')

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What the reports say - Onrecord</title>
<style>${CSS}</style>
</head>
<body>
<header class="bar">
<strong>Onrecord</strong>
<fieldset><legend>Show in the text</legend>
${toggles}
</fieldset>
</header>
`

function contents(index: readonly { title: string; events: number; claims: number }[]): string {
  if (index.length === 1) return ''
  if (index.length === 0) return '<p class="contents">No report could be read.</p>\n'
  const rows = index.map(
    ({ title, events, claims }, i) =>
      `<li><a href="#r${i + 1}">${escapeHtml(title)}</a> <small>${words.many(events, 'event')}, ${words.many(claims, 'claim')}</small></li>`,
  )
  return `<nav class="contents" aria-label="Reports"><h2>${words.many(index.length, 'report')}</h2>\n<ol>\n${rows.join('\n')}\n</ol></nav>\n`
}

function article(record: Record, id: string): string {
  const { document, events, claims, notes } = record
  const facts = [record.byline, words.publishedOf(record), document.publisher, document.url ?? document.path]
  const shown = facts
    .filter((fact) => fact !== null && fact !== undefined && fact !== '')
    .map((f) => escapeHtml(String(f)))
  if (record.language !== 'en') shown.push(`language: ${escapeHtml(record.language)}`)
  // One rule an item: a row's link lights up every piece of it, without a script.
  const rules = [...events, ...claims].map((x) => `:root:has(#${id}-${key(x.id)}:target) .${id}-${key(x.id)}`)
  return `<article id="${id}">
<header>
<h1 dir="auto">${escapeHtml(words.titleOf(record))}</h1>
<p class="facts">${shown.join(' <span aria-hidden="true">·</span> ')}</p>
</header>
${rules.length > 0 ? `<style>${rules.join(',')}{background:var(--lit);box-shadow:0 0 0 2px var(--lit)}</style>` : ''}
<section class="text" lang="${escapeHtml(record.language)}" dir="auto" aria-label="Text of the report">
${markText(record, id)}
</section>
${table(
  `${id}-events`,
  'Events',
  ['Event', 'Who', 'To whom', 'Where', 'When', 'Figures', 'Status', 'In the words of the report'],
  events.map((event) => eventRow(record, event, id)),
)}
${table(
  `${id}-claims`,
  'Claims',
  ['Who says so', 'How', 'What', 'Where said', 'About'],
  claims.map((claim) => claimRow(record, claim, id)),
)}
${notes.length > 0 ? `<section class="notes"><h2>Notes</h2><ul>${notes.map((note) => noteItem(record, note)).join('\n')}</ul></section>\n` : ''}</article>
`
}

function noteItem(record: Record, note: Record['notes'][number]): string {
  const words_ = note.span ? ` <q>${escapeHtml(words.quote(record, note.span).slice(0, 120))}</q>` : ''
  return `<li>${escapeHtml(note.reason)}${words_} <code>${escapeHtml(note.rule)}</code></li>`
}

/** A row: its id, and its cells as HTML. */
interface Row {
  id: string
  cells: string[]
}

function table(id: string, title: string, columns: string[], rows: Row[]): string {
  const heading = `<h2 id="${id}">${title} <small>${rows.length}</small></h2>`
  if (rows.length === 0) return `<section>${heading}<p>None found.</p></section>`
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('')
  const body = rows.map(({ id: row, cells }) => {
    const tds = cells.map(
      (cell, i) => `<td data-label="${columns[i]}"${cell === '' ? ' class="none"' : ''}>${cell}</td>`,
    )
    return `<tr id="${row}">${tds.join('')}</tr>`
  })
  return `<section>${heading}
<table aria-labelledby="${id}"><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></section>`
}

function eventRow(record: Record, event: Event, id: string): Row {
  const at = `${id}-${key(event.id)}`
  const figures = [
    event.count ? `${words.amount(event.count)}×` : '',
    ...words.tolls(event),
    [...new Set(event.instruments.map((i) => i.kind))].join(', '),
  ]
  const places = words.placesOf(record, event).map((p) => (p.country ? `${p.name} (${p.country})` : p.name))
  const said = words.saidBy(record, event)
  const victims = words.parties(record, event, 'victim').map((name) => `${name} (harmed)`)
  return {
    id: `${at}-row`,
    cells: [
      `<a href="#${at}"><b>${escapeHtml(event.type)}</b>${event.mode ? ` ${escapeHtml(event.mode)}` : ''}</a>`,
      list(words.parties(record, event, 'actor')),
      list([...words.parties(record, event, 'recipient'), ...victims]),
      list(places),
      whenCell(words.whenOf(record, event)),
      list(figures.filter((f) => f !== '')),
      escapeHtml(event.status) +
        (said.length > 0 ? `<br><small>according to ${escapeHtml(said.join(', '))}</small>` : ''),
      inQuotes(words.quote(record, event.evidence)),
    ],
  }
}

function claimRow(record: Record, claim: Claim, id: string): Row {
  const at = `${id}-${key(claim.id)}`
  const about = claim.about.map((event) => {
    const found = record.events.find((e) => e.id === event)
    return `<a href="#${id}-${key(event)}">${escapeHtml(found?.type ?? event)}</a>`
  })
  return {
    id: `${at}-row`,
    cells: [
      `<a href="#${at}"><b>${escapeHtml(words.speakerOf(claim))}</b></a>`,
      `<span class="stance ${claim.stance}">${claim.stance}</span>`,
      inQuotes(words.contentOf(record, claim)),
      escapeHtml(claim.channel ?? ''),
      about.join(', '),
    ],
  }
}

const list = (items: readonly string[]): string => items.map(escapeHtml).join('<br>')
/** A plain day is never broken over two lines. */
const whenCell = (when: string): string =>
  when.length > 16 ? escapeHtml(when) : when && `<span class="day">${escapeHtml(when)}</span>`

/** The report's words; quotation marks are added where they bring none. */
function inQuotes(text: string): string {
  const tag = /^["“‘'«]/.test(text) ? 'span' : 'q'
  return `<${tag}>${escapeHtml(clip(text))}</${tag}>`
}

const clip = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text)
