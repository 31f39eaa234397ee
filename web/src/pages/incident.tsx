/** One incident: what each source says, side by side, every value leading to its words. */
import type { IncidentView } from '../../../src/desk/types.ts'
import { countryName } from '../lib/countries.ts'
import { useApi } from '../lib/data.ts'
import { formatRange, plural } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { typeLabel } from '../lib/words.ts'
import { EventCard } from '../parts/event-card.tsx'
import { IncidentDecisions } from '../parts/incident-decisions.tsx'
import { IncidentFigures } from '../parts/incident-figures.tsx'
import { IncidentChains, IncidentOrigins, IncidentResponsibility } from '../parts/incident-origins.tsx'
import { IncidentSides } from '../parts/incident-sides.tsx'
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
            {i.publishers > 0 && <span>{plural(i.publishers, 'publisher')}</span>}
            <span>{plural(i.origins, 'independent origin')}</span>
            <span>{plural(i.events.length, 'event')}</span>
            {denials > 0 && <span className="bad">{plural(denials, 'denial')}</span>}
          </p>
        </div>
      </header>
      {i.reports > i.origins && (
        <p className="aside">
          {plural(i.reports, 'report')} go back to {plural(i.origins, 'origin')}: some share copied text or an agency
          and are not separate witnesses.
        </p>
      )}
      <IncidentFigures view={data} />
      <IncidentResponsibility view={data} />
      <IncidentVoices view={data} />
      <IncidentChains view={data} />
      <IncidentOrigins view={data} />
      <IncidentSides view={data} />
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
