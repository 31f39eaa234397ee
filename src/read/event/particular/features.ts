/**
 * What the deed model sees of a deed of violence: how the words that name it are determined, told and dated, who takes
 * part and how particular they are, and how its report goes on.
 *
 * Out    features as numbers below SIZE, by a hash of their names; the same in training and in reading.
 */
import type { Event, Participant, Sentence, Token } from '../../../record/index.ts'
import { childrenOf } from '../../syntax/index.ts'
import { hashOf } from '../hash.ts'
import { headOf } from '../refine.ts'
import type { Trigger } from '../trigger.ts'

/** Number of features: a power of two. */
export const SIZE = 1 << 15

/** A deed as the rules found it. */
export interface Deed {
  event: Event
  trigger: Trigger
  sentence: number
}

export interface Report {
  sentences: readonly Sentence[]
  deeds: readonly Deed[]
}

const FIRST = /^(I|we|us|our|ours|my|me)$/i
const QUOTE = /^(["“”]|``|'')$/
const PAST = /\b(ago|last|yesterday|today|tonight|morning|afternoon|evening|night|previous)\b/i
const LONG = /\b(years?|decades?|always|daily|constantly|continu\w+|frequent\w*|every|never|often|history|months)\b/i

/** Names of the features of a deed. */
export function namesOf({ event, trigger, sentence }: Deed, { sentences, deeds }: Report): string[] {
  const { tokens } = sentences[sentence]!
  const t = tokens[trigger.head]!
  const children = childrenOf(tokens)
  const lemma = low(t)
  const form = `${trigger.isNoun ? 'N' : 'V'} ${t.xpos} ${trigger.light === null ? '' : tokens[trigger.light]!.xpos}`
  const below = (children[trigger.head] ?? []).map((c) => tokens[c]!)
  const out = ['bias', `l:${lemma}`, `f:${form}`, `r:${event.rule}`, `lf:${lemma} ${form}`]
  const det = below.find((c) => /^(det|nummod|nmod:poss)/.test(c.deprel))
  const determined = !trigger.isNoun ? 'v' : det === undefined ? '-' : det.upos === 'NUM' ? 'NUM' : low(det)
  out.push(`d:${determined}`, `df:${determined} ${form}`)
  const auxiliaries = below.filter((c) => c.deprel.startsWith('aux')).map(low)
  const tense = `${t.xpos} ${auxiliaries.join(' ')}`
  out.push(`a:${tense}`)
  for (const c of below) {
    if (/^(amod|advmod|compound)$/.test(c.deprel)) out.push(`m:${low(c)}`, `ml:${low(c)} ${lemma}`)
    if (/^(mark|cc)$/.test(c.deprel)) out.push(`k:${low(c)}`)
  }
  upward(tokens, trigger.light ?? trigger.head).forEach((step, i) => {
    out.push(`u${i}:${step}`)
    if (i === 0) out.push(`ul:${step} ${lemma}`)
  })
  const sides = { a: 'actor', r: 'recipient', v: 'victim' } as const
  const classes: string[] = []
  for (const [key, role] of Object.entries(sides)) {
    const ours = event.participants.filter((p) => p.role === role)
    const kinds = [...new Set(ours.map((p) => classOf(tokens, p)))]
    if (kinds.length === 0) kinds.push('-')
    for (const k of kinds) out.push(`${key}:${k}`, `${key}t:${k} ${tense}`)
    for (const p of ours) {
      const head = headOf(tokens, p)
      if (head >= 0) out.push(`${key}h:${low(tokens[head]!)}`, `${key}l:${low(tokens[head]!)} ${lemma}`)
    }
    classes.push(kinds.sort().join('+'))
  }
  out.push(`ar:${classes.join(' ')}`, `art:${classes.join(' ')} ${form}`)
  const dated = event.when?.basis ?? '-'
  const harmed = Object.keys(event.casualties).length > 0
  const placed = Math.min(event.where.length, 2)
  out.push(`w:${dated}`, `c:${harmed}`, `n:${event.count !== null}`, `p:${placed}`, `wpc:${dated} ${placed} ${harmed}`)
  for (const i of event.instruments) out.push(`i:${i.kind}`)
  if (event.instruments.length > 0) out.push('i')
  const words = tokens.map((x) => x.form).join(' ')
  const voice = [FIRST, QUOTE].map((r) => tokens.some((x) => r.test(x.form)))
  const flags = [...voice, /\?/.test(words), PAST.test(words), LONG.test(words), /\d/.test(words)]
  flags.forEach((on, i) => {
    if (on) out.push(`s${i}`, `s${i} ${form}`)
  })
  const root = tokens.find((x) => x.head < 0)
  if (root) out.push(`x:${root.xpos}`, `xl:${low(root)}`)
  out.push(`len:${Math.min(Math.floor(tokens.length / 12), 4)}`)
  out.push(
    `z:${Math.min(sentence, 5)}`,
    `zn:${size(sentences.length)}`,
    `zz:${Math.min(sentence, 3)} ${size(sentences.length)}`,
  )
  const beside = deeds.filter((d) => d.sentence === sentence).length
  out.push(
    `nb:${Math.min(beside, 4)}`,
    `nd:${Math.min(deeds.length, 8)}`,
    `ns:${size(sentences.length)} ${size(deeds.length)}`,
  )
  const again = deeds.filter((d) => d.event !== event && low(headToken(d, sentences)) === lemma)
  out.push(`g:${Math.min(again.length, 3)}`)
  for (const d of again)
    if (Object.keys(d.event.casualties).length > 0 || d.event.when?.basis === 'stated') out.push('g+')
  for (const near of [-1, 1])
    for (const d of deeds) if (d.sentence === sentence + near) out.push(`e${near}:${d.event.rule}`)
  return out
}

/** First feature of what is particular by its own words. */
export const SURE = hashOf('particular true', SIZE)

/** The first says whether a deed is particular by its own words. */
export function featuresOf(deed: Deed, report: Report, isParticular: boolean): number[] {
  const names = [`particular ${isParticular}`, ...namesOf(deed, report)]
  return [...new Set(names.map((name) => hashOf(name, SIZE)))]
}

const low = (t: Token) => t.lemma.toLowerCase()
const headToken = (d: Deed, sentences: readonly Sentence[]) => sentences[d.sentence]!.tokens[d.trigger.head]!
/** Few or many: 0, 1, 2, 3-4, 5-8, 9-16, ... */
const size = (n: number) => (n < 3 ? n : 1 + Math.ceil(Math.log2(n)))

/** How particular a party is: named, of a kind, counted, definite, one or many. */
function classOf(tokens: Token[], p: Participant): string {
  const head = headOf(tokens, p)
  if (head < 0) return p.kind
  const t = tokens[head]!
  if (t.upos === 'PRON') return `PRON ${/^(he|she|him|her)$/i.test(t.form) ? 'one' : low(t)}`
  if (t.upos === 'PROPN') return `${p.kind} named`
  const det = (childrenOf(tokens)[head] ?? [])
    .map((c) => tokens[c]!)
    .find((c) => /^(det|nummod|nmod:poss)/.test(c.deprel))
  const how =
    det === undefined ? 'bare' : det.upos === 'NUM' ? 'NUM' : /^(a|an|the)$/i.test(det.form) ? low(det) : det.deprel
  return `${p.kind} ${t.xpos} ${how}`
}

/** Up to three steps: relation and governor's lemma. */
function upward(tokens: Token[], from: number): string[] {
  const out: string[] = []
  for (let at = from; out.length < 3 && tokens[at]!.head >= 0; at = tokens[at]!.head)
    out.push(`${tokens[at]!.deprel} ${low(tokens[tokens[at]!.head]!)}`)
  return out
}
