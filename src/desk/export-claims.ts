/**
 * Exporting claims: who says what, each with the way to its words. docs/export.md describes the three forms.
 *
 * claims-csv     one row a claim; RFC 4180 as the events' table, spans in UTF-16 code units.
 * claims-jsonld  schema.org: a Claim each, the NewsArticle it appears in, the Events it is about, and a ClaimReview
 *                where a person graded what the claim says.
 * annotations    W3C Web Annotation, one annotation a claim; positions in code points of the report's text.
 *
 * In     a filter of claims. Order: the report added last first, within a report that of the text.
 */
import type { Ledger } from '../ledger/index.ts'
import type { Actor, Record, Span } from '../record/index.ts'
import { codePointOffsets, wholeSlice } from './code-points.ts'
import { type Cell, csvLine } from './csv.ts'
import { claims, events, locatedPlace, report } from './search.ts'
import type { ClaimExportFormat, ClaimFilter, ClaimRow, EventRow, Grade, ReportView } from './types.ts'
import { packageVersion } from './version.ts'

/** The file in pieces. */
export function exportClaims(ledger: Ledger, as: ClaimExportFormat, filter: ClaimFilter): AsyncGenerator<string> {
  const { limit: _, offset: __, ...conditions } = filter
  if (as === 'claims-csv') return csv(ledger, conditions)
  return as === 'claims-jsonld' ? jsonLd(ledger, conditions) : annotations(ledger, conditions)
}

/** A claim and the report it stands in. */
interface Told extends ClaimRow {
  view: ReportView
  /** By event id. */
  events: Map<string, EventRow>
}

const STEP = 500
const ALL = 1_000_000

async function* eachClaim(ledger: Ledger, filter: ClaimFilter): AsyncGenerator<Told> {
  let here: Pick<Told, 'view' | 'events'> | undefined
  for (let offset = 0; ; offset += STEP) {
    const { rows } = await claims(ledger, { ...filter, limit: STEP, offset })
    for (const row of rows) {
      if (here?.view.record.id !== row.report.id) here = await reportOf(ledger, row.report.id)
      yield { ...row, ...here }
    }
    if (rows.length < STEP) return
  }
}

async function reportOf(ledger: Ledger, id: string): Promise<Pick<Told, 'view' | 'events'>> {
  const { rows } = await events(ledger, { report: id, limit: ALL })
  return { view: await report(ledger, id), events: new Map(rows.map((r) => [r.event.id, r])) }
}

const words = (record: Record, span: Span | null): string | null =>
  span === null ? null : record.text.slice(span.start, span.end)
const about = (t: Told): EventRow[] => t.claim.about.flatMap((id) => t.events.get(id) ?? [])
const joined = (values: readonly (string | null | undefined)[]): string =>
  [...new Set(values.filter((v): v is string => typeof v === 'string' && v !== ''))].join('; ')

/** Column and what stands in it; the order is part of the format. */
const COLUMNS: readonly [name: string, cell: (told: Told) => Cell][] = [
  ['report', (t) => t.report.id],
  ['title', (t) => t.report.title],
  ['publisher', (t) => t.report.publisher],
  ['published', (t) => t.report.published],
  ['claim', (t) => t.claim.id],
  ['speaker', (t) => t.claim.speaker.name],
  ['office', (t) => t.claim.speaker.office ?? null],
  ['organization', (t) => t.claim.speaker.organization ?? null],
  ['speaker_words', (t) => t.claim.speaker.text],
  ['stance', (t) => t.claim.stance],
  ['cue', (t) => words(t.view.record, t.claim.cue)],
  ['content', (t) => t.content],
  ['quoted', (t) => t.claim.quoted],
  ['channel', (t) => t.claim.channel],
  ['about', (t) => joined(t.claim.about)],
  ['about_types', (t) => joined(about(t).map((e) => e.event.type))],
  ['about_status', (t) => joined(about(t).map((e) => e.event.status))],
  ['incidents', (t) => joined(about(t).map((e) => e.incident))],
  ['review', (t) => t.view.reviews[t.claim.id]?.state ?? 'open'],
  ['review_note', (t) => t.view.reviews[t.claim.id]?.note ?? null],
  ['credibility', (t) => t.view.grades[t.claim.id]?.credibility?.value ?? null],
  ['content_spans', (t) => t.claim.content.map((s) => `${s.start}-${s.end}`).join('; ')],
  ['speaker_start', (t) => t.claim.speaker.span?.start ?? null],
  ['speaker_end', (t) => t.claim.speaker.span?.end ?? null],
  ['cue_start', (t) => t.claim.cue?.start ?? null],
  ['cue_end', (t) => t.claim.cue?.end ?? null],
]

