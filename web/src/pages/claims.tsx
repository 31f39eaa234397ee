/** Claims: who says what. As a matrix of speakers and happenings, or as a list; each claim leads to its words. */
import type { ClaimMatrix, ClaimRow, Page } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { type ClaimFilter, claimFilterFrom, claimSearchOf, pageFrom } from '../lib/filter.ts'
import { number, plural } from '../lib/format.ts'
import { Link, navigate, useAddress } from '../lib/router.tsx'
import { ClaimFilters } from '../parts/claim-filters.tsx'
import { ClaimItem } from '../parts/claim-item.tsx'
import { type CellKey, Matrix } from '../parts/claim-matrix.tsx'
import { Exports, type Form } from '../parts/exports.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const SIZE = 100
const COLUMNS = 24

export function ClaimsPage() {
  const { search } = useAddress()
  const params = new URLSearchParams(search)
  const filter = claimFilterFrom(search)
  const isList = params.get('view') === 'list'
  const view = isList ? 'list' : undefined
  const { data } = useApi<Page<ClaimRow>>(`/api/claims${claimSearchOf(filter, { limit: 1 })}`)
  return (
    <div className="page page-wide">
      <header className="page-head">
        <div>
          <h1>Claims</h1>
          <p className="stats" role="status">
            {data ? <span>{plural(data.total, 'claim')}</span> : <span>&nbsp;</span>}
          </p>
          <p className="lead">
            Who says it, who denies it: a row a speaker, a column a happening. Each sign leads to the sentence.
          </p>
        </div>
        {data && data.total > 0 && <Exports search={claimSearchOf(filter)} forms={EXPORTS} />}
      </header>
      <ClaimFilters
        filter={filter}
        onChange={(f) => navigate(`/claims${claimSearchOf(f, { view })}`, { replace: true })}
      />
      <nav className="views" aria-label="Show as">
        <Link to={`/claims${claimSearchOf(filter)}`} aria-current={isList ? undefined : 'page'}>
          Matrix
        </Link>
        <Link to={`/claims${claimSearchOf(filter, { view: 'list' })}`} aria-current={isList ? 'page' : undefined}>
          List
        </Link>
      </nav>
      {isList ? <List filter={filter} page={pageFrom(search)} /> : <Board filter={filter} params={params} />}
    </div>
  )
}

function Board({ filter, params }: { filter: ClaimFilter; params: URLSearchParams }) {
  const page = pageFrom(`${params}`)
  const asked = claimSearchOf(filter, { limit: COLUMNS, offset: (page - 1) * COLUMNS })
  const { data, error, busy } = useApi<ClaimMatrix>(`/api/claims/matrix${asked}`)
  const [row, column] = [params.get('row'), params.get('column')]
  const to = (cell: CellKey | null) =>
    `/claims${claimSearchOf(filter, { page: page > 1 ? page : undefined, row: cell?.row, column: cell?.column })}`
  if (error) return <Failure error={error} what="The claims" />
  if (!data) return <Loading what="claims" lines={10} />
  if (data.claims === 0) return <NoClaims filter={filter} />
  return (
    <div className={busy ? 'is-busy' : undefined}>
      {data.columns.length === 0 ? (
        <Empty title="No happening to stand to">
          <p>None of these claims is about an event that was read. The list holds them all.</p>
        </Empty>
      ) : (
        <Matrix
          matrix={data}
          selected={row && column ? { row, column } : null}
          onSelect={(cell) => navigate(to(cell), { replace: true })}
        />
      )}
      <Pager
        page={page}
        size={COLUMNS}
        total={data.total}
        what="happenings"
        to={(n) => `/claims${claimSearchOf(filter, { page: n > 1 ? n : undefined })}`}
      />
      <p className="small quiet matrix-rest">
        {data.aboutNothing > 0 && (
          <>
            {number(data.aboutNothing)} of these claims {data.aboutNothing === 1 ? 'is' : 'are'} about no event that was
            read: <Link to={`/claims${claimSearchOf(filter, { view: 'list' })}`}>the list</Link> holds them too.{' '}
          </>
        )}
        {data.isCut && 'Only the claims of the reports added last are here: narrow the filter.'}
      </p>
    </div>
  )
}

function List({ filter, page }: { filter: ClaimFilter; page: number }) {
  const { data, error, busy } = useApi<Page<ClaimRow>>(
    `/api/claims${claimSearchOf(filter, { limit: SIZE, offset: (page - 1) * SIZE })}`,
  )
  if (error) return <Failure error={error} what="The claims" />
  if (!data) return <Loading what="claims" lines={10} />
  if (data.rows.length === 0) return <NoClaims filter={filter} />
  return (
    <>
      <ol className={`claims${busy ? ' is-busy' : ''}`}>
        {data.rows.map((r) => (
          <ClaimItem key={`${r.report.id} ${r.claim.id}`} row={r} />
        ))}
      </ol>
      <Pager
        page={page}
        size={SIZE}
        total={data.total}
        what="claims"
        to={(n) => `/claims${claimSearchOf(filter, { view: 'list', page: n > 1 ? n : undefined })}`}
      />
    </>
  )
}

function NoClaims({ filter }: { filter: ClaimFilter }) {
  const isFiltered = Object.keys(filter).length > 0
  return (
    <Empty title={isFiltered ? 'No claim matches' : 'No claims yet'}>
      <p>
        {isFiltered
          ? 'Loosen a condition, or clear the filter.'
          : 'Claims come from the reports in the ledger. Add reports first.'}
      </p>
    </Empty>
  )
}

const EXPORTS: readonly Form[] = [
  ['claims-csv', 'CSV', 'One row a claim'],
  ['claims-jsonld', 'JSON-LD', 'Linked data in the words of schema.org'],
  ['annotations', 'Annotations', 'W3C Web Annotation, one annotation a claim'],
]
