/** Decisions in words, and which of them concern one thing. Pure. */
import type { DecisionView } from '../../../src/desk/types.ts'
import type { LinkType } from '../../../src/record/index.ts'
import { formatCount, formatDay } from './format.ts'
import { LINKS, plain, ROLES, statusLabel, typeLabel } from './words.ts'

/** What a field is called on the screen. */
export const FIELD_NAMES: { [field: string]: string } = {
  type: 'Type',
  mode: 'Mode',
  acled: 'ACLED',
  status: 'Status',
  when: 'When',
  where: 'Where',
  count: 'How many',
  killed: 'Killed',
  injured: 'Injured',
  missing: 'Missing',
  detained: 'Detained',
  ...ROLES,
  instruments: 'With',
  stance: 'Stance',
  speaker: 'Speaker',
  channel: 'Channel',
  name: 'Name',
  kind: 'Kind',
  country: 'Country',
  title: 'Title',
  publisher: 'Publisher',
  published: 'Day of publication',
}

/** A value of a field as people read it. */
export function formatValue(field: string, value: unknown): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return 'not stated'
  if (Array.isArray(value)) return value.map((v) => (field === 'instruments' ? plain(String(v)) : String(v))).join('; ')
  if (typeof value === 'object') {
    const { min, max, whom, from, to } = value as { [key: string]: unknown }
    if (typeof from === 'string' && typeof to === 'string')
      return from === to ? formatDay(from) : `${formatDay(from)} – ${formatDay(to)}`
    const count = formatCount({ min: (min as number | null) ?? null, max: (max as number | null) ?? null })
    return typeof whom === 'string' ? `${count} (${whom})` : count
  }
  if (field === 'type') return typeLabel(String(value))
  if (field === 'status') return statusLabel(String(value))
  if (field === 'published') return formatDay(String(value))
  return field === 'kind' || field === 'mode' ? plain(String(value)) : String(value)
}

/** What was decided, without by whom: "Killed: 6 → 7". */
export function saidOf(d: DecisionView): string {
  const { kind, field, before, after, of } = d
  switch (kind) {
    case 'accept':
      return 'Accepted'
    case 'reject':
      return 'Rejected'
    case 'reopen':
      return 'Reopened'
    case 'note':
      return 'Note'
    case 'correct':
      return `${FIELD_NAMES[field ?? ''] ?? field}: ${formatValue(field ?? '', before)} → ${formatValue(field ?? '', after)}`
    case 'place': {
      const { name, lat, lon } = after as { name: string; lat: number; lon: number }
      return `Placed by hand: ${name} (${lat}, ${lon})`
    }
    case 'alias': {
      const { alias, name } = after as { alias: string; name: string }
      return `“${alias}” is ${name}`
    }
    case 'grade':
      return `${field === 'reliability' ? 'Reliability' : 'Credibility'} ${after}`
    case 'link':
    case 'unlink': {
      const words = LINKS[(after as { type: LinkType }).type]?.forth ?? 'linked to'
      const other = d.about.find((a) => a.side === 1)?.words
      return `${kind === 'link' ? 'Linked' : 'No longer linked'}: ${words}${other ? ` “${other}”` : ''}`
    }
    case 'merge':
      return 'Merged with another incident'
    case 'split': {
      const taken = d.about.filter((a) => a.side === 1).length
      return taken === 1 ? 'One event taken out' : `${taken} events taken out`
    }
    case 'undo':
      return `Took back no. ${of}`
    case 'redo':
      return `Put no. ${of} again`
  }
}

/** Entries about this thing of a report, by the id it has now; `null` is the report itself. */
export const concerning = (all: readonly DecisionView[], report: string, id: string | null): DecisionView[] =>
  all.filter((d) => d.about.some((a) => a.report === report && a.now === id && (id !== null || a.event === null)))

/** The correction of this field that is in force: the latest that was not undone. */
export const correctionOf = (
  all: readonly DecisionView[],
  report: string,
  id: string | null,
  field: string,
): DecisionView | undefined =>
  concerning(all, report, id).find((d) => d.kind === 'correct' && d.field === field && !d.undone)

export const STANDINGS: { [standing in DecisionView['standing']]: string } = {
  fits: 'holds',
  agrees: 'the reader agrees now',
  differs: 'the reader reads otherwise now',
  lost: 'no longer found',
}
