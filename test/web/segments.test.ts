import { describe, expect, test } from 'vitest'
import { type Layer, type Mark, paragraphs, segment } from '../../web/src/lib/segments.ts'

/** Marks written as lines under the text: each gives layer, id and the words it covers. */
function marksIn(text: string, list: [Layer, string, string][]): Mark[] {
  return list.map(([layer, id, words]) => {
    const start = text.indexOf(words)
    if (start < 0) throw new Error(`"${words}" is not in "${text}"`)
    return { layer, id, start, end: start + words.length }
  })
}

/** "words{e1 c1}" for each segment, marks outermost first. */
const shown = (text: string, marks: Mark[], stretch = { start: 0, end: text.length }): string =>
  segment(stretch, marks)
    .map((s) => {
      const ids = s.marks.map((m) => m.id).join(' ')
      return `${text.slice(s.start, s.end)}${ids ? `{${ids}}` : ''}`
    })
    .join('|')

const TEXT = 'Rebels shelled the town, he said.'

test.each<[string, [Layer, string, string][], string]>([
  ['no marks', [], TEXT],
  ['one mark', [['event', 'e1', 'shelled']], 'Rebels |shelled{e1}| the town, he said.'],
  [
    'nested: the claim outside the event',
    [
      ['event', 'e1', 'shelled'],
      ['claim', 'c1', 'Rebels shelled the town'],
    ],
    'Rebels {c1}|shelled{c1 e1}| the town{c1}|, he said.',
  ],
  [
    'crossing: each part keeps its own marks',
    [
      ['claim', 'c1', 'Rebels shelled'],
      ['place', 'p1', 'shelled the town'],
    ],
    'Rebels {c1}|shelled{c1 p1}| the town{p1}|, he said.',
  ],
  [
    'the same span twice',
    [
      ['event', 'e1', 'shelled'],
      ['event', 'e2', 'shelled'],
    ],
    'Rebels |shelled{e1 e2}| the town, he said.',
  ],
  [
    'touching',
    [
      ['actor', 'a1', 'Rebels '],
      ['event', 'e1', 'shelled'],
    ],
    'Rebels {a1}|shelled{e1}| the town, he said.',
  ],
  [
    'same layer: the longer one outside',
    [
      ['event', 'e1', 'shelled'],
      ['event', 'e2', 'shelled the town'],
    ],
    'Rebels |shelled{e2 e1}| the town{e2}|, he said.',
  ],
])('%s', (_, list, expected) => {
  expect(shown(TEXT, marksIn(TEXT, list))).toBe(expected)
  expect(shown(TEXT, marksIn(TEXT, [...list].reverse())).replaceAll(/\{[^}]*\}/g, '')).toBe(
    expected.replaceAll(/\{[^}]*\}/g, ''),
  )
})

describe('edges', () => {
  test('a mark that reaches outside the stretch is cut at its ends', () => {
    const marks = marksIn(TEXT, [['claim', 'c1', 'Rebels shelled the town']])
    expect(shown(TEXT, marks, { start: 7, end: 18 })).toBe('shelled the{c1}')
  })

  test('empty marks and marks elsewhere cut nothing', () => {
    const marks: Mark[] = [
      { layer: 'event', id: 'e1', start: 3, end: 3 },
      { layer: 'event', id: 'e2', start: 25, end: 27 },
    ]
    expect(shown(TEXT, marks, { start: 0, end: 6 })).toBe('Rebels')
  })

  test('segments cover the stretch exactly once, whatever the marks', () => {
    // A fixed sequence that looks random: every overlap of 60 marks over 200 characters.
    let seed = 7
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % n
    }
    const marks = Array.from({ length: 60 }, (_, i): Mark => {
      const start = next(200)
      return { layer: i % 2 ? 'claim' : 'event', id: `x${i}`, start, end: Math.min(200, start + next(40)) }
    })
    const segments = segment({ start: 0, end: 200 }, marks)
    expect(segments[0]!.start).toBe(0)
    expect(segments.at(-1)!.end).toBe(200)
    for (const [i, s] of segments.entries()) {
      expect(s.end).toBeGreaterThan(s.start)
      if (i > 0) expect(s.start).toBe(segments[i - 1]!.end)
      const covering = marks.filter((m) => m.start < m.end && m.start <= s.start && m.end >= s.end).map((m) => m.id)
      expect(s.marks.map((m) => m.id).sort()).toEqual(covering.sort())
    }
  })

  test('a long text with many marks is cut in well under a second', () => {
    const marks = Array.from(
      { length: 20_000 },
      (_, i): Mark => ({ layer: 'actor', id: `a${i}`, start: i * 10, end: i * 10 + 6 }),
    )
    const before = performance.now()
    expect(segment({ start: 0, end: 200_000 }, marks)).toHaveLength(40_000)
    expect(performance.now() - before).toBeLessThan(1000)
  })
})

test.each([
  ['', []],
  ['\n\n', []],
  ['One.', ['One.']],
  ['One.\n\nTwo.\nThree.', ['One.', 'Two.', 'Three.']],
  ['  indented \r\n\tnext\n', ['indented', 'next']],
])('paragraphs of %j', (text, expected) => {
  expect(paragraphs(text).map((p) => text.slice(p.start, p.end))).toEqual(expected)
})
