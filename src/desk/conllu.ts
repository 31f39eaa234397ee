/**
 * CoNLL-U (https://universaldependencies.org/format.html): the language layer of a whole report.
 *
 * In     a Parse whose sentences cover the text.
 * Out    one block a sentence, ten columns, heads counted from 1. Joining FORMs with spaces where SpaceAfter=No is
 *        absent gives the text, white space aside: a character that no token covers is printed as a token X.
 *        Clitics written together are one surface token ("don't" is 1-2), as in the English treebanks.
 * Not    FEATS: the language layer does not make them.
 */
import type { Name, Sentence, Span, Token } from '../record/index.ts'
import type { Parse } from './reading.ts'

/** One report in CoNLL-U, ended by an empty line. */
export function conllu({ id, text, language, sentences, names }: Parse): string {
  const head = [`# newdoc id = ${flat(id)}`]
  if (language !== 'en') head.push(`# language = ${language}`, '# note = not English: not parsed')
  if (sentences.length === 0) return `${head.join('\n')}\n\n`
  const lines: string[] = [...head]
  let paragraph = -1
  cover(text, sentences).forEach((sentence, i) => {
    if (sentence.paragraph !== paragraph) lines.push('# newpar')
    paragraph = sentence.paragraph
    lines.push(
      `# sent_id = ${flat(id)}-${i + 1}`,
      `# text = ${flat(text.slice(sentence.span.start, sentence.span.end))}`,
    )
    lines.push(...rows(text, sentence, names), '')
  })
  return `${lines.join('\n')}\n`
}

/** The sentences, with one more for every stretch of text that none of them covers. */
function cover(text: string, sentences: readonly Sentence[]): Sentence[] {
  const all: Sentence[] = []
  let end = 0
  for (const sentence of [...sentences, null]) {
    const gap = trim(text, { start: end, end: sentence?.span.start ?? text.length })
    if (gap) all.push({ span: gap, tokens: [], paragraph: sentence?.paragraph ?? -1, heading: true })
    if (sentence) all.push(sentence)
    end = Math.max(end, sentence?.span.end ?? 0)
  }
  return all
}

function rows(text: string, sentence: Sentence, names: readonly Name[]): string[] {
  const tokens = fill(text, sentence)
  const root = tokens.findIndex((t) => t.head === -1)
  const lines: string[] = []
  for (let i = 0; i < tokens.length; i++) {
    let last = i
    while (tokens[last + 1]?.joined) last += 1
    if (last > i) {
      const form = tokens
        .slice(i, last + 1)
        .map((t) => t.form)
        .join('') // prettier to read than the slice of text
      lines.push([`${i + 1}-${last + 1}`, form, ...Array(7).fill('_'), misc(text, tokens[last]!, null)].join('\t'))
    }
    for (let k = i; k <= last; k++) {
      const t = tokens[k]!
      const columns = [k + 1, t.form, t.lemma || '_', t.upos, t.xpos ?? '_', '_']
      const name = nameAt(names, t.span)
      columns.push(k === root ? 0 : t.head + 1, k === root ? 'root' : t.deprel, '_')
      columns.push(last > i ? misc('', t, name) : misc(text, t, name))
      lines.push(columns.join('\t'))
    }
    i = last
  }
  return lines
}

/** Tokens of a sentence without white space in them, none left out, with exactly one root. */
function fill(text: string, sentence: Sentence): Token[] {
  const made: { token: Token; from: number }[] = [] // `from`: its number among the sentence's tokens, or -1
  let end = sentence.span.start
  const addGap = (until: number) => {
    for (const word of text.slice(end, until).matchAll(/\S+/g)) {
      const span = { start: end + word.index, end: end + word.index + word[0].length }
      made.push({ token: { span, form: word[0], lemma: word[0], upos: 'X', head: -1, deprel: 'dep' }, from: -1 })
    }
  }
  sentence.tokens.forEach((token, from) => {
    addGap(token.span.start)
    made.push({ token: { ...token, form: text.slice(token.span.start, token.span.end).replace(/\s+/g, ' ') }, from })
    end = token.span.end
  })
  addGap(sentence.span.end)

  const place = new Map(made.map(({ from }, i) => [from, i]))
  const found = made.findIndex(({ token, from }) => from >= 0 && token.head === -1)
  const root = Math.max(found, 0)
  return made.map(({ token, from }, i) => {
    const head = from >= 0 && token.head >= 0 ? (place.get(token.head) ?? root) : root
    return { ...token, lemma: flat(token.lemma), head: i === root ? -1 : head }
  })
}

function misc(text: string, token: Token, name: Name | null): string {
  const parts: string[] = []
  if (name) parts.push(`Entity=${token.span.start === name.span.start ? 'B' : 'I'}-${name.type}`)
  const next = text[token.span.end]
  if (next !== undefined && !/\s/.test(next)) parts.push('SpaceAfter=No')
  return parts.join('|') || '_'
}

function nameAt(names: readonly Name[], span: Span): Name | null {
  let low = 0
  let high = names.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const name = names[middle]!
    if (span.start < name.span.start) high = middle - 1
    else if (span.start >= name.span.end) low = middle + 1
    else return name
  }
  return null
}

function trim(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && /\s/.test(text[start]!)) start += 1
  while (end > start && /\s/.test(text[end - 1]!)) end -= 1
  return start < end ? { start, end } : null
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()
