/** Lemmas as UD writes them, on top of the tagger's lower-cased ones. */
import type { Upos } from '../../record/index.ts'

/** Forms the tagger lemmatises wrongly and that matter to the reading of conflict news. */
const IRREGULAR: { [form: string]: string } = {
  raped: 'rape',
  said: 'say',
  struck: 'strike',
  stricken: 'strike',
  shot: 'shoot',
  slain: 'slay',
  slew: 'slay',
  fled: 'flee',
  fought: 'fight',
  wounded: 'wound',
  withdrew: 'withdraw',
  withdrawn: 'withdraw',
  shelled: 'shell',
  bombed: 'bomb',
  seized: 'seize',
  freed: 'free',
  dead: 'dead',
  found: 'find',
  left: 'leave',
  met: 'meet',
  sought: 'seek',
  blew: 'blow',
  blown: 'blow',
  vowed: 'vow',
  overthrew: 'overthrow',
  overran: 'overrun',
  launched: 'launch',
  targeted: 'target',
  targeting: 'target',
  denied: 'deny',
  denies: 'deny',
  carried: 'carry',
  died: 'die',
  dying: 'die',
}

/** @param lemma the tagger's lemma */
export function lemmaOf(form: string, upos: Upos, lemma: string): string {
  if (upos === 'PROPN') return form
  const low = form.toLowerCase()
  if ((upos === 'VERB' || upos === 'AUX') && Object.hasOwn(IRREGULAR, low)) return IRREGULAR[low]!
  return lemma === '' ? low : lemma
}

/** Base form of a regular form in -ed or -ing: "fired" -> "fire", "carried" -> "carry", "stopping" -> "stop". */
export function regularLemma(given: string): string {
  const form = given.endsWith('ing') ? `${given.slice(0, -3)}ed` : given
  if (!form.endsWith('ed')) return form
  if (form.endsWith('ied')) return `${form.slice(0, -3)}y`
  const stem = form.slice(0, -2)
  if (/[uvz]$/.test(stem)) return `${stem}e`
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1)
  return /([^aeiou][aeiou]|[aeiou]{2})[bcdfgklmnprstvz]$/.test(stem) &&
    !/(ck|ll|ss|en|er|et|it|or|on|ow|ay|ey|oy)$/.test(stem) &&
    !/[aeiou]{2}[dlmnpt]$/.test(stem)
    ? `${stem}e`
    : stem
}
