/** A record made by hand, so that the printers are tested without the reader. */
import type { Record, Span } from '../../src/record/index.ts'

export const text = `Jets hit depot <near> Baghdad

US jets struck a depot near Baghdad on Sunday, killing at least four guards. "We acted in self-defence," Col. Ann Roe said on Monday.

Share this`

/** The n-th occurrence of some words in the text. */
export function at(words: string, n = 1): Span {
  let start = -1
  for (let i = 0; i < n; i++) start = text.indexOf(words, start + 1)
  if (start < 0) throw new Error(`not in the text: ${words}`)
  return { start, end: start + words.length }
}

export const record: Record = {
  schema: 'onrecord/record@1',
  id: 'a & b',
  document: { path: 'a.txt', mediaType: 'text/plain', bytes: 10, sha256: '0'.repeat(64) },
  title: 'Jets hit depot <near> Baghdad',
  byline: null,
  published: { value: '2021-06-29', basis: 'given' },
  language: 'en',
  text,
  skipped: [at('Share this')],
  sentences: [at('Jets hit depot <near> Baghdad')],
  names: [{ span: at('Ann Roe'), type: 'PER' }],
  actors: [
    { id: 'a1', name: 'United States', kind: 'military', named: true, country: 'USA', mentions: [at('US jets')] },
    {
      id: 'a2',
      name: 'Ann Roe',
      kind: 'person',
      named: true,
      country: null,
      office: 'Col.',
      mentions: [at('Col. Ann Roe')],
    },
  ],
  places: [
    {
      id: 'p1',
      span: at('Baghdad', 2),
      text: 'Baghdad',
      name: 'Baghdad',
      lat: 33.3,
      lon: 44.4,
      geonameid: 98182,
      country: 'IRQ',
      kind: 'settlement',
      precision: 'settlement',
    },
  ],
  times: [
    { id: 't1', span: at('on Sunday'), type: 'DATE', value: '2021-06-27', from: null, to: null, resolved: true },
    { id: 't2', span: at('on Monday'), type: 'DATE', value: null, from: null, to: null, resolved: false },
  ],
  events: [
    {
      id: 'e1',
      type: 'ASSAULT',
      mode: 'aerial',
      acled: 'Air/drone strike',
      trigger: at('struck'),
      evidence: at('US jets struck a depot near Baghdad on Sunday, killing at least four guards.'),
      participants: [
        { role: 'actor', actor: 'a1', span: at('US jets'), text: 'US jets', kind: 'military', country: 'USA' },
        { role: 'recipient', actor: null, span: at('a depot'), text: 'a depot', kind: 'facility', country: null },
      ],
      instruments: [{ kind: 'aircraft', span: at('jets'), text: 'jets' }],
      where: ['p1'],
      when: { value: '2021-06-27', from: null, to: null, time: 't1', basis: 'stated' },
      count: null,
      casualties: { killed: { min: 4, max: null, whom: 'guards', span: at('at least four guards') } },
      status: 'asserted',
      claims: ['c1'],
    },
  ],
  claims: [
    {
      id: 'c1',
      speaker: { actor: 'a2', span: at('Col. Ann Roe'), text: 'Col. Ann Roe', name: 'Ann Roe', office: 'Col.' },
      cue: at('said'),
      content: [at('"We acted in self-defence,"')],
      stance: 'justifies',
      quoted: 'whole',
      about: ['e1'],
      channel: null,
    },
  ],
  links: [],
  notes: [{ rule: 'time/unresolved', reason: 'The day is not known.', span: at('on Monday') }],
  reader: { name: 'onrecord', version: '0.0.0', ms: 1 },
}
