/** What tells whether a word is the head of a cue: the word, its neighbours, its dependents, those above it, quotations, rules. */
import { address, mix, step } from './mix.ts'
import { QUOTE, type View } from './view.ts'

const EDGE = 7
/** Ancestors looked at. */
const CLIMB = 5

/** Words that may head a cue. */
export function maybeCue(view: View, i: number): boolean {
  const { upos, form } = view.tokens[i]!
  return upos === 'PUNCT' ? form === ':' : !/^(NUM|DET|SYM|X|CCONJ|INTJ)$/.test(upos)
}

/** Addresses of the features of word `i`. */
export function cueFeatures(view: View, i: number): number[] {
  const { tokens, lemma, tag, rel, form } = view
  const t = tokens[i]!
  const out: number[] = []
  const add = (template: number, a: number, b = 0) => out.push(address(template, a, b))
  const L = lemma[i]!
  const X = tag[i]!
  const D = rel[i]!
  const at = (row: Int32Array, k: number) => (k < 0 || k >= tokens.length ? EDGE : row[k]!)
  const head = t.head
  add(0, L)
  add(1, L, X)
  add(2, X, D)
  add(3, at(lemma, head), D)
  add(4, mix(at(tag, head), D), X)
  add(5, at(lemma, i - 1), L)
  add(6, at(lemma, i + 1), L)
  add(7, at(lemma, i - 1), X)
  add(8, at(lemma, i + 1), X)
  add(9, at(lemma, i + 2), X)
  add(10, at(tag, i - 1), at(tag, i + 1))
  add(11, form[i]!)
  add(12, L, D)
  dependents(view, i, add)
  above(view, i, add)
  quotation(view, i, add)
  const rule = view.rule[i]!
  add(40, rule)
  add(41, rule, D)
  const own = view.claims.find((c) => c.cue === i)
  add(42, own ? own.rule : 0, X)
  add(43, view.told[i]! + 2 * (own ? 1 : 0), X)
  add(44, view.told[i]!, L)
  add(45, (i === 0 ? 1 : 0) + (i === tokens.length - 1 ? 2 : 0) + (view.heading ? 4 : 0), X)
  add(46, Math.min(8, tokens.length >> 2), t.form === ':' ? 1 + step(i) : 0)
  return out
}

type Add = (template: number, a: number, b?: number) => void

function dependents(view: View, i: number, add: Add): void {
  const { tokens, lemma, tag, rel, children } = view
  const L = lemma[i]!
  const X = tag[i]!
  let subject = -1
  for (const c of children[i]!) {
    const side = c < i ? 1 : 2
    const D = mix(rel[c]!, side)
    add(13, D, X)
    add(14, D, L)
    const { deprel } = tokens[c]!
    if (/^(aux|case|compound:prt|mark|advmod|cop)/.test(deprel)) add(15, lemma[c]!, mix(D, X))
    if (/^nsubj/.test(deprel)) subject = c
    if (/^(obj|obl|nmod|iobj)/.test(deprel)) {
      add(16, lemma[c]!, L)
      add(17, mix(tag[c]!, D), L)
    }
    if (/^(ccomp|xcomp|acl|parataxis|advcl)/.test(deprel)) {
      const mark = children[c]!.find((k) => tokens[k]!.deprel === 'mark')
      add(18, mark === undefined ? 0 : lemma[mark]!, mix(D, L))
      add(19, mark === undefined ? 0 : lemma[mark]!, mix(D, X))
    }
  }
  let up = i
  for (let k = 0; subject < 0 && k < 3 && /^(conj|xcomp|advcl|acl)/.test(tokens[up]!.deprel); k++) {
    up = tokens[up]!.head
    if (up < 0) break
    subject = children[up]!.findLast((c) => /^nsubj/.test(tokens[c]!.deprel)) ?? -1
  }
  const inherited = up === i ? 0 : 1
  if (subject < 0) add(20, X)
  else {
    add(21, tag[subject]!, mix(X, inherited))
    add(22, lemma[subject]!, X)
    add(23, tag[subject]!, L)
    add(24, lemma[subject]!, L)
  }
}

function above(view: View, i: number, add: Add): void {
  const { tokens, rel, rule, tag } = view
  let chain = 0
  let k = i
  for (let n = 0; n < CLIMB && tokens[k]!.head >= 0; n++) {
    chain = mix(chain, rel[k]!)
    const side = tokens[k]!.head < k ? 1 : 2
    k = tokens[k]!.head
    if (n < 2) add(25, mix(chain, tag[k]!), tag[i]!)
    if (rule[k] === 0) continue
    add(26, mix(rel[i]!, n, side), rule[k]!)
    add(27, chain, side)
    return
  }
  add(28, chain)
}

function quotation(view: View, i: number, add: Add): void {
  const { tokens, quote, tag, lemma, hasQuote } = view
  const X = tag[i]!
  if (!hasQuote) {
    add(30, X)
    return
  }
  add(31, quote[i]!, X)
  let next = i + 1
  while (next < tokens.length && quote[next] === QUOTE.outside) next++
  let back = i - 1
  while (back >= 0 && quote[back] === QUOTE.outside) back--
  const ahead = next < tokens.length ? step(next - i) : 8
  const behind = back >= 0 ? step(i - back) : 8
  add(32, ahead, X)
  add(33, behind, X)
  add(34, mix(ahead, behind), quote[i]! === QUOTE.outside ? 0 : 1)
  add(35, (ahead < 8 ? 1 : 0) + (behind < 8 ? 2 : 0) + (quote[i] === QUOTE.outside ? 0 : 4), lemma[i]!)
}
