/** Incidents: happenings told by one or several reports, the figures side by side already in the list. */
import type { IncidentView, Page } from '../../../src/desk/types.ts'
import type { Agreement, Figure } from '../../../src/record/index.ts'
import { countryName } from '../lib/countries.ts'
import { useApi } from '../lib/data.ts'
import { shown } from '../lib/figures.ts'
import { pageFrom } from '../lib/filter.ts'
import { formatRange, plural } from '../lib/format.ts'
import { Link, useAddress } from '../lib/router.tsx'
import { incidentPath } from '../lib/routes.ts'
import { typeLabel } from '../lib/words.ts'
import { Exports, type Form } from '../parts/exports.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const SIZE = 50
const EXPORTS: readonly Form[] = [
  ['acled', 'ACLED', 'One row an incident in ACLED’s columns; the lowest figure of killed'],
  ['acled-left-out', 'Left out', 'Incidents that have no row in ACLED’s columns, and why'],
]

export function IncidentsPage() {
  const page = pageFrom(useAddress().search)
  const { data, error } = useApi<Page<IncidentView>>(`/api/incidents?limit=${SIZE}&offset=${(page - 1) * SIZE}`)
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Incidents</h1>
          <p className="lead">
            One happening each, put together from the events of all reports. Nothing is averaged: figures that differ
            stand side by side.
          </p>
        </div>
        {data && data.total > 0 && <Exports search="" forms={EXPORTS} />}
      </header>
      {error && <Failure error={error} what="The incidents" />}
      {!error && !data && <Loading what="incidents" lines={8} />}
      {data?.total === 0 && (
        <Empty title="No incidents yet">
          <p>Incidents are formed from the events of the reports in the ledger. Add reports first.</p>
        </Empty>
      )}
      {data && data.total > 0 && (
        <>
          <ol className="incidents">
            {data.rows.map((v) => (
              <Item key={v.incident.id} view={v} />
            ))}
          </ol>
          <Pager
            page={page}
            size={SIZE}
            total={data.total}
            what="incidents"
            to={(n) => `/incidents${n > 1 ? `?page=${n}` : ''}`}
          />
        </>
      )}
    </div>
  )
}

export function incidentTitle({ incident: i }: IncidentView): string {
  const what = typeLabel(i.type)
  const place = i.place ? `, ${i.place.name}` : ''
  return `${what}${place}`
}

function Item({ view }: { view: IncidentView }) {
  const { incident: i } = view
  const who = i.figures.actor.map((f) => f.value)
  const whom = i.figures.recipient.map((f) => f.value)
  const country = i.place?.country ? countryName(i.place.country) : null
  return (
    <li className="incident-item">
      <div className="incident-when tabular">{formatRange(i.from, i.to)}</div>
      <div className="incident-main">
        <h2>
          <Link to={incidentPath(i.id)}>{incidentTitle(view)}</Link>
          {country && country !== i.place?.name && <span className="quiet"> {country}</span>}
        </h2>
        {(who.length > 0 || whom.length > 0) && (
          <p className="incident-who">
            {few(who) || <span className="quiet">not said</span>}
            {whom.length > 0 && (
              <>
                {' '}
                <span className="to">→</span> {few(whom)}
              </>
            )}
          </p>
        )}
      </div>
      <ul className="incident-tolls">
        <Tolls label="killed" figures={i.figures.killed} is={i.agreement.killed} />
        <Tolls label="injured" figures={i.figures.injured} is={i.agreement.injured} />
        <Tolls label="missing" figures={i.figures.missing ?? []} is={i.agreement.missing} />
        <Tolls label="detained" figures={i.figures.detained ?? []} is={i.agreement.detained} />
      </ul>
      <p className="incident-sources">
        <b>{plural(i.reports, 'report')}</b>
        <br />
        <span className="quiet">{plural(i.origins, 'independent origin')}</span>
      </p>
    </li>
  )
}

interface TollsProps {
  label: 'killed' | 'injured' | 'missing' | 'detained'
  figures: Figure[]
  is: Agreement | undefined
}

function Tolls({ label, figures, is }: TollsProps) {
  if (figures.length === 0) return null
  return (
    <li>
      <span className="quiet">{label}</span>{' '}
      <b className="tabular">{figures.map((f) => shown(label, f.value)).join(', ')}</b>
      {(is === 'conflict' || is === 'differ') && <span className="differs">{is}</span>}
    </li>
  )
}

const few = (names: string[]): string =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
