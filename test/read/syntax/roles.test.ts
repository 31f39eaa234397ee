/** Arguments of a word: who acts and who is acted on, as [words]ROLE behind the >predicate. */
import { expect, test } from 'vitest'
import { parsed } from '../../support/reading.ts'

function argumentsIn(text: string, predicate: string): { [role: string]: string } {
  const { sentences, argumentsOf } = parsed(text)
  const [sentence] = sentences
  const word = sentence!.tokens.findIndex((t) => t.form === predicate)
  const found = argumentsOf(sentence!, word)
  for (const { share } of found) {
    expect(share).toBeGreaterThan(0)
    expect(share).toBeLessThanOrEqual(1)
  }
  return Object.fromEntries(found.map((a) => [a.role, sentence!.tokens[a.word]!.form]))
}

test.each([
  ['Rebels attacked the convoy near the bridge.', 'attacked', { ARG0: 'Rebels', ARG1: 'convoy' }],
  ['The convoy was attacked by rebels.', 'attacked', { ARG0: 'rebels', ARG1: 'convoy' }],
  ['The soldiers who shelled the village have left.', 'shelled', { ARG0: 'soldiers', ARG1: 'village' }],
  ['The minister promised to send troops.', 'send', { ARG0: 'minister', ARG1: 'troops' }],
  ['Two men were killed on Monday.', 'killed', { ARG1: 'men' }],
])('%s', (text, predicate, roles) => {
  expect(argumentsIn(text, predicate)).toMatchObject(roles)
})

test('each of ARG0 to ARG4 at most once, a word has one role', () => {
  const { sentences, argumentsOf } = parsed('Rebels and soldiers and farmers attacked and burned and looted the town.')
  sentences[0]!.tokens.forEach((_, i) => {
    const found = argumentsOf(sentences[0]!, i)
    const core = found.map((a) => a.role).filter((role) => /^ARG\d/.test(role))
    expect(new Set(core).size).toBe(core.length)
    expect(new Set(found.map((a) => a.word)).size).toBe(found.length)
  })
})

test('a sentence of another report has none', () => {
  const { argumentsOf } = parsed('Rebels left.')
  expect(argumentsOf(parsed('Rebels left.').sentences[0]!, 1)).toEqual([])
})
