/**
 * Tolls: every phrase of a sentence that says how many people were killed, hurt, taken or went missing.
 *
 * In     a parsed sentence.
 * Out    what each phrase counts (`heads`), the harm, and the word that tells it (`at`), in order of the text; casualties.ts
 *        gives them to events.
 * Source the ways casualties are told, by UCDP's and ACLED's codebooks and wire style; each rule with a hit and a miss.
 */
import type { Casualties, Token } from '../../record/index.ts'
import { childrenOf } from '../syntax/index.ts'
import { isPassive, subjectOf, withConjuncts } from './grammar.ts'

export type Harm = keyof Casualties

export interface ToldToll {
  harm: Harm
  /** The word that tells the harm. */
  at: number
  /** Heads of the phrases counted; more than one are added up. */
  heads: number[]
  /** Told of some of them only: "three were among the dead". */
  atLeast?: true
}

export interface TollRule {
  /** 'toll/WORD', unique. */
  id: string
  find: (tokens: Token[], i: number) => ToldToll | null
  /** A sentence, and what it says: "killed 3". */
  hits: readonly [sentence: string, says: string][]
  misses: readonly string[]
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

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
const BY_STATE: { [form: string]: Harm } = {
  dead: 'killed',
  killed: 'killed',
  wounded: 'injured',
  injured: 'injured',
  hurt: 'injured',
  missing: 'missing',
}
const BY_NOUN: { [lemma: string]: Harm } = { injury: 'injured', fatality: 'killed', death: 'killed' }
/** Killing when "dead" or "to death" follows. */
const WITH_DEATH = words('shoot stab hack beat burn stone trample club knife crush torture bludgeon batter choke gun')
const OF_TOLL = words('rise climb stand reach put raise jump grow increase bring revise pass exceed be hit update set')
const FIGHTER = words(
  'soldier troop fighter man officer policeman commander militant rebel guard member trooper marine',
)
/** "gave no number of injured" counts nobody. */
const NOT_PEOPLE = words('number figure toll count total detail report word estimate information')

const isHarm = (t: Token): Harm | null => {
  const lemma = t.lemma.toLowerCase()
  return (t.upos === 'VERB' || t.upos === 'ADJ') && Object.hasOwn(BY_VERB, lemma) ? BY_VERB[lemma]! : null
}
const stateOf = (t: Token | undefined): Harm | null => {
  const form = t?.form.toLowerCase() ?? ''
  return Object.hasOwn(BY_STATE, form) ? BY_STATE[form]! : null
}
const below = (tokens: Token[], i: number, deprel: RegExp) =>
  (childrenOf(tokens)[i] ?? []).filter((c) => deprel.test(tokens[c]!.deprel))
const isNumber = (t: Token | undefined) =>
  t !== undefined && (t.upos === 'NUM' || /^(dozens|scores|hundreds|thousands|several|many|others)$/i.test(t.form))
/** Counts that a tree may hang on the harm: "and several injured". */
const VAGUE = /^(several|many|dozens|others)$/i
const isCounted = (t: Token | undefined) => t !== undefined && (/^(NOUN|PROPN|PRON)$/.test(t.upos) || isNumber(t))

/** A head, and those joined to it by "and" that are not told with a harm of their own. */
function joined(tokens: Token[], head: number): number[] {
  const more = below(tokens, head, /^conj$/).filter(
    (c) =>
      isCounted(tokens[c]) &&
      !below(tokens, c, /^(acl|amod)$/).some((k) => tokens[k]!.upos === 'VERB' || stateOf(tokens[k])),
  )
  return [head, ...more.flatMap((c) => joined(tokens, c))]
}

const rules: readonly TollRule[] = [
  {
    id: 'toll/verb',
    find(tokens, i) {
      const harm = isHarm(tokens[i]!)
      if (harm === null || tokens[i]!.deprel === 'amod') return null
      // "were killed and 44 wounded": the number is who was wounded.
      const before = tokens[i - 1]
      if (before?.head === i && (before.upos === 'NUM' || VAGUE.test(before.form))) return null
      const dies = /^(die|perish)$/.test(tokens[i]!.lemma)
      const passive = dies || isPassive(tokens, i)
      const head = passive ? subjectOf(tokens, i) : (below(tokens, i, /^obj$/)[0] ?? -1)
      return head < 0 || head === i ? null : { harm, at: i, heads: joined(tokens, head) }
    },
    hits: [
      ['The strike killed at least 12 people.', 'killed 12-'],
      ['Two soldiers died in the ambush.', 'killed 2'],
      ['Gunmen killed a policeman and two drivers.', 'killed 3'],
      ['Shells hit a bus stop, killing three civilians and wounding eight.', 'killed 3, injured 8'],
      ['Police arrested five men in the raid.', 'detained 5'],
    ],
    misses: ['The attack hurt relations between the two countries.', 'The wounded men left the town after the attack.'],
  },
  {
    // "20 others wounded", "44 wounded": the second harm of a row leaves out "were".
    id: 'toll/without-verb',
    find(tokens, i) {
      const harm = stateOf(tokens[i])
      const own = tokens[i]!
      if (harm === null || i === 0 || own.deprel === 'amod') return null
      if (isHarm(own) !== null && isPassive(tokens, i) && below(tokens, i, /^aux/).length > 0) return null
      const counted = tokens[i - 1]!.upos === 'ADV' ? i - 2 : i - 1
      if (!isCounted(tokens[counted])) return null
      const numbered = isNumber(tokens[counted]) || below(tokens, counted, /^nummod$/).length > 0
      const next = tokens[i + 1]
      if (!numbered || next?.upos === 'NOUN' || next?.upos === 'PROPN') return null
      return { harm, at: i, heads: [counted] }
    },
    hits: [
      [
        'At least eleven people were killed and more than 20 others wounded when a bomb exploded.',
        'killed 11-, injured 20-',
      ],
      ['Four farmers were killed and 44 wounded in the attack.', 'killed 4, injured 44'],
      ['An attack on a hotel left 26 dead.', 'killed 26'],
      [
        'Troops raided a camp, triggering a gun battle in which four Palestinians were killed and 44 wounded, the ministry said.',
        'killed 4, injured 44',
      ],
      ['12 dead, 30 injured in Kabul bombing', 'killed 12, injured 30'],
    ],
    misses: ['The attack left two wounded dogs in the yard.'],
  },
  {
    id: 'toll/left',
    find(tokens, i) {
      if (tokens[i]!.lemma !== 'leave' || tokens[i]!.upos !== 'VERB') return null
      const head = below(tokens, i, /^(obj|iobj)$/)[0]
      const state = head === undefined ? undefined : tokens.slice(head + 1, head + 16).find((t) => stateOf(t) !== null)
      if (head === undefined || !state || !/^(xcomp|obj|amod|acl|advcl|conj|dep)$/.test(state.deprel)) return null
      return isNumber(tokens[head]) ? null : { harm: stateOf(state)!, at: i, heads: withConjuncts(tokens, head) }
    },
    hits: [['A blast in the market left two soldiers and a villager dead.', 'killed 3']],
    misses: ['The attack left the soldiers near a dead river.'],
  },
  {
    // "and injured dozens": a tree that reads it as "injured dozens of things".
    id: 'toll/joined-verb',
    find(tokens, i) {
      const harm = isHarm(tokens[i]!)
      if (harm === null || tokens[i]!.deprel !== 'amod' || tokens[i - 1]?.upos !== 'CCONJ') return null
      const { head } = tokens[i]!
      const counts =
        head > i && isCounted(tokens[head]) && (isNumber(tokens[head]) || below(tokens, head, /^nummod$/).length > 0)
      return counts ? { harm, at: i, heads: [head] } : null
    },
    hits: [['The strike killed 12 people, including three children, and injured dozens.', 'killed 12, injured 12-']],
    misses: ['The attack scared villagers and wounded animals.'],
  },
  {
    id: 'toll/to-death',
    find(tokens, i) {
      if (tokens[i]!.upos !== 'VERB' || !WITH_DEATH.has(tokens[i]!.lemma)) return null
      const near = tokens.slice(i + 1, i + 4).map((t) => t.form.toLowerCase())
      const deadly =
        near[0] === 'dead' ||
        (near[0] === 'to' && near[1] === 'death') ||
        (near[0] === 'alive' && tokens[i]!.lemma === 'burn') ||
        (near[0] === 'down' && tokens[i]!.lemma === 'gun') ||
        below(tokens, i, /^(xcomp|advcl|advmod)$/).some((c) => c > i && /^dead$/i.test(tokens[c]!.form))
      if (!deadly) return null
      const head = isPassive(tokens, i) ? subjectOf(tokens, i) : (below(tokens, i, /^obj$/)[0] ?? -1)
      return head < 0 ? null : { harm: 'killed', at: i, heads: joined(tokens, head) }
    },
    hits: [
      ['Three students were shot dead at a bar in Lima.', 'killed 3'],
      ['Villagers said four men were hacked to death.', 'killed 4'],
      ['Gunmen shot dead two teachers.', 'killed 2'],
    ],
    misses: ['Three students were shot at a bar in Lima.'],
  },
  {
    id: 'toll/toll',
    find(tokens, i) {
      if (tokens[i]!.lemma.toLowerCase() !== 'toll' || tokens[i]!.upos !== 'NOUN') return null
      const kind = tokens[i - 1]?.lemma.toLowerCase()
      const harm: Harm = kind === 'injury' || kind === 'casualty' ? 'injured' : 'killed'
      if (kind === 'casualty') return null
      // "rose" at the end of a short clause is often read as the flower.
      const verb = tokens[tokens[i]!.head]
      const isMoved = verb && (OF_TOLL.has(verb.lemma) || /^rose$/i.test(verb.form))
      const up = isMoved ? tokens[i]!.head : -1
      const prepositions = words('to at of past')
      const candidates = [...below(tokens, i, /^nmod$/), ...(up < 0 ? [] : below(tokens, up, /^(obl|obj|xcomp|nmod)$/))]
      const told = candidates.find(
        (c) =>
          c > i &&
          (isNumber(tokens[c]) || below(tokens, c, /^nummod$/).length > 0) &&
          (below(tokens, c, /^case$/).some((k) => prepositions.has(tokens[k]!.form.toLowerCase())) ||
            tokens[c]!.deprel === 'obj') &&
          !/^(day|week|month|year|hour|percent|cent|dollar)$/.test(tokens[c]!.lemma),
      )
      return told === undefined ? null : { harm, at: i, heads: [told] }
    },
    hits: [
      ['The toll of the bombing had risen to 17 by Sunday.', 'killed 17'],
      ['A nurse put the toll of the attack at nine.', 'killed 9'],
      ['The army gave a toll of seven in the attack.', 'killed 7'],
    ],
    misses: ['The attack closed a road with a toll of two dollars.'],
  },
  {
    id: 'toll/lives',
    find(tokens, i) {
      const t = tokens[i]!
      if (t.lemma !== 'life' || !/^lives$/i.test(t.form) || t.head < 0) return null
      const verb = tokens[t.head]!
      if (!/^(obj|nsubj:pass)$/.test(t.deprel)) return null
      if (/^(claim|take|cost)$/.test(verb.lemma)) {
        const of = below(tokens, i, /^nmod$/)[0]
        const own = below(tokens, i, /^nummod$/).length > 0
        const given = below(tokens, t.head, /^iobj$/)[0]
        const head = own ? i : (of ?? given)
        return head === undefined ? null : { harm: 'killed', at: i, heads: joined(tokens, head) }
      }
      if (verb.lemma !== 'lose') return null
      const subject = subjectOf(tokens, t.head)
      return subject < 0 ? null : { harm: 'killed', at: i, heads: joined(tokens, subject) }
    },
    hits: [
      ['The attack claimed 30 lives.', 'killed 30'],
      ['The bombing took the lives of five nuns.', 'killed 5'],
      ['More than 60 people lost their lives in the attack.', 'killed 60-'],
    ],
    misses: ['The attack changed the lives of five nuns.'],
  },
  {
    id: 'toll/among',
    find(tokens, i) {
      const harm = stateOf(tokens[i])
      if (harm === null || !/^(the|those)$/i.test(tokens[i - 1]?.form ?? '')) return null
      if (!/^among$/i.test(tokens[i - 2]?.form ?? '')) return null
      // A tree that hangs the state on what follows: the subject of "were".
      const be = tokens[i - 3]
      const over = be?.upos === 'AUX' && be.head >= 0 ? below(tokens, be.head, /^nsubj/)[0] : undefined
      const subject = below(tokens, i, /^nsubj/)[0] ?? over
      return subject === undefined ? null : { harm, at: i, heads: joined(tokens, subject), atLeast: true }
    },
    hits: [['Three of their soldiers were among the injured in the attack.', 'injured 3-']],
    misses: ['A nurse moved among the injured after the attack.'],
  },
  {
    id: 'toll/noun',
    find(tokens, i) {
      const t = tokens[i]!
      const low = t.form.toLowerCase()
      // "no dead", "no wounded": the states as nouns.
      const state = t.upos === 'NOUN' ? stateOf(t) : null
      const harm = state ?? (t.upos === 'NOUN' && Object.hasOwn(BY_NOUN, t.lemma) ? BY_NOUN[t.lemma]! : null)
      if (harm === null || t.deprel === 'compound') return null
      const own = below(tokens, i, /^(nummod|det|amod)$/).some(
        (c) => isNumber(tokens[c]) || /^no$/i.test(tokens[c]!.form),
      )
      if (own) return { harm, at: i, heads: [i] }
      if (!/^(deaths|killing|wounding|dead)$/.test(low)) return null
      const of = below(tokens, i, /^nmod$/).find((c) => below(tokens, c, /^nummod$/).length > 0)
      return of === undefined ? null : { harm, at: i, heads: [of] }
    },
    hits: [
      ['There were no injuries in the attack.', 'injured 0'],
      ['A car bomb exploded outside a mosque, with at least five fatalities reported.', 'killed 5-'],
      ['The raid resulted in the deaths of nine militants.', 'killed 9'],
    ],
    misses: ['The attack was followed by a death certificate.'],
  },
  {
    id: 'toll/lost',
    find(tokens, i) {
      if (tokens[i]!.lemma !== 'lose' || tokens[i]!.upos !== 'VERB') return null
      const head = below(tokens, i, /^obj$/)[0]
      if (head === undefined || !FIGHTER.has(tokens[head]!.lemma)) return null
      return below(tokens, head, /^nummod$/).length > 0 ? { harm: 'killed', at: i, heads: [head] } : null
    },
    hits: [['The army lost two soldiers in the attack.', 'killed 2']],
    misses: ['The army lost two towns in the attack.'],
  },
]

export const tollRules: readonly TollRule[] = rules

/** What a sentence says of people harmed; of two rules on one word the first. */
export function tollsIn(tokens: Token[]): ToldToll[] {
  const out: ToldToll[] = []
  tokens.forEach((_, i) => {
    for (const rule of rules) {
      const told = rule.find(tokens, i)
      if (told === null || told.heads.every((h) => NOT_PEOPLE.has(tokens[h]!.lemma))) continue
      out.push(told)
      break
    }
  })
  return out
}
