/** One event as it stands in a list: what, when, where, the sentence, who says so, and the way to the words. */
import type { EventRow } from '../../../src/desk/types.ts'
import { formatDay, formatWhen } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { parties, tolls } from '../lib/words.ts'
import { ReviewMark, StatusChip, TypeChip } from './chips.tsx'
import { Names } from './from-context.tsx'

export function EventCard({ row, plain = false }: { row: EventRow; plain?: boolean }) {
  const { event, report } = row
  const who = parties(row)
  const places = [...new Set(row.places.map((p) => p.name))].join(', ')
  return (
    <article className={`card${row.review?.state === 'rejected' ? ' card-rejected' : ''}`}>
      {!plain && (
        <header className="card-head">
          <TypeChip event={event} />
          <StatusChip status={event.status} />
          <span className="tabular">{formatWhen(event.when)}</span>
          {places && <span>{places}</span>}
          <ReviewMark review={row.review} />
        </header>
      )}
      <Sentence row={row} />
      {!plain && (who || tolls(event.casualties).length > 0) && (
        <p className="card-who">
          {who && <Parties row={row} />}
          <Tolls row={row} />
        </p>
      )}
      <footer className="card-foot">
        <SaidBy names={row.saidBy} />
        <ReportName report={report} />
      </footer>
    </article>
  )
}

function Parties({ row }: { row: EventRow }) {
  return (
    <span>
      <Names row={row} side="actor" />
      {row.recipients.length > 0 && (row.actors.length > 0 ? ' → ' : '→ ')}
      <Names row={row} side="recipient" />
    </span>
  )
}

/** The tolls an event states, each leading to its words. */
export function Tolls({ row: { event, report } }: { row: Pick<EventRow, 'event' | 'report'> }) {
  return tolls(event.casualties).map((t) => (
    <Link key={t.what} className="toll" to={reportPath(report.id, hashOf(event.id, event.casualties[t.what]?.span))}>
      {t.text}
    </Link>
  ))
}

/** The evidence with its trigger marked; the whole sentence leads to its place in the report. */
export function Sentence({ row }: { row: Pick<EventRow, 'event' | 'evidence' | 'trigger' | 'report'> }) {
  const { evidence, trigger } = row
  return (
    <blockquote className="sentence">
      <Link to={reportPath(row.report.id, hashOf(row.event.id))}>
        {evidence.slice(0, trigger.start)}
        <mark className="m-event">{evidence.slice(trigger.start, trigger.end)}</mark>
        {evidence.slice(trigger.end)}
      </Link>
    </blockquote>
  )
}

export function SaidBy({ names }: { names: string[] }) {
  if (names.length === 0) return <span className="said">In the report’s own voice</span>
  return <span className="said said-by">Said by {[...new Set(names)].join('; ')}</span>
}

export function ReportName({ report }: { report: EventRow['report'] }) {
  const name = report.title ?? 'Untitled report'
  return (
    <Link to={reportPath(report.id)} className="report-name">
      <span>{name}</span>
      <small>
        {[report.publisher, report.published ? formatDay(report.published) : null].filter(Boolean).join(', ')}
      </small>
    </Link>
  )
}
