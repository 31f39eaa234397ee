/** The table of events: filter, sort, open, export. */
import { useEffect, useState } from 'react'
import type { EventRow, Page } from '../../../src/desk/types.ts'
import { get } from '../lib/api.ts'
import { useApi } from '../lib/data.ts'
import { filterFrom, pageFrom, searchOf } from '../lib/filter.ts'
import { number, plural } from '../lib/format.ts'
import { navigate, useAddress } from '../lib/router.tsx'
import { useMedia } from '../lib/settings.ts'
import { nextSort, type Sort, type SortKey, sorted, sortFrom, sortText } from '../lib/sort.ts'
import { EventCard } from '../parts/event-card.tsx'
import { EventTable } from '../parts/event-table.tsx'
import { Exports, type Form } from '../parts/exports.tsx'
import { Filters } from '../parts/filters.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const SIZE = 100
/** Sorting loads every matching event; beyond this many the filter has to be narrower. */
const SORTABLE = 2000
const CHUNK = 500

export function EventsPage() {
  const { search } = useAddress()
  const filter = filterFrom(search)
  const page = pageFrom(search)
  const sort = sortFrom(new URLSearchParams(search).get('sort'))
  const wide = useMedia('(min-width: 62rem)')
  const one = useApi<Page<EventRow>>(`/api/events${searchOf(filter, { limit: SIZE, offset: (page - 1) * SIZE })}`)
  const total = one.data?.total ?? 0
  const all = useAll(sort && total > 0 && total <= SORTABLE ? searchOf(filter) : null, total)
  const isSorted = sort !== null && total <= SORTABLE
  const rows = isSorted ? all && sorted(all, sort).slice((page - 1) * SIZE, page * SIZE) : one.data?.rows
  const order = isSorted ? sortText(sort) : undefined
  const onSort = (key: SortKey) =>
    navigate(`/events${searchOf(filter, { sort: sortText(nextSort(sort, key)) })}`, { replace: true })
  return (
    <div className="page page-wide">
      <header className="page-head">
        <div>
          <h1>Events</h1>
          <p className="stats" role="status">
            {one.data ? <span>{plural(total, 'event')}</span> : <span>&nbsp;</span>}
          </p>
        </div>
        {total !== 0 && <Exports search={searchOf(filter)} forms={EXPORTS} />}
      </header>
      <Filters
        filter={filter}
        onChange={(f) => navigate(`/events${searchOf(f, { sort: order })}`, { replace: true })}
      />
      {one.error && <Failure error={one.error} what="The events" />}
      {!one.error && !rows && <Loading what="events" lines={12} />}
      {rows && rows.length === 0 && (
        <Empty title="No event matches">
          <p>
            Loosen a condition, or clear the filter. Events that are negated, planned or only possible are kept too; see
            “Status”.
          </p>
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div className={one.busy ? 'is-busy' : undefined}>
          {wide ? (
            <EventTable rows={rows} sort={isSorted ? sort : null} onSort={total <= SORTABLE ? onSort : null} />
          ) : (
            <>
              <SortChoice
                sort={sort}
                onChange={(s) => navigate(`/events${searchOf(filter, { sort: s })}`, { replace: true })}
              />
              <ol className="cards">
                {rows.map((r) => (
                  <li key={`${r.report.id} ${r.event.id}`}>
                    <EventCard row={r} />
                  </li>
                ))}
              </ol>
            </>
          )}
          {total > SORTABLE && (
            <p className="quiet small">Columns can be sorted when at most {number(SORTABLE)} events match.</p>
          )}
        </div>
      )}
      <Pager
        page={page}
        size={SIZE}
        total={total}
        what="events"
        to={(n) => `/events${searchOf(filter, { sort: order, page: n > 1 ? n : undefined })}`}
      />
    </div>
  )
}

/** Every matching event, in chunks; undefined until all are here. */
function useAll(search: string | null, total: number): EventRow[] | undefined {
  const [state, setState] = useState<{ key: string; rows: EventRow[] }>()
  const key = `${search} ${total}`
  useEffect(() => {
    if (search === null) return
    const stop = new AbortController()
    const load = async () => {
      const rows: EventRow[] = []
      while (rows.length < total) {
        const more = await get<Page<EventRow>>(withPage(search, rows.length), stop.signal)
        if (more.rows.length === 0) break
        rows.push(...more.rows)
      }
      setState({ key, rows })
    }
    // A failure leaves the unsorted page's own error to be shown.
    load().catch(() => undefined)
    return () => stop.abort()
  }, [search, total, key])
  return state?.key === key ? state.rows : undefined
}

const withPage = (search: string, offset: number): string =>
  `/api/events${search ? `${search}&` : '?'}limit=${CHUNK}&offset=${offset}`

function SortChoice({ sort, onChange }: { sort: Sort | null; onChange: (s: string | undefined) => void }) {
  return (
    <label className="field field-inline">
      <span>Order</span>
      <select value={sortText(sort) ?? ''} onChange={(e) => onChange(e.target.value || undefined)}>
        <option value="">As reported</option>
        <option value="when">Oldest first</option>
        <option value="-when">Newest first</option>
        <option value="-killed">Most killed first</option>
        <option value="type">Type</option>
        <option value="where">Place</option>
      </select>
    </label>
  )
}

const EXPORTS: readonly Form[] = [
  ['csv', 'CSV', 'One row an event'],
  ['geojson', 'GeoJSON', 'One feature an event'],
  ['jsonl', 'JSON Lines', 'The whole records of the reports that have such an event'],
]
