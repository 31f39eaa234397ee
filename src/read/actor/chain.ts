/**
 * Chains: which mentions are one actor. A sieve, surest first, each phrase placed once, in text order: abbreviation in
 * brackets, apposition, key (register, state, exact name), form of a name; what none of these places and may point back (a
 * pronoun, "the group") the ranker does, over the chains that it can be; but who speaks on, speaks on: "he said" behind a
 * sentence that somebody said.
 *
 * Never joined: two full names that share only a surname. A surname alone that fits two people goes to the later one and
 * leaves a note.
 */
import type { Actor, Note, Token } from '../../record/index.ts'
import type { Lexicon } from '../text/index.ts'
import { type Chain, canBe, joinTo, lastAt, longest, newChain } from './chains.ts'
import type { Cluster } from './coref/cluster.ts'
import { Linker } from './coref/link.ts'
import type { Ranker } from './coref/ranker.ts'
import type { Mention } from './mention.ts'
import type { Phrase } from './phrase.ts'
import { foldName } from './register.ts'
import { headWord, initials, isShort, isVariant, keysOf } from './sieve.ts'
import { toActors } from './to-actors.ts'

const GROUP =
  /^(group|organi[sz]ation|movement|militia|faction|party|force|coalition|militant|rebel|insurgent|guerrilla)s?$/
/** Many by one noun: no name of a person stands for them. */
const COLLECTIVE =
  /^(army|cartel|coalition|company|couple|crew|crowd|faction|family|force|gang|group|household|militia|ministry|movement|network|organi[sz]ation|party|police|team)$/i
const RECENT = 16
const DESCRIPTIONS_APART = 4 // sentences

/** Verbs of saying whose subject is the speaker of the sentence. */
const SAYING =
  /^(say|tell|add|deny|claim|insist|warn|note|argue|explain|state|declare|accuse|blame|allege|announce|acknowledge|admit|assert|stress|reiterate|reject|condemn|confirm|dismiss|vow|pledge|urge|comment|reply|contend|maintain|charge|suggest|write|ask|call|demand|praise|promise|thank|welcome)$/

/** Is it the subject of what the sentence says was said? */
function speaks({ noun }: Phrase): boolean {
  const verb = noun.role === 'subject' ? noun.tokens[noun.governor] : undefined
  return verb !== undefined && /^(root|parataxis)/.test(verb.deprel) && SAYING.test(verb.lemma)
}

const ADDRESS = /^(mr|mrs|ms|miss|mister)\.?$/i

