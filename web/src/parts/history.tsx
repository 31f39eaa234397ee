/** What people decided, the latest first: by whom, when, why, whether it still holds, and the way back. */
import type { DecisionView } from '../../../src/desk/types.ts'
import { STANDINGS, saidOf } from '../lib/decisions.ts'
import { formatInstant } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath, reportPath } from '../lib/routes.ts'
import { useDecide } from './decide.tsx'
import { Icon } from './icons.tsx'

interface Props {
  decisions: readonly DecisionView[]
  /** Says of each what it is about, with a link. */
  where?: boolean
}

export function History({ decisions, where = false }: Props) {
  const { busy, failure, decide } = useDecide()
  return (
    <>
      {failure && (
        <p className="bad small" role="alert">
          {failure}
        </p>
      )}
      <ol className="history">
        {decisions.map((d) => (
          <li key={d.seq} className={d.undone ? 'is-undone' : undefined}>
            <p className="history-said">
              <span className="history-number tabular">{d.seq}</span>
              <span>{saidOf(d)}</span>
              {!d.undone && d.standing !== 'fits' && (
                <span className={`chip standing-${d.standing}`}>{STANDINGS[d.standing]}</span>
              )}
            </p>
            {where && <About d={d} />}
            {d.note && <p className="history-note">“{d.note}”</p>}
            {!d.undone && d.why && <p className="small quiet">{d.why}</p>}
            <p className="small quiet history-by">
              <span>
                {d.who}, {formatInstant(d.at)}
                {d.undone && ' · taken back'}
              </span>
              {d.kind !== 'undo' && d.kind !== 'redo' && (
                <button
                  type="button"
                  className="link-button"
                  disabled={busy}
                  onClick={() => decide({ kind: d.undone ? 'redo' : 'undo', of: d.seq })}
                >
                  {d.undone ? 'Redo' : 'Undo'}
                  <span className="unseen"> decision {d.seq}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}

function About({ d }: { d: DecisionView }) {
  const { target, about } = d
  if (target && 'publisher' in target) return <p className="small">{target.publisher}</p>
  if (target && 'incident' in target)
    return (
      <p className="small">
        <Link to={incidentPath(target.incident)}>Incident</Link>
      </p>
    )
  const first = about[0]
  if (!first) return null
  return (
    <p className="small">
      <Link to={reportPath(first.report, first.now === null ? '' : hashOf(first.now))}>
        {first.around || first.words ? `“${short((first.around || first.words)!)}”` : 'Report'}
      </Link>
    </p>
  )
}

const short = (text: string): string => (text.length > 90 ? `${text.slice(0, 89)}…` : text)

/** A heading with the history below; nothing when there is none. */
export function HistorySection({ decisions }: { decisions: readonly DecisionView[] }) {
  if (decisions.length === 0) return null
  return (
    <section className="history-section" aria-label="History">
      <h3 className="group">
        <Icon name="clock" /> History
      </h3>
      <History decisions={decisions} />
    </section>
  )
}
