/**
 * Words of a sentence. One line a case: surface tokens stand apart by a space, the words of a contraction by '+'.
 * The text is the case without these marks, unless it is given ("text => tokens").
 */
import { describe, expect, test } from 'vitest'
import { tokenize } from '../../../src/read/text/index.ts'

function shown(text: string): string {
  const tokens: string[] = []
  let last = -1
  for (const { form, token } of tokenize(text, { start: 0, end: text.length })) {
    if (token === last) tokens[token] += `+${form}`
    else tokens.push(form)
    last = token
  }
  return tokens.join(' ')
}

describe('contractions', () => {
  test.each([
    ["They don't know.", "They do+n't know ."],
    ["We can't, won't and shan’t.", "We ca+n't , wo+n't and sha+n’t ."],
    ["they're I'm you've she'll he'd", "they+'re I+'m you+'ve she+'ll he+'d"],
    ["They wouldn't've gone", "They would+n't+'ve gone"],
    ["Iran's navy and Syria’s army", "Iran+'s navy and Syria+’s army"],
    ["the militants' base", "the militants+' base"],
    ['the rebels’ last post', 'the rebels+’ last post'],
    ['It cannot be. They cannot.', 'It can+not be . They can+not .'],
    ["I'm gonna stay, wanna go?", "I+'m gon+na stay , wan+na go ?"],
    ['i dont know, thats it', 'i do+nt know , that+s it'],
    ['Its a trap, its not ours', 'It+s a trap , it+s not ours'],
    ['DON’T SHOOT', 'DO+N’T SHOOT'],
    ["PG&E's line", "PG&E+'s line"],
  ])('%s', (text, want) => expect(shown(text)).toBe(want))

  test.each([
    ['its army and its only ally', 'its army and its only ally'],
    ["O'Brien and N'Djamena", "O'Brien and N'Djamena"],
    ["the '90s and the 1980's", "the '90s and the 1980's"],
    ["called it 'the work of militants' and left", "called it ' the work of militants ' and left"],
    ["'We saw shells' he said", "' We saw shells ' he said"],
    ['He left a note', 'He left a note'],
    ['the canton was won', 'the canton was won'],
    ['an IM on the wall', 'an IM on the wall'],
    ["''Quoted'' words", "'' Quoted '' words"],
  ])('none in: %s', (text, want) => expect(shown(text)).toBe(want))
})

describe('hyphens, slashes, dashes', () => {
  test.each([
    ['Tariq al-Ani', 'Tariq al - Ani'],
    ['Iran-backed U.S.-led forces', 'Iran - backed U.S. - led forces'],
    ['an anti-aircraft gun, non-state actors', 'an anti-aircraft gun , non-state actors'],
    ['re-elected by e-mail in mid-June', 're-elected by e-mail in mid-June'],
    ['won 2-1 after 10-15 days', 'won 2 - 1 after 10 - 15 days'],
    ['a 12-year-old boy', 'a 12 - year - old boy'],
    ['2004-06-28 and 28/6/2004', '2004-06-28 and 28/6/2004'],
    ['call 555-0143 or +44-20-7946-0000', 'call 555-0143 or +44-20-7946-0000'],
    ['and/or', 'and / or'],
    ['fled—some said—north', 'fled — some said — north'],
    ['the port--what is left--burned', 'the port -- what is left -- burned'],
    ['1990–1995', '1990 – 1995'],
    ['th- the guard', 'th- the guard'],
  ])('%s', (text, want) => expect(shown(text)).toBe(want))
})

describe('points', () => {
  test.each([
    ['Gen. Omar of the U.S. Army', 'Gen. Omar of the U.S. Army'],
    ['at 7.44 p.m. on Monday', 'at 7.44 p.m. on Monday'],
    ['J. R. Moreno of Acme Inc. agreed.', 'J. R. Moreno of Acme Inc. agreed .'],
    ['No. 5 of the list', 'No. 5 of the list'],
    ['He said no.', 'He said no .'],
    ['They sat. Then on Sat. 5 May', 'They sat . Then on Sat. 5 May'],
    ['rice, oil, etc. were sent', 'rice , oil , etc. were sent'],
    ['rice, oil, etc.', 'rice , oil , etc .'],
    ['took vitamin C.', 'took vitamin C .'],
    ['Nobody knows ... yet…', 'Nobody knows ... yet …'],
    ['Ph.D. in Washington, D.C.', 'Ph.D. in Washington , D.C.'],
    ['We left.Then it fell', 'We left . Then it fell'],
    ['What?! Never!!!', 'What ?! Never !!!'],
  ])('%s', (text, want) => expect(shown(text)).toBe(want))
})

describe('figures', () => {
  test.each([
    ['5,000 men, 3.5m litres', '5,000 men , 3.5 m litres'],
    ['$3.5m and €20bn', '$ 3.5 m and € 20 bn'],
    ['12% of 1,200,000.', '12 % of 1,200,000 .'],
    ['at 19:30, at 5pm, at 0500', 'at 19:30 , at 5 pm , at 0500'],
    ['the 20th, in the 1990s', 'the 20th , in the 1990s'],
    ['sources [1,2] say', 'sources [ 1 , 2 ] say'],
    ['F16 and 4x4 and 155mm', 'F16 and 4x4 and 155 mm'],
    ['#5 of 10', '# 5 of 10'],
  ])('%s', (text, want) => expect(shown(text)).toBe(want))
})

describe('what is whole', () => {
  test.each([
    ['See https://example.org/a/b?c=d(e), now.', 'See https://example.org/a/b?c=d(e) , now .'],
    ['(www.example.com)', '( www.example.com )'],
    ['write to a.b-c@example.co.uk.', 'write to a.b-c@example.co.uk .'],
    ['@desk_one on #ceasefire', '@desk_one on #ceasefire'],
    ['Amazon.com sent report.pdf', 'Amazon.com sent report.pdf'],
    ['fine :-) or :(', 'fine :-) or :('],
    ['-----', '-----'],
    ['a 👩‍🚀 in 🇺🇦', 'a 👩‍🚀 in 🇺🇦'],
    ['AT&T', 'AT&T'],
    ['“Stop,” he said', '“ Stop , ” he said'],
    ['the [sic] (so-called) end', 'the [ sic ] ( so - called ) end'],
    ['كتائب القسام', 'كتائب القسام'],
    ['e\u0301tat', 'e\u0301tat'],
  ])('%s', (text, want) => expect(shown(text)).toBe(want))

  test('what is looked at ends with the span', () => {
    const text = 'No. 5 fell. It cannot.'
    expect(tokenize(text, { start: 12, end: 22 })).toEqual([
      { span: { start: 12, end: 14 }, form: 'It', token: 0 },
      { span: { start: 15, end: 18 }, form: 'can', token: 1 },
      { span: { start: 18, end: 21 }, form: 'not', token: 1 },
      { span: { start: 21, end: 22 }, form: '.', token: 2 },
    ])
  })
})
