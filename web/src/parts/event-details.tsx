/** Every field of one event, each value with the words that state it. */

import type { ReportView } from '../../../src/desk/types.ts'
import type { Event, Record, Role, When } from '../../../src/record/index.ts'
import { isAgainst } from '../../../src/record/stand.ts'
import { countryName } from '../lib/countries.ts'
import { concerning, correctionOf } from '../lib/decisions.ts'
import { formatCount, formatInstant, formatWhen } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath } from '../lib/routes.ts'
import { voicesIn } from '../lib/voices.ts'
import { whyTime, whyWhere } from '../lib/why.ts'
import { LINKS, PRECISIONS, plain, STATUSES } from '../lib/words.ts'
import { StatusChip, TypeChip } from './chips.tsx'
import { Correctable, Corrected } from './correct.tsx'
import { filledRows, isStated, MORE, More, TOLLS, Toll } from './event-rows.tsx'
import { Field, RuleOf, Unstated, Why, Words } from './fields.tsx'
import { GradeLine } from './grade.tsx'
import { HistorySection } from './history.tsx'
import { Icon } from './icons.tsx'
import { LinkEvents, Unlink } from './link-form.tsx'
import { PlaceByHand } from './place-form.tsx'
import { Item } from './report-lists.tsx'
import type { Select } from './report-panel.tsx'
import { ReviewForm } from './review-form.tsx'
import { StanceChip } from './stance.tsx'
import { TreeButton } from './tree.tsx'

interface Props {
  view: ReportView
  event: Event
  onSelect: Select
}

export function EventDetails({ view, event: e, onSelect }: Props) {
  const { record } = view
  const show = (s: { start: number; end: number }) => onSelect(e.id, s)
  const incident = view.incidents[e.id]
  const parts = { view, record, e, show, onSelect }
  const rows = filledRows(view, e)
  return (
    <>
      <h2 className="details-title">
        <TypeChip event={e} /> <StatusChip status={e.status} always />
      </h2>
      <blockquote className="sentence">
        {record.text.slice(e.evidence.start, e.trigger.start)}
        <mark className="m-event">{record.text.slice(Math.max(e.trigger.start, e.evidence.start), e.trigger.end)}</mark>
        {record.text.slice(e.trigger.end, e.evidence.end)}
      </blockquote>
      <TreeButton span={e.trigger} />
      <ReviewForm key={e.id} view={view} event={e.id} />
      <dl className="fields">
        <Party {...parts} of="actor" />
        <Party {...parts} of="recipient" />
        <Party {...parts} of="victim" />
        <Party {...parts} of="mediator" />
        {rows.has('instruments') && (
          <Correctable view={view} id={e.id} field="instruments">
            {e.instruments.length === 0 && <Unstated />}
            {e.instruments.map((i) => (
              <p key={`${i.kind} ${i.span.start}`} className="value-line">
                {isStated(e, i.span) && <Words record={record} span={i.span} onShow={show} />}{' '}
                <small className="quiet">{plain(i.kind)}</small>
              </p>
            ))}
          </Correctable>
        )}
        <Correctable view={view} id={e.id} field="when">
          <WhenValue
            record={record}
            when={e.when}
            byHand={correctionOf(view.decisions, record.id, e.id, 'when') !== undefined}
            show={show}
            onSelect={onSelect}
          />
        </Correctable>
        <Correctable view={view} id={e.id} field="where">
          <Where record={record} e={e} show={show} onSelect={onSelect} />
          <PlaceByHand view={view} id={e.id} place={record.places.find((p) => p.id === e.where[0])} />
        </Correctable>
        {rows.has('count') && (
          <Correctable view={view} id={e.id} field="count">
            {e.count ? formatCount(e.count) : <Unstated />}
          </Correctable>
        )}
        {TOLLS.filter((t) => rows.has(t)).map((what) => (
          <Correctable key={what} view={view} id={e.id} field={what}>
            <Toll toll={e.casualties[what]} e={e} record={record} show={show} />
          </Correctable>
        ))}
        <More view={view} id={e.id} fields={MORE.filter((f) => !rows.has(f))} />
        <Voices record={record} e={e} onSelect={onSelect} />
        <Field name="Linked">
          <Relations {...parts} />
          <LinkEvents view={view} event={e} />
        </Field>
        <Correctable view={view} id={e.id} field="type" name="Type">
          PLOVER {e.type}
          {e.mode && <> / {e.mode}</>}
          {e.acled && <> · ACLED {e.acled}</>}
          <Corrected view={view} id={e.id} field="mode" />
          <Corrected view={view} id={e.id} field="acled" />
          <Words record={record} span={e.trigger} onShow={show} />
          <RuleOf rule={e.rule} />
        </Correctable>
        <Correctable view={view} id={e.id} field="status">
          {STATUSES[e.status].about}
        </Correctable>
        <Field name="Graded">
          <GradeLine
            target={{ report: record.id, event: e.id }}
            field="credibility"
            grade={view.grades[e.id]?.credibility}
          />
        </Field>
        {incident && (
          <Field name="Incident">
            <Link className="more" to={incidentPath(incident)}>
              What other reports say
              <Icon name="arrow" />
            </Link>
          </Field>
        )}
      </dl>
      <HistorySection decisions={concerning(view.decisions, record.id, e.id)} />
    </>
  )
}

