/** An incident report by report: a row each, what it gives in each field. */
import type { EventRow, IncidentView } from '../../../src/desk/types.ts'
import { FIELDS, type FigureField, figuresOf, isToll, shown, type Value, wordsOf } from '../lib/figures.ts'
import { formatDay, formatWhen } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { find } from './incident-figures.tsx'

/** When stands in a column of its own. */
const COLUMNS = FIELDS.filter(([field]) => field !== 'time')

export function IncidentSides({ view }: { view: IncidentView }) {
  const { events } = view
  const reports = [...new Map(events.map((e) => [e.report.id, e.report])).values()]
  const stated = COLUMNS.map(([field, label]) => ({ field, label, figures: figuresOf(view, field) })).filter(
    (f) => f.figures.length > 0,
  )
  return (
    <section aria-labelledby="reports">
      <h2 id="reports" className="section">
        Report by report
      </h2>
      <div className="scroll-x">
        <table className="table sides">
          <thead>
            <tr>
              <th>Report</th>
              {stated.map(({ field, label }) => (
                <th key={field}>{label}</th>
              ))}
              <th>When</th>
              <th>Said by</th>
            </tr>
          </thead>
          <tbody>
            {reports.map((r) => (
              <Side key={r.id} report={r} events={events.filter((e) => e.report.id === r.id)} fields={stated} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface SideProps {
  report: EventRow['report']
  events: EventRow[]
  fields: { field: FigureField; figures: Value[] }[]
}

function Side({ report, events, fields }: SideProps) {
  const said = [...new Set(events.flatMap((e) => e.saidBy))]
  const denies = events.every((e) => e.event.status === 'negated')
  const when = [...new Set(events.map((e) => formatWhen(e.event.when)))]
  return (
    <tr>
      <th scope="row">
        <Link to={reportPath(report.id, hashOf(events[0]!.event.id))}>
          {report.publisher ?? report.title ?? 'Untitled report'}
        </Link>
        {report.published && <small className="quiet">{formatDay(report.published)}</small>}
        {denies && <small className="bad">denies it</small>}
      </th>
      {fields.map(({ field, figures }) => (
        <td key={field} className={isToll(field) ? 'toll' : undefined}>
          {figures.flatMap((f) => {
            const ref = f.told.find((t) => t.report === report.id)
            const row = ref && find(events, ref)
            if (!ref || !row) return []
            return [
              <Link
                key={f.value}
                className="value"
                to={reportPath(report.id, hashOf(ref.event, wordsOf(row, field, f.value)))}
              >
                {shown(field, f.value)}
              </Link>,
            ]
          })}
        </td>
      ))}
      <td className="tabular">{when.join('; ')}</td>
      <td>{said.length > 0 ? said.join('; ') : <span className="quiet">the report</span>}</td>
    </tr>
  )
}
