/** Every field of one event, each value with the words that state it. */
import type { ReportView } from '../../../src/desk/types.ts'
import type { Event, Record, Role, When } from '../../../src/record/index.ts'
import { countryName } from '../lib/countries.ts'
import { formatCount, formatInstant, formatWhen } from '../lib/format.ts'
import { Link } from '../lib/router.tsx'
import { incidentPath } from '../lib/routes.ts'
import { LINKS, PRECISIONS, plain, ROLES, tolls } from '../lib/words.ts'
import { StanceChip, StatusChip, TypeChip } from './chips.tsx'
import { Field, Unstated, Words } from './fields.tsx'
import { Icon } from './icons.tsx'
import { Item } from './report-lists.tsx'
import type { Select } from './report-panel.tsx'
import { ReviewForm } from './review-form.tsx'

interface Props {
  view: ReportView
  event: Event
  onSelect: Select
}

export function EventDetails({ view, event: e, onSelect }: Props) {
  const { record } = view
  const show = (s: { start: number; end: number }) => onSelect(e.id, s)
  const incident = view.incidents[e.id]
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
      <ReviewForm key={e.id} view={view} event={e.id} />
      <dl className="fields">
        <Party {...{ record, e, show, onSelect }} of="actor" always />
        <Party {...{ record, e, show, onSelect }} of="recipient" always />
        <Party {...{ record, e, show, onSelect }} of="victim" />
        <Party {...{ record, e, show, onSelect }} of="mediator" />
        {e.instruments.length > 0 && (
          <Field name="With">
            {e.instruments.map((i) => (
              <p key={i.span.start} className="value-line">
                <Words record={record} span={i.span} onShow={show} /> <small className="quiet">{plain(i.kind)}</small>
              </p>
            ))}
          </Field>
        )}
        <Field name="When">
          <WhenValue record={record} when={e.when} show={show} onSelect={onSelect} />
        </Field>
        <Field name="Where">
          <Where record={record} e={e} show={show} onSelect={onSelect} />
        </Field>
        {e.count && <Field name="How many">{formatCount(e.count)}</Field>}
        {tolls(e.casualties).map(({ what }) => {
          const toll = e.casualties[what]!
          return (
            <Field key={what} name={what[0]!.toUpperCase() + what.slice(1)}>
              <p className="value-line">
                <b className="tabular">{formatCount(toll)}</b> {toll.whom && <span className="quiet">{toll.whom}</span>}
              </p>
              <Words record={record} span={toll.span} onShow={show} />
            </Field>
          )
        })}
        <Field name="Said by">
          <SaidBy record={record} e={e} onSelect={onSelect} />
        </Field>
        <Relations record={record} e={e} show={show} onSelect={onSelect} />
        <Field name="Coded">
          PLOVER {e.type}
          {e.mode && <> / {e.mode}</>}
          {e.acled && <> · ACLED {e.acled}</>}
        </Field>
        {e.rule && (
          <Field name="Rule">
            <code>{e.rule}</code>
          </Field>
        )}
        {incident && (
          <Field name="Incident">
            <Link className="more" to={incidentPath(incident)}>
              What other reports say
              <Icon name="arrow" />
            </Link>
          </Field>
        )}
      </dl>
    </>
  )
}

interface PartProps {
  record: Record
  e: Event
  show: (s: { start: number; end: number }) => void
  onSelect: Select
}

function Party({ record, e, show, onSelect, of: role, always }: PartProps & { of: Role; always?: boolean }) {
  const those = e.participants.filter((p) => p.role === role)
  if (those.length === 0) return always ? <Field name={ROLES[role]}>{<Unstated />}</Field> : null
  return (
    <Field name={ROLES[role]}>
      {those.map((p) => {
        const actor = record.actors.find((a) => a.id === p.actor)
        const facts = [plain(p.kind), p.country && countryName(p.country)].filter(Boolean).join(', ')
        return (
          <div key={p.span.start} className="value-block">
            <Words record={record} span={p.span} onShow={show} />
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
    </Field>
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
  show,
  onSelect,
}: { record: Record; when: When | null } & Pick<PartProps, 'show' | 'onSelect'>) {
  if (!when) return <Unstated />
  const time = record.times.find((t) => t.id === when.time)
  return (
    <>
      <p className="value-line">
        <b className="tabular">{formatWhen(when)}</b> <small className="quiet">{BASES[when.basis]}</small>
      </p>
      {when.from && when.to && (
        <p className="small quiet tabular">
          {formatInstant(when.from)} to {formatInstant(when.to)}
        </p>
      )}
      {time && <Words record={record} span={time.span} onShow={show} />}
      {time && (
        <Item id={time.id} selected={null} onSelect={onSelect} className="plain-link small">
          as a time of the report
        </Item>
      )}
    </>
  )
}

function Where({ record, e, show, onSelect }: PartProps) {
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
      <Words record={record} span={p.span} onShow={show} />
    </div>
  ))
}

function SaidBy({ record, e, onSelect }: Pick<PartProps, 'record' | 'e' | 'onSelect'>) {
  const claims = e.claims.flatMap((id) => record.claims.find((c) => c.id === id) ?? [])
  if (claims.length === 0) return <span>In the report’s own voice</span>
  return claims.map((c) => (
    <p key={c.id} className="value-line">
      <Item id={c.id} selected={null} onSelect={onSelect} className="claim-link">
        {c.speaker.name}
      </Item>{' '}
      <StanceChip stance={c.stance} />
    </p>
  ))
}

function Relations({ record, e, show, onSelect }: PartProps) {
  const links = record.links.filter((l) => l.from === e.id || l.to === e.id)
  if (links.length === 0) return null
  return (
    <Field name="Linked">
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
            </p>
            <Words record={record} span={l.span} onShow={show} />
          </div>
        )
      })}
    </Field>
  )
}
