/** Offices: what a person is, of what. "Pentagon press secretary John Kirby"; "Marotto, a spokesman for the coalition". */
import type { ActorKind, Token } from '../../record/index.ts'
import { childrenOf, coreOf, subtreeSpan } from '../syntax/index.ts'

export interface Office {
  /** "press secretary", "military spokesman". */
  text: string
  /** Token index of the organization's head in the same sentence. */
  organization: number | null
  /** Token indices of the organization when it stands inside the title itself: "Pentagon". */
  inner: number[]
  /** How many core words the title takes in front of the name. */
  words: number
}

const OFFICE =
  /^(president|vice|premier|chancellor|prime|minister|secretary|king|queen|prince|sheikh|emir|sultan|ayatollah|pope|cardinal|archbishop|bishop|rev|father|judge|justice|ambassador|envoy|spokesman|spokeswoman|spokesperson|commander|chief|senator|sen|rep|representative|congressman|congresswoman|governor|gov|mayor|leader|director|chairman|chairwoman|general|gen|lt|lieutenant|col|colonel|maj|major|capt|captain|sgt|sergeant|adm|admiral|brig|brigadier|cmdr|marshal|officer|official|inspector|superintendent|commissioner|prosecutor|lawmaker|legislator|negotiator|mediator|pastor|imam|constable|councill?or|advis[eo]r|aide|mr|mrs|ms|dr|prof|professor|lawyer|attorney|analyst|expert|resident|witness|activist|reporter|journalist|sir|lord|lady|dame|deputy|undersecretary|speaker|head|coordinator|comandante|commandant)\.?$/i
/** Forms of address say nothing of an office. */
const ADDRESS = /^(mr|mrs|ms|dr|sir|lady|dame)\.?$/i

/** What a title goes on with: "General of Police". */
const OF_TITLE = /^(Customs|Defen[cs]e|Immigration|Intelligence|Police|Prisons|Staff|State)$/

/** A title in front of a name: the words of the core up to the last office word, when at least one name word follows. */
export function officeBefore(tokens: Token[], core: readonly number[]): Office | null {
  let last = -1
  for (let k = 0; k < core.length - 1; k++) if (OFFICE.test(tokens[core[k]!]!.form)) last = k
  if (last < 0) return null
  // "Inspector General of Police Vijay Kumar"
  if (
    /^of$/i.test(tokens[core[last + 1]!]!.form) &&
    OF_TITLE.test(tokens[core[last + 2]!]?.form ?? '') &&
    core.length > last + 3
  )
    last += 2
  const title = core.slice(0, last + 1)
  let inner: number[] = []
  let from = 0
  // "Pentagon press secretary": capitalised words before the office words are the organization.
  while (from < last && tokens[title[from]!]!.upos === 'PROPN' && !OFFICE.test(tokens[title[from]!]!.form)) from++
  const foreign =
    from > 0 &&
    /^(Foreign|Defen[cs]e|Interior|Prime|Home|Finance|Vice|Deputy|Chief|Attorney|First|Former|Ex|Acting|Late|Then|Outgoing|Incoming|Senior)$/i.test(
      tokens[title[0]!]!.form,
    )
  if (from > 0 && !foreign) inner = title.slice(0, from)
  else from = 0
  const words = title.slice(from).map((i) => tokens[i]!.form)
  const text = words.filter((w) => !ADDRESS.test(w)).join(' ')
  return { text, organization: null, inner, words: last + 1 }
}

/** An apposition or the noun's own phrase: "Marotto, a military spokesman for X"; "a spokesman for X". */
export function officeOf(text: string, tokens: Token[], head: number): Office | null {
  const children = childrenOf(tokens)
  const apposition = (children[head] ?? []).find((c) => tokens[c]!.deprel === 'appos' && isOffice(tokens[c]!))
  const at = apposition ?? (isOffice(tokens[head]!) ? head : -1)
  if (at < 0) return null
  const core = coreOf(tokens, at)
  let from = 0
  while (from < core.length - 1 && tokens[core[from]!]!.upos === 'PROPN') from++
  const inner = core.slice(0, from)
  // "Haiti's foreign minister": the office begins behind the 's.
  if (/^['’]s?$/.test(tokens[core[from]!]!.form) && from < core.length - 1) from++
  const owner = (children[at] ?? []).find((c) => tokens[c]!.deprel === 'nmod:poss')
  const phrase = (children[at] ?? []).find(
    (c) =>
      /^(nmod|obl)$/.test(tokens[c]!.deprel) &&
      (children[c] ?? []).some((k) => /^(for|of|at|with|in)$/i.test(tokens[k]!.form)),
  )
  // "the state's commissioner for security": what an office is for is no body by a common noun.
  const isBody = phrase !== undefined && (owner === undefined || tokens[phrase]!.upos === 'PROPN')
  const organization = (isBody ? phrase : owner) ?? null
  const first = tokens[core[from]!]!.span.start // "Pentagon press secretary" is press secretary
  const span =
    phrase === undefined
      ? { start: first, end: tokens[core[core.length - 1]!]!.span.end }
      : { start: first, end: subtreeSpan(tokens, phrase, outer).end }
  return {
    text: text
      .slice(span.start, span.end)
      .replace(/\s+/g, ' ')
      .replace(/^(a|an|the) /i, ''),
    organization,
    inner,
    words: 0,
  }
}

/** Who or what is by name a part of a body: "members of", "its 14th Brigade", "fighters from". */
const PART =
  /^(member|fighter|militant|soldier|commander|leader|wing|arm|branch|unit|faction|brigade|battalion|division|regiment|squad|cell|affiliate|offshoot|guerrilla|rebel|militiaman|militia|official|deputy|spokesman|spokeswoman|supporter|founder|chief|officer|cadre|column|front)s?$/i

/** Head of the body that a part or member belongs to by its own phrase; -1 for none. */
export function bodyOf(tokens: Token[], head: number, kind: ActorKind): number {
  if (!/^(military|armed-group|organization|person|government)$/.test(kind)) return -1
  const t = tokens[head]!
  if (!PART.test(t.lemma) && !PART.test(t.form)) return -1
  const children = childrenOf(tokens)
  const below = children[head] ?? []
  const owner = below.find((c) => tokens[c]!.deprel === 'nmod:poss')
  if (owner !== undefined && kind !== 'person') return owner
  return (
    below.find(
      (c) =>
        tokens[c]!.deprel === 'nmod' &&
        tokens[c]!.upos === 'PROPN' &&
        (children[c] ?? []).some((k) => /^(of|from|in|with|for)$/i.test(tokens[k]!.form)),
    ) ?? -1
  )
}

const outer = (deprel: string) => /^(acl|appos|conj|cc|punct|parataxis|det)/.test(deprel)

const isOffice = (t: Token) => t.upos === 'NOUN' && (OFFICE.test(t.lemma) || OFFICE.test(t.form))
