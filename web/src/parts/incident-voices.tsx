/** Who says that an incident happened, who denies it, and which reports tell it in their own voice. */
import type { ReactNode } from 'react'
import type { IncidentView } from '../../../src/desk/types.ts'
import { isAgainst } from '../../../src/record/stand.ts'
import { inOwnVoice } from '../lib/voices.ts'
import { ClaimQuote, OwnQuote } from './claim-quote.tsx'

export function IncidentVoices({ view }: { view: IncidentView }) {
  const { voices, events } = view
  const said = voices.filter((v) => !isAgainst(v.stand))
  const denied = voices.filter((v) => isAgainst(v.stand))
  const own = inOwnVoice(events)
  const quotes = (those: typeof voices) =>
    those.map((v) => <ClaimQuote key={`${v.row.report.id} ${v.row.claim.id} ${v.stand}`} voice={v} who />)
  return (
    <section aria-labelledby="voices">
      <h2 id="voices" className="section">
        Who says so
      </h2>
      <div className="voices">
        <Side name="Said by" none="Nobody is cited for it.">
          {quotes(said)}
        </Side>
        <Side name="Denied by" none="Nobody denies it.">
          {quotes(denied)}
        </Side>
        <Side name="In the report’s own voice" none="No report tells it in its own voice.">
          {own.map((row) => (
            <OwnQuote key={`${row.report.id} ${row.event.id}`} row={row} />
          ))}
        </Side>
      </div>
    </section>
  )
}

function Side({ name, none, children }: { name: string; none: string; children: ReactNode[] }) {
  return (
    <section className="voices-side">
      <h3>
        {name} {children.length > 0 && <span className="count">{children.length}</span>}
      </h3>
      {children.length > 0 ? <ol>{children}</ol> : <p className="small quiet">{none}</p>}
    </section>
  )
}
