/** Trees: always whole; right where news writes plainly. */
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../support/reading.ts'

/** 'word>head relation' for the relations that carry who did what to whom. */
function core(text: string): string[] {
  return sentencesOf(text).flatMap(({ tokens }) =>
    tokens
      .filter((t) => /^(root|nsubj|nsubj:pass|obj|obl|obl:agent|acl:relcl|ccomp)$/.test(t.deprel))
      .map((t) => (t.head < 0 ? `${t.form} root` : `${t.form}>${tokens[t.head]!.form} ${t.deprel}`)),
  )
}

test.each([
  ['Rebels attacked the convoy.', ['Rebels>attacked nsubj', 'attacked root', 'convoy>attacked obj']],
  ['Two guards were killed by gunmen.', ['guards>killed nsubj:pass', 'killed root', 'gunmen>killed obl:agent']],
  [
    'The men, who burned the mill, fled.',
    ['men>fled nsubj', 'who>burned nsubj', 'burned>men acl:relcl', 'mill>burned obj', 'fled root'],
  ],
  [
    'The army said four of the men were wounded.',
    ['army>said nsubj', 'said root', 'four>wounded nsubj:pass', 'wounded>said ccomp'],
  ],
])('%s', (text, want) => expect(core(text)).toEqual(want))

const ODD = [
  'x'.repeat(20_000),
  '('.repeat(10_000),
  '“”'.repeat(3_000),
  '🙂 🙂 🙂 said 🙂',
  'هاجم المسلحون القافلة قرب النهر.',
  `${'and the men '.repeat(800)}left.`,
  'THE ARMY SAID TODAY THAT 12 GUERRILLAS WERE KILLED IN THE NORTH.',
  "Don't can't won't they're Iran's Kata’ib, e.g. U.S.-led 5,000 $3.5m 7:44pm http://a.b/c?d=e @name #tag",
  'that that that that, which who whom as well as as well as',
  '- - – — … … … .',
]

describe('every sentence is one tree over all its words', () => {
  test.each(ODD.map((t) => [t.slice(0, 40), t] as const))('%s', (_, text) => {
    const sentences = sentencesOf(text)
    let at = 0
    for (const { tokens, span } of sentences) {
      expect(tokens.filter((t) => t.head === -1 && t.deprel === 'root')).toHaveLength(1)
      tokens.forEach((t, i) => {
        expect(text.slice(t.span.start, t.span.end)).toBe(t.form)
        expect(t.span.start).toBeGreaterThanOrEqual(at)
        at = t.span.end
        let up = i
        for (let step = 0; up >= 0 && step <= tokens.length; step++) up = tokens[up]!.head
        expect(up).toBe(-1)
      })
      expect(at).toBeLessThanOrEqual(span.end)
    }
    const words = sentences.flatMap((s) => s.tokens.map((t) => t.form)).join('')
    expect(words.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
  })
})
