/** Pages of a long list. */
import { number } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { Icon } from './icons.tsx'

interface Props {
  page: number
  size: number
  total: number
  what: string
  /** Address of a page, counted from 1. */
  to: (page: number) => string
}

export function Pager({ page, size, total, what, to }: Props) {
  const last = Math.max(1, Math.ceil(total / size))
  if (total <= size && page === 1) return null
  const first = (page - 1) * size + 1
  return (
    <nav className="pager" aria-label={`Pages of ${what}`}>
      {page > 1 ? (
        <Link className="button" to={to(page - 1)} rel="prev">
          <Icon name="left" /> Before
        </Link>
      ) : (
        <span />
      )}
      <span className="quiet tabular">
        {number(first)}–{number(Math.min(total, page * size))} of {number(total)} {what}
      </span>
      {page < last ? (
        <Link className="button" to={to(page + 1)} rel="next">
          Next <Icon name="right" />
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
