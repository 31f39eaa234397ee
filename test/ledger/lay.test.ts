/** Laying decisions on a record: pure, so by table. */
import { describe, expect, test } from 'vitest'
import { type Anchor, anchorOf, fieldValue, type Layable, lay } from '../../src/ledger/index.ts'
import { Record } from '../../src/record/index.ts'
import { makeEvent, makeReport, makeWire, onDay } from './made.ts'

const wire = makeWire().record

function about(id: string | null, rest: Partial<Layable>, record = wire): Layable {
  const anchor = id === null ? null : anchorOf(record, id)
  const nothing = { field: null, before: null, after: null, note: null, undone: false }
  return {
    seq: 1,
    at: '2021-07-01T10:00:00.000Z',
    who: 'ann',
    kind: 'accept',
    ...nothing,
    refs: [{ report: record.id, event: id, side: 0, anchor }],
    ...rest,
  }
}
const correct = (id: string | null, field: string, after: unknown): Layable =>
  about(id, { kind: 'correct', field, before: fieldValue(wire, id, field), after })

describe('correcting a field', () => {
  test.each<[id: string | null, field: string, after: unknown]>([
    ['e1', 'type', 'COERCE'],
    ['e1', 'mode', 'unconventional'],
    ['e1', 'acled', 'Shelling/artillery/missile attack'],
    ['e1', 'status', 'possible'],
    ['e1', 'when', { from: '2021-06-28', to: '2021-06-29' }],
    ['e1', 'when', null],
    ['e1', 'where', ['p2']],
    ['e1', 'count', { min: 2, max: null }],
    ['e1', 'killed', { min: 7, max: 7 }],
    ['e1', 'killed', null],
    ['e1', 'injured', { min: null, max: 9, whom: 'traders' }],
    ['e1', 'actor', ['Sami Haddad']],
    ['e1', 'recipient', []],
    ['e1', 'mediator', ['somebody of no report']],
    ['e1', 'instruments', ['artillery', 'fire']],
    ['c1', 'stance', 'asserts'],
    ['c1', 'speaker', 'Iraqi Army'],
    ['c1', 'channel', null],
    ['a1', 'name', 'Army of Iraq'],
    ['a1', 'country', null],
    [null, 'title', 'Shells hit the market'],
    [null, 'publisher', null],
  ])('%s %s: %j', (id, field, after) => {
    const laid = lay(wire, [correct(id, field, after)])
    expect(fieldValue(laid.record, id, field)).toEqual(after)
    expect(Record.parse(laid.record)).toEqual(laid.record)
    expect(laid.stands).toEqual([{ seq: 1, part: 0, now: id, standing: 'fits', why: null }])
    expect(fieldValue(wire, id, field)).not.toEqual(after) // what was read is left as it was
  })

  test('undone, it leaves the very record', () => {
    const laid = lay(wire, [{ ...correct('e1', 'killed', { min: 7, max: 7 }), undone: true }])
    expect(laid.record).toBe(wire)
  })

  test('a day keeps its offset, and someone known keeps what is known', () => {
    const { record } = lay(wire, [
      correct('e1', 'when', { from: '2021-06-28', to: '2021-06-28' }),
      correct('e1', 'actor', ['Sami Haddad']),
    ])
    expect(record.events[0]!.when).toEqual({ ...onDay('2021-06-28'), time: null })
    expect(record.events[0]!.participants[0]).toMatchObject({ role: 'actor', actor: 'a2', kind: 'person' })
  })

  test('the reader that now says the same agrees; one that says something third differs', () => {
    const decision = correct('e1', 'killed', { min: 7, max: 7 })
    const later = (min: number) => {
      const record = structuredClone(wire)
      record.events[0]!.casualties.killed!.min = min
      record.events[0]!.casualties.killed!.max = min
      return lay(record, [decision]).stands[0]
    }
    expect(later(7)).toMatchObject({ standing: 'agrees' })
    expect(later(5)).toMatchObject({
      standing: 'differs',
      why: 'It replaced {"min":6,"max":6}; there it now says {"min":5,"max":5}.',
    })
  })
})

