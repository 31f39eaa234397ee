/** All reports: search, add, and what each holds. */
import type { Overview, Page, ReportRow } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { pageFrom } from '../lib/filter.ts'
import { formatDay, number, plural } from '../lib/format.ts'
import { Link, navigate, useAddress } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { AddButton } from '../parts/adding.tsx'
import { Words } from '../parts/filters.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const SIZE = 50

export function ReportsPage() {
  const { search } = useAddress()
  const q = new URLSearchParams(search).get('q')?.trim() ?? ''
  const page = pageFrom(search)
  const to = (query: string, n = 1) => {
    const params = new URLSearchParams({ ...(query && { q: query }), ...(n > 1 && { page: `${n}` }) }).toString()
    return params ? `/reports?${params}` : '/'
  }
  const asked = new URLSearchParams({ ...(q && { q }), limit: `${SIZE}`, offset: `${(page - 1) * SIZE}` })
  const { data, error, busy } = useApi<Page<ReportRow>>(`/api/reports?${asked}`)
  const { data: overview } = useApi<Overview>('/api/overview')
  const isEmpty = data?.total === 0 && q === ''
  return (
    <div className="page page-reports">
      <header className="page-head">
        <div>
          <h1>Reports</h1>
          {overview && overview.reports > 0 && <Stats overview={overview} />}
        </div>
        {!isEmpty && <AddButton />}
      </header>
      {error && <Failure error={error} what="The reports" />}
      {!error && isEmpty && <FirstSteps />}
      {!error && !isEmpty && (
        <>
          <form className="filters" aria-label="Filter reports" onSubmit={(e) => e.preventDefault()}>
            <Words label="Search in reports" value={q} onChange={(v) => navigate(to(v), { replace: true })} grow />
          </form>
          {!data && <Loading what="reports" lines={8} />}
          {data && data.rows.length === 0 && (
            <Empty title="No report matches">
              <p>No stored report contains “{q}”.</p>
            </Empty>
          )}
          {data && data.rows.length > 0 && (
            <ol className={`reports${busy ? ' is-busy' : ''}`}>
              {data.rows.map((r) => (
                <ReportItem key={r.id} row={r} />
              ))}
            </ol>
          )}
          {data && <Pager page={page} size={SIZE} total={data.total} what="reports" to={(n) => to(q, n)} />}
        </>
      )}
    </div>
  )
}

function Stats({ overview: o }: { overview: Overview }) {
  return (
    <p className="stats">
      <span>{plural(o.reports, 'report')}</span>
      <Link to="/events">{plural(o.events, 'event')}</Link>
      <Link to="/claims">{plural(o.claims, 'claim')}</Link>
      <Link to="/incidents">{plural(o.incidents, 'incident')}</Link>
    </p>
  )
}

export function ReportItem({ row: r }: { row: ReportRow }) {
  const where = [r.publisher, r.published ? formatDay(r.published) : 'No date'].filter(Boolean).join(' · ')
  return (
    <li>
      <article className="report-item">
        <div className="report-item-main">
          <p className="report-item-meta">{where}</p>
          <h2>
            <Link to={reportPath(r.id)}>{r.title ?? r.path ?? 'Untitled report'}</Link>
          </h2>
          <p className="report-item-excerpt">{r.excerpt}</p>
        </div>
        <ul className="report-item-figures" aria-label="What it holds">
          <Figure n={r.events} what="event" kind="event" />
          <Figure n={r.claims} what="claim" kind="claim" />
          <Figure n={r.notes} what="note" kind="note" />
        </ul>
      </article>
    </li>
  )
}

function Figure({ n, what, kind }: { n: number; what: string; kind: string }) {
  return (
    <li className={`figure figure-${kind}${n === 0 ? ' is-zero' : ''}`}>
      <b>{number(n)}</b> {n === 1 ? what : `${what}s`}
    </li>
  )
}

function FirstSteps() {
  return (
    <section className="first">
      <h2>Add the first report</h2>
      <p>
        Drop files anywhere on this page, or choose them. Plain text, saved web pages (HTML) and JSON Lines are read; a
        folder works too. Nothing leaves this machine.
      </p>
      <p>
        <AddButton label="Choose files" />
      </p>
      <p className="quiet">From a terminal:</p>
      <pre>onrecord add FILES...</pre>
      <ol className="first-steps">
        <li>
          <b>Read</b> Each report is read for events, claims, people, places and times.
        </li>
        <li>
          <b>Check</b> Every value leads back to the words it was read from.
        </li>
        <li>
          <b>Compare</b> Reports of one happening are laid side by side, with the figures each gives.
        </li>
      </ol>
    </section>
  )
}
