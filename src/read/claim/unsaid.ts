/** What looks like a claim and is none: deeds, a wish for cover, a strike called, what a film shows inside a claim. */
import type { Event, Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import type { Draft } from './index.ts'
import { LEARNED } from './learned/find.ts'
import { isNobody, unclaimed } from './responsibility.ts'

/** Types of events that no words do: "rebels hit the convoy", where another report's "critics hit the mayor" is a claim. */
const DEED = /^(ASSAULT|MOBILIZE|RETREAT)$/
const COVER = /^(((not |to )*be (named|identified|quoted))|to (remain|stay|be kept) anonymous|anonymity)\b/i
/** What is called without anything being said of it: "called a strike". */
const CALLED =
  /^(ballot|boycott|ceasefire|conference|demonstration|election|halt|march|meeting|poll|protest|rally|referendum|session|sit-in|strike|summit|truce)s?$/
const IMAGE = /^(clip|footage|image|photo|photograph|picture|recording|tape|video)s?$/

export interface Unsaid {
  /** Is the draft of a claim one? */
  isSaid: (draft: Draft) => boolean
  /** And inside another's content? */
  isRelay: (draft: Draft) => boolean
}

export function unsaidOf(text: string, sentences: readonly Sentence[], events: readonly Event[]): Unsaid {
  const deeds = events.filter((e) => DEED.test(e.type)).map((e) => e.trigger)
  const asksForCover = ({ content }: Draft) => content.every(({ start, end }) => COVER.test(text.slice(start, end)))
  const isDeed = ({ rule, cue }: Draft) => rule === LEARNED && cue !== null && deeds.some((d) => within(d, cue))
  const isSaid = (draft: Draft) =>
    !isDeed(draft) &&
    !asksForCover(draft) &&
    !callsDeed(sentences[draft.sentence]!, draft) &&
    (draft.speaker ? !isNobody(text, draft.speaker) : unclaimed(text, sentences[draft.sentence]!).length === 0)
  return { isSaid, isRelay: (draft) => isSaid(draft) && !isShown(sentences[draft.sentence]!, draft) }
}

const within = (a: Span, b: Span) => b.start <= a.start && a.end <= b.end

const verbOf = (tokens: readonly Token[], cue: Span | null): number =>
  cue ? tokens.findLastIndex((t) => t.upos === 'VERB' && within(t.span, cue)) : -1

/** "called a general strike", not "called the strike a mistake", "called for a strike". */
function callsDeed({ tokens }: Sentence, { cue }: Draft): boolean {
  const verb = verbOf(tokens, cue)
  if (verb < 0 || tokens[verb]!.lemma !== 'call') return false
  const below = childrenOf(tokens)[verb]!
  const object = below.find((c) => tokens[c]!.deprel === 'obj')
  return (
    object !== undefined &&
    CALLED.test(tokens[object]!.lemma) &&
    !below.some((c) => /^[cx]comp/.test(tokens[c]!.deprel)) &&
    !tokens.some((t) => /^[“”"«»]$/.test(t.form) && t.span.start > tokens[verb]!.span.end)
  )
}

/** "a video showing the captives", "anyone found looting": nobody whose words are passed on. */
function isShown({ tokens }: Sentence, { cue, speakerHead }: Draft): boolean {
  const verb = verbOf(tokens, cue)
  if (verb < 0) return false
  const { deprel, lemma, xpos } = tokens[verb]!
  const shows = [tokens[verb - 1], tokens.find((t) => t.span.start === speakerHead?.start)]
  return (deprel === 'acl' && xpos === 'VBN') || (lemma === 'show' && shows.some((t) => t && IMAGE.test(t.lemma)))
}
