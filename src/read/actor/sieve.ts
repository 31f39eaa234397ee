/**
 * What makes two mentions one without doubt: keys that only one actor has, and forms of one name.
 *
 * Never joined: two full names that share only a surname; two entries of the register.
 */
import type { Mention } from './mention.ts'
import { foldName, skeletonOf } from './register.ts'

const FORCES = /^(force|troop|military|army|soldier|personnel|serviceman)s?$/

/** Keys that only one actor of a report has. */
export function keysOf(m: Mention): string[] {
  const keys: string[] = []
  if (m.pronoun) return keys
  if (m.register) keys.push(`register ${m.register}`)
  else if (m.named && m.kind === 'government' && m.country && !m.text.includes(' of ')) {
    if (foldName(m.text).split(' ').length <= 3 && !/ministry|police|court|parliament|department/i.test(m.text))
      keys.push(`state ${m.country}`)
  }
  if (
    !m.register &&
    m.kind === 'military' &&
    m.country &&
    FORCES.test(m.lemma) &&
    foldName(m.text).split(' ').length <= 3
  )
    keys.push(`forces ${m.country}`)
  if (m.named || m.text.includes(' ')) keys.push(`name ${foldName(m.text)}`)
  return keys
}

/** Is this a shorter or differently written form of the other name? */
export function isVariant(words: readonly string[], m: Mention, other: Mention): boolean {
  if (other.register && m.register && other.register !== m.register) return false
  const theirs = foldName(other.text).split(' ')
  if (other.kind === 'person') {
    if (!m.named || theirs.length < 2) return false
    if (words.length === 1 || m.kind === 'person' || m.kind === 'unknown') return isPersonsForm(words, theirs)
    return false
  }
  if (m.kind === 'person' && m.named) return false
  // "the mobilization forces" for "Popular Mobilization Forces": the last two words or more.
  if (
    words.length >= 2 &&
    theirs.length > words.length &&
    words.every((w, i) => w === theirs[theirs.length - words.length + i])
  )
    return true
  // "the Observatory" for "Syrian Observatory for Human Rights".
  if (m.definite && words.length === 1 && headWord(theirs) === words[0] && theirs.length > 1 && isOfKind(m, other))
    return true
  // "People's Mobilization Forces": same initials, same last two words.
  if (words.length >= 3 && words.length === theirs.length && words.every((w, i) => w[0] === theirs[i]![0]))
    return words.slice(-2).every((w, i) => w === theirs[theirs.length - 2 + i])
  if (m.named && other.named && sameSpelling(words, theirs)) return true
  // "PMF" for its long form.
  return words.length === 1 && isShort(m.text) && theirs.length >= 2 && initials(theirs) === words[0]
}

/** "the army" is a state's: no rebels, whatever they call themselves. */
const isOfKind = (m: Mention, other: Mention): boolean => m.named || m.kind !== 'military' || other.kind === m.kind

/** The word that a name of several is headed by: "observatory" of "syrian observatory for human rights". */
export function headWord(words: readonly string[]): string {
  const end = words.findIndex((w, i) => i > 0 && /^(for|of|in|against|on)$/.test(w))
  return words[(end < 0 ? words.length : end) - 1]!
}

/** "Karim", "bin Salman" for a full name that ends so; "Hussein Tantawi" for "Mohamed Hussein Tantawi". */
function isPersonsForm(words: readonly string[], theirs: readonly string[]): boolean {
  if (sameSpelling(words, theirs)) return true
  const [short, long] = words.length < theirs.length ? [words, theirs] : [theirs, words]
  if (short.length === long.length || short.at(-1) !== long.at(-1)) return false
  if (words.length === 1) return true
  return short.length > 1 && short.every((w) => long.includes(w))
}

/** "Kataeb Hezbollah" and "Kataib Hizballah": word by word the same consonants and first letters. */
function sameSpelling(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || a.join('').length < 6) return false
  return a.every((w, i) => {
    const o = b[i]!
    if (w === o) return true
    const x = skeletonOf(w)
    return w[0] === o[0] && x.length > 1 && x === skeletonOf(o)
  })
}

/** "PMF", "FARC", "NPFL": capitals, perhaps with small letters or points between. */
export const isShort = (text: string): boolean =>
  text.length <= 10 && !text.includes(' ') && (text.match(/\p{Lu}/gu) ?? []).length > 1

export const initials = (words: readonly string[]): string =>
  words
    .filter((w) => !/^(of|the|and|for)$/.test(w))
    .map((w) => w[0])
    .join('')
