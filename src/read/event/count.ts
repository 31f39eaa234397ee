/** Numbers in words and digits, and how many events a phrase tells of. */
import type { Count, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import type { Trigger } from './trigger.ts'

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const SCALES: { [word: string]: number } = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  dozen: 12,
}
/** Vague words, read as the field reads them at the least: the upper bound stays open. */
const VAGUE: { [word: string]: number } = {
  several: 2,
  some: 2,
  many: 2,
  numerous: 2,
  few: 2,
  scores: 20,
  dozens: 12,
  hundreds: 100,
  thousands: 1000,
  couple: 2,
}

/** The number these words write, or null: "1,200", "twenty-five", "two hundred". */
export function numberOf(words: readonly string[]): number | null {
  let total = 0
  let group = 0
  let any = false
  for (const word of words.flatMap((w) => w.toLowerCase().split('-'))) {
    if (word === '' || word === 'and' || word === 'a' || word === 'an') {
      if (word.startsWith('a')) continue
      continue
    }
    const digits = /^\d{1,3}(,\d{3})+$|^\d+$/.test(word) ? Number(word.replaceAll(',', '')) : null
    const unit = UNITS.indexOf(word)
    const ten = TENS.indexOf(word)
    if (digits !== null) group += digits
    else if (unit >= 0) group += unit
    else if (ten > 1) group += ten * 10
    else if (Object.hasOwn(SCALES, word)) {
      const scale = SCALES[word]!
      if (scale <= 100) group = Math.max(1, group) * scale
      else {
        total += Math.max(1, group) * scale
        group = 0
      }
    } else return null
    any = true
  }
  const value = total + group
  return any && Number.isSafeInteger(value) ? value : null
}

/** A count and the token that gives it. */
export type Quantity = Count & { token: number }

/** How many a noun phrase says it is: "at least five strikes" -> {5, null}, "12 men" -> {12, 12}; null when it says nothing. */
export function quantityOf(tokens: Token[], head: number): Quantity | null {
  const children = childrenOf(tokens)
  const own = tokens[head]!
  const vague = (word: string) => (Object.hasOwn(VAGUE, word) ? VAGUE[word]! : null)
  const numbers = (children[head] ?? []).filter(
    (c) => tokens[c]!.deprel === 'nummod' && (tokens[c + 1]?.form !== '-' || tokens[c + 2]?.upos === 'NUM'),
  ) // not the one of "one-way"
  if (own.upos === 'NUM') numbers.push(head)
  if (numbers.length > 0) {
    const value = numberOf(numberAround(tokens, numbers[0]!))
    if (value === null) return null
    const first = numbers[0]!
    const before = tokens
      .slice(Math.max(0, first - 3), first)
      .map((t) => t.form.toLowerCase())
      .join(' ')
    if (/(at least|more than|over|no fewer than|no less than|upwards of|up from|another)$/.test(before))
      return { min: value, max: null, token: first }
    if (/(at most|up to|no more than|as many as|fewer than|less than|under)$/.test(before))
      return { min: null, max: value, token: first }
    return { min: value, max: value, token: first }
  }
  const low = own.form.toLowerCase()
  if (vague(low) !== null && /s$|^(several|many)$/.test(low)) return { min: vague(low), max: null, token: head }
  for (const c of children[head] ?? []) {
    const word = tokens[c]!.form.toLowerCase()
    if (word === 'no' && tokens[c]!.deprel === 'det') return { min: 0, max: 0, token: c }
    const v = vague(word)
    if (v !== null && /^(amod|det|nummod|compound)$/.test(tokens[c]!.deprel)) return { min: v, max: null, token: c }
  }
  return null
}

/** The words of the number at `i`: "two hundred", "twenty - five"; not the one of "five “one-way” strikes". */
function numberAround(tokens: Token[], i: number): string[] {
  const isNumber = (k: number) => tokens[k]?.upos === 'NUM'
  let first = i
  let last = i
  for (;;) {
    if (isNumber(first - 1)) first--
    else if (tokens[first - 1]?.form === '-' && isNumber(first - 2)) first -= 2
    else break
  }
  for (;;) {
    if (isNumber(last + 1)) last++
    else if (tokens[last + 1]?.form === '-' && isNumber(last + 2)) last += 2
    else break
  }
  return tokens
    .slice(first, last + 1)
    .filter((t) => t.upos === 'NUM')
    .map((t) => t.form)
}

/** How many such events: only for plural nouns with a number of their own. */
export function countOf(tokens: Token[], trigger: Trigger): Count | null {
  if (!trigger.isNoun) return null
  const found = quantityOf(tokens, trigger.head)
  return found && !(found.min === 0 && found.max === 0) && !isYear(tokens, found.token)
    ? { min: found.min, max: found.max }
    : null
}

/** "the 2015 agreement" counts nothing. */
const isYear = (tokens: Token[], i: number) => /^(1[5-9]|20)\d\d$/.test(tokens[i]!.form)
