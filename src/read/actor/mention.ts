/** Mentions: noun phrases and pronouns that may stand for an actor, with what their own words say. */
import type { ActorKind, Name, NameType, Sentence, Span, Token } from '../../record/index.ts'
import { childrenOf, coreOf, countryOfCore, countryOfWords, isPeople, namesState } from '../syntax/index.ts'
import { datelineEnd } from '../text/dateline.ts'
import type { ActorsInput } from './index.ts'
import { type Around, countryOfPlace, innerMention, registeredBefore, registeredCore, wholeName } from './inner.ts'
import { isBetweenHyphens, isTold, kindOfPhrase, withoutAge } from './kind.ts'
import { bodyOf, officeBefore, officeOf } from './office.ts'

export interface Mention {
  sentence: number
  head: number
  span: Span
  /** As written, white space folded. */
  text: string
  kind: ActorKind
  country: string | null
  named: boolean
  pronoun: boolean
  /** "the group", "this ministry": points back to something told before. */
  definite: boolean
  plural: boolean
  lemma: string
  /** Canonical name in the register. */
  register: string | null
  /** The register knows it by surname alone: "Obama". */
  surname?: boolean
  /** Head of the word it is subject or object of; -1 when it is neither. */
  governor: number
  /** Counts only when it joins a chain. */
  weak?: boolean
  isSubject: boolean
  /** What a title or an apposition says: "press secretary", and where the organization's head stands. */
  office?: { text: string; organization: { sentence: number; head: number } | null }
  /** Head of the body whose part or member the words call it: "Hezbollah" of "Hezbollah guerrillas". */
  memberOf?: { sentence: number; head: number }
  /** Head of the noun this one stands in apposition to. */
  appositionOf: number | null
}

const PERSONAL = /^(he|she|him|her|his|they|them|their|it|its)$/i
const CALENDAR_WORD =
  /^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(january|february|march|april|may|june|july|august|september|october|november|december)$/i

const LOCATIVE = /^(in|at|near|into|across|inside|outside|around|toward|towards|throughout)$/

function caseBefore(tokens: Token[], head: number): string {
  const c = (childrenOf(tokens)[head] ?? []).find((k) => tokens[k]!.deprel === 'case')
  return c === undefined ? '' : tokens[c]!.form.toLowerCase()
}

const governorOf = (t: Token) => (/^(nsubj|obj|iobj|obl)/.test(t.deprel) ? t.head : -1)

