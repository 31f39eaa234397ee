/** What tells a word's part in the claim of a cue: the way between them in the tree, distance, quotation marks, rules. */
import { address, mix, step } from './mix.ts'
import { QUOTE, type RuleClaim, type View } from './view.ts'

const EDGE = 7

/** Addresses of the features that a word has whatever the cue. */
export function wordFeatures(view: View, i: number): number[] {
  const { tokens, form, tag, rel, lemma, quote, quotation } = view
  const at = (row: Int32Array, k: number) => (k < 0 || k >= tokens.length ? EDGE : row[k]!)
  const last = tokens.length - 1
  const place = (i === 0 ? 1 : 0) + (i === last ? 2 : 0) + (i === last - 1 ? 4 : 0)
  const capital = /^\p{Lu}/u.test(tokens[i]!.form) ? 1 : 0
  const edge = (k: number) => (k < 0 || k > last ? 2 : quotation[k] === quotation[i] ? 1 : 0)
  const t = (template: number, a: number, b = 0) => address(100 + template, a, b)
  return [
    t(0, form[i]!),
    t(1, tag[i]!, rel[i]!),
    t(2, at(form, i - 1), tag[i]!),
    t(3, at(form, i + 1), tag[i]!),
    t(4, at(tag, i - 1), at(tag, i + 1)),
    t(5, place, tokens[i]!.upos === 'PUNCT' ? form[i]! : 0),
    t(6, quote[i]!, tag[i]!),
    t(7, edge(i - 1) + 3 * edge(i + 1), quote[i]!),
    t(8, at(tag, tokens[i]!.head), mix(rel[i]!, capital)),
    t(9, at(lemma, tokens[i]!.head), rel[i]!),
    t(10, lemma[i]!, rel[i]!),
    t(11, at(form, i - 1), form[i]!),
    t(12, at(form, i + 1), form[i]!),
  ]
}

/** The tree as seen from a cue. */
export interface Ways {
  /** Hash of the relations from the cue up to where the way to each word turns down. */
  up: Int32Array
  /** The first word on the way down; -1 when the word is on the way up itself. */
  entry: Int32Array
  /** Steps down. */
  depth: Uint8Array
  /** Hash of the first relation below the entry that opens an aside: apposition, relative clause, another clause; 0 for none. */
  aside: Int32Array
  /** First and last word of each entry's branch. */
  from: Int32Array
  to: Int32Array
}

const ASIDE = /^(appos|acl|advcl|parataxis|conj|ccomp)/

export function waysFrom(view: View, cue: number): Ways {
  const { tokens, rel, children } = view
  const n = tokens.length
  const ways: Ways = {
    up: new Int32Array(n),
    entry: new Int32Array(n).fill(-1),
    depth: new Uint8Array(n),
    aside: new Int32Array(n),
    from: new Int32Array(n).fill(n),
    to: new Int32Array(n).fill(-1),
  }
  const onWay = new Set<number>()
  let up = 1
  for (let k = cue, steps = 0; k >= 0; k = tokens[k]!.head, steps++) {
    onWay.add(k)
    ways.up[k] = up
    const stack: [word: number, entry: number, depth: number, aside: number][] = []
    for (const c of children[k]!) if (!onWay.has(c)) stack.push([c, c, 1, 0])
    while (stack.length > 0) {
      const [w, entry, depth, aside] = stack.pop()!
      ways.up[w] = up
      ways.entry[w] = entry
      ways.depth[w] = Math.min(depth, 255)
      ways.aside[w] = aside
      ways.from[entry] = Math.min(ways.from[entry]!, w)
      ways.to[entry] = Math.max(ways.to[entry]!, w)
      for (const c of children[w]!)
        stack.push([c, entry, depth + 1, aside !== 0 || !ASIDE.test(tokens[c]!.deprel) ? aside : rel[c]!])
    }
    up = steps < 4 ? mix(up, rel[k]!, tokens[k]!.head < k ? 1 : 2) : 2
  }
  return ways
}

/** What is the same for all words of a sentence: the cue, the way down from it, the rule's claim at it. */
export interface CueSight {
  view: View
  cue: number
  ways: Ways
  claim: RuleClaim | undefined
  /** Commas before each word. */
  commas: Int32Array
}

export function sightOf(view: View, cue: number): CueSight {
  const commas = new Int32Array(view.tokens.length + 1)
  view.tokens.forEach((t, i) => {
    commas[i + 1] = commas[i]! + (/^[,;:—–-]$/.test(t.form) ? 1 : 0)
  })
  return { view, cue, ways: waysFrom(view, cue), claim: view.claims.find((c) => c.cue === cue), commas }
}

