/** Plain text: its layout, its headline, its author, what is no part of it. */
import { describe, expect, test } from 'vitest'
import { linesOf, wrapWidth } from '../../../src/read/document/lines.ts'
import { ruleFor } from '../../../src/read/document/skip.ts'
import { skipRules } from '../../../src/read/document/skip-rules.ts'
import { blocksOf, openText } from './helper.ts'

const body =
  'Two soldiers were killed when a mine went off under their lorry in the north of the country on Monday morning, the army said in a statement read on state television.'
const second =
  'The governor of the province said that the road had been swept for mines only last week, and that he would ask for an inquiry.'

describe('layout', () => {
  test.each<[string, string, string[]]>([
    ['blank lines', `${body}\n\n${second}`, [`p ${body}`, `p ${second}`]],
    ['a line each', `${body}\n${second}`, [`p ${body}`, `p ${second}`]],
    ['Windows line ends', `${body}\r\n\r\n${second}\r\n`, [`p ${body}`, `p ${second}`]],
    ['old Mac line ends', `${body}\r${second}`, [`p ${body}`, `p ${second}`]],
    ['spaces on blank lines', `${body}\n \t \n${second}`, [`p ${body}`, `p ${second}`]],
    [
      'wrapped at 72 columns, paragraphs indented and parted by blank lines',
      '   PORT LEMA, 3 JAN 91 (RADIO LEMA) -- [TEXT] THE GARRISON COMMAND HAS\nREPORTED THAT ABOUT 40 FARMERS OF THE VALLEY WERE TAKEN AWAY BY ARMED\nMEN.  THE COMMAND ADDED THAT A SEARCH HAS BEGUN.\n\n   MEANWHILE, TWO MEN WERE WOUNDED WHEN A BOMB WENT OFF NEAR THE BRIDGE\nOF THE NORTHERN ROAD.',
      [
        'p PORT LEMA, 3 JAN 91 (RADIO LEMA) -- [TEXT] THE GARRISON COMMAND HAS REPORTED THAT ABOUT 40 FARMERS OF THE VALLEY WERE TAKEN AWAY BY ARMED MEN. THE COMMAND ADDED THAT A SEARCH HAS BEGUN.',
        'p MEANWHILE, TWO MEN WERE WOUNDED WHEN A BOMB WENT OFF NEAR THE BRIDGE OF THE NORTHERN ROAD.',
      ],
    ],
    [
      'wrapped, indented, no blank lines',
      '  The convoy left the town at dawn with eleven lorries and two buses, and\nreached the pass before noon without meeting anyone on the road.\n  Shots were fired from a farm when it came down into the valley, drivers\nsaid, and the last bus turned back.',
      [
        'p The convoy left the town at dawn with eleven lorries and two buses, and reached the pass before noon without meeting anyone on the road.',
        'p Shots were fired from a farm when it came down into the valley, drivers said, and the last bus turned back.',
      ],
    ],
    [
      'a list is no wrapped text',
      `${body}\n- two rifles\n- a radio\n- eleven maps`,
      [`p ${body}`, 'p - two rifles', 'p - a radio', 'p - eleven maps'],
    ],
    ['headings between', `${body}\n\nRoad closed\n\n${second}`, [`p ${body}`, 'h Road closed', `p ${second}`]],
    [
      'what introduces a list is no heading',
      `${body}\n\nThe text of the letter follows:\n\n${second}`,
      [`p ${body}`, 'p The text of the letter follows:', `p ${second}`],
    ],
    [
      'an unfinished sentence is no heading',
      `${body}\n\nThe bridge was hit twice. Nobody was hurt`,
      [`p ${body}`, 'p The bridge was hit twice. Nobody was hurt'],
    ],
  ])('%s', (_, text, blocks) => {
    expect(blocksOf(openText(text))).toEqual(blocks)
  })

  test.each([
    ['every line a sentence', 'The army left.\nThe rebels came.\nThe bridge fell.\nThe town burnt.', null],
    ['long lines', `${body}\n${second}\n${body}\n${second}`, null],
    ['names in a column', 'Ali\nHasan\nMaria\nJohn\nYusuf', null],
  ])('not wrapped: %s', (_, text, width) => {
    expect(wrapWidth(text, linesOf(text))).toBe(width)
  })

  test('blocks lie in order, inside the text, without white space at their ends', () => {
    const text = `\ufeff  News\n\n\u00a0${body} \n\n\n${second}\u2003\n\nShare\n`
    const { blocks } = openText(text)
    let last = 0
    for (const { span } of blocks) {
      expect(span.start).toBeGreaterThanOrEqual(last)
      expect(span.end).toBeGreaterThan(span.start)
      const words = text.slice(span.start, span.end)
      expect(words).toBe(words.trim())
      last = span.end
    }
    expect(last).toBeLessThanOrEqual(text.length)
  })
})

