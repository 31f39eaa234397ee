/** Ways through a tree. Every room that reads grammar uses these and nothing else of the tree's making. */
import type { Span, Token } from '../../record/index.ts'

const kept = new WeakMap<Token[], number[][]>()

/** Indices of each token's dependents, in text order. Computed once a sentence. */
export function childrenOf(tokens: Token[]): number[][] {
  const known = kept.get(tokens)
  if (known) return known
  const children: number[][] = tokens.map(() => [])
  tokens.forEach((t, i) => {
    if (t.head >= 0) children[t.head]?.push(i)
  })
  kept.set(tokens, children)
  return children
}

/** Indices of the token and all below it, in text order. `skip` cuts branches by relation. */
export function subtree(tokens: Token[], root: number, skip?: (deprel: string) => boolean): number[] {
  const children = childrenOf(tokens)
  const found: number[] = []
  const stack = [root]
  while (stack.length > 0) {
    const i = stack.pop()!
    found.push(i)
    for (const c of children[i] ?? []) if (!skip?.(tokens[c]!.deprel)) stack.push(c)
  }
  return found.sort((a, b) => a - b)
}

/** The span from the first to the last of these tokens. */
export function spanOf(tokens: Token[], indices: readonly number[]): Span {
  return { start: tokens[Math.min(...indices)]!.span.start, end: tokens[Math.max(...indices)]!.span.end }
}

/** Span of the subtree without outer punctuation. */
export function subtreeSpan(tokens: Token[], root: number, skip?: (deprel: string) => boolean): Span {
  const inner = subtree(tokens, root, skip).filter((i) => tokens[i]!.upos !== 'PUNCT' || i === root)
  return spanOf(tokens, inner)
}
