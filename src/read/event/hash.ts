/** FNV-1a over UTF-16 units, folded to `size`, a power of two: the number of a feature by its name. */
export function hashOf(name: string, size: number): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return ((h >>> 16) ^ h) & (size - 1)
}