/** Every look-up below goes through an index or through the chains that the linker offers: linear in the text. */
export function chain(
  text: string,
  phrases: readonly Phrase[],
  ranker: Ranker,
  lexicon: Lexicon,
): { actors: Actor[]; notes: Note[] } {
  const chains: Chain[] = []
  const notes: Note[] = []
  const at = new Map<string, Chain>() // sentence:head -> chain
  const byKeys = new Map<string, Chain>()
  const byLastWord = new Map<string, Set<Chain>>()
  const byInitials = new Map<string, Set<Chain>>()
  const byEnd = new Map<number, { start: number; chain: Chain }>()
  const abbreviations = new Map<string, Chain>()
  const linker = new Linker(ranker, phrases)
  /** By last mention, latest last. */
  let recent: Chain[] = []
  const chainOf = new Map<Cluster, Chain>()
  let speaker: { sentence: number; chain: Chain } | null = null

  for (const phrase of phrases) {
    const m = phrase.mention
    if (!m) {
      linker.place(
        phrase,
        linker.rank(phrase, (c) => chainOf.has(c)),
      )
      continue
    }
    // A surname of the register, after another person of that surname: not whom the register means.
    if (m.surname && hasNamesake(m)) m.register = null
    const sure = m.pronoun
      ? (speaksOn(phrase) ?? ofSpeaker(phrase))
      : (byAbbreviation(m) ?? apposition(phrase) ?? byKey(m) ?? byName(m))
    const ranked =
      !sure && pointsBack(m) ? linker.rank(phrase, (c) => !canBe(phrase, chainOf.get(c) ?? null), MARGIN(m)) : null
    const home = sure ?? (ranked && chainOf.get(ranked)) ?? (ranked ? null : byDescription(phrase))
    if (!home && (m.pronoun || m.weak)) {
      linker.place(phrase, ranked)
      continue
    }
    const joined = home ?? newChain()
    if (!home) chains.push(joined)
    joinTo(joined, m)
    index(joined, m)
    recent = [...recent.filter((c) => c !== joined).slice(-RECENT), joined]
    joined.cluster = linker.place(phrase, joined.cluster)
    chainOf.set(joined.cluster, joined)
    if (!m.plural && speaks(phrase)) speaker = { sentence: m.sentence, chain: joined }
  }
  return { actors: toActors(chains, at, lexicon), notes }

  function index(c: Chain, m: Mention): void {
    at.set(`${m.sentence}:${m.head}`, c)
    for (const key of keysOf(m)) if (!byKeys.has(key)) byKeys.set(key, c)
    if (m.pronoun) return
    // "Armed Forces of Colombia (FARC)": the whole name ends there, not only the country's.
    if ((byEnd.get(m.span.end)?.start ?? m.span.start) >= m.span.start)
      byEnd.set(m.span.end, { start: m.span.start, chain: c })
    const name = foldName(m.text)
    if (!m.named || c.names.has(name)) return
    c.names.set(name, m)
    const words = name.split(' ')
    put(byLastWord, words[words.length - 1]!, c)
    if (m.kind !== 'person' && m.kind !== 'unknown') put(byLastWord, headWord(words), c)
    if (words.length > 1) put(byInitials, initials(words), c)
  }

  function hasNamesake(m: Mention): boolean {
    const words = foldName(m.text).split(' ')
    const namesakes = [...(byLastWord.get(words[words.length - 1]!) ?? [])].filter((c) => c.isPerson)
    return namesakes.length > 0 && !namesakes.some((c) => c.mentions.some((o) => o.register === m.register))
  }

  /** "Popular Defence Front (PDF)": what stands in brackets right behind a name is its short form, here and later. */
  function byAbbreviation(m: Mention): Chain | null {
    if (!m.named || !isShort(m.text)) return null
    const known = abbreviations.get(m.text)
    const before = /\s?\(\s?$/.exec(text.slice(Math.max(0, m.span.start - 3), m.span.start))
    const home =
      known ?? (before && text[m.span.end] === ')' ? byEnd.get(m.span.start - before[0].length)?.chain : undefined)
    if (!home || (!known && (home.isPerson || home.names.size === 0))) return null
    abbreviations.set(m.text, home)
    const first = home.mentions.find((o) => o.named)
    m.register = first?.register ?? null
    m.country = first?.country ?? m.country
    m.kind = first?.kind ?? m.kind
    return home
  }

  /** "He", "she" or "it" who says something, right behind a sentence whose speaker may be he, she or it. */
  function speaksOn(phrase: Phrase): Chain | null {
    const m = phrase.mention!
    const before = speaker?.sentence === m.sentence - 1 ? speaker.chain : null
    if (!before || !speaks(phrase)) return null
    if (m.lemma === 'it') return before.isPerson ? null : before
    if (m.kind !== 'person' || !before.isPerson) return null
    const { gender } = phrase.noun
    return before.cluster?.gender && gender && before.cluster.gender !== gender ? null : before
  }

  /** "The army said its troops came under fire": what a body says of "it" and "its" first is said of itself. */
  function ofSpeaker({ mention, noun: { tokens, head } }: Phrase): Chain | null {
    const { lemma, sentence } = mention!
    const t = tokens[head]!
    const subject = lemma === 'its' && /^nmod:poss/.test(t.deprel) ? tokens[t.head] : lemma === 'it' ? t : undefined
    const told = subject && /^nsubj/.test(subject.deprel) ? tokens[subject.head] : undefined
    if (told?.deprel !== 'ccomp' || told.head > head || !SAYING.test(tokens[told.head]!.lemma)) return null
    // "said the army had fled, adding that its men ...": the participle is of who spoke before.
    const subjectOf = (verb: Token) => tokens.findIndex((o) => /^nsubj/.test(o.deprel) && tokens[o.head] === verb)
    const spoke = (verb: Token) => SAYING.test(verb.lemma) && subjectOf(verb) >= 0
    const own = tokens[told.head]!
    const verb = own.xpos === 'VBG' ? tokens.slice(0, told.head).findLast(spoke) : own
    const body = verb ? subjectOf(verb) : -1
    const home = at.get(`${sentence}:${body}`)
    return home && !home.isPerson && !home.allPlural ? home : null
  }

  function apposition({ mention, noun }: Phrase): Chain | null {
    const m = mention!
    if (m.appositionOf === null) return null
    const { tokens } = noun
    const named = tokens[m.appositionOf]!
    const isMan = m.named && m.kind === 'person'
    // "the leader of the gang, Wilson Roe", "the family of one of them, Amir Roe": the man is the leader, and no gang.
    const isLeader = isMan && named.deprel === 'nmod' && at.get(`${m.sentence}:${named.head}`)?.offices.size
    const home = at.get(`${m.sentence}:${isLeader ? named.head : m.appositionOf}`)
    if (isMan && !isLeader && COLLECTIVE.test(named.lemma)) return null
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
      ...(byInitials.get(initials(words)) ?? []),
    ])
    const fits = [...near].filter((c) => !isOtherSex(m, c) && [...c.names.values()].some((o) => isVariant(words, m, o)))
    if (fits.length > 1 && fits.every((c) => c.isPerson))
      notes.push({
        rule: 'actor/shared-surname',
        reason: `"${m.text}" may be ${fits.map((c) => longest(c)).join(' or ')}; the one named last was taken.`,
        span: m.span,
      })
    return fits.sort((a, b) => lastAt(b) - lastAt(a))[0] ?? null
  }

  /** What the ranker left open: "the group" after one group, "the spokesman" after whoever holds that office. */
  function byDescription(phrase: Phrase): Chain | null {
    const m = phrase.mention!
    if (m.named || m.pronoun || !m.definite || m.text.includes(' ')) return null
    const isOffice = m.kind === 'person' && !m.plural
    if (!isOffice && !GROUP.test(m.lemma)) return null
    const fits = recent.filter(
      (c) =>
        m.sentence - c.mentions.at(-1)!.sentence <= DESCRIPTIONS_APART &&
        canBe(phrase, c) &&
        (isOffice ? c.offices.has(m.lemma) : c.isGroup),
    )
    return fits.at(-1) ?? null
  }

  /** "Mrs. Karim" is not Omar Karim, who was "he" before. */
  function isOtherSex(m: Mention, c: Chain): boolean {
    const before = /(\p{L}+\.?)\s$/u.exec(text.slice(Math.max(0, m.span.start - 8), m.span.start))?.[1] ?? ''
    if (!ADDRESS.test(before)) return false
    const sex = /^(mr|mister)/i.test(before) ? 'm' : 'f'
    return c.cluster?.gender != null && c.cluster.gender !== sex
  }
}

/** A pronoun or a description that takes up somebody told of before. */
const pointsBack = (m: Mention) => m.pronoun || (!m.named && m.definite)

/** By how much a chain must beat a new one: a description joined wrongly costs more than one left alone. */
const MARGIN = (m: Mention) => (m.pronoun ? 0 : 0.3)

function put(map: Map<string, Set<Chain>>, key: string, c: Chain): void {
  const known = map.get(key) ?? new Set<Chain>()
  map.set(key, known.add(c))
}
