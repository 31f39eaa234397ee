/**
 * Tables of small numbers at sparse addresses, packed into text by models/sentences/pack.mjs.
 *
 * In     base64 of a bit stream: number of entries (24 bits), k (5), bits a value (4); then for every entry, by address:
 *        how far on it is from the one before, less one (Rice code with k low bits), and its value.
 * Out    one byte an address, 0 where there is no entry.
 */

/** Reads a packed table of `size` addresses. */
export function unpack(packed: string, size: number): Uint8Array {
  const bytes = atob(packed)
  const table = new Uint8Array(size)
  let at = 0
  const bit = (): number => (bytes.charCodeAt(at >> 3) >> (7 - (at++ & 7))) & 1
  const bits = (n: number): number => {
    let value = 0
    for (let i = 0; i < n; i++) value = (value << 1) | bit()
    return value
  }
  const count = bits(24)
  const low = bits(5)
  const width = bits(4)
  let address = -1
  for (let i = 0; i < count; i++) {
    let high = 0
    while (bit() === 1) high++
    address += 1 + ((high << low) | bits(low))
    table[address] = bits(width)
  }
  return table
}
