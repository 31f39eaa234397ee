/** What comes in: media types, character sets, refusals. */
import { describe, expect, test } from 'vitest'
import { OnrecordError } from '../../../src/record/error.ts'
import { bytesOf, noTools, open, openText, utf16 } from './helper.ts'

const english = 'The army said on Monday that two of its soldiers were killed in the north of the country.'

const refusal = (run: () => unknown): OnrecordError => {
  try {
    run()
  } catch (error) {
    if (error instanceof OnrecordError) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('refused', () => {
  const page = (body: string) => `<!doctype html><html><head><title>T</title></head><body>${body}</body></html>`
  test.each<[string, Uint8Array | string, string, string, RegExp]>([
    // what                      content                                                     path        code               words
    ['empty', '', 'a.txt', 'INPUT_EMPTY', /an empty file \(a\.txt\)/],
    ['white space', ' \n\t\u00a0\r\n ', 'a.txt', 'INPUT_EMPTY', /white space/],
    ['a mark and nothing else', bytesOf([0xef, 0xbb, 0xbf, 0x0a]), 'a.txt', 'INPUT_EMPTY', /white space/],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'a.txt', 'INPUT_NOT_TEXT', /got a PDF \(a\.txt\)\. Convert/],
    ['a PDF without a name', '%PDF-1.7\n1 0 obj', '', 'INPUT_NOT_TEXT', /got a PDF/],
    [
      'a Word document',
      bytesOf('PK\x03\x04\x14\x00', 'x'.repeat(20), [0], 'word/document.xml'),
      'a.docx',
      'INPUT_NOT_TEXT',
      /Word document/,
    ],
    ['a ZIP', bytesOf('PK\x03\x04\x14\x00', 'x'.repeat(20), 'a.txt'), 'a.zip', 'INPUT_NOT_TEXT', /ZIP archive.*Unpack/],
    ['gzip', bytesOf([0x1f, 0x8b, 8, 0, 0, 0]), 'a.gz', 'INPUT_NOT_TEXT', /gzip/],
    ['a PNG', bytesOf([0x89], 'PNG\r\n\x1a\n', [0, 0, 0, 13]), 'a.png', 'INPUT_NOT_TEXT', /PNG picture/],
    ['a JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'a.jpg', 'INPUT_NOT_TEXT', /JPEG/],
    ['RTF', '{\\rtf1\\ansi Hello', 'a.rtf', 'INPUT_NOT_TEXT', /RTF.*save it as plain text/],
    ['old Office', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'a.doc', 'INPUT_NOT_TEXT', /Word, Excel/],
    ['UTF-32', bytesOf([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'a.txt', 'INPUT_NOT_TEXT', /UTF-32/],
    ['zero bytes', bytesOf('abc', [0, 1, 2, 0], 'def'), 'a.txt', 'INPUT_NOT_TEXT', /binary data/],
    ['control characters', bytesOf('abc', [1, 2, 3, 4, 5, 6, 7]), 'a.txt', 'INPUT_NOT_TEXT', /binary data/],
    [
      'a feed',
      '<?xml version="1.0"?>\n<rss version="2.0"><channel></channel></rss>',
      'a.xml',
      'INPUT_NOT_TEXT',
      /RSS or Atom/,
    ],
    [
      'a web archive',
      'From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n',
      'a.mhtml',
      'INPUT_NOT_TEXT',
      /web archive/,
    ],
    [
      'Cyrillic without a name',
      bytesOf([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x2c, 0x20, 0xec, 0xe8, 0xf0]),
      'a.txt',
      'INPUT_NOT_TEXT',
      /not named.*charset=windows-1251/,
    ],
    [
      'a page without words',
      page('<nav><a href="/">Home</a></nav>'),
      'a.html',
      'INPUT_NO_ARTICLE',
      /no running text in it \(a\.html\)/,
    ],
    [
      'a page of links',
      page(`<ul>${'<li><a href="/x">A story about the talks in the capital</a></li>'.repeat(30)}</ul>`),
      'a.html',
      'INPUT_NO_ARTICLE',
      /Pass the page of one report/,
    ],
    ['a title alone', '<!doctype html><title>x</title>', 'a.html', 'INPUT_NO_ARTICLE', /article/],
  ])('%s', (_, content, path, code, words) => {
    const error = refusal(() => open(content, path === '' ? {} : { path }))
    expect(error.code).toBe(code)
    expect(error.message).toMatch(words)
    expect(error.message).toMatch(/^Expected .+, (?:got|found) .+\. [A-Z].+\.? \[[A-Z_]+\]$/)
  })

  test.each([
    ['any input of 33 MiB, without looking at it', { path: 'a.html', size: 33 * 1024 * 1024 }],
    ['plain text of 5 MiB', { path: 'a.txt', size: 5 * 1024 * 1024 }],
  ])('%s', (_, about) => {
    expect(refusal(() => open('x', about)).code).toBe('INPUT_TOO_LARGE')
  })

  test('a page whose text is larger than a plain text may be', () => {
    const html = `<html><body><article>${`<p>${'The army said it had left the town. '.repeat(3000)}</p>`.repeat(45)}</article></body></html>`
    expect(refusal(() => open(html, { path: 'a.html' })).code).toBe('INPUT_TOO_LARGE')
  }, 30_000)

  test.each(['application/pdf', 'image/png', 'application/json', 'text/xml'])('media type %s', (mediaType) => {
    expect(refusal(() => open(english, { mediaType })).code).toBe('INPUT_NOT_TEXT')
  })
})

describe('decoded', () => {
  const accents = `Two died in Zażółć. ${english}`
  const western = bytesOf('He said \x93no\x94 at the caf\xe9. ', english)
  test.each<[string, Uint8Array | string, string | undefined, string, string[]]>([
    ['UTF-8', accents, undefined, accents, []],
    ['UTF-8 with a mark, which is no part of the text', bytesOf([0xef, 0xbb, 0xbf], english), undefined, english, []],
    ['UTF-16 LE with a mark', utf16(accents, 'le', true), undefined, accents, []],
    ['UTF-16 BE with a mark', utf16(accents, 'be', true), undefined, accents, []],
    ['UTF-16 LE without', utf16(accents, 'le', false), undefined, accents, []],
    ['UTF-16 BE without', utf16(accents, 'be', false), undefined, accents, []],
    [
      'windows-1252 by its looks',
      western,
      undefined,
      `He said “no” at the café. ${english}`,
      ['document/assumed-windows-1252'],
    ],
    ['windows-1252 as told', western, 'text/plain; charset=windows-1252', `He said “no” at the café. ${english}`, []],
    [
      'windows-1251 as told',
      bytesOf([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]),
      'text/plain; charset="windows-1251"',
      'Привет',
      ['document/language'],
    ],
    ['UTF-8 although another set is told', accents, 'text/plain; charset=iso-8859-1', accents, []],
    [
      'ISO-2022-JP as told',
      bytesOf([0x1b], '$B8=>l', [0x1b], '(B'),
      'text/plain; charset=iso-2022-jp',
      '現場',
      ['document/language'],
    ],
    [
      'a set nobody knows',
      western,
      'text/plain; charset=x-none',
      `He said “no” at the café. ${english}`,
      ['document/assumed-windows-1252'],
    ],
  ])('%s', (_, content, mediaType, text, rules) => {
    const document = open(content, mediaType === undefined ? { path: 'a.txt' } : { mediaType })
    expect(document.text).toBe(text)
    expect(document.notes.map((n) => n.rule)).toEqual(rules)
  })

  test('broken UTF-8 is read and the first break is pointed at', () => {
    const document = open(
      bytesOf('Two died in Za', [0xc5, 0xbc], ' caf', [0xc3, 0xa9], '. The army \xff said so. ', english),
    )
    expect(document.text).toContain('Two died in Zaż café. The army \ufffd said so.')
    const [note] = document.notes
    expect(note).toMatchObject({ rule: 'document/broken-utf-8' })
    expect(document.text.slice(note!.span!.start, note!.span!.end)).toBe('\ufffd')
  })

  test('a string is never changed, marks and lone surrogates included', () => {
    const text = `\ufeff${english}\r\n\ud800`
    expect(openText(text).text).toBe(text)
  })

  test.each([
    ['meta charset', '<meta charset="windows-1251">'],
    ['meta http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
  ])('HTML with %s', (_, meta) => {
    const words = Array.from('Армия сообщила о потерях на севере страны в понедельник утром. ', (c) => {
      const code = c.charCodeAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    })
    const page = bytesOf(
      `<html><head>${meta}</head><body><article><p>`,
      words,
      words,
      words,
      '</p></article></body></html>',
    )
    const document = open(page, { path: 'a.html' })
    expect(document.text).toContain('Армия сообщила')
    expect(document.language).toBe('ru')
  })
})

describe('kind', () => {
  const html = `<!DOCTYPE html><html><head><title>A title of some length</title></head><body><article><p>${english}</p><p>${english}</p></article></body></html>`
  test.each<[string, string, object, string]>([
    ['by extension', html, { path: 'x/a.html' }, 'text/html'],
    ['by extension, in capitals', html, { path: 'A.HTM' }, 'text/html'],
    ['by extension, text', english, { path: 'a.txt' }, 'text/plain'],
    ['by content', html, { path: 'page' }, 'text/html'],
    ['by content, after a comment and XML', `<?xml version="1.0"?>\n<!-- saved -->\n${html}`, {}, 'text/html'],
    ['by content, no doctype', html.slice(15), {}, 'text/html'],
    ['by content, text', english, {}, 'text/plain'],
    ['given', html, { path: 'a.txt', mediaType: 'text/html; charset=utf-8' }, 'text/html'],
    ['given, XHTML', html, { mediaType: 'application/xhtml+xml' }, 'application/xhtml+xml'],
    ['text that talks of tags', `<b>${english}</b>`, {}, 'text/plain'],
  ])('%s', (_, content, about, mediaType) => {
    expect(open(content, about).mediaType).toBe(mediaType)
  })

  test('a page named .txt is read as the text it says it is, with a note', () => {
    const document = open(html, { path: 'a.txt' })
    expect(document.text).toBe(html)
    expect(document.notes.map((n) => n.rule)).toContain('document/looks-like-html')
  })

  test('plainly English text loads no large module', () => {
    expect(open(english, { path: 'a.txt' }, noTools).language).toBe('en')
  })

  test('English full of names loads no large module', () => {
    const names =
      'QUITO (ECUADOR), 3 MAY 93 (RADIO SUCRE) -- [TEXT] COL JAIME VEGA ORTIZ SAID THAT SIX FARMERS OF TENA PARISH, NAPO PROVINCE, WERE HURT IN A BLAST CLOSE TO PUERTO NAPO BRIDGE, COTUNDO ROAD, AND THE MAYOR LEFT.'
    expect(openText(names, {}, noTools).language).toBe('en')
  })

  test('a few words that Dutch shares with English make no English', () => {
    const text =
      'De leider van de opstand was volgens het leger in een dorp bij de rivier, over de grens, en is daar gepakt.'
    expect(openText(text).language).toBe('nl')
  })
})

describe('language', () => {
  test.each([
    ['de', 'Die Armee teilte am Montag mit, dass zwei ihrer Soldaten im Norden des Landes getötet wurden.'],
    ['es', 'El ejército dijo el lunes que dos de sus soldados murieron en el norte del país.'],
    ['ar', 'قال الجيش يوم الاثنين إن اثنين من جنوده قتلا في شمال البلاد وأصيب ثلاثة آخرون.'],
    ['ru', 'Армия сообщила в понедельник, что двое её солдат погибли на севере страны.'],
    ['id', 'Tentara mengatakan pada hari Senin bahwa dua tentaranya tewas di bagian utara negara itu.'],
    ['zh', '軍方週一表示，兩名士兵在該國北部喪生，另有三人受傷。'],
  ])('%s is kept, with one note', (language, text) => {
    const document = openText(text)
    expect(document.language).toBe(language)
    expect(document.notes.map((n) => n.rule)).toEqual(['document/language'])
  })

  test.each([
    ['English', english, {}, 'en', []],
    ['English in capitals', english.toUpperCase(), {}, 'en', []],
    ['a short English sentence', 'Gunmen killed five villagers near Kabul.', {}, 'en', []],
    ['as the caller says', english, { language: 'fr' }, 'fr', ['document/language']],
    ['as the caller says, with a region', english, { language: 'en-GB' }, 'en', []],
    ['too short to tell', 'ok 7', {}, 'en', ['document/language-assumed']],
    ['figures only', '12 34', {}, 'en', ['document/language-assumed']],
  ])('%s', (_, text, about, language, rules) => {
    const document = openText(text, about)
    expect(document.language).toBe(language)
    expect(document.notes.map((n) => n.rule)).toEqual(rules)
  })
})
