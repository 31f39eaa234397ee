/** One incident: what each source says, side by side, every value leading to its words. */
import type { EventRow, IncidentView } from '../../../src/desk/types.ts'
import type { EventRef } from '../../../src/record/index.ts'
import { countryName } from '../lib/countries.ts'
import { useApi } from '../lib/data.ts'
import { differ, FIELDS, type FigureField, figuresOf, isToll, type Value, wordsOf } from '../lib/figures.ts'
import { formatDay, formatRange, formatWhen, plural } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { plain, typeLabel } from '../lib/words.ts'
import { EventCard } from '../parts/event-card.tsx'
import { IncidentDecisions } from '../parts/incident-decisions.tsx'
import { IncidentVoices } from '../parts/incident-voices.tsx'
import { Failure, Loading, Missing } from '../parts/states.tsx'
import { incidentTitle } from './incidents.tsx'

export function IncidentPage({ id }: { id: string }) {
  const { data, error } = useApi<IncidentView>(`/api/incidents/${encodeURIComponent(id)}`)
  if (error?.status === 404) return <Missing what="This incident" />
  if (error) return <Failure error={error} what="The incident" />
  if (!data)
    return (
      <div className="page">
        <Loading what="the incident" lines={10} />
      </div>
    )
  const { incident: i, events } = data
  const title = incidentTitle(data)
  const denials = events.filter((e) => e.event.status === 'negated').length
  const all = FIELDS.map(([field, label]) => ({ field, label, figures: figuresOf(data, field) }))
  const stated = all.filter((f) => f.figures.length > 0)
  // That nobody was missing or detained is seldom worth a word; the rest is.
  const unstated = FIELDS.filter(([f]) => f !== 'missing' && f !== 'detained' && !stated.some((s) => s.field === f))
  const reports = [...new Map(events.map((e) => [e.report.id, e.report])).values()]
  return (
    <div className="page">
      <title>{`${title} · Onrecord`}</title>
      <header className="page-head">
        <div>
          <p className="kicker">
            <Link to="/incidents">Incidents</Link> · {typeLabel(i.type)}
          </p>
          <h1>{title}</h1>
          <p className="stats">
            <span className="tabular">{formatRange(i.from, i.to)}</span>
            {i.place?.country && <span>{countryName(i.place.country)}</span>}
            <span>{plural(i.reports, 'report')}</span>
            <span>{plural(i.origins, 'independent origin')}</span>
            <span>{plural(i.events.length, 'event')}</span>
            {denials > 0 && <span className="bad">{plural(denials, 'denial')}</span>}
          </p>
        </div>
      </header>
      {i.reports > i.origins && (
        <p className="aside">
          {plural(i.reports, 'report')} go back to {plural(i.origins, 'origin')}: some share copied text and are not
          separate witnesses.
        </p>
      )}
      <section aria-labelledby="figures">
        <h2 id="figures" className="section">
          What the sources say
        </h2>
        <dl className="figures">
          {stated.map(({ field, label, figures }) => (
            <div key={field} className="figures-row">
              <dt>
                {label}
                {differ(field, figures) && <span className="differs">differ</span>}
              </dt>
              <dd>
                <ul>
                  {figures.map((f) => (
                    <li key={f.value}>
                      <span className="figures-value">{shown(field, f.value)}</span>
                      <Told figure={f} field={field} events={events} />
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
          {unstated.length > 0 && (
            <div className="figures-row">
              <dt>Not stated</dt>
              <dd className="quiet">{unstated.map(([, label]) => label.toLowerCase()).join(', ')}</dd>
            </div>
          )}
        </dl>
      </section>
      <IncidentVoices view={data} />
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
      <section aria-labelledby="events">
        <h2 id="events" className="section">
          The sentences
        </h2>
        <ol className="cards cards-two">
          {events.map((e) => (
            <li key={`${e.report.id} ${e.event.id}`}>
              <EventCard row={e} />
            </li>
          ))}
        </ol>
      </section>
      <IncidentDecisions key={i.id} view={data} titleOf={incidentTitle} />
    </div>
  )
}

/** "0" killed is "none"; kinds of weapons lose their hyphens. */
function shown(field: FigureField, value: string): string {
  if (field === 'instrument') return plain(value)
  return value === '0' && isToll(field) ? 'none' : value
}

/** The reports that give a value, each leading to the words. */
function Told({ figure, field, events }: { figure: Value; field: FigureField; events: EventRow[] }) {
  return (
    <span className="told">
      {figure.told.map((ref) => {
        const row = find(events, ref)
        const name = row ? (row.report.publisher ?? row.report.title ?? 'report') : 'report'
        return (
          <Link
            key={`${ref.report} ${ref.event}`}
            to={reportPath(ref.report, hashOf(ref.event, row && wordsOf(row, field, figure.value)))}
          >
            {name}
            {row && row.saidBy.length > 0 && <small> citing {[...new Set(row.saidBy)].join(', ')}</small>}
          </Link>
        )
      })}
    </span>
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

const find = (events: EventRow[], ref: EventRef): EventRow | undefined =>
  events.find((e) => e.report.id === ref.report && e.event.id === ref.event)
