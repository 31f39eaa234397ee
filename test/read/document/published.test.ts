/** The publication day: of plain text, of pages, and days as they are written. */
import { describe, expect, test } from 'vitest'
import { findDays, firstDay } from '../../../src/read/document/dates.ts'
import { dayInAddress } from '../../../src/read/document/published-page.ts'
import { open, openText } from './helper.ts'

const body =
  'Two soldiers were killed when a mine went off under their lorry in the north of the country on Monday morning, the army said in a statement read on state television.'

describe('written days', () => {
  test.each<[string, string | null]>([
    ['June 3, 2021', '2021-06-03'],
    ['Jun. 3rd, 2021', '2021-06-03'],
    ['3 June 2021', '2021-06-03'],
    ['3rd of June, 2021', '2021-06-03'],
    ['03-Jun-2021', '2021-06-03'],
    ['2021-06-03T21:10:00-04:00', '2021-06-03'],
    ['20210603T211000', '2021-06-03'],
    ['2021/6/3', '2021-06-03'],
    ['Thu Jun 03 21:10:00 EDT 2021', '2021-06-03'],
    ['3 juin 2021', '2021-06-03'],
    ['3 de junio de 2021', '2021-06-03'],
    ['3. Juni 2021', '2021-06-03'],
    ['3 июня 2021', '2021-06-03'],
    ['3 czerwca 2021', '2021-06-03'],
    ['3 حزيران / يونيو 2021', '2021-06-03'],
    ['2021年6月3日', '2021-06-03'],
    ['2021년 6월 3일', '2021-06-03'],
    ['03.06.2021', '2021-06-03'],
    ['13/06/2021', '2021-06-13'],
    ['06/13/2021', '2021-06-13'],
    ['29 February 2020', '2020-02-29'],
    // no day: ambiguous figures, no year, no such day, other numbers
    ['03/06/2021', null],
    ['June 3', null],
    ['June 2021', null],
    ['Thursday', null],
    ['31 June 2021', null],
    ['29 February 2021', null],
    ['3 killed 2021', null],
    ['2021-13-03', null],
    ['1.2.2021.4', null],
    ['call 2021 555 3 June', null],
  ])('%s', (text, value) => {
    expect(firstDay(text)).toBe(value)
  })

  test('figures in the order of the page', () => {
    expect(firstDay('03/06/2021', 'day-first')).toBe('2021-06-03')
    expect(firstDay('03/06/2021', 'month-first')).toBe('2021-03-06')
  })

  test('places of several', () => {
    const text = 'Posted 3 June 2021, updated June 4, 2021'
    expect(findDays(text).map((d) => text.slice(d.start, d.end))).toEqual(['3 June 2021', 'June 4, 2021'])
  })
})

describe('plain text', () => {
  test.each<[string, string, string | null, string | null]>([
    // text, value, the words of the span
    ['a line under the headline', `Mine kills two\n\nPublished June 3, 2021\n\n${body}`, '2021-06-03', 'June 3, 2021'],
    ['with an hour', `Mine kills two\n\n3 June 2021 14:05 BST\n\n${body}`, '2021-06-03', '3 June 2021'],
    ['after the author', `Mine kills two\n\nBy Jane Roe | June 3, 2021\n\n${body}`, '2021-06-03', 'June 3, 2021'],
    ['with the publisher', `Mine kills two\n\nExample News, 3 June 2021\n\n${body}`, '2021-06-03', '3 June 2021'],
    ['dateline', `KABUL, June 3, 2021 (Example) - ${body}`, '2021-06-03', 'June 3, 2021'],
    ['dateline, day first', `KABUL, 3 June 2021 - ${body}`, '2021-06-03', '3 June 2021'],
    [
      'dateline in capitals, two figures',
      `PORT LEMA (MARENDA), 26 FEB 90 (RADIO LEMA) -- [TEXT] ${body}`,
      '1990-02-26',
      '26 FEB 90',
    ],
    [
      'dateline with brackets in brackets',
      `PORT LEMA, 26 FEB 90 (PRESS AGENCY [PA]) -- [TEXT] ${body}`,
      '1990-02-26',
      '26 FEB 90',
    ],
    [
      'dateline in another language',
      `MINSK, 10 de agosto de 2020 (Agencia) - ${body}`,
      '2020-08-10',
      '10 de agosto de 2020',
    ],
    ['dateline of this century', `PORT LEMA, 26 FEB 09 -- ${body}`, '2009-02-26', '26 FEB 09'],
    // no day
    ['a day in running text', `On June 3, 2021 a mine went off. ${body}`, null, null],
    ['a day in the headline', `Army recalls attack of June 3, 2021\n\n${body}`, null, null],
    ['a weekday', `Mine kills two\n\nMonday\n\n${body}`, null, null],
    ['a line without a year', `Mine kills two\n\nJune 3\n\n${body}`, null, null],
    ['a date line at the end', `${`${body}\n\n`.repeat(10)}June 3, 2021`, null, null],
    [
      'a birth date with a dash',
      `Ali Hasan, born June 3, 1961 - a farmer from the north - was killed. ${body}`,
      null,
      null,
    ],
  ])('%s', (_, text, value, words) => {
    const { published, notes } = openText(text)
    expect(published.value).toBe(value)
    expect(published.basis).toBe(value === null ? 'unknown' : 'dateline')
    expect(published.span ? text.slice(published.span.start, published.span.end) : null).toBe(words)
    expect(notes).toEqual([])
  })

  test.each(['KABUL, June 28 (Example) - ', 'KABUL, 28 June -- '])('a dateline without a year: %s', (dateline) => {
    const { published, notes } = openText(dateline + body)
    expect(published).toEqual({ value: null, basis: 'unknown' })
    expect(notes).toMatchObject([{ rule: 'document/dateline-without-year' }])
  })

  test('given by the caller', () => {
    const { published, notes } = openText(`KABUL, June 28 (Example) - ${body}`, { published: '2020-01-01' })
    expect(published).toEqual({ value: '2020-01-01', basis: 'given' })
    expect(notes).toEqual([])
  })
})

