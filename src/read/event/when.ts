/** When an event took place by the time that governs it in its sentence; context.ts does the rest. */
import type { Sentence, Timex, Token, When } from '../../record/index.ts'
import { datelineEnd } from '../text/dateline.ts'
import { inside } from '../text/index.ts'
import { isSpeech } from './grammar.ts'
import type { EventsInput } from './index.ts'
import { type Trigger, triggerByWord } from './trigger.ts'
import { passesAside } from './where.ts'

export function whenOf(
  input: EventsInput,
  sentence: Sentence,
  trigger: Trigger,
  triggers: readonly Trigger[],
): When | null {
  const { tokens } = sentence
  const all = inside(input.times, { start: datelineEnd(input.text, sentence.span), end: sentence.span.end }).filter(
    (t) => (t.type === 'DATE' || t.type === 'TIME') && !/_REF$/.test(t.value ?? ''),
  )
  // A clock time is the deed's, whatever it hangs on.
  const said = all.filter((t) => !/T\d/.test(t.value ?? '') && isWhenItWasSaid(tokens, wordOf(tokens, t), triggers))
  const times = all.filter((t) => !said.includes(t) && !isOfNoun(tokens, wordOf(tokens, t), trigger))
  const owned = (of: readonly Timex[]) =>
    pick(
      of.filter((t) => ownerOf(tokens, t, triggers) === trigger && !passesAside(tokens, wordOf(tokens, t), trigger)),
    ) ?? (triggers.length === 1 ? pick(of) : null)
  const chosen = owned(times)
  const fallback = chosen === null ? (ofFirst(tokens, times, trigger) ?? owned(said)) : null
  if (fallback !== null) {
    const { value, from, to, id, resolved } = fallback
    return { value, from, to, time: id, basis: resolved ? 'context' : 'unresolved' }
  }
  if (chosen === null) return null
  const { from, to } = stretchOf(input, chosen, times)
  return { value: chosen.value, from, to, time: chosen.id, basis: chosen.resolved ? 'stated' : 'unresolved' }
}

/** "since April" runs to the day of the report, "until Friday" has no beginning, "from May 3 to May 5" is one stretch. */
function stretchOf({ text, anchor }: EventsInput, time: Timex, times: readonly Timex[]): Pick<Timex, 'from' | 'to'> {
  const { from, to } = time
  if (from === null || to === null) return { from, to }
  const before = text.slice(Math.max(0, time.span.start - 12), time.span.start).toLowerCase()
  if (/\bsince (?:the )?$/.test(before)) {
    const end = anchor === null ? null : new Date(Date.parse(`${anchor}T00:00:00Z`) + 86_400_000).toISOString()
    return { from, to: end === null ? null : end.replace('.000Z', 'Z') }
  }
  if (/\b(?:until|till) (?:the )?$/.test(before)) return { from: null, to }
  if (!/\b(?:from|between) (?:the )?$/.test(before)) return { from, to }
  const last = times.find(
    (t) =>
      t.span.start > time.span.end &&
      /^\s*(?:to|until|till|through|and|[-–—])\s*(?:the )?$/.test(text.slice(time.span.end, t.span.start)),
  )
  return last?.to && last.to > from ? { from, to: last.to } : { from, to }
}

/** The most telling of several times that govern one event: an instant before a day, a day before a month; the first of equals. */
function pick(times: readonly Timex[]): Timex | null {
  const weight = (t: Timex) =>
    (t.resolved ? 100 : 0) + (t.type === 'TIME' ? 20 : 0) + Math.min((t.value ?? '').length, 10)
  return times.reduce<Timex | null>((best, t) => (best === null || weight(t) > weight(best) ? t : best), null)
}

/** The first word of a time; -1 when no word lies in it. */
const wordOf = (tokens: readonly Token[], { span }: Timex): number =>
  tokens.findIndex((t) => t.span.start >= span.start && t.span.end <= span.end)

/**
 * "Seven fighters were killed in the raid, monitors said on Monday": a time on the verb of saying, with no event between the
 * two, is when it was said.
 */
function isWhenItWasSaid(tokens: readonly Token[], at: number, triggers: readonly Trigger[]): boolean {
  const verb = verbOf(tokens, at)
  const said = tokens[verb]
  if (said === undefined || at < 0 || verb === at || !isSpeech(said)) return false
  if (triggers.some((t) => t.head === verb)) return false
  const [from, to] = verb < at ? [verb, at] : [at, verb]
  return !triggers.some((t) => t.head > from && t.head < to)
}

/**
 * "A man died on Monday evening and police detained two thousand, the ministry said on Tuesday": what is joined by "and" to
 * a verb with a time was then.
 */
function ofFirst(tokens: readonly Token[], times: readonly Timex[], { head }: Trigger): Timex | null {
  for (let verb = head, step = 0; step < 4 && /^conj$/.test(tokens[verb]?.deprel ?? ''); step++) {
    verb = tokens[verb]!.head
    const time = pick(times.filter((t) => verbOf(tokens, wordOf(tokens, t)) === verb))
    if (time !== null) return time
  }
  return null
}

/** The nearest verb above a word; -1 when there is none. */
function verbOf(tokens: readonly Token[], at: number): number {
  let verb = at
  for (let step = 0; verb >= 0 && step < 4 && !/^(VERB|AUX)$/.test(tokens[verb]!.upos); step++)
    verb = tokens[verb]!.head
  return verb
}

/** "the 2003 ceasefire": the year is the noun's, unless the noun is the deed. */
function isOfNoun(tokens: readonly Token[], at: number, trigger: Trigger): boolean {
  const t = tokens[at]
  if (!t || !/^(1[5-9]|20)\d\d$/.test(t.form) || !/^(nummod|compound|amod)$/.test(t.deprel) || t.head <= at)
    return false
  return t.head !== trigger.head
}

/** The event a time belongs to: up the tree to the first trigger, else the nearest trigger before or after it. */
function ownerOf(tokens: Token[], time: Timex, triggers: readonly Trigger[]): Trigger | null {
  const at = wordOf(tokens, time)
  if (at < 0) return null
  const byWord = triggerByWord(triggers)
  for (let i = at, step = 0; i >= 0 && step < 8; i = tokens[i]!.head, step++) {
    const owner = byWord.get(i)
    if (owner) return owner
  }
  // A trigger inside a relative clause or participle phrase takes only what hangs on it.
  const distance = (t: Trigger) => Math.abs(t.head - at) + (/^acl/.test(tokens[t.head]!.deprel) ? 1000 : 0)
  return triggers.reduce<Trigger | null>((best, t) => (best === null || distance(t) < distance(best) ? t : best), null)
}
