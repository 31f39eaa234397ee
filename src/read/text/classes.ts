/** Word classes: the most frequent part of speech of a common word, as far as the end of a sentence depends on it. */
import { address, hash } from './hash.ts'

/** 1-15 as in the packed table (models/sentences/classes.mjs says which is which). */
export const FINITE = 2
const GERUND = 4
const PARTICIPLE = 5
const ADVERB = 7
const NAME = 14
export const FIGURE = 16
export const NOTHING = 17

/** Address of a word, in lower case, in the table of classes. */
export const classAddress = (word: string): number => address(100, hash(word), word.length)

/**
 * Class of a word.
 *
 * @param table class by address; 0 for words that are not in it
 * @param capital the word is written with a capital
 */
export function classOf(table: Uint8Array, word: string, capital: boolean): number {
  const found = table[classAddress(word)]!
  if (found !== 0) return found
  if (capital) return NAME
  if (word.endsWith('ing')) return GERUND
  if (word.endsWith('ed')) return PARTICIPLE
  return word.endsWith('ly') ? ADVERB : 0
}
