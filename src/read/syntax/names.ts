/**
 * Proper names: people, organisations and places, by the names head over the network's last layer.
 *
 * In     the words of all sentences of a report first, since a word's other uses tell names from openings of sentences;
 *        then sentence by sentence what the encoder says of each word. Nothing of that is kept.
 * Out    Name[] in order, never overlapping; titles ("President", "Mr.") stand outside the name of a person.
 * Source models/english/names.bin, trained on corpora that models/english/README.md lists.
 * Not    adjectives of nationality ("Iraqi"), days, laws, events, works; names without any capital.
 */
import type { Name, NameType } from '../../record/index.ts'
import type { Word } from '../text/index.ts'
import { Flagger, withoutPoints } from './names/flags.ts'
import type { NameHead } from './names/head.ts'

/** Names of a sentence, from its words and the encoder's rows for them. */
export type FindNames = (words: readonly Word[], hidden: Float32Array) => Name[]

/** @param sentences word forms of every sentence of the report */
export function openReport(head: NameHead, sentences: readonly (readonly string[])[]): FindNames {
  const flagger = new Flagger(head.lists, sentences)
  const titles = head.lists.get('title') ?? new Set()
  const isTitle = (word: Word) => titles.has(withoutPoints(word.form.toLowerCase()))
  const known = new Map<string, Float64Array>()
  const ofWord = (form: string): Float64Array => {
    let sums = known.get(form)
    if (sums === undefined) {
      sums = head.ofWord(form)
      known.set(form, sums)
    }
    return sums
  }
  return (words, hidden) => {
    const forms = words.map((word) => word.form)
    const worth = flagger.worth(forms)
    if (!worth.includes(true)) return []
    const ofWords = forms.map((form, i) => (worth[i] ? ofWord(form) : null))
    const labels = head.label({ hidden, ofWords, flags: flagger.flags(forms), worth })
    const names: Name[] = []
    for (let i = 0; i < words.length; i++) {
      if (!labels[i]!.startsWith('B-')) continue
      const type = labels[i]!.slice(2) as NameType
      let first = i
      while (labels[i + 1] === `I-${type}`) i++
      while (type === 'PER' && first < i && isTitle(words[first]!)) first++
      names.push({ span: { start: words[first]!.span.start, end: words[i]!.span.end }, type })
    }
    return names
  }
}
