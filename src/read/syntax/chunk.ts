/**
 * Chunks: noun phrases and verb groups with their inner relations settled, read off parts of speech.
 *
 * In     tokens of one sentence. Sets head and relation of every token inside a chunk except its head's own.
 * Out    the sentence as a row of units, left to right, each with the index of its head token.
 */
import type { Token } from '../../record/index.ts'

export interface Unit {
  kind: 'noun' | 'verb' | 'adposition' | 'relative' | 'subordinator' | 'conjunction' | 'comma' | 'other'
  start: number
  /** Exclusive. */
  end: number
  head: number
  /** Verb groups only. */
  verb?: { passive: boolean; infinitive: boolean; finite: boolean; copula: boolean; form: 'ing' | 'ed' | 'base' }
}

const RELATIVES = new Set(['who', 'which', 'whom', 'whose'])
const SUBORDINATORS = new Set([
  'if',
  'because',
  'although',
  'though',
  'while',
  'whether',
  'unless',
  'once',
  'when',
  'where',
])
/** Adpositions that also open clauses: they do when a verb comes before the next comma and a noun phrase stands first. */
const EITHER = new Set(['after', 'before', 'since', 'as', 'until', 'than'])

/** Weekdays and months, capitalised. */
export const CALENDAR =
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(January|February|March|April|May|June|July|August|September|October|November|December)$/
const isNominal = (t: Token | undefined) => t?.upos === 'NOUN' || t?.upos === 'PROPN'
const low = (t: Token | undefined) => t?.form.toLowerCase() ?? ''
const isBe = (t: Token) =>
  t.lemma === 'be' || t.lemma === "'s" || /^(is|are|was|were|been|being|be|’s|'s|’re|'re)$/i.test(t.form)

export function chunk(tokens: Token[]): Unit[] {
  const units: Unit[] = []
  let i = 0
  while (i < tokens.length) {
    const unit = nounPhrase(tokens, i) ?? verbGroup(tokens, i) ?? single(tokens, i)
    units.push(unit)
    i = unit.end
  }
  return units
}

function attach(tokens: Token[], dependent: number, head: number, deprel: string): void {
  if (dependent === head) return
  const t = tokens[dependent]!
  t.head = head
  t.deprel = deprel
}

const isParticiple = (t: Token) => t.upos === 'VERB' && /(ed|ing|en|wn)$/i.test(t.form)

