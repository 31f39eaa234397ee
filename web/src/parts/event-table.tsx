/** Events as a table; each row opens to its sentence. */
import { Fragment, useState } from 'react'
import type { EventRow } from '../../../src/desk/types.ts'
import { isFromContext } from '../lib/context.ts'
import { formatCount, formatDay, formatWhen } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath, reportPath } from '../lib/routes.ts'
import type { Sort, SortKey } from '../lib/sort.ts'
import { plain } from '../lib/words.ts'
import { ReviewMark, StatusChip, TypeChip } from './chips.tsx'
import { ReportName, SaidBy, Sentence, Tolls } from './event-card.tsx'
import { FromContext, Names } from './from-context.tsx'
import { Icon } from './icons.tsx'

interface Props {
  rows: EventRow[]
  sort: Sort | null
  /** Null when there are too many rows to sort. */
  onSort: ((key: SortKey) => void) | null
}

const keyOf = (r: EventRow) => `${r.report.id} ${r.event.id}`

export function EventTable({ rows, sort, onSort }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const toggle = (key: string) => {
    const next = new Set(open)
    if (!next.delete(key)) next.add(key)
    setOpen(next)
  }
  const head = { sort, onSort }
  return (
    <table className="table events">
      <thead>
        <tr>
          <th className="col-open">
            <span className="unseen">Open</span>
          </th>
          <Head {...head} of="when" label="When" className="col-when" />
          <Head {...head} of="type" label="Event" className="col-type" />
          <th className="col-who">Who → to whom</th>
          <th className="col-words">In the words of the report</th>
          <Head {...head} of="where" label="Where" className="col-where" />
          <Head {...head} of="killed" label="Toll" className="col-toll" />
          <th className="col-said">Said by</th>
          <Head {...head} of="report" label="Report" className="col-report" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = keyOf(row)
          const isOpen = open.has(key)
          return (
            <Fragment key={key}>
              <Line row={row} isOpen={isOpen} onToggle={() => toggle(key)} />
              {isOpen && (
                <tr className="row-detail">
                  <td colSpan={9}>
                    <Detail row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

interface HeadProps extends Omit<Props, 'rows'> {
  of: SortKey
  label: string
  className: string
}

function Head({ of, label, className, sort, onSort }: HeadProps) {
  const dir = sort?.key === of ? (sort.down ? 'descending' : 'ascending') : undefined
  return (
    <th className={className} aria-sort={dir}>
      {onSort ? (
        <button type="button" className="sort" onClick={() => onSort(of)}>
          {label}
          <Icon name={dir === 'descending' ? 'down' : 'up'} />
        </button>
      ) : (
        label
      )}
    </th>
  )
}

function Line({ row, isOpen, onToggle }: { row: EventRow; isOpen: boolean; onToggle: () => void }) {
  const { event, report } = row
  const places = [...new Set(row.places.map((p) => p.name))]
  const said = [...new Set(row.saidBy)]
  const state = row.review?.state
  return (
    <tr
      className={`row${isOpen ? ' is-open' : ''}${state === 'rejected' ? ' is-rejected' : ''}`}
      onClick={(e) => {
        if ((e.target as Element).closest('a,button') || String(getSelection()) !== '') return
        onToggle()
      }}
    >
      <td className="col-open">
        <button
          type="button"
          className="icon-button"
          aria-expanded={isOpen}
          aria-label="Show the sentence"
          onClick={onToggle}
        >
          <Icon name="right" />
        </button>
      </td>
      <td className="col-when tabular">{formatWhen(event.when)}</td>
      <td className="col-type">
        <TypeChip event={event} /> <StatusChip status={event.status} /> <ReviewMark review={row.review} />
      </td>
      <td className="col-who">
        <Who row={row} />
      </td>
      <td className="col-words">
        <Snippet row={row} />
      </td>
      <td className="col-where">
        {places.join(', ') || <Nothing />}
        {places.length > 0 && isFromContext(row, 'place', '') && <FromContext />}
      </td>
      <td className="col-toll tabular">
        <Tolls row={row} />
      </td>
      <td className="col-said">{said.length > 0 ? said.join('; ') : <span className="quiet">the report</span>}</td>
      <td className="col-report">
        <Link className="clamp" to={reportPath(report.id, hashOf(event.id))}>
          {report.publisher ?? report.title ?? 'Report'}
        </Link>
        {report.published && <small className="quiet"> {formatDay(report.published)}</small>}
      </td>
    </tr>
  )
}

function Who({ row }: { row: EventRow }) {
  const { actors, recipients } = row
  if (actors.length === 0 && recipients.length === 0) return <Nothing />
  return (
    <>
      {actors.length > 0 ? <Names row={row} side="actor" /> : <span className="quiet">not said</span>}
      {recipients.length > 0 && (
        <>
          {' '}
          <span className="to">→</span> <Names row={row} side="recipient" />
        </>
      )}
    </>
  )
}

const Nothing = () => (
  <span className="quiet">
    <span aria-hidden="true">–</span>
    <span className="unseen">not stated</span>
  </span>
)

/** A few words around the trigger; the rest is cut by the width of the column. */
function Snippet({ row: { evidence, trigger, report, event } }: { row: EventRow }) {
  const from = trigger.start <= 36 ? 0 : evidence.lastIndexOf(' ', trigger.start - 26) + 1
  return (
    <Link to={reportPath(report.id, hashOf(event.id))} className="snippet" tabIndex={-1}>
      {from > 0 && '… '}
      {evidence.slice(from, trigger.start)}
      <mark className="m-event">{evidence.slice(trigger.start, trigger.end)}</mark>
      {evidence.slice(trigger.end)}
    </Link>
  )
}

function Detail({ row }: { row: EventRow }) {
  const { event } = row
  const facts: [string, string][] = []
  if (event.acled) facts.push(['ACLED', event.acled])
  if (event.instruments.length > 0) facts.push(['With', event.instruments.map((i) => i.text).join(', ')])
  if (event.count) facts.push(['How many', formatCount(event.count)])
  if (event.when) facts.push(['Date', plain(event.when.basis)])
  if (event.rule) facts.push(['Rule', event.rule])
  return (
    <div className="detail">
      <div className="detail-words">
        <Sentence row={row} />
        <SaidBy names={row.saidBy} />
      </div>
      <dl className="facts">
        {facts.map(([k, v]) => (
          <div key={k}>
            <dt>{k}</dt>
            <dd className={k === 'Rule' ? 'code' : undefined}>{v}</dd>
          </div>
        ))}
        {row.review?.note && (
          <div>
            <dt>Note</dt>
            <dd>{row.review.note}</dd>
          </div>
        )}
      </dl>
      <div className="detail-links">
        <ReportName report={row.report} />
        <Link className="button" to={reportPath(row.report.id, hashOf(event.id))}>
          Open in the report <Icon name="arrow" />
        </Link>
        {row.incident && (
          <Link className="button button-quiet" to={incidentPath(row.incident)}>
            The incident <Icon name="arrow" />
          </Link>
        )}
      </div>
    </div>
  )
}
