/**
 * Groups by average link: the two groups whose members speak most for each other on average become one, until no
 * two do by more than `least`.
 *
 * In     n things, and for each pair that was looked at how much speaks for it; `absent` for every other pair.
 * Out    the group of each thing, named by its lowest member. Of equals the pair of lowest names goes first, so that the
 *        result is the same whatever the order of the pairs.
 * Cost   n log n for a bounded number of pairs a thing.
 */
export interface Pair {
  a: number
  b: number
  odds: number
}

interface Link {
  a: number
  b: number
  mean: number
  /** As many merges as either side had behind it: an older link is stale. */
  age: number
}

export function averageLink(n: number, pairs: readonly Pair[], { absent = 0, least = 0 } = {}): number[] {
  // Sums are kept less `absent`, so that a pair nobody looked at adds nothing.
  const near = Array.from({ length: n }, () => new Map<number, number>())
  for (const { a, b, odds } of pairs) {
    near[a]!.set(b, odds - absent)
    near[b]!.set(a, odds - absent)
  }
  const size = new Array<number>(n).fill(1)
  const merges = new Array<number>(n).fill(0)
  const into = Array.from({ length: n }, (_, i) => i)
  const heap = new Heap()
  const offer = (x: number, y: number) => {
    const [a, b] = x < y ? [x, y] : [y, x]
    const mean = near[a]!.get(b)! / (size[a]! * size[b]!) + absent
    if (mean > least) heap.push({ a, b, mean, age: merges[a]! + merges[b]! })
  }
  for (const { a, b } of pairs) offer(a, b)
  for (let link = heap.pop(); link !== undefined; link = heap.pop()) {
    const { a, b, age } = link
    if (into[a] !== a || into[b] !== b || merges[a]! + merges[b]! !== age) continue
    into[b] = a
    size[a]! += size[b]!
    merges[a]! += merges[b]! + 1
    for (const [other, sum] of near[b]!) {
      if (other === a) continue
      const both = sum + (near[a]!.get(other) ?? 0)
      near[a]!.set(other, both)
      near[other]!.delete(b)
      near[other]!.set(a, both)
    }
    near[a]!.delete(b)
    near[b]!.clear()
    for (const other of near[a]!.keys()) offer(a, other)
  }
  return into.map((_, i) => rootOf(into, i))
}

function rootOf(into: readonly number[], i: number): number {
  let root = i
  while (into[root] !== root) root = into[root]!
  return root
}

/** Largest mean first; then the lowest names. */
class Heap {
  readonly #links: Link[] = []

  push(link: Link): void {
    const links = this.#links
    let at = links.push(link) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(link, links[above]!)) break
      links[at] = links[above]!
      at = above
    }
    links[at] = link
  }

  pop(): Link | undefined {
    const links = this.#links
    const first = links[0]
    const last = links.pop()
    if (first === undefined || last === undefined || links.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= links.length) break
      if (below + 1 < links.length && isBefore(links[below + 1]!, links[below]!)) below += 1
      if (!isBefore(links[below]!, last)) break
      links[at] = links[below]!
      at = below
    }
    links[at] = last
    return first
  }
}

const isBefore = (x: Link, y: Link): boolean =>
  x.mean !== y.mean ? x.mean > y.mean : x.a !== y.a ? x.a < y.a : x.b < y.b
