/**
 * What speaks for and against a phrase and a chain being one: features by name, each true or absent.
 *
 * In     a Noun and an open Cluster. Out: numbers of the features that hold, in FEATURES' order of naming.
 */
import type { Cluster } from './cluster.ts'
import { isPronoun, NOUN_TYPES, type Noun } from './noun.ts'

const SENTENCES = ['s0', 's1', 's2', 's3', 's5', 's10', 's+'] as const
const NOUNS = ['n1', 'n2', 'n3', 'n5', 'n9', 'n19', 'n+'] as const
const SIZES = ['z1', 'z2', 'z4', 'z+'] as const

export const FEATURES: readonly string[] = [
  ...NOUN_TYPES.map((t) => `is ${t}`),
  ...NOUN_TYPES.map((t) => `last ${t}`),
  ...NOUN_TYPES.map((t) => `first ${t}`),
  ...SENTENCES,
  ...NOUNS,
  ...SIZES,
  'same core',
  'same words',
  'words within',
  'words around',
  'a word shared',
  'no word shared',
  'same lemma',
  'same lemma as last',
  'more modifiers',
  'other numbers',
  'same register',
  'other register',
  'other name',
  'initials',
  'skeleton',
  'surname',
  'same number',
  'other number',
  'same gender',
  'other gender',
  'same sort',
  'other sort',
  'person and none',
  'same pronoun',
  'same pronoun as last',
  'equal',
  'relative',
  'joined',
  'same governor',
  'inside',
  'around',
  'last subject',
  'last object',
  'last possessor',
  'subject',
  'object',
  'possessor',
  'both subjects',
  'reflexive',
  'reflexive of subject',
  'named',
  'opens text',
  'same paragraph',
  'both quoted',
  'one quoted',
  'nearest fit',
  'nearest fitting subject',
  'nearest same sentence',
  'nearest same lemma',
  'main subject of sentence before',
  'only named of its sort',
]

const NUMBER = new Map(FEATURES.map((name, i) => [name, i]))
const id = (name: string): number => NUMBER.get(name)!
const byType = (what: string) => new Map(NOUN_TYPES.map((type) => [type, id(`${what} ${type}`)]))
const [IS, LAST, FIRST] = [byType('is'), byType('last'), byType('first')]
const bucket = (n: number, limits: readonly number[]): number => {
  const at = limits.findIndex((limit) => n <= limit)
  return at < 0 ? limits.length : at
}

/** What is asked once a phrase, over all open clusters: the nearest ones that fit. */
export interface Field {
  nearestFit: Cluster | null
  nearestSubject: Cluster | null
  nearestInSentence: Cluster | null
  nearestLemma: Cluster | null
  onlyOfSort: Cluster | null
}

export function fieldOf(noun: Noun, clusters: readonly Cluster[]): Field {
  const field: Field = {
    nearestFit: null,
    nearestSubject: null,
    nearestInSentence: null,
    nearestLemma: null,
    onlyOfSort: null,
  }
  let ofSort = 0
  for (let k = clusters.length - 1; k >= 0; k--) {
    const c = clusters[k]!
    if (!field.nearestLemma && c.lemmas.has(noun.lemma)) field.nearestLemma = c
    if (c.named && noun.sort !== null && c.sort === noun.sort) {
      ofSort++
      field.onlyOfSort = ofSort === 1 ? c : null
    }
    if (!agrees(noun, c)) continue
    field.nearestFit ??= c
    if (c.latest.role === 'subject') field.nearestSubject ??= c
    if (c.latest.sentence === noun.sentence) field.nearestInSentence ??= c
  }
  return field
}

export function agrees(noun: Noun, c: Cluster): boolean {
  if (noun.plural !== null && c.plural !== null && noun.plural !== c.plural) return false
  if (noun.gender !== null && c.gender !== null && noun.gender !== c.gender) return false
  const needsPerson = noun.type === 'he' || noun.type === 'she'
  if (needsPerson && (c.sort === 'place' || c.sort === 'thing' || c.sort === 'group')) return false
  return !(noun.type === 'it' && c.sort === 'person')
}

