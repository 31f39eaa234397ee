/** Mending: what the parser gets wrong in a way that the words around show; each with the words it is for. */
import type { Token } from '../../record/index.ts'
import { childrenOf } from './walk.ts'

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
