/** A person's decision on one event: accept, reject, reopen, with an optional note. Every decision is kept. */
import { useState } from 'react'
import type { Decision, ReportView } from '../../../src/desk/types.ts'
import { ApiError, post } from '../lib/api.ts'
import { refresh } from '../lib/data.ts'
import { formatInstant } from '../lib/format.ts'
import { useKeys } from '../lib/keys.ts'
import { ReviewMark } from './chips.tsx'
import { Icon } from './icons.tsx'

type Kind = Decision['kind']

export function ReviewForm({ view, event }: { view: ReportView; event: string }) {
  const review = view.reviews[event]
  const state = review?.state ?? 'open'
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const decide = async (kind: Kind) => {
    if (busy) return
    setBusy(true)
    setFailure(null)
    try {
      await post('/api/decisions', { kind, target: { report: view.record.id, event }, note: note.trim() || null })
      setNote('')
      refresh()
    } catch (e) {
      setFailure(e instanceof ApiError ? e.message : 'The decision could not be sent.')
    }
    setBusy(false)
  }
  useKeys([
    ['a', () => state !== 'accepted' && void decide('accept')],
    ['x', () => state !== 'rejected' && void decide('reject')],
    ['o', () => state !== 'open' && void decide('reopen')],
  ])
  return (
    <section className="review-form" aria-label="Review">
      <div className="review-buttons">
        <button
          type="button"
          className="button"
          aria-pressed={state === 'accepted'}
          disabled={busy}
          onClick={() => state !== 'accepted' && decide('accept')}
        >
          <Icon name="check" /> {state === 'accepted' ? 'Accepted' : 'Accept'}
        </button>
        <button
          type="button"
          className="button"
          aria-pressed={state === 'rejected'}
          disabled={busy}
          onClick={() => state !== 'rejected' && decide('reject')}
        >
          <Icon name="cross" /> {state === 'rejected' ? 'Rejected' : 'Reject'}
        </button>
        {state !== 'open' && (
          <button type="button" className="button button-quiet" disabled={busy} onClick={() => decide('reopen')}>
            <Icon name="reopen" /> Reopen
          </button>
        )}
      </div>
      <label className="review-note">
        <span className="unseen">Note for the next decision (optional)</span>
        <input value={note} placeholder="Note (optional)" maxLength={2000} onChange={(e) => setNote(e.target.value)} />
        {note.trim() !== '' && (
          <button type="button" className="button button-quiet" disabled={busy} onClick={() => decide('note')}>
            Save note
          </button>
        )}
      </label>
      <div role="status">
        {failure && <p className="bad small">{failure}</p>}
        {review && (
          <p className="small quiet">
            <ReviewMark review={review} words /> by {review.who}, {formatInstant(review.at)}
            {review.note && <>: “{review.note}”</>}
          </p>
        )}
      </div>
    </section>
  )
}
