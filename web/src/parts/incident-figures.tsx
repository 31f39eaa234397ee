/**
 * The figures of an incident side by side: each value with the reports that give it, how the origins stand to each
 * other, and for the dead and hurt the best, lowest and highest figure.
 */
import type { EventRow, IncidentView } from '../../../src/desk/types.ts'
import type { Agreement, EventRef } from '../../../src/record/index.ts'
import { isFromContext } from '../lib/context.ts'
import {
  agreementOn,
  estimateText,
  FIELDS,
  type FigureField,
  figuresOf,
  shown,
  type Value,
  wordsOf,
} from '../lib/figures.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { reportPath } from '../lib/routes.ts'
import { Icon, type IconName } from './icons.tsx'

export function IncidentFigures({ view }: { view: IncidentView }) {
  const { incident, events } = view
  const all = FIELDS.map(([field, label]) => ({ field, label, figures: figuresOf(view, field) }))
  const stated = all.filter((f) => f.figures.length > 0)
  // That nobody was missing or detained is seldom worth a word; the rest is.
  const unstated = all.filter(
    ({ field, figures }) => figures.length === 0 && field !== 'missing' && field !== 'detained',
  )
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="section">
        What the sources say
      </h2>
      <dl className="figures">
        {stated.map(({ field, label, figures }) => (
          <div key={field} className="figures-row">
            <dt>
              {label}
              <AgreementMark is={agreementOn(view, field)} />
            </dt>
            <dd>
              <Estimate incident={incident} field={field} />
              <ul>
                {figures.map((f) => (
                  <li key={f.value}>
                    <span className="figures-value">{shown(field, f.value)}</span>
                    <Told figure={f} field={field} events={events} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
        {unstated.length > 0 && (
          <div className="figures-row">
            <dt>
              Silence <span className="unseen">of all sources on</span>
            </dt>
            <dd className="quiet">Nobody says: {unstated.map(({ label }) => label.toLowerCase()).join(', ')}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

const MARKS: { readonly [a in Agreement]?: { icon: IconName; word: string; about: string } } = {
  agreement: { icon: 'check', word: 'agree', about: 'Independent origins give one value' },
  conflict: { icon: 'conflict', word: 'conflict', about: 'Figures that exclude each other' },
  differ: { icon: 'differ', word: 'differ', about: 'Other words, which may mean one thing' },
  single: { icon: 'minus', word: 'one origin', about: 'Only one origin gives it' },
}

function AgreementMark({ is }: { is: Agreement }) {
  const mark = MARKS[is]
  if (!mark) return null
  return (
    <span className={`agreement agreement-${is}`} title={mark.about}>
      <Icon name={mark.icon} /> {mark.word}
    </span>
  )
}

/** Best, low and high, as UCDP counts; only where they say more than the figures alone. */
function Estimate({ incident, field }: { incident: IncidentView['incident']; field: FigureField }) {
  const estimate = field === 'killed' || field === 'injured' ? incident.estimates[field] : null
  // One figure of everybody is its own best, low and high.
  if (!estimate || (estimate.low === estimate.best && estimate.high === estimate.best)) return null
  const { best, low, high } = estimateText(estimate)
  return (
    <dl className="estimate" title="Over all figures that are given: nothing is chosen, nothing is averaged away">
      {(
        [
          ['best', best],
          ['low', low],
          ['high', high],
        ] as const
      ).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The reports that give a value, each leading to the words. */
export function Told({ figure, field, events }: { figure: Value; field: FigureField; events: EventRow[] }) {
  return (
    <span className="told">
      {figure.told.map((ref) => {
        const row = find(events, ref)
        const name = row ? (row.report.publisher ?? row.report.title ?? 'report') : 'report'
        return (
          <Link
            key={`${ref.report} ${ref.event}`}
            to={reportPath(ref.report, hashOf(ref.event, row && wordsOf(row, field, figure.value)))}
          >
            {name}
            {row && row.saidBy.length > 0 && <small> citing {[...new Set(row.saidBy)].join(', ')}</small>}
            {row && isFromContext(row, field, figure.value) && <small className="quiet"> · from context</small>}
          </Link>
        )
      })}
    </span>
  )
}

export const find = (events: EventRow[], ref: EventRef): EventRow | undefined =>
  events.find((e) => e.report.id === ref.report && e.event.id === ref.event)
