/** Where sentences end. '|' marks each end in the text. */
import { statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MAX_LINE, splitSentences } from '../../../src/read/text/index.ts'

function split(text: string): string[] {
  const blocks = [{ span: { start: 0, end: text.length }, kind: 'paragraph' as const }]
  return splitSentences(text, blocks).map(({ span }) => text.slice(span.start, span.end))
}

describe('sentences', () => {
  test.each([
    'The bridge was hit.| Nobody was hurt.',
    'Gen. Omar Fadel spoke first.| Others followed.',
    'The U.S. Army denied it.| The U.N. did not.',
    'Troops left the U.S.| The president stayed.',
    'It began at 7.44 p.m. Monday near the port.',
    'It ended at 9 p.m.| The port reopened.',
    '“We will answer.”| He gave no date.',
    '“We will answer,” he said.| He gave no date.',
    'Was it a drone?| Nobody knows!| An inquiry began.',
    'J. R. Moreno, of Acme Corp. in Lima, agreed.',
    'He quoted No. 5 of the list.| It was short.',
    'About 3.5 million left ... and few came back.',
    'The toll rose to 1,200.| Rescue went on.',
    'Dr. A. Haddad and Mrs. Haddad were freed.',
    // abbreviations at the end and inside
    'Shares of Orient Cement Inc. fell on Friday.',
    'The works belong to Orient Cement Inc.| They were hit in May.',
    'Talks were held in Washington, D.C.| Nothing came of them.',
    'The raid of Oct. 9 failed.| That of Nov. 2 did not.',
    'Maj. Gen. P. Ortega and Lt. Col. Sami Ali left.',
    'They took rice, sugar, etc. from the store.',
    'He answered no.| The judge wrote it down.',
    'Rep. Ann Miller (R-Ga.) said she would vote for it.',
    // quotations, brackets, ellipses
    '"The camp is empty," she said.| "They left at night."',
    '“The camp is empty.| They left at night,” she said.',
    'He asked: “Who fired?”| Nobody knew.',
    'Five were held.| (Two have since been freed.)| The rest wait.',
    'He paused...| Then he went on.',
    'They walked ... all night.| Some did not arrive.',
    'Is it true?!| No one says so.',
    // datelines, figures, names
    'ADEN, Yemen (Wire) — A boat sank off the coast.| Nine people drowned.',
    'NEWPORT, Ore., Oct. 2 (WIRE) — The mayor stepped down.',
    'It measured 4.7.| A second shock measured 5.1.',
    'In 2015 some 300 fled.| 120 of them came back.',
    'Police said Thursday the road was open.',
    'The Popular Front for Free Sahel took part of Agadem Oil Field Road.',
    'Foreign Minister Karim Said met King Abdullah in Amman.',
    // a missing space
    'The bridge was hit.|Nobody was hurt.',
    'Read it at www.example.org/a.Then today.',
    // capitals
    'THE ARMY DENIED IT.| NO ONE WAS HURT.',
    'U.S. MILITARY ADVISERS LEFT THE CAPITAL.| THE U.S. ADMINISTRATION CONFIRMED IT.',
    'COL R. MORA SPOKE ON RADIO SUR AT 7.30 P.M. ON TUESDAY.',
    // other scripts' stops, emoji
    'The sign said “قف”.| They stopped.',
    'We are safe 🙂.| Thank you!',
  ])('%s', (marked) => {
    const want = marked.split('|').map((s) => s.trim())
    expect(split(marked.replaceAll('|', ''))).toEqual(want)
  })

  test('a heading is one line, a skipped block none', () => {
    const text = 'Troops fire. Two dead.\nShare this\nIt rained.'
    const blocks = [
      { span: { start: 0, end: 22 }, kind: 'heading' as const },
      { span: { start: 23, end: 33 }, kind: 'skipped' as const },
      { span: { start: 34, end: 44 }, kind: 'paragraph' as const },
    ]
    const lines = splitSentences(text, blocks)
    expect(lines.map((l) => [text.slice(l.span.start, l.span.end), l.heading, l.paragraph])).toEqual([
      ['Troops fire. Two dead.', true, 0],
      ['It rained.', false, 2],
    ])
  })

  test('a hard-wrapped paragraph is read across its line breaks', () => {
    expect(split('The convoy was\nhit near the river. It\nwent on.')).toEqual([
      'The convoy was\nhit near the river.',
      'It\nwent on.',
    ])
  })
})

test('a paragraph is cut alike wherever it stands', () => {
  const paragraph = 'Gen. Omar Fadel spoke at 9 p.m.| "We left," he said.| Nobody asked why.'.replaceAll('|', '')
  const text = `Before.\n\n${paragraph}\n\nAfter.`
  const span = { start: 9, end: 9 + paragraph.length }
  const inside = splitSentences(text, [{ span, kind: 'paragraph' }])
  expect(inside.map((l) => text.slice(l.span.start, l.span.end))).toEqual(split(paragraph))
})

test('curly and straight marks, one space or a line break make no difference', () => {
  const plain = 'She said: "It is over." Others don\'t agree. "Why?" one asked.'
  const curly = 'She said: “It is over.”\nOthers don’t agree.  “Why?” one\nasked.'
  const same = (s: string) => s.replace(/[“”]/g, '"').replace(/’/g, "'").replace(/\s+/g, ' ')
  expect(split(curly).map(same)).toEqual(split(plain))
})

test('the packed weights stay small', () => {
  const size = statSync(new URL('../../../src/read/text/weights.ts', import.meta.url)).size
  expect(size).toBeGreaterThan(10_000)
  expect(size).toBeLessThan(100_000)
})

describe('never without bound', () => {
  test.each([
    ['no space', 'x'.repeat(1_000_000)],
    ['stops only', '.'.repeat(300_000)],
    ['quotes only', '"”'.repeat(150_000)],
    ['capitals and stops', 'A.'.repeat(150_000)],
    ['emoji', '🙂'.repeat(200_000)],
    ['one long sentence', 'word '.repeat(100_000)],
    ['brackets', '['.repeat(100_000)],
    ['glued sentences', 'over.Then'.repeat(30_000)],
    ['short glued sentences', 'over.Then '.repeat(30_000)],
    ['stops between letters', 'a.B'.repeat(100_000)],
    ['short sentences', 'No. '.repeat(75_000)],
    ['marks', '\u0301'.repeat(300_000)],
    ['links', 'http://a.b '.repeat(30_000)],
    ['Arabic', 'سلام '.repeat(60_000)],
  ])('%s', (_, text) => {
    const lines = split(text)
    expect(lines.every((l) => l.length <= MAX_LINE + 1)).toBe(true)
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})
