/**
 * The language of a report.
 *
 * In     the caller's word, the page's word (html lang), the article's text, eld behind a function.
 * Out    ISO 639-1 code; a note when the language is not English (nothing will be extracted) or was only assumed.
 * Order  the caller's language. Then the text: many English function words settle it without loading eld; else eld
 *        (extrasmall). A text too short for eld takes the page's language, and without one English, with a note.
 *        The page's own word does not win over a longer text: templates say "en" on pages in every language.
 */
import type { Note } from '../../record/index.ts'
import type { Detector } from './tools.ts'

/** eld names Malay as one language with Indonesian; news in Latin script under that code is Indonesian by far. */
const renamed: { readonly [code: string]: string } = { ms: 'id' }

/** Words that make up about 30-40 % of English running text and are rare together in any other language. */
const functionWords = new Set(
  (
    'the of and to in that is was for on with as at by from his her their they this have has had are were been not ' +
    'which who will would said says after but it he she its an be when than more also about into over out'
  ).split(' '),
)

/** For a text that eld cannot name: the commonest language of its script in news. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/],
  ['zh', /[\u3400-\u9fff]/],
  ['ko', /[\uac00-\ud7af]/],
  ['ar', /[\u0600-\u06ff]/],
  ['he', /[\u0590-\u05ff]/],
  ['ru', /[\u0400-\u04ff]/],
  ['el', /[\u0370-\u03ff]/],
  ['hi', /[\u0900-\u097f]/],
  ['th', /[\u0e00-\u0e7f]/],
]

/** Letters below which eld's answer is not trusted by itself. */
const enoughLetters = 60

export interface Language {
  language: string
  notes: Note[]
}

export function languageOf(
  text: string,
  told: { given?: string | undefined; page?: string | undefined },
  detector: () => Detector,
): Language {
  const given = isoOf(told.given)
  if (given) return settled(given)
  if (isPlainlyEnglish(text)) return settled('en')
  const sample = text.slice(0, 4000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const page = isoOf(told.page)
  if (letters > 0) {
    const found = detector()(sample)
    const code = renamed[found.language] ?? found.language
    if (code !== '' && (letters >= enoughLetters || found.reliable)) {
      if (found.reliable || page === undefined || page === code) return settled(code)
    }
  }
  if (page) return settled(page)
  const script = scripts.find(([, letter]) => letter.test(sample))
  if (script && !/[a-z]{3}/i.test(sample)) return settled(script[0])
  const reason = 'The text is too short to tell its language; English was assumed.'
  return { language: 'en', notes: [{ rule: 'document/language-assumed', reason }] }
}

/**
 * True when function words make up enough of the first 400 words, several different ones among them; of a text full of
 * names less is enough when many are there, and two that no other language has.
 */
export function isPlainlyEnglish(text: string): boolean {
  const words =
    text
      .slice(0, 3000)
      .toLowerCase()
      .match(/[\p{L}\p{M}’']+/gu) ?? []
  const found = words.filter((w) => functionWords.has(w))
  const different = new Set(found)
  const share = found.length / Math.max(1, words.length)
  if (found.length >= 4 && share >= 0.2 && different.size >= 3) return true
  return share >= 0.12 && different.size >= 6 && different.has('the') && different.has('and')
}

/** "en-US", "EN", "eng" -> "en"; undefined for anything that is no language code. */
export function isoOf(code: string | undefined): string | undefined {
  const base = code?.trim().toLowerCase().split(/[-_]/)[0] ?? ''
  if (/^[a-z]{2}$/.test(base)) return base
  return threeLetter[base]
}

const threeLetter: { readonly [code: string]: string } = {
  eng: 'en',
  ara: 'ar',
  fra: 'fr',
  fre: 'fr',
  deu: 'de',
  ger: 'de',
  spa: 'es',
  rus: 'ru',
  por: 'pt',
  ukr: 'uk',
  zho: 'zh',
  chi: 'zh',
  fas: 'fa',
  per: 'fa',
  heb: 'he',
  tur: 'tr',
}

function settled(language: string): Language {
  if (language === 'en') return { language, notes: [] }
  const reason = `The report is in another language than English (${language}); its text, title and date are kept and nothing was extracted.`
  return { language, notes: [{ rule: 'document/language', reason }] }
}
