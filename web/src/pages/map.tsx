/** The map and, beside it, the events of a place; events that no report puts anywhere are listed, never dropped. */
import { useState } from 'react'
import type { EventRow, MapPoint, MapView } from '../../../src/desk/types.ts'
import { countryName } from '../lib/countries.ts'
import { useApi } from '../lib/data.ts'
import { filterFrom, searchOf } from '../lib/filter.ts'
import { number, plural } from '../lib/format.ts'
import { Link, navigate, useAddress } from '../lib/router.tsx'
import { keyOfPoint } from '../lib/standing.ts'
import { PRECISIONS } from '../lib/words.ts'
import { EventCard } from '../parts/event-card.tsx'
import { Filters } from '../parts/filters.tsx'
import { Icon } from '../parts/icons.tsx'
import { Failure, Loading } from '../parts/states.tsx'
import { World } from '../parts/world.tsx'

const NO_POINTS: MapPoint[] = []

export function MapPage() {
  const { search } = useAddress()
  const filter = filterFrom(search)
  const { data, error, busy } = useApi<MapView>(`/api/map${searchOf(filter)}`)
  const [selected, setSelected] = useState<string | null>(null)
  const points = data?.points ?? NO_POINTS
  const point = points.find((p) => keyOfPoint(p) === selected)
  return (
    <div className="mapping">
      <h1 className="unseen">Map</h1>
      <div className="mapping-filters">
        <Filters filter={filter} onChange={(f) => navigate(`/map${searchOf(f)}`, { replace: true })} />
      </div>
      <div className={`mapping-world${busy ? ' is-busy' : ''}`}>
        <World points={points} selected={selected} onSelect={setSelected} />
        <Legend />
      </div>
      <aside className="mapping-side" aria-label={point ? `Events in ${point.name}` : 'Places'}>
        {error && <Failure error={error} what="The map" />}
        {!error && !data && <Loading what="places" />}
        {data && point && <Events point={point} onBack={() => setSelected(null)} />}
        {data && !point && <Places view={data} search={searchOf(filter)} onSelect={setSelected} />}
      </aside>
    </div>
  )
}

function Places({ view, search, onSelect }: { view: MapView; search: string; onSelect: (key: string) => void }) {
  const { points, unlocated } = view
  const here = points.reduce((n, p) => n + p.events.length, unlocated.length)
  const ordered = [...points].sort((a, b) => b.events.length - a.events.length || a.name.localeCompare(b.name))
  return (
    <div className="side-scroll">
      <h2 className="group">{plural(points.length, 'place')}</h2>
      {view.total !== undefined && view.total > here && (
        <p className="aside">
          The map holds {number(here)} of {number(view.total)} events. Narrow the filter to see the others.
        </p>
      )}
      {points.length === 0 && <p className="none">No event that matches is put at a place on the map.</p>}
      <ul className="place-list">
        {ordered.map((p) => (
          <li key={keyOfPoint(p)}>
            <button type="button" onClick={() => onSelect(keyOfPoint(p))}>
              <span className={`place-sign place-sign-${p.precision}`} aria-hidden="true" />
              <span className="place-name">{p.name}</span>
              <small className="quiet">{whereabouts(p)}</small>
              <span className="count">{p.events.length}</span>
            </button>
          </li>
        ))}
      </ul>
      {unlocated.length > 0 && (
        <section aria-labelledby="unlocated">
          <h2 id="unlocated" className="group">
            {plural(unlocated.length, 'event')} without a place on the map
          </h2>
          <Cards rows={unlocated} />
        </section>
      )}
      <p className="small">
        <Link className="more" to={`/events${search}`}>
          The same as a table
          <Icon name="arrow" />
        </Link>
      </p>
    </div>
  )
}

const whereabouts = (p: MapPoint): string => {
  const country = p.country ? countryName(p.country) : null
  return p.precision === 'country'
    ? PRECISIONS.country
    : [country, p.precision === 'region' ? PRECISIONS.region : null].filter(Boolean).join(', ')
}

function Events({ point: p, onBack }: { point: MapPoint; onBack: () => void }) {
  return (
    <>
      <div className="details-bar">
        <button type="button" className="button button-quiet" onClick={onBack}>
          <Icon name="left" /> All places
        </button>
      </div>
      <div className="side-scroll">
        <h2 className="side-title">
          {p.name} <span className="quiet">{whereabouts(p)}</span>
        </h2>
        <p className="small quiet">{plural(p.events.length, 'event')}</p>
        <Cards rows={p.events} />
      </div>
    </>
  )
}

const STEP = 40

/** The first of many cards; the rest on request, so that a crowded place does not stall the page. */
function Cards({ rows }: { rows: EventRow[] }) {
  const [n, setN] = useState(STEP)
  return (
    <>
      <ol className="cards">
        {rows.slice(0, n).map((r) => (
          <li key={`${r.report.id} ${r.event.id}`}>
            <EventCard row={r} />
          </li>
        ))}
      </ol>
      {rows.length > n && (
        <button type="button" className="button" onClick={() => setN(n + STEP)}>
          {plural(rows.length - n, 'more event', 'more events')}
        </button>
      )}
    </>
  )
}

function Legend() {
  return (
    <ul className="legend" aria-label="Signs on the map">
      <li>
        <span className="place-sign place-sign-settlement" aria-hidden="true" /> town or exact place; the dashed ring is
        how exact
      </li>
      <li>
        <span className="place-sign place-sign-region" aria-hidden="true" /> region only
      </li>
      <li>
        <span className="place-sign place-sign-country" aria-hidden="true" /> country only
      </li>
    </ul>
  )
}
