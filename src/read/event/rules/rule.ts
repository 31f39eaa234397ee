/** The form of an event rule. Every table in this folder is a list of these; test/read/event walks them all. */
import type { EventStatus, EventType } from '../../../record/index.ts'

export interface EventRule {
  /** 'event/TYPE-word', unique. */
  id: string
  type: EventType
  /** PLOVER mode, null where the type has none or the words do not say. */
  mode: string | null
  /** Lemmas of verbs that name the event. */
  verbs?: readonly string[]
  /** The verb counts only with one of these particles or prepositions below it. */
  particle?: readonly string[]
  /** The verb counts only with one of these as object (lemmas); the object is then no recipient. */
  object?: readonly string[]
  /** The verb counts only when one of these words stands below it (lemmas), in any relation. */
  with?: readonly string[]
  /** The verb counts only with one of these as subject (lemmas): "hundreds of marchers" too. */
  subject?: readonly string[]
  /** Words that rule the reading out when they stand directly below the trigger or above a noun (lemmas). */
  without?: readonly string[]
  /** Lemmas of nouns that name the event. */
  nouns?: readonly string[]
  /** The nouns count only beside one of these: their own words, or what hangs on them ("suspension of aid"). */
  beside?: readonly string[]
  /** Lemmas of adjectives that name it as a predicate: "is opposed to", "was critical of". */
  adjectives?: readonly string[]
  /** The word counts only when an event of one of these types stands in what it is said of: "halted aid". */
  content?: readonly EventType[]
  /** The nouns name no event by themselves, only carried by a verb or as what another event is about: "aid", "ties". */
  weak?: true
  /** The verb counts only when what it says is an obligation of somebody else: "said that Chad must pay". */
  obliges?: true
  /** Not to do it is to refuse it: "did not allow the march". */
  refusable?: true
  /** "is opposed to", "was committed to": the subject of the passive acts. */
  stative?: true
  /**
   * agent  subject acts on object; turned round in the passive.
   * mutual subject and partner ("with X") both act.
   * self   subject acts; there is no recipient unless a preposition of `to` names one.
   * suffer subject is harmed: "came under fire", "died".
   */
  roles: 'agent' | 'mutual' | 'self' | 'suffer'
  /** Prepositions that name the recipient. */
  to?: readonly string[]
  status?: EventStatus
  /** Sentences this rule must fire on, and lookalikes it must leave alone. */
  hits: readonly string[]
  misses: readonly string[]
}

/** A list of words, one blank between them. */
export const words = (list: string): readonly string[] => list.split(' ')
