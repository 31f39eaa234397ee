/** Small labels: type, status, review. Colour never stands alone: each carries its word or a shape. */
import type { Review } from '../../../src/desk/types.ts'
import type { Event } from '../../../src/record/index.ts'
import { formatInstant } from '../lib/format.ts'
import { plain, STATUSES, TYPES, typeLabel } from '../lib/words.ts'
import { Icon } from './icons.tsx'

export function TypeChip({ event }: { event: Pick<Event, 'type' | 'mode'> }) {
  return (
    <span className="type" title={TYPES[event.type]?.about}>
      {typeLabel(event.type)}
      {event.mode && <span className="type-mode"> {plain(event.mode)}</span>}
    </span>
  )
}

/** Nothing for 'asserted', the usual case, so that the others stand out. */
export function StatusChip({ status, always = false }: { status: Event['status']; always?: boolean }) {
  if (status === 'asserted' && !always) return null
  return (
    <span className={`chip chip-${status}`} title={STATUSES[status].about}>
      {STATUSES[status].label}
    </span>
  )
}

const ICONS = { accepted: 'check', rejected: 'cross', open: 'reopen' } as const
const WORDS = { accepted: 'Accepted', rejected: 'Rejected', open: 'Reopened' } as const

export function ReviewMark({ review, words = false }: { review: Review | null | undefined; words?: boolean }) {
  if (!review) return null
  const label = WORDS[review.state]
  const title = `${label} by ${review.who}, ${formatInstant(review.at)}${review.note ? `: ${review.note}` : ''}`
  return (
    <span className={`review review-${review.state}`} title={title}>
      <Icon name={ICONS[review.state]} />
      {words ? label : <span className="unseen">{label}</span>}
    </span>
  )
}
