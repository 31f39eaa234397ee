/** What is shown while something loads, fails or is not there. */
import type { ReactNode } from 'react'
import type { ApiError } from '../lib/api.ts'
import { refresh } from '../lib/data.ts'
import { Link } from '../lib/router.tsx'
import { Icon } from './icons.tsx'

/** Grey lines in the place of what comes, so that nothing jumps. */
export function Loading({ lines = 6, what }: { lines?: number; what: string }) {
  return (
    <div className="loading" role="status">
      <span className="unseen">Loading {what}</span>
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike
        <div key={i} className="loading-line" />
      ))}
    </div>
  )
}

export function Failure({ error, what }: { error: ApiError; what: string }) {
  return (
    <div className="state" role="alert">
      <h2>{what} could not be loaded</h2>
      <p>{error.message}</p>
      <p>
        <button type="button" className="button" onClick={refresh}>
          <Icon name="reopen" /> Try again
        </button>
      </p>
    </div>
  )
}

export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="state">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

export function Missing({ what = 'This page' }: { what?: string }) {
  return (
    <div className="page">
      <div className="state">
        <p className="state-code">404</p>
        <h1>{what} is not here</h1>
        <p>The address may be mistyped, or the ledger this server has open does not hold it.</p>
        <p>
          <Link to="/" className="button">
            All reports
          </Link>
        </p>
      </div>
    </div>
  )
}
