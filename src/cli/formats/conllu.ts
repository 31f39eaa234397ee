/** CoNLL-U: the language layer of each report, one after the other. */
import { conllu } from '../../desk/conllu.ts'
import type { Printer } from './index.ts'

export function conlluPrinter(): Printer {
  return { start: () => '', record: () => '', parse: conllu, end: () => '' }
}
