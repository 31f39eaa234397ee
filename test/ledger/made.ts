/** Reports made by hand, so that the ledger is tested without the reader. */
import { createHash } from 'node:crypto'
import type { Claim, Event, Incident, Place, Record } from '../../src/record/index.ts'

export interface Made {
  record: Record
  bytes: Uint8Array
}

interface Parts {
  id?: string
  title?: string | null
  published?: string | null
  publisher?: string
  bytes?: Uint8Array
  events?: Event[]
  claims?: Claim[]
  places?: Place[]
  actors?: Record['actors']
}

/** A report whose bytes are its text, with the layers given. */
export function makeReport(text: string, parts: Parts = {}): Made {
  const { title = null, published = null, events = [], claims = [], places = [], actors = [] } = parts
  const bytes = parts.bytes ?? Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const publisher = parts.publisher === undefined ? {} : { publisher: parts.publisher }
  const record: Record = {
    schema: 'onrecord/record@1',
    id: parts.id ?? sha256,
    document: { path: 'made.txt', ...publisher, mediaType: 'text/plain', bytes: bytes.length, sha256 },
    title,
    byline: null,
    published: { value: published, basis: published === null ? 'unknown' : 'given' },
    language: 'en',
    text,
    skipped: [],
    sentences: [],
    names: [],
    actors,
    places,
    times: [],
    events,
    claims,
    links: [],
    notes: [],
    reader: { name: 'onrecord', version: '0.0.0', ms: 1 },
  }
  return { record, bytes }
}

export const spanOf = (text: string, words: string) => {
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`not in the text: ${words}`)
  return { start, end: start + words.length }
}

/** An event told by one sentence of the text. */
export function makeEvent(text: string, sentence: string, trigger: string, rest: Partial<Event> = {}): Event {
  const evidence = spanOf(text, sentence)
  const within = spanOf(sentence, trigger)
  return {
    id: 'e1',
    type: 'ASSAULT',
    mode: null,
    acled: null,
    trigger: { start: evidence.start + within.start, end: evidence.start + within.end },
    evidence,
    participants: [],
    instruments: [],
    where: [],
    when: null,
    count: null,
    casualties: {},
    status: 'asserted',
    claims: [],
    ...rest,
  }
}

/** A calendar day in a zone three hours east of Greenwich. */
export const onDay = (day: string): Event['when'] => ({
  value: day,
  from: `${day}T00:00:00+03:00`,
  to: `${new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)}T00:00:00+03:00`,
  time: null,
  basis: 'stated',
})

export function makePlace(id: string, name: string, country: string, lat: number, lon: number, rest = {}): Place {
  return {
    id,
    span: { start: 0, end: 0 },
    text: name,
    name,
    lat,
    lon,
    geonameid: null,
    country,
    kind: 'settlement',
    precision: 'settlement',
    ...rest,
  }
}

/** One wire report with an event, two places and a claim that denies it. */
export function makeWire(): Made {
  const text =
    'Mortar shells hit the market of Qasr on Tuesday, killing six traders. "We fired no shell," Gen. Sami Haddad told Radio Dijla.'
  const places = [
    makePlace('p1', 'Qasr', 'IRQ', 33.1, 44.2),
    makePlace('p2', 'Iraq', 'IRQ', 33, 44, { precision: 'country' }),
  ]
  const event = makeEvent(text, 'Mortar shells hit the market of Qasr on Tuesday, killing six traders.', 'hit', {
    participants: [
      {
        role: 'recipient',
        actor: null,
        span: spanOf(text, 'the market'),
        text: 'the market',
        kind: 'facility',
        country: null,
      },
      { role: 'actor', actor: 'a1', span: spanOf(text, 'We'), text: 'We', kind: 'military', country: 'IRQ' },
    ],
    where: ['p1', 'p2'],
    when: onDay('2021-06-29'),
    casualties: { killed: { min: 6, max: 6, span: spanOf(text, 'six') } },
    claims: ['c1'],
  })
  const claim: Claim = {
    id: 'c1',
    speaker: { actor: 'a2', span: spanOf(text, 'Gen. Sami Haddad'), text: 'Gen. Sami Haddad', name: 'Sami Haddad' },
    cue: spanOf(text, 'told'),
    content: [spanOf(text, '"We fired no shell,"')],
    stance: 'denies',
    quoted: 'whole',
    about: ['e1'],
    channel: 'Radio Dijla',
  }
  const actors: Record['actors'] = [
    { id: 'a1', name: 'Iraqi Army', kind: 'military', named: true, country: 'IRQ', mentions: [] },
    { id: 'a2', name: 'Sami Haddad', kind: 'person', named: true, country: 'IRQ', mentions: [] },
  ]
  return makeReport(text, {
    title: 'Shells hit market',
    published: '2021-06-30',
    publisher: 'Dijla Wire',
    events: [event],
    claims: [claim],
    places,
    actors,
  })
}

/** An incident that says nothing but what is given. */
export function makeIncident(parts: Partial<Incident> & Pick<Incident, 'id'>): Incident {
  const silence = 'silence' as const
  return {
    type: 'ASSAULT',
    from: null,
    to: null,
    place: null,
    events: [],
    reports: 1,
    publishers: 0,
    origins: 1,
    independent: [],
    figures: {
      killed: [],
      injured: [],
      missing: [],
      detained: [],
      time: [],
      place: [],
      actor: [],
      recipient: [],
      instrument: [],
    },
    agreement: {
      killed: silence,
      injured: silence,
      missing: silence,
      detained: silence,
      time: silence,
      place: silence,
      actor: silence,
      recipient: silence,
      instrument: silence,
    },
    estimates: { killed: null, injured: null },
    responsibility: { claimed: [], attributed: [], denied: [] },
    suggestion: { credibility: 6, grounds: [], reliability: [] },
    ...parts,
  }
}

/** Everything an asynchronous generator gives. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}