describe('title and byline', () => {
  test.each<[string, string, string | null, string | null]>([
    ['headline', `Mine kills two soldiers in north\n\n${body}`, 'Mine kills two soldiers in north', null],
    [
      'headline on the next line',
      `Mine kills two soldiers in north\n${body}\n${second}`,
      'Mine kills two soldiers in north',
      null,
    ],
    [
      'headline under a section',
      `World news\n\nMine kills two soldiers in north\n\n${body}`,
      'Mine kills two soldiers in north',
      null,
    ],
    [
      'headline under an unknown label',
      `Borderlands\n\nMine kills two soldiers in north\n\n${body}`,
      'Mine kills two soldiers in north',
      null,
    ],
    [
      'headline and author',
      `Mine kills two soldiers\n\nBy Jane Roe and Ali Hasan, Example Press\n\n${body}`,
      'Mine kills two soldiers',
      'Jane Roe and Ali Hasan, Example Press',
    ],
    [
      'author and date in one line',
      `Mine kills two soldiers\n\nBy Jane Roe | June 3, 2021\n\n${body}`,
      'Mine kills two soldiers',
      'Jane Roe',
    ],
    [
      'headline with a full stop',
      `Army Blames Rebels for Mine That Killed Two.\n\n${body}`,
      'Army Blames Rebels for Mine That Killed Two.',
      null,
    ],
    ['headline in Markdown', `# Mine kills two soldiers\n\n${body}`, 'Mine kills two soldiers', null],
    ['no headline', `${body}\n\n${second}`, null, null],
    ['one sentence alone', 'Gunmen killed five villagers near Kabul', null, null],
    [
      '"By" that begins a sentence',
      `Mine kills two\n\nBy Monday evening the road was open again.\n\n${body}`,
      'Mine kills two',
      null,
    ],
  ])('%s', (_, text, title, byline) => {
    expect(openText(text)).toMatchObject({ title, byline })
  })

  test('a title given by the caller wins', () => {
    expect(openText(`Mine kills two soldiers\n\n${body}`, { title: 'Given' }).title).toBe('Given')
  })
})

describe('boilerplate', () => {
  test('around an article', () => {
    const text = [
      'U.K. News', 'Mine kills two soldiers in north', 'By Jane Roe', 'Published 3 June 2021', 'Share this article', body,
      'Advertisement', second, 'READ MORE: Who lays the mines?', '(Reporting by Jane Roe; Editing by Ali Hasan)',
      'Sign up for our newsletter', '© 2021 Example News. All rights reserved.', 'Back to top button',
    ] // biome-ignore format: one line of the text each would be a page long
    expect(blocksOf(openText(text.join('\n\n')))).toEqual([
      '- U.K. News',
      'h Mine kills two soldiers in north',
      '- By Jane Roe',
      '- Published 3 June 2021',
      '- Share this article',
      `p ${body}`,
      '- Advertisement',
      `p ${second}`,
      '- READ MORE: Who lays the mines?',
      '- (Reporting by Jane Roe; Editing by Ali Hasan)',
      '- Sign up for our newsletter',
      '- © 2021 Example News. All rights reserved.',
      '- Back to top button',
    ])
  })

  test.each([
    [
      'a section label below the headline',
      `Mine kills two soldiers in north\n\n${body}\n\nPolitics\n\n${second}`,
      'h Politics',
    ],
    ['a first word without a headline', `Borderlands\n\n${body}`, 'h Borderlands'],
    ['the first line of a headline of two', `Two dead:\n\nMine kills soldiers in the north\n\n${body}`, 'h Two dead:'],
  ])('kept: %s', (_, text, block) => {
    expect(blocksOf(openText(text))).toContain(block)
  })

  test('ids are unique', () => {
    expect(new Set(skipRules.map((r) => r.id)).size).toBe(skipRules.length)
  })
  test.each(skipRules.flatMap((r) => r.hits.map((hit) => [r.id, hit] as const)))('%s: %s', (id, hit) => {
    expect(ruleFor(hit, true)).toBe(id)
  })
  test.each(skipRules.flatMap((r) => r.misses.map((miss) => [r.id, miss] as const)))('not %s: %s', (_, miss) => {
    expect(ruleFor(miss, true)).toBeNull()
  })

  const starts = [
    'a',
    ' ',
    'x ',
    'By A',
    'By Aa',
    'share ',
    '-',
    '(',
    'ab, ',
    '1:00 ',
    'news ',
    'read ',
    'Photo (',
    '> ',
    '©',
    'Mon ',
    '# ',
    'sign up for ',
    'a > ',
    'jane@a.',
  ]
  test.each(starts)('no rule runs away on a line of %j', (start) => {
    const line = start.repeat(Math.floor(400 / start.length))
    const begun = performance.now()
    for (const end of ['', '!', ' x']) for (let i = 0; i < 20; i++) ruleFor(line + end, true)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

describe('speed', () => {
  const large = 200_000
  test.each([
    ['one letter', 'a'.repeat(large)],
    ['spaces', `${' '.repeat(large)}x`],
    ['line ends', `${'\n'.repeat(large)}x`],
    ['short lines', 'Ab\n\n'.repeat(large / 4)],
    ['wrapped lines', `${'x'.repeat(70)}\n`.repeat(large / 71)],
    ['datelines', 'BAGHDAD, June 28 '.repeat(large / 17)],
    ['years', '2021-'.repeat(large / 5)],
    ['days', '3 June '.repeat(large / 7)],
    ['capitals', 'A'.repeat(large)],
    ['brackets', '('.repeat(large)],
    ['lone surrogates', '\ud800'.repeat(large)],
    ['paragraphs', `${body}\n\n`.repeat(large / body.length)],
  ])('200 kB of %s', (_, text) => {
    const begun = performance.now()
    openText(text)
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
