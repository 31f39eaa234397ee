/**
 * Chains: which mentions are one actor. A sieve, surest first; each mention is placed once, in text order.
 *
 * Never joined: two full names that share only a surname. A surname alone that fits two people goes to the later one and
 * leaves a note.
 */
import type { Actor, Note } from '../../record/index.ts'
import { countryName } from '../syntax/index.ts'
import type { Lexicon } from '../text/index.ts'
import type { Mention } from './mention.ts'
import { foldName } from './register.ts'

interface Chain {
  mentions: Mention[]
  /** Distinct named forms, folded, each with its first mention. */
  names: Map<string, Mention>
  /** 'lemma plural' of every mention that is no pronoun. */
  lemmas: Set<string>
  /** Words of the offices told of. */
  offices: Set<string>
  isPerson: boolean
  isGroup: boolean
  anyPlural: boolean
  allPlural: boolean
}

const SPAN_OF_PRONOUNS = 3 // sentences
const SPAN_OF_DESCRIPTIONS = 4
const FORCES = /^(force|troop|military|army|soldier|personnel|serviceman)s?$/
const GROUP =
  /^(group|organi[sz]ation|movement|militia|faction|party|force|coalition|militant|rebel|insurgent|guerrilla)s?$/

/** Every look-up below goes through an index or through the chains of the last few sentences: linear in the text. */
export function chain(mentions: readonly Mention[], lexicon: Lexicon): { actors: Actor[]; notes: Note[] } {
  const chains: Chain[] = []
  const notes: Note[] = []
  const at = new Map<string, Chain>() // sentence:head -> chain
  const byKeys = new Map<string, Chain>()
  const byLastWord = new Map<string, Set<Chain>>()
  const byInitials = new Map<string, Set<Chain>>()
  let recent: Chain[] = [] // by last mention, latest last

  for (const mention of mentions) {
    // A surname of the register, after another person of that surname: not whom the register means.
    if (mention.surname && hasNamesake(mention)) mention.register = null
    recent = recent.filter((c) => mention.sentence - lastOf(c).sentence <= SPAN_OF_DESCRIPTIONS)
    const found = mention.pronoun
      ? antecedent(mention)
      : (apposition(mention) ?? byKey(mention) ?? byName(mention) ?? byDescription(mention))
    if (!found && (mention.pronoun || mention.weak)) continue
    const home = found ?? newChain()
    if (!found) chains.push(home)
    join(home, mention)
    recent = [...recent.filter((c) => c !== home), home]
    at.set(`${mention.sentence}:${mention.head}`, home)
  }

  function join(c: Chain, m: Mention): void {
    c.mentions.push(m)
    c.isPerson ||= m.kind === 'person'
    c.isGroup ||= m.named && (m.kind === 'armed-group' || m.kind === 'organization')
    c.anyPlural ||= m.plural
    c.allPlural &&= m.plural
    for (const key of keysOf(m)) if (!byKeys.has(key)) byKeys.set(key, c)
    if (m.pronoun) return
    c.lemmas.add(`${m.lemma} ${m.plural}`)
    for (const word of m.office?.text.toLowerCase().split(' ') ?? []) c.offices.add(word)
    const name = foldName(m.text)
    if (!m.named || c.names.has(name)) return
    c.names.set(name, m)
    const words = name.split(' ')
    index(byLastWord, words[words.length - 1]!, c)
    if (words.length > 1) index(byInitials, initials(words), c)
  }

  function hasNamesake(m: Mention): boolean {
    const words = foldName(m.text).split(' ')
    const namesakes = [...(byLastWord.get(words[words.length - 1]!) ?? [])].filter((c) => c.isPerson)
    return namesakes.length > 0 && !namesakes.some((c) => c.mentions.some((o) => o.register === m.register))
  }

  function apposition(m: Mention): Chain | null {
    if (m.appositionOf === null) return null
    const home = at.get(`${m.sentence}:${m.appositionOf}`)
    // "Spain, France and Italy" is a list: two names of their own are never one actor.
    // A state is no apposition to people: "envoys of Spain, France and Italy".
    if (home?.isPerson && m.named && m.kind === 'government') return null
    return home && !(m.named && home.names.size > 0) ? home : null
  }

  function byKey(m: Mention): Chain | null {
    for (const key of keysOf(m)) {
      const known = byKeys.get(key)
      if (known) return known
    }
    return null
  }

  function byName(m: Mention): Chain | null {
    if (!m.named && !m.definite) return null
    const words = foldName(m.text).split(' ')
    const near = new Set([
      ...(byLastWord.get(words[words.length - 1]!) ?? []),
      ...(byInitials.get(words.join(' ')) ?? []),
    ])
    const fits = [...near].filter((c) => [...c.names.values()].some((o) => isVariant(words, m, o)))
    if (fits.length > 1 && fits.every((c) => c.isPerson))
      notes.push({
        rule: 'actor/shared-surname',
        reason: `"${m.text}" may be ${fits.map((c) => longest(c)).join(' or ')}; the one named last was taken.`,
        span: m.span,
      })
    return fits.sort((a, b) => lastAt(b) - lastAt(a))[0] ?? null
  }

  function byDescription(m: Mention): Chain | null {
    if (m.named || !m.definite || m.text.includes(' ')) return null
    const sameHead = recent.findLast((c) => c.lemmas.has(`${m.lemma} ${m.plural}`))
    if (sameHead) return sameHead
    // "the spokesman": whoever holds that office; "the ministry" is no office.
    const byOffice = m.kind === 'person' ? recent.findLast((c) => c.offices.has(m.lemma)) : undefined
    if (byOffice) return byOffice
    return GROUP.test(m.lemma) ? (recent.findLast((c) => c.isGroup) ?? null) : null
  }

  /** A person's or group's pronoun: the latest fitting chain, subjects first. */
  function antecedent(m: Mention): Chain | null {
    let best: Chain | null = null
    let bestScore = Number.NEGATIVE_INFINITY
    for (const c of recent) {
      const last = c.mentions.findLast((o) => o.sentence < m.sentence || o.head < m.head)
      if (!last || m.sentence - last.sentence > SPAN_OF_PRONOUNS) continue
      if (!agrees(m, c)) continue
      // "The army denied it": subject and object of one verb are two.
      if (m.governor >= 0 && sharesVerb(m, c)) continue
      const score =
        -10 * (m.sentence - last.sentence) +
        (last.isSubject ? 6 : 0) +
        Math.min(c.mentions.length, 4) +
        last.head / 1000
      if (score > bestScore) {
        best = c
        bestScore = score
      }
    }
    return best
  }

  const actors = chains.map((c, i) => toActor(c, `a${i + 1}`, lexicon))
  const indexOf = new Map(chains.map((c, i) => [c, i]))
  chains.forEach((c, i) => {
    const office = c.mentions.find((m) => m.office)?.office
    if (!office) return
    actors[i]!.office = office.text
    const of = office.organization && at.get(`${office.organization.sentence}:${office.organization.head}`)
    if (of && of !== c) {
      const organization = actors[indexOf.get(of)!]!
      actors[i]!.memberOf = organization.id
      actors[i]!.country ??= organization.country
    }
  })
  // "14th Brigade of the Popular Mobilization Forces": a name that ends in another's belongs to it.
  const byForm = new Map<string, Actor>()
  for (const a of actors)
    if (a.named)
      for (const n of [a.name, ...(a.aliases ?? [])]) if (!byForm.has(foldName(n))) byForm.set(foldName(n), a)
  actors.forEach((a) => {
    if (a.memberOf || !a.named || a.kind === 'person' || !/ of (the )?/.test(a.name)) return
    const whole = a.name.replace(/^.*? of (the )?/, '')
    const owner = byForm.get(foldName(whole))
    if (!owner || owner === a) return
    a.memberOf = owner.id
    a.country ??= owner.country
  })
  return { actors, notes }
}

