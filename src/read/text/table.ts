/**
 * Tables of small numbers at sparse addresses, packed into text by models/sentences/pack.mjs.
 *
 * In     base64 of a bit stream: number of entries (24 bits), k (5), bits a value (4); then for every entry, by address:
 *        how far on it is from the one before, less one (Rice code with k low bits), and its value.
 * Out    one byte an address, 0 where there is no entry.
 */

/** Reads a packed table of `size` addresses. */
export function unpack(packed: string, size: number): Uint8Array {
  const text = atob(packed)
  const table = new Uint8Array(size)
  // The bits not yet read stand at the right of `held`, `have` of them.
  let at = 0
  let held = 0
  let have = 0
  const refill = (): void => {
    for (; have <= 24; have += 8) held = (held << 8) | text.charCodeAt(at++)
  }
  const bits = (n: number): number => {
    if (have < n) refill()
    have -= n
    return (held >>> have) & ((1 << n) - 1)
  }
  /** How many ones stand before the next zero. */
  const ones = (): number => {
    let count = 0
    for (;;) {
      if (have === 0) refill()
      const run = Math.min(have, Math.clz32(~(held << (32 - have))))
      count += run
      have -= run
      if (have === 0) continue
      have--
      return count
    }
  }
  const count = (bits(12) << 12) | bits(12)
  const low = bits(5)
  const width = bits(4)
  let address = -1
  for (let i = 0; i < count; i++) {
    const high = ones()
    const rest = low > 12 ? (bits(low - 12) << 12) | bits(12) : bits(low)
    address += 1 + ((high << low) | rest)
    table[address] = bits(width)
  }
  return table
}
