/**
 * Links between the events of one report: what answered what, what came after what, what is told again, with the words
 * that say so.
 *
 * In     sentences, events, times, places.
 * Out    Link[] in order; `span` is the linking words; of what is told again, the words that tell it again. An answer to
 *        a deed told again answers its first telling too.
 * Errors none.
 */
import type { Event, Link, LinkType, Place, Sentence, Span, Timex } from '../../record/index.ts'
import { pointedAt } from './pointing.ts'
import { firstTellings } from './told-again.ts'

export interface LinksInput {
  text: string
  sentences: readonly Sentence[]
  events: readonly Event[]
  times: readonly Timex[]
  places: readonly Place[]
}

export interface LinkRule {
  id: string
  type: LinkType
  /** Words between the answer (before) and what it answers (behind). */
  words: RegExp
  /** The event before the words is the one answered or followed: "the raid led to protests". */
  turned?: true
  hits: readonly string[]
  misses: readonly string[]
}

export const linkRules: readonly LinkRule[] = [
  {
    id: 'link/in-response-to',
    type: 'response-to',
    words:
      /\b(in (?:response|reply|answer|reaction) to|in (?:retaliation|revenge|reprisal) for|retaliating for|to avenge|in retaliation against|responding to|(?:(?:was|were|is|are|been) |as )(?:an? |the |their |its )?(?:\w+ )?(?:response to|answer to|reaction to|retaliation for|revenge for|reprisals? for))\b/i,
    hits: [
      'The army shelled the hills in response to rocket attacks on the port.',
      'The strikes were a response to the shelling of a hospital.',
    ],
    misses: ['The army shelled the hills and attacked the port.'],
  },
  {
    id: 'link/after',
    type: 'follows',
    words:
      /\b((?:(?:the|a|one|two|three|several|many|some) )?(?:day|days|week|weeks|month|months|hour|hours|minutes|night|shortly|hours|soon)? ?after)\b/i,
    hits: [
      'Rockets hit the base a day after jets bombed the depot.',
      'After jets bombed the depot, rockets hit the base.',
    ],
    misses: ['Rockets hit the base and jets bombed the depot.'],
  },
  {
    id: 'link/following',
    type: 'follows',
    words: /\b(following|in the (?:wake|aftermath) of)\b/i,
    hits: ['Police arrested six men following an attack on a bank.'],
    misses: ['Police arrested six men and a bank was attacked.'],
  },
  {
    id: 'link/before',
    type: 'follows',
    words:
      /\b((?:(?:a|one|two|three|four|five|several|some) )?(?:days?|weeks?|months?|hours?|minutes|shortly) before)\b/i,
    turned: true,
    hits: ['Jets bombed the depot two days before rockets hit the base.'],
    misses: ['Jets bombed the depot and rockets hit the base.'],
  },
  {
    id: 'link/in-protest',
    type: 'response-to',
    words: /\b(in protest (?:at|against|of|over)|in anger (?:at|over))\b/i,
    hits: ['Drivers blocked a highway in protest at the killing of a guard.'],
    misses: ['Drivers blocked a highway and a guard was killed.'],
  },
  {
    id: 'link/prompted',
    type: 'response-to',
    words: /\b(prompt(?:ed|ing)|provok(?:ed|ing)|spark(?:ed|ing)|trigger(?:ed|ing)|led to|set off)\b/i,
    turned: true,
    hits: ['The arrest of the editor sparked protests in the capital.'],
    misses: ['Protests filled the capital and the editor was arrested.'],
  },
  {
    id: 'link/part-of',
    type: 'part-of',
    words: /\b(as part of|in the course of|in the midst of)\b/i,
    hits: ['Troops raided the suburb as part of a crackdown on smugglers.'],
    misses: ['Troops raided the suburb and a crackdown on smugglers began.'],
  },
]

/** An event told with "responded" or "retaliated" answers the latest deed before it. */
const ANSWER = /^(respond|retaliat|repl)/i

export function findLinks({ text, sentences, events, places }: LinksInput): Link[] {
  const links: Link[] = []
  const deeds = events.filter((e) => e.status === 'asserted')
  for (const sentence of sentences) {
    const here = deeds.filter((e) => sentence.span.start <= e.trigger.start && e.trigger.end <= sentence.span.end)
    for (const rule of linkRules) {
      const m = rule.words.exec(text.slice(sentence.span.start, sentence.span.end))
      if (!m) continue
      const start = sentence.span.start + m.index
      const span = { start, end: start + m[0].length }
      const [from, to] = fronted(text, deeds, here, sentence, span) ?? turned(rule, around(here, span))
      if (from && to && !links.some((l) => l.from === from.id && l.to === to.id))
        links.push({ from: from.id, to: to.id, type: rule.type, span, rule: rule.id })
    }
    for (const event of here) {
      const words = answerOf(text, sentence, event)
      if (words === null || links.some((l) => l.from === event.id)) continue
      const earlier = deeds.filter((e) => e.evidence.start < event.evidence.start && e.type === 'ASSAULT')
      // The latest deed done to whoever answers; without one, the latest deed.
      const cause = earlier.findLast((e) => isDoneTo(e, event)) ?? earlier.at(-1)
      if (cause) links.push({ from: event.id, to: cause.id, type: 'response-to', span: words, rule: 'link/responded' })
    }
  }
  return [...links, ...toldAgain(deeds, places, links, pointedAt(text, deeds, sentences, places))]
}

