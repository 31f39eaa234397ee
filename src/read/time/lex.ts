/**
 * The scanner: a text as time words.
 *
 * In     the text.
 * Out    Words: parallel arrays, one entry a word, and `codes`, one character a word, for patterns to match.
 * Units  start/end are UTF-16 offsets; `num` is the number a numeral or number word states, NaN for others.
 * Note   linear; numerals are recognised by shape (12:44, 2021-06-28, 1990s, 20th), number words are joined
 *        ("twenty-four", "nineteen ninety-six").
 */
import { readNumberWords } from './numbers.ts'
import { BREAK, codeOf, OTHER, type Shape } from './pattern.ts'
import { dotted } from './words.ts'

export interface Words {
  text: string
  start: number[]
  end: number[]
  /** Lower case. */
  word: string[]
  num: number[]
  codes: string
}

const token = /\n[ \t\r]*\n\s*|[A-Za-z]+|\d|[^\sA-Za-z\d]/g
const letter = /[\p{L}\d]/u
const isoShape = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])/y
const slashShape =
  /(?:\d{4}\/\d{1,2}\/\d{1,2}|\d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d))(?![\d/]|\.\d)/y
const clockShape = /\d{1,2}:\d\d(?::\d\d)?(?![\d:])/y
const decadeShape = /(?:\d{3}0|\d0)['’]?s\b/iy
const ordinalShape = /\d{1,4}(?:st|nd|rd|th)\b/iy
const thousandsShape = /\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/y
const halvesShape = /\d{1,3}(?: 1\/2|½)(?!\d)/y
const decimalShape = /\d+\.\d+(?!\d)/y
const digitsShape = /\d+/y

export function scan(text: string): Words {
  const w: Words = { text, start: [], end: [], word: [], num: [], codes: '' }
  const codes: string[] = []
  const push = (start: number, end: number, word: string, num: number, code: string): void => {
    w.start.push(start)
    w.end.push(end)
    w.word.push(word)
    w.num.push(num)
    codes.push(code)
  }
  token.lastIndex = 0
  for (let m = token.exec(text); m; m = token.exec(text)) {
    const start = m.index
    const first = text.charCodeAt(start)
    if (first === 10) {
      push(start, start, '\n', Number.NaN, BREAK)
    } else if (first >= 48 && first <= 57) {
      token.lastIndex = numeral(text, start, push)
    } else if (first < 128 && (first | 32) >= 97 && (first | 32) <= 122) {
      token.lastIndex = wordAt(text, start, m[0], push)
    } else push(start, start + m[0].length, m[0], Number.NaN, codeOf(m[0]))
  }
  w.codes = codes.join('')
  return readNumberWords(w, codes)
}

type Push = (start: number, end: number, word: string, num: number, code: string) => void

function wordAt(text: string, start: number, form: string, push: Push): number {
  let end = start + form.length
  const lower = form.toLowerCase()
  const next = text.charCodeAt(end)
  // A word that goes on with other letters or digits ("Māori", "A10") is no time word.
  if (next > 127 && letter.test(text[end]!)) {
    while (end < text.length && letter.test(text[end]!)) end++
    push(start, end, text.slice(start, end), Number.NaN, OTHER)
    return end
  }
  const glued = start > 0 && text.charCodeAt(start - 1) > 127 && letter.test(text[start - 1]!)
  if (next === 46) {
    if ((lower === 'p' || lower === 'a') && /^\.\s?m\b/i.test(text.slice(end, end + 4))) {
      const at =
        end +
        text
          .slice(end, end + 4)
          .toLowerCase()
          .indexOf('m') +
        1
      end = text[at] === '.' ? at + 1 : at
      push(start, end, `${lower}m`, Number.NaN, codeOf(`${lower}m`))
      return end
    }
    const initials = /^(?:b\.\s?c\.(?:\s?e\.)?|a\.d\.|e\.t\.|g\.m\.t\.|e\.s\.t\.|e\.d\.t\.)/i.exec(
      text.slice(start, start + 9),
    )
    if (initials) {
      const word = initials[0].replace(/[.\s]/g, '').toLowerCase()
      push(start, start + initials[0].length, word, Number.NaN, codeOf(word))
      return start + initials[0].length
    }
    if (dotted.has(lower)) end++
  }
  push(start, end, lower, Number.NaN, glued ? OTHER : codeOf(lower))
  return end
}

/** Reads what starts with a digit; returns where it ends. */
function numeral(text: string, start: number, push: Push): number {
  const take = (shape: RegExp): string | null => {
    shape.lastIndex = start
    return shape.exec(text)?.[0] ?? null
  }
  const add = (form: string, num: number, shape: Shape | null): number => {
    const end = start + form.length
    push(start, end, form, num, shape === null ? OTHER : codeOf(shape))
    return end
  }
  const before = start > 0 ? text[start - 1]! : ' '
  let form: string | null
  if (/[\p{L}$€£#@_]/u.test(before)) {
    // "F16", "$1990": no number of time, to the end of its digits.
    form = take(thousandsShape) ?? take(decimalShape) ?? take(digitsShape)!
    return add(form, Number.NaN, null)
  }
  form = take(isoShape)
  if (form) return add(form, Number.NaN, '#iso')
  form = take(slashShape)
  if (form) return add(form, Number.NaN, '#slash')
  form = take(clockShape)
  if (form) return add(form, Number.NaN, validClock(form) ? '#clock' : null)
  form = take(decadeShape)
  if (form) return add(form, Number.parseInt(form, 10), form.length > 4 ? '#decade' : '#2decade')
  form = take(ordinalShape)
  if (form) {
    const n = Number.parseInt(form, 10)
    return add(form, n, n >= 1 && n <= 31 ? '#ordinal31' : '#ordinal')
  }
  form = take(thousandsShape)
  if (form) return add(form, Number(form.replaceAll(',', '')), '#big')
  form = take(halvesShape)
  if (form) return add(form, Number.parseInt(form, 10) + 0.5, '#halves')
  form = take(decimalShape)
  if (form) return add(form, Number(form), /^(?:[01]?\d|2[0-3])\.[0-5]\d$/.test(form) ? '#dotclock' : '#decimal')
  form = take(digitsShape)!
  const after = text[start + form.length]
  if (
    after !== undefined &&
    /[\p{L}_%]/u.test(after) &&
    !/^(?:am|pm|[ap]\.m)/i.test(text.slice(start + form.length, start + form.length + 3))
  )
    return add(form, Number.NaN, null)
  return add(form, Number(form), digitShape(form))
}

function digitShape(form: string): Shape | null {
  const n = Number(form)
  if (form.length <= 2)
    return n === 0 ? null : n <= 12 ? '#1-12' : n <= 24 ? '#13-24' : n <= 31 ? '#25-31' : n <= 59 ? '#32-59' : '#60-99'
  if (form.length === 3) return '#3'
  if (form.length === 4) return '#year' // or a clock time without its colon
  return form.length < 8 ? '#big' : null
}

function validClock(form: string): boolean {
  const [h, m, s] = form.split(':').map(Number)
  return h! <= 24 && m! < 60 && (s ?? 0) < 60
}
