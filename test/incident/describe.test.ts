/** What an incident says of those who tell it: origins, voices, responsibility, a suggested grade. */
import { describe, expect, test } from 'vitest'
import { agenciesOf } from '../../src/incident/agencies.ts'
import { agreementOf, estimateOf } from '../../src/incident/figures.ts'
import { chainsOf, type Teller, type Told, toIncident, toldOf } from '../../src/incident/index.ts'
import type { Claim, Figure, LinkType, Stance } from '../../src/record/index.ts'
import { makeEvent, makeReport, onDay } from '../ledger/made.ts'

describe('agencies', () => {
  test.each<[text: string, agencies: string[]]>([
    ['TARMIA, June 3 (Reuters) - A ferry sank on Sunday.', ['Reuters']],
    ['TARMIA, Iraq (AP) — A ferry sank on Sunday.', ['AP']],
    ['A ferry sank on Sunday.\n\nAFP contributed to this report.', ['AFP']],
    ['A ferry sank on Sunday.\n\nSource: Xinhua', ['Xinhua']],
    ['TARMIA (Delta Courier/AFP) - A ferry sank.', ['AFP']],
    ['A ferry sank on Sunday, the owner told Reuters by telephone.', []],
    ['The AP press gallery was closed. A ferry sank on Sunday.', []],
    ['', []],
  ])('%j', (text, agencies) => {
    expect(agenciesOf(makeReport(text).record)).toEqual(agencies)
  })
  test('a publisher that is an agency', () => {
    expect(agenciesOf(makeReport('A ferry sank.', { publisher: 'Reuters' }).record)).toEqual(['Reuters'])
  })
})

const figure = (value: string, ...origins: number[]): Figure => ({
  value,
  told: [],
  saidBy: [],
  own: true,
  origins,
  since: null,
})

test.each<[figures: Figure[], estimate: object | null, agreement: string]>([
  [[], null, 'silence'],
  [[figure('4', 0)], { best: 4, low: 4, high: 4 }, 'single'],
  [[figure('4', 0), figure('7', 1)], { best: 4, low: 4, high: 7 }, 'conflict'],
  [[figure('4', 0), figure('7', 1, 2)], { best: 7, low: 4, high: 7 }, 'conflict'],
  [[figure('at least 5', 0), figure('7', 1)], { best: 5, low: 5, high: 7 }, 'agreement'],
  [[figure('at least 5', 0)], { best: 5, low: 5, high: null }, 'single'],
  [[figure('10 to 12', 0), figure('11', 1)], { best: 10, low: 10, high: 12 }, 'agreement'],
  [[figure('at most 3', 0)], { best: 3, low: 3, high: 3 }, 'single'],
])('estimate and agreement %#', (figures, estimate, agreement) => {
  expect(estimateOf(figures)).toEqual(estimate)
  expect(agreementOf(figures, 'toll')).toBe(agreement)
})

interface Line {
  report: string
  who?: string
  says?: [speaker: string, stance: Stance][]
  denials?: string[]
  status?: 'asserted' | 'negated'
}

const told = ({ report, who, says = [], denials = [], status = 'asserted' }: Line): Told => ({
  report,
  event: makeEvent('x', 'x', 'x', { status, when: onDay('2021-06-27') }),
  places: [],
  actors: who === undefined ? [] : [who],
  recipients: ['the depot'],
  evidence: 'x',
  voices: says.map(([speaker, stance], i) => ({ claim: `c${i}`, speaker, stance })),
  denials,
  links: [],
})

const teller = (report: string, rest: Partial<Teller> = {}): Teller => ({
  report,
  publisher: null,
  published: null,
  sketch: [],
  story: [],
  agencies: [],
  ...rest,
})

const describeIncident = (lines: Line[], tellers: Teller[]) =>
  toIncident(lines.map(told), new Map(tellers.map((t) => [t.report, t])))

test('accusations meet claims and denials', () => {
  const { responsibility } = describeIncident(
    [
      { report: 'a', who: 'the Red Column', says: [['Ana Roe', 'accuses']] },
      { report: 'b', who: 'The Red Column', says: [['Red Column', 'asserts']] },
      { report: 'c', who: 'the army', says: [['the army', 'denies']] },
      { report: 'd', who: 'the army' },
      { report: 'e', status: 'negated', says: [['Ivo Brant', 'asserts']] },
    ],
    [],
  )
  expect(responsibility).toEqual({
    claimed: [{ name: 'The Red Column', by: ['The Red Column'], told: [{ report: 'b', event: 'e1' }] }],
    attributed: [
      { name: 'the Red Column', by: ['Ana Roe'], told: [{ report: 'a', event: 'e1' }] },
      { name: 'the army', by: [], told: [{ report: 'd', event: 'e1' }] },
    ],
    denied: [
      { name: 'the army', by: ['the army'], told: [{ report: 'c', event: 'e1' }] },
      { name: 'Ivo Brant', by: ['Ivo Brant'], told: [{ report: 'e', event: 'e1' }] },
    ],
  })
})

