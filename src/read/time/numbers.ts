/**
 * Joins number words into one word with its number: "twenty-four", "a hundred and thirty" (the "a" stays outside),
 * "nineteen ninety-six" (a year), "twenty-first" (an ordinal).
 */
import type { Words } from './lex.ts'
import { codeOf, type Shape } from './pattern.ts'
import { cardinals, ordinals } from './words.ts'

interface Found {
  next: number
  num: number
  shape: Shape
}

export function readNumberWords(w: Words, codes: string[]): Words {
  const out: Words = { text: w.text, start: [], end: [], word: [], num: [], codes: '' }
  const kept: string[] = []
  for (let i = 0; i < w.word.length; ) {
    const found = Object.hasOwn(cardinals, w.word[i]!) || Object.hasOwn(ordinals, w.word[i]!) ? numberAt(w, i) : null
    const next = found?.next ?? i + 1
    out.start.push(w.start[i]!)
    out.end.push(w.end[next - 1]!)
    out.word.push(found && next > i + 1 ? w.text.slice(w.start[i]!, w.end[next - 1]!).toLowerCase() : w.word[i]!)
    out.num.push(found ? found.num : w.num[i]!)
    // first, second and third keep codes of their own: patterns name them.
    const plain = next === i + 1 && (w.word[i] === 'first' || w.word[i] === 'second' || w.word[i] === 'third')
    kept.push(found && !plain ? codeOf(found.shape) : codes[i]!)
    i = next
  }
  out.codes = kept.join('')
  return out
}

function numberAt(w: Words, start: number): Found | null {
  const ordinal = own(ordinals, w.word[start]!)
  if (ordinal !== undefined) return { next: start + 1, num: ordinal, shape: '#wordordinal31' }
  let total = 0
  let current = 0
  let last = 10_000 // the size of the last word: a smaller one may follow
  let i = start
  for (; i < w.word.length; ) {
    const j: number = i > start && (w.word[i] === '-' || w.word[i] === 'and') ? i + 1 : i
    const word = w.word[j]
    if (word === undefined || (w.word[i] === 'and' && last !== 100)) break
    const tail = own(ordinals, word)
    if (tail !== undefined && i > start && tail < 10 && last >= 20 && last < 100 && word !== 'second') {
      const num = total + current + tail
      return { next: j + 1, num, shape: num <= 31 ? '#wordordinal31' : '#wordordinal' }
    }
    const n = own(cardinals, word)
    if (n === undefined) break
    if (n === 1000) {
      total += (current || 1) * 1000
      current = 0
    } else if (n === 100) current = (current || 1) * 100
    else if (n < last && (last >= 100 ? true : n < 10 && last >= 20) && word !== 'dozen') current += n
    else if (word === 'dozen') current = (current || 1) * 12
    else {
      // "nineteen ninety-six": a century and its year.
      if (total === 0 && current >= 13 && current <= 20 && last < 100 && n >= 10 && n < 100 && j === i)
        return yearIn(w, j, current)
      break
    }
    last = n
    i = j + 1
  }
  const num = total + current
  const shape: Shape =
    num <= 12
      ? '#word1-12'
      : num <= 31
        ? '#word13-31'
        : num >= 1990 && num <= 2099 && total >= 1000
          ? '#yearword'
          : '#word'
  return { next: i, num, shape }
}

function yearIn(w: Words, at: number, century: number): Found | null {
  let num = cardinals[w.word[at]!]!
  let next = at + 1
  const j = w.word[next] === '-' ? next + 1 : next
  const one = own(cardinals, w.word[j] ?? '')
  if (num >= 20 && one !== undefined && one < 10) {
    num += one
    next = j + 1
  }
  return { next, num: century * 100 + num, shape: '#yearword' }
}

function own(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