/** @param order how many phrases stand between the phrase and the cluster's last */
export function pairOf(noun: Noun, c: Cluster, order: number, field: Field): number[] {
  const last = c.latest
  const sentences = noun.sentence - last.sentence
  const into = [IS.get(noun.type)!, LAST.get(last.type)!, FIRST.get(c.first.type)!]
  const on = (name: string, holds = true) => {
    if (holds) into.push(id(name))
  }
  on(SENTENCES[bucket(sentences, [0, 1, 2, 3, 5, 10])]!)
  on(NOUNS[bucket(order, [1, 2, 3, 5, 9, 19])]!)
  on(SIZES[bucket(c.size, [1, 2, 4])]!)
  if (isPronoun(noun.type)) {
    on('same pronoun', c.pronouns.has(noun.type))
    on('same pronoun as last', last.type === noun.type)
  } else ofWords(noun, c, on)
  on('same number', noun.plural !== null && noun.plural === c.plural)
  on('other number', noun.plural !== null && c.plural !== null && noun.plural !== c.plural)
  on('same gender', noun.gender !== null && noun.gender === c.gender)
  on('other gender', noun.gender !== null && c.gender !== null && noun.gender !== c.gender)
  on('same sort', noun.sort !== null && noun.sort === c.sort)
  on('other sort', noun.sort !== null && c.sort !== null && noun.sort !== c.sort)
  on('person and none', (noun.sort === 'person') !== (c.sort === 'person') && noun.sort !== null && c.sort !== null)
  if (sentences === 0) {
    const has = (head: number) => head >= 0 && c.has(noun.sentence, head)
    on('equal', has(noun.equal) || (last.equal === noun.head && last.equal >= 0))
    on('relative', has(noun.relative))
    on('joined', has(noun.joined) || (noun.joined >= 0 && last.joined === noun.joined))
    on('same governor', noun.governor >= 0 && c.governs(noun.sentence, noun.governor))
    on('inside', last.first <= noun.first && last.last >= noun.last)
    on('around', noun.first <= last.first && noun.last >= last.last)
    on('reflexive of subject', noun.reflexive && last.role === 'subject')
  }
  on('reflexive', noun.reflexive)
  on('last subject', last.role === 'subject')
  on('last object', last.role === 'object')
  on('last possessor', last.role === 'possessor')
  on('subject', noun.role === 'subject')
  on('object', noun.role === 'object')
  on('possessor', noun.role === 'possessor')
  on('both subjects', noun.role === 'subject' && last.role === 'subject')
  on('named', c.named)
  on('opens text', c.first.sentence <= 1)
  on('same paragraph', noun.paragraph === last.paragraph)
  on('both quoted', noun.quoted && last.quoted)
  on('one quoted', noun.quoted !== last.quoted)
  on('nearest fit', field.nearestFit === c)
  on('nearest fitting subject', field.nearestSubject === c)
  on('nearest same sentence', field.nearestInSentence === c)
  on('nearest same lemma', field.nearestLemma === c)
  on(
    'main subject of sentence before',
    sentences === 1 && last.role === 'subject' && last.tokens[last.governor]?.deprel === 'root',
  )
  on('only named of its sort', field.onlyOfSort === c)
  return into
}

function ofWords(noun: Noun, c: Cluster, on: (name: string, holds?: boolean) => void): void {
  const isName = noun.type === 'name'
  on('same core', noun.core !== '' && c.cores.has(noun.core))
  on('same lemma', c.lemmas.has(noun.lemma))
  on('same lemma as last', c.latest.lemma === noun.lemma)
  let shared = 0
  for (const w of noun.words) if (c.words.has(w)) shared++
  on('a word shared', shared > 0)
  on('no word shared', shared === 0 && c.words.size > 0)
  on('words within', shared > 0 && shared === noun.words.length)
  on('more modifiers', c.lemmas.has(noun.lemma) && noun.modifiers.some((w) => !c.words.has(w)))
  on('other numbers', noun.modifiers.some((w) => /^\d/.test(w) && !c.words.has(w)) && c.hasNumber)
  on('same register', noun.register !== null && c.registers.has(noun.register))
  on('other register', noun.register !== null && c.registers.size > 0 && !c.registers.has(noun.register))
  on('other name', isName && c.named && shared === 0)
  on(
    'initials',
    c.names.some((n) => areInitials(noun.core, n.words) || areInitials(n.core, noun.words)),
  )
  on('skeleton', isName && c.names.some((n) => sameSkeleton(n, noun)))
  on(
    'surname',
    isName && noun.words.length === 1 && c.names.some((n) => n.words.length > 1 && n.words.at(-1) === noun.words[0]),
  )
  on(
    'words around',
    c.names.some((n) => n.words.length > 0 && n.words.every((w) => noun.words.includes(w))),
  )
  on(
    'same words',
    c.names.some((n) => n.core === noun.core),
  )
}

/** "pmf" for "popular mobilization forces". */
export function areInitials(short: string, words: readonly string[]): boolean {
  return short.length >= 2 && words.length === short.length && words.every((w, i) => w[0] === short[i])
}

function sameSkeleton(a: Noun, b: Noun): boolean {
  return a.core !== b.core && a.core[0] === b.core[0] && a.skeleton.length >= 3 && a.skeleton === b.skeleton
}
