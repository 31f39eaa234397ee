/** The ledger this server has open: where it is, what it holds, and whether every stored byte is still what it was. */
import { useState } from 'react'
import type { Overview, VerifyReport } from '../../../src/desk/types.ts'
import { ApiError, get } from '../lib/api.ts'
import { useApi } from '../lib/data.ts'
import { number, plural } from '../lib/format.ts'
import { Icon } from '../parts/icons.tsx'
import { Journal } from '../parts/journal.tsx'
import { Reread } from '../parts/reread.tsx'
import { Failure, Loading } from '../parts/states.tsx'

export function LedgerPage() {
  const { data, error } = useApi<Overview>('/api/overview')
  return (
    <div className="page page-narrow">
      <header className="page-head">
        <h1>Ledger</h1>
      </header>
      {error && <Failure error={error} what="The ledger" />}
      {!error && !data && <Loading what="the ledger" lines={5} />}
      {data && (
        <>
          <dl className="facts facts-lines">
            <div>
              <dt>Place</dt>
              <dd className="code">{data.ledger}</dd>
            </div>
            {(['reports', 'events', 'claims', 'incidents'] as const).map((k) => (
              <div key={k}>
                <dt>{k[0]!.toUpperCase() + k.slice(1)}</dt>
                <dd className="tabular">{number(data[k])}</dd>
              </div>
            ))}
            {data.queue && (
              <div>
                <dt>Queue</dt>
                <dd className="tabular">
                  {(['waiting', 'active', 'done', 'refused', 'failed'] as const)
                    .map((k) => `${number(data.queue![k])} ${k}`)
                    .join(' · ')}
                </dd>
              </div>
            )}
            <div>
              <dt>Onrecord</dt>
              <dd className="tabular">{data.version}</dd>
            </div>
          </dl>
          <Verify />
          <Reread unfit={data.unfit} />
          <Journal />
        </>
      )}
    </div>
  )
}

function Verify() {
  const [state, setState] = useState<'idle' | 'busy' | VerifyReport | ApiError>('idle')
  const check = () => {
    setState('busy')
    get<VerifyReport>('/api/verify').then(setState, (e: unknown) =>
      setState(
        e instanceof ApiError ? e : new ApiError('UNREADABLE', 0, 'The answer of the server could not be read.'),
      ),
    )
  }
  const result = typeof state === 'object' && !(state instanceof ApiError) ? state : null
  return (
    <section aria-labelledby="verify">
      <h2 id="verify" className="section">
        Integrity
      </h2>
      <p>Hashes every stored document again and follows the chain of decisions from the first to the last.</p>
      <p>
        <button type="button" className="button" disabled={state === 'busy'} onClick={check}>
          <Icon name="check" /> {state === 'busy' ? 'Checking…' : 'Check now'}
        </button>
      </p>
      <div role="status">
        {state instanceof ApiError && <p className="bad">{state.message}</p>}
        {result && result.problems.length === 0 && (
          <p className="good">
            <Icon name="check" /> {plural(result.documents, 'document')} and {plural(result.decisions, 'decision')}{' '}
            checked, all unchanged.
          </p>
        )}
        {result && result.problems.length > 0 && (
          <>
            <p className="bad">
              <Icon name="warn" /> {plural(result.problems.length, 'problem')} in {plural(result.documents, 'document')}{' '}
              and {plural(result.decisions, 'decision')}:
            </p>
            <ul>
              {result.problems.map((p) => (
                <li key={p}>{p}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </section>
  )
}