const turned = (rule: LinkRule, [before, behind]: Pair): Pair => (rule.turned ? [behind, before] : [before, behind])

/** "After rebels shelled the town, troops raided a camp": the words open the sentence, and what came first follows them. */
function fronted(
  text: string,
  deeds: readonly Event[],
  here: readonly Event[],
  sentence: Sentence,
  span: Span,
): Pair | null {
  if (/\w/.test(text.slice(sentence.span.start, span.start))) return null
  const comma = text.indexOf(',', span.end)
  if (comma < 0 || comma >= sentence.span.end) return null
  const answer = here.filter((e) => e.trigger.start > comma).sort(byWeight)[0]
  const cause = here.filter((e) => e.trigger.start >= span.end && e.trigger.end <= comma).sort(byWeight)[0]
  if (cause || !answer) return [answer, cause]
  // "In response to that offensive, the group vowed ...": the latest deed before.
  const points =
    /^ (?:that|this|these|those|the) (?:\w+ ){0,2}(?:attack|offensive|raid|strike|bombing|operation|assault|killing|arrest|shelling|incident|move)s?,/i
  if (!points.test(text.slice(span.end, comma + 1))) return null
  return [answer, deeds.findLast((e) => e.type === 'ASSAULT' && e.evidence.start < sentence.span.start)]
}

/** The word that says the event is an answer: its own trigger, or the verb it hangs on, "responded by shelling". */
function answerOf(text: string, { tokens }: Sentence, { trigger }: Event): Span | null {
  if (ANSWER.test(text.slice(trigger.start, trigger.end))) return trigger
  const own = tokens.find((t) => t.span.start >= trigger.start && t.span.start < trigger.end)
  const verb = own && /^(advcl|xcomp|obl)$/.test(own.deprel) ? tokens[own.head] : undefined
  return verb && verb.upos === 'VERB' && ANSWER.test(verb.form) ? verb.span : null
}

function toldAgain(
  deeds: readonly Event[],
  places: readonly Place[],
  links: readonly Link[],
  pointed: ReadonlyMap<Event, Event>,
): Link[] {
  const first = firstTellings(deeds, places, pointed)
  const more: Link[] = []
  for (const [deed, told] of first)
    if (told !== deed)
      more.push({
        from: deed.id,
        to: told.id,
        type: 'same-as',
        span: deed.trigger,
        rule: pointed.has(deed) ? 'link/pointed-at' : 'link/told-again',
      })
  for (const link of links) {
    const cause = deeds.find((e) => e.id === link.to)
    const told = cause && first.get(cause)
    const isNew = told && ![...links, ...more].some((l) => l.from === link.from && l.to === told.id)
    if (told && isNew && link.type === 'response-to' && told.id !== link.from) more.push({ ...link, to: told.id })
  }
  return more
}

const side = (event: Event, isActor: boolean) => event.participants.filter((p) => (p.role === 'actor') === isActor)

/** A recipient of the deed is an actor of the answer. */
function isDoneTo(deed: Event, answer: Event): boolean {
  return side(deed, false).some((r) =>
    side(answer, true).some((a) => (a.actor !== null && a.actor === r.actor) || a.text === r.text),
  )
}

type Pair = [from: Event | undefined, to: Event | undefined]

const material = (e: Event) => (/^(ASSAULT|COERCE|SANCTION|PROTEST|MOBILIZE|RETREAT)$/.test(e.type) ? 0 : 1)
const byWeight = (a: Event, b: Event) => material(a) - material(b) || a.trigger.start - b.trigger.start

/** The nearest event before the linking words and the nearest behind them, of the harder types first. */
function around(events: readonly Event[], span: Span): Pair {
  const before = events
    .filter((e) => e.trigger.end <= span.start + 1)
    .sort((a, b) => material(a) - material(b) || b.trigger.start - a.trigger.start)
  const behind = events.filter((e) => e.trigger.start >= span.end).sort(byWeight)
  return [before[0], behind[0]]
}