describe('other kinds', () => {
  test('reviews: the latest state, the latest note', () => {
    const { reviews, record } = lay(wire, [
      about('e1', { kind: 'accept', note: 'two sources' }),
      about('e1', { kind: 'note', note: 'called them', who: 'bob' }),
      about('c1', { kind: 'reject' }),
      about('e1', { kind: 'reject', undone: true }),
    ])
    expect(record).toBe(wire)
    expect(reviews.get('e1')).toMatchObject({ state: 'accepted', note: 'called them', who: 'bob' })
    expect(reviews.get('c1')).toMatchObject({ state: 'rejected', note: null })
  })

  const hand = { name: 'Qasr market', lat: 33.2, lon: 44.3, country: 'IRQ', precision: 'point' as const }
  test('a place by hand, for a mention and for an event', () => {
    const mention = lay(wire, [about('p1', { kind: 'place', after: hand })]).record
    expect(mention.places[0]).toMatchObject({ ...hand, id: 'p1', text: 'Qasr', geonameid: null })
    const event = lay(wire, [about('e1', { kind: 'place', after: hand, seq: 7 })]).record
    expect(event.events[0]!.where).toEqual(['p-7'])
    expect(event.places.at(-1)).toMatchObject({ ...hand, id: 'p-7', span: wire.events[0]!.evidence })
    expect(Record.parse(event)).toEqual(event)
  })

  test('an alias: actors and speakers of that name, whatever its case', () => {
    const { record } = lay(wire, [], [{ alias: 'sami haddad', name: 'Sami al-Haddad' }])
    expect(record.actors[1]).toMatchObject({ name: 'Sami al-Haddad', aliases: ['Sami Haddad'] })
    expect(record.claims[0]!.speaker.name).toBe('Sami al-Haddad')
    expect(lay(wire, [], [{ alias: 'Haddad', name: 'Sami al-Haddad' }]).record).toBe(wire)
  })

  test('links within a report: put, and taken away', () => {
    const text = 'Rockets fell on Monday. Jets struck on Tuesday.'
    const record = makeReport(text, {
      events: [
        makeEvent(text, 'Rockets fell on Monday.', 'fell'),
        makeEvent(text, 'Jets struck on Tuesday.', 'struck', { id: 'e2' }),
      ],
    }).record
    const refs = ['e2', 'e1'].map((event, side) => ({
      report: record.id,
      event,
      side,
      anchor: anchorOf(record, event),
    }))
    const after = { to: { report: record.id, event: 'e1' }, type: 'response-to' }
    const linked = lay(record, [about('e2', { kind: 'link', after, refs }, record)]).record
    expect(linked.links).toEqual([{ from: 'e2', to: 'e1', type: 'response-to', span: record.events[1]!.evidence }])
    const unlinked = lay(linked, [about('e2', { kind: 'unlink', after, refs }, record)])
    expect(unlinked.record.links).toEqual([])
  })
})

describe('finding it again in another reading', () => {
  const text = 'Shells hit the market. Shells hit the school, killing two, and hit the bridge.'
  const event = (id: string, sentence: string, trigger: string) => makeEvent(text, sentence, trigger, { id })
  const second = 'Shells hit the school, killing two, and hit the bridge.'
  const record = makeReport(text, {
    events: [event('e1', 'Shells hit the market.', 'hit'), event('e2', second, 'hit'), event('e3', second, 'killing')],
  }).record
  const found = (change: (r: typeof record) => void, id: string) => {
    const other = structuredClone(record)
    change(other)
    return lay(other, [about(id, { kind: 'accept' }, record)]).stands[0]!
  }

  test('by its words, when it has another id', () => {
    const renamed = found((r) => {
      r.events = r.events.slice(1).map((e, i) => ({ ...e, id: `e${i + 1}` }))
    }, 'e2')
    expect(renamed).toMatchObject({ now: 'e1', standing: 'fits' })
  })
  test('when the reader takes more words of the same spot', () => {
    const wider = found((r) => {
      r.events[2]!.trigger.end += 4
      r.events[2]!.id = 'e9'
    }, 'e3')
    expect(wider).toMatchObject({ now: 'e9', standing: 'fits' })
  })
  test('when the text around it is another', () => {
    const moved = found((r) => {
      r.text = `By our staff. ${r.text}`
      for (const e of r.events)
        for (const s of [e.trigger, e.evidence]) {
          s.start += 14
          s.end += 14
        }
    }, 'e3')
    expect(moved).toMatchObject({ now: 'e3', standing: 'fits' })
  })
  test('when it is gone it is lost, with its words', () => {
    const gone = found((r) => {
      r.events.pop()
    }, 'e3')
    expect(gone).toEqual({
      seq: 1,
      part: 0,
      now: null,
      standing: 'lost',
      why: `The reader finds no event at “killing” any more, in: “${second}”`,
    })
  })
  test('what was lost changes nothing', () => {
    const anchor: Anchor = { layer: 'event', span: { start: 0, end: 3 }, words: 'xyz', around: 'xyz' }
    const decision = correct('e1', 'killed', { min: 9, max: 9 })
    const laid = lay(wire, [{ ...decision, refs: [{ ...decision.refs[0]!, anchor }] }])
    expect(laid.record).toBe(wire)
    expect(laid.stands[0]!.standing).toBe('lost')
  })
})
