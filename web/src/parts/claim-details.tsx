/** Every field of one claim. */
import type { ReportView } from '../../../src/desk/types.ts'
import type { Claim } from '../../../src/record/index.ts'
import { concerning } from '../lib/decisions.ts'
import { claimSearchOf } from '../lib/filter.ts'
import { Link } from '../lib/router.tsx'
import { TypeChip } from './chips.tsx'
import { Correctable } from './correct.tsx'
import { Field, Unstated, Words } from './fields.tsx'
import { GradeLine } from './grade.tsx'
import { HistorySection } from './history.tsx'
import { Icon } from './icons.tsx'
import { contentOf, Item } from './report-lists.tsx'
import type { Select } from './report-panel.tsx'
import { ReviewForm } from './review-form.tsx'
import { StanceChip } from './stance.tsx'
import { TreeButton } from './tree.tsx'

const QUOTED = { none: 'in the report’s words', part: 'partly quoted', whole: 'quoted' }

export function ClaimDetails({ view, claim: c, onSelect }: { view: ReportView; claim: Claim; onSelect: Select }) {
  const { record } = view
  const show = (s: { start: number; end: number }) => onSelect(c.id, s)
  const { speaker } = c
  const [first] = c.content
  const who = [speaker.office, speaker.organization].filter((w) => w && w !== speaker.name).join(', ')
  const events = c.about.flatMap((id) => record.events.find((e) => e.id === id) ?? [])
  return (
    <>
      <h2 className="details-title">
        <span className="type type-claim">Claim</span> <StanceChip stance={c.stance} />
      </h2>
      <blockquote className="sentence sentence-claim">{contentOf(record, c)}</blockquote>
      {first && <TreeButton span={c.cue ?? first} />}
      <ReviewForm key={c.id} view={view} event={c.id} />
      <dl className="fields">
        <Correctable view={view} id={c.id} field="speaker">
          <p className="value-line">
            <b>{speaker.name}</b>
          </p>
          {who && <p className="small quiet">{who}</p>}
          {speaker.span ? (
            <Words record={record} span={speaker.span} onShow={show} />
          ) : (
            <Unstated>No words name the speaker here</Unstated>
          )}
          {speaker.actor && (
            <Item id={speaker.actor} selected={null} onSelect={onSelect} className="plain-link small">
              every mention
            </Item>
          )}
        </Correctable>
        <Correctable view={view} id={c.id} field="stance">
          {c.stance}
        </Correctable>
        <Field name="Cue">
          {c.cue ? <Words record={record} span={c.cue} onShow={show} /> : <Unstated>No verb of saying</Unstated>}
        </Field>
        <Field name="Content">
          {c.content.map((s) => (
            <Words key={s.start} record={record} span={s} onShow={show} />
          ))}
          <p className="small quiet">{QUOTED[c.quoted]}</p>
        </Field>
        <Correctable view={view} id={c.id} field="channel">
          {c.channel ?? <Unstated />}
        </Correctable>
        <Field name="About">
          {events.length === 0 && <Unstated>No event of the report</Unstated>}
          {events.map((e) => (
            <Item key={e.id} id={e.id} selected={null} onSelect={onSelect} className="about">
              <TypeChip event={e} /> <span>{record.text.slice(e.trigger.start, e.trigger.end)}</span>
            </Item>
          ))}
        </Field>
        <Extras record={record} c={c} show={show} onSelect={onSelect} />
        <Field name="Graded">
          <GradeLine
            target={{ report: record.id, event: c.id }}
            field="credibility"
            grade={view.grades[c.id]?.credibility}
          />
        </Field>
        {c.rule && (
          <Field name="Rule">
            <code>{c.rule}</code>
          </Field>
        )}
        <Field name="More">
          <Link className="more" to={`/claims${claimSearchOf({ speaker: speaker.name })}`}>
            All claims by {speaker.name}
            <Icon name="arrow" />
          </Link>
        </Field>
      </dl>
      <HistorySection decisions={concerning(view.decisions, record.id, c.id)} />
    </>
  )
}

interface ExtraProps {
  record: ReportView['record']
  c: Claim
  show: (s: { start: number; end: number }) => void
  onSelect: Select
}

/** What not every claim has: responsibility, the claims it is aimed at, those it passes on. */
function Extras({ record, c, show, onSelect }: ExtraProps) {
  const answered = (c.answers ?? []).flatMap((id) => record.claims.find((x) => x.id === id) ?? [])
  return (
    <>
      {c.negated && <Field name="Negated">The report says that this was not said</Field>}
      {c.responsibility && (
        <Field name="Responsible">{c.responsibility === 'claimed' ? 'Says: it was us' : 'Says: it was not us'}</Field>
      )}
      {answered.length > 0 && (
        <Field name="Aimed at">
          {answered.map((a) => (
            <Item key={a.id} id={a.id} selected={null} onSelect={onSelect} className="about">
              <b>{a.speaker.name || 'Not named'}</b> <StanceChip stance={a.stance} />
              <span className="clamp">{contentOf(record, a)}</span>
            </Item>
          ))}
        </Field>
      )}
      {c.relays && c.relays.length > 0 && (
        <Field name="Passes on">
          {c.relays.map((r) => (
            <div key={`${r.depth} ${r.cue.start}`} className="value-block">
              <p className="value-line">
                <b>{r.speaker.name || 'Not named'}</b> <StanceChip stance={r.stance} />
              </p>
              {r.content.map((s) => (
                <Words key={s.start} record={record} span={s} onShow={show} />
              ))}
            </div>
          ))}
        </Field>
      )}
    </>
  )
}
