/**
 * Patterns over time words. The scanner turns a text into a string of codes, one character a word; a pattern such as
 * `(the)? day:DAY MONTH (COMMA? year:YEAR)?` compiles to a regular expression over that string.
 *
 * Syntax  lower-case words stand for themselves; UPPER-CASE names for a class of words; `name:` keeps the word's
 *         index; ( | ) groups; `?` makes optional; `<<` before a part looks behind, `>>` looks ahead.
 * Safe    no repetition exists, so a match is at most as long as its pattern: time is linear in the text.
 */
import {
  cardinals,
  dayParts,
  decadeWords,
  dotted,
  frequencies,
  months,
  ordinals,
  seasons,
  units,
  weekdayPlurals,
  weekdays,
} from './words.ts'
import { zonePlaces, zoneWords } from './zones.ts'

const codes = new Map<string, string>()
const FIRST = 0x100

/** The code of a word (made on first use: patterns and word lists are all known when the module is loaded). */
function codeFor(word: string): string {
  let code = codes.get(word)
  if (code === undefined) {
    code = String.fromCharCode(FIRST + codes.size)
    codes.set(word, code)
  }
  return code
}

/** The code of a word of the text, or '.' for a word that no pattern names. */
export function codeOf(word: string): string {
  return codes.get(word) ?? OTHER
}

export const OTHER = '.'
export const BREAK = '!'

/** Shapes of numerals: pseudo-words the scanner gives to what starts with a digit or counts in words. */
export const shapes = [
  '#1-12', '#13-24', '#25-31', '#32-59', '#60-99', '#3', '#year', '#big', '#decimal', '#ordinal31', '#ordinal', '#decade', '#2decade',
  '#iso', '#slash', '#clock', '#dotclock', '#word1-12', '#word13-31', '#word', '#yearword', '#wordordinal31', '#wordordinal', '#halves',
] as const // biome-ignore format: a table
export type Shape = (typeof shapes)[number]

const day = ['#1-12', '#13-24', '#25-31']
const digits = [...day, '#32-59', '#60-99', '#3']
const words = ['#word1-12', '#word13-31', '#word']
const classes: Readonly<Record<string, readonly string[]>> = {
  MONTH: Object.keys(months),
  WDAY: Object.keys(weekdays),
  WDAYS: Object.keys(weekdayPlurals),
  UNIT: Object.keys(units),
  SEASON: Object.keys(seasons),
  PART: Object.keys(dayParts),
  FREQUENCY: Object.keys(frequencies),
  DECADEWORD: Object.keys(decadeWords),
  DAY: day,
  DAYORD: [...day, '#ordinal31', '#wordordinal31', 'first', 'second', 'third'],
  DAYTH: ['#ordinal31', '#wordordinal31', 'first', 'second', 'third'],
  ORD: ['#ordinal31', '#ordinal', '#wordordinal31', '#wordordinal', 'first', 'second', 'third', 'second'],
  HOUR: ['#1-12'],
  HOUR24: ['#1-12', '#13-24'],
  HOURWORD: ['#word1-12'],
  NUM2: ['#1-12', '#13-24', '#25-31', '#32-59', '#60-99'],
  YEAR: ['#year'],
  YEARS: ['#year', '#yearword'],
  OLDYEAR: [...day, '#32-59', '#60-99', '#3', '#year'],
  NUM: [...digits, '#year', '#big', '#decimal', ...words, '#halves'],
  SMALL: [...digits, ...words],
  DECADE: ['#decade', '#2decade'],
  ISO: ['#iso'],
  SLASHED: ['#slash'],
  CLOCK: ['#clock'],
  DOTCLOCK: ['#dotclock', '#decimal'],
  MILITARY: ['#3', '#year'],
  ZONE: zoneWords,
  ZONEPLACE: zonePlaces,
  COMMA: [','],
  HYPHEN: ['-', '–', '—'],
  OPEN: ['(', '['],
  APOS: ["'", '’'],
}

