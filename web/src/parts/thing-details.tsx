/** An actor, a place or a time of the report: what it was taken to be, where it is named, which events name it. */
import type { ReactNode } from 'react'
import type { DecisionView, ReportView } from '../../../src/desk/types.ts'
import type { Event, Record, Span } from '../../../src/record/index.ts'
import { countryName } from '../lib/countries.ts'
import { concerning } from '../lib/decisions.ts'
import { formatInstant, formatTimex } from '../lib/format.ts'
import { reachText } from '../lib/reach.ts'
import { notesOn, whyPlace, whyTime } from '../lib/why.ts'
import { PRECISIONS, plain } from '../lib/words.ts'
import { AnotherName } from './alias-form.tsx'
import { TypeChip } from './chips.tsx'
import { Correctable } from './correct.tsx'
import { Field, Unstated, Why, Words } from './fields.tsx'
import { HistorySection } from './history.tsx'
import { PlaceByHand } from './place-form.tsx'
import { Item } from './report-lists.tsx'
import type { Select } from './report-panel.tsx'

interface Props {
  view: ReportView
  kind: 'actor' | 'place' | 'time'
  id: string
  onSelect: Select
}

export function ThingDetails({ view, kind, id, onSelect }: Props) {
  const { record } = view
  const show = (s: Span) => onSelect(id, s)
  if (kind === 'actor') return <ActorDetails {...{ view, record, id, show, onSelect }} />
  return kind === 'place' ? (
    <PlaceDetails {...{ view, record, id, show, onSelect }} />
  ) : (
    <TimeDetails {...{ view, record, id, show, onSelect }} />
  )
}

interface OneProps {
  view: ReportView
  record: Record
  id: string
  show: (s: Span) => void
  onSelect: Select
}

function ActorDetails({ view, record, id, show, onSelect }: OneProps) {
  const a = record.actors.find((x) => x.id === id)!
  const whole = record.actors.find((x) => x.id === a.memberOf)
  return (
    <Thing kind="Actor" layer="actor" name={a.name} decisions={concerning(view.decisions, record.id, id)}>
      <Correctable view={view} id={id} field="name">
        {a.name}
        <AnotherName actor={a} />
      </Correctable>
      <Correctable view={view} id={id} field="kind">
        <span>
          {plain(a.kind)}
          {!a.named && <span className="quiet">, by description</span>}
        </span>
      </Correctable>
      {a.office && <Field name="Office">{a.office}</Field>}
      {whole && (
        <Field name="Belongs to">
          <Item id={whole.id} selected={null} onSelect={onSelect} className="plain-link">
            {whole.name}
          </Item>
        </Field>
      )}
      <Correctable view={view} id={id} field="country">
        {a.country ? countryName(a.country) : <Unstated />}
      </Correctable>
      {a.aliases && a.aliases.length > 0 && <Field name="Also">{a.aliases.join('; ')}</Field>}
      <Field name="Mentions">
        {a.mentions.map((m) => (
          <Words key={m.start} record={record} span={m} onShow={show} />
        ))}
      </Field>
      <Events
        record={record}
        events={record.events.filter((e) => e.participants.some((p) => p.actor === id))}
        onSelect={onSelect}
      />
    </Thing>
  )
}

function PlaceDetails({ view, record, id, show, onSelect }: OneProps) {
  const p = record.places.find((x) => x.id === id)!
  return (
    <Thing kind="Place" layer="place" name={p.name} decisions={concerning(view.decisions, record.id, id)}>
      <Field name="Kind">
        {p.kind}, {PRECISIONS[p.precision]}
      </Field>
      <Field name="Country">{p.country ? countryName(p.country) : <Unstated />}</Field>
      <Field name="Lies at">
        {p.lat !== null && p.lon !== null ? (
          <span className="tabular">
            {formatPoint(p.lat, p.lon)} <small className="quiet">{reachText(p.precision)}</small>
          </span>
        ) : (
          <Unstated>Not located</Unstated>
        )}
        <PlaceByHand view={view} id={id} place={p} />
      </Field>
      {p.geonameid !== null && <Field name="GeoNames">{p.geonameid}</Field>}
      {p.associative && <Field name="Note">Stands for people or a state, not for where something happened</Field>}
      <Field name="Words">
        <Words record={record} span={p.span} onShow={show} />
      </Field>
      <Field name="Why">
        <Why lines={[whyPlace(p), ...notesOn(record, p.span)]} rule={p.rule} />
      </Field>
      <Events record={record} events={record.events.filter((e) => e.where.includes(id))} onSelect={onSelect} />
    </Thing>
  )
}

function TimeDetails({ record, id, show, onSelect }: OneProps) {
  const t = record.times.find((x) => x.id === id)!
  return (
    <Thing kind="Time" layer="time" name={record.text.slice(t.span.start, t.span.end)}>
      <Field name="Written">
        <Words record={record} span={t.span} onShow={show} />
      </Field>
      <Field name="Value">{t.value ? <b>{formatTimex(t.value)}</b> : <Unstated>Not settled</Unstated>}</Field>
      <Field name="Why">
        <Why lines={[whyTime(record, t), ...notesOn(record, t.span)]} rule={t.rule} />
      </Field>
      <Field name="From, to">
        {t.from && t.to ? (
          <span className="tabular">
            {formatInstant(t.from)} to {formatInstant(t.to)}
          </span>
        ) : (
          <Unstated>No calendar day</Unstated>
        )}
      </Field>
      <Field name="TIMEX3">
        <code>
          {t.type} {t.value ?? ''}
        </code>
      </Field>
      <Events record={record} events={record.events.filter((e) => e.when?.time === id)} onSelect={onSelect} />
    </Thing>
  )
}

interface ThingProps {
  kind: string
  layer: string
  name: string
  decisions?: DecisionView[]
  children: ReactNode
}

function Thing({ kind, layer, name, decisions = [], children }: ThingProps) {
  return (
    <>
      <p className="kicker">{kind}</p>
      <h2 className="details-title details-name">
        <span className={`m m-${layer}`}>{name}</span>
      </h2>
      <dl className="fields">{children}</dl>
      <HistorySection decisions={decisions} />
    </>
  )
}

function Events({ record, events, onSelect }: { record: Record; events: Event[]; onSelect: Select }) {
  return (
    <Field name="Events">
      {events.length === 0 && <Unstated>None</Unstated>}
      {events.map((e) => (
        <Item key={e.id} id={e.id} selected={null} onSelect={onSelect} className="about">
          <TypeChip event={e} /> <span>{record.text.slice(e.trigger.start, e.trigger.end)}</span>
        </Item>
      ))}
    </Field>
  )
}

/** 33.3128, 44.3615 -> "33.3128° N, 44.3615° E". */
const formatPoint = (lat: number, lon: number): string =>
  `${round(lat)}° ${lat < 0 ? 'S' : 'N'}, ${round(lon)}° ${lon < 0 ? 'W' : 'E'}`
const round = (n: number): string => `${Math.round(Math.abs(n) * 1e4) / 1e4}`