async function* csv(ledger: Ledger, filter: ClaimFilter): AsyncGenerator<string> {
  yield csvLine(COLUMNS.map(([name]) => name))
  for await (const told of eachClaim(ledger, filter)) yield csvLine(COLUMNS.map(([, cell]) => cell(told)))
}

/** A URN of ours for a report, or for something in it. */
const idOf = (report: string, thing?: string): string =>
  `urn:onrecord:${encodeURIComponent(report)}${thing === undefined ? '' : `:${encodeURIComponent(thing)}`}`

/** Without the fields that nothing is known of. */
const known = (fields: { [name: string]: unknown }): object =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null && v !== undefined))

/** schema.org, and the words of the record that it has none for. */
const CONTEXT = [
  'https://schema.org/',
  Object.fromEntries(
    ['stance', 'cue', 'quoted', 'channel', 'status', 'eventType', 'precision', 'review', 'inWords'].map((term) => [
      term,
      `urn:onrecord:vocabulary:${term}`,
    ]),
  ),
]

async function* jsonLd(ledger: Ledger, filter: ClaimFilter): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(CONTEXT)},"@graph":[`
  let separator = '\n'
  let before: string | undefined
  const told = new Set<string>()
  for await (const t of eachClaim(ledger, filter)) {
    const nodes: object[] = []
    if (t.report.id !== before) {
      nodes.push(articleNode(t))
      told.clear()
    }
    before = t.report.id
    for (const e of about(t)) {
      if (!told.has(e.event.id)) nodes.push(eventNode(e))
      told.add(e.event.id)
    }
    nodes.push(claimNode(t))
    const grade = t.view.grades[t.claim.id]?.credibility
    if (grade) nodes.push(reviewNode(t, grade))
    for (const node of nodes) {
      yield separator + JSON.stringify(node)
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

function articleNode({ report, view: { record } }: Told): object {
  return known({
    '@type': 'NewsArticle',
    '@id': idOf(report.id),
    headline: report.title,
    publisher: report.publisher === null ? null : { '@type': 'Organization', name: report.publisher },
    datePublished: report.published,
    url: record.document.url,
    inLanguage: record.language,
    identifier: `sha256:${record.document.sha256}`,
  })
}

function eventNode({ report, event, evidence, places }: EventRow): object {
  const place = locatedPlace(places)
  const isPoint = place?.precision === 'point' || place?.precision === 'settlement'
  return known({
    '@type': 'Event',
    '@id': idOf(report.id, event.id),
    description: evidence,
    eventType: event.type,
    status: event.status,
    startDate: event.when?.from,
    endDate: event.when?.to,
    location: place && {
      '@type': 'Place',
      name: place.name,
      ...(place.country === null ? {} : { address: { '@type': 'PostalAddress', addressCountry: place.country } }),
      ...(isPoint ? { geo: { '@type': 'GeoCoordinates', latitude: place.lat, longitude: place.lon } } : {}),
      precision: place.precision,
    },
  })
}

function claimNode(t: Told): object {
  const { claim, report, view } = t
  const { speaker } = claim
  const kind = view.record.actors.find((a) => a.id === speaker.actor)?.kind
  return known({
    '@type': 'Claim',
    '@id': idOf(report.id, claim.id),
    text: t.content,
    author: known({
      '@type': kind === undefined ? undefined : AUTHOR_TYPES[kind],
      name: speaker.name || null,
      jobTitle: speaker.office,
      affiliation: speaker.organization && { '@type': 'Organization', name: speaker.organization },
      inWords: speaker.text || null,
    }),
    datePublished: report.published,
    appearance: { '@id': idOf(report.id) },
    about: claim.about.length > 0 ? claim.about.map((e) => ({ '@id': idOf(report.id, e) })) : null,
    stance: claim.stance,
    cue: words(view.record, claim.cue),
    quoted: claim.quoted,
    channel: claim.channel,
    review: view.reviews[claim.id]?.state,
  })
}

/** schema.org wants a person or an organization; of crowds and the unknown it is not said. */
const AUTHOR_TYPES: { readonly [kind in Actor['kind']]?: string } = {
  person: 'Person',
  military: 'Organization',
  government: 'GovernmentOrganization',
  'armed-group': 'Organization',
  organization: 'Organization',
  media: 'NewsMediaOrganization',
  intergovernmental: 'Organization',
  company: 'Corporation',
}

/** Credibility is 1 (confirmed) to 6 (cannot be judged): the best is the lowest number. */
function reviewNode({ claim, report, content }: Told, { value, note, at, who }: Grade): object {
  return {
    '@type': 'ClaimReview',
    '@id': idOf(report.id, `${claim.id}:review`),
    itemReviewed: { '@id': idOf(report.id, claim.id) },
    claimReviewed: content,
    author: { '@type': 'Person', name: who },
    datePublished: at,
    reviewRating: { '@type': 'Rating', ratingValue: value, bestRating: 1, worstRating: 6 },
    reviewBody: note,
  }
}

async function* annotations(ledger: Ledger, filter: ClaimFilter): AsyncGenerator<string> {
  const { total } = await claims(ledger, { ...filter, limit: 1 })
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:onrecord:claims',
    type: 'AnnotationCollection',
  }
  yield `${JSON.stringify({ ...head, label: 'Claims', total }).slice(0, -1)},"first":{"id":"urn:onrecord:claims:1",`
  yield `"type":"AnnotationPage","startIndex":0,"items":[`
  let separator = '\n'
  let selectors: ((span: Span) => object) | undefined
  let before: string | undefined
  for await (const t of eachClaim(ledger, filter)) {
    if (selectors === undefined || t.report.id !== before) selectors = selectorsOn(t.view.record)
    before = t.report.id
    yield separator + JSON.stringify(annotationOf(t, selectors))
    separator = ',\n'
  }
  yield '\n]}}\n'
}

function annotationOf({ claim, report }: Told, at: (span: Span) => object): object {
  const { speaker, cue } = claim
  const body: object[] = [{ type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: claim.stance }]
  if (speaker.name)
    body.push({ type: 'TextualBody', purpose: 'identifying', format: 'text/plain', value: speaker.name })
  if (speaker.span) body.push({ purpose: 'identifying', ...at(speaker.span) })
  if (cue) body.push({ purpose: 'highlighting', ...at(cue) })
  for (const event of claim.about)
    body.push({ type: 'SpecificResource', purpose: 'linking', source: idOf(report.id, event) })
  return {
    id: idOf(report.id, claim.id),
    type: 'Annotation',
    motivation: 'classifying',
    generator: { id: 'urn:onrecord', type: 'Software', name: `Onrecord ${packageVersion()}` },
    body,
    target: claim.content.map(at),
  }
}

const CONTEXT_LENGTH = 32

/** Words of the report as specific resources: by position in code points, and by quotation for texts that shifted. */
function selectorsOn(record: Record): (span: Span) => object {
  const { text } = record
  const toCodePoints = codePointOffsets(text)
  return ({ start, end }) => ({
    type: 'SpecificResource',
    source: { id: `${idOf(record.id)}:text`, type: 'Text', format: 'text/plain', language: record.language },
    ...(record.document.url === undefined ? {} : { scope: record.document.url }),
    selector: [
      { type: 'TextPositionSelector', start: toCodePoints(start), end: toCodePoints(end) },
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: wholeSlice(text, Math.max(0, start - CONTEXT_LENGTH), start),
        suffix: wholeSlice(text, end, end + CONTEXT_LENGTH),
      },
    ],
  })
}