test('who denies a part in it without telling it is among those who deny', () => {
  const { responsibility, figures } = describeIncident([{ report: 'a', who: 'rebels', denials: ['Ivo Brant'] }], [])
  expect(responsibility.denied.map((d) => d.name)).toEqual(['Ivo Brant'])
  expect(JSON.stringify(figures)).not.toContain('Ivo Brant')
})

test('a denial that is aimed at an event it does not tell reaches the incident', () => {
  const event = makeEvent('x', 'x', 'x', {})
  const { record } = makeReport('x')
  const claim = {
    id: 'c1',
    speaker: { name: 'Ivo Brant', text: 'Ivo Brant', actor: null, span: { start: 0, end: 1 } },
    cue: null,
    content: [{ start: 0, end: 1 }],
    stance: 'denies',
    about: [event.id],
  } as unknown as Claim
  const [one] = toldOf({ ...record, events: [event], claims: [claim] })
  expect([one?.denials, one?.voices]).toEqual([['Ivo Brant'], []])
})

test('one agency is one origin, whoever prints it', () => {
  const { independent, origins, publishers, reports } = describeIncident(
    ['a', 'b', 'c', 'd'].map((report) => ({ report })),
    [
      teller('a', { publisher: 'Plain Dealer', agencies: ['AP'], sketch: [2], published: '2021-06-28' }),
      teller('b', { publisher: 'AP', agencies: ['AP'], sketch: [4], published: '2021-06-28' }),
      teller('c', { publisher: 'The Signal', sketch: [2], published: '2021-06-29' }),
      teller('d', { publisher: 'Plain Dealer', sketch: [8] }),
    ],
  )
  expect({ reports, publishers, origins }).toEqual({ reports: 4, publishers: 3, origins: 2 })
  expect(independent).toEqual([
    { agency: 'AP', first: 'b', reports: ['a', 'b', 'c'] },
    { agency: null, first: 'd', reports: ['d'] },
  ])
})

test.each<[why: string, lines: Line[], tellers: Teller[], credibility: number, reliability: string[]]>([
  ['one origin', [{ report: 'a' }], [teller('a', { publisher: 'The Signal' })], 3, ['C']],
  [
    'three origins',
    ['a', 'b', 'c'].map((report) => ({ report })),
    ['a', 'b', 'c'].map((r, i) => teller(r, { sketch: [2 * i + 2] })),
    1,
    ['F', 'F', 'F'],
  ],
  [
    'its own party alone',
    [{ report: 'a', who: 'Red Column', says: [['Red Column', 'asserts']] }],
    [teller('a', { publisher: 'Red Column' })],
    6,
    ['D'],
  ],
  [
    'denied by one',
    [{ report: 'a' }, { report: 'b', status: 'negated', says: [['Ana Roe', 'denies']] }],
    [teller('a', { sketch: [2] }), teller('b', { sketch: [4] })],
    3,
    ['F', 'F'],
  ],
  [
    'copies are not first-hand',
    [{ report: 'a' }, { report: 'b' }],
    [teller('a', { sketch: [2], publisher: 'P' }), teller('b', { sketch: [2], publisher: 'Q' })],
    3,
    ['C', 'F'],
  ],
])('a suggested grade: %s', (_, lines, tellers, credibility, reliability) => {
  const { suggestion } = describeIncident(lines, tellers)
  expect(suggestion.credibility).toBe(credibility)
  expect(suggestion.reliability.map((r) => r.value)).toEqual(reliability)
  expect(suggestion.grounds.length).toBeGreaterThan(0)
})

test('chains: between incidents, each with the reports and words that say so', () => {
  const of: { [event: string]: string } = {
    'a e1': 'raid',
    'a e2': 'reprisal',
    'a e3': 'raid',
    'b e1': 'reprisal',
    'b e2': 'raid',
  }
  const link = (report: string, from: string, to: string, type: LinkType, words: string) => ({
    report,
    from,
    to,
    type,
    words,
  })
  const chains = chainsOf(
    [
      link('b', 'e1', 'e2', 'response-to', 'in retaliation for'),
      link('a', 'e2', 'e1', 'response-to', 'in response to'),
      link('a', 'e1', 'e3', 'follows', 'after'), // within one incident
      link('a', 'e1', 'e2', 'same-as', 'the raid'),
      link('a', 'e1', 'e9', 'part-of', 'during'), // of none
    ],
    (report, event) => of[`${report} ${event}`],
  )
  expect(chains).toEqual([
    {
      type: 'response-to',
      from: 'reprisal',
      to: 'raid',
      said: [
        { report: 'a', from: 'e2', to: 'e1', words: 'in response to' },
        { report: 'b', from: 'e1', to: 'e2', words: 'in retaliation for' },
      ],
    },
  ])
})
