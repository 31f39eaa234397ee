/**
 * Flags of words, for the names head: what a word looks like, which lists it is on, how the same word looks elsewhere
 * in the report. The same questions, in the same order, as models/english/train/names.py asked in training.
 *
 * In     the words of every sentence of a report, the head's lists.
 * Out    for each sentence the numbers of the flags that hold, word by word.
 * Limits the same word is looked at once a report.
 */

import { keptForm } from '../network/features.ts'

/** The flags in order: the head's file names them, so that a head trained on others is refused. */
export const FLAGS = [
  'capital',
  'opens',
  'caps',
  'low',
  'upper',
  'headline',
  'shouted',
  'given',
  'country',
  'demonym',
  'region',
  'title',
  'organ',
  'ground',
  'state first',
  'state rest',
  'place first',
  'place rest',
  'town first',
  'town rest',
  'quoted',
  'as person',
  'as place',
] as const

const LISTS = ['given', 'country', 'demonym', 'region'] as const
/** Lists that are looked up without the point of an abbreviation: "Gen." */
const POINTED = ['title', 'organ', 'ground'] as const

/** Lists of names of several words, and the flag of their first word; the next is that of the others. */
const PHRASES = [
  { list: 'states', first: 14 },
  { list: 'places', first: 16 },
  { list: 'towns', first: 18 },
] as const
/** Words of the longest name that is looked up. */
const LONGEST_PHRASE = 5

const GIVEN = FLAGS.indexOf('given')
const TITLE = FLAGS.indexOf('title')

export type Lists = ReadonlyMap<string, Pick<ReadonlySet<string>, 'has'>>

const [QUOTED, AS_PERSON, AS_PLACE] = [20, 21, 22]
const OPEN = new Set(['"', '“', '``'])
const CLOSE = new Set(['"', '”', "''"])
/** Behind these, a name is most often a place. */
const WHERE = new Set(['in', 'near', 'outside', 'across', 'around', 'throughout', 'inside'])

/** Behind these a capital says nothing. */
const OPENERS = new Set(['"', '“', '”', '‘', "'", '(', '-', '–', '—', ':', '•', '*'])

/** What does not depend on where the word stands. */
interface Traits {
  key: string
  capital: boolean
  upper: boolean
  lower: boolean
  alpha: boolean
  marked: boolean
  onLists: readonly number[]
}

/** Traits of words, by the lists that they were looked up in: the same in every report. */
const kept = new WeakMap<Lists, Map<string, Traits>>()
/** Words whose traits are kept. */
const MOST_KEPT = 8192

export class Flagger {
  readonly #lists: Lists
  readonly #traits: Map<string, Traits>
  /** Seen capitalised inside a sentence; seen in lower case. */
  readonly #caps = new Set<string>()
  readonly #low = new Set<string>()
  /** Seen behind a given name or a title; seen behind a word for where. */
  readonly #persons = new Set<string>()
  readonly #places = new Set<string>()

