/** The same things in another order; the order depends on the seed alone. */
export function shuffled<T>(things: readonly T[], seed: number): T[] {
  let state = seed
  return things
    .map((thing) => {
      state = (state * 48_271 + 11) % 2_147_483_647
      return { thing, key: state }
    })
    .sort((a, b) => a.key - b.key)
    .map(({ thing }) => thing)
}
