/** The journal of the ledger: every decision, the latest first, and those that no longer fit. */
import { useState } from 'react'
import type { DecisionView, Page } from '../../../src/desk/types.ts'
import { useApi } from '../lib/data.ts'
import { number } from '../lib/format.ts'
import { navigate, useAddress } from '../lib/router.tsx'
import { History } from './history.tsx'
import { Failure, Loading } from './states.tsx'

const STEP = 50

export function Journal() {
  const unfit = new URLSearchParams(useAddress().search).get('unfit') === '1'
  const [limit, setLimit] = useState(STEP)
  const { data, error } = useApi<Page<DecisionView>>(`/api/decisions?limit=${limit}${unfit ? '&unfit=true' : ''}`)
  return (
    <section aria-labelledby="journal">
      <h2 id="journal" className="section">
        Journal {data && <span className="count">{number(data.total)}</span>}
      </h2>
      <label className="check">
        <input
          type="checkbox"
          checked={unfit}
          onChange={(e) => navigate(e.target.checked ? '/ledger?unfit=1' : '/ledger', { replace: true })}
        />
        Only what no longer fits
      </label>
      {error && <Failure error={error} what="The journal" />}
      {!error && !data && <Loading what="the journal" lines={4} />}
      {data && data.rows.length === 0 && (
        <p className="quiet">{unfit ? 'Every decision fits what is read now.' : 'Nobody has decided anything yet.'}</p>
      )}
      {data && data.rows.length > 0 && <History decisions={data.rows} where />}
      {data && data.total > data.rows.length && (
        <p>
          <button type="button" className="button" onClick={() => setLimit(limit + STEP)}>
            Show more
          </button>
        </p>
      )}
    </section>
  )
}
