/** Mending: what the parser gets wrong in a way that the words around show; each with the words it is for. */
import type { Token } from '../../record/index.ts'
import { childrenOf } from './walk.ts'

const SPEAKING =
  /^(say|deny|claim|add|accuse|reject|admit|confirm|warn|insist|tell|report|announce|vow|blame|demand|urge|condemn|dismiss)$/

/** "denied that his men had harmed patients and accused police": whoever denied accused. */
export function mendSpeech(tokens: Token[]): void {
  for (const t of tokens) {
    const inner = tokens[t.head]
    const outer = inner && tokens[inner.head]
    if (t.deprel !== 'conj' || !/^VB[DN]$/.test(t.xpos ?? '') || !SPEAKING.test(t.lemma) || !inner || !outer) continue
    const isSpeech = inner.deprel === 'ccomp' && outer.xpos === 'VBD' && SPEAKING.test(outer.lemma)
    const hadDone = tokens.some((a) => a.upos === 'AUX' && /^had$/i.test(a.form) && tokens[a.head] === inner)
    if (isSpeech && hadDone && inner.xpos === 'VBN') t.head = inner.head
  }
}

/** "used tear gas to disperse the crowd and detained 30 people": a past tense is joined to one, not to an infinitive. */
export function mendPurpose(tokens: Token[]): void {
  for (const t of tokens) {
    const inner = tokens[t.head]
    const outer = inner && tokens[inner.head]
    if (t.deprel !== 'conj' || t.xpos !== 'VBD' || t.upos !== 'VERB' || inner?.xpos !== 'VB' || !outer) continue
    if (SPEAKING.test(t.lemma)) continue
    const hasTo = tokens.some((a) => a.deprel === 'mark' && /^to$/i.test(a.form) && tokens[a.head] === inner)
    if (hasTo && /^(advcl|xcomp)$/.test(inner.deprel) && outer.xpos === 'VBD') t.head = inner.head
  }
}

/** "killed at least 12 people": an object, whatever the preposition inside its number makes of it. */
export function mendObjects(tokens: Token[]): void {
  tokens.forEach((t, i) => {
    if (t.deprel !== 'obl' || t.upos !== 'NOUN' || t.head < 0 || t.head > i || tokens[t.head]!.upos !== 'VERB') return
    const children = childrenOf(tokens)
    const own = children[i] ?? []
    const number = own.find((c) => tokens[c]!.deprel === 'nummod')
    const isAtLeast = number !== undefined && /^(least|most|than)$/i.test(tokens[number - 1]?.form ?? '')
    if (!isAtLeast || own.some((c) => tokens[c]!.deprel === 'case')) return
    const beside = (children[t.head] ?? []).map((c) => tokens[c]!.deprel)
    if (!beside.some((deprel) => deprel === 'obj' || /:pass$/.test(deprel))) t.deprel = 'obj'
  })
}
