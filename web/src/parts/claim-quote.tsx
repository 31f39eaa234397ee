/** What one voice says of a happening, in its own words, which lead to their place in the report. */
import type { ClaimRow, EventRow, Voice } from '../../../src/desk/types.ts'
import { formatDay } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { StatusChip } from './chips.tsx'
import { Sentence } from './event-card.tsx'
import { StanceChip } from './stance.tsx'

export function ClaimQuote({ voice: { stand, row, via }, who = false }: { voice: Voice; who?: boolean }) {
  const { claim, content, report } = row
  const { speaker, channel } = claim
  const role = [speaker.office, speaker.organization].filter((w) => w && w !== speaker.name).join(', ')
  return (
    <li className="quote">
      <p className="quote-head">
        {who && <b>{speaker.name || 'Not named'}</b>} <StanceChip stance={stand} />
        {claim.responsibility === 'claimed' && <span className="chip">claims responsibility</span>}
        {claim.responsibility === 'denied' && <span className="chip">denies responsibility</span>}
        {stand !== claim.stance && !claim.responsibility && (
          <small className="quiet">{claim.stance} that it did not happen</small>
        )}
        {via !== undefined && <small className="quiet">as {via || 'someone'} says</small>}
      </p>
      {who && role && <p className="small quiet">{role}</p>}
      <blockquote className="claim-words">
        <Link to={reportPath(report.id, hashOf(claim.id))}>{content}</Link>
      </blockquote>
      <From report={report} more={channel} />
    </li>
  )
}

export function OwnQuote({ row }: { row: EventRow }) {
  return (
    <li className="quote">
      {row.event.status !== 'asserted' && (
        <p className="quote-head">
          <StatusChip status={row.event.status} />
        </p>
      )}
      <Sentence row={row} />
      <From report={row.report} />
    </li>
  )
}

function From({ report, more = null }: { report: ClaimRow['report']; more?: string | null }) {
  const facts = [report.published && formatDay(report.published), more].filter(Boolean).join(' · ')
  return (
    <p className="small quote-from">
      <Link to={reportPath(report.id)}>{report.publisher ?? report.title ?? 'Report'}</Link>{' '}
      {facts && <span className="quiet">{facts}</span>}
    </p>
  )
}