function keysOf(m: Mention): string[] {
  const keys: string[] = []
  if (m.pronoun) return keys
  if (m.register) keys.push(`register ${m.register}`)
  else if (m.named && m.kind === 'government' && m.country && !m.text.includes(' of ')) {
    if (foldName(m.text).split(' ').length <= 3 && !/ministry|police|court|parliament|department/i.test(m.text))
      keys.push(`state ${m.country}`)
  }
  if (
    !m.register &&
    m.kind === 'military' &&
    m.country &&
    FORCES.test(m.lemma) &&
    foldName(m.text).split(' ').length <= 3
  )
    keys.push(`forces ${m.country}`)
  if (m.named || m.text.includes(' ')) keys.push(`name ${foldName(m.text)}`)
  return keys
}

/** Is this a shorter or differently written form of the other name? */
function isVariant(words: readonly string[], m: Mention, other: Mention): boolean {
  if (other.register && m.register && other.register !== m.register) return false
  const theirs = foldName(other.text).split(' ')
  if (other.kind === 'person') {
    if (m.kind !== 'person' && m.kind !== 'unknown' && !m.named) return false
    // Surname, or surname after one shared given name.
    return m.named && words.length === 1 && theirs.length > 1 && theirs[theirs.length - 1] === words[0]
  }
  if (m.kind === 'person' && m.named) return false
  // "the mobilization forces" for "Popular Mobilization Forces": the last two words or more.
  if (
    words.length >= 2 &&
    theirs.length > words.length &&
    words.every((w, i) => w === theirs[theirs.length - words.length + i])
  )
    return true
  // "People's Mobilization Forces": same initials, same last two words.
  if (words.length >= 3 && words.length === theirs.length && words.every((w, i) => w[0] === theirs[i]![0]))
    return words.slice(-2).every((w, i) => w === theirs[theirs.length - 2 + i])
  // "PMF" for its long form.
  return words.length === 1 && /^\p{Lu}{2,}$/u.test(m.text) && theirs.length >= 2 && initials(theirs) === words[0]
}