function nounPhrase(tokens: Token[], start: number, owned = false): Unit | null {
  let i = start
  let head = -1
  let opened = false
  for (; i < tokens.length; i++) {
    const t = tokens[i]!
    const next = tokens[i + 1]
    if (t.upos === 'DET') {
      if (opened && head >= 0) break
      if (low(t) === 'that' && (next?.upos === 'VERB' || next?.upos === 'AUX' || next?.upos === 'DET')) break
      opened = true
    } else if (t.upos === 'PRON') {
      if (RELATIVES.has(low(t)) || low(t) === 'that') break
      if (/^(his|her|their|its|our|my|your)$/.test(low(t)) && next && /^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(next.upos)) {
        if (head >= 0) break
        opened = true
        continue
      }
      if (opened || head >= 0) break
      return { kind: 'noun', start, end: i + 1, head: i }
    } else if (t.upos === 'NUM' || t.upos === 'SYM') {
      if (head >= 0 && tokens[head]!.upos === 'NOUN') break
      opened = true
    } else if (t.upos === 'ADJ') {
      if (head >= 0 && !isNominal(next)) break
      opened = true
    } else if (t.upos === 'ADV') {
      // "so-called air strikes" begins with its adverb.
      const hyphened = next?.form === '-' && tokens[i + 2]?.upos === 'ADJ'
      if (head >= 0 || !next || !(hyphened || /^(ADJ|NUM|ADV)$/.test(next.upos))) break
    } else if (isNominal(t)) {
      head = i
      opened = true
    } else if (isParticiple(t)) {
      // "the attacked base", "armed men": only between a determiner or adjective and a noun.
      const inside = opened && head < 0 && next && /^(NOUN|PROPN|ADJ|VERB)$/.test(next.upos)
      const compound = tokens[i - 1]?.form === '-' && isNominal(next)
      if (!inside && !compound) break
    } else if (isOpeningQuote(t) && opened) {
      // "so-called “defensive” air strikes": quoted words inside the phrase.
      const close = closingQuote(tokens, i)
      if (close < 0) break
      i = close
    } else if (t.form === '-' || t.form === '–' || t.form === '/') {
      const glued = i > start && next && tokens[i - 1]!.span.end === t.span.start && t.span.end === next.span.start
      if (!glued || !/^(NOUN|PROPN|ADJ|VERB|NUM)$/.test(next.upos)) break
    } else if (t.upos === 'PART' && /^['’]s?$/.test(t.form) && head >= 0) {
      if (!next || !/^(NOUN|PROPN|ADJ|NUM|VERB)$/.test(next.upos)) break
      attach(tokens, i, head, 'case')
      const rest = nounPhrase(tokens, i + 1, true)
      if (!rest) break
      settle(tokens, start, i, head)
      attach(tokens, head, rest.head, 'nmod:poss')
      return { kind: 'noun', start, end: rest.end, head: rest.head }
    } else break
  }
  if (i === start) return null
  if (head < 0) {
    // A phrase without a noun: "the dead", "four", "the Iraqi".
    for (let k = i - 1; k >= start && head < 0; k--) if (/^(NUM|ADJ|DET|PRON)$/.test(tokens[k]!.upos)) head = k
    if (head < 0) return null
    if (tokens[head]!.upos === 'ADJ' && tokens[start]!.upos !== 'DET' && !owned) return null
  }
  settle(tokens, start, i, head)
  return { kind: 'noun', start, end: i, head }
}

const isOpeningQuote = (t: Token) => t.form === '“' || t.form === '"' || t.form === '‘'

/** Index of the mark that closes a short quotation at `open` when more of the noun phrase follows; -1 otherwise. */
function closingQuote(tokens: Token[], open: number): number {
  for (let k = open + 2; k < Math.min(tokens.length - 1, open + 7); k++) {
    if (!/^[”"’]$/.test(tokens[k]!.form)) continue
    return /^(NOUN|PROPN|ADJ)$/.test(tokens[k + 1]!.upos) ? k : -1
  }
  return -1
}

/** Relations inside a simple noun phrase. */
function settle(tokens: Token[], start: number, end: number, head: number): void {
  for (let k = start; k < end; k++) {
    const t = tokens[k]!
    if (k === head || t.head >= 0) continue
    if (t.upos === 'DET') attach(tokens, k, head, 'det')
    else if (t.upos === 'PRON') attach(tokens, k, head, 'nmod:poss')
    else if (t.upos === 'NUM') attach(tokens, k, head, 'nummod')
    else if (t.upos === 'ADJ') attach(tokens, k, head, 'amod')
    else if (t.upos === 'ADV') attach(tokens, k, k + 1 < end ? k + 1 : head, 'advmod')
    else if (t.upos === 'VERB') attach(tokens, k, head, 'amod')
    else if (isNominal(t)) {
      // "Iran-backed militias": the noun before the hyphen belongs to the participle behind it.
      const participle = tokens[k + 1]?.form === '-' && tokens[k + 2]?.upos === 'VERB' && k + 2 < end ? k + 2 : -1
      attach(tokens, k, participle >= 0 ? participle : head, participle >= 0 ? 'obl' : 'compound')
    } else attach(tokens, k, head, t.upos === 'PUNCT' ? 'punct' : 'dep')
  }
}

function verbGroup(tokens: Token[], start: number): Unit | null {
  let i = start
  let head = -1
  let be = -1
  let aux = false
  let infinitive = false
  for (; i < tokens.length; i++) {
    const t = tokens[i]!
    if (t.upos === 'AUX') {
      if (head >= 0) break
      aux = true
      if (isBe(t)) be = i
    } else if (t.upos === 'VERB') {
      if (head >= 0) break
      head = i
    } else if (t.upos === 'PART' && low(t) === 'to') {
      if (i > start) break
      infinitive = true
    } else if (t.upos === 'PART' || t.upos === 'ADV') {
      if (i === start && t.upos === 'ADV') return null
      if (head >= 0) break
      // "were reportedly hit": only inside the group.
      if (!tokens.slice(i + 1, i + 4).some((u) => u.upos === 'VERB' || u.upos === 'AUX')) break
    } else break
  }
  if (head < 0 && !aux) return null
  const copula = head < 0
  if (copula) head = lastAux(tokens, start, i)
  const t = tokens[head]!
  const plain = t.form.toLowerCase()
  // "says" is finite like "say"; only forms of the past can be participles.
  const form = /ing$/.test(plain)
    ? 'ing'
    : plain === t.lemma || (/s$/.test(plain) && !/s$/.test(t.lemma))
      ? 'base'
      : 'ed'
  const passive = !copula && be >= 0 && form !== 'ing' && (form === 'ed' || sameParticiple(t))
  for (let k = start; k < i; k++) {
    const u = tokens[k]!
    if (k === head) continue
    if (u.upos === 'AUX') attach(tokens, k, head, passive && k === be ? 'aux:pass' : 'aux')
    else if (low(u) === 'to') attach(tokens, k, head, 'mark')
    else attach(tokens, k, head, 'advmod')
  }
  return {
    kind: 'verb',
    start,
    end: i,
    head,
    verb: { passive, infinitive, finite: !infinitive && (aux || form !== 'ing'), copula, form },
  }
}

/** Verbs whose participle is spelt like the base form. */
const sameParticiple = (t: Token) =>
  /^(hit|shot|put|set|cut|hurt|shut|beset|come|become|overcome|run|overrun|held)$/i.test(t.form)

function lastAux(tokens: Token[], start: number, end: number): number {
  for (let k = end - 1; k >= start; k--) if (tokens[k]!.upos === 'AUX') return k
  return start
}

function single(tokens: Token[], i: number): Unit {
  const t = tokens[i]!
  const word = low(t)
  const unit = (kind: Unit['kind']): Unit => ({ kind, start: i, end: i + 1, head: i })
  if (RELATIVES.has(word)) return unit('relative')
  if (word === 'that') return unit(isNominal(tokens[i - 1]) ? 'relative' : 'subordinator')
  if (SUBORDINATORS.has(word) || t.upos === 'SCONJ')
    return unit(EITHER.has(word) && !opensClause(tokens, i) ? 'adposition' : 'subordinator')
  if (t.upos === 'ADP') return unit(EITHER.has(word) && opensClause(tokens, i) ? 'subordinator' : 'adposition')
  // "as well as" joins like "and".
  if (word === 'as' && low(tokens[i + 1]) === 'well' && low(tokens[i + 2]) === 'as') {
    attach(tokens, i + 1, i, 'fixed')
    attach(tokens, i + 2, i, 'fixed')
    return { kind: 'conjunction', start: i, end: i + 3, head: i }
  }
  if (t.upos === 'CCONJ') return unit('conjunction')
  if (t.form === ',') return unit('comma')
  return unit('other')
}

/** After "after", "as", ...: does a finite verb come soon, before a comma or another adposition's clause? */
function opensClause(tokens: Token[], i: number): boolean {
  const first = tokens[i + 1]
  // "since May", "for two years", "than 20".
  if (first?.upos === 'NUM' || (first && CALENDAR.test(first.form))) return false
  for (let k = i + 1; k < Math.min(tokens.length, i + 14); k++) {
    const t = tokens[k]!
    if (t.upos === 'AUX') return true
    if (t.upos === 'VERB') return k > i + 1 && !/ing$/i.test(t.form)
    if (t.upos === 'PUNCT' && t.form !== '-' && t.form !== '’' && t.form !== "'") return false
    if (t.upos === 'SCONJ' || RELATIVES.has(low(t))) return false
  }
  return false
}
