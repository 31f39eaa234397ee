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

/** Names of a sentence, from its words, the encoder's rows for them, and their tags ("UPOS|XPOS"). */
export type FindNames = (words: readonly Word[], hidden: Float32Array, tags: readonly string[]) => Name[]

/** "512 BC": an era, not British Columbia. */
const ERA = /^(?:BC|BCE|AD|CE|B\.C\.|A\.D\.)$/
const YEAR = /^(?:\d{1,4}|century|centuries|millennium)$/
/** No name ends like this. */
const OPEN_END = /^(?:of|for|and|the|in|-|–|,)$/
/** "Henry IV": behind the name of a person, a number. "I" may be the pronoun. */
const NUMERAL = /^(?=[IVX])X{0,2}(?:I[XV]|V?I{0,3})$/

/** "the town of Adan Yabal": what such words with "of" name is a place. */
const SETTLEMENT =
  /^(city|district|governorate|hamlet|municipality|neighbou?rhood|province|suburb|town|township|village)$/i

/** @param sentences word forms of every sentence of the report */
export function openReport(head: NameHead, sentences: readonly (readonly string[])[]): FindNames {
  const flagger = new Flagger(head.lists, sentences)
  const titles = head.lists.get('title') ?? new Set()
  const isTitle = (word: Word) => titles.has(withoutPoints(word.form.toLowerCase()))
  return (words, hidden, tags) => {
    const forms = words.map((word) => word.form)
    const worth = flagger.worth(forms)
    if (!worth.includes(true)) return []
    const labels = head.label({ hidden, forms, flags: flagger.flags(forms), worth })
    const names: Name[] = []
    for (let i = 0; i < words.length; i++) {
      if (!labels[i]!.startsWith('B-')) continue
      const label = labels[i]!.slice(2) as NameType
      const isPlace = i > 1 && /^of$/i.test(forms[i - 1]!) && SETTLEMENT.test(forms[i - 2]!)
      const type = isPlace ? 'LOC' : label
      let first = i
      while (labels[i + 1] === `I-${label}`) i++
      if (i === first && i > 0 && ERA.test(forms[i]!) && YEAR.test(forms[i - 1]!)) continue
      if (type === 'PER' && labels[i + 1] === 'O' && NUMERAL.test(forms[i + 1]!) && !tags[i + 1]!.startsWith('PRON'))
        i++
      while (type === 'PER' && first < i && isTitle(words[first]!)) first++
      let last = i
      while (last > first && OPEN_END.test(forms[last]!)) last--
      names.push({ span: { start: words[first]!.span.start, end: words[last]!.span.end }, type })
    }
    return hyphened(words, names)
  }
}

/** "Port-au-Prince", "al-Fashir": the words of one hyphened name are one name, whatever the head cut out of it. */
function hyphened(words: readonly Word[], names: readonly Name[]): Name[] {
  const at = (offset: number) => words.findIndex((w) => w.span.start === offset)
  const isTight = (k: number) => k > 0 && words[k - 1]!.span.end === words[k]!.span.start
  const out: Name[] = []
  for (const name of names) {
    let first = at(name.span.start)
    if (first < 0 || !/^[-–]$/.test(words[first]!.form) || !isTight(first)) {
      out.push(name)
      continue
    }
    // The hyphen is not where a name begins: back to the word that the run of hyphens begins with.
    while (first > 0 && isTight(first) && (/^[-–]$/.test(words[first]!.form) || /^[-–]$/.test(words[first - 1]!.form)))
      first--
    const start = words[first]!.span.start
    const before = out.at(-1)
    if (before && before.span.end > start) before.span = { start: before.span.start, end: name.span.end }
    else out.push({ ...name, span: { start, end: name.span.end } })
  }
  return out
}
