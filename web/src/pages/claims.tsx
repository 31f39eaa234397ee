/** Claims: who says what, each leading to the words. */
import type { ClaimRow, Page } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { type ClaimFilter, claimFilterFrom, claimSearchOf, pageFrom, STANCES } from '../lib/filter.ts'
import { formatDay, plural } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link, navigate, useAddress } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { StanceChip } from '../parts/chips.tsx'
import { Words } from '../parts/filters.tsx'
import { Icon } from '../parts/icons.tsx'
import { Pager } from '../parts/pager.tsx'
import { Empty, Failure, Loading } from '../parts/states.tsx'

const SIZE = 100

export function ClaimsPage() {
  const { search } = useAddress()
  const filter = claimFilterFrom(search)
  const page = pageFrom(search)
  const go = (f: ClaimFilter) => navigate(`/claims${claimSearchOf(f)}`, { replace: true })
  const { data, error, busy } = useApi<Page<ClaimRow>>(
    `/api/claims${claimSearchOf(filter, { limit: SIZE, offset: (page - 1) * SIZE })}`,
  )
  const isFiltered = Object.keys(filter).length > 0
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>Claims</h1>
          <p className="stats" role="status">
            {data ? <span>{plural(data.total, 'claim')}</span> : <span>&nbsp;</span>}
          </p>
        </div>
      </header>
      <form className="filters" aria-label="Filter claims" onSubmit={(e) => e.preventDefault()}>
        <Words label="Search in claims" value={filter.q} onChange={(q) => go({ ...filter, q })} grow />
        <Words label="Speaker" value={filter.speaker} onChange={(speaker) => go({ ...filter, speaker })} />
        <label className="field">
          <span>Stance</span>
          <select
            value={filter.stance ?? ''}
            onChange={(e) => {
              const { stance: _, ...rest } = filter
              const stance = STANCES.find((s) => s === e.target.value)
              go(stance ? { ...rest, stance } : rest)
            }}
          >
            <option value="">Any</option>
            {STANCES.map((s) => (
              <option key={s}>{s}</option>
            ))}
          </select>
        </label>
        {isFiltered && (
          <button type="button" className="button button-quiet" onClick={() => go({})}>
            <Icon name="close" /> Clear
          </button>
        )}
      </form>
      {error && <Failure error={error} what="The claims" />}
      {!error && !data && <Loading what="claims" lines={10} />}
      {data?.rows.length === 0 && (
        <Empty title={isFiltered ? 'No claim matches' : 'No claims yet'}>
          <p>
            {isFiltered
              ? 'Loosen a condition, or clear the filter.'
              : 'Claims come from the reports in the ledger. Add reports first.'}
          </p>
        </Empty>
      )}
      {data && data.rows.length > 0 && (
        <ol className={`claims${busy ? ' is-busy' : ''}`}>
          {data.rows.map((r) => (
            <ClaimItem key={`${r.report.id} ${r.claim.id}`} row={r} />
          ))}
        </ol>
      )}
      {data && (
        <Pager
          page={page}
          size={SIZE}
          total={data.total}
          what="claims"
          to={(n) => `/claims${claimSearchOf(filter, { page: n > 1 ? n : undefined })}`}
        />
      )}
    </div>
  )
}

export function ClaimItem({ row: { claim, content, report } }: { row: ClaimRow }) {
  const { speaker } = claim
  const who = [speaker.office, speaker.organization].filter((w) => w && w !== speaker.name).join(', ')
  return (
    <li className="claim-item">
      <div className="claim-who">
        <Link to={`/claims${claimSearchOf({ speaker: speaker.name })}`}>{speaker.name}</Link>
        {who && <small className="quiet">{who}</small>}
        {isOtherWord(speaker) && <small className="quiet">in the text: “{speaker.text}”</small>}
      </div>
      <StanceChip stance={claim.stance} />
      <blockquote className="claim-words">
        <Link to={reportPath(report.id, hashOf(claim.id))}>{content}</Link>
        {claim.channel && <small className="quiet"> · {claim.channel}</small>}
      </blockquote>
      <p className="claim-report">
        <Link className="clamp" to={reportPath(report.id)}>
          {report.publisher ?? report.title ?? 'Report'}
        </Link>
        {report.published && <small className="quiet">{formatDay(report.published)}</small>}
      </p>
    </li>
  )
}

/** True for "he" or "the group": words that do not themselves name the speaker. */
function isOtherWord({ text, name, span }: ClaimRow['claim']['speaker']): boolean {
  const [a, b] = [text.toLowerCase(), name.toLowerCase()]
  return span !== null && !a.includes(b) && !b.includes(a)
}
