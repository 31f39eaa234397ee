/** Pages: what of them is the article. The pages are described in test/fixtures/pages/README.md. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { blocksOf, open } from './helper.ts'

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../fixtures/pages', name))
const opened = (html: string) => open(html, { path: 'page.html' })
const sentence = 'The army said on Monday that two of its soldiers were killed in the north of the country.'
const paragraph = `<p>${sentence} Three more were missing, and the search went on through the night, it added.</p>`

describe('newsroom.html', () => {
  const document = open(page('newsroom.html'), { path: 'newsroom.html' })

  test('the article and nothing else', () => {
    expect(blocksOf(document)).toEqual([
      '- 15 September 2022',
      'p More than 400 people left their homes in the hills above Orvane on Wednesday after a night of shelling that killed three villagers and burnt down the grain store, the district governor said.',
      'p Governor Pavel Strom said that the shells came from the far bank of the river, which is held by fighters of the Eastern League. “They fired at houses in which there was not a single soldier,” he told reporters in the town hall.',
      '- Advertisement',
      'p The League denied that it had fired. In a statement it accused the army of having moved two guns into the school of the village in August.',
      'h Third night',
      'p It was the third night of shelling in a week. Doctors in Orvane listed the wounds they had treated:',
      'p eleven people with splinters of metal',
      'p two children with burns',
      '- Read more: Talks on a truce break down',
      'p We saw four buses full of people and no room for the rest, the aid group Open Road wrote.',
      'p The governor asked the government to send tents and water, and said that the road to the north would stay open until Friday.',
      '- Mira Toller is a reporter in Orvane.',
      '- Tags: Orvane, shelling',
    ])
  })

  test('what the page says of itself; the local day, not that of UTC', () => {
    expect(document).toMatchObject({
      title: 'Shelling empties hill villages near Orvane',
      byline: 'Mira Toller',
      published: { value: '2022-09-15', basis: 'metadata' },
      language: 'en',
      mediaType: 'text/html',
      url: 'https://lantern.example/world/2022/09/14/shelling-orvane',
      publisher: 'The Lantern',
      notes: [],
    })
  })

  test('the caller knows better', () => {
    const about = {
      title: 'T',
      url: 'https://e.example/',
      publisher: 'P',
      published: '2001-01-01',
      language: 'fr',
      path: 'a.html',
    }
    expect(open(page('newsroom.html'), about)).toMatchObject({
      title: 'T',
      url: 'https://e.example/',
      publisher: 'P',
      published: { value: '2001-01-01', basis: 'given' },
      language: 'fr',
    })
  })

  test('blocks are parted by blank lines and cover the text', () => {
    const parts = document.blocks.map(({ span }) => document.text.slice(span.start, span.end))
    expect(parts.join('\n\n')).toBe(document.text)
  })
})

test('old-table.html', () => {
  const document = open(page('old-table.html'), { path: 'old-table.html' })
  expect(document).toMatchObject({
    title: 'Café bomb kills two in Port Lema',
    byline: 'Anna Reyl, Lema Courier',
    published: { value: '1999-05-04', basis: 'dateline' },
    language: 'en',
    notes: [],
  })
  const article = blocksOf(document).filter((b) => b.startsWith('p '))
  expect(article).toHaveLength(3)
  expect(article[0]).toMatch(/^p A bomb went off in a café .+ until midnight\.$/)
  expect(article[1]).toMatch(/^p The owner, .+ – “a blue one, like those for football boots” – .+ planted the bomb\.$/)
  expect(article[2]).toMatch(/^p The mayor called .+ the unions said\.$/)
})

test('statement.html', () => {
  const document = open(page('statement.html'), { path: 'statement.html' })
  expect(document).toMatchObject({
    title: 'Statement on the events at the Kell crossing',
    published: { value: '2023-03-07', basis: 'dateline' },
  })
  expect(blocksOf(document).filter((b) => !b.startsWith('-'))).toEqual([
    'p The Ministry of Defence confirms that an armed patrol came under fire at the Kell crossing this morning. One sergeant was killed and two soldiers were wounded; they are being treated in the military hospital.',
    'p The Ministry rejects the claim that our soldiers opened fire first. The commander of the post had been told by radio at six o’clock that the convoy would pass, and he had confirmed it.',
    'p The Ministry demands:',
    'p that those responsible be handed over within a week;',
    'p that the crossing be placed under the control of observers.',
    'p The government reserves the right to take all measures that it finds necessary for the protection of its citizens.',
  ])
})

describe('text of elements', () => {
  test.each<[string, string, string]>([
    ['white space folds', `${paragraph}<p>Two \n\t died</p>${paragraph}`, 'Two died'],
    ['a line break parts', `${paragraph}<p>Two died.<br>One fled.</p>${paragraph}`, 'One fled.'],
    ['inline elements do not part words', `${paragraph}<p>K<b>ab</b>ul <i>fell</i>.</p>${paragraph}`, 'Kabul fell.'],
    ['no-break spaces are spaces', `${paragraph}<p>Two&nbsp;died&nbsp;there.</p>${paragraph}`, 'Two died there.'],
    [
      'lines wrapped by hand stay together',
      `${paragraph}<pre>\nTwo men died there when the old bridge over the wide\nriver in the north fell into the water on Monday evening and\nthe road was closed.\n</pre>${paragraph}`,
      'Two men died there when the old bridge over the wide\nriver in the north fell into the water on Monday evening and\nthe road was closed.',
    ],
    [
      'words in a link within a sentence',
      `${paragraph}<p>It <a href="/">fell on Monday</a>, he said.</p>${paragraph}`,
      'It fell on Monday, he said.',
    ],
  ])('%s', (_, body, words) => {
    const { text, blocks } = opened(`<html><body><article>${body}</article></body></html>`)
    expect(blocks.map((b) => text.slice(b.span.start, b.span.end))).toContain(words)
  })

  test.each([
    ['a caption', '<figure><img src="a"><figcaption>XX seen on Monday</figcaption></figure>'],
    ['a caption that no element names', '<div><img src="a"><br><span>XX seen on Monday</span></div>'],
    ['a list of links', '<ul><li><a href="/">XX is over</a></li><li><a href="/">More</a></li></ul>'],
    ['a paragraph that is a link', '<p><a href="/">XX is over</a></p>'],
    ['a headline in a list', '<ul><li><h4><a href="/">XX is over</a></h4></li></ul>'],
    ['a button', '<button>XX</button>'],
    ['a form', '<form><p>XX</p><input></form>'],
    ['a script', '<script>XX</script>'],
    ['a tooltip', '<span class="tooltip">XX</span>'],
    ['an author note', '<div class="author-bio"><p>XX writes for us about all that goes on in the north.</p></div>'],
  ])('left out: %s', (_, html) => {
    const { text } = opened(
      `<html><body><article>${paragraph.repeat(3)}${html}${paragraph.repeat(3)}</article></body></html>`,
    )
    expect(text).toContain(sentence)
    expect(text).not.toContain('XX')
  })

  test.each([
    ['an article in an element with such a name', `<div class="has-gallery">${paragraph.repeat(5)}</div>`],
    ['a sentence beside a picture', `${paragraph.repeat(3)}<p><img src="a"> ${sentence}</p>`],
    ['a wrapper with buttons', `${`<div class="body-share-wrapper">${paragraph.repeat(4)}</div>`.repeat(4)}`],
  ])('kept: %s', (_, html) => {
    expect(opened(`<html><body><article>${html}</article></body></html>`).text).toContain(sentence)
  })
})

describe('titles', () => {
  test.each<[string, string, string]>([
    [
      'the site at the end',
      '<title>Bridge falls in north - Example</title><meta property="og:site_name" content="Example">',
      'Bridge falls in north',
    ],
    [
      'escaped twice',
      '<meta property="og:title" content="Army &amp;amp; rebels talk again">',
      'Army & rebels talk again',
    ],
  ])('%s', (_, head, title) => {
    expect(
      opened(`<html><head>${head}</head><body><article>${paragraph.repeat(3)}</article></body></html>`).title,
    ).toBe(title)
  })
})

describe('pages that are not made to be read', () => {
  test.each([
    ['nested deep', `${'<div>'.repeat(5000)}${paragraph.repeat(3)}${'</div>'.repeat(5000)}`],
    ['never closed', `${'<b><i>'.repeat(3000)}${paragraph.repeat(3)}`],
    ['many brothers', `${'<span>x</span>'.repeat(20_000)}${paragraph.repeat(3)}`],
    ['pictures without captions', `${'<div><img src="a"></div>'.repeat(3000)}${paragraph.repeat(3)}`],
    [
      'a picture of 4 MB inside',
      `${paragraph}<img src="data:image/png;base64,${'A'.repeat(4_000_000)}">${paragraph.repeat(3)}`,
    ],
    [
      'data that is no JSON',
      `<script type="application/ld+json">${'{"a":['.repeat(20_000)}</script>${paragraph.repeat(3)}`,
    ],
  ])(
    '%s',
    (_, body) => {
      expect(opened(`<html><body>${body}</body></html>`).text).toContain(sentence)
    },
    20_000,
  )

  test('says when it did not look for the article', () => {
    const { notes } = opened(`<html><body>${'<div>'.repeat(5000)}${paragraph.repeat(3)}</body></html>`)
    expect(notes.map((n) => n.rule)).toEqual(['document/page-too-complex'])
  })

  test('text without a tag in a file named .html', () => {
    expect(opened(`${sentence} `.repeat(6)).text).toContain(sentence)
  })
})
