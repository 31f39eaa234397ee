/** The lists beside a report: events, claims, names and times, and what could not be settled. */
import type { ReactNode } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import type { Claim, Record } from '../../../src/record/index.ts'
import { formatTimex, formatWhen } from '../lib/format.ts'
import { hashOf, inOrder } from '../lib/marks.ts'
import { parties, partiesIn, plain, tolls } from '../lib/words.ts'
import { ReviewMark, StatusChip, TypeChip } from './chips.tsx'
import type { Select } from './report-panel.tsx'
import { StanceChip } from './stance.tsx'

interface ItemProps {
  id: string
  selected: string | null
  onSelect: Select
  className?: string
  children: ReactNode
}

/** A link to something of the report; pressed plainly it selects, otherwise the browser opens it. */
export function Item({ id, selected, onSelect, className = 'item', children }: ItemProps) {
  return (
    <a
      className={className}
      href={hashOf(id)}
      aria-current={id === selected ? 'true' : undefined}
      onClick={(e) => {
        if (e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
        e.preventDefault()
        onSelect(id)
      }}
    >
      {children}
    </a>
  )
}

interface ListProps {
  record: Record
  selected: string | null
  onSelect: Select
}

export function EventList({ view, selected, onSelect }: { view: ReportView } & Omit<ListProps, 'record'>) {
  const { record, reviews } = view
  if (record.events.length === 0) return <p className="none">No events were found in this report.</p>
  return (
    <ol className="items">
      {inOrder(record.events).map((e) => {
        const who = parties(partiesIn(e))
        const places = [...new Set(e.where.map((id) => record.places.find((p) => p.id === id)?.name).filter(Boolean))]
        const facts = [formatWhen(e.when), ...places, ...tolls(e.casualties).map((t) => t.text)]
        return (
          <li key={e.id} className={reviews[e.id]?.state === 'rejected' ? 'is-rejected' : undefined}>
            <Item id={e.id} selected={selected} onSelect={onSelect}>
              <span className="item-head">
                <TypeChip event={e} />
                <StatusChip status={e.status} />
                <ReviewMark review={reviews[e.id]} />
              </span>
              <span className="item-main">{who || <q>{record.text.slice(e.trigger.start, e.trigger.end)}</q>}</span>
              <span className="item-facts">{facts.join(' · ')}</span>
            </Item>
          </li>
        )
      })}
    </ol>
  )
}

export function ClaimList({ record, selected, onSelect }: ListProps) {
  if (record.claims.length === 0) return <p className="none">No claims were found in this report.</p>
  return (
    <ol className="items">
      {record.claims.map((c) => (
        <li key={c.id}>
          <Item id={c.id} selected={selected} onSelect={onSelect}>
            <span className="item-head">
              <b>{c.speaker.name}</b> <StanceChip stance={c.stance} />
            </span>
            <span className="item-words">{contentOf(record, c)}</span>
          </Item>
        </li>
      ))}
    </ol>
  )
}

export function IndexList({ record, selected, onSelect }: ListProps) {
  const actors = [...record.actors].sort(
    (a, b) => b.mentions.length - a.mentions.length || a.name.localeCompare(b.name),
  )
  const places = [...new Map(record.places.map((p) => [`${p.name} ${p.geonameid}`, p])).values()].map((first) => {
    const all = record.places.filter((p) => p.name === first.name && p.geonameid === first.geonameid)
    return { place: all[0]!, n: all.length }
  })
  return (
    <div className="index">
      <Group title="Actors" none="No actors were found.">
        {actors.map((a) => (
          <Item key={a.id} id={a.id} selected={selected} onSelect={onSelect} className="index-item">
            <span className="m m-actor">{a.name}</span> <small className="quiet">{plain(a.kind)}</small>{' '}
            <Times n={a.mentions.length} />
          </Item>
        ))}
      </Group>
      <Group title="Places" none="No places were found.">
        {places.map(({ place: p, n }) => (
          <Item key={p.id} id={p.id} selected={selected} onSelect={onSelect} className="index-item">
            <span className="m m-place">{p.name}</span>{' '}
            <small className="quiet">{p.lat === null ? 'not located' : p.kind}</small> <Times n={n} />
          </Item>
        ))}
      </Group>
      <Group title="Times" none="No times were found.">
        {record.times.map((t) => (
          <Item key={t.id} id={t.id} selected={selected} onSelect={onSelect} className="index-item">
            <span className="m m-time">{record.text.slice(t.span.start, t.span.end)}</span>{' '}
            <small className="quiet">{t.resolved && t.value ? formatTimex(t.value) : 'open'}</small>
          </Item>
        ))}
      </Group>
    </div>
  )
}

function Group({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <section>
      <h2 className="group">{title}</h2>
      {children.length === 0 ? (
        <p className="none">{none}</p>
      ) : (
        <ul>
          {children.map((c, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown
            <li key={i}>{c}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Times = ({ n }: { n: number }) => (n > 1 ? <span className="count">{n}×</span> : null)

export function NoteList({ record }: { record: Record }) {
  if (record.notes.length === 0) return <p className="none">Nothing was left open.</p>
  return (
    <ul className="items notes">
      {record.notes.map((n, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes have no id and never change
        <li key={i} className="note">
          {n.span && <q>{record.text.slice(n.span.start, Math.min(n.span.end, n.span.start + 160))}</q>}
          <p>{n.reason}</p>
          <code>{n.rule}</code>
        </li>
      ))}
    </ul>
  )
}

/** A claim's content as words; pieces that stand apart are joined by an ellipsis. */
export const contentOf = (record: Record, claim: Claim): string =>
  claim.content.map((s) => record.text.slice(s.start, s.end)).join(' … ')
