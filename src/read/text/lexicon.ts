/**
 * Lexicons: data files of tab-separated rows, parsed once a process.
 *
 * Rows are sorted; empty lines and lines that begin with '#' are passed over.
 */
export type Lexicon = (name: string) => string

const parsed = new WeakMap<Lexicon, Map<string, readonly (readonly string[])[]>>()

/** The rows of data/`name`, each split at tabs. */
export function rowsOf(lexicon: Lexicon, name: string): readonly (readonly string[])[] {
  const files = parsed.get(lexicon) ?? new Map<string, readonly (readonly string[])[]>()
  parsed.set(lexicon, files)
  let rows = files.get(name)
  if (!rows) {
    rows = lexicon(name)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.replace(/\r$/, '').split('\t'))
    files.set(name, rows)
  }
  return rows
}

const made = new WeakMap<Lexicon, Map<string, unknown>>()

/** Something built from lexicons, built once: `key` names it. */
export function madeOf<T>(lexicon: Lexicon, key: string, make: () => T): T {
  const things = made.get(lexicon) ?? new Map<string, unknown>()
  made.set(lexicon, things)
  if (!things.has(key)) things.set(key, make())
  return things.get(key) as T
}
