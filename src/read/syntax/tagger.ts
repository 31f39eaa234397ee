/**
 * Tokens, parts of speech and lemmas of one line, by wink-nlp.
 *
 * Lines in capitals (wire text) are lower-cased for the model; spans always point into the text as it is.
 */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItemToken } from 'wink-nlp'
import type { Span, Token, Upos } from '../../record/index.ts'
import { lemmaOf } from './lemma.ts'
import { repair } from './repair.ts'

const nlp = winkNLP(model, ['pos'])
const { pos, lemma, precedingSpaces } = nlp.its
// wink's types give `its` functions a narrower form than `out` takes.
const out = (item: ItemToken, what: unknown) => item.out(what as never) as unknown as string

/** Tokens of the line, all of head -1 and relation 'dep': tree.ts fills these. */
export function tag(text: string, span: Span, capitalised: ReadonlySet<string>): Token[] {
  const source = text.slice(span.start, span.end)
  const shown = isCapitals(source) ? lower(source) : source
  const tokens: Token[] = []
  let at = 0
  nlp
    .readDoc(shown)
    .tokens()
    .each((item: ItemToken) => {
      const form = item.out()
      if (form.trim() === '') return
      // wink keeps white space beside the token; find the form from here on, and skip what it may have changed.
      const hint = at + out(item, precedingSpaces).length
      const found = shown.startsWith(form, hint) ? hint : shown.indexOf(form, at)
      if (found < 0) return
      const start = span.start + found
      at = found + form.length
      const upos = out(item, pos) as Upos
      tokens.push(token(text, { start, end: span.start + at }, upos, out(item, lemma)))
    })
  repair(tokens, capitalised)
  return tokens
}

function token(text: string, span: Span, upos: Upos, lemma: string): Token {
  const form = text.slice(span.start, span.end)
  return { span, form, lemma: lemmaOf(form, upos, lemma), upos, head: -1, deprel: 'dep' }
}

/** More than four in five letters are capitals, in a line of several words: wire text, not an acronym. */
function isCapitals(line: string): boolean {
  const capitals = line.match(/\p{Lu}/gu)?.length ?? 0
  const small = line.match(/\p{Ll}/gu)?.length ?? 0
  return capitals > 12 && capitals > 4 * small && /\s/.test(line)
}

/** Lower case of the same length: the few letters that would change the length stay as they are. */
function lower(line: string): string {
  const lowered = line.toLowerCase()
  return lowered.length === line.length
    ? lowered
    : Array.from(line, (c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
}
