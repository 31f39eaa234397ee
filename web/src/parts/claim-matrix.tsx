/**
 * Speakers by happenings: a row a speaker, a column a happening, in each cell how the speaker stands to it. A cell opens
 * the sentences, each of which leads to its place in its report.
 */
import { useEffect, useRef } from 'react'
import type { ClaimMatrix, EventRow, MatrixColumn, MatrixRow, Voice } from '../../../src/desk/types.ts'
import { countryName } from '../lib/countries.ts'
import { claimSearchOf } from '../lib/filter.ts'
import { plural } from '../lib/format.ts'
import { useKeys } from '../lib/keys.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath } from '../lib/routes.ts'
import { byStand, standsIn, titleOf } from '../lib/voices.ts'
import { parties, statusLabel, typeLabel } from '../lib/words.ts'
import { ClaimQuote, OwnQuote } from './claim-quote.tsx'
import { Icon } from './icons.tsx'
import { StanceLegend, StanceSign } from './stance.tsx'

/** A cell by the keys of its row and column; the row of the reports' own voice has the key OWN. */
export interface CellKey {
  row: string
  column: string
}
export const OWN = '.'

interface Props {
  matrix: ClaimMatrix
  selected: CellKey | null
  onSelect: (cell: CellKey | null) => void
}

export function Matrix({ matrix, selected, onSelect }: Props) {
  const { columns, rows } = matrix
  const isOpen = (row: string, column: string) => selected?.row === row && selected.column === column
  const toggle = (row: string, column: string) => onSelect(isOpen(row, column) ? null : { row, column })
  useKeys([['Escape', () => selected && onSelect(null)]])
  return (
    <>
      <StanceLegend used={standsIn(rows)} />
      <div className={`matrix${selected ? ' has-selection' : ''}`}>
        <section className="matrix-scroll" aria-label="Speakers by happenings">
          <table>
            <thead>
              <tr>
                <td className="matrix-corner">
                  <span className="unseen">Speaker</span>
                </td>
                {columns.map((c) => (
                  <Head key={c.key} column={c} />
                ))}
              </tr>
            </thead>
            <tbody>
              <tr className="matrix-own">
                <th scope="row">In the report’s own voice</th>
                {columns.map((c) => (
                  <td key={c.key}>
                    <OwnCell column={c} isOpen={isOpen(OWN, c.key)} onClick={() => toggle(OWN, c.key)} />
                  </td>
                ))}
              </tr>
              {rows.map((r) => (
                <tr key={r.key}>
                  <Speaker row={r} />
                  {columns.map((c) => (
                    <td key={c.key}>
                      <Cell row={r} column={c} isOpen={isOpen(r.key, c.key)} onClick={() => toggle(r.key, c.key)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {selected && <Sentences matrix={matrix} cell={selected} onClose={() => onSelect(null)} />}
      </div>
    </>
  )
}

function Head({ column: c }: { column: MatrixColumn }) {
  const [, days] = titleOf(c)
  const country = c.place?.country ? countryName(c.place.country) : null
  const name = (
    <>
      <span className="type">
        {typeLabel(c.type)} <q className="matrix-trigger">{c.words}</q>
      </span>
      <span className="matrix-who clamp">{parties(c)}</span>
      <span className="matrix-place">{c.place?.name ?? <span className="nothing">no place</span>}</span>
    </>
  )
  return (
    <th scope="col" title={[parties(c), country, plural(c.reports, 'report')].filter(Boolean).join(' · ')}>
      {c.incident ? <Link to={incidentPath(c.incident)}>{name}</Link> : name}
      <small className="tabular">{days}</small>
      {c.isContested && <span className="differs">contested</span>}
    </th>
  )
}

function Speaker({ row: r }: { row: MatrixRow }) {
  const role = [r.office, r.organization].filter((w) => w && w !== r.name).join(', ')
  return (
    <th scope="row">
      {r.name ? (
        <Link to={`/claims${claimSearchOf({ speaker: r.name })}`} title={`Only claims by ${r.name}`}>
          {r.name}
        </Link>
      ) : (
        <span className="nothing">Not named</span>
      )}
      {role && <small className="clamp">{role}</small>}
    </th>
  )
}

interface CellProps {
  column: MatrixColumn
  isOpen: boolean
  onClick: () => void
}

function Cell({ row, column, isOpen, onClick }: CellProps & { row: MatrixRow }) {
  const groups = byStand(row.cells[column.key] ?? [])
  if (groups.length === 0) return null
  const said = groups.map(([stand, voices]) => `${stand}${voices.length > 1 ? ` ${voices.length} times` : ''}`)
  return (
    <button
      type="button"
      className="cell"
      aria-expanded={isOpen}
      aria-label={`${row.name || 'Not named'} ${said.join(', ')}: ${titleOf(column).join(', ')}`}
      onClick={onClick}
    >
      {groups.map(([stand, voices]) => (
        <span key={stand} className={`stance stance-${stand}`}>
          <StanceSign stance={stand} />
          {stand}
          {voices.length > 1 && <small>×{voices.length}</small>}
        </span>
      ))}
    </button>
  )
}

function OwnCell({ column, isOpen, onClick }: CellProps) {
  const groups = new Map<string, number>()
  for (const { event } of column.own) {
    const what = event.status === 'asserted' ? 'told' : statusLabel(event.status).toLowerCase()
    groups.set(what, (groups.get(what) ?? 0) + 1)
  }
  if (groups.size === 0) return null
  return (
    <button
      type="button"
      className="cell"
      aria-expanded={isOpen}
      aria-label={`Told in the report’s own voice: ${titleOf(column).join(', ')}`}
      onClick={onClick}
    >
      {[...groups].map(([what, n]) => (
        <span key={what} className={`stance stance-${what === 'negated' ? 'denies' : 'told'}`}>
          <StanceSign stance={what === 'negated' ? 'denies' : 'told'} />
          {what}
          {n > 1 && <small>×{n}</small>}
        </span>
      ))}
    </button>
  )
}

/** The sentences of the chosen cell. */
function Sentences({ matrix, cell, onClose }: { matrix: ClaimMatrix; cell: CellKey; onClose: () => void }) {
  const column = matrix.columns.find((c) => c.key === cell.column)
  const row = matrix.rows.find((r) => r.key === cell.row)
  const top = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell begins at the top
  useEffect(() => {
    top.current?.scrollTo({ top: 0 })
  }, [cell.row, cell.column])
  if (!column) return null
  const [title, days] = titleOf(column)
  const voices: Voice[] = row?.cells[column.key] ?? []
  const own: EventRow[] = cell.row === OWN ? column.own : []
  return (
    <aside ref={top} className="matrix-words" aria-label="The sentences">
      <header>
        <div>
          <h2>{cell.row === OWN ? 'In the report’s own voice' : row?.name || 'Not named'}</h2>
          <p className="quiet">
            on {column.incident ? <Link to={incidentPath(column.incident)}>{title}</Link> : title}, {days}
          </p>
        </div>
        <button type="button" className="icon-button" aria-label="Close (Esc)" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <ol>
        {voices.map((v) => (
          <ClaimQuote key={`${v.row.report.id} ${v.row.claim.id} ${v.stand}`} voice={v} />
        ))}
        {own.map((row) => (
          <OwnQuote key={`${row.report.id} ${row.event.id}`} row={row} />
        ))}
      </ol>
    </aside>
  )
}
