/** The English language layer, opened from its files: one network, one table of lemmas. */
import { type Lemmatiser, openLemmatiser } from './lemma.ts'
import { type Network, openNetwork } from './network/index.ts'

export interface Language {
  network: Network
  lemma: Lemmatiser
}

/**
 * @param files bytes of models/english/weights.bin, text of models/english/lemmas.tsv
 * @throws Error when the weights are of another format
 */
export function openLanguage(files: { weights: Uint8Array; lemmas: string }): Language {
  return { network: openNetwork(files.weights), lemma: openLemmatiser(files.lemmas) }
}
