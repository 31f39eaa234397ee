/**
 * Runs: stretches of a paragraph between the places where a sentence may end, each described by a few numbers.
 *
 * In     a stretch of text without white space.
 * Out    Run; equal words in straight and curly spelling, small and large letters give equal numbers (but for shape).
 */
import { isAbbreviation, ONLY_BEFORE_NUMBER, TITLES } from './abbreviations.ts'
import { classOf, FIGURE, FINITE, NOTHING } from './classes.ts'
import { hash } from './hash.ts'

export interface Run {
  start: number
  end: number
  /** Nothing stands between it and the next run: "over.Then". */
  glued: boolean
  /** Hash of its letters in lower case, signs at both sides off, figures as 0. */
  core: number
  /** Hash of its last three letters. */
  suffix: number
  /** Hash of its opening signs. */
  lead: number
  /** Hash of its closing signs. */
  tail: number
  /** Closing sign: 0 none, 1 comma or dash, 2 point, 3 question or exclamation mark or dots, 4 colon, 5 quote or bracket. */
  stop: number
  /** 0 no letter, 1 one capital, 2 capital and small letters, 3 capitals, 4 small, 5 figure, 6 other, 7 not looked at. */
  shape: number
  /** Word class, see classes.ts. */
  kind: number
  /** 1 when a finite verb is likely in it. */
  finite: number
  /** Of a word with a point: 1 title or initial, 2 other abbreviation, 3 inner points, 0 none. */
  short: number
}

/** Stands where there is no run. */
export const NO_RUN: Run = {
  start: 0,
  end: 0,
  glued: false,
  core: 1,
  suffix: 1,
  lead: 1,
  tail: 1,
  stop: 6,
  shape: 8,
  kind: NOTHING,
  finite: 0,
  short: 0,
}

const PARTS = /^([^\p{L}\p{N}$#@]*)(.*?)([^\p{L}\p{N}%$]*)$/su
const FINITE_ENDING = /n't$|'(?:re|ve|m|ll|d)$|^(?:it|that|he|she|what|there|here|who|how|where)'s$/

/**
 * Describes the run [start, end) of `text`.
 *
 * @param capitals the paragraph is all in capitals
 * @param classes table of word classes
 */
export function runOf(
  text: string,
  start: number,
  end: number,
  glued: boolean,
  capitals: boolean,
  classes: Uint8Array,
): Run {
  // The middle of what is longer than any word says nothing.
  const form = end - start > 60 ? text.slice(start, start + 40) + text.slice(end - 20, end) : text.slice(start, end)
  const [, lead = '', core = '', tail = ''] = PARTS.exec(form) ?? []
  const closing = core === '' ? form : tail
  const word = core === '' ? form : core
  const low = word.toLowerCase().replace(/[’‘`´]/g, "'")
  const shape = core === '' ? 0 : capitals ? (/^\p{N}/u.test(word) ? 5 : 7) : shapeOf(word)
  const apostrophe = low.indexOf("'")
  const first = apostrophe > 0 ? low.slice(0, apostrophe) : low
  const kind = shape === 0 ? 0 : shape === 5 ? FIGURE : classOf(classes, first, shape === 2 || shape === 3)
  return {
    start,
    end,
    glued,
    core: hash(low.replace(/\d/g, '0')),
    suffix: hash(low.slice(-3)),
    lead: hash(core === '' ? '' : plain(lead)),
    tail: hash(plain(closing)),
    stop: stopOf(closing),
    shape,
    kind,
    finite: kind === FINITE || (apostrophe > 0 && FINITE_ENDING.test(low)) ? 1 : 0,
    short: core === '' || !tail.startsWith('.') ? 0 : shortOf(word),
  }
}

/** One spelling for curly and straight marks and those of other scripts; repeated signs once. */
function plain(signs: string): string {
  if (signs.length < 2 && signs < '\u0080') return signs
  return signs
    .slice(0, 12)
    .replace(/[“”«»„]|''|``/g, '"')
    .replace(/[‘’`´]/g, "'")
    .replace(/[–—]|--+/g, '—')
    .replace(/[؟？]/g, '?')
    .replace(/。/g, '.')
    .replace(/！/g, '!')
    .replace(/\.{2,}/g, '…')
    .replace(/(.)\1+/g, '$1')
}

function stopOf(signs: string): number {
  if (signs === '') return 0
  if (/[!?…؟！？]|\.\./.test(signs)) return 3
  if (/[.。]/.test(signs)) return 2
  if (signs.includes(':')) return 4
  return /[,;–—-]/.test(signs) ? 1 : 5
}

function shapeOf(word: string): number {
  if (/^\p{N}/u.test(word)) return 5
  if (/^\p{Lu}/u.test(word)) return word.length === 1 ? 1 : /\p{Ll}/u.test(word) ? 2 : 3
  return /^\p{Ll}/u.test(word) ? (/\p{Lu}/u.test(word) ? 6 : 4) : 6
}

function shortOf(form: string): number {
  const word = form.slice(form.lastIndexOf('-') + 1)
  const low = word.toLowerCase()
  if (/^\p{L}$/u.test(word) || TITLES.has(low)) return 1
  if (isAbbreviation(word) || ONLY_BEFORE_NUMBER.has(low)) return 2
  return /^\p{L}{1,3}(?:\.\p{L}{1,3})+$/u.test(word) ? 3 : 0
}
