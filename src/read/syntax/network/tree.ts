/**
 * A tree from scores: the best head of each word, or, where these make no tree with one root, the maximum spanning tree
 * (Chu-Liu and Edmonds; in dense form, time and memory by the square of the words).
 *
 * In     scores[offset + d * stride + h]: of head h for word d; h = 0 is the root, word d is head d + 1.
 * Out    head of each word, 1-based, 0 for the root; exactly one word has head 0 and every word reaches it.
 */
export function decode(scores: Float32Array, offset: number, stride: number, words: number): Int32Array {
  const heads = new Int32Array(words)
  for (let d = 0; d < words; d++) {
    const row = offset + d * stride
    let best = -Infinity
    for (let h = 0; h <= words; h++) {
      const score = scores[row + h]!
      if (score > best && h !== d + 1) {
        best = score
        heads[d] = h
      }
    }
  }
  return isTree(heads) ? heads : spanningTree(scores, offset, stride, words)
}

/** One word under the root, and no circle. */
export function isTree(heads: Int32Array): boolean {
  let roots = 0
  const seen = new Int32Array(heads.length)
  for (let d = 0; d < heads.length; d++) {
    if (heads[d] === 0) roots++
    let at = d
    while (at >= 0 && seen[at] === 0) {
      seen[at] = d + 1
      at = heads[at]! - 1
    }
    if (at >= 0 && seen[at] === d + 1) return false
  }
  return roots === 1 || heads.length === 0
}

/** Beyond it a score is no score. */
const LARGEST = 1e5
/** More than all scores of a sentence together: so the root is taken once only. */
const ROOT_COST = 1e9

/**
 * Nodes are words 1..n and the root 0; circles become new nodes, as they are found, until one path leads from every node
 * to the root. enter[v][u] is the best known edge from any word of u into any word of v, less what taking it frees.
 */
function spanningTree(scores: Float32Array, offset: number, stride: number, words: number): Int32Array {
  const most = 2 * words + 1
  const size = words + 1
  // A contracted node takes the place (column and row) of one of its members.
  const weight = new Float64Array(size * size).fill(-Infinity)
  const source = new Int32Array(size * size)
  const target = new Int32Array(size * size)
  for (let d = 1; d < size; d++) {
    for (let h = 0; h < size; h++) {
      if (h === d) continue
      const score = scores[offset + (d - 1) * stride + h]!
      weight[d * size + h] = (Math.abs(score) < LARGEST ? score : -LARGEST) - (h === 0 ? ROOT_COST : 0)
      source[d * size + h] = h
      target[d * size + h] = d
    }
  }
  /** Place -> node that lies there now; node -> node it went into. */
  const node = Int32Array.from({ length: size }, (_, n) => n)
  const parent = new Int32Array(most + 1).fill(-1)
  const alive = new Uint8Array(size).fill(1)
  /** Chosen edge into each node: source word and target word. */
  const from = new Int32Array(most + 1)
  const into = new Int32Array(most + 1)
  const gain = new Float64Array(size)
  /** By place: 1 on the path, 2 leads to the root. */
  const state = new Uint8Array(size)
  state[0] = 2
  let nodes = size
  for (let start = 1; start < size; start++) {
    if (!alive[start] || state[start] === 2) continue
    const path = [start]
    state[start] = 1
    while (path.length > 0) {
      const v = path[path.length - 1]!
      let u = -1
      let best = -Infinity
      for (let p = 0; p < size; p++) {
        if (!alive[p] || p === v) continue
        const w = weight[v * size + p]!
        if (w > best) {
          best = w
          u = p
        }
      }
      from[node[v]!] = source[v * size + u]!
      into[node[v]!] = target[v * size + u]!
      gain[v] = best
      if (state[u] === 2) {
        for (const p of path) state[p] = 2
        path.length = 0
      } else if (state[u] === 0) {
        state[u] = 1
        path.push(u)
      } else {
        const circle = path.splice(path.indexOf(u))
        contract(circle)
        path.push(circle[0]!)
      }
    }
  }

  function contract(circle: readonly number[]): void {
    const into = circle[0]!
    for (const member of circle) {
      parent[node[member]!] = nodes
      for (let p = 0; p < size; p++) weight[member * size + p] = weight[member * size + p]! - gain[member]!
    }
    for (const member of circle.slice(1)) {
      alive[member] = 0
      for (let p = 0; p < size; p++) {
        better(into * size + p, member * size + p)
        better(p * size + into, p * size + member)
      }
    }
    node[into] = nodes++
  }

  function better(to: number, other: number): void {
    if (weight[other]! > weight[to]!) {
      weight[to] = weight[other]!
      source[to] = source[other]!
      target[to] = target[other]!
    }
  }

  return expand()

  /** From the outermost circle inwards: the edge that enters it decides for the member it enters. */
  function expand(): Int32Array {
    const heads = new Int32Array(words)
    const done = new Uint8Array(most + 1)
    for (let n = nodes - 1; n > 0; n--) {
      if (done[n]) continue
      const word = into[n]!
      heads[word - 1] = from[n]!
      for (let at = word; at !== n; at = parent[at]!) done[at] = 1
      done[n] = 1
    }
    return heads
  }
}
