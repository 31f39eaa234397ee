/**
 * A noun phrase or pronoun as the ranker of chains sees it: its words, what it agrees with, where it stands in the tree.
 *
 * In     the sentence, the head and the whole phrase as word numbers, the type of the name that covers the head.
 * Out    Noun. Everything is read from the words: no gold sort, no name of a speaker.
 */
import type { NameType, Sentence, Token } from '../../../record/index.ts'
import { childrenOf, coreOf, kindOfNoun } from '../../syntax/index.ts'
import type { Lexicon } from '../../text/index.ts'
import { foldName, registered, skeletonOf } from '../register.ts'

export const NOUN_TYPES = [
  'he',
  'she',
  'it',
  'they',
  'i',
  'we',
  'you',
  'this',
  'who',
  'other',
  'name',
  'the',
  'that',
  'whose',
  'a',
  'bare',
] as const
export type NounType = (typeof NOUN_TYPES)[number]

export const isPronoun = (type: NounType): boolean => !NOMINAL.has(type)
const NOMINAL = new Set<NounType>(['name', 'the', 'that', 'whose', 'a', 'bare'])

export type Sort = 'person' | 'group' | 'place' | 'thing' | null
export type Gender = 'm' | 'f' | 'n' | null

export interface Noun {
  sentence: number
  paragraph: number
  tokens: Token[]
  head: number
  /** First and last word of the whole phrase. */
  first: number
  last: number
  type: NounType
  reflexive: boolean
  possessive: boolean
  sort: Sort
  gender: Gender
  /** True plural, false singular, null either. */
  plural: boolean | null
  lemma: string
  /** The folded core. */
  core: string
  /** Folded words of the core without the commonest. */
  words: readonly string[]
  /** Words of the core beside the head. */
  modifiers: readonly string[]
  register: string | null
  /** The core of a name without what spellings differ in; empty when short. */
  skeleton: string
  /** The verb or noun whose subject or object it is; -1 for none. */
  governor: number
  role: 'subject' | 'object' | 'possessor' | 'other'
  /** Head of the noun it is an apposition to, or the subject it is said to be ("X is a Y"); -1 for none. */
  equal: number
  /** Head of the noun it is joined to by "and"; -1 for none. */
  joined: number
  /** Head of the noun that its relative clause belongs to, for "who", "which", "that"; -1 for none. */
  relative: number
  quoted: boolean
}

const PRONOUNS: { [form: string]: NounType } = {}
for (const [type, forms] of Object.entries({
  he: 'he him his himself',
  she: 'she her hers herself',
  it: 'it its itself',
  they: 'they them their theirs themselves themself',
  i: 'i me my mine myself',
  we: 'we us our ours ourselves',
  you: 'you your yours yourself yourselves u',
  this: 'this that these those',
  who: 'who whom whose which',
}))
  for (const form of forms.split(' ')) PRONOUNS[form] = type as NounType

const MALE =
  /^(man|men|boy|father|dad|son|brother|husband|uncle|nephew|grandfather|king|prince|duke|mr|sir|lord|gentleman|guy|widower|actor|priest|sheikh|emir|sultan|imam|pope|monk|businessman|chairman|spokesman|policeman|fisherman|congressman|salesman|statesman|clergyman|countryman|gunman|boyfriend|grandson|bishop|emperor)$/i
const FEMALE =
  /^(woman|women|girl|mother|mom|mum|daughter|sister|wife|aunt|niece|grandmother|queen|princess|duchess|mrs|ms|miss|lady|madam|widow|actress|nun|businesswoman|chairwoman|spokeswoman|policewoman|congresswoman|girlfriend|granddaughter|waitress|bride|empress|heroine)$/i
const PLACE_NOUN =
  /^(city|town|village|country|state|region|province|area|district|island|capital|street|place|world|river|lake|mountain|park|school|university|hospital|church|building|house|home|room|museum|airport|hotel|restaurant|site|border|camp|base|valley|neighbo[u]?rhood|county|north|south|east|west)$/
const COMMON = new Set(['of', 'and', 'in', 'for', 'to', 'on', 'at', 's', '', 'by', 'with'])
const INDEFINITE =
  /^(a|an|some|any|another|no|each|every|one|two|three|four|five|six|seven|eight|nine|ten|many|several|few|all|both|more|most)$/i

export interface NounPlace {
  sentence: Sentence
  at: number
  head: number
  first: number
  last: number
  name: NameType | null
  quoted: boolean
}

