/** Packs [address, value] pairs of a table of `size` addresses into base64, `width` bits a value. */
export function pack(entries: readonly (readonly number[])[], size: number, width: number): string
