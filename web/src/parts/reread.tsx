/** Reading everything again with the program's present version: progress, and what no longer fits. */
import { useState } from 'react'
import type { RereadSummary } from '../../../src/desk/types.ts'
import { ApiError, rereadAll } from '../lib/api.ts'
import { refresh } from '../lib/data.ts'
import { number, plural } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { Icon } from './icons.tsx'

type State =
  | { kind: 'idle' }
  | { kind: 'busy'; done: number; total: number }
  | { kind: 'done'; summary: RereadSummary; refused: string[] }
  | { kind: 'failed'; message: string }

export function Reread({ unfit }: { unfit: number }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const run = async () => {
    setState({ kind: 'busy', done: 0, total: 0 })
    const refused: string[] = []
    try {
      for await (const progress of rereadAll()) {
        if ('summary' in progress) setState({ kind: 'done', summary: progress.summary, refused })
        else {
          setState({ kind: 'busy', done: progress.done, total: progress.total })
          if (progress.outcome.state === 'refused') refused.push(progress.outcome.reason)
        }
      }
      refresh()
    } catch (e) {
      setState({ kind: 'failed', message: e instanceof ApiError ? e.message : 'Reading again broke off.' })
    }
  }
  return (
    <section aria-labelledby="reread">
      <h2 id="reread" className="section">
        Reading again
      </h2>
      <p>
        Reads every report again with this version of Onrecord and lays the decisions on the new reading. What no longer
        fits is shown in the journal, never dropped.
      </p>
      <p>
        <button type="button" className="button" disabled={state.kind === 'busy'} onClick={run}>
          <Icon name="reopen" /> {state.kind === 'busy' ? 'Reading…' : 'Read all again'}
        </button>
      </p>
      <div role="status">
        {state.kind === 'busy' && state.total > 0 && (
          <p className="quiet tabular">
            <progress value={state.done} max={state.total} /> {number(state.done)} of {number(state.total)}
          </p>
        )}
        {state.kind === 'failed' && <p className="bad">{state.message}</p>}
        {state.kind === 'done' && (
          <>
            <p className="good">
              <Icon name="check" /> {plural(state.summary.changed, 'report')} changed, {number(state.summary.same)} the
              same.
            </p>
            {state.refused.length > 0 && (
              <p className="bad">
                <Icon name="warn" /> {plural(state.refused.length, 'report')} could not be read again and kept the old
                reading: {state.refused[0]}
              </p>
            )}
          </>
        )}
        {unfit > 0 && (
          <p className="bad">
            <Icon name="warn" /> {plural(unfit, 'decision')} no longer {unfit === 1 ? 'fits' : 'fit'} what is read now.{' '}
            <Link to="/ledger?unfit=1">{unfit === 1 ? 'Show it' : 'Show them'}</Link> in the journal below.
          </p>
        )}
      </div>
    </section>
  )
}
