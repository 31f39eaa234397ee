/** Casualties: killed, injured, missing, detained, as ranges with the words that give them. */
import type { Casualties, Token, Toll } from '../../record/index.ts'
import { childrenOf, coreOf, topicOf } from '../syntax/index.ts'
import { quantityOf } from './count.ts'
import { isPassive, subjectOf } from './participant.ts'
import type { Trigger } from './trigger.ts'

type Harm = keyof Casualties

const BY_VERB: { [lemma: string]: Harm } = {
  kill: 'killed',
  slay: 'killed',
  die: 'killed',
  perish: 'killed',
  murder: 'killed',
  assassinate: 'killed',
  massacre: 'killed',
  execute: 'killed',
  behead: 'killed',
  wound: 'injured',
  injure: 'injured',
  hurt: 'injured',
  maim: 'injured',
  arrest: 'detained',
  detain: 'detained',
  kidnap: 'missing',
  abduct: 'missing',
}
/** Nouns of harm that a sentence about the event counts: "no injuries", "left 12 dead". */
const BY_NOUN: { [lemma: string]: Harm } = {
  injury: 'injured',
  fatality: 'killed',
  death: 'killed',
  wounded: 'injured',
  dead: 'killed',
}

/** "gave no number of injured" counts nobody. */
const NOT_PEOPLE = /^(number|figure|toll|count|total|detail|report|word|estimate|information)$/i

export function casualtiesOf(text: string, tokens: Token[], trigger: Trigger): Casualties {
  const found: Casualties = {}
  const put = (harm: Harm, head: number) => {
    const quantity = quantityOf(tokens, head)
    if (!quantity || found[harm] || NOT_PEOPLE.test(tokens[head]!.lemma)) return
    const core = coreOf(tokens, head)
    const whom = text.slice(tokens[core[0]!]!.span.start, tokens[core[core.length - 1]!]!.span.end)
    const toll: Toll = {
      min: quantity.min,
      max: quantity.max,
      span: {
        start: tokens[Math.min(core[0]!, quantity.token)]!.span.start,
        end: tokens[core[core.length - 1]!]!.span.end,
      },
    }
    if (tokens[topicOf(tokens, head)]!.upos === 'NOUN' && !Object.hasOwn(BY_NOUN, tokens[head]!.lemma)) toll.whom = whom
    found[harm] = toll
  }
  const verbs = [...(trigger.isNoun ? [] : [trigger.head]), ...trigger.harm]
  for (const v of verbs.flatMap((v) => [v, ...conjuncts(tokens, v)])) {
    const harm = BY_VERB[tokens[v]!.lemma]
    if (!harm) continue
    const own = (childrenOf(tokens)[v] ?? []).filter((c) => tokens[c]!.deprel === 'obj')
    const passiveLike = isPassive(tokens, v) || tokens[v]!.lemma === 'die' || tokens[v]!.lemma === 'perish'
    const heads = passiveLike ? [subjectOf(tokens, v)] : own
    for (const h of heads) if (h >= 0) put(harm, h)
  }
  if (trigger.rule.type === 'ASSAULT' || trigger.rule.type === 'PROTEST') {
    const near = trigger.isNoun ? [trigger.head, tokens[trigger.head]!.head] : [trigger.head]
    for (const n of near) {
      if (n < 0) continue
      for (const c of childrenOf(tokens)[n] ?? []) {
        const harm = BY_NOUN[tokens[c]!.lemma]
        if (harm && tokens[c]!.upos === 'NOUN') put(harm, c)
      }
    }
  }
  return found
}

/** Verbs joined to this one by "and". */
function conjuncts(tokens: Token[], v: number): number[] {
  return (childrenOf(tokens)[v] ?? []).filter((c) => tokens[c]!.deprel === 'conj' && tokens[c]!.upos === 'VERB')
}
