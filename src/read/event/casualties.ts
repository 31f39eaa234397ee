/** Casualties: killed, injured, missing, detained, as ranges with the words that give them, and whose event they are. */
import type { Casualties, Token, Toll } from '../../record/index.ts'
import { childrenOf, coreOf, kindOfNoun, topicOf } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import { type Quantity, quantityOf } from './count.ts'
import { type ToldToll, tollsIn } from './tolls.ts'
import type { Trigger } from './trigger.ts'

const VIOLENT = /^(ASSAULT|PROTEST)$/
const DEEP = 6
/** From the word that tells a harm up to the deed: "hit a stop, killing three", "blast that killed two". */
const UP = /^(conj|advcl|acl|acl:relcl|xcomp|obj|obl|nmod|nsubj|nsubj:pass|ccomp|parataxis|appos|dep|iobj|amod|list)$/
/** From a deed up to the word that tells its harm: "died in the attack", "the raid left six dead", "died when a mine exploded". */
const DOWN = /^(nsubj|nsubj:pass|obl|obl:agent|nmod|compound|advcl|acl|obj)$/
const TAKING = /^event\/(coerce-arrest|assault-abduct)$/
const PEOPLE = /^(person|population|military|armed-group|government)$/
/** People whose number one word does not tell. */
const MANY =
  /^(family|group|crew|couple|patrol|team|unit|people|police|number|majority|population|public|rest|half|most|anyone|nobody|everyone|someone|militia|army|force|enemy|crowd|convoy|gang)$/

/** The casualties that the sentence tells of this event. */
export function casualtiesOf(
  { text, lexicon }: { text: string; lexicon: Lexicon },
  tokens: Token[],
  trigger: Trigger,
  triggers: readonly Trigger[],
): Casualties {
  const found: Casualties = {}
  const violent = triggers.filter((t) => VIOLENT.test(t.rule.type))
  for (const told of tollsOf(tokens)) {
    const isTaken = told.harm === 'detained' || told.harm === 'missing'
    const owns = isTaken ? wordsOf(trigger).includes(told.at) : isToldOf(tokens, told, trigger, triggers)
    const alone = !isTaken && violent.length === 1 && violent[0] === trigger
    if (!found[told.harm] && (owns || alone)) {
      const toll = tollOf(text, lexicon, tokens, told)
      if (toll) found[told.harm] = toll
    }
  }
  addTaken()
  return found

  /** "seized about 30 students", "captured five soldiers": whoever an arrest or abduction was done to. */
  function addTaken(): void {
    if (trigger.isNoun || !TAKING.test(trigger.rule.id)) return
    const harm = trigger.rule.type === 'COERCE' ? 'detained' : 'missing'
    const object = (childrenOf(tokens)[trigger.head] ?? []).find((c) => /^(obj|nsubj:pass)$/.test(tokens[c]!.deprel))
    if (object === undefined || found[harm]) return
    const toll = tollOf(text, lexicon, tokens, { harm, at: trigger.head, heads: [object] })
    if (toll) found[harm] = toll
  }
}

const known = new WeakMap<Token[], ToldToll[]>()

export function tollsOf(tokens: Token[]): ToldToll[] {
  const tolls = known.get(tokens) ?? tollsIn(tokens)
  known.set(tokens, tolls)
  return tolls
}

const wordsOf = (t: Trigger) => [t.head, ...(t.light === null ? [] : [t.light]), ...t.harm]

function isToldOf(tokens: Token[], told: ToldToll, trigger: Trigger, triggers: readonly Trigger[]): boolean {
  const own = wordsOf(trigger)
  const others = new Set(triggers.filter((t) => t !== trigger).flatMap(wordsOf))
  for (let i = told.at, step = 0; i >= 0 && step < DEEP; step++) {
    if (own.includes(i)) return VIOLENT.test(trigger.rule.type) || i === told.at
    if (others.has(i) && tokens[i]!.deprel !== 'conj') break
    if (!UP.test(tokens[i]!.deprel)) break
    i = tokens[i]!.head
  }
  // What another deed tells of its own is not counted twice.
  if (!VIOLENT.test(trigger.rule.type) || others.has(told.at)) return false
  // "a response to the shelling, in which three doctors died": the deed right before it.
  const nearest = triggers.filter((t) => VIOLENT.test(t.rule.type) && t.head < told.at).at(-1)
  if (tokens[told.at]!.deprel === 'acl:relcl' && nearest !== trigger) return false
  for (let i = own[0]!, step = 0; i >= 0 && step < 4; step++) {
    if (i === told.at || tokens[told.at]!.head === i) return true
    if (step > 0 && others.has(i)) return false
    if (!DOWN.test(tokens[i]!.deprel)) return false
    i = tokens[i]!.head
  }
  return false
}

export function tollOf(text: string, lexicon: Lexicon, tokens: Token[], told: ToldToll): Toll | null {
  const parts = told.heads.map((head) => ({
    head,
    quantity: quantityOf(tokens, head) ?? singleOf(lexicon, tokens, head),
  }))
  const counted = parts.filter((p): p is { head: number; quantity: Quantity } => p.quantity !== null)
  if (counted.length === 0 || counted[0]!.head !== told.heads[0]) return null
  const sum = (side: 'min' | 'max') => {
    const all = counted.map((p) => p.quantity[side])
    return all.some((n) => n === null) ? null : (all as number[]).reduce((a, b) => a + b, 0)
  }
  const leastOf = counted.reduce((n, p) => n + (p.quantity.min ?? 0), 0)
  const isWhole = counted.length === parts.length
  const isUpTo = counted.length === 1 && counted[0]!.quantity.min === null
  // "injured dozens": the harm is not who was harmed.
  const core = counted.flatMap((p) => coreOf(tokens, p.head)).filter((k) => k !== told.at)
  const [first, last] = [Math.min(...core), Math.max(...core)]
  const toll: Toll = {
    min: isUpTo ? null : leastOf,
    max: isWhole && !told.atLeast ? sum('max') : null,
    span: {
      start: tokens[Math.min(first, ...counted.map((p) => p.quantity.token))]!.span.start,
      end: tokens[last]!.span.end,
    },
  }
  const topic = tokens[topicOf(tokens, told.heads[0]!)]!
  const isPeople = topic.upos === 'NOUN' || (topic.upos === 'PROPN' && topic.xpos === 'NNPS')
  if (isPeople && told.heads[0] !== told.at && topic.lemma !== 'life')
    toll.whom = text.slice(tokens[first]!.span.start, tokens[last]!.span.end)
  return toll
}

/** One person: "a policeman", "his wife"; null for names of groups, plurals and things. */
function singleOf(lexicon: Lexicon, tokens: Token[], head: number): Quantity | null {
  const t = tokens[head]!
  if (t.upos !== 'NOUN' || t.xpos !== 'NN' || MANY.test(t.lemma)) return null
  if (!PEOPLE.test(kindOfNoun(lexicon, t) ?? '')) return null
  const own = (childrenOf(tokens)[head] ?? []).find(
    (c) => /^(a|an|one|his|her|the|their|its|another)$/i.test(tokens[c]!.form) && c < head,
  )
  return own === undefined ? null : { min: 1, max: 1, token: own }
}
