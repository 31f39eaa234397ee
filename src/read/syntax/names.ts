/**
 * Proper names: runs of words tagged PROPN, typed by titles, cue words and the shape of the name.
 *
 * Source own rules; word lists in data/names. To be replaced by the trained layer.
 */
import type { Name, NameType, Sentence, Token } from '../../record/index.ts'
import { type Lexicon, madeOf, rowsOf } from '../text/index.ts'

export interface NamesInput {
  text: string
  sentences: readonly Sentence[]
  lexicon: Lexicon
}

const JOINS = new Set(['of', 'the', 'al', 'bin', 'ibn', 'de', 'del', 'la', 'van', 'von', 'and', 'for', '-', '’', "'"])
const TITLE =
  /^(mr|mrs|ms|dr|gen|lt|col|maj|capt|sgt|adm|sen|rep|gov|president|minister|premier|chancellor|secretary|general|colonel|captain|major|admiral|king|queen|prince|sheikh|ayatollah|pope|archbishop|bishop|judge|ambassador|spokesman|spokeswoman|spokesperson|commander|senator|mayor|governor|leader|chief)\.?$/i
const ORG =
  /\b(forces?|army|navy|guards?|brigades?|battalion|front|movement|party|ministry|department|council|committee|agency|organi[sz]ation|union|nations|university|institute|company|corp|inc|group|police|court|parliament|senate|congress|pentagon|hezbollah|hizbullah|hamas|taliban|isis|isil|nato|bank|association|federation|authority|command|coalition|league|alliance|militia|news|times|post|reuters|network|office|bureau|service|foundation|centre|center|commission|assembly|house)\b/i
const LOC_BEFORE = new Set(['in', 'at', 'near', 'outside', 'across', 'towards', 'toward', 'around', 'inside'])
const NEVER =
  /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|i)$/i

export function findNames({ text, sentences, lexicon }: NamesInput): Name[] {
  const given = madeOf(lexicon, 'given names', () => new Set(rowsOf(lexicon, 'names/given.tsv').map((r) => r[0]!)))
  const names: Name[] = []
  for (const { tokens, heading } of sentences) {
    let i = 0
    while (i < tokens.length) {
      const end = runEnd(tokens, i)
      if (end === i) {
        i++
        continue
      }
      const first = tokens[i]!
      const last = tokens[end - 1]!
      const span = { start: first.span.start, end: last.span.end }
      const form = text.slice(span.start, span.end)
      if (!NEVER.test(form) && !(heading && end - i === 1 && i === 0)) {
        // Titles are not part of the name.
        let start = i
        while (start < end - 1 && TITLE.test(tokens[start]!.form)) start++
        const inner = { start: tokens[start]!.span.start, end: span.end }
        names.push({ span: inner, type: typeOf(text.slice(inner.start, inner.end), tokens, i, start, end, given) })
      }
      i = end
    }
  }
  return names
}

function runEnd(tokens: Token[], start: number): number {
  const isName = (t: Token | undefined) => t !== undefined && t.upos === 'PROPN' && /^[\p{Lu}\p{N}]/u.test(t.form)
  if (!isName(tokens[start])) return start
  let end = start + 1
  for (;;) {
    if (isName(tokens[end])) end++
    else if (isName(tokens[end + 1]) && JOINS.has(tokens[end]!.form.toLowerCase()) && glue(tokens, end)) end += 2
    else return end
  }
}

/** "Ministry of Defence" and "Kata’ib" join; "Iran and Iraq" do not. */
function glue(tokens: Token[], i: number): boolean {
  const word = tokens[i]!.form.toLowerCase()
  if (word === 'and' || word === 'the' || word === 'for') return false
  if (word === 'of') return ORG.test(tokens[i - 1]!.form)
  return true
}

function typeOf(form: string, tokens: Token[], run: number, start: number, end: number, given: Set<string>): NameType {
  const before = tokens[run - 1]?.form.toLowerCase() ?? ''
  const words = form.split(/\s+/)
  if (start > run) return 'PER'
  if (ORG.test(form) || /^\p{Lu}{2,6}$/u.test(form)) return 'ORG'
  if (given.has(words[0]!.toLowerCase()) && words.length > 1) return 'PER'
  if (LOC_BEFORE.has(before)) return 'LOC'
  const after = tokens[end]
  if (words.length > 1 && words.length < 4 && after?.upos === 'VERB') return 'PER'
  if (TITLE.test(before)) return 'PER'
  return words.length === 1 ? 'LOC' : 'ORG'
}