/** Addresses of the features that join the cue with word `i` of its own sentence. */
export function roleFeatures({ view, cue, ways, claim, commas }: CueSight, i: number): number[] {
  const { tokens, form, tag, rel, lemma, quote, quotation, children } = view
  const out: number[] = []
  const add = (template: number, a: number, b = 0) => out.push(address(200 + template, a, b))
  const near = i - cue
  const side = near < 0 ? 1 : near > 0 ? 2 : 0
  const entry = ways.entry[i]!
  const first = entry < 0 ? 0 : mix(rel[entry]!, entry < cue ? 1 : 2)
  const way = mix(ways.up[i]!, first)
  const L = lemma[cue]!
  const X = tag[cue]!
  const D = rel[i]!
  const mark = entry < 0 ? undefined : children[entry]!.find((k) => /^(mark|case)$/.test(tokens[k]!.deprel))
  const marked = mark === undefined ? 0 : lemma[mark]!
  add(0, way, side)
  add(1, way, L)
  add(2, way, X)
  add(3, way, Math.min(ways.depth[i]!, 5))
  add(4, way, D)
  add(5, way, marked)
  add(6, way, entry < 0 ? 0 : lemma[entry]!)
  add(7, way, entry < 0 ? 0 : tag[entry]!)
  const quoted = mix(quote[i]!, quotation[i] !== -1 && quotation[i] === quotation[cue] ? 1 : 0)
  add(8, way, quoted)
  const ends = entry < 0 ? 0 : (i === ways.from[entry] ? 1 : 0) + (i === ways.to[entry] ? 2 : 0)
  add(9, way, mix(ends, tokens[i]!.upos === 'PUNCT' ? form[i]! : 0))
  add(10, step(near), tag[i]!)
  add(11, Math.abs(near) < 4 ? near : 9, mix(form[i]!, Math.abs(near) < 4 ? 1 : side))
  add(12, Math.abs(near) < 4 ? near : 9 + side, mix(L, X))
  add(13, Math.abs(near) < 4 ? near : 9 + side, mix(L, tag[i]!))
  const between = Math.abs(commas[Math.max(i, cue)]! - commas[Math.min(i, cue)]!)
  add(14, Math.min(between, 3), mix(side, quoted))
  add(15, side, mix(quoted, tokens[i]!.upos === 'PUNCT' ? form[i]! : 0))
  add(16, ways.aside[i]!, way)
  add(17, ways.aside[i]!, mix(way, tokens[i]!.upos === 'PUNCT' ? 1 : 0))
  const own = claim ? claim.parts[i]! : 9
  const before = claim && i > 0 ? claim.parts[i - 1]! : 9
  const after = claim && i < tokens.length - 1 ? claim.parts[i + 1]! : 9
  add(18, own, claim ? claim.rule : 0)
  add(19, own, way)
  add(20, mix(own, before, after), tokens[i]!.upos === 'PUNCT' ? form[i]! : 0)
  add(21, side, view.told[i]!)
  const head = tokens[i]!.head
  add(22, way, mix(D, head < 0 ? 0 : rel[head]!))
  add(23, side + (quote[cue] === QUOTE.outside ? 0 : 4), mix(first, L))
  return out
}

/** Addresses of the features that join the cue with a word of a sentence `offset` sentences on (or, below 0, back). */
export function outerFeatures(sight: CueSight, other: View, i: number, offset: number): number[] {
  const { view, cue } = sight
  const out: number[] = []
  const add = (template: number, a: number, b = 0) => out.push(address(300 + template, a, b))
  const o = Math.max(-2, Math.min(3, offset)) + (other.paragraph === view.paragraph ? 0 : 10)
  const L = view.lemma[cue]!
  const q = mix(other.quote[i]!, other.quote[0]! === QUOTE.outside ? 0 : 1)
  const mark = other.tokens[i]!.upos === 'PUNCT' ? other.form[i]! : 0
  const last = view.tokens[view.tokens.length - 1]!.form
  const edge = (offset > 0 ? view.quotation[view.tokens.length - 1] : view.quotation[0]) ?? -1
  const same = other.quotation[i] !== -1 && other.quotation[i] === edge ? 1 : 0
  add(0, o)
  add(1, o, q)
  add(2, o, mix(q, mark))
  add(3, o, mix(L, other.quote[i]!))
  add(4, o, last === ':' ? 1 : 0)
  add(5, mix(o, same), q)
  add(6, mix(o, other.claims.length > 0 ? 1 : 0), q)
  add(7, o, mix(view.tag[cue]!, other.quote[i]! === QUOTE.outside ? 0 : 1))
  add(8, mix(o, step(view.tokens.length - cue)), q)
  add(9, mix(o, (i === 0 ? 1 : 0) + (i === other.tokens.length - 1 ? 2 : 0)), mark)
  add(10, mix(o, view.hasQuote ? 1 : 0), mix(q, last === ':' ? 1 : 0))
  return out
}
