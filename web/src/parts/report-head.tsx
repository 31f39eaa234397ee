/** Title, date with its basis, where the report comes from, and the switches of the layers. */
import { useState } from 'react'
import type { ReportView } from '../../../src/desk/types.ts'
import { correctionOf, FIELD_NAMES } from '../lib/decisions.ts'
import { BASES, formatBytes, formatDay, formatInstant, plural } from '../lib/format.ts'
import { type Shown, SWITCHES, type Switch } from '../lib/marks.ts'
import { Link } from '../lib/router.tsx'
import { Corrected, CorrectForm } from './correct.tsx'
import { GradeLine, GradeMark } from './grade.tsx'
import { Icon } from './icons.tsx'

const NAMES: { [s in Switch]: string } = {
  events: 'Events',
  claims: 'Claims',
  times: 'Times',
  places: 'Places',
  actors: 'Actors',
}

interface Props {
  view: ReportView
  title: string
  shown: Shown
  onToggle: (s: Switch) => void
}

export function ReportHead({ view, title, shown, onToggle }: Props) {
  const { record } = view
  const [form, setForm] = useState<'published' | 'title' | 'publisher' | null>(null)
  const given = correctionOf(view.decisions, record.id, null, 'published')
  const { published, document: source } = record
  const counts: { [s in Switch]: number } = {
    events: record.events.length,
    claims: record.claims.length,
    times: record.times.length,
    places: record.places.length,
    actors: record.actors.length,
  }
  const decided = record.events.filter((e) => (view.reviews[e.id]?.state ?? 'open') !== 'open').length
  return (
    <header className="reading-head">
      <p className="kicker">
        <Link to="/">Reports</Link>
        {source.publisher && <> · {source.publisher}</>} <GradeMark grade={view.grades.publisher?.reliability} />
      </p>
      <h1>{title}</h1>
      <p className="stats">
        {record.byline && <span>{record.byline}</span>}
        <span>
          {published.value ? formatDay(published.value) : 'No publication date'}
          <span className="quiet">
            {' '}
            {given ? `given by ${given.who}` : published.value ? BASES[published.basis] : 'so weekdays stay open'}
          </span>{' '}
          <button
            type="button"
            className="link-button small"
            aria-expanded={form === 'published'}
            onClick={() => setForm(form === 'published' ? null : 'published')}
          >
            {published.value ? 'Change' : 'Give the day'}
          </button>
        </span>
        {decided > 0 && (
          <span>
            {decided} of {plural(counts.events, 'event')} reviewed
          </span>
        )}
      </p>
      {form && (
        <CorrectForm
          key={form}
          view={view}
          id={null}
          field={form}
          name={FIELD_NAMES[form]!}
          onClose={() => setForm(null)}
        />
      )}
      <Corrected view={view} id={null} field="published" />
      <Corrected view={view} id={null} field="title" />
      <Corrected view={view} id={null} field="publisher" />
      <details className="provenance">
        <summary>Provenance</summary>
        <dl className="facts facts-lines">
          <Fact name="Publisher">
            {source.publisher ?? <span className="nothing">Not known</span>}{' '}
            <button type="button" className="link-button small" onClick={() => setForm('publisher')}>
              Correct
            </button>
            {source.publisher && (
              <GradeLine
                target={{ publisher: source.publisher }}
                field="reliability"
                grade={view.grades.publisher?.reliability}
              />
            )}
          </Fact>
          <Fact name="Title">
            {record.title ?? <span className="nothing">None</span>}{' '}
            <button type="button" className="link-button small" onClick={() => setForm('title')}>
              Correct
            </button>
          </Fact>
          {source.path && <Fact name="File">{source.path}</Fact>}
          {source.url && (
            <Fact name="Address">
              {/^https?:/.test(source.url) ? (
                <a href={source.url} rel="noreferrer noopener" target="_blank">
                  {source.url}
                </a>
              ) : (
                source.url
              )}
            </Fact>
          )}
          <Fact name="Kind">
            {source.mediaType}, {formatBytes(source.bytes)}, language {record.language}
          </Fact>
          <Fact name="SHA-256">
            <span className="code">{source.sha256}</span>
          </Fact>
          <Fact name="Added">{formatInstant(view.addedAt)}</Fact>
          <Fact name="Read by">
            {record.reader.name} {record.reader.version} in {Math.round(record.reader.ms)} ms
          </Fact>
          <Fact name="Original">
            <a href={`/api/reports/${encodeURIComponent(record.id)}/original`} download>
              <Icon name="download" /> the file as it was added
            </a>
          </Fact>
        </dl>
      </details>
      {record.notes.length > 0 && record.events.length === 0 && record.claims.length === 0 && (
        <p className="aside" role="note">
          <Icon name="warn" /> {record.notes[0]!.reason}
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: a row of toggle buttons */}
      <div className="layers" role="group" aria-label="What is marked in the text">
        {SWITCHES.map((s) => (
          <button
            key={s}
            type="button"
            className={`layer layer-${s}`}
            aria-pressed={shown[s]}
            title={plural(counts[s], NAMES[s].slice(0, -1).toLowerCase())}
            onClick={() => onToggle(s)}
          >
            <span className="layer-sample">{NAMES[s]}</span>
            <span className="count">{counts[s]}</span>
          </button>
        ))}
      </div>
    </header>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
