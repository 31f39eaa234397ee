/**
 * The form under which place names are compared: lower case, no accents, no points or apostrophes, hyphens as spaces.
 *
 * "Deir ez-Zor", "DEIR EZ ZOR" and "Deir èz-Zor" fold to the same key; so do "St. Louis" and "St Louis". Letters of
 * other scripts stay, and no key of the packed gazetteer holds any.
 */
const LETTERS: { [letter: string]: string } = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ə: 'e',
}

const PLAIN = /^[a-z0-9 ]*$/

/** Folds a name. Example: fold("Sa`dah") is "sadah". */
export function fold(name: string): string {
  const low = name.toLowerCase()
  if (PLAIN.test(low)) return squeeze(low)
  const bare = low
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[øłßæœđðþıə]/g, (c) => LETTERS[c] ?? c)
    .replace(/[.,'’‘`´ʻʼʿʾ‎]/g, '')
    .replace(/[-‐‑–_/]/g, ' ')
  return squeeze(bare)
}

const squeeze = (s: string) =>
  s.includes('  ') || s.startsWith(' ') || s.endsWith(' ') ? s.trim().replace(/\s+/g, ' ') : s
