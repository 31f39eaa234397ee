/** TIMEX3's `mod`: what the words around a value say of how it is meant ("early 1943", "more than two hours"). */
import type { TimexMod } from '../../record/index.ts'

/** First match wins; over the expression in lower case. */
const modifiers: readonly [RegExp, TimexMod][] = [
  [/^(?:the (?:very )?(?:beginning|start) of|early)\b|\bearly\b/, 'START'],
  [/^(?:the )?middle of\b|\bmid[- –]/, 'MID'],
  [/^(?:the (?:very )?(?:end|close) of|late|later in)\b|\blate\b|\byear[- ’']?s? ?-?end\b/, 'END'],
  [/^(?:no|not) (?:less|fewer) than\b|^at least\b/, 'EQUAL_OR_MORE'],
  [/^(?:no|not) more than\b|^at most\b|^up to\b/, 'EQUAL_OR_LESS'],
  [/^(?:more than|(?:well |just )?over)\b/, 'MORE_THAN'],
  [/^(?:less than|fewer than|(?:just )?under|nearly|almost)\b/, 'LESS_THAN'],
  [/^(?:about|around|roughly|approximately|some|circa|ca\.?)(?= )|\bor so\b/, 'APPROX'],
]

export function modifierOf(form: string): TimexMod | null {
  const words = form.toLowerCase().replace(/\s+/g, ' ')
  return modifiers.find(([shape]) => shape.test(words))?.[1] ?? null
}
