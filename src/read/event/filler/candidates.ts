/**
 * Candidates for the fillers of an incident: every noun phrase of a report, each with the actor it mentions.
 *
 * Out    in order of the text; words inside longer names and compounds are none of their own.
 */
import type { Actor, Sentence, Span } from '../../../record/index.ts'
import { coreOf, kindOfNoun } from '../../syntax/index.ts'
import type { Lexicon } from '../../text/index.ts'
import { kindOfInstrument } from '../instrument.ts'
import { actorAt } from '../spoken.ts'

export interface Candidate {
  sentence: number
  /** Token that heads the phrase. */
  head: number
  /** Its core words. */
  core: readonly number[]
  actor: Actor | null
  /** What the noun names: a kind of party or of weapon, or null. */
  kind: string | null
}

const PHRASE = /^(NOUN|PROPN)$/
const INSIDE = /^(compound|flat|fixed|goeswith)/
const LONGEST = 12 // words of a phrase

export function candidatesOf(sentences: readonly Sentence[], actors: readonly Actor[], lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = []
  sentences.forEach(({ tokens }, sentence) => {
    tokens.forEach((t, head) => {
      if (!PHRASE.test(t.upos)) return
      const actor = actorAt(actors, t)
      // "ELN guerrillas": a body named inside another phrase takes part too.
      if (INSIDE.test(t.deprel) && !(actor?.named && t.deprel === 'compound' && isLast(sentence, head))) return
      const core = coreOf(tokens, head)
      if (core.length > LONGEST) return
      const kind = kindOfInstrument(t) ?? kindOfNoun(lexicon, t)
      found.push({ sentence, head, core, actor, kind })
    })
  })
  return found

  /** The last word of a mention. */
  function isLast(sentence: number, at: number): boolean {
    const t = sentences[sentence]!.tokens[at]!
    return actorAt(actors, t)?.mentions.some((m) => m.end === t.span.end) ?? false
  }
}

/** The words of a candidate as they stand in the text: a named actor's by its mention, else the core without numbers. */
export function spanOf(candidate: Candidate, sentences: readonly Sentence[], keepNumbers: boolean): Span {
  const { tokens } = sentences[candidate.sentence]!
  const head = tokens[candidate.head]!
  if (candidate.actor?.named) {
    const own = candidate.actor.mentions.find((m) => m.start <= head.span.start && m.end >= head.span.end)
    if (own && tokens[candidate.head]!.upos === 'PROPN') return own
  }
  let first = 0
  const last = candidate.core.length - 1
  if (!keepNumbers)
    while (first < last && candidate.core[first]! < candidate.head && COUNTS.test(tokens[candidate.core[first]!]!.upos))
      first++
  return { start: tokens[candidate.core[first]!]!.span.start, end: tokens[candidate.core[last]!]!.span.end }
}

const COUNTS = /^(NUM|DET|ADV|PUNCT)$/
