/** Where sentences end. '|' marks each end in the text. */
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

describe('never without bound', () => {
  test.each([
    ['no space', 'x'.repeat(1_000_000)],
    ['stops only', '.'.repeat(300_000)],
    ['quotes only', '"”'.repeat(150_000)],
    ['capitals and stops', 'A.'.repeat(150_000)],
    ['emoji', '🙂'.repeat(200_000)],
    ['one long sentence', 'word '.repeat(100_000)],
  ])('%s', (_, text) => {
    const lines = split(text)
    expect(lines.every((l) => l.length <= MAX_LINE + 1)).toBe(true)
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})
