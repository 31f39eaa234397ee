/**
 * Phrases in reading order: every mention of somebody, and every other noun phrase, so that "it" may be a thing.
 *
 * In     the mentions that mention.ts found, sentences, names, what the encoder says of words.
 * Out    Phrase[]: by sentence, then by first word, the longer first.
 */
import type { Name, Sentence, Token } from '../../record/index.ts'
import { subtree } from '../syntax/index.ts'
import type { Phrase as Ranked } from './coref/link.ts'
import { nounOf } from './coref/noun.ts'
import type { ActorsInput } from './index.ts'
import { findMentions, type Mention } from './mention.ts'

export interface Phrase extends Ranked {
  /** Null for what is nobody. */
  mention: Mention | null
}

/** What hangs on a head and is no part of its phrase. */
const OUTSIDE = /^(conj|cc|punct|cop|nsubj|aux|mark|advcl|parataxis|csubj|expl|discourse|case|ccomp|root)/
const INSIDE_NAME = /^(compound|flat|amod|nummod|fixed|det|case|mark|nmod:desc|cc|punct|goeswith)/

export function findPhrases(input: ActorsInput): Phrase[] {
  const mentions = findMentions(input)
  const phrases: Phrase[] = []
  let at = 0
  let next = 0
  let quoted = false
  input.sentences.forEach((sentence, s) => {
    const own = new Map<number, Mention>()
    for (; at < mentions.length && mentions[at]!.sentence === s; at++) own.set(mentions[at]!.head, mentions[at]!)
    const covering: (Name | null)[] = sentence.tokens.map(() => null)
    for (let k = 0; k < sentence.tokens.length && next < input.names.length; k++) {
      const { span } = sentence.tokens[k]!
      const name = input.names[next]!
      if (span.start >= name.span.start && span.end <= name.span.end) covering[k] = name
      if (span.end >= name.span.end) next++
    }
    const quotes = sentence.tokens.map(({ form }) => {
      if (form === '“' || form === '``') quoted = true
      else if (form === '”' || form === "''") quoted = false
      else if (form === '"') quoted = !quoted
      return quoted
    })
    const found: Phrase[] = []
    sentence.tokens.forEach((t, head) => {
      const mention = own.get(head) ?? null
      if (!mention && !isThing(t)) return
      const [first, last] = extent(sentence, head, mention)
      const place = { sentence, at: s, head, first, last, name: covering[head]?.type ?? null, quoted: quotes[head]! }
      const state = input.stateOf(sentence, head)
      if (state) found.push({ mention, noun: nounOf(place, input.lexicon), state })
    })
    found.sort((a, b) => a.noun.first - b.noun.first || b.noun.last - a.noun.last)
    for (const phrase of found) phrases.push(phrase)
  })
  return phrases
}

const isThing = (t: Token) => /^(NOUN|PROPN)$/.test(t.upos) && !INSIDE_NAME.test(t.deprel)

/** First and last word of the whole phrase. */
function extent({ tokens }: Sentence, head: number, mention: Mention | null): [number, number] {
  const t = tokens[head]!
  if (t.upos === 'PRON' || (mention && INSIDE_NAME.test(t.deprel))) return [head, head]
  const all = subtree(tokens, head, (deprel) => OUTSIDE.test(deprel))
  return [all[0]!, all[all.length - 1]!]
}
