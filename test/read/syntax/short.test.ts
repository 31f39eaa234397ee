/** Short sentences and headlines on conflict (short.txt), from words to trees: bare nouns that might be verbs, and the reverse. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openNetwork } from '../../../src/read/syntax/network/index.ts'

const network = openNetwork(readFileSync(new URL('../../../models/english/weights.bin', import.meta.url)))

const TAGS: Readonly<Record<string, string>> = {
  N: 'NOUN',
  P: 'PROPN',
  V: 'VERB',
  X: 'AUX',
  A: 'ADJ',
  D: 'DET',
  M: 'NUM',
  I: 'ADP',
  R: 'ADV',
  C: 'CCONJ',
  S: 'SCONJ',
  T: 'PART',
  O: 'PRON',
  '.': 'PUNCT',
}

const coarse = (rel: string): string => rel.split(':')[0]!

const sentences = readFileSync(new URL('./short.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) =>
    line.split(' ').map((word) => {
      const [, form, tag, head, rel] = /^(.+)\/([A-Z.])\/(\d+)\/(.+)$/.exec(word)!
      return { form: form!, tag: TAGS[tag!]!, head: Number(head), rel: coarse(rel!) }
    }),
  )

const found = network
  .analyse(sentences.map((words) => words.map((word) => word.form)))
  .map(({ tags, heads, rels }) =>
    tags.map((tag, k) => ({ tag: tag.split('|')[0]!, head: heads[k]!, rel: coarse(rels[k]!) })),
  )

/** Share of the words of all sentences for which `right` holds. */
function share(right: (n: number, k: number) => boolean): number {
  const words = sentences.flatMap((s, n) => s.map((_, k) => right(n, k)))
  return words.filter(Boolean).length / words.length
}

const tagged = (n: number, k: number) => found[n]![k]!.tag === sentences[n]![k]!.tag
const attached = (n: number, k: number) => found[n]![k]!.head === sentences[n]![k]!.head
const labelled = (n: number, k: number) => attached(n, k) && found[n]![k]!.rel === sentences[n]![k]!.rel

test.each([
  ['tags', tagged, 0.9],
  ['heads', attached, 0.853],
  ['heads and relations', labelled, 0.793],
])('%s of short sentences', (_, right, least) => {
  expect(share(right)).toBeGreaterThan(least)
})

test('whole sentences, every word right', () => {
  const whole = sentences.filter((s, n) => s.every((_, k) => tagged(n, k) && labelled(n, k)))
  expect(whole.length).toBeGreaterThanOrEqual(48)
})
