/** Writing a decision: the request, what failed, and the small form parts that every kind shares. */
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DecisionRequest } from '../../../src/desk/types.ts'
import { ApiError, post } from '../lib/api.ts'
import { refresh } from '../lib/data.ts'

export interface Deciding {
  busy: boolean
  failure: string | null
  /** Resolves with whether it was taken. */
  decide(request: DecisionRequest): Promise<boolean>
}

export function useDecide(): Deciding {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  return {
    busy,
    failure,
    async decide(request) {
      setBusy(true)
      setFailure(null)
      try {
        await post('/api/decisions', request)
        refresh()
        return true
      } catch (e) {
        setFailure(e instanceof ApiError ? e.message : 'The decision could not be sent.')
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}

interface FormProps {
  deciding: Deciding
  label: string
  /** What the button says. */
  save: string
  /** The reason has to be given. */
  needsNote?: boolean
  /** The request, or a sentence that says what is still missing. */
  request: (note: string | null) => DecisionRequest | string
  onClose: () => void
  children: ReactNode
}

/** A form below a value: its fields, a reason, Save and Cancel. */
export function DecisionForm({ deciding, label, save, needsNote = false, request, onClose, children }: FormProps) {
  const [note, setNote] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const send = async (e: FormEvent) => {
    e.preventDefault()
    const made = request(note.trim() || null)
    if (typeof made === 'string') {
      setWrong(made)
      return
    }
    setWrong(null)
    if (await deciding.decide(made)) onClose()
  }
  const failure = wrong ?? deciding.failure
  return (
    <form
      className="decide"
      aria-label={label}
      onSubmit={send}
      onKeyDown={(e) => {
        if (e.key !== 'Escape') return
        e.preventDefault()
        e.stopPropagation()
        onClose()
      }}
    >
      {children}
      <label className="decide-note">
        <span>{needsNote ? 'Reason' : 'Reason (optional)'}</span>
        <input value={note} required={needsNote} maxLength={2000} onChange={(e) => setNote(e.target.value)} />
      </label>
      {failure && (
        <p className="bad small" role="alert">
          {failure}
        </p>
      )}
      <div className="decide-buttons">
        <button type="submit" className="button button-main" disabled={deciding.busy}>
          {save}
        </button>
        <button type="button" className="button button-quiet" onClick={onClose}>
          Cancel
        </button>
      </div>
    </form>
  )
}
