/**
 * Whether the words around a place in the text tell of the past or of what is to come.
 *
 * In     sentences with lemma and part of speech (the tree is not used).
 * Out    'past', 'future', 'present' or 'none' (no verb in the sentence, or unknown), from the nearest verb; a verb on
 *        the left wins over one as near on the right.
 */
import type { Sentence, Token } from '../../record/index.ts'

export type Tense = 'past' | 'future' | 'present' | 'none'

/** Answers for one text; keeps the tenses of the last sentence asked for. */
export interface TenseReader {
  /** Tense at the offsets [start, end). */
  at(start: number, end: number): Tense
  /** Index of the sentence that covers an offset, -1 outside of all. */
  sentence(offset: number): number
}

export function readTenses(sentences: readonly Sentence[]): TenseReader {
  const known = new Map<number, Tense[]>()
  const sentence = (offset: number): number => {
    let [low, high] = [0, sentences.length - 1]
    while (low <= high) {
      const mid = (low + high) >> 1
      const s = sentences[mid]!.span
      if (offset < s.start) high = mid - 1
      else if (offset >= s.end) low = mid + 1
      else return mid
    }
    return -1
  }
  return {
    sentence,
    at(start, end) {
      const n = sentence(start)
      if (n < 0) return 'none'
      const { tokens } = sentences[n]!
      let tenses = known.get(n)
      if (!tenses) {
        tenses = tensesOf(tokens)
        known.set(n, tenses)
      }
      return nearest(tokens, tenses, start, end)
    },
  }
}

function nearest(tokens: readonly Token[], tenses: readonly Tense[], start: number, end: number): Tense {
  let left = lowerBound(tokens, start) - 1
  let right = left + 1
  while (right < tokens.length && tokens[right]!.span.start < end) right++
  for (let steps = 0; steps < 40 && (left >= 0 || right < tokens.length); steps++) {
    if (left >= 0 && tenses[left] !== 'none') return tenses[left]!
    if (steps > 0 && right < tokens.length && tenses[right] !== 'none') return tenses[right]!
    left--
    if (steps > 0) right++
  }
  return 'none'
}

function lowerBound(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (tokens[mid]!.span.start < offset) low = mid + 1
    else high = mid
  }
  return low
}

/** Helpers that look ahead; "would" and "could" do so from a past "said". */
const willWords = new Set([
  'will',
  "'ll",
  '’ll',
  'wo',
  'shall',
  'going',
  'would',
  'could',
  'might',
  'may',
  'should',
  'can',
  'must',
])
const pastHelpers = new Set(['was', 'were', 'did', 'had', 'has', 'have', "'ve", '’ve', 'been', "'d"])
/** Words after which "to" with a verb tells of what is to come. */
const plans = new Set([
  'expect',
  'schedule',
  'due',
  'set',
  'plan',
  'go',
  'hope',
  'intend',
  'prepare',
  'likely',
  'be',
  'slate',
  'want',
  'vow',
])
/** Nouns and adjectives that look ahead. */
const ahead = new Set(['scheduled', 'due', 'upcoming', 'slated', 'planned'])

/** One tense a token; 'none' for a token that is no verb. */
function tensesOf(tokens: readonly Token[]): Tense[] {
  const out: Tense[] = []
  let pending: Tense | null = null // from a helper, for the verb it helps
  let isAt = -9 // where "is" or "are" last stood: "is heard" is no past
  let previous: Tense = 'none'
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    const form = t.form.toLowerCase()
    let tense: Tense = 'none'
    if (willWords.has(form) && isHelper(t, form)) {
      tense = couldNot(tokens, i, form) ? 'past' : 'future'
      pending = tense
    } else if (ahead.has(form) || (form === 'expected' && tokens[i - 1]?.upos === 'AUX')) {
      tense = 'future'
      pending = 'future'
    } else if (
      form === 'to' &&
      i > 0 &&
      (plans.has(tokens[i - 1]!.lemma.toLowerCase()) || tokens[i + 1]?.form === 'be')
    )
      pending = 'future'
    else if (t.upos === 'AUX' || pastHelpers.has(form)) {
      if (pending === 'future') tense = 'future'
      else if (pastHelpers.has(form)) {
        tense = 'past'
        pending = 'past'
      } else if (form === 'is' || form === 'are' || form === 'am' || form === "'s") {
        tense = 'present'
        isAt = i
      }
    } else if (t.upos === 'VERB') {
      tense = pending ?? (helpedByIs(tokens, isAt, i) ? 'present' : ownTense(t, form, tokens[i - 1], previous))
      pending = null
    }
    if (tense !== 'none') previous = tense
    out.push(tense)
  }
  return out
}

/** "may", "will" and "can" that help a verb: the month, the name and the noun do not. */
function isHelper(t: Token, form: string): boolean {
  return form === 'going' ? t.upos === 'AUX' : t.upos !== 'PROPN' && t.upos !== 'NOUN'
}

const negative = new Set(['not', "n't", 'n’t', 'never', 'neither', 'nor', 'no', 'nobody', 'none', 'only'])

function helpedByIs(tokens: readonly Token[], isAt: number, i: number): boolean {
  return i - isAt === 1 || (i - isAt === 2 && (tokens[i - 1]!.upos === 'ADV' || tokens[i - 1]!.upos === 'PART'))
}

/** "could not be reached on Monday" looks back, "could meet on Monday" ahead. */
function couldNot(tokens: readonly Token[], i: number, form: string): boolean {
  if (form !== 'could') return false
  if (negative.has(tokens[i + 1]?.form.toLowerCase() ?? '')) return true
  for (let k = Math.max(0, i - 9); k < i; k++) if (/^(?:neither|nor|none|nobody)$/i.test(tokens[k]!.form)) return true
  return false
}

/** Verbs that in the present tense tell of what is to come: "they meet on Monday", "he plans to leave in May". */
const futurates = new Set('plan intend hope aim meet open close resume expire depart arrive vote'.split(' '))

function ownTense(t: Token, form: string, before: Token | undefined, previous: Tense): Tense {
  if (form.endsWith('ing')) return previous
  if (form.endsWith('ed')) return 'past'
  const lemma = t.lemma.toLowerCase()
  if (form === lemma || form.endsWith('s')) return futurates.has(lemma) && before?.form !== 'to' ? 'future' : 'present'
  return 'past'
}
