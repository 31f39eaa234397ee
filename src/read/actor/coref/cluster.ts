/** A chain being built: what its phrases together say. */
import { type Gender, isPronoun, type Noun, type NounType, type Sort } from './noun.ts'

export class Cluster {
  readonly nouns: Noun[] = []
  readonly cores = new Set<string>()
  readonly words = new Set<string>()
  readonly lemmas = new Set<string>()
  readonly pronouns = new Set<NounType>()
  readonly registers = new Set<string>()
  /** Distinct names. */
  readonly names: Noun[] = []
  /** The first phrase that is no pronoun, else the first. */
  best: Noun
  bestOrder: number
  named = false
  hasNumber = false
  sort: Sort = null
  gender: Gender = null
  plural: boolean | null = null
  /** Place of the last phrase in the row of all. */
  order: number

  constructor(noun: Noun, order: number) {
    this.best = noun
    this.bestOrder = order
    this.order = order
    this.add(noun, order)
  }

  get first(): Noun {
    return this.nouns[0]!
  }

  get latest(): Noun {
    return this.nouns[this.nouns.length - 1]!
  }

  get size(): number {
    return this.nouns.length
  }

  add(noun: Noun, order: number): void {
    this.nouns.push(noun)
    this.order = order
    this.sort = noun.sort === 'person' || this.sort === null ? noun.sort : this.sort
    this.gender ??= noun.gender
    this.plural ??= noun.plural
    if (isPronoun(noun.type)) {
      this.pronouns.add(noun.type)
      return
    }
    if (isPronoun(this.best.type)) {
      this.best = noun
      this.bestOrder = order
    }
    if (noun.core !== '') this.cores.add(noun.core)
    for (const w of noun.words) this.words.add(w)
    this.lemmas.add(noun.lemma)
    this.hasNumber ||= noun.words.some((w) => /^\d/.test(w))
    if (noun.register !== null) this.registers.add(noun.register)
    if (noun.type !== 'name') return
    this.named = true
    if (!this.names.some((n) => n.core === noun.core)) this.names.push(noun)
  }

  /** Does one of its phrases have this head? */
  has(sentence: number, head: number): boolean {
    return this.#some(sentence, (n) => n.head === head)
  }

  /** Is one of its phrases subject or object of this word? */
  governs(sentence: number, governor: number): boolean {
    return this.#some(sentence, (n) => n.governor === governor)
  }

  #some(sentence: number, is: (noun: Noun) => boolean): boolean {
    for (let k = this.nouns.length - 1; k >= 0; k--) {
      const noun = this.nouns[k]!
      if (noun.sentence < sentence) return false
      if (noun.sentence === sentence && is(noun)) return true
    }
    return false
  }
}
