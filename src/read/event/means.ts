/**
 * Means from context: a toll or damage told behind a bombing, and "the attack" that goes back to one, were done with
 * what the bombing was done with. Each says so with basis 'context'.
 *
 * In     the events of a report in order; changes mode and instruments in place.
 */
import type { Event, Sentence } from '../../record/index.ts'

const TOLL = /^event\/assault-(kill|die|destroy|strike)$/
const AGAIN = /^event\/assault-attack$/
/** "the attack", "this assault": a deed that was told of before. */
const DEFINITE = /\b(the|this|that|these|those)\s+(\w+\s+)?$/i
const NEAR = 2 // sentences from a bombing to its toll
const BACK = 6 // sentences from a bombing to "the attack"

export function settleMeans(text: string, sentences: readonly Sentence[], events: readonly Event[]): void {
  const at = new Map(sentences.map((s, i) => [s.span.start, i]))
  let last: { event: Event; sentence: number } | null = null
  for (const event of events) {
    if (event.type !== 'ASSAULT' || event.status !== 'asserted') continue
    const sentence = at.get(event.evidence.start) ?? -1
    if (last && isBombing(last.event) && goesBack(text, event, last.event, sentence - last.sentence)) {
      event.mode ??= 'explosives'
      const known = last.event.instruments.filter((i) => i.kind === 'bomb')
      if (event.instruments.length === 0)
        event.instruments.push(...known.map((i) => ({ ...i, basis: 'context' as const })))
    } else last = { event, sentence }
  }
}

const isBombing = ({ mode, instruments }: Event) => mode === 'explosives' || instruments.some((i) => i.kind === 'bomb')

/** Whether an event tells of the deed that stands so many sentences before it. */
function goesBack(text: string, event: Event, bombing: Event, far: number): boolean {
  const { rule = '', instruments, participants, trigger, when } = event
  if (instruments.length > 0 || event.mode === 'targeted') return false
  const isDone = participants.some((p) => p.role === 'actor')
  // "The group claimed the attack": whoever it was that bombed.
  if (isDone && (TOLL.test(rule) || bombing.participants.some((p) => p.role === 'actor'))) return false
  if (TOLL.test(rule)) return far <= NEAR && (far === 0 || when?.basis !== 'stated')
  const isNoun =
    /^\p{L}+$/u.test(text.slice(trigger.start, trigger.end)) &&
    /(attack|assault)s?$/i.test(text.slice(trigger.start, trigger.end))
  return (
    AGAIN.test(rule) &&
    isNoun &&
    far <= BACK &&
    DEFINITE.test(text.slice(Math.max(0, trigger.start - 40), trigger.start))
  )
}
