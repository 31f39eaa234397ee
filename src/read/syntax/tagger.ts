/**
 * Tokens, parts of speech and lemmas of one line, by wink-nlp.
 *
 * Lines in capitals (wire text) are lower-cased for the model; spans always point into the text as it is.
 */
import model from 'wink-eng-lite-web-model'
import winkNLP, { type ItemToken } from 'wink-nlp'
import type { Span, Token, Upos } from '../../record/index.ts'
import { CALENDAR } from './chunk.ts'
import { lemmaOf, regularLemma } from './lemma.ts'

const nlp = winkNLP(model, ['pos'])
const { pos, lemma, precedingSpaces } = nlp.its
// wink's types give `its` functions a narrower form than `out` takes.
const out = (item: ItemToken, what: unknown) => item.out(what as never) as unknown as string

/** Tokens of the line, all of head -1 and relation 'dep': tree.ts fills these. */
export function tag(text: string, span: Span): Token[] {
  const source = text.slice(span.start, span.end)
  const shown = isCapitals(source) ? lower(source) : source
  const tokens: Token[] = []
  let at = 0
  nlp.readDoc(shown).tokens().each((item: ItemToken) => {
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
  repair(tokens)
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

const GERUND_AFTER = new Set(['deny', 'admit', 'stop', 'start', 'begin', 'avoid', 'finish', 'consider', 'suggest', 'recommend', 'resume', 'continue', 'keep'])
const PARTICLES = new Set(['out', 'up', 'down', 'off', 'away', 'back', 'over'])

/** Mends the tagger's commonest slips in news: each line says which. */
function repair(tokens: Token[]): void {
  tokens.forEach((t, i) => {
    const before = tokens[i - 1]
    const after = tokens[i + 1]
    const word = t.form.toLowerCase()
    // A capital inside the sentence between two names is a name: "Operation Inherent Resolve".
    if (t.upos === 'VERB' && /^\p{Lu}\p{Ll}/u.test(t.form) && before?.upos === 'PROPN' && i > 1) t.upos = 'PROPN'
    // "said" is always a verb; "to" before a verb is PART.
    if (word === 'said' || word === 'says') t.upos = 'VERB'
    if (word === 'to' && after && (after.upos === 'VERB' || after.upos === 'AUX')) t.upos = 'PART'
    // "have carried", "has been used": an auxiliary, tagged as a verb, directly before a participle.
    if (t.upos === 'VERB' && (t.lemma === 'have' || t.lemma === 'be') && participleAhead(tokens, i)) t.upos = 'AUX'
    // "the attack", "an attack on": a verb after a determiner with no noun behind is the noun.
    if (
      t.upos === 'VERB' &&
      before?.upos === 'DET' &&
      after?.upos !== 'NOUN' &&
      after?.upos !== 'PROPN' &&
      after?.upos !== 'ADJ' &&
      !t.form.endsWith('ed')
    )
      t.upos = 'NOUN'
    // "when rebels fired": a plural tagged as a verb, before a word in -ed tagged as an adjective or verb.
    if (t.upos === 'VERB' && /[^s]s$/.test(t.form) && after && /ed$/.test(after.form) && before?.upos !== 'NOUN' && i > 0) {
      t.upos = 'NOUN'
      if (after.upos === 'ADJ') retag(after, 'VERB')
    }
    // "militants fired mortars at": a participle tagged as an adjective with a noun before it and a noun behind.
    if (t.upos === 'ADJ' && /[a-z]ed$/.test(t.form) && (before?.upos === 'NOUN' || before?.upos === 'PROPN')) retag(t, 'VERB')
    if (CALENDAR.test(t.form) && (t.upos !== 'AUX' || before?.upos === 'ADP' || before?.upos === 'SCONJ')) t.upos = 'PROPN'
    // "fired tear gas": a bare verb right behind a past form is a noun.
    if (t.upos === 'VERB' && word === t.lemma && before?.upos === 'VERB' && /ed$/.test(before.form) && after?.upos === 'NOUN') t.upos = 'NOUN'
    // "the missile launch positions": a bare verb cannot follow a singular noun.
    if (t.upos === 'VERB' && word === t.lemma && before?.upos === 'NOUN' && before.form.toLowerCase() === before.lemma && tokens[i - 2]?.upos === 'DET' && after?.upos === 'NOUN') t.upos = 'NOUN'
    // "at least three": both words belong to the number.
    if (word === 'at' && after && /^(least|most)$/i.test(after.form)) {
      t.upos = 'ADV'
      after.upos = 'ADV'
    }
    // "denied killing civilians": a gerund with its object, tagged as an adjective.
    if (t.upos === 'ADJ' && /[a-z]ing$/.test(t.form) && GERUND_AFTER.has(before?.lemma ?? '') && after?.upos === 'NOUN') retag(t, 'VERB')
    else if (t.upos === 'VERB' && /[a-z]ing$/.test(t.form) && before?.upos === 'VERB' && after?.upos === 'NOUN' && !GERUND_AFTER.has(before.lemma)) t.upos = 'ADJ'
    // "armed forces", "so-called", "the torn deal".
    if (word === 'armed' && after?.upos === 'NOUN') t.upos = 'ADJ'
    if (word === 'called' && before?.form === '-') t.upos = 'ADJ'
    if (t.upos === 'NOUN' && /(rn|wn|ken|ten|ed)$/.test(word) && t.lemma !== word && before?.upos === 'DET' && after && /^(NUM|ADJ|NOUN|PROPN)$/.test(after.upos)) t.upos = 'ADJ'
    if (word === 'chief' && before?.form === 'in' && tokens[i - 2]?.lemma === 'commander') t.upos = 'NOUN'
    // "were not involved in": a participle behind a form of "be" and before a preposition.
    if (t.upos === 'ADJ' && /[a-z]ed$/.test(word) && after?.upos === 'ADP' && beBefore(tokens, i)) retag(t, 'VERB')
    // "carried out at least": a particle, not the preposition of what follows.
    if (t.upos === 'ADP' && PARTICLES.has(word) && before?.upos === 'VERB' && after?.upos !== 'PUNCT' && word !== 'over') t.upos = 'ADV'
  })
}

function beBefore(tokens: Token[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && (tokens[k]!.upos === 'ADV' || tokens[k]!.upos === 'PART')) k--
  return k >= 0 && tokens[k]!.upos === 'AUX' && /^(be|is|are|was|were|been|being)$/i.test(tokens[k]!.form)
}

function retag(t: Token, upos: Upos): void {
  t.upos = upos
  t.lemma = lemmaOf(t.form, upos, upos === 'VERB' ? regularLemma(t.form.toLowerCase()) : t.lemma)
}

function participleAhead(tokens: Token[], i: number): boolean {
  for (let k = i + 1; k < Math.min(tokens.length, i + 4); k++) {
    const t = tokens[k]!
    if (t.upos === 'VERB') return /(ed|en|ing|wn|nt|ld|ck|ot|de|id|ne)$/i.test(t.form) && t.form.toLowerCase() !== t.lemma
    if (t.upos !== 'ADV' && t.upos !== 'PART' && t.upos !== 'AUX') return false
  }
  return false
}
