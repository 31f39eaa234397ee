/** A chain of mentions while a report is read: what they say together, and what it can still take up. */
import type { ActorKind } from '../../record/index.ts'
import type { Cluster } from './coref/cluster.ts'
import type { Mention } from './mention.ts'
import type { Phrase } from './phrase.ts'
import { keysOf } from './sieve.ts'

export interface Chain {
  mentions: Mention[]
  /** Distinct named forms, folded, each with its first mention. */
  names: Map<string, Mention>
  /** Words of the offices told of. */
  offices: Set<string>
  isPerson: boolean
  /** A named group or organization. */
  isGroup: boolean
  anyPlural: boolean
  /** Every mention is plural. */
  allPlural: boolean
  /** As the ranker keeps it. */
  cluster: Cluster | null
}

export const newChain = (): Chain => ({
  mentions: [],
  names: new Map(),
  offices: new Set(),
  isGroup: false,
  isPerson: false,
  anyPlural: false,
  allPlural: true,
  cluster: null,
})

export function joinTo(c: Chain, m: Mention): void {
  c.mentions.push(m)
  for (const word of m.office?.text.toLowerCase().split(' ') ?? []) c.offices.add(word)
  c.isGroup ||= m.named && (m.kind === 'armed-group' || m.kind === 'organization')
  c.isPerson ||= m.kind === 'person'
  c.anyPlural ||= m.plural
  c.allPlural &&= m.plural
}

const PRONOUNS_APART = 5 // sentences
const DESCRIPTIONS_APART = 12

/** Kinds that one body may be called by. */
const BODIES: readonly ActorKind[] = [
  'organization',
  'armed-group',
  'government',
  'military',
  'intergovernmental',
  'company',
  'media',
  'unknown',
]
const STATE_NOUN =
  /^(country|nation|government|state|republic|regime|kingdom|administration|authority|side|capital|junta)$/

/** May the phrase be this chain? `null` is a chain of things. */
export function canBe({ mention: m, noun }: Phrase, c: Chain | null): boolean {
  if (!m) return c === null
  if (c === null) return m.pronoun && (m.lemma === 'it' || m.lemma === 'its' || m.plural)
  const last = c.mentions[c.mentions.length - 1]!
  const apart = m.sentence - last.sentence
  if (apart > (m.pronoun ? PRONOUNS_APART : DESCRIPTIONS_APART)) return false
  if (isInside(noun, c)) return false
  if (m.pronoun) {
    // "The army denied it": subject and object of one verb are two.
    if (!noun.reflexive && m.governor >= 0 && sharesVerb(m, c)) return false
    if (m.kind === 'person') return c.isPerson && !c.allPlural
    if (m.plural) return c.anyPlural || !c.isPerson
    return !c.isPerson && !(c.allPlural && !c.mentions.some((o) => o.named))
  }
  const known = c.mentions.find((o) => !o.pronoun) ?? last
  if (m.country && known.country && m.country !== known.country) return false
  if (m.kind === 'person' || c.isPerson) return m.kind === 'person' && c.isPerson && m.plural === c.allPlural
  if (m.kind === 'population' || known.kind === 'population') return m.kind === known.kind && m.plural === c.anyPlural
  if (keysOf(known).some((key) => key.startsWith('state '))) return STATE_NOUN.test(m.lemma)
  if (m.kind === 'military' || known.kind === 'military') return m.kind === known.kind
  return BODIES.includes(m.kind) && BODIES.includes(known.kind)
}

/** The chain's last phrase holds this one: "[its] army" is not "it". */
function isInside(noun: Phrase['noun'], c: Chain): boolean {
  const last = c.cluster?.latest
  return (
    last !== undefined &&
    last.sentence === noun.sentence &&
    last.first <= noun.first &&
    last.last >= noun.last &&
    noun.head !== last.head &&
    // "rebels who said they would leave": a clause behind the head may take the head up again.
    noun.first <= last.head
  )
}

/** Some mention of the same sentence hangs on the same verb. */
function sharesVerb(m: Mention, c: Chain): boolean {
  for (let k = c.mentions.length - 1; k >= 0 && c.mentions[k]!.sentence === m.sentence; k--)
    if (c.mentions[k]!.governor === m.governor) return true
  return false
}

const lastOf = (c: Chain) => c.mentions[c.mentions.length - 1]!
export const lastAt = (c: Chain): number => lastOf(c).span.start

/** The longest name, else the longest description. */
export function longest(c: Chain): string {
  const named = c.mentions.filter((m) => m.named)
  const pool = named.length > 0 ? named : c.mentions.filter((m) => !m.pronoun)
  return pool.reduce((a, b) => (b.text.length > a.text.length ? b : a)).text
}
