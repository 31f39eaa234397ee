/**
 * Addressees: whom words are aimed at when grammar gives no recipient, inside what they are about: "demanded that Lima
 * pay", "promised aid to the islands", "declared a state of siege in the valley".
 */
import type { Participant, Sentence } from '../../record/index.ts'
import { childrenOf, countryOfWords } from '../syntax/index.ts'
import { covering } from '../text/index.ts'
import { TIME_WORD } from './grammar.ts'
import type { EventsInput } from './index.ts'
import { LONGEST_PLACE, type Parties } from './party.ts'
import { caseOf, type Trigger } from './trigger.ts'

const NOT_INTO = /^(parataxis|conj|acl:relcl|punct|appos|cc$|case|det|mark|aux|cop)/
const DEEP = 6
/** What stands behind these is about something else: "after the deaths of two soldiers", "according to". */
const ASIDE = /^(after|following|since|before|during|amid|despite|according|because|until|like|unlike|without|under)$/

/** The head of the nearest party below the trigger that takes no part yet; a place with a country last; -1 for none. */
export function addresseeOf(
  input: EventsInput,
  sentence: Sentence,
  trigger: Trigger,
  parties: Parties,
  taken: ReadonlySet<number>,
  known: readonly Participant[],
): number {
  const { tokens } = sentence
  const children = childrenOf(tokens)
  const from = trigger.isNoun ? (trigger.light ?? trigger.head) : trigger.head
  const actors = new Set(
    known
      .filter((p) => p.role === 'actor')
      .map((p) => p.actor)
      .filter((a) => a !== null),
  )
  const countries = new Set(
    known
      .filter((p) => p.role === 'actor')
      .map((p) => p.country)
      .filter((c) => c !== null),
  )
  const near: number[] = []
  let level = [from]
  for (let depth = 0; depth < DEEP && level.length > 0; depth++) {
    const next: number[] = []
    for (const at of level) {
      for (const c of children[at] ?? []) {
        const t = tokens[c]!
        if (NOT_INTO.test(t.deprel)) continue
        // The subject of the event acts; the subject of what it is about may be asked, accused, refused.
        if (at === from && /^nsubj/.test(t.deprel)) continue
        if (at === from && t.deprel === 'advcl' && !isPurpose(c)) continue
        if (/^(obl|nmod|advcl)/.test(t.deprel) && (ASIDE.test(caseOf(tokens, c)) || isAside(c))) continue
        near.push(c)
        next.push(c)
      }
    }
    level = next
  }
  const free = near.filter(
    (c) => !taken.has(c) && /^(NOUN|PROPN)$/.test(tokens[c]!.upos) && !TIME_WORD.test(tokens[c]!.form),
  )
  const isOther = (c: number) => {
    const actor = parties.actor(c)
    const { country } = parties.country(c)
    if (actor && actors.has(actor.id)) return false
    // "Algerian farmers" and "Algerian troops" are two; "Algiers" and "Algeria" are one.
    return country === null || !countries.has(country) || (tokens[c]!.upos === 'NOUN' && parties.isSomeone(c))
  }
  const party = free.find((c) => {
    const kind = parties.kind(c)
    if (kind === 'unknown' || kind === 'facility' || !isOther(c)) return false
    if (trigger.rule.type === 'MOBILIZE' && kind === 'military') return false
    return parties.isSomeone(c) && (parties.country(c).country !== null || parties.actor(c)?.named === true)
  })
  if (party !== undefined) return party
  const place = free.find((c) => {
    const t = tokens[c]!
    const country = covering(input.places, t.span, LONGEST_PLACE)[0]?.country ?? countryOfWords(input.lexicon, [t.form])
    return t.upos === 'PROPN' && country !== null && country !== undefined && isOther(c)
  })
  if (place !== undefined) return place
  return (
    free.find((c) => parties.country(c).basis === 'words' && parties.country(c).country !== null && isOther(c)) ?? -1
  )

  function isAside(c: number): boolean {
    return (children[c] ?? []).some((k) => tokens[k]!.deprel === 'mark' && ASIDE.test(tokens[k]!.form.toLowerCase()))
  }

  function isPurpose(c: number): boolean {
    return (children[c] ?? []).some(
      (k) => tokens[k]!.deprel === 'mark' && /^(to|if|unless|until)$/i.test(tokens[k]!.form),
    )
  }
}
