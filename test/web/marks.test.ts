import { describe, expect, test } from 'vitest'
import type { Record } from '../../src/record/index.ts'
import { anchorOf, hashOf, inOrder, marksOf, marksOfSelection, selectionOf } from '../../web/src/lib/marks.ts'

const text = 'Menu\nRebels shelled Altun on Monday, the mayor said. Two died.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

const record: Record = {
  schema: 'onrecord/record@1',
  id: 'r',
  document: { mediaType: 'text/plain', bytes: 60, sha256: '0'.repeat(64) },
  title: null,
  byline: null,
  published: { value: null, basis: 'unknown' },
  language: 'en',
  text,
  skipped: [at('Menu')],
  sentences: [],
  names: [],
  actors: [{ id: 'a1', name: 'rebels', kind: 'armed-group', named: false, country: null, mentions: [at('Rebels')] }],
  places: [
    {
      id: 'p1',
      span: at('Altun'),
      text: 'Altun',
      name: 'Altun',
      lat: null,
      lon: null,
      geonameid: null,
      country: null,
      kind: 'settlement',
      precision: 'settlement',
    },
  ],
  times: [{ id: 't1', span: at('Monday'), type: 'DATE', value: null, from: null, to: null, resolved: false }],
  events: [
    {
      id: 'e2',
      type: 'ASSAULT',
      mode: null,
      acled: null,
      trigger: at('died'),
      evidence: at('Two died.'),
      participants: [],
      instruments: [],
      where: [],
      when: null,
      count: null,
      casualties: { killed: { min: 2, max: 2, span: at('Two') } },
      status: 'asserted',
      claims: [],
    },
    {
      id: 'e1',
      type: 'ASSAULT',
      mode: null,
      acled: null,
      trigger: at('shelled'),
      evidence: at('Rebels shelled Altun on Monday, the mayor said.'),
      participants: [
        { role: 'actor', actor: 'a1', span: at('Rebels'), text: 'Rebels', kind: 'armed-group', country: null },
      ],
      instruments: [],
      where: ['p1'],
      when: null,
      count: null,
      casualties: {},
      status: 'asserted',
      claims: ['c1'],
    },
  ],
  claims: [
    {
      id: 'c1',
      speaker: { actor: null, span: at('the mayor'), text: 'the mayor', name: 'mayor' },
      cue: at('said'),
      content: [at('Rebels shelled Altun on Monday')],
      stance: 'asserts',
      quoted: 'none',
      about: ['e1'],
      channel: null,
    },
  ],
  links: [],
  notes: [],
  reader: { name: 'onrecord', version: '0', ms: 1 },
}

const all = { events: true, claims: true, times: true, places: true, actors: true }
const none = { events: false, claims: false, times: false, places: false, actors: false }
const words = (marks: { layer: string; start: number; end: number }[]) =>
  marks.map((m) => `${m.layer}: ${text.slice(m.start, m.end)}`)

describe('marks', () => {
  test('every layer that is on, and skipped text always', () => {
    expect(words(marksOf(record, all))).toEqual([
      'skipped: Menu',
      'event: died',
      'event: shelled',
      'claim: Rebels shelled Altun on Monday',
      'speaker: the mayor',
      'cue: said',
      'time: Monday',
      'place: Altun',
      'actor: Rebels',
    ])
    expect(words(marksOf(record, none))).toEqual(['skipped: Menu'])
  })

  test('a selected event shows its sentence, its trigger and the words of its figures', () => {
    expect(words(marksOfSelection(record, selectionOf(record, '#e2')))).toEqual([
      'evidence: Two died.',
      'event: died',
      'role: Two',
    ])
    expect(words(marksOfSelection(record, selectionOf(record, '#e1')))).toContain('role: Rebels')
  })

  test('a selected claim shows its content, speaker and cue', () => {
    expect(words(marksOfSelection(record, selectionOf(record, '#c1')))).toEqual([
      'evidence: Rebels shelled Altun on Monday',
      'role: the mayor',
      'role: said',
    ])
  })
})

describe('selection in the address', () => {
  test.each([
    ['', { kind: 'none' }],
    ['#', { kind: 'none' }],
    ['#e9', { kind: 'none' }],
    ['#e1', { kind: 'event', id: 'e1', show: null }],
    ['#c1', { kind: 'claim', id: 'c1', show: null }],
    ['#a1', { kind: 'actor', id: 'a1', show: null }],
    ['#p1', { kind: 'place', id: 'p1', show: null }],
    ['#t1', { kind: 'time', id: 't1', show: null }],
    ['#e1@5-11', { kind: 'event', id: 'e1', show: { start: 5, end: 11 } }],
    ['#e1@11-5', { kind: 'event', id: 'e1', show: null }],
    ['#e1@5-99999', { kind: 'event', id: 'e1', show: null }],
    ['#%e1', { kind: 'none' }],
  ])('%s', (hash, expected) => {
    expect(selectionOf(record, hash)).toEqual(expected)
  })

  test('what hashOf writes, selectionOf reads', () => {
    const odd: Record = { ...record, events: [{ ...record.events[0]!, id: 'e 1/ä@3' }] }
    expect(selectionOf(odd, hashOf('e 1/ä@3', { start: 1, end: 4 }))).toEqual({
      kind: 'event',
      id: 'e 1/ä@3',
      show: { start: 1, end: 4 },
    })
  })

  test('where it scrolls to: the words asked for, else the trigger or the content', () => {
    const of = (hash: string) => {
      const span = anchorOf(record, selectionOf(record, hash))
      return span && text.slice(span.start, span.end)
    }
    expect(of('#e1')).toBe('shelled')
    expect(of(`#e1@${at('Altun').start}-${at('Altun').end}`)).toBe('Altun')
    expect(of('#c1')).toBe('Rebels shelled Altun on Monday')
    expect(of('#nothing')).toBeNull()
  })
})

test('events go in the order of the text', () => {
  expect(inOrder(record.events).map((e) => e.id)).toEqual(['e1', 'e2'])
})