/** All mentions in text order. */
export function findMentions({ text, sentences, names, places, lexicon }: ActorsInput): Mention[] {
  const mentions: Mention[] = []
  const placeAt = new Map(places.map((p) => [p.span.end, p]))
  const around: Around = { text, lexicon, placeAt }
  const nameOver = new Map<Token, Name>()
  /** Words behind the core of a name that belong to it: nothing of their own. */
  const taken = new Set<Token>()
  const nameEnds = new Map<number, NameType>(names.map((n) => [n.span.end, n.type]))
  let nextName = 0
  sentences.forEach((sentence, s) => {
    const { tokens } = sentence
    // Where a report was filed is nobody who acts: "BAGHDAD, June 28 (Agency) - ".
    const from = datelineEnd(text, sentence.span)
    for (let k = 0; k < tokens.length && nextName < names.length; k++) {
      const name = names[nextName]!
      const { span } = tokens[k]!
      if (span.start >= name.span.start && span.end <= name.span.end) nameOver.set(tokens[k]!, name)
      if (span.end >= name.span.end) nextName++
    }
    tokens.forEach((t, head) => {
      if (t.span.start < from || taken.has(t) || isBetweenHyphens(text, t)) return
      const made =
        t.upos === 'PRON'
          ? pronoun(sentence, s, head)
          : /^(NOUN|PROPN|ADJ|NUM)$/.test(t.upos)
            ? noun(sentence, s, head)
            : null
      if (made) mentions.push(made)
    })
  })
  return mentions

  function pronoun({ tokens }: Sentence, s: number, head: number): Mention | null {
    const t = tokens[head]!
    if (!PERSONAL.test(t.form)) return null
    const low = t.form.toLowerCase()
    return {
      sentence: s,
      head,
      span: t.span,
      text: t.form,
      kind: /^(it|its|they|them|their)$/.test(low) ? 'unknown' : 'person',
      country: null,
      named: false,
      pronoun: true,
      definite: true,
      plural: /^the/.test(low),
      lemma: low,
      register: null,
      governor: governorOf(t),
      isSubject: /^nsubj/.test(t.deprel),
      appositionOf: null,
    }
  }

  function noun(sentence: Sentence, s: number, head: number): Mention | null {
    const { tokens } = sentence
    const t = tokens[head]!
    // "U.S. forces": the state named in front of its forces is a mention of the state.
    if (t.deprel === 'compound' && t.upos === 'PROPN' && namesState(lexicon, t.form))
      return innerMention(around, tokens, s, [head])
    if (/^(compound|flat|amod|nummod|fixed|det|case|mark|nmod:desc)/.test(t.deprel)) return null
    if (CALENDAR_WORD.test(t.form)) return null
    const nominalHead = t.upos === 'NOUN' || t.upos === 'PROPN'
    const name = nameOver.get(t) ?? null
    const core = t.upos === 'PROPN' ? wholeName(around, tokens, coreOf(tokens, head), name) : coreOf(tokens, head)
    for (let k = coreOf(tokens, head).length; k < core.length; k++) taken.add(tokens[core[k]!]!)
    const determiner = (childrenOf(tokens)[head] ?? []).find((c) => tokens[c]!.upos === 'DET')
    const definite = determiner !== undefined && /^(the|this|that|these|those)$/i.test(tokens[determiner]!.form)
    // "No group claimed it": nobody.
    if (determiner !== undefined && /^(no|neither)$/i.test(tokens[determiner]!.form)) return null
    // "the dead", "four of their men": an adjective or number alone must be a phrase of people.
    if (!nominalHead && !(t.upos === 'ADJ' && definite && /^(dead|wounded|injured|missing|detained)$/i.test(t.form)))
      return null
    const first = tokens[core[0]!]!
    if (core.some((i) => /^\d+[:.]\d+$/.test(tokens[i]!.form) || /^[ap]\.?m\.?$/i.test(tokens[i]!.form))) return null
    const span = { start: first.span.start, end: tokens[core[core.length - 1]!]!.span.end }
    const written = text.slice(span.start, span.end).replace(/\s+/g, ' ')
    const nounKind = nominalHead ? kindOfPhrase(lexicon, sentence, head, core) : 'population'
    // "Popular Defence Forces": capitals inside the sentence and a proper noun in the phrase make a name of a noun.
    const isCapitalName =
      t.upos === 'NOUN' &&
      head > 0 &&
      !sentence.heading &&
      /^\p{Lu}\p{Ll}/u.test(t.form) &&
      core.some((i) => i > 0 && i !== head && /^\p{Lu}\p{Ll}/u.test(tokens[i]!.form))
    // "press secretary Jane Lowe", headed by its title: the name stands behind the head.
    const last = core[core.length - 1]!
    const isTitled = t.upos === 'NOUN' && last > head && tokens[last]!.upos === 'PROPN'
    const isName =
      isTitled || ((t.upos === 'PROPN' || isCapitalName) && !(nounKind !== null && t.form === t.form.toLowerCase()))
    const title = isTitled || (isName && nounKind === null) ? officeBefore(tokens, core) : null
    const nameType = (name?.span.end === span.end ? name.type : null) ?? nameEnds.get(span.end) ?? null
    const place = placeAt.get(span.end)
    const entry = registeredCore(around, tokens, core, title?.words ?? 0)
    // "Hezbollah guerrillas", "the Obama administration": whose they are, by the name in front.
    const whose =
      entry === null && nounKind !== null && core.length > 1 ? registeredBefore(around, tokens, core, head) : null
    const country =
      entry?.country ??
      countryOfCore(lexicon, tokens, core) ??
      whose?.entry.country ??
      (nounKind === null ? null : countryOfPlace(around, tokens, core, head))
    let kind: ActorKind | null = entry?.kind ?? null
    if (kind === null && title) kind = 'person'
    if (kind === null && nounKind !== null) kind = nounKind
    const isCountry = country !== null && countryOfWords(lexicon, [written]) === country
    // "four Palestinians" are no state, nor a name of one.
    const isSome = core.length > 1 && isPeople(lexicon, t.form) && core.some((i) => tokens[i]!.upos === 'NUM')
    if (kind === null && isSome) kind = 'population'
    if (kind === null && isCountry) kind = isPeople(lexicon, written) ? 'population' : 'government'
    if (kind === null && isName)
      kind =
        nameType === 'PER' || (nameType === null && core.length > 1 && isTold(tokens, head))
          ? 'person'
          : nameType === 'ORG'
            ? 'organization'
            : null
    // "in Iraq", "near the capital": where, not who.
    if ((isCountry || place) && isName && LOCATIVE.test(caseBefore(tokens, head))) return null
    // A place that is not a state is an actor only where it acts ("Washington said").
    if (place && !isCountry && !isSome && entry === null && nounKind === null && !title) {
      if (!/^nsubj/.test(t.deprel)) return null
      kind = 'government'
    }
    // A lone name that nothing explains may be the surname of someone told of before: chain.ts decides.
    const weak = kind === null && isName && core.length === 1
    if (weak) kind = 'unknown'
    if (kind === null) return null
    if (!isName && kind === 'facility') return null
    const nameCore = title ? core.slice(title.words) : kind === 'person' ? withoutAge(tokens, core) : core
    const start = tokens[nameCore[0]!]!.span.start
    const own = { start, end: span.end }
    const told =
      !isTitled && (kind === 'person' || kind === 'military' || kind === 'government')
        ? officeOf(text, tokens, head)
        : null
    // "Col. Wayne Marotto, a spokesman for the coalition": the rank and the office, the office's organization first.
    const office =
      title && told
        ? {
            ...told,
            text: [title.text, told.text].filter((o) => o !== '').join(', '),
            inner: told.inner.length > 0 ? told.inner : title.inner,
          }
        : (title ?? told)
    const made: Mention = {
      sentence: s,
      head,
      span: own,
      text: text.slice(own.start, own.end).replace(/\s+/g, ' '),
      kind,
      // A surname may be a town's name: "Mahamadou Sana".
      country: country ?? (place && isName && kind !== 'person' ? place.country : null),
      named: !isSome && (entry !== null || isCountry || isName),
      pronoun: false,
      definite,
      plural: /s$/.test(t.form) && t.form.toLowerCase() !== t.lemma,
      lemma: (t.upos === 'PROPN' ? t.form : t.lemma).toLowerCase(),
      register: entry?.name ?? null,
      surname: entry?.surname ?? false,
      weak,
      governor: governorOf(t),
      isSubject: /^nsubj/.test(t.deprel),
      // A row of names is a list, whatever its first member hangs on.
      appositionOf:
        t.deprel === 'appos' && !(childrenOf(tokens)[head] ?? []).some((c) => tokens[c]!.deprel === 'conj')
          ? t.head
          : null,
    }
    const body = bodyOf(tokens, head, kind)
    if (body >= 0) made.memberOf = { sentence: s, head: body }
    if (whose && !office && whose.entry.kind !== 'person') {
      const words = core.filter((i) => i >= whose.first && i <= whose.last)
      mentions.push(innerMention(around, tokens, s, words))
      made.memberOf = { sentence: s, head: whose.last }
    }
    if (office) {
      const inner = office.inner.length > 0 ? innerMention(around, tokens, s, office.inner) : null
      if (inner) mentions.push(inner)
      // "its leader Omar Fadel"
      const owner = isTitled ? (childrenOf(tokens)[head] ?? []).find((c) => PERSONAL.test(tokens[c]!.form)) : undefined
      const org = office.organization ?? inner?.head ?? owner ?? null
      made.office = { text: office.text, organization: org === null ? null : { sentence: s, head: org } }
    }
    return made
  }
}
