/**
 * The built-in registers, and the researcher's own, by any written form of a name.
 *
 * In     data/actors/register.tsv (bodies, groups, media), data/actors/people.tsv (people in office), and the entries
 *        that `onrecord actors add` keeps: they win.
 * Out    the entry of a name, or null. Short upper-case forms match in upper case only; a form written with a capital
 *        needs one.
 */
import type { ActorKind } from '../../record/index.ts'
import { isActorKind } from '../../record/kinds.ts'
import { type Lexicon, madeOf, rowsOf } from '../text/index.ts'

export interface RegisterEntry {
  name: string
  kind: ActorKind
  country: string | null
  /** A surname that stands for the whole name: another person of that surname in the report takes it away. */
  surname: boolean
}

/** The lexicon of the researcher's own entries: as register.tsv; empty when there are none. */
export const OWN_ACTORS = 'actors/own.tsv'

interface Form extends RegisterEntry {
  form: string
}

/** Folds what varies in names: case, points, apostrophes, accents, "the", hyphens, British spelling. */
export function foldName(name: string): string {
  return plainLetters(name.toLowerCase())
    .replace(/[.'’‘`]/g, '')
    .replace(/[-–\s]+/g, ' ')
    .replace(/^(the|a|an) /, '')
    .replace(/isation\b/g, 'ization')
    .replace(/\bdefence\b/g, 'defense')
    .replace(/\bprogramme\b/g, 'program')
    .trim()
}

const LETTERS: { [letter: string]: string } = { ø: 'o', ł: 'l', ı: 'i', đ: 'd', æ: 'ae', ß: 'ss' }

function plainLetters(low: string): string {
  if (/^[ -~]*$/.test(low)) return low
  return low
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øłıđæß]/g, (letter) => LETTERS[letter]!)
}

/** Spelling of names from other scripts: vowels, doubled letters, articles fall away: "kataib hizballah", "kataeb hezbollah". */
export function skeletonOf(core: string): string {
  return core
    .replace(/\b(al|el|ul|bin|ibn|ben) /g, '')
    .replace(/[aeiouy]/g, '')
    .replace(/ph/g, 'f')
    .replace(/(kh|gh|q|ck|c)/g, 'k')
    .replace(/(.)\1/g, '$1')
}

/** The register's entry for this name, or null. */
export function registered(lexicon: Lexicon, name: string): RegisterEntry | null {
  const known = formsOf(lexicon).get(foldName(name))
  return known?.find((entry) => fits(entry.form, name)) ?? null
}

function fits(form: string, name: string): boolean {
  // "IS" and "AP" are abbreviations, "is" and "ap" are not; "the contras" are written small, "labour" is no party.
  if (form.length <= 4 && form === form.toUpperCase()) return name === name.toUpperCase()
  return form === form.toLowerCase() || /\p{Lu}/u.test(name)
}

/** Longest registered form, in words. */
const LONGEST = 8

/** The longest registered name among these words, in capitals where the register has them; where it begins and ends. */
export function registeredAmong(
  lexicon: Lexicon,
  words: readonly string[],
): { entry: RegisterEntry; from: number; to: number } | null {
  for (let n = Math.min(words.length, LONGEST); n > 0; n--)
    for (let from = 0; from + n <= words.length; from++) {
      if (!/^\p{Lu}/u.test(words[from]!)) continue
      const entry = registered(lexicon, words.slice(from, from + n).join(' '))
      if (entry) return { entry, from, to: from + n }
    }
  return null
}

function formsOf(lexicon: Lexicon): ReadonlyMap<string, readonly Form[]> {
  return madeOf(lexicon, 'actor register', () => {
    const forms = new Map<string, Form[]>()
    // The researcher's own entries first: the first that fits is taken.
    const add = (name: string, kind: ActorKind, country: string, others: string) => {
      for (const form of [name, ...others.split('|')]) {
        if (form === '') continue
        const key = foldName(form)
        const surname = kind === 'person' && !form.includes(' ') && name.includes(' ')
        const entry = { name, kind, country: country === '' ? null : country, surname, form }
        forms.set(key, [...(forms.get(key) ?? []), entry])
      }
    }
    for (const [name, kind, country, others] of rowsOf(lexicon, OWN_ACTORS))
      if (isActorKind(kind ?? '')) add(name!, kind as ActorKind, country ?? '', others ?? '')
    for (const [name, kind, country, others] of rowsOf(lexicon, 'actors/register.tsv'))
      add(name!, kind as ActorKind, country!, others ?? '')
    for (const [name, country, others] of rowsOf(lexicon, 'actors/people.tsv'))
      add(name!, 'person', country!, others ?? '')
    return forms
  })
}