const initials = (words: readonly string[]) =>
  words
    .filter((w) => !/^(of|the|and|for)$/.test(w))
    .map((w) => w[0])
    .join('')

function agrees(m: Mention, c: Chain): boolean {
  if (m.kind === 'person') return c.isPerson && !c.allPlural
  if (c.isPerson && !m.plural) return false
  return m.plural === c.anyPlural
}

/** Some mention of the same sentence hangs on the same verb. */
function sharesVerb(m: Mention, c: Chain): boolean {
  for (let k = c.mentions.length - 1; k >= 0 && c.mentions[k]!.sentence === m.sentence; k--)
    if (c.mentions[k]!.governor === m.governor) return true
  return false
}

const newChain = (): Chain => ({
  mentions: [],
  names: new Map(),
  lemmas: new Set(),
  offices: new Set(),
  isPerson: false,
  isGroup: false,
  anyPlural: false,
  allPlural: true,
})

function index(map: Map<string, Set<Chain>>, key: string, c: Chain): void {
  const known = map.get(key) ?? new Set<Chain>()
  map.set(key, known.add(c))
}

const lastOf = (c: Chain) => c.mentions[c.mentions.length - 1]!
const lastAt = (c: Chain) => lastOf(c).span.start

function longest(c: Chain): string {
  const named = c.mentions.filter((m) => m.named)
  const pool = named.length > 0 ? named : c.mentions.filter((m) => !m.pronoun)
  return pool.reduce((a, b) => (b.text.length > a.text.length ? b : a)).text
}

function toActor(c: Chain, id: string, lexicon: Lexicon): Actor {
  const register = c.mentions.find((m) => m.register)?.register ?? null
  const named = c.mentions.some((m) => m.named)
  const first = c.mentions[0]!
  const state = c.mentions.every((m) => m.pronoun || keysOf(m).some((k) => k.startsWith('state ')))
    ? c.mentions.find((m) => m.country)?.country
    : undefined
  const name = register ?? (state ? countryName(lexicon, state) : named ? longest(c) : first.text)
  const person = c.mentions.find((m) => m.kind === 'person')
  const main = c.mentions.find((m) => m.register) ?? person ?? c.mentions.find((m) => m.named) ?? first
  const aliases = [
    ...new Set([...c.mentions.filter((m) => !m.pronoun && (m.named || named)).map((m) => m.text)]),
  ].filter((a) => a !== name)
  return {
    id,
    name,
    kind: main.kind,
    named,
    country: main.country ?? c.mentions.find((m) => m.country)?.country ?? null,
    ...(aliases.length > 0 ? { aliases } : {}),
    mentions: c.mentions.map((m) => m.span),
  }
}
