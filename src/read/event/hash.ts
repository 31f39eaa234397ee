import { hash } from '../text/index.ts'

/** The number of a feature by its name, below `size`, a power of two. */
export function hashOf(name: string, size: number): number {
  const h = hash(name)
  return ((h >>> 16) ^ h) & (size - 1)
}