  constructor(lists: Lists, sentences: readonly (readonly string[])[]) {
    this.#lists = lists
    this.#traits = kept.get(lists) ?? new Map<string, Traits>()
    kept.set(lists, this.#traits)
    if (this.#traits.size > MOST_KEPT) this.#traits.clear()
    for (const words of sentences) this.#learn(words)
  }

  /** Numbers of the flags that hold, for each word. */
  flags(words: readonly string[]): number[][] {
    const { headline, shouted } = this.#manner(words)
    const marks = this.#phrases(words)
    let quoted = false
    return words.map((word, i) => {
      const traits = this.#of(word)
      const holds: number[] = []
      if (traits.capital) holds.push(0)
      if (i === 0 || OPENERS.has(words[i - 1]!)) holds.push(1)
      if (this.#caps.has(traits.key)) holds.push(2)
      if (this.#low.has(traits.key)) holds.push(3)
      if (traits.upper && word.length > 1) holds.push(4)
      if (headline) holds.push(5)
      if (shouted) holds.push(6)
      holds.push(...traits.onLists)
      const mark = marks[i]
      if (mark !== undefined) holds.push(mark)
      if (quoted ? CLOSE.has(word) : OPEN.has(word)) quoted = !quoted
      else if (quoted) holds.push(QUOTED)
      if (traits.capital && this.#persons.has(traits.key)) holds.push(AS_PERSON)
      if (traits.capital && this.#places.has(traits.key)) holds.push(AS_PLACE)
      return holds
    })
  }

  /** Which words may be part of a name: with a capital in them, or beside such a word. */
  worth(words: readonly string[]): boolean[] {
    const marked = words.map((word) => this.#of(word).marked)
    return marked.map((here, i) => here || marked[i - 1] === true || marked[i + 1] === true)
  }

  /** Flags of the words of known names of states and places; the longest name from the left counts. */
  #phrases(words: readonly string[]): (number | undefined)[] {
    const marks = new Array<number | undefined>(words.length)
    for (let i = 0; i < words.length; ) {
      const { length, first } = this.#phraseAt(words, i)
      for (let k = 0; k < length && first >= 0; k++) marks[i + k] = k === 0 ? first : first + 1
      i += length
    }
    return marks
  }

  #phraseAt(words: readonly string[], i: number): { length: number; first: number } {
    if (this.#of(words[i]!).capital) {
      const names: string[] = []
      for (let n = Math.min(LONGEST_PHRASE, words.length - i), k = 0; k < n; k++)
        names.push(k === 0 ? this.#of(words[i]!).key : `${names[k - 1]} ${this.#of(words[i + k]!).key}`)
      for (let n = names.length; n > 0; n--) {
        const name = names[n - 1]!
        for (const { list, first } of PHRASES) if (this.#lists.get(list)?.has(name)) return { length: n, first }
      }
    }
    return { length: 1, first: -1 }
  }

  #learn(words: readonly string[]): void {
    const { headline } = this.#manner(words)
    words.forEach((word, i) => {
      const { key, lower, capital, upper } = this.#of(word)
      if (lower) this.#low.add(key)
      else if (capital && !upper && !headline && i > 0 && !OPENERS.has(words[i - 1]!)) this.#caps.add(key)
      if (!capital || i === 0) return
      const before = this.#of(words[i - 1]!)
      if (WHERE.has(words[i - 1]!)) this.#places.add(key)
      if (before.capital && (before.onLists.includes(GIVEN) || before.onLists.includes(TITLE))) this.#persons.add(key)
    })
  }

  /** Whether most words begin with a capital, and whether most are in capitals. */
  #manner(words: readonly string[]): { headline: boolean; shouted: boolean } {
    let alpha = 0
    let capitals = 0
    let uppers = 0
    for (const word of words) {
      const traits = this.#of(word)
      if (!traits.alpha) continue
      alpha++
      if (traits.capital) capitals++
      if (traits.upper) uppers++
    }
    const all = Math.max(1, alpha)
    return { headline: words.length > 3 && capitals / all > 0.7, shouted: uppers / all > 0.7 }
  }

  #of(word: string): Traits {
    let traits = this.#traits.get(word)
    if (traits === undefined) {
      const key = keptForm(word.toLowerCase())
      const bare = withoutPoints(key)
      const onLists: number[] = []
      const ask = (list: string, key: string) => {
        if (this.#lists.get(list)?.has(key)) onLists.push(FLAGS.indexOf(list as (typeof FLAGS)[number]))
      }
      for (const list of LISTS) ask(list, key)
      for (const list of POINTED) ask(list, bare)
      const [big, small] = [/\p{Lu}/u.test(word), /[\p{Ll}\p{Lt}]/u.test(word)]
      traits = {
        key,
        capital: /^\p{Lu}/u.test(word),
        upper: big && !small,
        lower: small && !big && !/\p{Lt}/u.test(word),
        alpha: /^\p{L}+$/u.test(word),
        marked: big,
        onLists,
      }
      this.#traits.set(keptForm(word), traits)
    }
    return traits
  }
}

/** The word without points at its end. */
export function withoutPoints(word: string): string {
  let end = word.length
  while (end > 0 && word.charCodeAt(end - 1) === 0x2e) end--
  return word.slice(0, end)
}
