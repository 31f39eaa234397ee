/**
 * What a rule of the time room is: an id, a pattern over time words, what it means, and examples.
 *
 * `hits` and `misses` are sentences of our own; in a hit, brackets mark the expression the rule finds.
 */
import type { TimexType } from '../../record/index.ts'
import type { Scene } from './scene.ts'
import type { Tense } from './tense.ts'
import { cardinals, months } from './words.ts'

export interface Reading {
  type: TimexType
  value: string
  /** Offset of the clock's zone in minutes, when the words name it. */
  offset?: number
  /** Zone word whose offset depends on the day, resolved once the day is known. */
  zone?: string
  /** A clock time told without its day: takes the day of its surroundings. */
  needsDay?: boolean
  /** Bounds of a stretch counted from the anchor ("the past two weeks"). */
  bounds?: { from: string; to: string }
  /** False when the date is no step in the telling ("the 2015 deal" must not move "that year"). */
  told?: boolean
}

export interface TimeRule {
  id: string
  pattern: string
  read: (hit: Hit) => Reading | null
  hits: readonly string[]
  misses: readonly string[]
}

/** One match of a rule: words [start, end) of the scene, and the named parts. */
export class Hit {
  readonly scene: Scene
  readonly start: number
  readonly end: number
  private readonly parts: { [name: string]: [number, number] | undefined }

  constructor(
    scene: Scene,
    start: number,
    end: number,
    parts: { [name: string]: [number, number] | undefined } | undefined,
  ) {
    this.scene = scene
    this.start = start
    this.end = end
    this.parts = parts ?? {}
  }

  has(name: string): boolean {
    return this.parts[name] !== undefined
  }

  /** Index of the first word of a part, -1 when it is not there. */
  at(name: string): number {
    return this.parts[name]?.[0] ?? -1
  }

  /** The words of a part in lower case, without their dots; '' when it is not there. */
  word(name: string): string {
    const at = this.at(name)
    return at < 0 ? '' : this.scene.words.word[at]!
  }

  /** The number a part states, NaN when it is not there. */
  num(name: string): number {
    const at = this.at(name)
    if (at < 0) return Number.NaN
    const word = this.scene.words.word[at]!
    if (word === 'a' || word === 'an') return 1
    const n = this.scene.words.num[at]!
    return Number.isNaN(n) && Object.hasOwn(cardinals, word) ? cardinals[word]! : n
  }

  month(name = 'month'): number {
    return months[this.word(name)]!
  }

  /** The word `n` places before the match, '' at the text's start. */
  before(n = 1): string {
    return this.scene.words.word[this.start - n] ?? ''
  }

  after(n = 1): string {
    return this.scene.words.word[this.end - 1 + n] ?? ''
  }

  /** The form in the text of word `i`. */
  form(i: number): string {
    const w = this.scene.words
    return i < 0 || i >= w.word.length ? '' : w.text.slice(w.start[i]!, w.end[i]!)
  }

  isCapital(i: number): boolean {
    const c = this.form(i).charCodeAt(0)
    return c >= 65 && c <= 90
  }

  /** True for a capital followed by small letters: in a text all in capitals, a capital says nothing. */
  isTitle(i: number): boolean {
    return this.isCapital(i) && /[a-z]/.test(this.form(i))
  }

  /** True when no blank stands between words i - 1 and i. */
  glued(i: number): boolean {
    const w = this.scene.words
    return i > 0 && i < w.word.length && w.end[i - 1] === w.start[i]
  }

  get tense(): Tense {
    const w = this.scene.words
    return this.scene.tenses.at(w.start[this.start]!, w.end[this.end - 1]!)
  }

  get span(): { start: number; end: number } {
    const w = this.scene.words
    return { start: w.start[this.start]!, end: w.end[this.end - 1]! }
  }
}

export const date = (value: string | null): Reading | null => (value === null ? null : { type: 'DATE', value })
