/** The built-in register, by any written form of a name. */
import type { ActorKind } from '../../record/index.ts'
import { type Lexicon, madeOf, rowsOf } from '../text/index.ts'

export interface RegisterEntry {
  name: string
  kind: ActorKind
  country: string | null
}

/** Folds what varies in names: case, points, apostrophes, "the", hyphens. */
export function foldName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[.'’‘`]/g, '')
    .replace(/[-–\s]+/g, ' ')
    .replace(/^(the|a|an) /, '')
    .trim()
}

/** The register's entry for this name, or null. Short upper-case forms match in upper case only. */
export function registered(lexicon: Lexicon, name: string): RegisterEntry | null {
  const entries = madeOf(lexicon, 'actor register', () => {
    const map = new Map<string, RegisterEntry & { form: string }>()
    for (const [canonical, kind, country, aliases] of rowsOf(lexicon, 'actors/register.tsv')) {
      const entry = { name: canonical!, kind: kind as ActorKind, country: country === '' ? null : country! }
      for (const form of [canonical!, ...(aliases ?? '').split('|')])
        if (form !== '') map.set(foldName(form), { ...entry, form })
    }
    return map
  })
  const found = entries.get(foldName(name))
  if (!found) return null
  // "IS" and "AP" are abbreviations, "is" and "ap" are not.
  if (found.form.length <= 4 && found.form === found.form.toUpperCase() && name !== name.toUpperCase()) return null
  return { name: found.name, kind: found.kind, country: found.country }
}
