/** Names of those who take part; what no words on the deed give is marked "from context". */
import { Fragment } from 'react'
import type { EventRow } from '../../../src/desk/types.ts'
import { isFromContext } from '../lib/context.ts'

export function Names({ row, side }: { row: EventRow; side: 'actor' | 'recipient' }) {
  const names = side === 'actor' ? row.actors : row.recipients
  return names.map((name, i) => (
    <Fragment key={name}>
      {i > 0 && ', '}
      {name}
      {isFromContext(row, side, name) && <FromContext />}
    </Fragment>
  ))
}

export const FromContext = () => (
  <small className="quiet" title="No words on the deed say so: the report tells it elsewhere">
    {' '}
    from context
  </small>
)
