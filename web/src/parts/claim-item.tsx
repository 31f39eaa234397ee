/** One claim in a list: who, how, what, and the way to the words. */
import type { ClaimRow } from '../../../src/desk/types.ts'
import { claimSearchOf } from '../lib/filter.ts'
import { formatDay } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { StanceChip } from './stance.tsx'

export function ClaimItem({ row: { claim, content, report } }: { row: ClaimRow }) {
  const { speaker } = claim
  return (
    <li className="claim-item">
      <div className="claim-who">
        {speaker.name ? (
          <Link to={`/claims${claimSearchOf({ speaker: speaker.name })}`}>{speaker.name}</Link>
        ) : (
          <span className="nothing">Not named</span>
        )}
        <Role speaker={speaker} />
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

/** The office, and the organization as a way to all that is said for it. */
function Role({ speaker: { name, office, organization } }: { speaker: ClaimRow['claim']['speaker'] }) {
  const isOther = organization !== undefined && organization !== name
  if (!isOther && (!office || office === name)) return null
  return (
    <small className="quiet">
      {office && office !== name && office}
      {office && office !== name && isOther && ', '}
      {isOther && <Link to={`/claims${claimSearchOf({ organization })}`}>{organization}</Link>}
    </small>
  )
}

/** True for "he" or "the group": words that do not themselves name the speaker. */
function isOtherWord({ text, name, span }: ClaimRow['claim']['speaker']): boolean {
  const [a, b] = [text.toLowerCase(), name.toLowerCase()]
  return span !== null && !a.includes(b) && !b.includes(a)
}
