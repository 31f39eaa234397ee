/** Where an incident's reports come from, who is said to be behind it, and what came before and after. */
import type { EventRow, IncidentView } from '../../../src/desk/types.ts'
import type { Chain, Incident, Responsibility } from '../../../src/record/index.ts'
import { useApi } from '../lib/data.ts'
import { formatRange, plural } from '../lib/format.ts'
import { hashOf } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath, reportPath } from '../lib/routes.ts'
import { titleOf } from '../lib/voices.ts'
import { LINKS } from '../lib/words.ts'
import { CREDIBILITY, RELIABILITY } from './grade.tsx'

const nameOf = (events: readonly EventRow[], report: string): string => {
  const found = events.find((e) => e.report.id === report)?.report
  return found?.publisher ?? found?.title ?? 'report'
}

const titleOfReport = (events: readonly EventRow[], report: string): string => {
  const found = events.find((e) => e.report.id === report)?.report
  return found?.title ?? found?.publisher ?? 'report'
}

/** Claimed by, attributed to (and by whom), denied by. Nothing when nobody says anything of it. */
export function IncidentResponsibility({ view }: { view: IncidentView }) {
  const { claimed, attributed, denied } = view.incident.responsibility
  if (claimed.length + attributed.length + denied.length === 0) return null
  const sides: [string, Responsibility[], boolean][] = [
    ['Claimed by', claimed, false],
    ['Attributed to', attributed, true],
    ['Denied by', denied, false],
  ]
  return (
    <section aria-labelledby="responsibility">
      <h2 id="responsibility" className="section">
        Responsibility
      </h2>
      <div className="voices">
        {sides.map(([name, those, byOthers]) => (
          <section key={name} className="voices-side">
            <h3>{name}</h3>
            {those.length === 0 ? (
              <p className="small quiet">Nobody.</p>
            ) : (
              <ul>
                {those.map((r) => (
                  <li key={r.name} className="quote">
                    <b>{r.name}</b>
                    {byOthers && <span className="small">by {r.by.join(', ') || 'the reports themselves'}</span>}
                    <p className="small quote-from">
                      {r.told.map((t) => (
                        <Link key={`${t.report} ${t.event}`} to={reportPath(t.report, hashOf(t.event))}>
                          {nameOf(view.events, t.report)}
                        </Link>
                      ))}
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        ))}
      </div>
    </section>
  )
}

/** Reports that share text or an agency are one origin, however many they are. */
export function IncidentOrigins({ view }: { view: IncidentView }) {
  const { independent, reports } = view.incident
  if (reports < 2) return null
  return (
    <section aria-labelledby="origins">
      <h2 id="origins" className="section">
        Independent origins <span className="count">{independent.length}</span>
      </h2>
      <ol className="origins">
        {independent.map((o) => (
          <li key={o.first}>
            <b>{o.agency ?? nameOf(view.events, o.first)}</b>
            <span className="quiet"> {plural(o.reports.length, 'report')}</span>
            <p className="small quote-from">
              {o.reports.map((r) => (
                <Link key={r} to={reportPath(r)}>
                  {titleOfReport(view.events, r)}
                  {o.reports.length > 1 && r === o.first && <span className="quiet"> (likely the first)</span>}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What it answers or follows, what answers or follows it, with the words that say so. */
export function IncidentChains({ view }: { view: IncidentView }) {
  const { chains, incident } = view
  if (chains.length === 0) return null
  return (
    <section aria-labelledby="chains">
      <h2 id="chains" className="section">
        Before and after
      </h2>
      <ol className="chains">
        {chains.map((c) => (
          <ChainItem key={`${c.type} ${c.from} ${c.to}`} chain={c} of={incident.id} events={view.events} />
        ))}
      </ol>
    </section>
  )
}

function ChainItem({ chain, of, events }: { chain: Chain; of: string; events: EventRow[] }) {
  const forth = chain.from === of
  const other = forth ? chain.to : chain.from
  const { data } = useApi<IncidentView>(`/api/incidents/${encodeURIComponent(other)}`)
  const [title] = data ? titleOf(data.incident) : ['another incident']
  return (
    <li>
      <span className="chain-type">{LINKS[chain.type][forth ? 'forth' : 'back']}</span>
      <div>
        <Link to={incidentPath(other)}>{title}</Link>
        {data && <span className="quiet tabular"> {formatRange(data.incident.from, data.incident.to)}</span>}
        <ul className="small">
          {chain.said.map((s) => (
            <li key={`${s.report} ${s.from} ${s.to}`} className="quote-from">
              <q className="chain-words">{s.words}</q>
              <Link to={reportPath(s.report, hashOf(forth ? s.from : s.to))}>{nameOf(events, s.report)}</Link>
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

/** Computed, not decided: it stands beside what a person grades. */
export function Suggested({ incident, events }: { incident: Incident; events: EventRow[] }) {
  const { credibility, grounds, reliability } = incident.suggestion
  return (
    <>
      <p className="value-line">
        <b className="grade grade-computed">{credibility}</b> {CREDIBILITY[credibility]}
        <span className="quiet">computed from: {grounds.join('; ')}</span>
      </p>
      <details className="small">
        <summary className="quiet">Of each report</summary>
        <ul>
          {reliability.map((r) => (
            <li key={r.report} className="value-line">
              <b className="grade grade-computed">{r.value}</b>
              <Link to={reportPath(r.report)}>{nameOf(events, r.report)}</Link>
              <span className="quiet">
                {RELIABILITY[r.value]}: {r.grounds.map((g) => named(g, events)).join('; ')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** Grounds name reports by their ids: people know them by their publishers. */
const named = (ground: string, events: EventRow[]): string =>
  events.reduce((text, e) => text.replaceAll(e.report.id, nameOf(events, e.report.id)), ground)
