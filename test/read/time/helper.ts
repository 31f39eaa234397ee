/** Sentences by hand for the time room: words by blanks and marks, verbs from a short list, no tree. */

import { findTimes } from '../../../src/read/time/index.ts'
import type { Sentence, Span, Timex, Token, Upos } from '../../../src/record/index.ts'

const verbs: { [form: string]: [Upos, string] } = {
  will: ['AUX', 'will'],
  was: ['AUX', 'be'],
  were: ['AUX', 'be'],
  is: ['AUX', 'be'],
  are: ['AUX', 'be'],
  met: ['VERB', 'meet'],
  meet: ['VERB', 'meet'],
  meets: ['VERB', 'meet'],
  fell: ['VERB', 'fall'],
  fall: ['VERB', 'fall'],
  said: ['VERB', 'say'],
  left: ['VERB', 'leave'],
  began: ['VERB', 'begin'],
  begin: ['VERB', 'begin'],
  died: ['VERB', 'die'],
  killed: ['VERB', 'kill'],
  expected: ['VERB', 'expect'],
  to: ['PART', 'to'],
}

export function sentencesOf(text: string): Sentence[] {
  const out: Sentence[] = []
  for (const m of text.matchAll(/[^\n]+?(?:[.!?](?=\s+[A-Z“"])|$)/gm)) {
    const tokens: Token[] = []
    for (const t of m[0].matchAll(/[A-Za-z]+|\d+|[^\sA-Za-z\d]/g)) {
      const [upos, lemma] = verbs[t[0].toLowerCase()] ?? ['X', t[0].toLowerCase()]
      const start = m.index + t.index
      tokens.push({ span: { start, end: start + t[0].length }, form: t[0], lemma, upos, head: -1, deprel: 'dep' })
    }
    out.push({ span: { start: m.index, end: m.index + m[0].length }, tokens, paragraph: 0, heading: false })
  }
  return out
}

export function read(text: string, anchor: string | null = null): ReturnType<typeof findTimes> {
  return findTimes({ text, sentences: sentencesOf(text), anchor })
}

export function timesOf(text: string, anchor: string | null = null): Timex[] {
  return read(text, anchor).times
}

/** 'on [Tuesday] at' -> the text without brackets, and the spans they marked. */
export function marked(s: string): { text: string; spans: Span[] } {
  const spans: Span[] = []
  let text = ''
  let start = 0
  for (const ch of s) {
    if (ch === '[') start = text.length
    else if (ch === ']') spans.push({ start, end: text.length })
    else text += ch
  }
  return { text, spans }
}
