/** Hashes of features: the trainer learns on the addresses made here, so no bit may change without training again. */

/** Addresses of features; a power of two. */
export const SIZE = 1 << 20

/** FNV-1a over UTF-16 units. */
export function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h
}

/** Mixes up to three numbers into one of 32 bits. */
export function mix(a: number, b: number, c = 0): number {
  let h = Math.imul(a + 1, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) ^ Math.imul(c, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 13), 0x297a2d39)
  return h ^ (h >>> 16)
}

/** The address, below SIZE, of what a template sees. */
export const address = (template: number, a: number, b = 0): number => mix(template, a, b) & (SIZE - 1)

/** A distance in steps that grow: 0, 1, 2, 3, 4-5, 6-8, 9-13, 14 and more; with its sign. */
export function step(distance: number): number {
  const d = Math.abs(distance)
  const size = d < 4 ? d : d < 6 ? 4 : d < 9 ? 5 : d < 14 ? 6 : 7
  return distance < 0 ? -size : size
}
