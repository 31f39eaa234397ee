/** The stance of a claim, by what its cue and its content do. */
import type { Span, Stance, Token } from '../../record/index.ts'
import { cueOf } from './cues.ts'

/** Nouns and adjectives that name a stance: "a denial", "critical of". */
const NAMED: { [stance in Stance]?: string } = {
  denies: 'denial refusal rejection rebuttal refutation disavowal',
  accuses: 'accusation allegation charge blame indictment',
  condemns: 'condemnation criticism critical denunciation outrage rebuke censure',
  justifies: 'justification defense defence',
  threatens: 'threat ultimatum',
  demands: 'demand call appeal request ultimatum plea order insistence',
  promises: 'promise pledge commitment vow assurance',
  doubts: 'doubt skepticism scepticism skeptical sceptical doubtful suspicion unsure unconvinced uncertain',
  praises: 'praise gratitude grateful thankful applause admiration',
}

const named = new Map<string, Stance>(
  Object.entries(NAMED).flatMap(([stance, words]) => words.split(' ').map((w) => [w, stance as Stance] as const)),
)

/** Verbs that need what follows them: "called for", "calls on ... to"; with "not", a doubt. */
const BELIEF = /^(believe|think|know|trust|buy|accept|confirm|verify|expect)$/

export function stanceOf(text: string, tokens: Token[], cue: number, span: Span, content: readonly Span[]): Stance {
  const words = tokens.filter((t) => span.start <= t.span.start && t.span.end <= span.end)
  const said = content.map((c) => text.slice(c.start, c.end)).join(' ')
  const negated = words.some((t) => /^(not|n't|n’t|never|no)$/i.test(t.form))
  // "has neither claimed nor denied": neither.
  if (words.some((t) => /^neither$/i.test(t.form))) return 'asserts'
  const head = tokens[cue]!
  const own = stanceOfWord(tokens, head)
  const other = words.flatMap((t) => (t === head ? [] : (stanceOfWord(tokens, t) ?? [])))
  const plain = own !== null && own !== 'asserts' ? own : (other.find((s) => s !== 'asserts') ?? own ?? 'asserts')
  if (negated && plain === 'asserts' && BELIEF.test(head.lemma)) return 'doubts'
  if (/^(ask|beg|call)$/.test(head.lemma) && /^\W*(not )?to\b/i.test(said)) return 'demands'
  if (/^(warn|vow|swear)$/.test(head.lemma))
    return HOSTILE.test(said) ? 'threatens' : head.lemma === 'warn' ? 'asserts' : 'promises'
  if (plain !== 'asserts' || own === null || head.lemma === 'ask') return plain === 'asserts' ? judged(said) : plain
  return byContent(said)
}

/** What is threatened, not feared or promised. */
const HOSTILE =
  /\b(aveng\w+|reveng\w+|vengeance|retaliat\w+|retribution|punish\w*|destroy\w*|crush\w*|strike|striking|attack|kill|fight|hunt|defeat|eliminate|wipe|burn|respond|response|consequences|pay (a|the) \w*\s?price|regret)\b/i

function stanceOfWord(tokens: Token[], t: Token): Stance | null {
  const lemma = t.lemma.toLowerCase()
  if (t.upos === 'VERB' || t.upos === 'AUX') {
    const next = tokens[tokens.indexOf(t) + 1]?.form.toLowerCase()
    if (lemma === 'call') return next === 'for' || next === 'on' || next === 'upon' ? 'demands' : 'asserts'
    if (lemma === 'order' || lemma === 'command' || lemma === 'insist')
      return lemma === 'insist' ? 'asserts' : 'demands'
    return cueOf.get(lemma)?.stance ?? null
  }
  return named.get(lemma) ?? null
}

/** What a plain "said" does by the words said. */
function byContent(said: string): Stance {
  if (/\b(reserves?d? (the|its|his|their) right|will (retaliate|respond|avenge)|revenge|vengeance)\b/i.test(said))
    return 'threatens'
  if (
    /^\W*(that )?(it|they|he|she|we|i|the group)?\s*(had|has|have|was|were|did|is|are)?\s*(not|no|never|nothing)\b(?! going to)/i.test(
      said,
    )
  )
    return 'denies'
  if (/\b(was|were|is|are|been) (\W*)(defensive|necessary|justified|lawful|legitimate|proportionate)\b/i.test(said))
    return 'justifies'
  return judged(said)
}

/** A judgement on what was said or done: "called the accusation absurd", "said the raid was barbaric". */
function judged(said: string): Stance {
  const talk = /\b(accusations?|allegations?|claims?|reports?|charges?|it|that|this|they|these|those|rumou?rs?)\b/i
  if (
    talk.test(said) &&
    /\b(absurd|false|baseless|unfounded|groundless|untrue|fabricat\w+|nonsense|lies?|propaganda|ridiculous|fake)\b/i.test(
      said,
    )
  )
    return 'denies'
  if (
    /\b(barbar\w+|heinous|cowardly|outrageous|despicable|abhorrent|atrocit\w+|blatant|(totally|completely|utterly) unacceptable|war crimes?)\b/i.test(
      said,
    )
  )
    return 'condemns'
  return 'asserts'
}
