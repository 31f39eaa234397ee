/**
 * Actors: who acts, suffers or speaks, with every mention chained to one entry.
 *
 * In     sentences with trees, names, places, the lexicon.
 * Out    Actor[] in order of first mention; a mention's span is the core of its noun phrase (no article, no relative
 *        clause) or the pronoun itself.
 * Errors none. An unsure chain leaves a note.
 * Source kinds and registers in data/actors; chains by a sieve of rules, then by the ranker of models/coref for pronouns
 *        and descriptions.
 */
import type { Actor, Name, Note, Place, Sentence } from '../../record/index.ts'
import type { StateOf } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import { chain } from './chain.ts'
import type { Ranker } from './coref/ranker.ts'
import { findPhrases } from './phrase.ts'

export { Ranker } from './coref/ranker.ts'
export { OWN_ACTORS } from './register.ts'

export interface ActorsInput {
  text: string
  sentences: readonly Sentence[]
  names: readonly Name[]
  places: readonly Place[]
  lexicon: Lexicon
  stateOf: StateOf
  ranker: Ranker
}

/** Finds the actors of a report. */
export function findActors(input: ActorsInput): { actors: Actor[]; notes: Note[] } {
  return chain(input.text, findPhrases(input), input.ranker, input.lexicon)
}
