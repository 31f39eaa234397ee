/** Which page is shown for which address. */
import { useAddress } from './lib/router.tsx'
import { type Route, routeOf } from './lib/routes.ts'
import { ClaimsPage } from './pages/claims.tsx'
import { EventsPage } from './pages/events.tsx'
import { IncidentPage } from './pages/incident.tsx'
import { IncidentsPage } from './pages/incidents.tsx'
import { LedgerPage } from './pages/ledger.tsx'
import { MapPage } from './pages/map.tsx'
import { ReportPage } from './pages/report.tsx'
import { ReportsPage } from './pages/reports.tsx'
import { SearchPage } from './pages/search.tsx'
import { AddingDock, DropTarget } from './parts/adding.tsx'
import { Shell } from './parts/shell.tsx'
import { Missing } from './parts/states.tsx'

/** Report and incident name themselves. */
const TITLES: { [page in Exclude<Route['page'], 'report' | 'incident'>]: string } = {
  reports: 'Reports',
  events: 'Events',
  map: 'Map',
  incidents: 'Incidents',
  claims: 'Claims',
  search: 'Search',
  ledger: 'Ledger',
  missing: 'Not found',
}

export function App() {
  const { pathname } = useAddress()
  const route = routeOf(pathname)
  return (
    <>
      {route.page !== 'report' && route.page !== 'incident' && <title>{`${TITLES[route.page]} · Onrecord`}</title>}
      <Shell>
        <Page route={route} />
      </Shell>
      <DropTarget />
      <AddingDock />
    </>
  )
}

function Page({ route }: { route: Route }) {
  if (route.page === 'report') return <ReportPage key={route.id} id={route.id} />
  if (route.page === 'incident') return <IncidentPage key={route.id} id={route.id} />
  if (route.page === 'reports') return <ReportsPage />
  if (route.page === 'events') return <EventsPage />
  if (route.page === 'map') return <MapPage />
  if (route.page === 'incidents') return <IncidentsPage />
  if (route.page === 'claims') return <ClaimsPage />
  if (route.page === 'search') return <SearchPage />
  if (route.page === 'ledger') return <LedgerPage />
  return <Missing />
}
