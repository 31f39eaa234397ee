/** A person's decision on one event: accept, reject, reopen, with an optional note. Every decision is kept. */
import { useState } from 'react'
import type { DecisionKind, ReportView } from '../../../src/desk/types.ts'
import { concerning } from '../lib/decisions.ts'
import { formatInstant } from '../lib/format.ts'
import { useKeys } from '../lib/keys.ts'
import { ReviewMark } from './chips.tsx'
import { useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

export function ReviewForm({ view, event }: { view: ReportView; event: string }) {
  const review = view.reviews[event]
  const state = review?.state ?? 'open'
  const [note, setNote] = useState('')
  const { busy, failure, decide: send } = useDecide()
  const decide = async (kind: DecisionKind) => {
    if (busy) return
    const target = { report: view.record.id, event }
    if (await send({ kind, target, note: note.trim() || null })) setNote('')
  }
  const last = concerning(view.decisions, view.record.id, event).find((d) => !d.undone)
  useKeys([
    ['a', () => state !== 'accepted' && void decide('accept')],
    ['x', () => state !== 'rejected' && void decide('reject')],
    ['o', () => state !== 'open' && void decide('reopen')],
    ['u', () => last !== undefined && !busy && void send({ kind: 'undo', of: last.seq })],
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