interface PartProps {
  view: ReportView
  record: Record
  e: Event
  show: (s: { start: number; end: number }) => void
  onSelect: Select
}

function Party({ view, record, e, show, onSelect, of: role }: PartProps & { of: Role }) {
  const those = e.participants.filter((p) => p.role === role)
  const isUsual = role === 'actor' || role === 'recipient'
  if (!isUsual && !filledRows(view, e).has(role)) return null
  return (
    <Correctable view={view} id={e.id} field={role}>
      {those.length === 0 && <Unstated />}
      {those.map((p) => {
        const actor = record.actors.find((a) => a.id === p.actor)
        const facts = [plain(p.kind), p.country && countryName(p.country), p.basis === 'context' && 'from context']
          .filter(Boolean)
          .join(', ')
        return (
          <div key={`${p.text} ${p.span.start}`} className="value-block">
            {isStated(e, p.span) ? <Words record={record} span={p.span} onShow={show} /> : <b>{p.text}</b>}
            <small className="quiet">
              {facts}
              {actor && (
                <>
                  {' · '}
                  <Item id={actor.id} selected={null} onSelect={onSelect} className="plain-link">
                    {actor.name}
                  </Item>
                </>
              )}
            </small>
          </div>
        )
      })}
    </Correctable>
  )
}

const BASES: { [b in When['basis']]: string } = {
  stated: 'stated in the sentence',
  context: 'from the sentences around it',
  published: 'taken from the day of publication',
  unresolved: 'words found, day not settled',
}

function WhenValue({
  record,
  when,
  byHand,
  show,
  onSelect,
}: { record: Record; when: When | null; byHand: boolean } & Pick<PartProps, 'show' | 'onSelect'>) {
  if (!when) return <Unstated />
  const time = record.times.find((t) => t.id === when.time)
  return (
    <>
      <p className="value-line">
        <b className="tabular">{formatWhen(when)}</b> {!byHand && <small className="quiet">{BASES[when.basis]}</small>}
      </p>
      {when.from && when.to && (
        <p className="small quiet tabular">
          {formatInstant(when.from)} to {formatInstant(when.to)}
        </p>
      )}
      {time && <Words record={record} span={time.span} onShow={show} />}
      {time && <Why lines={[whyTime(record, time)]} rule={time.rule} />}
      {time && (
        <Item id={time.id} selected={null} onSelect={onSelect} className="plain-link small">
          as a time of the report
        </Item>
      )}
    </>
  )
}

function Where({ record, e, show, onSelect }: Omit<PartProps, 'view'>) {
  const places = e.where.flatMap((id) => record.places.find((p) => p.id === id) ?? [])
  if (places.length === 0) return <Unstated />
  return places.map((p) => (
    <div key={p.id} className="value-block">
      <p className="value-line">
        <Item id={p.id} selected={null} onSelect={onSelect} className="plain-link">
          <b>{p.name}</b>
        </Item>
        {p.country && countryName(p.country) !== p.name && <span>{countryName(p.country)}</span>}
        <small className="quiet">{p.lat === null ? 'not located' : PRECISIONS[p.precision]}</small>
      </p>
      {isStated(e, p.span) && <Words record={record} span={p.span} onShow={show} />}
      <p className="small quiet">
        {whyWhere(e)} <RuleOf rule={p.rule} />
      </p>
    </div>
  ))
}

/** Who says it, who denies it; or the report itself. Each leads to the claim. */
function Voices({ record, e, onSelect }: Pick<PartProps, 'record' | 'e' | 'onSelect'>) {
  const voices = voicesIn(record, e)
  const sides = [
    ['Said by', voices.filter((v) => !isAgainst(v.stand))],
    ['Denied by', voices.filter((v) => isAgainst(v.stand))],
  ] as const
  return (
    <>
      {e.claims.length === 0 && <Field name="Told">In the report’s own voice</Field>}
      {sides
        .filter(([, those]) => those.length > 0)
        .map(([side, those]) => (
          <Field key={side} name={side}>
            {those.map(({ stand, claim: c, name, via }) => (
              <p key={`${c.id} ${name} ${stand}`} className="value-line">
                <Item id={c.id} selected={null} onSelect={onSelect} className="claim-link">
                  {name || 'not named'}
                </Item>{' '}
                <StanceChip stance={stand} />
                {via !== null && <small className="quiet">as {via || 'someone'} says</small>}
              </p>
            ))}
          </Field>
        ))}
    </>
  )
}

function Relations({ view, record, e, show, onSelect }: PartProps) {
  const links = record.links.filter((l) => l.from === e.id || l.to === e.id)
  return (
    <>
      {links.map((l) => {
        const forth = l.from === e.id
        const other = record.events.find((x) => x.id === (forth ? l.to : l.from))
        if (!other) return null
        return (
          <div key={`${l.type} ${l.from} ${l.to}`} className="value-block">
            <p className="value-line">
              <span className="quiet">{LINKS[l.type][forth ? 'forth' : 'back']}</span>{' '}
              <Item id={other.id} selected={null} onSelect={onSelect} className="plain-link">
                {record.text.slice(other.trigger.start, other.trigger.end)}
              </Item>
              <Unlink view={view} from={l.from} to={l.to} type={l.type} />
            </p>
            <Words record={record} span={l.span} onShow={show} />
          </div>
        )
      })}
    </>
  )
}
