/**
 * Coreference on phrases marked by hand: GUM's entities (CoNLL-U), read by the program's own tags, trees and names.
 *
 * Usage  node bench/coref.mjs GUM.conllu[.gz] [--weights FILE] [--out FOLDER] [--misses N]
 * Out    pronouns, definite descriptions and names led to the right antecedent: the nearest phrase before it in its chain is
 *        one of its own chain by hand. Counted over phrases that have an antecedent by hand; beside it the share of those
 *        linked by the program that are right. CoNLL F1 (MUC, B3, CEAFe; single mentions count) needs a scorer: with --out
 *        one FOLDER/ID.gold.jsonl and FOLDER/ID.pred.jsonl a document.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { analysed, documentsOf, openProgram } from '../models/coref/train/gum.mjs'

const root = resolve(import.meta.dirname, '..')
const option = (name, other) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : other)
const out = option('--out')
const misses = Number(option('--misses', 0))
const program = await openProgram(root)
const { Linker } = await program.load('read/actor/coref/link.js')
const { Ranker } = await program.load('read/actor/coref/ranker.js')
const ranker = new Ranker(new Uint8Array(readFileSync(option('--weights', join(root, 'models/coref/ranker.bin')))))

const KINDS = {
  'he, she, it, they': (n) => /^(he|she|it|they)$/.test(n.type),
  'he, she': (n) => /^(he|she)$/.test(n.type),
  'all personal pronouns': (n) => /^(he|she|it|they|i|we|you)$/.test(n.type),
  'definite descriptions': (n) => n.type === 'the' || n.type === 'that',
  '  with "the"': (n) => n.type === 'the',
  names: (n) => n.type === 'name',
}
const counts = Object.fromEntries(Object.keys(KINDS).map((k) => [k, { gold: 0, linked: 0, right: 0, anaphors: 0 }]))
if (out) mkdirSync(out, { recursive: true })
let shown = 0
for (const document of documentsOf(process.argv[2])) {
  const { id, phrases, sentences } = analysed(document, program)
  for (const p of phrases) p.state = new Float32Array([...p.row.hidden, ...p.row.vector])
  const linker = new Linker(ranker, phrases)
  const before = new Map()
  const chains = new Map()
  const gold = []
  const pred = []
  for (const p of phrases) {
    const found = linker.rank(p)
    const last = found && chains.get(found)
    const cluster = linker.place(p, found)
    const isRight = last?.gold === p.gold
    for (const [kind, is] of Object.entries(KINDS)) {
      if (!is(p.noun)) continue
      const c = counts[kind]
      if (before.has(p.gold)) c.gold++
      if (found && before.has(p.gold)) c.linked++
      if (found) c.anaphors++
      if (isRight) c.right++
      if (kind === option('--kind', 'he, she, it, they') && !isRight && before.has(p.gold) && shown++ < misses) {
        const words = (q) =>
          sentences[q.sentence].sentence.tokens
            .slice(q.first, q.last + 1)
            .map((t) => t.form)
            .join(' ')
        const whole = sentences[p.sentence].sentence.tokens
          .map((t, i) => (i === p.noun.head ? `[${t.form}]` : t.form))
          .join(' ')
        console.log(
          `${id} ${p.sentence}: ${whole}\n   found: ${last ? words(last) : '-'} | right: ${words(before.get(p.gold))}`,
        )
      }
    }
    before.set(p.gold, p)
    chains.set(cluster, p)
    gold.push({ start: p.start, end: p.end, cluster: p.gold })
    pred.push({ start: p.start, end: p.end, cluster: `c${linker.clusters.indexOf(cluster)}` })
  }
  // Two phrases of the same words cannot be told apart by their places: the first counts.
  const once = (all) => all.filter((m, i) => all.findIndex((o) => o.start === m.start && o.end === m.end) === i)
  if (!out) continue
  writeFileSync(join(out, `${id}.gold.jsonl`), `${JSON.stringify({ doc_id: id, mentions: once(gold) })}\n`)
  writeFileSync(join(out, `${id}.pred.jsonl`), `${JSON.stringify({ doc_id: id, mentions: once(pred) })}\n`)
}
for (const [kind, { gold, right, anaphors }] of Object.entries(counts))
  console.log(
    `${kind.padEnd(24)} ${gold} with an antecedent, ${(right / gold).toFixed(3)} right; of ${anaphors} linked ${(right / anaphors).toFixed(3)} right`,
  )