export function nounOf({ sentence, at, head, first, last, name, quoted }: NounPlace, lexicon: Lexicon): Noun {
  const { tokens, paragraph } = sentence
  const t = tokens[head]!
  const low = t.form.toLowerCase()
  const children = childrenOf(tokens)
  const pronoun =
    t.upos === 'PRON' || t.xpos === 'PRP$' || (first === last && /^(DET|ADV)$/.test(t.upos))
      ? low === 'that' && t.xpos?.startsWith('W')
        ? 'who'
        : (PRONOUNS[low] ?? 'other')
      : null
  const core = pronoun ? [head] : coreOf(tokens, head).filter((i) => i >= first && i <= last)
  const words = core.map((i) => foldName(tokens[i]!.form)).filter((w) => !COMMON.has(w) && /[\p{L}\p{N}]/u.test(w))
  const isName = !pronoun && t.upos === 'PROPN'
  const entry = isName ? registered(lexicon, core.map((i) => tokens[i]!.form).join(' ')) : null
  const type = pronoun ?? (isName ? 'name' : determined(tokens, children[head] ?? [], first, head))
  const kind = pronoun ? null : kindOfNoun(lexicon, t)
  const male = core.some((i) => MALE.test(tokens[i]!.form))
  const female = core.some((i) => FEMALE.test(tokens[i]!.form))
  const sort = sortOf()
  const governor = /^(nsubj|obj|iobj|obl|csubj)/.test(t.deprel) ? t.head : -1
  return {
    sentence: at,
    paragraph,
    tokens,
    head,
    first,
    last,
    type,
    reflexive: /sel(f|ves)$/.test(low) && pronoun !== null,
    possessive: t.xpos === 'PRP$' || t.xpos === 'WP$',
    sort,
    gender: genderOf(),
    plural: pluralOf(),
    lemma: t.lemma.toLowerCase(),
    core: words.join(' '),
    skeleton: isName && words.join('').length > 4 ? skeletonOf(words.join(' ')) : '',
    words,
    modifiers: core
      .filter((i) => i !== head && i >= first)
      .map((i) => foldName(tokens[i]!.form))
      .filter((w) => words.includes(w)),
    register: entry?.name ?? null,
    governor,
    role: /^nsubj/.test(t.deprel)
      ? 'subject'
      : /^i?obj/.test(t.deprel)
        ? 'object'
        : t.deprel === 'nmod:poss'
          ? 'possessor'
          : 'other',
    equal: equalOf(),
    joined: t.deprel === 'conj' ? t.head : -1,
    relative: pronoun === 'who' ? relativeOf() : -1,
    quoted,
  }

  function sortOf(): Sort {
    if (pronoun === 'he' || pronoun === 'she' || pronoun === 'i' || pronoun === 'you') return 'person'
    if (pronoun === 'we' || pronoun) return null
    if (entry?.kind === 'person') return 'person'
    if (entry) return 'group'
    if (isName && name === 'PER') return 'person'
    if (isName && name === 'ORG') return 'group'
    if (isName && name === 'LOC') return 'place'
    if (kind === 'person' || kind === 'population' || male || female) return 'person'
    if (kind === 'facility' || PLACE_NOUN.test(t.lemma)) return 'place'
    if (kind !== null && kind !== 'unknown') return 'group'
    return isName ? null : 'thing'
  }

  function genderOf(): Gender {
    if (pronoun === 'he') return 'm'
    if (pronoun === 'she') return 'f'
    if (pronoun === 'it') return 'n'
    if (male !== female) return male ? 'm' : 'f'
    return null
  }

  function pluralOf(): boolean | null {
    if (pronoun === 'they' || pronoun === 'we') return true
    if (pronoun === 'he' || pronoun === 'she' || pronoun === 'it' || pronoun === 'i') return false
    if (pronoun === 'this') return low === 'these' || low === 'those'
    if (pronoun) return null
    if ((children[head] ?? []).some((c) => tokens[c]!.deprel === 'conj' && c <= last)) return true
    if (/S$/.test(t.xpos ?? '')) return true
    return /^NNP?$/.test(t.xpos ?? '') ? false : null
  }

  function equalOf(): number {
    if (t.deprel === 'appos') return t.head
    const below = children[head] ?? []
    if (below.some((c) => tokens[c]!.deprel === 'cop')) return below.find((c) => tokens[c]!.deprel === 'nsubj') ?? -1
    return -1
  }

  function relativeOf(): number {
    for (let k = t.head, n = 0; k >= 0 && n < 5; k = tokens[k]!.head, n++)
      if (tokens[k]!.deprel === 'acl:relcl') return tokens[k]!.head
    return -1
  }
}

function determined(tokens: Token[], below: readonly number[], first: number, head: number): NounType {
  for (const c of below) {
    const { form, upos, deprel } = tokens[c]!
    if (c >= head || c < first) continue
    if (deprel === 'nmod:poss') return 'whose'
    if (upos !== 'DET' && upos !== 'NUM') continue
    if (/^the$/i.test(form)) return 'the'
    if (/^(this|that|these|those|such)$/i.test(form)) return 'that'
    if (INDEFINITE.test(form) || upos === 'NUM') return 'a'
  }
  return 'bare'
}