describe('pages', () => {
  const page = (head: string, top = '', lang = 'en') =>
    `<!doctype html><html lang="${lang}"><head><title>Mine kills two soldiers in the north</title>${head}</head><body><header>Sunday, 1 January 2017</header><article><h1>Mine kills two soldiers in the north</h1>${top}<p>${body}</p><p>${body}</p></article><aside><time datetime="2011-11-11">x</time></aside><footer>Published 2 February 2012</footer></body></html>`
  const ld = (o: unknown) => `<script type="application/ld+json">${JSON.stringify(o)}</script>`
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`

  test.each<[string, string, string | undefined, string | null, string]>([
    // page, address, value, basis
    [
      'JSON-LD',
      page(ld({ '@type': 'NewsArticle', datePublished: '2021-06-03T09:00:00+02:00' })),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    [
      'JSON-LD in a graph',
      page(
        ld({ '@graph': [{ '@type': 'WebSite' }, { '@type': ['ReportageNewsArticle'], datePublished: '2021-06-03' }] }),
      ),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    [
      'broken JSON-LD',
      page(
        '<script type="application/ld+json">{"headline": "A "quoted" word", "datePublished": "2021-06-03"}</script>',
      ),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    [
      'Open Graph',
      page('<meta property="article:published_time" content="2021-06-03T23:30:00-05:00">'),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    ['Dublin Core', page(meta('DC.date', '2021-06-03')), undefined, '2021-06-03', 'metadata'],
    ['sailthru', page(meta('sailthru.date', 'Thu, 03 Jun 2021 10:00:00 GMT')), undefined, '2021-06-03', 'metadata'],
    [
      'microdata',
      page('', '<span itemprop="datePublished" content="2021-06-03">yesterday</span>'),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    ['the address', page(''), 'https://example.org/2021/06/03/mine', '2021-06-03', 'metadata'],
    [
      'a time element',
      page('', '<time datetime="2021-06-03T10:00">an hour ago</time>'),
      undefined,
      '2021-06-03',
      'metadata',
    ],
    ['a line under the headline', page('', '<p>Published June 3, 2021</p>'), undefined, '2021-06-03', 'dateline'],
    [
      'a line without a label',
      page('', '<div>3 June 2021 - 14:05 - Example Press</div>'),
      undefined,
      '2021-06-03',
      'dateline',
    ],
    ['figures, American', page('', '<p>Posted 06/03/2021</p>', 'en-US'), undefined, '2021-06-03', 'dateline'],
    ['figures, British', page('', '<p>Posted 06/03/2021</p>', 'en-GB'), undefined, '2021-03-06', 'dateline'],
    [
      'an update after the publication',
      page('', '<p>Updated June 5, 2021</p><p>Published June 3, 2021</p>'),
      undefined,
      '2021-06-03',
      'dateline',
    ],
    ['an update is better than nothing', page('', '<p>Updated June 5, 2021</p>'), undefined, '2021-06-05', 'dateline'],
    // the local day
    [
      'UTC, and the address says the day before',
      page(meta('date', '2021-06-03T02:18:11Z')),
      'https://example.org/2021/06/02/mine',
      '2021-06-02',
      'metadata',
    ],
    [
      'UTC, and the headline says the day after',
      page(meta('date', '2021-06-03T18:18:11Z'), '<p>4 June 2021</p>'),
      undefined,
      '2021-06-04',
      'metadata',
    ],
    [
      'UTC at an hour when no place is a day behind',
      page(meta('date', '2021-06-03T12:18:11Z')),
      'https://example.org/2021/06/02/mine',
      '2021-06-03',
      'metadata',
    ],
    [
      'not UTC',
      page(meta('date', '2021-06-03T02:18:11-05:00')),
      'https://example.org/2021/06/02/mine',
      '2021-06-03',
      'metadata',
    ],
  ])('%s', (_, html, url, value, basis) => {
    const { published } = open(html, { path: 'a.html', ...(url ? { url } : {}) })
    expect(published).toMatchObject({ value, basis })
  })

  test('a page without any', () => {
    const html = `<html><body><article><p>${body}</p><p>${body}</p></article></body></html>`
    expect(open(html, { path: 'a.html' }).published).toEqual({ value: null, basis: 'unknown' })
  })

  test('a dateline in the article, with its place', () => {
    const html = `<html><body><article><p>KABUL, June 3, 2021 (Example) - ${body}</p><p>${body}</p></article></body></html>`
    const { text, published } = open(html, { path: 'a.html' })
    expect(published).toMatchObject({ value: '2021-06-03', basis: 'dateline' })
    expect(text.slice(published.span!.start, published.span!.end)).toBe('June 3, 2021')
  })

  test.each([
    ['https://example.org/2021/06/03/mine.html', '2021-06-03'],
    ['https://example.org/news/2021-06-03-mine', '2021-06-03'],
    ['https://example.org/a/202106031044893040-mine', '2021-06-03'],
    ['https://example.org/20210603/mine', '2021-06-03'],
    ['https://example.org/2021/06/mine', null],
    ['https://example.org/?d=2021-06-03', null],
    ['https://example.org/story-20219945', null],
    ['https://example.org/2021/13/03/mine', null],
    [undefined, null],
  ])('address %s', (url, value) => {
    expect(dayInAddress(url)).toBe(value)
  })
})
