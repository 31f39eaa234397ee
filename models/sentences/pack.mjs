/** Packs a sparse table into base64; src/read/text/table.ts unpacks it and says how it is laid out. */

/**
 * @param entries [address, value] with distinct addresses; values below 2 ** width and above 0
 */
export function pack(entries, size, width) {
  const sorted = [...entries].sort((a, b) => a[0] - b[0])
  const low = Math.max(0, Math.floor(Math.log2((0.69 * size) / Math.max(1, sorted.length))))
  const bits = []
  const put = (value, n) => {
    for (let i = n - 1; i >= 0; i--) bits.push((value >> i) & 1)
  }
  put(sorted.length, 24)
  put(low, 5)
  put(width, 4)
  let last = -1
  for (const [address, value] of sorted) {
    const gap = address - last - 1
    for (let high = gap >> low; high > 0; high--) bits.push(1)
    bits.push(0)
    put(gap & ((1 << low) - 1), low)
    put(value, width)
    last = address
  }
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8))
  bits.forEach((bit, i) => {
    bytes[i >> 3] |= bit << (7 - (i & 7))
  })
  return bytes.toString('base64')
}
