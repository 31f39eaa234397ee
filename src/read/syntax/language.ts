/** The English language layer, opened from its files: one network, one table of lemmas, one head for names. */
import { type Lemmatiser, openLemmatiser } from './lemma.ts'
import { type NameHead, openNameHead } from './names/head.ts'
import { type Network, openNetwork } from './network/index.ts'

export interface Language {
  network: Network
  lemma: Lemmatiser
  names: NameHead
}

/**
 * @param files bytes of models/english/weights.bin and names.bin, text of models/english/lemmas.tsv
 * @throws OnrecordError DATA_MISSING when the bytes are of another format, or do not belong together
 */
export function openLanguage(files: { weights: Uint8Array; lemmas: string; names: Uint8Array }): Language {
  const network = openNetwork(files.weights)
  return { network, lemma: openLemmatiser(files.lemmas), names: openNameHead(files.names, network) }
}
