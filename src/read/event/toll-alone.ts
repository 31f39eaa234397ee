/**
 * A toll told without its deed: "A nurse put the toll at nine", "Three of the guards were among the injured".
 *
 * In     a report, a sentence, the events told so far.
 * Out    an ASSAULT of rule event/assault-toll with the casualties, when violence was told before it and no event of the
 *        sentence has them; null otherwise. It is a telling of that deed; whoever gives another figure says so there.
 */
import type { Event, Token } from '../../record/index.ts'
import { coreSpan } from '../syntax/index.ts'
import { isEarlier } from '../text/index.ts'
import { tollOf, tollsOf } from './casualties.ts'
import type { EventsInput } from './index.ts'

/** Sentences a toll reaches back. */
const REACH = 12
const PEOPLE = /^(killed|injured)$/
/** People die of much else. */
const NATURAL =
  /\b(earthquake|quake|flood\w*|landslide|cyclone|hurricane|typhoon|tsunami|virus|covid\S*|epidemic|disease|cholera|accident|crash\w*|derail\w*|famine|hunger|drought|cancer|heatwave|drown\w*)\b/i
const DENYING =
  /^(den(y|ies|ied|ying|ials?)|reject(s|ed|ing)?|dismiss(es|ed|ing)?|refut(es|ed|ing)|disput(es|ed|ing))$/i
/** Tolls of a stretch of time, not of a deed. */
const OF_A_TIME = /\b(since|so far this year|this year)\b/i

export function tollAlone(input: EventsInput, at: number, events: readonly Event[]): Event | null {
  const { text, sentences, lexicon } = input
  const { span, tokens, heading } = sentences[at]!
  if (heading) return null
  const first = sentences[Math.max(0, at - REACH)]!.span.start
  const before = events.findLast(
    (e) => e.type === 'ASSAULT' && e.status === 'asserted' && e.evidence.start >= first && e.evidence.end <= span.start,
  )
  if (!before || events.some((e) => e.evidence.start === span.start && e.type === 'ASSAULT')) return null
  const words = text.slice(span.start, span.end)
  if (NATURAL.test(words) || OF_A_TIME.test(words) || isEarlier(words)) return null
  const told = tollsOf(tokens).filter((t) => PEOPLE.test(t.harm) && !isDenied(tokens, t.at))
  const casualties: Event['casualties'] = {}
  for (const one of told) {
    const toll = casualties[one.harm] ? null : tollOf(text, lexicon, tokens, one)
    if (toll && !(toll.min === 0 && toll.max === 0)) casualties[one.harm] = toll
  }
  const main = told.find((t) => casualties[t.harm])
  if (!main) return null
  const head = tokens[main.at]!
  return {
    id: `e${events.length + 1}`,
    type: 'ASSAULT',
    mode: null,
    acled: before.acled,
    trigger: head.upos === 'NUM' ? coreSpan(tokens, main.at) : head.span,
    evidence: span,
    participants: [],
    instruments: [],
    where: [],
    when: null,
    count: null,
    casualties,
    status: 'asserted',
    claims: [],
    rule: 'event/assault-toll',
  }
}

/** "denied reports that an officer had died". */
function isDenied(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 10), at).some((t) => DENYING.test(t.form))
}
