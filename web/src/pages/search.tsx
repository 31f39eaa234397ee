/** One search over everything: reports, events, claims; each with the way to the full list. */
import type { ReactNode } from 'react'
import type { ClaimRow, EventRow, Page, ReportRow } from '../../../src/desk/types.ts'
import { type Answer, useApi } from '../lib/data.ts'
import { number } from '../lib/format.ts'
import { Link, useAddress } from '../lib/router.tsx'
import { ClaimItem } from '../parts/claim-item.tsx'
import { EventCard } from '../parts/event-card.tsx'
import { Icon } from '../parts/icons.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'
import { ReportItem } from './reports.tsx'

const FEW = 5

export function SearchPage() {
  const { search } = useAddress()
  const q = new URLSearchParams(search).get('q')?.trim() ?? ''
  const asked = q ? new URLSearchParams({ q, limit: `${FEW}` }) : null
  const reports = useApi<Page<ReportRow>>(asked && `/api/reports?${asked}`)
  const events = useApi<Page<EventRow>>(asked && `/api/events?${asked}`)
  const claims = useApi<Page<ClaimRow>>(asked && `/api/claims?${asked}`)
  const all = `?${new URLSearchParams({ q })}`
  const nothing = [reports, events, claims].every((a) => a.data?.total === 0)
  return (
    <div className="page">
      <header className="page-head">
        <h1>{q ? `“${q}”` : 'Search'}</h1>
      </header>
      {!q && (
        <Empty title="Nothing to search for yet">
          <p>Type words into the field at the top: names, places, words of a sentence.</p>
        </Empty>
      )}
      {q && nothing && (
        <Empty title="Nothing found">
          <p>
            No report, event or claim contains these words. Try fewer or other words; names may be spelt differently.
          </p>
        </Empty>
      )}
      {q && !nothing && (
        <>
          <Section name="Events" all={`/events${all}`} answer={events}>
            <ol className="cards cards-two">
              {events.data?.rows.map((r) => (
                <li key={`${r.report.id} ${r.event.id}`}>
                  <EventCard row={r} />
                </li>
              ))}
            </ol>
          </Section>
          <Section name="Claims" all={`/claims${all}`} answer={claims}>
            <ol className="claims">
              {claims.data?.rows.map((r) => (
                <ClaimItem key={`${r.report.id} ${r.claim.id}`} row={r} />
              ))}
            </ol>
          </Section>
          <Section name="Reports" all={`/reports${all}`} answer={reports}>
            <ol className="reports">
              {reports.data?.rows.map((r) => (
                <ReportItem key={r.id} row={r} />
              ))}
            </ol>
          </Section>
        </>
      )}
    </div>
  )
}

function Section<T>({
  name,
  all,
  answer,
  children,
}: {
  name: string
  all: string
  answer: Answer<Page<T>>
  children: ReactNode
}) {
  const { data, error } = answer
  const id = `found-${name.toLowerCase()}`
  return (
    <section aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id} className="section">
          {name} {data && <span className="count">{number(data.total)}</span>}
        </h2>
        {data && data.total > data.rows.length && (
          <Link className="more" to={all}>
            All {number(data.total)}
            <Icon name="arrow" />
          </Link>
        )}
      </div>
      {error ? (
        <Failure error={error} what={name} />
      ) : data ? (
        data.total > 0 && children
      ) : (
        <Loading what={name} lines={3} />
      )}
      {data?.total === 0 && <p className="quiet">None</p>}
    </section>
  )
}