type Node =
  | { kind: 'set'; chars: string }
  | { kind: 'seq'; of: Node[] }
  | { kind: 'alt'; of: Node[] }
  | { kind: 'opt'; of: Node }
  | { kind: 'name'; name: string; of: Node }
  | { kind: 'look'; mark: '?=' | '?<='; of: Node }

/** Parts shared by many patterns, by name. */
export type Macros = Readonly<Record<string, string>>

export interface Compiled {
  /** Sticky, over the code string. */
  regex: RegExp
  /** Codes that a match can start with. */
  first: ReadonlySet<string>
}

export function compile(pattern: string, macros: Macros): Compiled {
  let source = pattern
  for (let i = 0; i < 4; i++) source = source.replace(/\$([A-Z]+)/g, (_, name: string) => `(${macros[name]!})`)
  const words = source.match(/<<|>>|[a-z]+\d?:|[A-Za-z'’#\d.]+|[()|?]/g) ?? []
  let at = 0
  const alternatives = (): Node => {
    const of: Node[] = [sequence()]
    while (words[at] === '|') {
      at++
      of.push(sequence())
    }
    return of.length === 1 ? of[0]! : { kind: 'alt', of }
  }
  const sequence = (): Node => {
    const of: Node[] = []
    while (at < words.length && words[at] !== ')' && words[at] !== '|') {
      if (words[at] === '<<') {
        at++
        const before: Node = { kind: 'seq', of: of.splice(0) }
        of.push({ kind: 'look', mark: '?<=', of: before })
      } else if (words[at] === '>>') {
        at++
        of.push({ kind: 'look', mark: '?=', of: sequence() })
      } else of.push(item())
    }
    return { kind: 'seq', of }
  }
  const item = (): Node => {
    const word = words[at++]!
    if (word.endsWith(':')) return { kind: 'name', name: word.slice(0, -1), of: item() }
    let node: Node
    if (word === '(') {
      node = alternatives()
      at++
    } else node = { kind: 'set', chars: charsOf(word) }
    if (words[at] === '?') {
      at++
      node = { kind: 'opt', of: node }
    }
    return node
  }
  const tree = alternatives()
  const first = new Set<string>()
  firstOf(tree, first)
  return { regex: new RegExp(toSource(tree), 'dy'), first }
}

function charsOf(word: string): string {
  if (/^[A-Z]/.test(word)) {
    const set = classes[word]
    if (!set) throw new Error(`Expected a class of time words, got ${word} in a pattern.`)
    return set.map(codeFor).join('')
  }
  return codeFor(word)
}

function toSource(node: Node): string {
  if (node.kind === 'set') return node.chars.length === 1 ? node.chars : `[${node.chars}]`
  if (node.kind === 'seq') return node.of.map(toSource).join('')
  if (node.kind === 'alt') return `(?:${node.of.map(toSource).join('|')})`
  if (node.kind === 'opt') {
    // A name inside must stay around the word: `name:X?` is (?<name>X)?.
    return `(?:${toSource(node.of)})?`
  }
  if (node.kind === 'look') return `(${node.mark}${toSource(node.of)})`
  const inner = node.of
  return inner.kind === 'opt' ? `(?<${node.name}>${toSource(inner.of)})?` : `(?<${node.name}>${toSource(inner)})`
}

/** Adds what a match can start with; true when the node can be empty. */
function firstOf(node: Node, into: Set<string>): boolean {
  if (node.kind === 'set') {
    for (const c of node.chars) into.add(c)
    return false
  }
  if (node.kind === 'look') return true
  if (node.kind === 'name') return firstOf(node.of, into)
  if (node.kind === 'opt') {
    firstOf(node.of, into)
    return true
  }
  if (node.kind === 'alt') return node.of.map((n) => firstOf(n, into)).some((empty) => empty)
  return node.of.every((n) => firstOf(n, into))
}

for (const set of Object.values(classes)) for (const word of set) codeFor(word)
for (const word of [...Object.keys(cardinals), ...Object.keys(ordinals), ...dotted]) codeFor(word)
