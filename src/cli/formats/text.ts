/**
 * A summary for the terminal: what happened, who says so, what is open. Every line of it is followed by the words of
 * the report it comes from.
 *
 * In     a record; colours; width in columns.
 * Out    lines that never leave the terminal's mode: control characters of the report are shown, not sent.
 */
import type { Claim, Event, Record } from '../../record/index.ts'
import { oneLine, type Paint } from '../terminal.ts'
import type { Printer } from './index.ts'
import * as words from './words.ts'

export function textPrinter(paint: Paint, width: number): Printer {
  let count = 0
  return {
    start: () => '',
    record: (record) => {
      count += 1
      return (count > 1 ? '\n' : '') + summary(record, paint, Math.max(40, width))
    },
    end: () => '',
  }
}

/** One report. */
export function summary(record: Record, paint: Paint, width: number): string {
  const { document, events, claims, notes, language } = record
  const where = [document.publisher, document.url ?? document.path].filter((s) => s !== undefined)
  const facts = [words.publishedOf(record), ...(record.byline ? [record.byline] : []), ...where]
  if (language !== 'en') facts.push(`language: ${language}`)
  const lines = [paint('bold', oneLine(words.titleOf(record))), paint('dim', oneLine(facts.join(' · '))), '']

  lines.push(paint('bold', events.length === 0 ? 'No events found' : words.many(events.length, 'event')))
  events.forEach((event, i) => {
    lines.push(...eventLines(record, event, paint, width))
    // Events of one sentence share its words.
    const next = events[i + 1]?.evidence
    const isShared = next?.start === event.evidence.start && next.end === event.evidence.end
    if (!isShared) lines.push(...dimmed(words.quote(record, event.evidence), paint, width))
  })
  lines.push('', paint('bold', claims.length === 0 ? 'No claims found' : words.many(claims.length, 'claim')))
  for (const claim of claims) lines.push(...claimLines(record, claim, paint, width))
  if (notes.length > 0) {
    lines.push('', paint('bold', words.many(notes.length, 'note')))
    for (const note of notes) {
      const span = note.span ? `“${clip(words.quote(record, note.span), 60)}” ` : ''
      lines.push(...wrap(oneLine(`${note.reason} ${span}${note.rule}`), width, 2, '- '))
    }
  }
  return `${lines.join('\n')}\n`
}

function eventLines(record: Record, event: Event, paint: Paint, width: number): string[] {
  const who = words.parties(record, event, 'actor').join(', ')
  const whom = words.parties(record, event, 'recipient').join(', ')
  const victims = words.parties(record, event, 'victim').join(', ')
  const places = words.placesOf(record, event).map((p) => p.name)
  const facts = [
    who || whom ? `${who || '?'}${whom ? ` → ${whom}` : ''}` : '',
    victims ? `harmed: ${victims}` : '',
    places.join('/'),
    words.whenOf(record, event),
    event.count ? `${words.amount(event.count)} times`.replace(/^1 times$/, 'once') : '',
    ...words.tolls(event),
    [...new Set(event.instruments.map((i) => i.kind))].join('/'),
  ].filter((fact) => fact !== '')
  const said = words.saidBy(record, event)
  const status = `[${event.status}]${said.length > 0 ? ` according to ${said.join(', ')}` : ''}`
  const type = event.mode ? `${event.type} ${event.mode}` : event.type
  const [first = '', ...rest] = wrap(oneLine(`${type}: ${facts.join(', ')} ${status}`), width, 2, '')
  const painted = first.replace(`  ${type}:`, () => `  ${paint(event.status === 'asserted' ? 'red' : 'yellow', type)}:`)
  return [painted, ...rest]
}

function claimLines(record: Record, claim: Claim, paint: Paint, width: number): string[] {
  const speaker = words.speakerOf(claim)
  const channel = claim.channel ? `, ${claim.channel}` : ''
  const [first = '', ...rest] = wrap(oneLine(`${speaker} ${claim.stance}${channel}`), width, 2, '')
  const painted = first.replace(claim.stance, () => paint('cyan', claim.stance))
  return [painted, ...rest, ...dimmed(words.contentOf(record, claim), paint, width)]
}

function dimmed(text: string, paint: Paint, width: number): string[] {
  const marked = /^["“‘']/.test(text) ? text : `“${text}”`
  return wrap(oneLine(clip(marked, 400)), width, 4, '').map((line) => paint('dim', line))
}

/** Lines of at most `width` columns, indented; later lines align behind the mark. */
function wrap(text: string, width: number, indent: number, mark: string): string[] {
  const lines: string[] = []
  let line = ' '.repeat(indent) + mark
  const later = ' '.repeat(indent + Math.max(mark.length, 2))
  let isEmpty = true
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line)
      line = later
      isEmpty = true
    }
    line += isEmpty ? word : ` ${word}`
    isEmpty = false
  }
  return [...lines, line]
}

const clip = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}…` : text)
