/**
 * Documents of GUM (CoNLL-U with entities in MISC) as the ranker is given them: the text, our own analysis of its words,
 * the phrases marked by hand and the chain each belongs to.
 *
 * In     path of a .conllu or .conllu.gz, the compiled program's folder.
 * Out    [{ id, genre, phrases: [{ noun, gold, start, end }], ... }] in reading order of the phrases.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'

export async function openProgram(root) {
  const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)
  const { openLanguage } = await load('read/syntax/index.js')
  const { openReport } = await load('read/syntax/names.js')
  const { openLemmatiser } = await load('read/syntax/lemma.js')
  const { nounOf } = await load('read/actor/coref/noun.js')
  const file = (name) => readFileSync(join(root, 'models/english', name))
  const language = openLanguage({
    weights: file('weights.bin'),
    lemmas: file('lemmas.tsv').toString('utf8'),
    names: file('names.bin'),
  })
  const texts = new Map()
  const lexicon = (name) => {
    if (name === 'actors/own.tsv') return ''
    if (!texts.has(name)) texts.set(name, readFileSync(join(root, 'data', name), 'utf8'))
    return texts.get(name)
  }
  return { language, lexicon, openReport, openLemmatiser, nounOf, load }
}

export function documentsOf(path) {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const documents = []
  let paragraph = 0
  for (const block of text.trim().split('\n\n')) {
    const lines = block.split('\n')
    const id = lines.find((l) => l.startsWith('# newdoc id'))?.split(' = ')[1]
    if (id) {
      documents.push({ id, genre: id.split('_')[1], sentences: [] })
      paragraph = 0
    }
    if (lines.some((l) => l.startsWith('# newpar'))) paragraph++
    const words = lines
      .filter((l) => /^\d+\t/.test(l))
      .map((l) => {
        const cells = l.split('\t')
        return { form: cells[1], misc: cells[9], space: !/SpaceAfter=No/.test(cells[9]) }
      })
    documents.at(-1).sentences.push({ words, paragraph })
  }
  return documents
}

/** The gold phrases of a document: sentence, first and last word, chain. */
export function phrasesOf(document) {
  const open = []
  const found = []
  document.sentences.forEach(({ words }, sentence) => {
    words.forEach(({ misc }, i) => {
      const entity = /(?:^|\|)Entity=([^|]*)/.exec(misc)?.[1]
      if (!entity) return
      for (const [piece] of entity.matchAll(/\([^()]+\)?|[^()]+\)/g)) {
        const chain = /^\(?([^-)]+)/.exec(piece)[1]
        if (piece.startsWith('(')) {
          const phrase = { sentence, first: i, last: -1, gold: chain.replace(/\[.*/, '') }
          if (piece.endsWith(')')) found.push({ ...phrase, last: i })
          else open.push(phrase)
        } else {
          const at = open.findLastIndex((p) => p.gold === chain.replace(/\[.*/, ''))
          if (at < 0) continue
          const [phrase] = open.splice(at, 1)
          if (phrase.sentence === sentence) found.push({ ...phrase, last: i })
        }
      }
    })
  })
  return found.sort((a, b) => a.sentence - b.sentence || a.first - b.first || b.last - a.last)
}

/** The document read by the program's own language layer, on the treebank's words. */
export function analysed(document, { language, lexicon, openReport, nounOf }) {
  const { network, lemma, names: head } = language
  const forms = document.sentences.map((s) => s.words.map((w) => w.form))
  const findNames = openReport(head, forms)
  const analyses = network.analyse(forms, { hidden: true })
  let at = 0
  let quote = false
  const sentences = document.sentences.map(({ words, paragraph }, s) => {
    const { tags, heads, rels, hidden } = analyses[s]
    const spans = words.map(({ form, space }) => {
      const span = { start: at, end: at + form.length }
      at += form.length + (space ? 1 : 0)
      return span
    })
    const tokens = words.map(({ form }, i) => {
      const [upos, xpos] = tags[i].split('|')
      const deprel = heads[i] === 0 ? 'root' : rels[i]
      return { span: spans[i], form, lemma: lemma(form, xpos), upos, xpos, head: heads[i] - 1, deprel }
    })
    const found = findNames(
      words.map(({ form }, i) => ({ form, span: spans[i], token: i })),
      hidden,
      tags,
    )
    const quoted = words.map(({ form }) => {
      if (/^[“"”«»]$|^``$|^''$/.test(form)) quote = form === '“' || form === '``' ? true : form === '"' ? !quote : false
      return quote
    })
    at += 1
    return { sentence: { span: { start: 0, end: 0 }, tokens, paragraph, heading: false }, names: found, hidden, quoted }
  })
  const phrases = phrasesOf(document).map((phrase) => {
    const { sentence, names, hidden, quoted } = sentences[phrase.sentence]
    const { tokens } = sentence
    let top = phrase.last
    for (let i = phrase.first; i <= phrase.last; i++)
      if (tokens[i].head < phrase.first || tokens[i].head > phrase.last) {
        if (tokens[i].upos === 'PUNCT') continue
        top = i
        break
      }
    const name = names.find((n) => n.span.start <= tokens[top].span.start && n.span.end >= tokens[top].span.end)
    const width = network.width
    const noun = nounOf(
      {
        sentence,
        at: phrase.sentence,
        head: top,
        first: phrase.first,
        last: phrase.last,
        name: name?.type ?? null,
        quoted: quoted[top],
      },
      lexicon,
    )
    const row = { hidden: hidden.subarray(top * width, (top + 1) * width), vector: network.vector(tokens[top].form) }
    const start = tokens[phrase.first].span.start
    return { ...phrase, noun, row, start, end: tokens[phrase.last].span.end }
  })
  return { id: document.id, genre: document.genre, sentences, phrases }
}
